#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/*
 * Checks @password against a "PasswordPolicy" object. Fails with the service's text
 * for the first rule that is broken (InvalidPasswordException).
 */
gboolean vst_practice_policy_check (JsonObject *policy, const char *password, GError **error);

G_END_DECLS
