#pragma once

#include "cognito/vst-cognito-types.h"

G_BEGIN_DECLS

/*
 * One page of a list. It may be short, or even empty, and still not be the last: there is more
 * as long as there is a token.
 */
typedef struct
{
  GPtrArray *items; /* with its free function set; never %NULL */
  char *next;       /* what asks for the next page; %NULL: this was the last */
} VstResultPage;

VstResultPage *vst_result_page_new (GDestroyNotify free_item);
void vst_result_page_free (VstResultPage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VstResultPage, vst_result_page_free)

/* A user pool or an app client. */
typedef struct
{
  char *id;
  char *name; /* may be empty */
} VstNamedId;

void vst_named_id_free (VstNamedId *self);

/* One of ListDevices. */
typedef struct
{
  char *key;
  GPtrArray *attributes; /* VstAttribute: "device_name", "device_status" …; never %NULL */
  gint64 created_at;     /* seconds since 1970; 0: not said */
  gint64 modified_at;
  gint64 used_at; /* the last login from it */
} VstCognitoDevice;

void vst_cognito_device_free (VstCognitoDevice *self);
/* What the person called it, or %NULL. Borrowed. */
const char *vst_cognito_device_get_name (const VstCognitoDevice *self);

G_END_DECLS
