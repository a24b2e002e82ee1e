/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-entity.h"
#include "binome-session.h"

G_BEGIN_DECLS

#define BINOME_TYPE_FORM_DIALOG (binome_form_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BinomeFormDialog, binome_form_dialog, BINOME, FORM_DIALOG, AdwDialog)

BinomeFormDialog *binome_form_dialog_new (const char *title, const char *accept_label);
BinomeFormDialog *binome_form_dialog_new_entity (BinomeSession *session, BinomeEntity *entity,
                                                 const char *title, const guint *fields, guint n_fields);
AdwPreferencesGroup *binome_form_dialog_add_group (BinomeFormDialog *self, const char *title,
                                                   const char *description);
void binome_form_dialog_add_page_group (BinomeFormDialog *self, AdwPreferencesGroup *group);
void binome_form_dialog_add_fields (BinomeFormDialog *self, AdwPreferencesGroup *group, BinomeEntity *entity,
                                    const guint *fields, guint n_fields);
void binome_form_dialog_set_work (BinomeFormDialog *self, BinomeSession *session, const char *action,
                                  BinomeWork work, gpointer data, GDestroyNotify destroy);
void binome_form_dialog_add_remove_row (BinomeFormDialog *self, BinomeSession *session, const char *label,
                                        const char *action, BinomeWork work, gint64 id, const char *done);
void binome_form_dialog_show_error (BinomeFormDialog *self, const char *message);

G_END_DECLS
