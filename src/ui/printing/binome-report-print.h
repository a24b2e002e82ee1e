/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "binome-report.h"

G_BEGIN_DECLS

GtkPrintOperation *binome_report_print_new (BinomeReport *report);
void binome_report_print_run (BinomeReport *report, GtkWidget *widget);

G_END_DECLS
