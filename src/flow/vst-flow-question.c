#include "flow/vst-flow-private.h"

#include <string.h>

#define ATTRIBUTE_PREFIX "userAttributes."

/* What a challenge asks for. The rest is obstacles, or is answered without a person. */
static const struct
{
  VstChallenge challenge;
  VstQuestionKind kind;
} kinds[] = {
  { VST_CHALLENGE_NEW_PASSWORD_REQUIRED, VST_QUESTION_NEW_PASSWORD },
  { VST_CHALLENGE_PASSWORD, VST_QUESTION_PASSWORD },
  { VST_CHALLENGE_PASSWORD_SRP, VST_QUESTION_PASSWORD },
  { VST_CHALLENGE_SMS_MFA, VST_QUESTION_SMS_CODE },
  { VST_CHALLENGE_SMS_OTP, VST_QUESTION_SMS_CODE },
  { VST_CHALLENGE_EMAIL_OTP, VST_QUESTION_EMAIL_CODE },
  { VST_CHALLENGE_SELECT_MFA_TYPE, VST_QUESTION_CHOOSE_MFA },
  { VST_CHALLENGE_SELECT_CHALLENGE, VST_QUESTION_CHOOSE_FIRST },
  { VST_CHALLENGE_MFA_SETUP, VST_QUESTION_EMAIL },
  { VST_CHALLENGE_CUSTOM_CHALLENGE, VST_QUESTION_CUSTOM },
};

static const char *const mfa_choices[] = { "SOFTWARE_TOKEN_MFA", "SMS_MFA", "EMAIL_OTP", NULL };
static const char *const first_choices[] = { "PASSWORD", "PASSWORD_SRP", "EMAIL_OTP", "SMS_OTP",
                                             NULL };

/* Whether anything of @offered, which may be NULL, can be chosen here. */
static gboolean
offer_choices (VstQuestion *question, const char *const *offered, const char *const *can)
{
  g_autoptr (GPtrArray) possible = g_ptr_array_new ();
  g_autoptr (GPtrArray) impossible = g_ptr_array_new ();

  for (; offered != NULL && *offered != NULL; offered++)
    g_ptr_array_add (g_strv_contains (can, *offered) ? possible : impossible, (gpointer) *offered);
  g_ptr_array_add (possible, NULL);
  g_ptr_array_add (impossible, NULL);
  vst_question_set_choices (question, (const char *const *) possible->pdata,
                            (const char *const *) impossible->pdata);
  return possible->len > 1;
}

static gboolean
offer_mfa (VstQuestion *question, const VstAuthReply *reply)
{
  g_auto (GStrv) offered = vst_auth_reply_dup_list_parameter (reply, "MFAS_CAN_CHOOSE");

  return offer_choices (question, (const char *const *) offered, mfa_choices);
}

static void
require_attributes (VstQuestion *question, const VstAuthReply *reply)
{
  g_auto (GStrv) required = vst_auth_reply_dup_list_parameter (reply, "requiredAttributes");

  for (char **name = required; name != NULL && *name != NULL; name++)
    vst_attribute_fields_add (
        vst_question_get_attributes (question),
        g_str_has_prefix (*name, ATTRIBUTE_PREFIX) ? *name + strlen (ATTRIBUTE_PREFIX) : *name,
        TRUE);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

/* All that the pool's own trigger says, but who is asked. */
static void
show_parameters (VstQuestion *question, const VstAuthReply *reply)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (reply->parameters), compare_names);
  g_autoptr (GPtrArray) parameters = g_ptr_array_new ();

  for (GList *link = names; link != NULL; link = link->next)
    if (strcmp (link->data, "USERNAME") != 0 && strcmp (link->data, "USER_ID_FOR_SRP") != 0)
      {
        g_ptr_array_add (parameters, link->data);
        g_ptr_array_add (parameters, g_hash_table_lookup (reply->parameters, link->data));
      }
  g_ptr_array_add (parameters, NULL);
  vst_question_set_parameters (question, (const char *const *) parameters->pdata);
}

/* Fills in what belongs to the kind. FALSE: there is no way to answer. */
static gboolean
fill_in (VstQuestion *question, const VstAuthReply *reply)
{
  switch (vst_question_get_kind (question))
    {
    case VST_QUESTION_NEW_PASSWORD:
      require_attributes (question, reply);
      return TRUE;
    case VST_QUESTION_SMS_CODE:
    case VST_QUESTION_EMAIL_CODE:
      vst_question_set_destination (
          question, vst_auth_reply_get_parameter (reply, "CODE_DELIVERY_DESTINATION"));
      return TRUE;
    case VST_QUESTION_CHOOSE_MFA:
      return offer_mfa (question, reply);
    case VST_QUESTION_CHOOSE_FIRST:
      return offer_choices (question, (const char *const *) reply->available, first_choices);
    case VST_QUESTION_CUSTOM:
      show_parameters (question, reply);
      return TRUE;
    case VST_QUESTION_PASSWORD:
    case VST_QUESTION_EMAIL:
      return TRUE;
    }
  g_return_val_if_reached (FALSE);
}

VstQuestion *
vst_flow_make_question (const VstAuthReply *reply)
{
  g_autoptr (VstQuestion) question = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].challenge == reply->challenge)
      {
        question = vst_question_new (kinds[i].kind, reply->challenge_name);
        return fill_in (question, reply) ? g_steal_pointer (&question) : NULL;
      }
  return NULL;
}
