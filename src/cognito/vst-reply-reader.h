#pragma once

#include <json-glib/json-glib.h>

#include "aws/vst-aws-json.h"
#include "cognito/vst-cognito-error.h"
#include "crypto/vst-secret.h"

G_BEGIN_DECLS

/**
 * VstReplyReader:
 *
 * Takes members out of an answer that nobody vouches for. The first fault is kept,
 * and everything read after it is empty, so that a caller reads all it wants and
 * asks once, at the end. A member that is null counts as missing; one that nobody
 * asks for is passed over. No value ever gets into an error.
 *
 * Each function takes an object to read from, which may be %NULL: an optional
 * object that was not there has no members.
 */
typedef struct
{
  const char *operation; /* for the error; borrowed, may be %NULL */
  GError *error;         /* the first fault, or %NULL */
} VstReplyReader;

#define VST_REPLY_READER_INIT(operation)                                                           \
  {                                                                                                \
    (operation), NULL                                                                              \
  }

void vst_reply_reader_clear (VstReplyReader *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VstReplyReader, vst_reply_reader_clear)

typedef enum
{
  VST_MEMBER_OPTIONAL,
  VST_MEMBER_REQUIRED,
} VstMember;

/* The object at the top; borrowed from @reply, which may be %NULL. */
JsonObject *vst_reply_reader_open (VstReplyReader *self, JsonNode *reply);
/* Records that @name is wrong: "is not a list". */
void vst_reply_reader_fail (VstReplyReader *self, const char *name, const char *fault);
/* %TRUE if all was well; else the fault as %VST_COGNITO_ERROR_BAD_ANSWER. */
gboolean vst_reply_reader_finish (VstReplyReader *self, GError **error);

/* A fault unless @name is there. */
void vst_reply_reader_require (VstReplyReader *self, JsonObject *object, const char *name);
/* Borrowed. */
JsonObject *vst_reply_reader_get_object (VstReplyReader *self,
                                         JsonObject *object,
                                         const char *name,
                                         VstMember member);
/* Borrowed; %NULL where missing. More than @max_items are a fault. */
JsonArray *vst_reply_reader_get_array (VstReplyReader *self,
                                       JsonObject *object,
                                       const char *name,
                                       guint max_items);
/* The object at @index of a list; borrowed. */
JsonObject *vst_reply_reader_get_element (VstReplyReader *self,
                                          JsonArray *array,
                                          guint index,
                                          const char *name);
/* Valid UTF-8 of at most @max_size bytes, and not empty if required. */
char *vst_reply_reader_dup_text (
    VstReplyReader *self, JsonObject *object, const char *name, gsize max_size, VstMember member);
/* The same; an empty one counts as missing. */
VstSecret *vst_reply_reader_dup_secret (
    VstReplyReader *self, JsonObject *object, const char *name, gsize max_size, VstMember member);
gboolean vst_reply_reader_get_boolean (VstReplyReader *self,
                                       JsonObject *object,
                                       const char *name,
                                       gboolean fallback);
/* A whole number in [0, @max]. */
gint64 vst_reply_reader_get_count (
    VstReplyReader *self, JsonObject *object, const char *name, gint64 max, gint64 fallback);
/* Seconds since 1970, a fraction cut off; 0 where missing. */
gint64 vst_reply_reader_get_time (VstReplyReader *self, JsonObject *object, const char *name);
/* Texts; never %NULL. */
GStrv vst_reply_reader_dup_list (VstReplyReader *self,
                                 JsonObject *object,
                                 const char *name,
                                 guint max_items);
/* char * -> char *; never %NULL. */
GHashTable *vst_reply_reader_dup_map (VstReplyReader *self, JsonObject *object, const char *name);

/*
 * Overwrites every text in @node, which nobody else may be using, and drops it.
 * json-glib keeps its texts in plain memory and frees them as they are.
 */
void vst_wiped_node_free (JsonNode *node);

typedef JsonNode VstWipedNode;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VstWipedNode, vst_wiped_node_free)

G_END_DECLS
