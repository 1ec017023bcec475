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
JsonObject *vst_practice_get_user_auth_factors (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_admin_get_user (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_delete_user (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_list_users (VstPracticeCall *call, GError **error);

JsonObject *vst_practice_list_user_pools (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_describe_user_pool (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_describe_user_pool_client (VstPracticeCall *call, GError **error);

JsonObject *vst_practice_forgot_password (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_confirm_forgot_password (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_change_password (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_admin_set_user_password (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_admin_reset_user_password (VstPracticeCall *call, GError **error);

JsonObject *vst_practice_set_user_mfa_preference (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_admin_set_user_mfa_preference (VstPracticeCall *call, GError **error);

JsonObject *vst_practice_confirm_device (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_update_device_status (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_get_device (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_list_devices (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_forget_device (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_admin_update_device_status (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_admin_get_device (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_admin_list_devices (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_admin_forget_device (VstPracticeCall *call, GError **error);

JsonObject *vst_practice_get_tokens_from_refresh_token (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_revoke_token (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_global_sign_out (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_admin_user_global_sign_out (VstPracticeCall *call, GError **error);

JsonObject *vst_practice_admin_create_user (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_admin_confirm_sign_up (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_admin_update_user_attributes (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_admin_disable_user (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_admin_enable_user (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_admin_delete_user (VstPracticeCall *call, GError **error);

JsonObject *vst_practice_create_user_pool (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_create_user_pool_client (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_delete_user_pool (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_delete_user_pool_client (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_update_user_pool (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_update_user_pool_client (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_get_user_pool_mfa_config (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_list_user_pool_clients (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_set_user_pool_mfa_config (VstPracticeCall *call, GError **error);

JsonObject *vst_practice_update_user_attributes (VstPracticeCall *call, GError **error);
JsonObject *vst_practice_get_user_attribute_verification_code (VstPracticeCall *call,
                                                               GError **error);
JsonObject *vst_practice_verify_user_attribute (VstPracticeCall *call, GError **error);

G_END_DECLS
