#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * VstCodeEntry:
 *
 * A row for a code of digits, large and monospace. Whatever else is typed or pasted is
 * dropped, and the digits of other scripts become plain ones.
 *
 * Property: "digits" (how many the code has; 6).
 */
#define VST_TYPE_CODE_ENTRY (vst_code_entry_get_type ())
G_DECLARE_FINAL_TYPE (VstCodeEntry, vst_code_entry, VST, CODE_ENTRY, AdwEntryRow)

/* The digits of @text, at most @most of them. @length in bytes. */
char *vst_code_entry_digits (const char *text, gssize length, guint most);

G_END_DECLS
