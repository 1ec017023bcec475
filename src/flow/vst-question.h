#pragma once

#include <gio/gio.h>

#include "flow/vst-attribute-fields.h"

G_BEGIN_DECLS

typedef enum
{
  VST_QUESTION_NEW_PASSWORD, /* NEW_PASSWORD_REQUIRED: a password, and attributes that lack a value
                              */
  VST_QUESTION_PASSWORD,     /* PASSWORD or PASSWORD_SRP, chosen before: it is held, or typed now */
  VST_QUESTION_SMS_CODE,     /* SMS_MFA, SMS_OTP */
  VST_QUESTION_EMAIL_CODE,   /* EMAIL_OTP: eight digits as seen, another number is taken too */
  VST_QUESTION_CHOOSE_MFA,   /* SELECT_MFA_TYPE */
  VST_QUESTION_CHOOSE_FIRST, /* SELECT_CHALLENGE */
  VST_QUESTION_EMAIL,        /* MFA_SETUP by e-mail: the address */
  VST_QUESTION_CUSTOM,       /* CUSTOM_CHALLENGE: one answer */
} VstQuestionKind;

/**
 * VstQuestion:
 *
 * What a challenge asks a person, other than an authenticator's code. Immutable, but
 * for the attribute fields that are typed into.
 */
#define VST_TYPE_QUESTION (vst_question_get_type ())
G_DECLARE_FINAL_TYPE (VstQuestion, vst_question, VST, QUESTION, GObject)

VstQuestion *vst_question_new (VstQuestionKind kind, const char *challenge_name);
VstQuestionKind vst_question_get_kind (VstQuestion *self);
const char *vst_question_get_challenge_name (VstQuestion *self); /* "EMAIL_OTP" */
/* Where a code went, masked; may be %NULL. */
const char *vst_question_get_destination (VstQuestion *self);
/* What may be chosen, as on the wire ("SOFTWARE_TOKEN_MFA"); empty but for the two CHOOSE kinds. */
const char *const *vst_question_get_choices (VstQuestion *self);
/* Of these, what this application cannot do ("WEB_AUTHN"): to be named, and not to be chosen. */
const char *const *vst_question_get_impossible_choices (VstQuestion *self);
/* NEW_PASSWORD: attributes that the pool requires and has no value for. Never %NULL. */
VstAttributeFields *vst_question_get_attributes (VstQuestion *self);
/* CUSTOM: the public parameters, "name", "value", "name", "value", …, %NULL. */
const char *const *vst_question_get_parameters (VstQuestion *self);

/* For the maker, before it is shown. Copied. */
void vst_question_set_destination (VstQuestion *self, const char *destination);
void vst_question_set_choices (VstQuestion *self,
                               const char *const *choices,
                               const char *const *impossible);
void vst_question_set_parameters (VstQuestion *self, const char *const *parameters);

G_END_DECLS
