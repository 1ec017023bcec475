#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/*
 * The settings of pools and app clients, in the words of DescribeUserPool and
 * DescribeUserPoolClient: the service's defaults, and what a call wants in their place.
 */

/* Out of the members of CreateUserPool. */
JsonObject *vst_practice_settings_make_pool (JsonObject *wanted);
/* Out of the members of UpdateUserPool. Of @settings stays only what that call cannot change. */
JsonObject *vst_practice_settings_update_pool (JsonObject *settings, JsonObject *wanted);
/* Out of the members of CreateUserPoolClient or UpdateUserPoolClient. */
JsonObject *vst_practice_settings_make_client (JsonObject *wanted);

/* Every pool's standard attributes, as "SchemaAttributes". */
JsonArray *vst_practice_standard_attributes (void);

G_END_DECLS
