#include "flow/vst-user-list-private.h"

#include "scripted-service.h"
#include "test-async.h"

typedef struct
{
  Service service;
  VstUserList *list;
  guint changes;
  guint position, removed, added; /* of the last change */
} Fixture;

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, Fixture *fixture)
{
  fixture->changes++;
  fixture->position = position;
  fixture->removed = removed;
  fixture->added = added;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VstCognitoClient) client = NULL;

  service_start (&fixture->service);
  client = service_new_client (&fixture->service);
  fixture->list = vst_user_list_new (client);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (on_items_changed), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->list);
  service_stop (&fixture->service);
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
}

/* The user names, with a blank between them. */
static char *
dup_names (Fixture *fixture)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < count (fixture); i++)
    {
      g_autoptr (VstUserItem) item = g_list_model_get_item (G_LIST_MODEL (fixture->list), i);

      g_string_append_printf (names, "%s%s", i > 0 ? " " : "", vst_user_item_get_user_name (item));
    }
  return g_string_free (names, FALSE);
}

#define assert_names(fixture, expected)                                                            \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *names = dup_names (fixture);                                                  \
                                                                                                   \
    g_assert_cmpstr (names, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

static void
settle (Fixture *fixture)
{
  wait_for_boolean (fixture->list, "loading", FALSE);
}

static void
search_all (Fixture *fixture)
{
  vst_user_list_search (fixture->list, "username", "", FALSE);
}

/* A first page of two users, of which there are more. */
static void
load_first (Fixture *fixture)
{
  search_all (fixture);
  service_answer (service_take (&fixture->service, "ListUsers"),
                  "{'Users':[{'Username':'ann','Enabled':true},{'Username':'bob'}],"
                  "'PaginationToken':'t1'}");
  settle (fixture);
}

static void
test_asks_for_nothing_by_itself (Fixture *fixture, gconstpointer data)
{
  run_what_is_pending ();

  g_assert_true (g_queue_is_empty (&fixture->service.waiting));
  g_assert_false (vst_user_list_get_loading (fixture->list));
  g_assert_false (vst_user_list_get_complete (fixture->list));
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (fixture->list)) == VST_TYPE_USER_ITEM);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->list), 0));
}

static void
test_row (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VstUserItem) item = NULL;
  ServiceCall *call;

  search_all (fixture);
  call = service_take (&fixture->service, "ListUsers");
  g_assert_true (call->is_signed);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (call->request), "Limit"), ==,
                   60);
  g_assert_null (service_call_get (call, "PaginationToken"));
  g_assert_false (json_object_has_member (json_node_get_object (call->request), "Filter"));
  g_assert_false (json_object_has_member (json_node_get_object (call->request), "AttributesToGet"));
  service_answer (call, "{'Users':[{'Username':'ann','UserStatus':'UNCONFIRMED','Enabled':false,"
                        "'UserCreateDate':1700000000.5,'Attributes':[{'Name':'sub','Value':'1'},"
                        "{'Name':'email','Value':'ann@example.com'}]}]}");
  settle (fixture);

  item = g_list_model_get_item (G_LIST_MODEL (fixture->list), 0);
  g_assert_cmpstr (vst_user_item_get_user_name (item), ==, "ann");
  g_assert_cmpstr (vst_user_item_get_status (item), ==, "UNCONFIRMED");
  g_assert_cmpstr (vst_user_item_get_email (item), ==, "ann@example.com");
  g_assert_cmpint (vst_user_item_get_created_at (item), ==, 1700000000);
  g_assert_false (vst_user_item_get_enabled (item));
  g_assert_true (vst_user_list_get_complete (fixture->list));
}

static void
test_next_page_is_appended (Fixture *fixture, gconstpointer data)
{
  ServiceCall *call;

  load_first (fixture);
  g_assert_false (vst_user_list_get_complete (fixture->list));
  vst_user_list_load_more (fixture->list);
  g_assert_true (vst_user_list_get_loading (fixture->list));
  vst_user_list_load_more (fixture->list); /* one is under way */
  call = service_take (&fixture->service, "ListUsers");
  g_assert_cmpstr (service_call_get (call, "PaginationToken"), ==, "t1");
  service_answer (call, "{'Users':[{'Username':'cid'}]}");
  settle (fixture);

  assert_names (fixture, "ann bob cid");
  g_assert_cmpuint (fixture->changes, ==, 2);
  g_assert_cmpuint (fixture->position, ==, 2);
  g_assert_cmpuint (fixture->removed, ==, 0);
  g_assert_cmpuint (fixture->added, ==, 1);
  g_assert_true (vst_user_list_get_complete (fixture->list));
  vst_user_list_load_more (fixture->list); /* there is none */
  run_what_is_pending ();
  g_assert_true (g_queue_is_empty (&fixture->service.waiting));
}

