#pragma once

#include "cognito/vst-cognito-client-directory.h"
#include "flow/vst-item-cache-private.h"
#include "flow/vst-user-list.h"
#include "flow/vst-user-rows.h"

G_BEGIN_DECLS

struct _VstUserList
{
  GObject parent_instance;
  VstCognitoClient *client;
  VstUserRows *rows;
  VstItemCache *items; /* by the place of the row's name */
  VstProblem *problem;

  char *filter;           /* NULL: everybody */
  char *page_token;       /* of the next page; NULL: the first */
  gboolean token_refused; /* it is too old: begin anew */
  gboolean complete;
  GCancellable *life; /* of the page under way, or NULL */
};

/* Copies. */
VstUserItem *vst_user_item_new (const VstUserRow *row);

/* Empty, and asks for nothing yet. @client has credentials. */
VstUserList *vst_user_list_new (VstCognitoClient *client);
/* %NULL if @error says that it was cancelled. */
VstProblem *vst_user_list_translate (VstUserList *self, const GError *error);

G_END_DECLS
