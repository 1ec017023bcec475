#pragma once

#include <gio/gio.h>

#include "flow/vst-attribute-fields.h"
#include "flow/vst-problem.h"

G_BEGIN_DECLS

/* One user of the pool as a row shows it. */
#define VST_TYPE_USER_ITEM (vst_user_item_get_type ())
G_DECLARE_FINAL_TYPE (VstUserItem, vst_user_item, VST, USER_ITEM, GObject)

const char *vst_user_item_get_user_name (VstUserItem *self);
const char *vst_user_item_get_status (VstUserItem *self); /* "CONFIRMED"; may be %NULL */
gboolean vst_user_item_get_enabled (VstUserItem *self);
const char *vst_user_item_get_email (VstUserItem *self); /* may be %NULL */
gint64 vst_user_item_get_created_at (VstUserItem *self); /* seconds since 1970; 0: not said */

/**
 * VstUserList:
 *
 * The users of the pool, page by page as they are asked for: a GListModel of
 * VstUserItem, which are made when looked at and not kept: at most 1 KiB a user.
 * Properties (notified): "loading", "complete" (there are no more), "problem" (VstProblem
 * or %NULL). Comes from vst_flow_new_user_list().
 */
#define VST_TYPE_USER_LIST (vst_user_list_get_type ())
G_DECLARE_FINAL_TYPE (VstUserList, vst_user_list, VST, USER_LIST, GObject)

gboolean vst_user_list_get_loading (VstUserList *self);
gboolean vst_user_list_get_complete (VstUserList *self);
VstProblem *vst_user_list_get_problem (VstUserList *self);

/* The attributes that the service can search by, as on the wire; static. "username" first. */
const char *const *vst_user_list_get_search_names (void);
/* Empties the list and asks anew. @prefix empty: everybody. @exact: "=" instead of "^=". */
void vst_user_list_search (VstUserList *self, const char *name, const char *prefix, gboolean exact);
/* Asks for one more page; harmless while one is under way or when it is complete. Also "try again".
 */
void vst_user_list_load_more (VstUserList *self);
/* Keys were pressed: the row is gone from the service, and now from the list. */
void vst_user_list_remove (VstUserList *self, const char *user_name);

/*
 * All of one user (AdminGetUser): attributes as a GListModel of VstAttributeField in
 * @attributes (new reference), the rest as an item.
 */
void vst_user_list_get_user_async (VstUserList *self,
                                   const char *user_name,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/* On failure @problem gets what to say; both are %NULL when it was cancelled. */
VstUserItem *vst_user_list_get_user_finish (VstUserList *self,
                                            GAsyncResult *result,
                                            GListModel **attributes,
                                            VstProblem **problem);

/* AdminDeleteUser. The question has been asked. Takes the row off the list. */
void vst_user_list_delete_user_async (VstUserList *self,
                                      const char *user_name,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean
vst_user_list_delete_user_finish (VstUserList *self, GAsyncResult *result, VstProblem **problem);

G_END_DECLS
