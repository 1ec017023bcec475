#include "flow/vst-user-list-private.h"

#include <malloc.h>

#include "scripted-service.h"

/* The sanitizer's allocator gives no figures, and takes its time: it only has to see all paths. */
#ifdef __SANITIZE_ADDRESS__
#define USERS 1000
#else
#define USERS 100000
#endif
#define PAGE 60
#define BYTES_A_USER 1024

/* A page of users as a real pool has them. The token is how many have gone before. */
static char *
make_page (Service *service, ServiceCall *call)
{
  const char *token = service_call_get (call, "PaginationToken");
  guint first = token != NULL ? (guint) g_ascii_strtoull (token, NULL, 10) : 0;
  guint end = MIN (first + PAGE, USERS);
  GString *page = g_string_new ("{\"Users\":[");

  for (guint i = first; i < end; i++)
    g_string_append_printf (
        page,
        "%s{\"Username\":\"%08x-1111-4222-8333-444455556666\",\"UserStatus\":\"CONFIRMED\","
        "\"Enabled\":true,\"UserCreateDate\":1700000000.0,\"UserLastModifiedDate\":1700000001.0,"
        "\"Attributes\":[{\"Name\":\"sub\",\"Value\":\"%08x-1111-4222-8333-444455556666\"},"
        "{\"Name\":\"email_verified\",\"Value\":\"true\"},"
        "{\"Name\":\"email\",\"Value\":\"somebody.with.a.name.%u@example.com\"}]}",
        i > first ? "," : "", i, i, i);
  g_string_append (page, "]");
  if (end < USERS)
    g_string_append_printf (page, ",\"PaginationToken\":\"%u\"", end);
  g_string_append (page, "}");
  return g_string_free (page, FALSE);
}

static gsize
get_bytes_in_use (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return info.uordblks + info.hblkhd;
}

static void
load_page (VstUserList *list)
{
  vst_user_list_load_more (list);
  wait_for_boolean (list, "loading", FALSE);
  g_assert_null (vst_user_list_get_problem (list));
}

/* As one who scrolls does: each row is looked at, and let go. */
static void
look_at_rows (VstUserList *list, guint first)
{
  GListModel *model = G_LIST_MODEL (list);

  for (guint i = first; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (VstUserItem) item = g_list_model_get_item (model, i);

      g_assert_nonnull (vst_user_item_get_email (item));
    }
}

static void
test_many (void)
{
  Service service = { .answer = make_page };
  g_autoptr (VstCognitoClient) client = NULL;
  g_autoptr (VstUserList) list = NULL;
  guint seen;
  gsize before;
  double each;

  service_start (&service);
  client = service_new_client (&service);
  list = vst_user_list_new (client);
  load_page (list); /* what it takes to make the first call is no matter of the users */
  before = get_bytes_in_use ();
  seen = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_assert_cmpuint (seen, ==, PAGE);

  while (!vst_user_list_get_complete (list))
    {
      load_page (list);
      look_at_rows (list, seen);
      seen = g_list_model_get_n_items (G_LIST_MODEL (list));
    }

  each = ((double) get_bytes_in_use () - (double) before) / (USERS - PAGE);
  g_assert_cmpuint (seen, ==, USERS);
  if (before == 0)
    g_test_skip ("This allocator gives no figures");
  else
    g_test_minimized_result (each, "%.0f bytes a user", each);
  g_assert_cmpfloat (each, <=, BYTES_A_USER);

  g_clear_object (&list);
  g_clear_object (&client);
  service_stop (&service);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/flow/user-list/memory/many", test_many);

  return g_test_run ();
}
