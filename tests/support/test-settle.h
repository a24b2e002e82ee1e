/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-store.h"

void test_settle_watch (BinomeStore *store);
void test_settle (void);
