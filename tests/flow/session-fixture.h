#pragma once

#include "flow-fixture.h"

G_BEGIN_DECLS

#define TEST_DEVICE "eu-west-1_11111111-2222-4333-8444-555555555555"
#define TEST_GROUP "-Ab1Cd2Ef"

/* Tokens of TEST_NAME, who is "ana" to the service; with NewDeviceMetadata if @device. */
VstAuthReply *test_session_tokens (gboolean device);
/* Answers the next @operation with them. */
void test_session_grant (const char *operation, gboolean device);
/* To the Done page, with a device that is confirmed, and that the person is asked about. */
void test_session_trust_asked (TestFlow *self);
/* To the Done page, and the tokens are good. */
void test_session_verified (TestFlow *self);
/* The state of the access token's check. */
VstTokenCheckState test_session_check (TestFlow *self, VstTokenKind token, VstTokenCheckKind kind);

G_END_DECLS
