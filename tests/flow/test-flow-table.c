#include "flow/vst-flow-stages.h"
#include "flow/vst-flow-table.h"

#include <string.h>

/*
 * Each page, and where each event leads from it, one letter an event: wants sign-up, wants
 * login, unconfirmed, needs password, asked setup, asked code, asked else, wants reset, logged
 * in, obstructed, ended.
 */
static const struct
{
  const char *name;
  VstStep step;
  const char *targets;
} rows[] = {
  { "welcome", VST_STEP_WELCOME, "SL......D.W" },
  { "sign-up", VST_STEP_SIGN_UP, "SLCLPOQRDXW" },
  { "confirm", VST_STEP_CONFIRM, "..CLPOQRDXW" },
  { "log-in", VST_STEP_LOG_IN, "SLCLPOQRDXW" },
  { "pair", VST_STEP_PAIR, "..CLPOQRDXW" },
  { "code", VST_STEP_CODE, "..CLPOQRDXW" },
  { "challenge", VST_STEP_CHALLENGE, "..CLPOQRDXW" },
  { "reset", VST_STEP_RESET, "..CLPOQRDXW" },
  { "done", VST_STEP_DONE, "....P.....W" },
  { "cannot-go-on", VST_STEP_CANNOT_GO_ON, "SL........W" },
};

static char
letter_of (VstStep step)
{
  return "WSCLPOQRDX"[step];
}

static void
test_row (gconstpointer data)
{
  const char *targets = rows[GPOINTER_TO_UINT (data)].targets;
  VstStep step = rows[GPOINTER_TO_UINT (data)].step;

  g_assert_cmpuint (strlen (targets), ==, VST_N_EVENTS);
  for (guint event = 0; event < VST_N_EVENTS; event++)
    {
      VstStep next = VST_STEP_WELCOME;
      gboolean allowed = vst_flow_table_look_up (step, event, &next);

      g_assert_cmpint (allowed ? letter_of (next) : '.', ==, targets[event]);
    }
}

static void
test_is_complete (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (rows), ==, VST_N_STEPS);
  for (guint i = 0; i < VST_N_STEPS; i++)
    g_assert_cmpint (rows[i].step, ==, i);
}

/* Wherever a login can be sent from, every answer to it has a page. */
static void
test_answers_have_pages (void)
{
  static const VstStep from[] = { VST_STEP_SIGN_UP, VST_STEP_CONFIRM, VST_STEP_LOG_IN,
                                  VST_STEP_PAIR,    VST_STEP_CODE,    VST_STEP_CHALLENGE,
                                  VST_STEP_RESET };

  for (gsize i = 0; i < G_N_ELEMENTS (from); i++)
    for (guint event = VST_EVENT_UNCONFIRMED; event <= VST_EVENT_OBSTRUCTED; event++)
      {
        VstStep next;

        g_assert_true (vst_flow_table_look_up (from[i], event, &next));
      }
}

/* The row under the header bar, one letter a stage: ahead, current, done, skipped. */
static const struct
{
  const char *name;
  VstStep step;
  VstObstacle obstacle;
  const char *gone_through; /* stages, by their letters below */
  const char *row;
} stage_cases[] = {
  { "welcome", VST_STEP_WELCOME, VST_OBSTACLE_NONE, "", "aaaaa" },
  { "sign-up", VST_STEP_SIGN_UP, VST_OBSTACLE_NONE, "", "caaaa" },
  { "confirm", VST_STEP_CONFIRM, VST_OBSTACLE_NONE, "s", "dcaaa" },
  { "confirm-known-user", VST_STEP_CONFIRM, VST_OBSTACLE_NONE, "", "scaaa" },
  { "pair", VST_STEP_PAIR, VST_OBSTACLE_NONE, "sc", "ddcaa" },
  { "pair-auto-confirmed", VST_STEP_PAIR, VST_OBSTACLE_NONE, "s", "dscaa" },
  { "pair-known-user", VST_STEP_PAIR, VST_OBSTACLE_NONE, "", "sscaa" },
  { "log-in-at-once", VST_STEP_LOG_IN, VST_OBSTACLE_NONE, "", "ssaca" },
  { "log-in-after-confirm", VST_STEP_LOG_IN, VST_OBSTACLE_NONE, "c", "sdaca" },
  { "log-in-after-pairing", VST_STEP_LOG_IN, VST_OBSTACLE_NONE, "scp", "dddca" },
  { "code-after-pairing", VST_STEP_CODE, VST_OBSTACLE_NONE, "scp", "dddca" },
  { "code-known-user", VST_STEP_CODE, VST_OBSTACLE_NONE, "", "sssca" },
  { "challenge", VST_STEP_CHALLENGE, VST_OBSTACLE_NONE, "sc", "ddsca" },
  { "reset", VST_STEP_RESET, VST_OBSTACLE_NONE, "", "sssca" },
  { "done", VST_STEP_DONE, VST_OBSTACLE_NONE, "scpl", "ddddc" },
  { "done-known-user", VST_STEP_DONE, VST_OBSTACLE_NONE, "l", "sssdc" },
  { "back-on-sign-up", VST_STEP_SIGN_UP, VST_OBSTACLE_NONE, "scp", "caaaa" },
  { "no-totp", VST_STEP_CANNOT_GO_ON, VST_OBSTACLE_NO_TOTP_SETUP, "sc", "ddcaa" },
  { "obstacle", VST_STEP_CANNOT_GO_ON, VST_OBSTACLE_CHALLENGE, "sc", "ddsca" },
};

static void
test_stages (gconstpointer data)
{
  static const char letters[] = "scpld";
  const char *row = stage_cases[GPOINTER_TO_UINT (data)].row;
  const char *gone_through = stage_cases[GPOINTER_TO_UINT (data)].gone_through;
  guint done = 0;

  for (guint stage = 0; stage < VST_N_STAGES; stage++)
    if (strchr (gone_through, letters[stage]) != NULL)
      done |= VST_STAGE_BIT (stage);

  for (guint stage = 0; stage < VST_N_STAGES; stage++)
    {
      VstStageState state =
          vst_flow_stages_look_up (stage_cases[GPOINTER_TO_UINT (data)].step,
                                   stage_cases[GPOINTER_TO_UINT (data)].obstacle, done, stage);

      g_assert_cmpint ("acds"[state], ==, row[stage]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/flow/table/from/", rows[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_row);
    }
  g_test_add_func ("/flow/table/is-complete", test_is_complete);
  g_test_add_func ("/flow/table/answers-have-pages", test_answers_have_pages);
  for (guint i = 0; i < G_N_ELEMENTS (stage_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/flow/stages/", stage_cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_stages);
    }
  return g_test_run ();
}
