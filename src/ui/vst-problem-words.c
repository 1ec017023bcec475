#include "ui/vst-problem-words.h"

#include <glib/gi18n.h>

#include "ui/vst-words.h"

/* What a service says is a line or two; more would only slow the window down. */
#define MOST_CHARACTERS 600

/* Title and advice of a code. "%s" is the problem's detail. */
typedef struct
{
  VstFlowError code;
  const char *title, *advice;
} Words;

/* Translators: the first line of each pair is a short heading without a full stop: what happened.
   The second says why, and what to do about it. */
static const Words all_words[] = {
  { VST_FLOW_ERROR_FAILED, N_ ("That didn’t work"),
    N_ ("The service gave a reason that Vestibule has no words for. See the details, and try "
        "again.") },

  { VST_FLOW_ERROR_USER_NAME_EMPTY, N_ ("A user name is missing"),
    N_ ("Type the name that the user has, or shall have.") },
  { VST_FLOW_ERROR_USER_NAME_FORM, N_ ("This user name isn’t possible"),
    N_ ("Cognito takes letters, digits, signs and emoji, but no blanks and no joined emoji. Take "
        "them out.") },
  { VST_FLOW_ERROR_USER_NAME_LONG, N_ ("This user name is too long"),
    N_ ("Cognito takes 128 characters at most. Choose a shorter name.") },
  { VST_FLOW_ERROR_EMAIL_EMPTY, N_ ("An e-mail address is missing"),
    N_ ("The confirmation code goes there, so type one that you can read.") },
  { VST_FLOW_ERROR_EMAIL_FORM, N_ ("This is no e-mail address"),
    N_ ("It needs a name, an @ and a domain, such as name@example.com.") },
  { VST_FLOW_ERROR_PASSWORD_EMPTY, N_ ("A password is missing"), N_ ("Type the password.") },
  { VST_FLOW_ERROR_PASSWORD_FORM, N_ ("This password isn’t possible"),
    N_ ("Cognito takes no blank at the start or the end, and 256 characters at most.") },
  { VST_FLOW_ERROR_PASSWORD_RULES, N_ ("The password doesn’t keep the pool’s rules"),
    N_ ("The list shows what is still missing.") },
  { VST_FLOW_ERROR_ATTRIBUTE_EMPTY, N_ ("“%s” is missing"),
    N_ ("This pool asks for it. Fill it in under More Attributes.") },
  { VST_FLOW_ERROR_ATTRIBUTE_FORM, N_ ("“%s” isn’t possible"),
    N_ ("Attribute names have 1 to 32 characters, and values 2048 at most. Correct it under More "
        "Attributes.") },
  { VST_FLOW_ERROR_CODE_EMPTY, N_ ("The code is missing"), N_ ("Type all of its digits.") },
  { VST_FLOW_ERROR_CODE_FORM, N_ ("This isn’t a whole code"),
    N_ ("An authenticator’s code has six digits, one by e-mail may have eight. Look again, and "
        "type all of them.") },
  { VST_FLOW_ERROR_WAIT_FOR_NEXT_CODE, N_ ("This code has been used"),
    N_ ("Each code works once. Wait until the app shows the next one, and type that.") },

  { VST_FLOW_ERROR_ANSWER_EMPTY, N_ ("An answer is missing"),
    N_ ("Cognito can’t go on without one. Type it, or choose one.") },

  { VST_FLOW_ERROR_USER_EXISTS, N_ ("This user name is taken"),
    N_ ("The pool has a user of that name. If it is you, go on with that user. If not, choose "
        "another name; the rest is kept.") },
  { VST_FLOW_ERROR_ALIAS_EXISTS, N_ ("This e-mail address is taken"),
    N_ ("Another user of this pool has it. Use another address, or log in as that user.") },
  { VST_FLOW_ERROR_PASSWORD_POLICY, N_ ("The pool doesn’t take this password"),
    N_ ("The list marks the rule that it breaks. Change the password and try again.") },
  { VST_FLOW_ERROR_PASSWORD_WRONG, N_ ("User name or password is wrong"),
    N_ ("Cognito doesn’t say which of them. Look at both, and try again.") },
  { VST_FLOW_ERROR_PASSWORD_NOT_PRESENT, N_ ("The present password is wrong"),
    N_ ("It has to be the one that you log in with now. Type it again.") },
  { VST_FLOW_ERROR_PASSWORD_ATTEMPTS, N_ ("Too many wrong passwords"),
    N_ ("Cognito has locked this user for a while, at most 15 minutes. Wait, then try again.") },
  { VST_FLOW_ERROR_PASSWORD_RESET, N_ ("This password has been reset"),
    N_ ("An administrator has asked for a new one. Set it with a code that comes by e-mail.") },
  { VST_FLOW_ERROR_PASSWORD_EXPIRED, N_ ("The temporary password has expired"),
    N_ ("Ask an administrator of the pool to set a new one.") },
  { VST_FLOW_ERROR_USER_NOT_FOUND, N_ ("There is no such user"),
    N_ ("This pool knows nobody of that name. Correct it, or sign up first.") },
  { VST_FLOW_ERROR_USER_NOT_CONFIRMED, N_ ("This user isn’t confirmed yet"),
    N_ ("Confirm with the code that came by e-mail, then log in.") },
  { VST_FLOW_ERROR_ALREADY_CONFIRMED, N_ ("This user is confirmed already"),
    N_ ("No code is needed. Log in.") },
  { VST_FLOW_ERROR_USER_DISABLED, N_ ("This user is disabled"),
    N_ ("Only an administrator of the pool can enable it again.") },
  { VST_FLOW_ERROR_ATTRIBUTE_MISSING, N_ ("The pool also asks for “%s”"),
    N_ ("Its row has been added under More Attributes. Fill it in and try again.") },
  { VST_FLOW_ERROR_PARAMETER, N_ ("Cognito doesn’t take one of the values"),
    N_ ("The details say which one. Correct it and try again.") },
  { VST_FLOW_ERROR_CODE_WRONG, N_ ("That isn’t the right code"),
    N_ ("Look again: the newest code counts. The page is still good.") },
  { VST_FLOW_ERROR_CODE_EXPIRED, N_ ("This code is too old"),
    N_ ("Codes work for a limited time, and once. Ask for a new one.") },
  { VST_FLOW_ERROR_CODE_USED, N_ ("This code has been used already"),
    N_ ("Each code works once. Wait until the app shows the next one, and type that.") },
  { VST_FLOW_ERROR_LIMIT, N_ ("Too many attempts"),
    N_ ("Cognito asks for a pause. Wait some minutes, then try again.") },

  { VST_FLOW_ERROR_SESSION_EXPIRED, N_ ("The time for this step has run out"),
    N_ ("Cognito gives a login only a few minutes. Log in again to go on from here.") },
  { VST_FLOW_ERROR_TOKEN_INVALID, N_ ("You are no longer logged in"),
    N_ ("Cognito doesn’t take the tokens any more. Start over and log in again.") },

  { VST_FLOW_ERROR_TOKEN_CHECK, N_ ("A token isn’t what it should be"),
    N_ ("The checks below say why. It is not kept, and should not be trusted.") },
  { VST_FLOW_ERROR_DEVICE, N_ ("The pool doesn’t know this device"),
    N_ ("You are logged in, but the tokens can’t be refreshed, and a code is needed next time. Try "
        "again.") },
  { VST_FLOW_ERROR_STAY, N_ ("You have to log in again"),
    N_ ("The login that was kept is no longer good.") },

  { VST_FLOW_ERROR_CLIENT_SECRET, N_ ("The client secret doesn’t fit"),
    N_ ("This app client needs its own secret. Correct it in the pool’s settings.") },
  { VST_FLOW_ERROR_CLIENT_SECRET_ASKED, N_ ("The client secret is needed again"),
    N_ ("This app client has a secret, and it isn’t kept on this computer. Give it in the pool’s "
        "settings.") },
  { VST_FLOW_ERROR_METHOD_DISABLED, N_ ("This app client doesn’t allow the login method"),
    N_ ("Switch on %s among the app client’s authentication flows, or use another login "
        "method.") },
  { VST_FLOW_ERROR_SIGN_UP_DISABLED, N_ ("This pool takes no sign-ups"),
    N_ ("Only its administrators make users. If you have a user, log in.") },
  { VST_FLOW_ERROR_POOL_NOT_FOUND, N_ ("There is no such pool or app client"),
    N_ ("Compare region, user pool ID and app client ID with the AWS console, and correct them in "
        "the pool’s settings.") },
  { VST_FLOW_ERROR_MFA_NOT_ENABLED, N_ ("This pool has no authenticator apps"),
    N_ ("Authenticator apps must be switched on in the pool’s MFA settings. Ask its "
        "administrator.") },
  { VST_FLOW_ERROR_DELIVERY, N_ ("Cognito can’t send the code"),
    N_ ("The pool’s e-mail or SMS set-up refuses the message. Its administrator can mend that; "
        "then ask for a new code.") },
  { VST_FLOW_ERROR_TRIGGER, N_ ("The pool’s own code has failed"),
    N_ ("A Lambda function of this pool has refused or broken off. The details show what it said; "
        "its administrator can look it up.") },
  { VST_FLOW_ERROR_TIER, N_ ("The pool’s plan doesn’t include this"),
    N_ ("The pool needs a higher feature plan. Ask its administrator.") },

  { VST_FLOW_ERROR_KEYS_MISSING, N_ ("AWS credentials are needed"),
    N_ ("The administrator’s login must be signed with them. Give some in the pool’s settings, or "
        "use the password login.") },
  { VST_FLOW_ERROR_KEYS_REFUSED, N_ ("AWS refuses the credentials"),
    N_ ("They are unknown, mistyped or expired. Renew them in the pool’s settings, or use the "
        "password login.") },
  { VST_FLOW_ERROR_KEYS_NOT_PERMITTED, N_ ("The AWS credentials may not do this"),
    N_ ("Their owner lacks the permission that the details name. Have it added, or use the "
        "password login.") },
  { VST_FLOW_ERROR_KEYS_UNREADABLE, N_ ("The AWS credentials can’t be read"),
    N_ ("The files in ~/.aws or the profile can’t be used: %s. Correct them, or choose other "
        "credentials in the pool’s settings.") },
  { VST_FLOW_ERROR_KEYS_UNSUPPORTED, N_ ("This AWS profile can’t be used here"),
    N_ ("It gets its keys by a way that Vestibule doesn’t know: %s. Export keys for it, and paste "
        "them or pass them by the environment.") },
  { VST_FLOW_ERROR_KEYS_ASKED, N_ ("The AWS keys are needed again"),
    N_ ("They aren’t kept on this computer. Paste them in the pool’s settings.") },
  { VST_FLOW_ERROR_CLOCK, N_ ("This computer’s clock is wrong"),
    N_ ("AWS takes signed calls only within some minutes of its own time. Set date and time, then "
        "try again.") },

  { VST_FLOW_ERROR_THROTTLED, N_ ("Cognito is busy"),
    N_ ("It has asked for a pause. Wait a moment, then try again.") },
  { VST_FLOW_ERROR_UNAVAILABLE, N_ ("Cognito has a problem of its own"),
    N_ ("The fault is on the service’s side. Wait a moment, then try again.") },
  { VST_FLOW_ERROR_OFFLINE, N_ ("There is no network"),
    N_ ("Connect this computer to the internet, then try again. All you typed is kept.") },
  { VST_FLOW_ERROR_UNKNOWN_HOST, N_ ("The server can’t be found"),
    N_ ("Nobody knows “%s”. Look at the network, and at the region or the endpoint in the pool’s "
        "settings.") },
  { VST_FLOW_ERROR_UNREACHABLE, N_ ("The server can’t be reached"),
    N_ ("“%s” takes no connection. Look at the network and the endpoint, then try again.") },
  { VST_FLOW_ERROR_TIMED_OUT, N_ ("The server didn’t answer in time"),
    N_ ("Try again. All you typed is kept.") },
  { VST_FLOW_ERROR_INTERRUPTED, N_ ("The connection broke off"),
    N_ ("The answer was lost on the way. Try again.") },
  { VST_FLOW_ERROR_SIGN_UP_UNKNOWN, N_ ("Nobody knows whether the sign-up worked"),
    N_ ("The connection was lost before the answer came. Try again: if the name is taken then, the "
        "user is yours.") },
  { VST_FLOW_ERROR_TLS, N_ ("The connection isn’t safe"),
    N_ ("The server can’t prove who it is, so nothing was sent. On a public network, log in there "
        "first; also look at the date of this computer.") },
  { VST_FLOW_ERROR_NOT_COGNITO, N_ ("This isn’t Cognito answering"),
    N_ ("Something else stands at that address: a login page of the network, a proxy, or a wrong "
        "endpoint. Open a web page to log in to the network, or correct the endpoint.") },
  { VST_FLOW_ERROR_BAD_ANSWER, N_ ("The answer can’t be understood"),
    N_ ("It was cut off or damaged on the way. Try again.") },

  { VST_FLOW_ERROR_KEYRING_MISSING, N_ ("There is no keyring"),
    N_ ("Secrets can’t be kept on this computer. Vestibule goes on, and asks for them again next "
        "time.") },
  { VST_FLOW_ERROR_KEYRING_LOCKED, N_ ("The keyring is locked"),
    N_ ("Unlock it and try again. Without it, secrets are asked for again next time.") },
  { VST_FLOW_ERROR_STORE, N_ ("The list of pools can’t be kept"),
    N_ ("Its file can’t be read or written: %s") },
  { VST_FLOW_ERROR_PRACTICE, N_ ("The practice pool can’t start"),
    N_ ("This computer refused it: %s. Try again, or close other Vestibule windows.") },
};

