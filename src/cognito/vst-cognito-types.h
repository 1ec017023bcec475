#pragma once

#include "crypto/vst-secret.h"

G_BEGIN_DECLS

/* Typed results of operations. Plain structs, freed by their _free(). Strings are valid UTF-8. */

/* A list of names and values, in order, names unique: user attributes. */
typedef struct
{
  char *name;
  char *value;
} VstAttribute;

VstAttribute *vst_attribute_new (const char *name, const char *value);
void vst_attribute_free (VstAttribute *self);
/* GPtrArray of VstAttribute with its free function set. */
GPtrArray *vst_attributes_new (void);
/* Borrowed value, or %NULL. @attributes may be %NULL. */
const char *vst_attributes_lookup (const GPtrArray *attributes, const char *name);

/* Where a code went. */
typedef struct
{
  char *attribute;   /* "email"; may be %NULL */
  char *medium;      /* "EMAIL", "SMS"; may be %NULL */
  char *destination; /* masked by the service; may be %NULL */
} VstCodeDelivery;

VstCodeDelivery *
vst_code_delivery_new (const char *attribute, const char *medium, const char *destination);
VstCodeDelivery *vst_code_delivery_copy (const VstCodeDelivery *self);
void vst_code_delivery_free (VstCodeDelivery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VstCodeDelivery, vst_code_delivery_free)

typedef struct
{
  gboolean user_confirmed;
  char *user_sub;            /* may be %NULL */
  VstCodeDelivery *delivery; /* %NULL: none announced */
} VstSignUpResult;

void vst_sign_up_result_free (VstSignUpResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VstSignUpResult, vst_sign_up_result_free)

/* AdminGetUser, GetUser, and one of ListUsers. */
typedef struct
{
  char *user_name;
  char *status;          /* "UNCONFIRMED", "CONFIRMED" … ; %NULL from GetUser */
  gboolean enabled;      /* TRUE where the service does not say */
  GPtrArray *attributes; /* VstAttribute; never %NULL */
  gint64 created_at;     /* seconds since 1970; 0: not said */
  gint64 modified_at;
  GStrv mfa_methods;   /* UserMFASettingList: "SOFTWARE_TOKEN_MFA" …; %NULL from ListUsers */
  char *preferred_mfa; /* one of these; %NULL: none */
} VstCognitoUser;

void vst_cognito_user_free (VstCognitoUser *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VstCognitoUser, vst_cognito_user_free)

/* One attribute of the pool's schema. */
typedef struct
{
  char *name;      /* as it goes on the wire: "email", "custom:team" */
  char *data_type; /* "String", "Number", "DateTime", "Boolean" */
  gboolean required;
  gboolean mutable_;
} VstSchemaAttribute;

typedef struct
{
  guint minimum_length;
  gboolean require_uppercase;
  gboolean require_lowercase;
  gboolean require_numbers;
  gboolean require_symbols;
} VstPasswordPolicy;

/* DescribeUserPool */
typedef struct
{
  char *name;
  char *mfa; /* "OFF", "OPTIONAL", "ON"; may be %NULL */
  VstPasswordPolicy policy;
  GPtrArray *schema;          /* VstSchemaAttribute; never %NULL */
  GStrv username_attributes;  /* "email", "phone_number": these are the user name; never %NULL */
  GStrv alias_attributes;     /* never %NULL */
  gboolean admin_create_only; /* self sign-up is switched off */
  gboolean tracks_devices;    /* the three of DeviceConfiguration; without it, all are FALSE */
  gboolean
      device_replaces_mfa;   /* ChallengeRequiredOnNewDevice: a remembered device needs no code */
  gboolean device_on_prompt; /* a device is remembered only if the person wants it, else always */
} VstPoolDescription;

void vst_pool_description_free (VstPoolDescription *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VstPoolDescription, vst_pool_description_free)

/* DescribeUserPoolClient */
typedef struct
{
  char *name;
  GStrv auth_flows;      /* "ALLOW_USER_PASSWORD_AUTH" …; never %NULL */
  guint session_minutes; /* AuthSessionValidity; 3 where not said */
  gboolean has_secret;
  VstSecret *secret;        /* %NULL: none */
  gboolean rotates_refresh; /* a refresh gives a new refresh token: GetTokensFromRefreshToken */
  gboolean revokes_tokens;  /* RevokeToken works */
  gint64 access_seconds;    /* how long the tokens live; Cognito's defaults where not said */
  gint64 id_seconds;
  gint64 refresh_seconds;
} VstClientDescription;

