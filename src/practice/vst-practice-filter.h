#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A ListUsers filter: NAME = "VALUE", or NAME ^= "VALUE" for "begins with". */
typedef struct
{
  char *name;
  gboolean prefix;
  char *value;
} VstPracticeFilter;

/*
 * Reads @text. An empty one, or %NULL, takes every user: then @filter is left
 * without a name. Fails with InvalidParameter in the service's words.
 */
gboolean vst_practice_filter_parse (const char *text, VstPracticeFilter *filter, GError **error);
void vst_practice_filter_clear (VstPracticeFilter *filter);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VstPracticeFilter, vst_practice_filter_clear)

/*
 * The filter as an SQL condition on a row of "users", with ?3 for the value and ?5
 * for an attribute's name. A constant text: nothing of the filter is in it.
 */
const char *vst_practice_filter_get_condition (const VstPracticeFilter *filter);

G_END_DECLS
