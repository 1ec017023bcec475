#pragma once

#include <json-glib/json-glib.h>

#include "practice/vst-practice-account.h"
#include "practice/vst-practice-user.h"

G_BEGIN_DECLS

/* A device that a user signed in from. It is confirmed once it has a verifier. */
typedef struct
{
  char *key;   /* "REGION_UUID" */
  char *group; /* the realm of its SRP */
  gint64 user;
  char *name;                              /* may be %NULL */
  char *salt;                              /* hexadecimal; %NULL until it is confirmed */
  VstSecret *verifier;                     /* %NULL until it is confirmed */
  gboolean remembered;                     /* stands in for a code */
  gint64 created, modified, authenticated; /* seconds */
} VstPracticeDevice;

/* A new key for @user, put into the store. */
VstPracticeDevice *vst_practice_device_issue (VstPracticeStore *store,
                                              const VstPracticeAccount *account,
                                              const VstPracticeUser *user,
                                              gint64 now);
/* %NULL: no such device of @user. */
VstPracticeDevice *
vst_practice_device_load (VstPracticeStore *store, const VstPracticeUser *user, const char *key);
/* The confirmed device after @after (a key or ""), in the order of keys. */
VstPracticeDevice *vst_practice_device_load_next (VstPracticeStore *store,
                                                  const VstPracticeUser *user,
                                                  const char *after);
void vst_practice_device_save (VstPracticeStore *store, const VstPracticeDevice *self);
void vst_practice_device_delete (VstPracticeStore *store, const VstPracticeDevice *self);
void vst_practice_device_free (VstPracticeDevice *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VstPracticeDevice, vst_practice_device_free)

/* Confirmed and remembered: it may be asked for its SRP. %NULL is not. */
gboolean vst_practice_device_is_trusted (const VstPracticeDevice *self);
/* As GetDevice words it. */
JsonObject *vst_practice_device_describe (const VstPracticeDevice *self);

G_END_DECLS