static void
test_empty_page_goes_on (Fixture *fixture, gconstpointer data)
{
  ServiceCall *call;

  search_all (fixture);
  service_answer (service_take (&fixture->service, "ListUsers"),
                  "{'Users':[],'PaginationToken':'t1'}");
  call = service_take (&fixture->service, "ListUsers");
  g_assert_true (vst_user_list_get_loading (fixture->list));
  g_assert_cmpstr (service_call_get (call, "PaginationToken"), ==, "t1");
  service_answer (call, "{'Users':[{'Username':'ann'}],'PaginationToken':'t2'}");
  settle (fixture);

  assert_names (fixture, "ann");
  g_assert_false (vst_user_list_get_complete (fixture->list));
}

static void
test_same_token_again (Fixture *fixture, gconstpointer data)
{
  load_first (fixture);
  vst_user_list_load_more (fixture->list);
  service_answer (service_take (&fixture->service, "ListUsers"),
                  "{'Users':[],'PaginationToken':'t1'}");
  settle (fixture);

  g_assert_cmpint (vst_problem_get_code (vst_user_list_get_problem (fixture->list)), ==,
                   VST_FLOW_ERROR_BAD_ANSWER);
  run_what_is_pending ();
  g_assert_true (g_queue_is_empty (&fixture->service.waiting));
}

static void
test_nobody (Fixture *fixture, gconstpointer data)
{
  search_all (fixture);
  service_answer (service_take (&fixture->service, "ListUsers"), "{'Users':[]}");
  settle (fixture);

  g_assert_cmpuint (count (fixture), ==, 0);
  g_assert_cmpuint (fixture->changes, ==, 0);
  g_assert_true (vst_user_list_get_complete (fixture->list));
}

typedef struct
{
  const char *path, *name, *prefix;
  gboolean exact;
  const char *filter;
} Search;

static const Search searches[] = {
  { "prefix", "email", "a", FALSE, "email ^= \"a\"" },
  { "exact", "username", "ann", TRUE, "username = \"ann\"" },
  { "status", "cognito:user_status", "CONFIRMED", TRUE, "cognito:user_status = \"CONFIRMED\"" },
  { "quotes", "name", "a\"b\\c", FALSE, "name ^= \"a\\\"b\\\\c\"" },
  { "injection", "name", "\" or username ^= \"", FALSE, "name ^= \"\\\" or username ^= \\\"\"" },
};

static void
test_search (Fixture *fixture, gconstpointer data)
{
  const Search *search = data;
  ServiceCall *call;

  load_first (fixture);
  vst_user_list_search (fixture->list, search->name, search->prefix, search->exact);
  g_assert_cmpuint (count (fixture), ==, 0);
  g_assert_cmpuint (fixture->removed, ==, 2);
  call = service_take (&fixture->service, "ListUsers");
  g_assert_cmpstr (service_call_get (call, "Filter"), ==, search->filter);
  g_assert_null (service_call_get (call, "PaginationToken"));
  service_answer (call, "{'Users':[{'Username':'ann'}],'PaginationToken':'t2'}");
  settle (fixture);
  vst_user_list_load_more (fixture->list);
  call = service_take (&fixture->service, "ListUsers");
  g_assert_cmpstr (service_call_get (call, "Filter"), ==, search->filter);
  service_answer (call, "{'Users':[]}");
  settle (fixture);
}

static void
test_search_names (void)
{
  const char *const *names = vst_user_list_get_search_names ();

  g_assert_cmpstr (names[0], ==, "username");
  g_assert_true (g_strv_contains (names, "email"));
}

