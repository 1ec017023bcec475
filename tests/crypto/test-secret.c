#include <errno.h>

#include "crypto/vst-digest.h"
#include "crypto/vst-secret.h"
#include "test-memory.h"

static void
test_borrow (void)
{
  static const guint8 bytes[] = { 'a', 0, 'b', 255 };
  g_autoptr (VstSecret) secret = vst_secret_new (bytes, sizeof bytes);

  g_assert_cmpmem (vst_secret_get_data (secret), vst_secret_get_size (secret), bytes, sizeof bytes);
  g_assert_cmpuint (vst_secret_get_data (secret)[sizeof bytes], ==, 0);
  g_assert_cmpstr (vst_secret_get_text (secret), ==, "a");
}

static void
test_empty (void)
{
  g_autoptr (VstSecret) secret = vst_secret_new (NULL, 0);
  g_autoptr (VstSecret) text = vst_secret_new_text ("");

  g_assert_cmpuint (vst_secret_get_size (secret), ==, 0);
  g_assert_cmpstr (vst_secret_get_text (secret), ==, "");
  g_assert_true (vst_secret_equal (secret, text));
}

/* Sizes around the end of a page: the zero byte must have its place in each. */
static void
test_page_edges (void)
{
  gsize page = (gsize) sysconf (_SC_PAGESIZE);

  for (gsize size = page - 2; size <= page + 2; size++)
    {
      g_autofree guint8 *bytes = g_malloc (size);
      g_autoptr (VstSecret) secret = NULL;

      memset (bytes, 0xa5, size);
      secret = vst_secret_new (bytes, size);
      g_assert_cmpmem (vst_secret_get_data (secret), vst_secret_get_size (secret), bytes, size);
      g_assert_cmpuint (vst_secret_get_data (secret)[size], ==, 0);
      g_assert_cmpuint (strlen (vst_secret_get_text (secret)), ==, size);
    }
}

static void
test_large (void)
{
  const gsize size = 10 * 1024 * 1024;
  g_autofree char *bytes = g_strnfill (size, 'x');
  g_autoptr (VstSecret) secret = vst_secret_new_text (bytes);

  g_assert_cmpuint (vst_secret_get_size (secret), ==, size);
  g_assert_cmpuint (strlen (vst_secret_get_text (secret)), ==, size);
}

/* Whether the page of @address belongs to this process. */
static gboolean
is_mapped (gconstpointer address)
{
  gsize page = (gsize) sysconf (_SC_PAGESIZE);
  guint8 *start = (guint8 *) ((gsize) address / page * page);
  unsigned char resident;

  if (mincore (start, page, &resident) == 0)
    return TRUE;
  g_assert_cmpint (errno, ==, ENOMEM);

  return FALSE;
}

static void
test_unmapped (void)
{
  VstSecret *secret = vst_secret_new_text ("something");
  gconstpointer address = vst_secret_get_data (secret);

  g_assert_true (is_mapped (address));
  vst_secret_ref (secret);
  vst_secret_unref (secret);
  g_assert_true (is_mapped (address));
  g_assert_cmpstr (vst_secret_get_text (secret), ==, "something");
  vst_secret_unref (secret);
  g_assert_false (is_mapped (address));
}

static void
test_boxed (void)
{
  VstSecret *secret = vst_secret_new_text ("boxed");
  VstSecret *copy = g_boxed_copy (VST_TYPE_SECRET, secret);

  g_assert_true (copy == secret);
  g_boxed_free (VST_TYPE_SECRET, copy);
  g_assert_cmpstr (vst_secret_get_text (secret), ==, "boxed");
  vst_secret_unref (secret);
}

/* free() writes over the start of what it is given: the pattern lies behind that. */
#define BEFORE 64

static char *
new_pattern_text (void)
{
  char *text = g_malloc0 (BEFORE + TEST_MEMORY_SIZE + 1);

  memset (text, 'x', BEFORE);
  test_memory_fill (text + BEFORE);

  return text;
}

/* The scanner has to see what is there, or the tests that use it prove nothing. */
static void
test_scanner (void)
{
  char *text = new_pattern_text ();

  g_assert_cmpuint (test_memory_count (0, 0), ==, 1);
  for (gsize i = 0; i < TEST_MEMORY_SIZE; i++)
    text[BEFORE + i] ^= 0x36;
  g_assert_cmpuint (test_memory_count (0, 0), ==, 0);
  g_assert_cmpuint (test_memory_count (0x36, 0), ==, 1);
  vst_wipe (text, BEFORE + TEST_MEMORY_SIZE);
  g_assert_cmpuint (test_memory_count (0x36, 0), ==, 0);
  g_free (text);
}

static void
test_take_text (void)
{
  VstSecret *secret = vst_secret_take_text (new_pattern_text ());

  g_assert_cmpuint (vst_secret_get_size (secret), ==, BEFORE + TEST_MEMORY_SIZE);
  g_assert_cmpuint (test_memory_count (0, 0), ==, 1);
  vst_secret_unref (secret);
  g_assert_cmpuint (test_memory_count (0, 0), ==, 0);
}

