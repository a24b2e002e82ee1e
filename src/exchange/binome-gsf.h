/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gsf/gsf-infile.h>
#include <gsf/gsf-input.h>
#include <gsf/gsf-outfile.h>
#include <gsf/gsf-output.h>

G_BEGIN_DECLS

/* The library has no automatic cleanup. Under names of our own, it may get it. */
typedef GsfInput BinomeGsfInput;
typedef GsfInfile BinomeGsfInfile;
typedef GsfOutput BinomeGsfOutput;
typedef GsfOutfile BinomeGsfOutfile;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeGsfInput, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeGsfInfile, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeGsfOutput, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeGsfOutfile, g_object_unref)

G_END_DECLS
