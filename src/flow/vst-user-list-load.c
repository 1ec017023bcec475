#include "flow/vst-flow-problems.h"
#include "flow/vst-list-problem-private.h"
#include "flow/vst-user-list-private.h"
#include "flow/vst-weak-call-private.h"

#define PAGE 60 /* the most that the service gives at once */

static void
set_problem (VstUserList *self, VstProblem *problem)
{
  if (g_set_object (&self->problem, problem))
    g_object_notify (G_OBJECT (self), "problem");
}

static void
set_complete (VstUserList *self, gboolean complete)
{
  if (self->complete == complete)
    return;
  self->complete = complete;
  g_object_notify (G_OBJECT (self), "complete");
}

/* What still comes of the page under way is not wanted. */
static void
end_page (VstUserList *self)
{
  if (self->life == NULL)
    return;
  g_cancellable_cancel (self->life);
  g_clear_object (&self->life);
  g_object_notify (G_OBJECT (self), "loading");
}

/*
 * All attributes come, for only asking for all of them works with every pool: the service
 * refuses a request for one that some user has no value of.
 */
static void
ask_page (VstUserList *self, GAsyncReadyCallback on_page)
{
  const VstUserQuery query = { .filter = self->filter,
                               .limit = PAGE,
                               .page_token = self->page_token };
  gboolean loading = self->life != NULL;

  if (!loading)
    self->life = g_cancellable_new ();
  vst_cognito_client_list_users_async (self->client, &query, self->life, on_page,
                                       vst_weak_call_new (self, self->life));
  if (!loading)
    g_object_notify (G_OBJECT (self), "loading");
}

static void
fail_page (VstUserList *self, VstProblem *problem)
{
  end_page (self);
  set_problem (self, problem);
}

/* A page's token is good for an hour. */
static void
take_failure (VstUserList *self, const GError *error)
{
  g_autoptr (VstProblem) problem = vst_user_list_translate (self, error);

  self->token_refused = self->page_token != NULL
                        && g_error_matches (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_PARAMETER);
  fail_page (self, problem);
}

/* Last of all, for who is told of new rows may ask for more at once. */
static void
append (VstUserList *self, const VstResultPage *page)
{
  guint before = vst_user_rows_get_size (self->rows);

  for (guint i = 0; i < page->items->len; i++)
    {
      VstUserRow row = vst_user_row_of (g_ptr_array_index (page->items, i));

      vst_user_rows_add (self->rows, &row);
    }
  if (page->items->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, page->items->len);
}

/* TRUE if nothing was in it and it is not the last: then the next one is to be asked for. */
static gboolean
take_page (VstUserList *self, VstResultPage *page)
{
  gboolean repeats = page->next != NULL && g_strcmp0 (page->next, self->page_token) == 0;
  g_autoptr (VstProblem) problem = repeats ? vst_list_problem_new_bad_answer () : NULL;

  if (repeats) /* it would go on for ever */
    {
      fail_page (self, problem);
      return FALSE;
    }

  g_free (self->page_token);
  self->page_token = g_strdup (page->next);
  if (page->next != NULL && page->items->len == 0)
    return TRUE;

  end_page (self);
  set_complete (self, page->next == NULL);
  append (self, page);
  return FALSE;
}

static void
on_page (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VstUserList) self = vst_weak_call_end (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (VstResultPage) page =
      vst_cognito_client_list_users_finish (VST_COGNITO_CLIENT (source), result, &error);

  if (self == NULL)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  if (page == NULL)
    take_failure (self, error);
  else if (take_page (self, page))
    ask_page (self, on_page);
  g_object_thaw_notify (G_OBJECT (self));
}

/* Empties the list; nothing is asked for yet. */
static void
reset (VstUserList *self)
{
  guint before = vst_user_rows_get_size (self->rows);

  end_page (self);
  set_problem (self, NULL);
  set_complete (self, FALSE);
  g_clear_pointer (&self->page_token, g_free);
  self->token_refused = FALSE;
  vst_item_cache_clear (self->items);
  vst_user_rows_free (self->rows);
  self->rows = vst_user_rows_new ();
  if (before > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before, 0);
}

/* It is too long for a search: nobody can be found. */
static void
refuse_search (VstUserList *self)
{
  g_autoptr (VstProblem) fault = vst_flow_problem_from_fault (VST_FLOW_ERROR_PARAMETER, NULL);
  g_autoptr (VstProblem) problem = vst_flow_problem_offer (fault, 0);

  set_complete (self, TRUE);
  set_problem (self, problem);
}

void
vst_user_list_search (VstUserList *self, const char *name, const char *prefix, gboolean exact)
{
  g_return_if_fail (VST_IS_USER_LIST (self) && name != NULL && prefix != NULL);

  g_object_freeze_notify (G_OBJECT (self));
  reset (self);
  g_clear_pointer (&self->filter, g_free);
  if (*prefix != '\0')
    self->filter =
        vst_user_filter_new (name, exact ? VST_FILTER_EQUALS : VST_FILTER_BEGINS, prefix);
  if (*prefix != '\0' && self->filter == NULL)
    refuse_search (self);
  else
    ask_page (self, on_page);
  g_object_thaw_notify (G_OBJECT (self));
}

void
vst_user_list_load_more (VstUserList *self)
{
  g_return_if_fail (VST_IS_USER_LIST (self));

  if (self->life != NULL || self->complete)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  if (self->token_refused)
    reset (self);
  set_problem (self, NULL);
  ask_page (self, on_page);
  g_object_thaw_notify (G_OBJECT (self));
}

void
vst_user_list_remove (VstUserList *self, const char *user_name)
{
  guint position;

  g_return_if_fail (VST_IS_USER_LIST (self) && user_name != NULL);

  if (!vst_user_rows_find (self->rows, user_name, &position))
    return;
  vst_user_rows_remove (self->rows, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}
