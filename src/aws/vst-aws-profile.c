#include "aws/vst-aws-profile.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "aws/vst-aws-credentials.h"

#define SIZE_LIMIT (1024 * 1024)

typedef struct
{
  VstAwsProfileFile file;
  VstAwsProfileFunc func;
  gpointer user_data;
  const char *profile; /* %NULL outside of any */
  gssize indent;       /* of the last setting; -1 before the first of a section */
} Parser;

static char *
unquoted (char *name)
{
  gsize size = strlen (name);

  if (size < 2 || (name[0] != '"' && name[0] != '\'') || name[size - 1] != name[0])
    return name;

  name[size - 1] = '\0';

  return name + 1;
}

/* The profile that the section @name is about; %NULL: about something else. */
static const char *
section_profile (VstAwsProfileFile file, char *name)
{
  static const char prefix[] = "profile";
  const gsize size = sizeof prefix - 1;

  if (file == VST_AWS_PROFILE_CREDENTIALS || g_str_equal (name, "default"))
    return name;
  if (g_str_has_prefix (name, prefix) && g_ascii_isspace (name[size]))
    return unquoted (g_strchug (name + size));

  return NULL;
}

static void
parse_section (Parser *self, char *line)
{
  char *end = strchr (line, ']');

  self->profile = NULL;
  self->indent = -1;
  if (end == NULL)
    return;

  *end = '\0';
  self->profile = section_profile (self->file, g_strstrip (line + 1));
  if (self->profile != NULL)
    self->func (self->profile, NULL, NULL, self->user_data);
}

/* Takes " # words" away. No value that is read here can hold a blank. */
static void
cut_comment (char *value)
{
  for (char *p = value; *p != '\0'; p++)
    {
      if (g_ascii_isspace (p[0]) && (p[1] == '#' || p[1] == ';'))
        {
          *p = '\0';
          return;
        }
    }
}

static void
parse_setting (Parser *self, char *line, gssize indent)
{
  char *separator = strpbrk (line, "=:");
  char *value;

  /* Deeper than the setting above: it goes on there ("s3 =" and its lines). */
  if (self->indent >= 0 && indent > self->indent)
    return;

  self->indent = indent;
  if (self->profile == NULL || separator == NULL)
    return;

  *separator = '\0';
  value = separator + 1;
  cut_comment (value);
  for (char *p = line; *p != '\0'; p++)
    *p = g_ascii_tolower (*p);
  self->func (self->profile, g_strchomp (line), g_strstrip (value), self->user_data);
}

static void
parse_line (Parser *self, char *line)
{
  gssize indent = (gssize) strspn (line, " \t");

  line = g_strchomp (line + indent);
  if (line[0] == '\0' || line[0] == '#' || line[0] == ';')
    return;

  if (line[0] == '[')
    parse_section (self, line);
  else
    parse_setting (self, line, indent);
}

void
vst_aws_profile_parse (char *text,
                       VstAwsProfileFile file,
                       VstAwsProfileFunc func,
                       gpointer user_data)
{
  Parser self = { file, func, user_data, NULL, -1 };

  g_return_if_fail (text != NULL && func != NULL);

  if (g_str_has_prefix (text, "\357\273\277")) /* byte order mark */
    text += 3;

  while (*text != '\0')
    {
      char *end = text + strcspn (text, "\r\n");
      char *next = *end == '\0' ? end : end + 1;

      *end = '\0';
      parse_line (&self, text);
      text = next;
    }
}

static void
set_unreadable (GError **error, const char *path, const char *why)
{
  g_set_error (error, VST_AWS_CREDENTIALS_ERROR, VST_AWS_CREDENTIALS_ERROR_UNREADABLE,
               "%s cannot be read: %s", path, why);
}

/* Up to @room bytes. It need not be a plain file: people point these at /dev/null. */
static gssize
read_all (int fd, char *buffer, gsize room)
{
  gsize size = 0;

  while (size < room)
    {
      gssize got = read (fd, buffer + size, room - size);

      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        return -1;
      if (got == 0)
        break;
      size += (gsize) got;
    }

  return (gssize) size;
}

char *
vst_aws_profile_read_file (const char *path, GError **error)
{
  char *buffer;
  gssize size;
  int fd;
  int failure;

  g_return_val_if_fail (path != NULL, NULL);

  /* Non-blocking, or a pipe that nobody writes to would hold the thread for ever. */
  fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd < 0 && (errno == ENOENT || errno == ENOTDIR))
    return g_strdup ("");
  if (fd < 0)
    {
      set_unreadable (error, path, g_strerror (errno));
      return NULL;
    }

  buffer = g_malloc (SIZE_LIMIT + 1);
  size = read_all (fd, buffer, SIZE_LIMIT + 1);
  failure = errno;
  close (fd);

  if (size < 0)
    set_unreadable (error, path, g_strerror (failure));
  else if (size > SIZE_LIMIT)
    set_unreadable (error, path, "it is larger than 1 MiB");
  else if (!g_utf8_validate_len (buffer, (gsize) size, NULL))
    set_unreadable (error, path, "it is not a text file");
  else
    {
      buffer[size] = '\0';
      return buffer;
    }

  vst_wipe (buffer, (gsize) MAX (size, 0));
  g_free (buffer);

  return NULL;
}
