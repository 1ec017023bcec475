#include "ui/vst-token-words.h"

#include <glib/gi18n.h>

/* Translators: a check of a token: what is looked at, what it means when that passes, and when it
   fails. The names in brackets are the service's own and stay. */
static const struct
{
  const char *title, *passed, *failed;
} all_words[] = {
  [VST_TOKEN_CHECK_FORM] = { N_ ("Form"), N_ ("A signed token (JWT) in three parts."),
                             N_ ("This is no token of three parts, signed by RS256.") },
  [VST_TOKEN_CHECK_SIGNATURE] = { N_ ("Signature"),
                                  N_ ("Made by a key of this pool: nothing has been changed."),
                                  N_ ("Not made by a key of this pool, or something has been "
                                      "changed.") },
  [VST_TOKEN_CHECK_ISSUER] = { N_ ("Issuer (iss)"), N_ ("It comes from this pool."),
                               N_ ("It comes from elsewhere.") },
  [VST_TOKEN_CHECK_AUDIENCE] = { N_ ("Audience (aud, client_id)"),
                                 N_ ("It is meant for this app client."),
                                 N_ ("It is meant for another app client.") },
  [VST_TOKEN_CHECK_USE] = { N_ ("Use (token_use)"), N_ ("It is of the kind it should be."),
                            N_ ("It is of another kind.") },
  [VST_TOKEN_CHECK_EXPIRY] = { N_ ("End (exp)"), N_ ("It has not expired."),
                               N_ ("It has expired.") },
  [VST_TOKEN_CHECK_ISSUED] = { N_ ("Begin (iat)"), N_ ("It was made in the past."),
                               N_ ("It was made in the future: perhaps a clock is wrong.") },
  [VST_TOKEN_CHECK_SERVICE] = { N_ ("Asked the service"), N_ ("Cognito takes it."),
                                N_ ("Cognito doesn’t take it any more.") },
};

const char *
vst_token_words_check (VstTokenCheckKind kind)
{
  g_return_val_if_fail ((gsize) kind < G_N_ELEMENTS (all_words), "");
  return _ (all_words[kind].title);
}

const char *
vst_token_words_outcome (VstTokenCheckKind kind, VstTokenCheckState state)
{
  g_return_val_if_fail ((gsize) kind < G_N_ELEMENTS (all_words), "");

  switch (state)
    {
    case VST_TOKEN_CHECK_STATE_PENDING:
      return _ ("Being checked…");
    case VST_TOKEN_CHECK_STATE_PASSED:
      return _ (all_words[kind].passed);
    case VST_TOKEN_CHECK_STATE_FAILED:
      return _ (all_words[kind].failed);
    case VST_TOKEN_CHECK_STATE_NOT_CHECKED:
      return _ ("It could not be checked.");
    }
  return "";
}

const char *
vst_token_words_state (VstTokenCheckState state)
{
  switch (state)
    {
    case VST_TOKEN_CHECK_STATE_PENDING:
      /* Translators: these four say how the check of a token stands. */
      return _ ("being checked");
    case VST_TOKEN_CHECK_STATE_PASSED:
      return _ ("passed");
    case VST_TOKEN_CHECK_STATE_FAILED:
      return _ ("failed");
    case VST_TOKEN_CHECK_STATE_NOT_CHECKED:
      return _ ("not checked");
    }
  return "";
}
