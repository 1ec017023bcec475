#include "ui/vst-question-words.h"

#include <glib/gi18n.h>

#include "ui/vst-words.h"

/* A masked address has fewer. */
#define MOST_CHARACTERS 200

/* Challenges and second factors as Cognito names them. */
static const struct
{
  const char *name, *words;
} choices[] = {
  { "SOFTWARE_TOKEN_MFA", N_ ("Code from an authenticator app") },
  { "SMS_MFA", N_ ("Code by text message") },
  { "SMS_OTP", N_ ("Code by text message") },
  { "EMAIL_MFA", N_ ("Code by e-mail") },
  { "EMAIL_OTP", N_ ("Code by e-mail") },
  { "PASSWORD", N_ ("Password") },
  /* Translators: a way to log in by password that never sends it. */
  { "PASSWORD_SRP", N_ ("Password, without sending it") },
  { "WEB_AUTHN", N_ ("Passkey or security key") },
};

const char *
vst_question_words_heading (VstQuestionKind kind)
{
  switch (kind)
    {
    case VST_QUESTION_NEW_PASSWORD:
      return _ ("A New Password");
    case VST_QUESTION_PASSWORD:
      return _ ("The Password");
    case VST_QUESTION_SMS_CODE:
      return _ ("Code by Text Message");
    case VST_QUESTION_EMAIL_CODE:
      return _ ("Code by E-Mail");
    case VST_QUESTION_CHOOSE_MFA:
      return _ ("Choose a Second Factor");
    case VST_QUESTION_CHOOSE_FIRST:
      return _ ("Choose How to Log In");
    case VST_QUESTION_EMAIL:
      return _ ("An Address for Codes");
    case VST_QUESTION_CUSTOM:
      return _ ("The Pool’s Own Question");
    }
  return "";
}

static const char *
get_code_words (VstQuestionKind kind, gboolean to_somebody)
{
  if (kind == VST_QUESTION_SMS_CODE)
    /* Translators: %s is a masked phone number such as “+*******1234”. */
    return to_somebody ? _ ("Cognito has sent a code by text message to %s, and asks for it to see "
                            "that it is you.")
                       : _ ("Cognito has sent a code by text message, and asks for it to see that "
                            "it is you.");
  /* Translators: %s is a masked address such as “a***@e***”. */
  return to_somebody ? _ ("Cognito has sent a code of eight digits by e-mail to %s, and asks for "
                          "it to see that it is you.")
                     : _ ("Cognito has sent a code of eight digits by e-mail, and asks for it to "
                          "see that it is you.");
}

static char *
dup_code_words (VstQuestion *question)
{
  const char *destination = vst_question_get_destination (question);
  g_autofree char *clipped = NULL;

  if (destination != NULL)
    clipped = vst_words_clip (destination, MOST_CHARACTERS);
  return vst_words_fill (get_code_words (vst_question_get_kind (question), destination != NULL),
                         clipped);
}

char *
vst_question_words_dup_description (VstQuestion *question)
{
  switch (vst_question_get_kind (question))
    {
    case VST_QUESTION_NEW_PASSWORD:
      return g_strdup (_ ("An administrator gave this user the password that you typed. Cognito "
                          "asks for one that only you know."));
    case VST_QUESTION_PASSWORD:
      return g_strdup (_ ("You chose the password, so Cognito asks for it now."));
    case VST_QUESTION_SMS_CODE:
    case VST_QUESTION_EMAIL_CODE:
      return dup_code_words (question);
    case VST_QUESTION_CHOOSE_MFA:
      return g_strdup (_ ("The password was right. This user has more than one second factor, so "
                          "Cognito asks which to use now."));
    case VST_QUESTION_CHOOSE_FIRST:
      return g_strdup (_ ("This user can log in by more than one way, so Cognito asks which to "
                          "use now."));
    case VST_QUESTION_EMAIL:
      return g_strdup (_ ("This pool requires a second factor, and takes codes by e-mail. Cognito "
                          "asks for the address that they shall go to."));
    case VST_QUESTION_CUSTOM:
      return g_strdup (_ ("This isn’t Cognito’s own question: a Lambda function of the pool asks "
                          "it, with what is listed here. Its owner knows the answer."));
    }
  return g_strdup ("");
}

const char *
vst_question_words_choice (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    if (g_strcmp0 (choices[i].name, name) == 0)
      return _ (choices[i].words);
  return name;
}
