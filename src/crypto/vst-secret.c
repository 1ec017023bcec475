#include "crypto/vst-secret.h"

#include <alloca.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "crypto/vst-digest.h"

struct _VstSecret
{
  gatomicrefcount ref_count;
  guint8 *data; /* mapped pages: @size bytes, a zero byte, and zeros to the page's end */
  gsize size;
  gsize mapped;
};

G_DEFINE_BOXED_TYPE (VstSecret, vst_secret, vst_secret_ref, vst_secret_unref)

static gsize
whole_pages (gsize size)
{
  gsize page = (gsize) sysconf (_SC_PAGESIZE);

  if (size > G_MAXSIZE - page)
    g_error ("A secret of %" G_GSIZE_FORMAT " bytes cannot be kept", size);

  return (size / page + 1) * page; /* one byte more than @size fits in any case */
}

VstSecret *
vst_secret_new (const void *data, gsize size)
{
  VstSecret *self;
  void *pages;

  g_return_val_if_fail (data != NULL || size == 0, NULL);

  self = g_new0 (VstSecret, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->size = size;
  self->mapped = whole_pages (size);

  pages = mmap (NULL, self->mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (pages == MAP_FAILED)
    g_error ("No memory for a secret of %" G_GSIZE_FORMAT " bytes", size);

  /* Both are best effort: a limit on locked memory must not stop a sign-in. */
  (void) mlock (pages, self->mapped);
  (void) madvise (pages, self->mapped, MADV_DONTDUMP);

  self->data = pages;
  if (size > 0)
    memcpy (self->data, data, size);

  return self;
}

VstSecret *
vst_secret_new_text (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return vst_secret_new (text, strlen (text));
}

VstSecret *
vst_secret_take_text (char *text)
{
  VstSecret *self = vst_secret_new_text (text);

  vst_wipe_text (text);

  return self;
}

VstSecret *
vst_secret_ref (VstSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
vst_secret_unref (VstSecret *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  vst_wipe (self->data, self->mapped);
  munmap (self->data, self->mapped);
  g_free (self);
}

const guint8 *
vst_secret_get_data (const VstSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->data;
}

gsize
vst_secret_get_size (const VstSecret *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->size;
}

const char *
vst_secret_get_text (const VstSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *) self->data;
}

gboolean
vst_secret_equal (const VstSecret *a, const VstSecret *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return a->size == b->size && vst_equal_in_constant_time (a->data, b->data, a->size);
}

void
vst_wipe (void *data, gsize size)
{
  g_return_if_fail (data != NULL || size == 0);

  if (size > 0)
    explicit_bzero (data, size);
}

/* Never inlined: its frame has to lie where the frames of earlier calls lay. */
G_GNUC_NO_INLINE void
vst_wipe_stack (gsize size)
{
  g_return_if_fail (size <= 256 * 1024);

  vst_wipe (alloca (size), size);
}

void
vst_wipe_text (char *text)
{
  if (text == NULL)
    return;

  vst_wipe (text, strlen (text));
  g_free (text);
}
