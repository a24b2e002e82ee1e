/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-letter-library.h"
#include "binome-session.h"

G_BEGIN_DECLS

#define BINOME_TYPE_LETTER_TEXT_PAGE (binome_letter_text_page_get_type ())
G_DECLARE_FINAL_TYPE (BinomeLetterTextPage, binome_letter_text_page, BINOME, LETTER_TEXT_PAGE,
                      AdwNavigationPage)

AdwNavigationPage *binome_letter_text_page_new (BinomeSession *session, const BinomeLetterKind *kind,
                                                const char *language);

G_END_DECLS
