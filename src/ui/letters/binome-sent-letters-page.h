/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-page.h"

G_BEGIN_DECLS

#define BINOME_TYPE_SENT_LETTERS_PAGE (binome_sent_letters_page_get_type ())
G_DECLARE_FINAL_TYPE (BinomeSentLettersPage, binome_sent_letters_page, BINOME, SENT_LETTERS_PAGE, BinomePage)

AdwNavigationPage *binome_sent_letters_page_new (BinomeSession *session);

G_END_DECLS