static const struct
{
  VstRemedy remedy;
  const char *label;
} remedy_labels[] = {
  { VST_REMEDY_TRY_AGAIN, N_ ("Try Again") },
  { VST_REMEDY_SEND_NEW_CODE, N_ ("Send a New Code") },
  { VST_REMEDY_LOG_IN_AGAIN, N_ ("Log In Again") },
  { VST_REMEDY_CONFIRM_THIS_USER, N_ ("Confirm This User") },
  { VST_REMEDY_LOG_IN, N_ ("Log In") },
  { VST_REMEDY_CHOOSE_ANOTHER_NAME, N_ ("Choose Another Name") },
  { VST_REMEDY_USE_PASSWORD_LOGIN, N_ ("Use Password Login Instead") },
  { VST_REMEDY_OPEN_POOL_SETTINGS, N_ ("Open Pool Settings") },
  { VST_REMEDY_START_OVER, N_ ("Start Over") },
  { VST_REMEDY_RESET_PASSWORD, N_ ("Reset the Password") },
  { VST_REMEDY_USE_SRP_LOGIN, N_ ("Use Secure Remote Password Instead") },
};

static char *
dup_clipped (const char *text)
{
  return vst_words_clip (text != NULL ? text : "", MOST_CHARACTERS);
}

static const Words *
find_words (VstFlowError code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (all_words); i++)
    if (all_words[i].code == code)
      return &all_words[i];
  return &all_words[0];
}

