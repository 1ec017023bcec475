#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * VstInbox:
 *
 * The Practice Inbox: a button for the header bar that counts the messages that have
 * not been looked at, and a popover with all of them, the newest first.
 */
#define VST_TYPE_INBOX (vst_inbox_get_type ())
G_DECLARE_FINAL_TYPE (VstInbox, vst_inbox, VST, INBOX, AdwBin)

/* @mails: VstMail, newest first; %NULL: none. */
void vst_inbox_set_mails (VstInbox *self, GListModel *mails);

G_END_DECLS
