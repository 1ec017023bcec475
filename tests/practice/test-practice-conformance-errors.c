#include "practice-walk.h"

/* The table of conformance-errors.ini, row by row; what the table means stands in it. */

/* One pool of each kind serves all of its rows: each row has a user of its own. */
typedef struct
{
  Fixture fixture;
  gboolean started;
} Stage;

typedef struct
{
  Fixture *fixture;
  GHashTable *words; /* name -> what $name stands for */
} Play;

static Stage stages[VST_PRACTICE_N_KINDS];
static GKeyFile *table;

static Fixture *
get_stage (const char *kind_name)
{
  VstPracticeKind kind;
  Stage *stage;

  g_assert_true (vst_practice_kind_from_name (kind_name, &kind));
  stage = &stages[kind];
  if (!stage->started)
    fixture_set_up_kind (&stage->fixture, kind_name);
  stage->started = TRUE;
  return &stage->fixture;
}

/* The one before is kept as $older-NAME. */
static void
learn (Play *play, const char *name, const char *word)
{
  const char *before = g_hash_table_lookup (play->words, name);

  if (word == NULL || g_strcmp0 (word, before) == 0)
    return;
  if (before != NULL)
    g_hash_table_replace (play->words, g_strconcat ("older-", name, NULL), g_strdup (before));
  g_hash_table_replace (play->words, g_strdup (name), g_strdup (word));
}

static gboolean
put_word (const GMatchInfo *match, GString *result, gpointer user_data)
{
  Play *play = user_data;
  g_autofree char *name = g_match_info_fetch_named (match, "name");
  g_autofree char *braced = g_match_info_fetch_named (match, "braced");
  const char *wanted = *name != '\0' ? name : braced;
  const char *key = g_hash_table_lookup (play->words, "key");

  if (key != NULL && (g_str_equal (wanted, "totp") || g_str_equal (wanted, "wrong-totp")))
    {
      g_autofree char *code = g_str_equal (wanted, "totp")
                                  ? fixture_totp (play->fixture, key, 0)
                                  : fixture_wrong_totp (play->fixture, key);

      g_string_append (result, code);
      return FALSE;
    }
  g_assert_true (g_hash_table_contains (play->words, wanted));
  g_string_append (result, g_hash_table_lookup (play->words, wanted));
  return FALSE;
}

static char *
expand (Play *play, const char *text)
{
  g_autoptr (GRegex) regex =
      g_regex_new ("\\$(?:(?<name>[a-z]+(?:-[a-z]+)*)|{(?<braced>[a-z-]+)})", 0, 0, NULL);
  g_autoptr (GError) error = NULL;
  char *expanded = g_regex_replace_eval (regex, text, -1, 0, 0, put_word, play, &error);

  g_assert_no_error (error);
  return expanded;
}

static void
learn_member (Play *play, const char *name, const char *object, const char *member)
{
  JsonObject *answer = play->fixture->answer;

  if (object != NULL)
    answer = json_object_has_member (answer, object)
                 ? json_object_get_object_member (answer, object)
                 : NULL;
  if (answer != NULL)
    learn (play, name, json_object_get_string_member_with_default (answer, member, NULL));
}

static void
learn_answer (Play *play)
{
  g_autofree char *code = fixture_dup_code (play->fixture);

  learn (play, "code", code);
  learn_member (play, "session", NULL, "Session");
  learn_member (play, "key", NULL, "SecretCode");
  learn_member (play, "access", "AuthenticationResult", "AccessToken");
  learn_member (play, "id", "AuthenticationResult", "IdToken");
  learn_member (play, "refresh", "AuthenticationResult", "RefreshToken");
  learn_member (play, "made-pool", "UserPool", "Id");
  learn_member (play, "made-client", "UserPoolClient", "ClientId");
}

static void
call (Play *play, const char *operation, const char *input)
{
  g_autofree char *body = expand (play, input);
  g_autofree char *date = fixture_dup_date (fixture_clock (play->fixture));

  fixture_call_at (play->fixture, operation, body, date);
}

/* One thing that is given: see the top of the table. */
static void
perform (Play *play, const char *step)
{
  gboolean fails = g_str_has_prefix (step, "fails ");
  const char *what = fails ? step + strlen ("fails ") : step;
  g_autofree char *named = g_key_file_get_string (table, "given", what, NULL);
  g_auto (GStrv) parts = g_strsplit (named != NULL ? named : what, " ", 2);

  g_assert_nonnull (parts[1]);
  if (g_str_equal (parts[0], "wait"))
    {
      fixture_wait (play->fixture, atoi (parts[1]));
      return;
    }
  call (play, parts[0], parts[1]);
  if (fails)
    g_assert_cmpuint (play->fixture->status, ==, 400);
  else
    fixture_assert_ok (play->fixture);
  learn_answer (play);
}

/* Names stand for lists of steps, in which names may stand again. */
static void
collect (GPtrArray *steps, const char *list)
{
  g_auto (GStrv) parts = g_strsplit (list, ";", -1);

  for (char **part = parts; *part != NULL; part++)
    {
      const char *step = g_strstrip (*part);
      g_autofree char *named = g_key_file_get_string (table, "given", step, NULL);

      if (named != NULL)
        collect (steps, named);
      else
        g_ptr_array_add (steps, g_strdup (step));
    }
}