void vst_client_description_free (VstClientDescription *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VstClientDescription, vst_client_description_free)

/* AssociateSoftwareToken */
typedef struct
{
  VstSecret *key;     /* base32 text */
  VstSecret *session; /* %NULL when asked for by access token */
} VstTokenAssociation;

void vst_token_association_free (VstTokenAssociation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VstTokenAssociation, vst_token_association_free)

/* AuthenticationResult: who is signed in has these. */
typedef struct
{
  VstSecret *access_token;
  VstSecret *id_token;      /* may be %NULL */
  VstSecret *refresh_token; /* may be %NULL */
  char *token_type;         /* "Bearer" */
  gint64 expires_in;        /* seconds */
  char *device_key;         /* NewDeviceMetadata; %NULL: none */
  char *device_group_key;
} VstAuthTokens;

void vst_auth_tokens_free (VstAuthTokens *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VstAuthTokens, vst_auth_tokens_free)

/* What Cognito asks next. */
typedef enum
{
  VST_CHALLENGE_NONE, /* there are tokens */
  VST_CHALLENGE_SMS_MFA,
  VST_CHALLENGE_EMAIL_OTP,
  VST_CHALLENGE_SOFTWARE_TOKEN_MFA,
  VST_CHALLENGE_SELECT_MFA_TYPE,
  VST_CHALLENGE_MFA_SETUP,
  VST_CHALLENGE_PASSWORD_VERIFIER,
  VST_CHALLENGE_CUSTOM_CHALLENGE,
  VST_CHALLENGE_SELECT_CHALLENGE,
  VST_CHALLENGE_DEVICE_SRP_AUTH,
  VST_CHALLENGE_DEVICE_PASSWORD_VERIFIER,
  VST_CHALLENGE_ADMIN_NO_SRP_AUTH,
  VST_CHALLENGE_NEW_PASSWORD_REQUIRED,
  VST_CHALLENGE_SMS_OTP,
  VST_CHALLENGE_PASSWORD,
  VST_CHALLENGE_WEB_AUTHN,
  VST_CHALLENGE_PASSWORD_SRP,
  VST_CHALLENGE_UNKNOWN, /* a name that the model of 2026 does not have */
} VstChallenge;

VstChallenge vst_challenge_from_name (const char *name);
/* "SOFTWARE_TOKEN_MFA"; %NULL for NONE and UNKNOWN. */
const char *vst_challenge_to_name (VstChallenge challenge);

/* InitiateAuth, RespondToAuthChallenge and their Admin forms: a challenge, or tokens. */
typedef struct
{
  VstChallenge challenge;
  char *challenge_name;   /* as on the wire; %NULL for NONE */
  VstSecret *session;     /* may be %NULL */
  GHashTable *parameters; /* char * -> char *; never %NULL */
  GStrv available;        /* AvailableChallenges; never %NULL */
  VstAuthTokens *tokens;  /* %NULL unless NONE */
  char *user_name; /* USERNAME of the next answer: what the service calls the person, else what
                      it was told; %NULL where neither is known */
} VstAuthReply;

void vst_auth_reply_free (VstAuthReply *self);
const char *vst_auth_reply_get_parameter (const VstAuthReply *self, const char *name);
/* MFAS_CAN_SETUP and the like are a JSON list in a text. %NULL unless it is a list of strings. */
GStrv vst_auth_reply_dup_list_parameter (const VstAuthReply *self, const char *name);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VstAuthReply, vst_auth_reply_free)

/* One claim of a token, ready to be shown: nested values as compact JSON. */
typedef struct
{
  char *name;
  char *value;
  gboolean is_time; /* a NumericDate (exp, iat, auth_time): seconds in @time */
  gint64 time;
} VstClaim;

/*
 * The claims of a JWT as it says them itself; nothing is verified. Element type
 * VstClaim, in the token's order. %NULL if it is no JWT.
 */
GPtrArray *vst_token_read_claims (const VstSecret *token);
const char *vst_claims_lookup (const GPtrArray *claims, const char *name);

G_END_DECLS
