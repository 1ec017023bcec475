#include "ui/vst-pool-row.h"

#include <glib/gi18n.h>

#include "ui/vst-accessible.h"
#include "ui/vst-pool-words.h"
#include "ui/vst-words.h"

struct _VstPoolRow
{
  AdwActionRow parent_instance;

  GtkCheckButton *radio;
  GtkMenuButton *kinds;
  GtkWidget *edit;
  GtkWidget *remove;

  VstSavedPool *pool;
};

enum
{
  KIND_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VstPoolRow, vst_pool_row, ADW_TYPE_ACTION_ROW)

static void
refresh (VstPoolRow *self)
{
  g_autofree char *place = NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), vst_pool_words_name (self->pool));
  if (vst_saved_pool_is_practice (self->pool))
    place = vst_pool_words_dup_kind_place (vst_saved_pool_get_local_kind (self->pool));
  else
    place = vst_pool_words_dup_place (self->pool);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), place);
}

static void
on_kind (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  VstPoolRow *self = user_data;

  g_simple_action_set_state (action, state);
  vst_saved_pool_set_local_kind (self->pool, (VstLocalKind) g_variant_get_int32 (state));
  refresh (self);
  g_signal_emit (self, signals[KIND_CHANGED], 0);
}

static void
fill_kinds (VstPoolRow *self)
{
  const GActionEntry actions[] = { { "kind", NULL, "i", "0", on_kind } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) kinds = g_menu_new ();
  g_autoptr (GMenu) more = g_menu_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "pool", G_ACTION_GROUP (group));
  for (int kind = 0; kind < VST_N_LOCAL_KINDS; kind++)
    {
      g_autoptr (GMenuItem) item =
          g_menu_item_new (vst_pool_words_kind ((VstLocalKind) kind), NULL);

      g_menu_item_set_action_and_target (item, "pool.kind", "i", kind);
      g_menu_append_item (kinds, item);
    }
  g_menu_append (more, _ ("Faults…"), "win.faults");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (kinds));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
  gtk_menu_button_set_menu_model (self->kinds, G_MENU_MODEL (menu));
}

static void
name_button (GtkWidget *button, const char *format, const char *name)
{
  g_autofree char *words = vst_words_fill (format, name);

  vst_accessible_name_icon (button, words);
}

static void
vst_pool_row_dispose (GObject *object)
{
  g_clear_object (&VST_POOL_ROW (object)->pool);

  G_OBJECT_CLASS (vst_pool_row_parent_class)->dispose (object);
}

static void
vst_pool_row_class_init (VstPoolRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vst_pool_row_dispose;

  signals[KIND_CHANGED] = g_signal_new ("kind-changed", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vestibule_app/Vestibule/ui/vst-pool-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VstPoolRow, radio);
  gtk_widget_class_bind_template_child (widget_class, VstPoolRow, kinds);
  gtk_widget_class_bind_template_child (widget_class, VstPoolRow, edit);
  gtk_widget_class_bind_template_child (widget_class, VstPoolRow, remove);
}

static void
vst_pool_row_init (VstPoolRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
vst_pool_row_new (VstSavedPool *pool)
{
  VstPoolRow *self;
  gboolean practice;

  g_return_val_if_fail (VST_IS_SAVED_POOL (pool), NULL);

  practice = vst_saved_pool_is_practice (pool);
  self = g_object_new (VST_TYPE_POOL_ROW, NULL);
  self->pool = g_object_ref (pool);
  gtk_widget_set_visible (GTK_WIDGET (self->kinds), practice);
  gtk_widget_set_visible (self->edit, !practice);
  gtk_widget_set_visible (self->remove, !practice);
  /* Translators: %s is a pool's name. */
  name_button (self->edit, _ ("Edit %s"), vst_pool_words_name (pool));
  name_button (self->remove, _ ("Remove %s"), vst_pool_words_name (pool));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->edit), "s", vst_saved_pool_get_id (pool));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->remove), "s",
                                    vst_saved_pool_get_id (pool));
  if (practice)
    fill_kinds (self);
  refresh (self);
  return GTK_WIDGET (self);
}

VstSavedPool *
vst_pool_row_get_pool (VstPoolRow *self)
{
  g_return_val_if_fail (VST_IS_POOL_ROW (self), NULL);
  return self->pool;
}

GtkCheckButton *
vst_pool_row_get_radio (VstPoolRow *self)
{
  g_return_val_if_fail (VST_IS_POOL_ROW (self), NULL);
  return self->radio;
}
