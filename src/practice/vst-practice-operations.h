#pragma once

#include "practice/vst-practice-service.h"

G_BEGIN_DECLS

/* One rule for each operation that is offered; the table is in vst-practice-dispatch.c. */

JsonObject *vst_practice_sign_up (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_confirm_sign_up (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_resend_confirmation_code (VstPracticeCall *call, GError **error);

JsonObject *vst_practice_initiate_auth (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_admin_initiate_auth (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_respond_to_auth_challenge (VstPracticeCall *call, GError **error);

JsonObject *vst_practice_associate_software_token (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_verify_software_token (VstPracticeCall *call, GError **error);

JsonObject *vst_practice_get_user (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_admin_get_user (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_delete_user (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_list_users (VstPracticeCall *call, GError **error);

JsonObject *vst_practice_list_user_pools (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_describe_user_pool (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_describe_user_pool_client (VstPracticeCall *call, GError **error);

G_END_DECLS
