#include "ui/vst-attribute-words.h"

#include <glib/gi18n.h>

/* The standard claims of OpenID Connect Core 1.0, section 5.1, as Cognito has them. */
static const struct
{
  const char *attribute, *name;
} names[] = {
  { "address", N_ ("Address") },
  { "birthdate", N_ ("Birthdate") },
  { "email", N_ ("Email") },
  { "family_name", N_ ("Family name") },
  { "gender", N_ ("Gender") },
  { "given_name", N_ ("Given name") },
  /* Translators: the language that a person prefers, such as “en-US”. */
  { "locale", N_ ("Language") },
  { "middle_name", N_ ("Middle name") },
  { "name", N_ ("Full name") },
  { "nickname", N_ ("Nickname") },
  { "phone_number", N_ ("Phone number") },
  { "picture", N_ ("Picture") },
  { "preferred_username", N_ ("Preferred user name") },
  { "profile", N_ ("Profile page") },
  { "updated_at", N_ ("Time of last change") },
  { "website", N_ ("Website") },
  { "zoneinfo", N_ ("Time zone") },
};

const char *
vst_attribute_words_name (const char *attribute)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (names[i].attribute, attribute) == 0)
      return _ (names[i].name);
  return attribute;
}
