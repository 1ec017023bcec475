#include "practice/vst-practice-fill.h"

#include "practice/vst-practice-user.h"

/* Each was made a minute after the one before. */
#define STEP 60

static const char *const given_names[] = { "Ada",   "Grace", "Alan", "Edsger", "Barbara", "Donald",
                                           "Rózsa", "Kurt",  "Emmy", "Sofja",  "Ingrid",  "Tim" };
static const char *const family_names[] = { "Byron",   "Hopper", "Turing",    "Dijkstra",
                                            "Liskov",  "Knuth",  "Péter",     "Gödel",
                                            "Noether", "Lee",    "Daubechies" };

/* One salt and hash for all of them: a hash of each one's own would take minutes. */
static VstPracticeUser *
make_user (const VstPracticeUser *pattern, guint number, gint64 created)
{
  g_autofree char *name = g_strdup_printf ("user-%06u", number);
  VstPracticeUser *user = vst_practice_user_new (pattern->pool, name, created);

  vst_practice_user_set_status (user, number % 7 == 0 ? "UNCONFIRMED" : "CONFIRMED");
  user->enabled = number % 50 != 0;
  user->password_salt = g_bytes_ref (pattern->password_salt);
  user->password_hash = g_bytes_ref (pattern->password_hash);
  user->password_rounds = pattern->password_rounds;
  return user;
}

static void
add_attributes (VstPracticeStore *store, const VstPracticeUser *user, guint number)
{
  g_autofree char *email = g_strconcat (user->name, "@example.com", NULL);
  g_autofree char *name =
      g_strdup_printf ("%s %s", given_names[number % G_N_ELEMENTS (given_names)],
                       family_names[number % G_N_ELEMENTS (family_names)]);

  vst_practice_user_set_attribute (store, user, "email", email);
  vst_practice_user_set_attribute (store, user, "email_verified",
                                   number % 7 == 0 ? "false" : "true");
  vst_practice_user_set_attribute (store, user, "name", name);
}

void
vst_practice_fill_users (VstPracticeStore *store, const char *pool_id, guint count, gint64 now)
{
  g_autoptr (VstPracticeUserPool) pool = vst_practice_user_pool_load (store, pool_id);
  gboolean empty = vst_practice_user_count (store, pool_id) == 0;
  g_autoptr (VstPracticeUser) pattern = vst_practice_user_new (pool_id, "pattern", now);

  vst_practice_user_set_password (pattern, VST_PRACTICE_FILL_PASSWORD);
  for (guint i = 1; i <= count; i++)
    {
      g_autoptr (VstPracticeUser) user = make_user (pattern, i, now - (gint64) (count - i) * STEP);
      g_autoptr (VstPracticeUser) present =
          empty ? NULL : vst_practice_user_load (store, pool, user->name);

      if (present != NULL)
        continue;
      vst_practice_user_insert (store, pool, user);
      add_attributes (store, user, i);
    }
}
