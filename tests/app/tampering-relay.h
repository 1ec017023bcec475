#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  RELAY_REQUEST,
  RELAY_REPLY,
} RelaySide;

/* Which byte becomes another one: one in the text value of a JSON member. */
typedef struct
{
  RelaySide side;
  const char *operation; /* "RespondToAuthChallenge"; %NULL: any, and documents */
  const char *near;      /* has to be in the same message; may be %NULL */
  const char *member;    /* "SALT"; its first value in the message */
  int at;                /* which byte of the value, from its end if negative */
} RelayRule;

/* Stands between client and server and hands everything on, but for what a rule says. Works in
   the main context; not for signed calls. */
typedef struct _TamperingRelay TamperingRelay;

TamperingRelay *tampering_relay_new (const char *target);
void tampering_relay_free (TamperingRelay *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TamperingRelay, tampering_relay_free)

const char *tampering_relay_get_endpoint (TamperingRelay *self);
/* From now on; borrowed. */
void tampering_relay_set_rule (TamperingRelay *self, const RelayRule *rule);
/* How many messages have been tampered with. */
guint tampering_relay_get_count (TamperingRelay *self);

G_END_DECLS