static void
test_impossible_search (Fixture *fixture, gconstpointer data)
{
  g_autofree char *prefix = g_strnfill (256, 'a');
  VstProblem *problem;

  load_first (fixture);
  vst_user_list_search (fixture->list, "email", prefix, FALSE);
  run_what_is_pending ();

  problem = vst_user_list_get_problem (fixture->list);
  g_assert_cmpint (vst_problem_get_code (problem), ==, VST_FLOW_ERROR_PARAMETER);
  g_assert_cmpuint (count (fixture), ==, 0);
  g_assert_true (g_queue_is_empty (&fixture->service.waiting));
  g_assert_false (vst_user_list_get_loading (fixture->list));

  search_all (fixture);
  g_assert_null (vst_user_list_get_problem (fixture->list));
  service_answer (service_take (&fixture->service, "ListUsers"), "{'Users':[]}");
  settle (fixture);
}

/* The answer to what is no longer looked for comes late. */
static void
test_late_answer (Fixture *fixture, gconstpointer data)
{
  ServiceCall *late;
  ServiceCall *call;

  search_all (fixture);
  late = service_take (&fixture->service, "ListUsers");
  vst_user_list_search (fixture->list, "email", "b", FALSE);
  call = service_take (&fixture->service, "ListUsers");
  service_answer (late, "{'Users':[{'Username':'ann'}],'PaginationToken':'late'}");
  run_what_is_pending ();
  g_assert_true (vst_user_list_get_loading (fixture->list));
  service_answer (call, "{'Users':[{'Username':'bob'}]}");
  settle (fixture);

  assert_names (fixture, "bob");
  g_assert_null (vst_user_list_get_problem (fixture->list));
  g_assert_true (vst_user_list_get_complete (fixture->list));
}

/* Both answers are there before either is looked at. */
static void
test_late_answer_that_has_arrived (Fixture *fixture, gconstpointer data)
{
  search_all (fixture);
  service_answer (service_take (&fixture->service, "ListUsers"), "{'Users':[{'Username':'ann'}]}");
  vst_user_list_search (fixture->list, "email", "b", FALSE);
  service_answer (service_take (&fixture->service, "ListUsers"), "{'Users':[{'Username':'bob'}]}");
  settle (fixture);

  assert_names (fixture, "bob");
}

static void
test_gone_before_the_answer (void)
{
  Service service = { 0 };
  g_autoptr (VstCognitoClient) client = NULL;
  VstUserList *list;
  ServiceCall *call;

  service_start (&service);
  client = service_new_client (&service);
  list = vst_user_list_new (client);
  vst_user_list_load_more (list);
  call = service_take (&service, "ListUsers");
  g_assert_finalize_object (list);
  run_what_is_pending ();
  service_answer (call, "{'Users':[]}");
  run_what_is_pending ();
  service_stop (&service);
}

typedef struct
{
  const char *path, *type;
  VstFlowError code;
  guint remedies;
} Refusal;

static const Refusal refusals[] = {
  { "not-permitted", "AccessDeniedException", VST_FLOW_ERROR_KEYS_NOT_PERMITTED,
    VST_REMEDY_TRY_AGAIN | VST_REMEDY_OPEN_POOL_SETTINGS },
  { "keys", "UnrecognizedClientException", VST_FLOW_ERROR_KEYS_REFUSED,
    VST_REMEDY_TRY_AGAIN | VST_REMEDY_OPEN_POOL_SETTINGS },
  { "parameter", "InvalidParameterException", VST_FLOW_ERROR_PARAMETER, VST_REMEDY_TRY_AGAIN },
};

static void
test_problem (Fixture *fixture, gconstpointer data)
{
  const Refusal *refusal = data;
  VstProblem *problem;

  search_all (fixture);
  service_refuse (service_take (&fixture->service, "ListUsers"), refusal->type);
  settle (fixture);

  problem = vst_user_list_get_problem (fixture->list);
  g_assert_cmpint (vst_problem_get_code (problem), ==, refusal->code);
  g_assert_cmpuint (vst_problem_get_remedies (problem), ==, refusal->remedies);
  g_assert_cmpstr (vst_problem_get_operation (problem), ==, "ListUsers");
  g_assert_cmpstr (vst_problem_get_wire_name (problem), ==, refusal->type);
  g_assert_false (vst_user_list_get_complete (fixture->list));
}

static void
test_try_again (Fixture *fixture, gconstpointer data)
{
  ServiceCall *call;

  load_first (fixture);
  vst_user_list_load_more (fixture->list);
  service_refuse (service_take (&fixture->service, "ListUsers"), "AccessDeniedException");
  settle (fixture);
  g_assert_nonnull (vst_user_list_get_problem (fixture->list));
  assert_names (fixture, "ann bob");

  vst_user_list_load_more (fixture->list);
  g_assert_null (vst_user_list_get_problem (fixture->list));
  call = service_take (&fixture->service, "ListUsers");
  g_assert_cmpstr (service_call_get (call, "PaginationToken"), ==, "t1");
  service_answer (call, "{'Users':[{'Username':'cid'}]}");
  settle (fixture);
  assert_names (fixture, "ann bob cid");
}

