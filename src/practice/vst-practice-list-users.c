#include <string.h>

#include "practice/vst-practice-filter.h"
#include "practice/vst-practice-marker.h"
#include "practice/vst-practice-operations.h"
#include "practice/vst-practice-rules.h"

#define LARGEST_PAGE 60

static gboolean
refuse (const char *message, GError **error)
{
  return vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PARAMETER, "%s", message);
}

static gboolean
check_wanted (const VstPracticeUserPool *pool, JsonArray *wanted, GError **error)
{
  for (guint i = 0; wanted != NULL && i < json_array_get_length (wanted); i++)
    {
      const char *name = json_array_get_string_element (wanted, i);

      if (name == NULL || vst_practice_user_pool_get_attribute (pool, name) == NULL)
        return refuse ("One or more requested attributes do not exist.", error);
    }
  return TRUE;
}

/* The attributes named in the call's AttributesToGet; all of them when it names none. */
static JsonArray *
list_wanted (VstPracticeCall *call, const VstPracticeUser *user)
{
  g_autoptr (JsonArray) all = vst_practice_user_list_attributes (call->store, user);
  JsonArray *some;

  if (vst_practice_json_get_array (call->input, "AttributesToGet") == NULL)
    return g_steal_pointer (&all);
  some = json_array_new ();
  for (guint i = 0; i < json_array_get_length (all); i++)
    {
      JsonObject *attribute = json_array_get_object_element (all, i);
      const char *name = vst_practice_json_get_text (attribute, "Name");

      if (vst_practice_json_has_text (call->input, "AttributesToGet", name))
        json_array_add_object_element (some, json_object_ref (attribute));
    }
  return some;
}

static void
add_user (VstPracticeCall *call, JsonArray *users, const VstPracticeUser *user)
{
  JsonObject *entry = json_object_new ();

  json_object_set_string_member (entry, "Username", user->name);
  json_object_set_array_member (entry, "Attributes", list_wanted (call, user));
  vst_practice_describe_dates (entry, user);
  json_array_add_object_element (users, entry);
}

/* Fills @users from the row after @after on; gives the last row if more follow, else 0. */
static gint64
list_page (VstPracticeCall *call,
           const VstPracticeUserPool *pool,
           const VstPracticeFilter *filter,
           gint64 after,
           JsonArray *users)
{
  gint64 limit = vst_practice_json_get_int (call->input, "Limit", 0);
  g_autofree char *sql =
      g_strconcat (VST_PRACTICE_USER_COLUMNS "WHERE pool = ?1 AND id > ?2 AND (",
                   vst_practice_filter_get_condition (filter), ") ORDER BY id LIMIT ?4", NULL);
  g_auto (VstPracticeQuery) query = { NULL, NULL };
  gint64 last = 0;

  limit = limit == 0 ? LARGEST_PAGE : limit;
  query = vst_practice_store_query (call->store, sql, "sisis", pool->id, after, filter->value,
                                    limit + 1, filter->name);
  while (vst_practice_query_next (&query))
    {
      g_autoptr (VstPracticeUser) user = vst_practice_user_read (&query);

      if (json_array_get_length (users) == limit)
        return last;
      add_user (call, users, user);
      last = user->id;
    }
  return 0;
}

/* Where the call wants to begin: the row of its pagination token, 0 without one, -1 if it is bad.
 */
static gint64
find_position (VstPracticeCall *call, const char *scope)
{
  const char *marker = vst_practice_json_get_text (call->input, "PaginationToken");
  g_autofree char *position = NULL;

  if (marker == NULL)
    return 0;
  position = vst_practice_marker_read (call->service->account, scope, marker, call->now);
  return position != NULL ? g_ascii_strtoll (position, NULL, 10) : -1;
}

static JsonObject *
answer_page (VstPracticeCall *call,
             const VstPracticeUserPool *pool,
             const VstPracticeFilter *filter,
             const char *scope,
             gint64 after)
{
  JsonObject *answer = json_object_new ();
  JsonArray *users = json_array_new ();
  gint64 last;

  json_object_set_array_member (answer, "Users", users);
  last = list_page (call, pool, filter, after, users);
  if (last != 0)
    {
      g_autofree char *end = g_strdup_printf ("%" G_GINT64_FORMAT, last);
      g_autofree char *next =
          vst_practice_marker_make (call->service->account, scope, end, call->now);

      json_object_set_string_member (answer, "PaginationToken", next);
    }
  return answer;
}

JsonObject *
vst_practice_list_users (VstPracticeCall *call, GError **error)
{
  g_autoptr (VstPracticeUserPool) pool = vst_practice_find_pool (call, error);
  const char *filter_text = vst_practice_json_get_text (call->input, "Filter");
  g_auto (VstPracticeFilter) filter = { NULL, FALSE, NULL };
  g_autofree char *scope = NULL;
  gint64 after;

  if (pool == NULL || !vst_practice_filter_parse (filter_text, &filter, error)
      || !check_wanted (pool, vst_practice_json_get_array (call->input, "AttributesToGet"), error))
    return NULL;
  scope = g_strjoin ("\n", "ListUsers", pool->id, filter_text != NULL ? filter_text : "", NULL);
  after = find_position (call, scope);
  if (after < 0)
    {
      refuse ("Paging Marker is Invalid for Request", error);
      return NULL;
    }
  return answer_page (call, pool, &filter, scope, after);
}
