#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Taking turns at libsecret, where it keeps a file of its own, as it does in a sandbox. It opens
 * the file with a key from a portal when it is first asked for anything, and libsecret 0.20 does
 * that, and what comes after, in ways that need care:
 *
 * - It asks the portal for its version, and the window stands still until that has started.
 * - Cancelled while it waits for the portal, it calls g_cancellable_disconnect() out of
 *   g_cancellable_cancel(), which then waits for itself, and the window hangs.
 * - It listens for the portal's response only when it has seen that its request was taken. A
 *   portal that is quicker than the main loop is not heard, and there is never an answer.
 * - Asked for something else meanwhile, it opens the file twice, and what one of the two writes,
 *   or one of two writers at the same time, is refused because the other has changed the file.
 *
 * Therefore the first turn is preceded by opening the file: when the portal is there, by a question
 * that nobody cancels, and that is put again if the portal's response has come and no answer. To be
 * used from one thread.
 */

/* Whether libsecret keeps a file of its own. */
gboolean vst_keyring_turn_is_needed (void);

/*
 * Waits until the file is open and everybody who waited before has ended his turn. Fails with
 * libsecret's error if the file cannot be opened; the next one to wait then tries again.
 */
void vst_keyring_turn_wait_async (GAsyncReadyCallback callback, gpointer user_data);
gboolean vst_keyring_turn_wait_finish (GAsyncResult *result, GError **error);

/* To be called by everybody whose turn it was. */
void vst_keyring_turn_end (void);

G_END_DECLS
