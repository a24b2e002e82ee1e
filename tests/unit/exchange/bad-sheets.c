/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workbooks that nobody wants to get: an archive by another name, locked ones, a million empty rows, merged
 * cells, formulas with errors, days counted from 1904. */

#include "bad-sheets.h"

#include "sheet-fixture.h"

#define ONE_SHEET "<sheets><sheet name=\"Personnel\" r:id=\"a\"/></sheets>"
#define TEXT(cell, text) "<c r=\"" cell "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"
#define TITLES "<row r=\"1\">" TEXT ("A1", "Nom") TEXT ("B1", "Prénom") TEXT ("C1", "Date d’entrée") "</row>"
#define DAYS "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>"

static GBytes *
make_archive (void)
{
  return sheet_zip ("photos/a.jpg", "no list", NULL);
}

static GBytes *
make_locked (void)
{
  static const guint8 unreadable[600] = { 7, 7, 7 };

  return sheet_compound ("EncryptedPackage", unreadable, sizeof unreadable);
}

static GBytes *
make_locked_ods (void)
{
  return sheet_zip (
      "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "META-INF/manifest.xml",
      "<m:manifest xmlns:m=\"m\"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>",
      "content.xml", "unreadable", NULL);
}

/* As after “select all, set the height”: every row is written, and nothing is in them. */
static GBytes *
make_empty_rows (void)
{
  GString *rows = g_string_new ("<sheetData>" TITLES "<row r=\"2\">" TEXT ("A2", "Premier") "</row>");
  GBytes *bytes;

  for (guint i = 3; i < 1048576; i++)
    g_string_append_printf (rows, "<row r=\"%u\" ht=\"15\"/>", i);
  g_string_append (rows, "<row r=\"1048576\">" TEXT ("A1048576", "Dernier") "</row></sheetData>");
  bytes = sheet_xlsx (ONE_SHEET, DAYS, "", rows->str);
  g_string_free (rows, TRUE);
  return bytes;
}

static GBytes *
make_only_empty (void)
{
  return sheet_xlsx (ONE_SHEET, "", "", "<sheetData><row r=\"1\"/><row r=\"1048576\"/></sheetData>");
}

/* One name for two rows. */
static GBytes *
make_merged (void)
{
  return sheet_xlsx (
      ONE_SHEET, DAYS, "",
      "<sheetData>" TITLES "<row r=\"2\">" TEXT ("A2", "Fusion") TEXT (
          "B2", "Ada") "</row>"
                       "<row r=\"3\">" TEXT (
                           "B3", "Bob") "</row></sheetData>"
                                        "<mergeCells count=\"1\"><mergeCell ref=\"A2:A3\"/></mergeCells>");
}

static GBytes *
make_errors (void)
{
  return sheet_xlsx (ONE_SHEET, DAYS, "",
                     "<sheetData>" TITLES "<row r=\"2\">" TEXT ("A2", "Formule") TEXT (
                         "B2", "Eva") "<c r=\"C2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c></row></sheetData>");
}

/* 42096 is 3 April 2019 in such a file; in the usual count it would be 2 April 2015. */
static GBytes *
make_1904 (void)
{
  return sheet_xlsx ("<workbookPr date1904=\"1\"/>" ONE_SHEET, DAYS, "",
                     "<sheetData>" TITLES "<row r=\"2\">" TEXT ("A2", "Mac")
                         TEXT ("B2", "Ivan") "<c r=\"C2\" s=\"1\"><v>42096</v></c></row></sheetData>");
}

const BadSheet bad_sheets[] = {
  { "renamed.xlsx", make_archive, "ZIP archive", 0, NULL },
  { "locked.xlsx", make_locked, "password", 0, NULL },
  { "locked.ods", make_locked_ods, "password", 0, NULL },
  { "empty.xlsx", make_only_empty, "empty", 0, NULL },
  { "rows.xlsx", make_empty_rows, NULL, 2, NULL },
  { "merged.xlsx", make_merged, NULL, 2, NULL },
  { "errors.xlsx", make_errors, NULL, 1, "#DIV/0! in C2" },
  { "days.xlsx", make_1904, NULL, 1, NULL },
};

const guint n_bad_sheets = G_N_ELEMENTS (bad_sheets);
