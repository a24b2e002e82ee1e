/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages, read back by the e-mail package of Python. */

#include <string.h>
#include <gio/gio.h>

#include "binome-error.h"
#include "binome-letter-message.h"

static const char reader[]
    = "import sys, email, email.policy\n"
      "raw = open(sys.argv[1], 'rb').read()\n"
      "assert b'\\n' not in raw.replace(b'\\r\\n', b''), 'bare LF'\n"
      "assert b'\\r' not in raw.replace(b'\\r\\n', b''), 'bare CR'\n"
      "assert max(len(line) for line in raw.split(b'\\r\\n')) <= 78, 'long line'\n"
      "assert all(byte < 128 for byte in raw), 'not ASCII'\n"
      "m = email.message_from_bytes(raw, policy=email.policy.default)\n"
      "parts = list(m.walk())\n"
      "assert not any(part.defects for part in parts), [part.defects for part in parts]\n"
      "pdf = next(m.iter_attachments())\n"
      "out = [','.join(sorted(m.keys())), m['from'].addresses[0].display_name,\n"
      "       m['from'].addresses[0].addr_spec, str(len(m['to'].addresses)),\n"
      "       m['to'].addresses[0].display_name, m['to'].addresses[0].addr_spec, m['subject'],\n"
      "       m['date'].datetime.isoformat(), m.get_body().get_content(), pdf.get_filename(),\n"
      "       pdf.get_content_type(), pdf.get_content().hex()]\n"
      "sys.stdout.buffer.write('\\x1f'.join(out).encode())\n";

enum
{
  KEYS,
  FROM_NAME,
  FROM,
  N_TO,
  TO_NAME,
  TO,
  SUBJECT,
  DATE,
  TEXT,
  FILE_NAME,
  TYPE,
  CONTENT,
  N_READ
};

static char **
read_back (const BinomeMessage *message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = binome_message_write (message, &error);
  g_autofree char *folder = g_dir_make_tmp ("binome-message-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.eml", NULL);
  g_autoptr (GSubprocess) python = NULL;
  g_autofree char *output = NULL;
  char **values;

  g_assert_no_error (error);
  g_assert_true (
      g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes), NULL));
  python = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "python3", "-c", reader, path, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (python, NULL, NULL, &output, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (python));
  values = g_strsplit (output, "\x1f", -1);
  g_assert_cmpuint (g_strv_length (values), ==, N_READ);
  return values;
}

static BinomeMessage
plain_message (GBytes *content, GDateTime *date)
{
  return (BinomeMessage){
    .from_name = "Claire Fontaine",
    .from = "claire.fontaine@example.org",
    .to_name = "Anne Petit",
    .to = "anne+tutorat@example.org",
    .subject = "Hello",
    .text = "One\n\nTwo\n",
    .file_name = "letter.pdf",
    .content = content,
    .date = date,
  };
}

#define HEADERS "Content-Type,Date,From,MIME-Version,Subject,To,X-Unsent"

