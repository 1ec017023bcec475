#pragma once

#include <adwaita.h>

#include "flow/vst-saved-pools.h"
#include "gallery-pages.h"

G_BEGIN_DECLS

/* The application's window in a made-up state, with a list of pools of its own. */
typedef struct
{
  VstFlow *flow;
  VstSavedPools *pools;
  GtkWidget *window;
  char *folder;
  char *path;
} GalleryScene;

/* Shows an empty window of that size in pixels, for gallery_scene_show(). */
GalleryScene *gallery_scene_new (GtkApplication *application, int width, int height);
void gallery_scene_show (GalleryScene *scene, const GalleryPage *page);
/* Closes what it showed. */
void gallery_scene_free (GalleryScene *scene);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GalleryScene, gallery_scene_free)

/* The first descendant of @widget of the type called @type that is neither on a hidden page nor in
   a popover, or NULL. */
GtkWidget *gallery_find (GtkWidget *widget, const char *type);
/* Runs the main loop until the windows have been laid out and drawn. */
void gallery_settle (void);

G_END_DECLS
