/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-enrolment-workflow.h"
#include "binome-follow-up-workflow.h"
#include "binome-pair-workflow.h"
#include "binome-programme-workflow.h"
#include "binome-store.h"

/* A programme from Monday 2 March to Monday 31 August 2026, two tutees a tutor at most, as seen on
 * its first day. Paul takes two tutees, Anne one. */
typedef struct
{
  char *folder;
  BinomeStore *store;
  gint64 programme;
  gint64 paul, anne, luc;       /* tutors: enrolments */
  gint64 lea, hugo, ines, noah; /* tutees: enrolments; Léa and Hugo in Lyon, the others in Paris */
} Scene;

typedef gboolean (*SceneWork) (BinomeDb *db, gpointer data, GError **error);

void scene_set_up (Scene *self, gconstpointer data);
void scene_tear_down (Scene *self, gconstpointer data);

gboolean scene_try (Scene *self, SceneWork work, gpointer data, GError **error);
void scene_write (Scene *self, SceneWork work, gpointer data);
void scene_read (Scene *self, SceneWork work, gpointer data);
char *scene_dump (Scene *self);
void scene_check_undo (Scene *self, SceneWork work, gpointer data);

BinomeEntity *scene_get (Scene *self, GType type, gint64 id);
gint64 scene_add (Scene *self, BinomeEntity *entity);
void scene_set (Scene *self, BinomeEntity *entity);
gint64 scene_add_person (Scene *self, const char *given_name, const char *family_name, const char *site);

gint64 scene_propose (Scene *self, gint64 tutee, gint64 tutor);
gboolean scene_try_propose (Scene *self, gint64 tutee, gint64 tutor, gint64 *pair, GError **error);
void scene_move (Scene *self, gint64 pair, BinomePairState to, const char *reason, const char *on);
gboolean scene_try_move (Scene *self, gint64 pair, BinomePairState to, const char *reason, const char *on,
                         GError **error);
GPtrArray *scene_list_check_ins (Scene *self, gint64 pair);
void scene_assert_refused (GError **error, int code);

#define scene_assert_day(date, iso)                                                                          \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autofree char *day_ = binome_date_format_iso (date);                                                   \
    g_assert_cmpstr (day_, ==, iso);                                                                         \
  }                                                                                                          \
  G_STMT_END
