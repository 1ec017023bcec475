#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which users ListUsers is to give. Borrowed for the call; all zero means the first page of all. */
typedef struct
{
  const char *filter;            /* of vst_user_filter_new(); %NULL: everybody */
  const char *const *attributes; /* no others come back; %NULL: all of them */
  guint limit;                   /* 1 to 60; 0: as many as the service likes */
  const char *page_token;        /* %NULL: from the start. It goes with one filter only. */
} VstUserQuery;

/* Whether the value is the whole one or how it begins. */
typedef enum
{
  VST_FILTER_EQUALS,
  VST_FILTER_BEGINS,
} VstFilterMatch;

/* The attributes that Cognito can search by: "username", "email" …; no custom one. Static. */
const char *const *vst_user_filter_get_attributes (void);
/*
 * email ^= "a@b". %NULL if @attribute is not one of them or the filter would be longer than
 * Cognito takes, which is 256 characters.
 */
char *vst_user_filter_new (const char *attribute, VstFilterMatch match, const char *value);

G_END_DECLS
