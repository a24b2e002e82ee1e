/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-store.h"
#include "binome-worker.h"

G_BEGIN_DECLS

void binome_store_submit (BinomeStore *self, BinomeJob *job, GTask *task);

G_END_DECLS