char *
vst_problem_words_dup_title (VstProblem *problem)
{
  const Words *words = find_words (vst_problem_get_code (problem));
  g_autofree char *detail = dup_clipped (vst_problem_get_detail (problem));

  return vst_words_fill (_ (words->title), detail);
}

char *
vst_problem_words_dup_advice (VstProblem *problem)
{
  const Words *words = find_words (vst_problem_get_code (problem));
  g_autofree char *said = dup_clipped (vst_problem_get_wire_message (problem));
  g_autofree char *detail = dup_clipped (vst_problem_get_detail (problem));

  if (vst_problem_get_code (problem) == VST_FLOW_ERROR_FAILED && said[0] != '\0')
    /* Translators: %s is what the service said, in English. */
    return vst_words_fill (_ ("The service says: %s"), said);
  return vst_words_fill (_ (words->advice), detail);
}

char *
vst_problem_words_dup_all (VstProblem *problem)
{
  g_autofree char *title = vst_problem_words_dup_title (problem);
  g_autofree char *advice = vst_problem_words_dup_advice (problem);

  return g_strdup_printf ("%s. %s", title, advice);
}

static void
add_line (GString *lines, const char *name, const char *value)
{
  g_autofree char *clipped = dup_clipped (value);

  if (clipped[0] != '\0')
    g_string_append_printf (lines, "%s%s: %s", lines->len > 0 ? "\n" : "", name, clipped);
}

char *
vst_problem_words_dup_details (VstProblem *problem)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  add_line (lines, _ ("Operation"), vst_problem_get_operation (problem));
  add_line (lines, _ ("Error"), vst_problem_get_wire_name (problem));
  add_line (lines, _ ("Message"), vst_problem_get_wire_message (problem));
  add_line (lines, _ ("Request ID"), vst_problem_get_request_id (problem));
  return lines->len > 0 ? g_string_free (g_steal_pointer (&lines), FALSE) : NULL;
}

const char *
vst_problem_words_remedy (VstRemedy remedy)
{
  for (gsize i = 0; i < G_N_ELEMENTS (remedy_labels); i++)
    if (remedy_labels[i].remedy == remedy)
      return _ (remedy_labels[i].label);
  return "";
}