/* The mark of the next page is too old: from the start, then. */
static void
test_token_refused (Fixture *fixture, gconstpointer data)
{
  ServiceCall *call;

  load_first (fixture);
  vst_user_list_load_more (fixture->list);
  service_refuse (service_take (&fixture->service, "ListUsers"), "InvalidParameterException");
  settle (fixture);
  assert_names (fixture, "ann bob");

  vst_user_list_load_more (fixture->list);
  call = service_take (&fixture->service, "ListUsers");
  g_assert_null (service_call_get (call, "PaginationToken"));
  g_assert_cmpuint (count (fixture), ==, 0);
  service_answer (call, "{'Users':[{'Username':'ann'}]}");
  settle (fixture);
  assert_names (fixture, "ann");
}

static void
test_one_object_for_one_row (Fixture *fixture, gconstpointer data)
{
  GListModel *model = G_LIST_MODEL (fixture->list);
  g_autoptr (VstUserItem) bob = NULL;
  g_autoptr (VstUserItem) again = NULL;
  VstUserItem *ann;

  load_first (fixture);
  ann = g_list_model_get_item (model, 0);
  bob = g_list_model_get_item (model, 1);
  again = g_list_model_get_item (model, 1);
  g_assert_true (bob == again);
  g_assert_finalize_object (ann); /* it is not kept */

  vst_user_list_remove (fixture->list, "ann");
  g_set_object (&again, NULL);
  again = g_list_model_get_item (model, 0);
  g_assert_true (bob == again);

  search_all (fixture);
  service_answer (service_take (&fixture->service, "ListUsers"), "{'Users':[]}");
  settle (fixture);
  g_assert_cmpstr (vst_user_item_get_user_name (bob), ==, "bob"); /* whoever holds it */
}

/* New rows may lie where old ones lay whose objects are still held. */
static void
test_no_old_object_for_a_new_row (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VstUserItem) ann = NULL;

  load_first (fixture);
  ann = g_list_model_get_item (G_LIST_MODEL (fixture->list), 0);
  search_all (fixture);
  service_answer (service_take (&fixture->service, "ListUsers"), "{'Users':[{'Username':'zoe'}]}");
  settle (fixture);

  assert_names (fixture, "zoe");
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  load_first (fixture);
  vst_user_list_remove (fixture->list, "nobody");
  g_assert_cmpuint (fixture->changes, ==, 1);
  vst_user_list_remove (fixture->list, "ann");

  g_assert_cmpuint (fixture->position, ==, 0);
  g_assert_cmpuint (fixture->removed, ==, 1);
  g_assert_cmpuint (fixture->added, ==, 0);
  assert_names (fixture, "bob");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/flow/user-list/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("asks-for-nothing-by-itself", test_asks_for_nothing_by_itself);
  ADD ("row", test_row);
  ADD ("next-page-is-appended", test_next_page_is_appended);
  ADD ("empty-page-goes-on", test_empty_page_goes_on);
  ADD ("same-token-again", test_same_token_again);
  ADD ("nobody", test_nobody);
  for (gsize i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autofree char *path = g_strconcat ("/flow/user-list/search/", searches[i].path, NULL);

      g_test_add (path, Fixture, &searches[i], set_up, test_search, tear_down);
    }
  g_test_add_func ("/flow/user-list/search-names", test_search_names);
  ADD ("impossible-search", test_impossible_search);
  ADD ("late-answer", test_late_answer);
  ADD ("late-answer-that-has-arrived", test_late_answer_that_has_arrived);
  g_test_add_func ("/flow/user-list/gone-before-the-answer", test_gone_before_the_answer);
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/flow/user-list/problem/", refusals[i].path, NULL);

      g_test_add (path, Fixture, &refusals[i], set_up, test_problem, tear_down);
    }
  ADD ("try-again", test_try_again);
  ADD ("token-refused", test_token_refused);
  ADD ("one-object-for-one-row", test_one_object_for_one_row);
  ADD ("no-old-object-for-a-new-row", test_no_old_object_for_a_new_row);
  ADD ("remove", test_remove);

  return g_test_run ();
}
