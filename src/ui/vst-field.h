#pragma once

#include <adwaita.h>

#include "flow/vst-flow.h"

G_BEGIN_DECLS

/*
 * What the entry rows of all pages have in common.
 */

/*
 * How many characters a row holds. Far above what Cognito takes, so that a value that is
 * too long is told of, and not cut without a word; far below what makes a window slow.
 */
#define VST_FIELD_SHORT 1024
#define VST_FIELD_LONG 8192

/*
 * For an AdwEntryRow: its icon is an ornament; and where its title is cut short, beside the buttons
 * of a narrow row, a tooltip has it in full.
 */
void vst_field_set_up (GtkWidget *row);

/* Limits what a paste can bring; and vst_field_set_up(), if it is an AdwEntryRow. */
void vst_field_limit (GtkWidget *row, int most_characters);

/*
 * For a password row: gives it a buffer of its own, which is wiped with the row. The one
 * that AdwPasswordEntryRow of libadwaita 1.2 makes outlives it.
 */
void vst_field_guard (GtkWidget *row, int most_characters);

/*
 * Lets @words, which are of the same page as @row, describe it while nothing is wrong with it;
 * %NULL: nothing does.
 */
void vst_field_describe_by (GtkWidget *row, GtkWidget *words);

/*
 * Marks @row as invalid and describes it by @fault, or takes that back (%NULL). The
 * description is the one thing that a screen reader gets to know at once (GTK 4.8).
 */
void vst_field_set_fault (GtkWidget *row, const char *fault);

/* Whether passwords are needed no more: the person is in, or has started over. */
gboolean vst_field_walk_is_over (VstFlow *flow);

G_END_DECLS
