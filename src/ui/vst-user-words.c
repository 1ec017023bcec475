#include "ui/vst-user-words.h"

#include <glib/gi18n.h>

#include "ui/vst-attribute-words.h"
#include "ui/vst-words.h"

/* What users can be searched by beside ordinary attributes. */
static const struct
{
  const char *name, *words;
} names[] = {
  { "username", N_ ("User name") },
  /* Translators: the state of a user such as “CONFIRMED”. */
  { "cognito:user_status", N_ ("Status") },
  /* Translators: a user is “Enabled” or “Disabled”. */
  { "status", N_ ("Enabled or Disabled") },
  { "sub", N_ ("User ID (sub)") },
};

const char *
vst_user_words_search_name (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (names[i].name, name) == 0)
      return _ (names[i].words);
  return vst_attribute_words_name (name);
}

char *
vst_user_words_dup_status (VstUserItem *user)
{
  const char *status = vst_user_item_get_status (user);

  if (status == NULL)
    status = _ ("Unknown");
  if (vst_user_item_get_enabled (user))
    return g_strdup (status);
  /* Translators: %s is a user's status such as “CONFIRMED”. */
  return vst_words_fill (_ ("%s, disabled"), status);
}
