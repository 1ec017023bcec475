#pragma once

#include "practice/vst-practice-user-pool.h"
#include "practice/vst-practice-user.h"

G_BEGIN_DECLS

/*
 * Gives @user the new @password, unless it is one of the newest "PasswordHistorySize"
 * of the pool's policy, the present one among them: then it fails with
 * PasswordHistoryPolicyViolation. The present one is remembered. To be saved by
 * vst_practice_user_save(). Takes ten milliseconds for each password remembered.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_PasswordPolicyType.html
 */
gboolean vst_practice_password_replace (VstPracticeStore *store,
                                        const VstPracticeUserPool *pool,
                                        VstPracticeUser *user,
                                        const char *password,
                                        GError **error);

G_END_DECLS