static void
test_wiped_text (void)
{
  {
    g_auto (VstWipedText) text = new_pattern_text ();

    g_assert_cmpuint (strlen (text), ==, BEFORE + TEST_MEMORY_SIZE);
    g_assert_cmpuint (test_memory_count (0, 0), ==, 1);
  }
  g_assert_cmpuint (test_memory_count (0, 0), ==, 0);
  vst_wipe_text (NULL);
}

static void
test_wipe (void)
{
  guint8 bytes[] = { 1, 2, 3, 4 };
  static const guint8 expected[] = { 1, 0, 0, 4 };

  vst_wipe (bytes + 1, 2);
  g_assert_cmpmem (bytes, sizeof bytes, expected, sizeof expected);
  vst_wipe (bytes, 0);
  vst_wipe (NULL, 0);
  g_assert_cmpmem (bytes, sizeof bytes, expected, sizeof expected);
}

G_GNUC_NO_INLINE static void
leave_pattern_on_stack (void)
{
  guint8 pattern[512];

  test_memory_fill (pattern);
  __asm__ volatile("" : : "r"(pattern) : "memory");
}

static void
test_wipe_stack (void)
{
  leave_pattern_on_stack ();
  vst_wipe_stack (8192);
  g_assert_cmpuint (test_memory_count (0, 0), ==, 0);
}

/* The line "VmFlags:" of the mapping that @address lies in. */
static char *
mapping_flags (gconstpointer address)
{
  g_autofree char *text = NULL;
  g_autofree char *start = g_strdup_printf ("%lx-", (gulong) address);
  g_autoptr (GError) error = NULL;
  const char *at;

  g_file_get_contents ("/proc/self/smaps", &text, NULL, &error);
  g_assert_no_error (error);
  at = strstr (text, start);
  at = at == NULL ? NULL : strstr (at, "VmFlags:");

  return at == NULL ? NULL : g_strndup (at, strcspn (at, "\n"));
}

static void
test_locked (void)
{
  g_autoptr (VstSecret) secret = vst_secret_new_text ("kept in place");
  g_autofree char *flags = mapping_flags (vst_secret_get_data (secret));

  if (flags == NULL)
    {
      g_test_skip ("this kernel does not show the flags of a mapping of its own");
      return;
    }
  g_assert_nonnull (strstr (flags, " dd")); /* not dumped */
  if (strstr (flags, " lo") == NULL)
    g_test_skip ("not dumped, but the limit on locked memory is too low to lock it");
}

static void
test_equal (void)
{
  g_autoptr (VstSecret) a = vst_secret_new_text ("same");
  g_autoptr (VstSecret) b = vst_secret_new_text ("same");
  g_autoptr (VstSecret) longer = vst_secret_new_text ("same!");
  g_autoptr (VstSecret) with_zero = vst_secret_new ("same\0!", 6);

  g_assert_true (vst_secret_equal (a, a));
  g_assert_true (vst_secret_equal (a, b));
  g_assert_false (vst_secret_equal (a, longer));
  g_assert_false (vst_secret_equal (a, with_zero));
  g_assert_false (vst_secret_equal (a, NULL));
  g_assert_false (vst_secret_equal (NULL, a));
  g_assert_true (vst_secret_equal (NULL, NULL));
}

/* A difference counts wherever it is, and also when two of them would cancel out. */
static void
test_constant_time (void)
{
  guint8 a[32] = { 0 };
  guint8 b[32] = { 0 };

  g_assert_true (vst_equal_in_constant_time (a, b, sizeof a));
  g_assert_true (vst_equal_in_constant_time (a, b, 0));
  for (gsize i = 0; i < sizeof a; i++)
    {
      b[i] = 0x80;
      g_assert_false (vst_equal_in_constant_time (a, b, sizeof a));
      b[(i + 1) % sizeof b] = 0x80;
      g_assert_false (vst_equal_in_constant_time (a, b, sizeof a));
      memset (b, 0, sizeof b);
    }
}

static gpointer
drop_in_thread (gpointer data)
{
  vst_secret_unref (data);

  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (VstSecret) secret = vst_secret_new_text ("shared");
  GThread *threads[8];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("drop", drop_in_thread, vst_secret_ref (secret));
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);

  g_assert_cmpstr (vst_secret_get_text (secret), ==, "shared");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  test_memory_prepare ();

  g_test_add_func ("/crypto/secret/borrow", test_borrow);
  g_test_add_func ("/crypto/secret/empty", test_empty);
  g_test_add_func ("/crypto/secret/page-edges", test_page_edges);
  g_test_add_func ("/crypto/secret/large", test_large);
  g_test_add_func ("/crypto/secret/unmapped", test_unmapped);
  g_test_add_func ("/crypto/secret/boxed", test_boxed);
  g_test_add_func ("/crypto/secret/scanner", test_scanner);
  g_test_add_func ("/crypto/secret/take-text", test_take_text);
  g_test_add_func ("/crypto/secret/wiped-text", test_wiped_text);
  g_test_add_func ("/crypto/secret/wipe", test_wipe);
  g_test_add_func ("/crypto/secret/wipe-stack", test_wipe_stack);
  g_test_add_func ("/crypto/secret/locked", test_locked);
  g_test_add_func ("/crypto/secret/equal", test_equal);
  g_test_add_func ("/crypto/secret/constant-time", test_constant_time);
  g_test_add_func ("/crypto/secret/threads", test_threads);

  return g_test_run ();
}
