#pragma once

#include <gio/gio.h>

#include "flow/vst-activity.h"
#include "flow/vst-problem.h"
#include "flow/vst-saved-pool.h"

G_BEGIN_DECLS

/* One thing to choose: a user pool, or an app client. Properties (read-only): "id", "name". */
#define VST_TYPE_FOUND_ITEM (vst_found_item_get_type ())
G_DECLARE_FINAL_TYPE (VstFoundItem, vst_found_item, VST, FOUND_ITEM, GObject)

VstFoundItem *vst_found_item_new (const char *id, const char *name);
const char *vst_found_item_get_id (VstFoundItem *self);
const char *vst_found_item_get_name (VstFoundItem *self); /* never %NULL; may be empty */

/**
 * VstPoolFinder:
 *
 * The account's user pools, and the app clients of one of them, for *Choose…* beside the
 * pool ID: with the AWS keys, region and endpoint of a form. All pages are fetched.
 * Properties (notified): "loading", "problem" (VstProblem or %NULL). Signal "chosen": the form
 * has been filled in. Asking for anything ends what is under way.
 */
#define VST_TYPE_POOL_FINDER (vst_pool_finder_get_type ())
G_DECLARE_FINAL_TYPE (VstPoolFinder, vst_pool_finder, VST, POOL_FINDER, GObject)

/*
 * @form: region, endpoint, keys; read when something is asked for. @activity: where the calls are
 * written down; %NULL: nowhere.
 */
VstPoolFinder *vst_pool_finder_new (VstSavedPool *form, VstActivity *activity);
gboolean vst_pool_finder_get_loading (VstPoolFinder *self);
VstProblem *vst_pool_finder_get_problem (VstPoolFinder *self);
/* GListModels of VstFoundItem; filled as pages arrive. Borrowed. */
GListModel *vst_pool_finder_get_pools (VstPoolFinder *self);
GListModel *vst_pool_finder_get_clients (VstPoolFinder *self);
void vst_pool_finder_find_pools (VstPoolFinder *self);
void vst_pool_finder_find_clients (VstPoolFinder *self, const char *user_pool_id);
/*
 * DescribeUserPoolClient: fills pool ID, client ID and client secret into the form, and a name
 * where it has none; then signal "chosen".
 */
void vst_pool_finder_choose (VstPoolFinder *self, const char *user_pool_id, const char *client_id);
void vst_pool_finder_cancel (VstPoolFinder *self);

G_END_DECLS