static void
test_read_back (void)
{
  static const struct
  {
    const char *name, *read_name, *subject, *read_subject, *file_name;
  } cases[] = {
    { "Anne Petit", "Anne Petit", "Hello", "Hello", "letter.pdf" },
    { "Petit, Anne \"Nanou\" \\", "Petit, Anne \"Nanou\" \\", "a, b; c: <d>", "a, b; c: <d>",
      "a \"b\" \\c.pdf" },
    { "Zoë L’Héritier-Œuvrard", "Zoë L’Héritier-Œuvrard", "Votre binôme : « Été »", "Votre binôme : « Été »",
      "Votre binôme – Zoë.pdf" },
    { "Anne\r\nBcc: all@example.org", "Anne Bcc: all@example.org", "Hello\r\nBcc: all@example.org\r\n\r\nx",
      "Hello Bcc: all@example.org x", "a\r\nX: b.pdf" },
    { "=?UTF-8?B?QQ==?=", "=?UTF-8?B?QQ==?=", "=?x", "=?x",
      "日本語のとても長い名前のファイル日本語のとても長い名前.pdf" },
    { "李小龍", "李小龍",
      "Ein sehr langer Betreff mit vielen Wörtern, der in mehrere Zeilen geteilt werden muß, ohne Zeichen zu "
      "zerschneiden: ééééééééééééééééééé",
      "Ein sehr langer Betreff mit vielen Wörtern, der in mehrere Zeilen geteilt werden muß, ohne Zeichen zu "
      "zerschneiden: ééééééééééééééééééé",
      "x.pdf" },
  };
  guchar data[1000];
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (-5400);
  g_autoptr (GDateTime) date = g_date_time_new (zone, 2026, 3, 1, 9, 5, 0);

  for (guint i = 0; i < sizeof data; i++)
    data[i] = (guchar)i;
  content = g_bytes_new (data, sizeof data);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BinomeMessage message = plain_message (content, date);
      g_auto (GStrv) values = NULL;
      g_autofree char *clean = g_strdup (cases[i].file_name);

      message.to_name = cases[i].name;
      message.from_name = cases[i].name;
      message.subject = cases[i].subject;
      message.file_name = cases[i].file_name;
      values = read_back (&message);
      g_assert_cmpstr (values[KEYS], ==, HEADERS);
      g_assert_cmpstr (values[FROM_NAME], ==, cases[i].read_name);
      g_assert_cmpstr (values[FROM], ==, "claire.fontaine@example.org");
      g_assert_cmpstr (values[N_TO], ==, "1");
      g_assert_cmpstr (values[TO_NAME], ==, cases[i].read_name);
      g_assert_cmpstr (values[TO], ==, "anne+tutorat@example.org");
      g_assert_cmpstr (values[SUBJECT], ==, cases[i].read_subject);
      g_assert_cmpstr (values[DATE], ==, "2026-03-01T09:05:00-01:30");
      /* Lines end like this on the wire (RFC 2045, 6.8). */
      g_assert_cmpstr (values[TEXT], ==, "One\r\n\r\nTwo\r\n");
      if (strchr (clean, '\r') == NULL)
        g_assert_cmpstr (values[FILE_NAME], ==, clean);
      else
        g_assert_cmpstr (values[FILE_NAME], ==, "a X: b.pdf");
      g_assert_cmpstr (values[TYPE], ==, "application/pdf");
      g_assert_cmpuint (strlen (values[CONTENT]), ==, 2 * sizeof data);
      g_assert_true (g_str_has_prefix (values[CONTENT], "000102030405"));
    }
}

static void
test_addresses (void)
{
  static const char *const good[] = { "a@b", "anne.petit@ateliers-morvan.example", "o'neil+x@b.c" };
  static const char *const bad[]
      = { "",     "a",     "@b",     "a@",   "a@b@c", "a b@c", "a@b c",   "a@b\r\nBcc: c@d",
          "a@b>", "é@b.c", "a..b@c", ".a@b", "a@b.",  "a,b@c", "\"a\"@b", "a@[1.2.3.4]" };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (binome_message_is_address (good[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      BinomeMessage message = plain_message (NULL, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_false (binome_message_is_address (bad[i]));
      message.to = bad[i];
      g_assert_null (binome_message_write (&message, &error));
      g_assert_error (error, BINOME_ERROR, BINOME_ERROR_INVALID);
      g_assert_null (binome_message_write_link (&message, NULL));
    }
  g_assert_false (binome_message_is_address (NULL));
}

static void
test_link (void)
{
  BinomeMessage message = plain_message (NULL, NULL);
  g_autofree char *link = NULL;

  message.subject = "Été & \r\nBcc: x";
  message.text = "a&b=c\n?";
  link = binome_message_write_link (&message, NULL);
  g_assert_cmpstr (link, ==,
                   "mailto:anne%2Btutorat@example.org?subject=%C3%89t%C3%A9%20%26%20Bcc%3A%20x"
                   "&body=a%26b%3Dc%0D%0A%3F");
}

static void
assert_file_name (const char *text, const char *expected)
{
  g_autofree char *name = binome_message_make_file_name (text, ".eml");

  g_assert_cmpstr (name, ==, expected);
}

static void
test_file_names (void)
{
  g_autofree char *long_text = g_strnfill (300, 'x');
  g_autofree char *long_name = binome_message_make_file_name (long_text, ".pdf");

  assert_file_name ("Zoë : a/b", "Zoë - a-b.eml");
  assert_file_name ("../../etc\n", "_..-..-etc.eml");
  assert_file_name ("", "_.eml");
  g_assert_cmpuint (strlen (long_name), ==, 104);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/message/read-back", test_read_back);
  g_test_add_func ("/message/addresses", test_addresses);
  g_test_add_func ("/message/link", test_link);
  g_test_add_func ("/message/file-names", test_file_names);

  return g_test_run ();
}