static void
begin (Play *play, const char *row)
{
  static int number;
  g_autofree char *pool = g_key_file_get_string (table, row, "pool", NULL);
  g_autofree char *user = g_strdup_printf ("user%d", ++number);
  g_autofree char *email = g_strconcat (user, "@example.com", NULL);

  play->fixture = get_stage (pool != NULL ? pool : "mfa-off");
  play->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  learn (play, "user", user);
  learn (play, "email", email);
  learn (play, "password", FIXTURE_PASSWORD);
  learn (play, "pool", fixture_pool (play->fixture));
  learn (play, "client", fixture_client (play->fixture));
}

static void
test_row (gconstpointer row)
{
  Play play = { NULL, NULL };
  g_auto (GStrv) words = g_strsplit (row, " ", 3);
  g_autofree char *given = g_key_file_get_string (table, row, "given", NULL);
  g_autofree char *input = g_key_file_get_string (table, row, "input", NULL);
  g_autofree char *text = g_key_file_get_string (table, row, "message", NULL);
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *message = NULL;

  begin (&play, row);
  if (given != NULL)
    collect (steps, given);
  for (guint i = 0; i < steps->len; i++)
    perform (&play, steps->pdata[i]);
  call (&play, words[0], input);
  message = expand (&play, text);
  fixture_assert_fault (play.fixture, words[1], message);
  g_hash_table_unref (play.words);
}

static JsonNode *
read_model (void)
{
  const char *path = g_getenv ("VST_SERVICE_MODEL");
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (path);
  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  return json_parser_steal_root (parser);
}

static gboolean
has_row (const char *operation, const char *name)
{
  g_autofree char *start = g_strjoin (" ", operation, name, NULL);
  g_auto (GStrv) rows = g_key_file_get_groups (table, NULL);
  gsize size = strlen (start);

  for (char **row = rows; *row != NULL; row++)
    if (g_str_has_prefix (*row, start) && ((*row)[size] == '\0' || (*row)[size] == ' '))
      return TRUE;
  return FALSE;
}

/* Whether the table says why an error is not provoked; notes in @used what says so. */
static gboolean
is_excused (const char *operation, const char *name, char **patterns, GHashTable *used)
{
  g_autofree char *pair = g_strjoin ("/", operation, name, NULL);
  gboolean excused = FALSE;

  for (char **pattern = patterns; *pattern != NULL; pattern++)
    if (g_pattern_match_simple (*pattern, pair))
      {
        excused = TRUE;
        g_hash_table_add (used, *pattern);
      }
  return excused;
}

static void
check_operation (const char *operation, JsonObject *described, char **patterns, GHashTable *used)
{
  JsonArray *errors = json_object_get_array_member (described, "errors");

  for (guint i = 0; i < json_array_get_length (errors); i++)
    {
      const char *name = json_array_get_string_element (errors, i);

      /* Every operation's InvalidParameterException is in the other conformance table. */
      if (!g_str_equal (name, "InvalidParameterException") && !has_row (operation, name)
          && !is_excused (operation, name, patterns, used))
        g_test_fail_printf ("%s/%s has no row and no excuse", operation, name);
    }
}

/* Each documented error of each operation has a row or an excuse, and each excuse is needed. */
static void
test_complete (void)
{
  static const char *const sections[] = { "operations", "extra_operations" };
  g_autoptr (JsonNode) model = read_model ();
  g_auto (GStrv) patterns = g_key_file_get_keys (table, "not provoked", NULL, NULL);
  g_autoptr (GHashTable) used = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      JsonObject *operations =
          json_object_get_object_member (json_node_get_object (model), sections[i]);
      g_autoptr (GList) names = json_object_get_members (operations);

      for (GList *l = names; l != NULL; l = l->next)
        check_operation (l->data, json_object_get_object_member (operations, l->data), patterns,
                         used);
    }
  g_assert_cmpuint (g_hash_table_size (used), ==, g_strv_length (patterns));
}

static void
add_rows (char **groups)
{
  for (char **group = groups; *group != NULL; group++)
    if (g_key_file_has_key (table, *group, "input", NULL))
      {
        g_autofree char *name = g_strdelimit (g_strdup (*group), " ", '/');
        g_autofree char *path = g_strconcat ("/practice/conformance-errors/", name, NULL);

        g_test_add_data_func (path, *group, test_row);
      }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) groups = NULL;
  g_autofree char *path = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  path = g_test_build_filename (G_TEST_DIST, "practice", "conformance-errors.ini", NULL);
  table = g_key_file_new ();
  g_key_file_load_from_file (table, path, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);
  groups = g_key_file_get_groups (table, NULL);
  g_test_add_func ("/practice/conformance-errors/complete", test_complete);
  add_rows (groups);
  status = g_test_run ();
  for (gsize i = 0; i < G_N_ELEMENTS (stages); i++)
    if (stages[i].started)
      fixture_tear_down (&stages[i].fixture, NULL);
  g_key_file_unref (table);
  return status;
}
