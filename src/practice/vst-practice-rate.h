#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * How many calls of a category a second may see: the request rate quotas of the Amazon
 * Cognito Developer Guide, "Quotas". Off until they are switched on.
 */
#define VST_PRACTICE_N_RATES 16

typedef struct
{
  int limits[VST_PRACTICE_N_RATES]; /* calls a second; 0: no limit */
  int counts[VST_PRACTICE_N_RATES]; /* of the present second */
  gint64 second;
} VstPracticeRates;

/*
 * Switches on what @text names: "CATEGORY" at Cognito's own rate, "CATEGORY=N" at N
 * calls a second, or "all". Fails with %G_OPTION_ERROR and words for whoever wrote it.
 */
gboolean vst_practice_rates_parse (VstPracticeRates *self, const char *text, GError **error);

/* Counts a call of @operation at @now (seconds); %FALSE when it is one too many. */
gboolean vst_practice_rates_admit (VstPracticeRates *self, const char *operation, gint64 now);

/* The categories' names, with a comma between them. */
char *vst_practice_rates_dup_names (void);

G_END_DECLS
