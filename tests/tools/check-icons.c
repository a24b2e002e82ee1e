/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Renders the icons in the folders given as arguments and looks at the pixels. A symbolic icon must live
 * on its shape alone; a coloured one must stand out from a light and from a dark window. */
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <math.h>
#include <string.h>

/* Relative luminance of the libadwaita window backgrounds #fafafa and #242424, by the WCAG formula. */
#define LIGHT_WINDOW 0.956
#define DARK_WINDOW 0.0176

static double
linear (guchar value)
{
  double c = value / 255.0;

  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

static double
luminance (const guchar *pixel)
{
  return 0.2126 * linear (pixel[0]) + 0.7152 * linear (pixel[1]) + 0.0722 * linear (pixel[2]);
}

static double
contrast (double a, double b)
{
  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

static GdkPixbuf *
render (const char *path, int size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new_from_file_at_size (path, size, size, &error);

  g_assert_no_error (error);
  g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, size);
  g_assert_cmpint (gdk_pixbuf_get_height (pixbuf), ==, size);
  g_assert_true (gdk_pixbuf_get_has_alpha (pixbuf));
  return g_steal_pointer (&pixbuf);
}

/* Shares of the picture: drawn at all, and of the drawn part what stands out from each window. */
static void
measure (GdkPixbuf *pixbuf, double *drawn, double *on_light, double *on_dark)
{
  int width = gdk_pixbuf_get_width (pixbuf), height = gdk_pixbuf_get_height (pixbuf);
  int stride = gdk_pixbuf_get_rowstride (pixbuf);
  const guchar *pixels = gdk_pixbuf_read_pixels (pixbuf);
  int n_drawn = 0, n_light = 0, n_dark = 0;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        const guchar *pixel = pixels + y * stride + x * 4;

        if (pixel[3] < 128)
          continue;
        n_drawn++;
        n_light += contrast (luminance (pixel), LIGHT_WINDOW) >= 1.7;
        n_dark += contrast (luminance (pixel), DARK_WINDOW) >= 1.7;
      }

  *drawn = n_drawn / (double)(width * height);
  *on_light = n_drawn > 0 ? n_light / (double)n_drawn : 0;
  *on_dark = n_drawn > 0 ? n_dark / (double)n_drawn : 0;
}

static void
test_coloured (const char *path)
{
  const int sizes[] = { 16, 32, 48, 128, 512 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GdkPixbuf) pixbuf = render (path, sizes[i]);
      double drawn, on_light, on_dark;

      measure (pixbuf, &drawn, &on_light, &on_dark);
      g_test_message ("%d px: %.0f %% drawn, %.0f %% stands out on light, %.0f %% on dark", sizes[i],
                      100 * drawn, 100 * on_light, 100 * on_dark);
      g_assert_cmpfloat (drawn, >, 0.25);
      g_assert_cmpfloat (drawn, <, 0.95);
      g_assert_cmpfloat (on_light, >, 0.8);
      g_assert_cmpfloat (on_dark, >, 0.8);
    }
}

static void
test_symbolic (const char *path)
{
  g_autoptr (GdkPixbuf) pixbuf = render (path, 16);
  g_autofree char *source = NULL;
  g_autoptr (GError) error = NULL;
  double drawn, on_light, on_dark;

  measure (pixbuf, &drawn, &on_light, &on_dark);
  g_test_message ("%.0f %% drawn", 100 * drawn);
  g_assert_cmpfloat (drawn, >, 0.1);
  g_assert_cmpfloat (drawn, <, 0.85);

  /* GTK paints the fills in the colour of the text, and nothing else. */
  g_file_get_contents (path, &source, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (source, "viewBox=\"0 0 16 16\""));
  g_assert_null (strstr (source, "stroke"));
  g_assert_null (strstr (source, "Gradient"));
  g_assert_null (strstr (source, "<image"));
}

/* A test for each SVG file below the folder. */
static void
add_tests (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *test = g_strdup_printf ("/icons/%s", name);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        add_tests (path);
      else if (g_str_has_suffix (name, "-symbolic.svg"))
        g_test_add_data_func_full (test, g_steal_pointer (&path), (GTestDataFunc)test_symbolic, g_free);
      else if (g_str_has_suffix (name, ".svg"))
        g_test_add_data_func_full (test, g_steal_pointer (&path), (GTestDataFunc)test_coloured, g_free);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (int i = 1; i < argc; i++)
    add_tests (argv[i]);

  return g_test_run ();
}
