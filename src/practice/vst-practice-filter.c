#include "practice/vst-practice-filter.h"

#include <string.h>

#include "practice/vst-practice-fault.h"

typedef struct
{
  const char *name;
  const char *equal, *prefix; /* conditions */
} Searchable;

/* A range, which an index finds; no text is greater than one that goes on with the last character.
 */
#define PREFIX(column, value) column " >= " value " AND " column " < " value " || char(1114111)"
#define ATTRIBUTE_EQUAL                                                                            \
  "id IN (SELECT user FROM attributes WHERE name = ?5 AND value = ?3 COLLATE NOCASE)"
#define ATTRIBUTE_PREFIX                                                                           \
  "id IN (SELECT user FROM attributes WHERE name = ?5"                                             \
  " AND value >= ?3 COLLATE NOCASE AND value < ?3 || char(1114111) COLLATE NOCASE)"
#define STATE "CASE enabled WHEN 0 THEN 'Disabled' ELSE 'Enabled' END"

/* User name and statuses are told apart by case, the others are not. */
static const Searchable searchables[] = {
  { "username", "name = ?3", PREFIX ("name", "?3") },
  { "sub", "sub = lower(?3)", PREFIX ("sub", "lower(?3)") },
  { "cognito:user_status", "status = ?3", PREFIX ("status", "?3") },
  { "status", STATE " = ?3", "substr(" STATE ", 1, length(?3)) = ?3" },
  { "email", ATTRIBUTE_EQUAL, ATTRIBUTE_PREFIX },
  { "phone_number", ATTRIBUTE_EQUAL, ATTRIBUTE_PREFIX },
  { "name", ATTRIBUTE_EQUAL, ATTRIBUTE_PREFIX },
  { "given_name", ATTRIBUTE_EQUAL, ATTRIBUTE_PREFIX },
  { "family_name", ATTRIBUTE_EQUAL, ATTRIBUTE_PREFIX },
  { "preferred_username", ATTRIBUTE_EQUAL, ATTRIBUTE_PREFIX },
};

static const Searchable *
find_searchable (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (searchables); i++)
    if (g_str_equal (searchables[i].name, name))
      return &searchables[i];
  return NULL;
}

const char *
vst_practice_filter_get_condition (const VstPracticeFilter *filter)
{
  const Searchable *searchable = filter->name != NULL ? find_searchable (filter->name) : NULL;

  if (searchable == NULL)
    return "1";
  return filter->prefix ? searchable->prefix : searchable->equal;
}

void
vst_practice_filter_clear (VstPracticeFilter *filter)
{
  g_clear_pointer (&filter->name, g_free);
  g_clear_pointer (&filter->value, g_free);
}

static const char *
skip_blanks (const char *at)
{
  while (g_ascii_isspace (*at))
    at++;
  return at;
}

/* A quoted text with \" and \\ in it, up to the end; %NULL if it is none. */
static char *
take_value (const char *at)
{
  g_autoptr (GString) value = g_string_new (NULL);

  if (*at++ != '"')
    return NULL;
  for (; *at != '"'; at++)
    {
      if (*at == '\\' && (at[1] == '"' || at[1] == '\\'))
        at++;
      if (*at == '\0')
        return NULL;
      g_string_append_c (value, *at);
    }
  return *skip_blanks (at + 1) == '\0' ? g_strdup (value->str) : NULL;
}

gboolean
vst_practice_filter_parse (const char *text, VstPracticeFilter *filter, GError **error)
{
  const char *at = skip_blanks (text != NULL ? text : "");
  gsize name_size = strcspn (at, " \t^=\"");

  if (*at == '\0')
    return TRUE;
  filter->name = g_strndup (at, name_size);
  at = skip_blanks (at + name_size);
  filter->prefix = *at == '^';
  at += filter->prefix ? 1 : 0;
  if (*at == '=')
    filter->value = take_value (skip_blanks (at + 1));
  if (filter->value == NULL)
    return vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PARAMETER,
                              "Error while parsing filter");
  if (find_searchable (filter->name) == NULL)
    return vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PARAMETER,
                              "Invalid search attribute: %s", filter->name);
  return TRUE;
}
