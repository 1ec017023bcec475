#include "practice/vst-practice-account.h"

#include <string.h>

#include "crypto/vst-random.h"

#define REGION "us-east-1"
#define UPPER "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define LOWER "abcdefghijklmnopqrstuvwxyz"
#define DIGITS "0123456789"

char *
vst_practice_random_text (const char *alphabet, gsize size)
{
  char *text = g_malloc (size + 1);

  for (gsize i = 0; i < size; i++)
    text[i] = alphabet[vst_random_below ((guint32) strlen (alphabet))];
  text[size] = '\0';
  return text;
}

static void
make_account (VstPracticeStore *store)
{
  g_autofree char *number = vst_practice_random_text (DIGITS, 12);
  g_autofree char *key_end = vst_practice_random_text (UPPER "234567", 16);
  g_autofree char *key_id = g_strconcat ("AKIA", key_end, NULL);
  g_auto (VstWipedText) secret = vst_practice_random_text (UPPER LOWER DIGITS, 40);
  g_autoptr (VstSecret) marker_key = vst_random_secret (32);

  vst_practice_store_run (store, "INSERT INTO account VALUES (1, ?, ?, ?, ?, ?)", "ssssk", REGION,
                          number, key_id, secret, marker_key);
}

VstPracticeAccount *
vst_practice_account_load (VstPracticeStore *store)
{
  g_autoptr (VstPracticeAccount) self = g_new0 (VstPracticeAccount, 1);
  g_auto (VstPracticeQuery) exists = vst_practice_store_query (store, "SELECT 1 FROM account", "");
  g_auto (VstPracticeQuery) query = { NULL, NULL };

  if (!vst_practice_query_next (&exists))
    make_account (store);
  query = vst_practice_store_query (
      store, "SELECT region, number, access_key_id, secret_access_key, marker_key FROM account",
      "");
  if (!vst_practice_query_next (&query))
    return NULL;
  self->region = vst_practice_query_dup_text (&query, 0);
  self->number = vst_practice_query_dup_text (&query, 1);
  self->access_key_id = vst_practice_query_dup_text (&query, 2);
  self->secret_access_key = vst_practice_query_dup_secret (&query, 3);
  self->marker_key = vst_practice_query_dup_secret (&query, 4);
  return g_steal_pointer (&self);
}

void
vst_practice_account_free (VstPracticeAccount *self)
{
  g_free (self->region);
  g_free (self->number);
  g_free (self->access_key_id);
  g_clear_pointer (&self->secret_access_key, vst_secret_unref);
  g_clear_pointer (&self->marker_key, vst_secret_unref);
  g_free (self);
}
