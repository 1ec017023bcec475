#include "app/vst-options.h"

#include <glib/gi18n.h>

#include "flow/vst-shared-pool.h"

static const struct
{
  const char *option;
  VstPoolField field;
} pool_options[] = {
  { "region", VST_POOL_FIELD_REGION },
  { "user-pool-id", VST_POOL_FIELD_USER_POOL_ID },
  { "client-id", VST_POOL_FIELD_CLIENT_ID },
  { "endpoint", VST_POOL_FIELD_ENDPOINT },
};

void
vst_options_declare (GApplication *application)
{
  const GOptionEntry entries[] = {
    { "practice", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Start with the practice pool"), NULL },
    { "region", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("AWS region of the user pool"),
      /* Translators: stands for a value in the help of the command line. */
      N_ ("REGION") },
    { "user-pool-id", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("User pool ID"), N_ ("ID") },
    { "client-id", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("App client ID"), N_ ("ID") },
    { "endpoint", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Endpoint, instead of the region’s own"),
      N_ ("URL") },
    { "user-name", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("User name to fill in"), N_ ("NAME") },
    { "email", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Email to fill in"), N_ ("ADDRESS") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (application, entries);
  g_application_set_option_context_parameter_string (application, "[FILE.vestibule-pool]");
}

static VstSavedPool *
ensure_pool (VstOptions *self)
{
  if (self->pool == NULL)
    self->pool = vst_saved_pool_new ();
  return self->pool;
}

static void
fill_in (VstOptions *self, VstPoolField field, const char *text)
{
  if (text != NULL)
    vst_saved_pool_set_text (ensure_pool (self), field, text);
}

static void
read_file (VstOptions *self, VstSharedPool *file)
{
  self->pool = g_object_ref (file->pool);
  self->user_name = g_steal_pointer (&file->user_name);
  self->email = g_steal_pointer (&file->email);
  self->password = g_steal_pointer (&file->password);
  self->n_pools = file->n_pools;
}

/* What is given on the command line wins over the file. */
static void
read_text (GVariantDict *dict, const char *option, char **place)
{
  const char *text = NULL;

  if (g_variant_dict_lookup (dict, option, "&s", &text))
    {
      g_free (*place);
      *place = g_strdup (text);
    }
}

VstOptions *
vst_options_new (GVariantDict *dict, const char *file, gsize file_size, GError **error)
{
  g_autoptr (VstOptions) self = g_new0 (VstOptions, 1);

  if (file != NULL)
    {
      g_autoptr (VstSharedPool) shared = vst_shared_pool_parse (file, file_size, error);

      if (shared == NULL)
        return NULL;
      read_file (self, shared);
    }

  self->practice = g_variant_dict_contains (dict, "practice");
  for (gsize i = 0; i < G_N_ELEMENTS (pool_options); i++)
    {
      const char *text = NULL;

      if (g_variant_dict_lookup (dict, pool_options[i].option, "&s", &text))
        fill_in (self, pool_options[i].field, text);
    }
  read_text (dict, "user-name", &self->user_name);
  read_text (dict, "email", &self->email);
  return g_steal_pointer (&self);
}

void
vst_options_free (VstOptions *self)
{
  g_clear_object (&self->pool);
  g_free (self->user_name);
  g_free (self->email);
  g_clear_pointer (&self->password, vst_secret_unref);
  g_free (self);
}
