/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-table-patch.h"
#include "binome-import.h"
#include "binome-model.h"

G_BEGIN_DECLS

/* The fields of a person that a file can give: the first ones of BinomePersonField. */
#define BINOME_IMPORT_N_FIELDS (BINOME_PERSON_NOTE + 1)

/* Longer names, jobs and the like are a column mapped wrongly. */
#define BINOME_IMPORT_MAX_CHARACTERS 200

#define BINOME_IMPORT_FIELD(f) (1u << (f))

/* Beside the fields of an enrolment: that its skills change. */
#define BINOME_IMPORT_PART_SKILLS (1u << 31)

/* As many columns of one list can become fields of the company’s own. */
#define BINOME_IMPORT_MAX_OWN 64
#define BINOME_IMPORT_OWN(i) (G_GUINT64_CONSTANT (1) << (i))

/**
 * BinomeImportMap:
 * @column: for each target the column that gives it, -1 for none
 * @format: for each target the format of its dates
 * @name_order: the order in a column of full names
 * @this_year: the year it is
 *
 * Where the values of a row come from.
 */
typedef struct
{
  int column[BINOME_N_COLUMNS];
  BinomeDateFormat format[BINOME_N_COLUMNS];
  BinomeNameOrder name_order;
  int this_year;
} BinomeImportMap;

/**
 * BinomeImportValues:
 * @text: for each field of a person its value as the file of Binôme keeps it; "" where the row has none
 * @managers: what the row says of the line manager: staff number, e-mail address, name
 *
 * What one row says.
 */
typedef struct
{
  GString *text[BINOME_IMPORT_N_FIELDS];
  GString *managers[3];
} BinomeImportValues;

void binome_import_values_init (BinomeImportValues *self);
void binome_import_values_clear (BinomeImportValues *self);
char *binome_import_values_read (BinomeImportValues *self, const BinomeImportMap *map,
                                 BinomeTableReader *reader);

/* Cells, for every kind of list. */
void binome_import_take_cell (GString *value, const BinomeImportMap *map, BinomeTableReader *reader,
                              BinomeColumn column);
gboolean binome_import_is_nothing (const char *cell);
char *binome_import_parse_day (const BinomeImportMap *map, BinomeColumn column, const char *text,
                               BinomeDate *day);
char *binome_import_parse_day_as (BinomeDateFormat format, const char *text, BinomeDate *day);
char *binome_import_check_length (const BinomeField *field, const char *text, int maximum);

int binome_import_parse_level (const char *text);
int binome_import_parse_choice (const BinomeChoice *choices, const char *text);

typedef struct _BinomeImportPeople BinomeImportPeople;

/* Nobody, in the functions that give the number of a person. */
#define BINOME_IMPORT_NOBODY G_MAXUINT32

/* What a text that names somebody is. */
enum
{
  BINOME_IMPORT_BY_STAFF_NUMBER,
  BINOME_IMPORT_BY_EMAIL,
  BINOME_IMPORT_BY_ANYTHING,
};

BinomeImportPeople *binome_import_people_load (BinomeDb *db, GError **error);
void binome_import_people_free (BinomeImportPeople *self);
guint32 binome_import_people_find (BinomeImportPeople *self, const BinomeImportValues *values,
                                   gboolean *by_name, char **reason);
guint32 binome_import_people_find_named (BinomeImportPeople *self, guint32 kind, const char *text,
                                         gboolean *several);
guint32 binome_import_people_add (BinomeImportPeople *self, const BinomeImportValues *values);
void binome_import_people_learn (BinomeImportPeople *self, guint32 person, const BinomeImportValues *values);
guint binome_import_people_get_n_known (BinomeImportPeople *self);
gint64 binome_import_people_get_id (BinomeImportPeople *self, guint32 person);
void binome_import_people_set_id (BinomeImportPeople *self, guint32 person, gint64 id);
guint32 binome_import_people_get_line (BinomeImportPeople *self, guint32 person);
void binome_import_people_set_line (BinomeImportPeople *self, guint32 person, guint32 line);
guint32 binome_import_people_get_manager (BinomeImportPeople *self, guint32 person);
gboolean binome_import_people_set_manager (BinomeImportPeople *self, guint32 person, guint32 manager);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeImportPeople, binome_import_people_free)

/* What is wrong with the manager of a row that is otherwise good. */
typedef enum
{
  BINOME_IMPORT_MANAGER_FINE,
  BINOME_IMPORT_MANAGER_UNKNOWN,
  BINOME_IMPORT_MANAGER_CIRCLE,
  BINOME_IMPORT_MANAGER_SELF, /* as many lists have it of whoever stands at the top */
} BinomeImportManager;

/**
 * BinomeImportRow:
 * @line: where the row begins in the file
 * @title: where its person's name stands in the titles
 * @cells: where its values stand in the cells of the plan, one text a bit of @given
 * @given: which fields of a person it gives, one bit each
 * @changed: which of them are new for someone known; for a pair that is known, which differ
 * @person: the person's number in the plan
 * @manager: where the text that names the manager stands in the cells; 0 for none
 * @own: where its answers to fields of the company’s own stand in the cells, one text a column of them
 * @own_changed: which of them are new, one bit each
 * @part_changed: which fields of the part in the programme are new, one bit each
 * @by_name: whether nothing but the name says who it is, where more is known of them
 * @broken: whether the file could not be read there: the reason names the line itself
 * @reason: (nullable): why the row is left out, or where it stands already
 *
 * What becomes of a row.
 */
typedef struct
{
  guint64 own_changed;
  guint32 own;
  guint32 line;
  guint32 title;
  guint32 cells;
  guint32 given;
  guint32 changed;
  guint32 person;
  guint32 manager;
  guint32 part_changed;
  guint8 verdict;
  guint8 manager_kind;
  guint8 manager_state;
  gboolean by_name;
  gboolean broken;
  char *reason;
} BinomeImportRow;

typedef struct _BinomeImportPlan BinomeImportPlan;
typedef struct _BinomeImportRoster BinomeImportRoster;
typedef struct _BinomeImportParts BinomeImportParts;

/**
 * BinomeImportKind:
 * @entity: what a row becomes
 * @begin: gets ready to read rows
 * @read_row: reads the row that the reader stands on, and judges it where that needs no other row
 * @finish: judges what needs all rows
 * @write: writes the good rows
 *
 * What is different for each kind of list. A row starts as an error: who judges it good changes that.
 */
typedef struct
{
  GType (*entity) (void);
  gboolean (*begin) (BinomeImportPlan *plan, GError **error);
  gboolean (*read_row) (BinomeImportPlan *plan, BinomeImportRow *row, GError **error);
  gboolean (*finish) (BinomeImportPlan *plan, GError **error);
  gboolean (*write) (BinomeImportPlan *plan, GError **error);
} BinomeImportKind;

extern const BinomeImportKind binome_import_staff_kind;
extern const BinomeImportKind binome_import_pairs_kind;
extern const BinomeImportKind binome_import_meetings_kind;

/**
 * BinomeImportPlan:
 * @import: what is being imported
 * @db: the file of Binôme
 * @kind: what kind of list it is
 * @map: where the values of a row come from
 * @reader: stands on the row that is read
 * @people: everybody known, and those the list adds
 * @values: in a staff list, what the row says
 * @cells: in a staff list, the values of all rows
 * @records: (element-type BinomeImportRecord): in other lists, what each row says; %NULL for nothing
 * @order: in a list of pairs, the rows in the order in which they are judged and written
 * @roster: in other lists, who takes part in the programme
 * @meetings: in a list of meetings, those known, each with the line it is on
 * @parts: (nullable): in a list of tutors or tutees, what rows say of their part in the programme
 * @own: in a staff list, the columns that become fields of the company’s own
 *
 * Everything known of the file while it is being looked at or applied.
 */
struct _BinomeImportPlan
{
  BinomeImport *import;
  BinomeDb *db;
  const BinomeImportKind *kind;
  BinomeImportMap map;
  BinomeTableReader *reader;
  BinomeImportPeople *people;
  BinomeImportValues *values;
  GString *cells;
  GPtrArray *records;
  GArray *order;
  BinomeImportRoster *roster;
  GHashTable *meetings;
  GArray *own;
  BinomeImportParts *parts;
};

gboolean binome_import_plan_make (BinomeImportPlan *self, BinomeImport *import, BinomeDb *db, GError **error);
void binome_import_plan_clear (BinomeImportPlan *self);
const char *binome_import_plan_get_value (const BinomeImportPlan *self, const BinomeImportRow *row,
                                          guint field);

guint32 binome_import_plan_keep (GString *texts, const char *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BinomeImportPlan, binome_import_plan_clear)

/* Fields of the company’s own. */
gboolean binome_import_load_own_fields (BinomeImport *self, BinomeDb *db, GError **error);
void binome_import_guess_own_columns (BinomeImport *self);
gboolean binome_import_holds_days (BinomeImport *self, guint column);
void binome_import_add_own_titles (BinomeImport *self, guint64 changed, GPtrArray *titles);
gboolean binome_import_own_begin (BinomeImportPlan *plan, GError **error);
char *binome_import_own_read (BinomeImportPlan *plan, BinomeImportRow *row);
void binome_import_own_judge (BinomeImportPlan *plan, BinomeImportRow *row);
gboolean binome_import_own_write (BinomeImportPlan *plan, GError **error);

/* The part in a programme. */
void binome_import_guess_part_columns (BinomeImport *self);
void binome_import_add_part_titles (guint32 changed, GPtrArray *titles);
gboolean binome_import_parts_begin (BinomeImportPlan *plan, GError **error);
gboolean binome_import_parts_judge (BinomeImportPlan *plan, BinomeImportRow *row, GError **error);
gboolean binome_import_parts_write (BinomeImportPlan *plan, GError **error);
void binome_import_parts_free (BinomeImportParts *self);

gboolean binome_import_write_people (BinomeImportPlan *plan, GError **error);

/* A column of the list. */
typedef struct
{
  char *header;
  char **samples;
  BinomeColumn target;
  gint64 own_field; /* what it becomes instead, where @target is none */
  double confidence;
  BinomeDateGuess dates;
  gboolean may_be_dates;
  char *either; /* a date that can be read in two ways */
} BinomeImportColumn;

struct _BinomeImport
{
  GObject parent_instance;

  GBytes *bytes;
  char *file_name;
  BinomeTableReader *reader;
  BinomeTablePatch *patch; /* over the reader: what was corrected */
  guint n_above;           /* rows above the first one that holds data */
  gboolean has_header;
  GPtrArray *first_rows; /* of GStrv */
  GArray *columns;       /* of BinomeImportColumn */
  BinomeNameOrder name_order;
  BinomeDateFormat date_order; /* as the user said, or ambiguous */
  BinomeImportAs as;
  gint64 programme;
  BinomeEnrolmentState stage;
  gboolean is_recalled;
  GPtrArray *own_fields; /* (nullable): of BinomeFieldDefinition, once read from the file */

  int progress; /* in thousandths; read from other threads */
  GArray *rows; /* of BinomeImportRow */
  GString *titles;
  guint n_verdicts[BINOME_N_IMPORT_VERDICTS];
  guint n_managers_left_out;
  guint n_enrolled;
};

BinomeImportColumn *binome_import_get_column (BinomeImport *self, guint column);
void binome_import_forget_result (BinomeImport *self);
gboolean binome_import_open (BinomeImport *self, const BinomeTableOptions *options, GCancellable *cancellable,
                             GError **error);
void binome_import_guess_columns (BinomeImport *self);
void binome_import_look_at_columns (BinomeImport *self);

/* Of the object, for the plan and for writing. */
void binome_import_make_map (BinomeImport *self, BinomeImportMap *map);
BinomeTableReader *binome_import_start_rows (BinomeImport *self);
GArray *binome_import_get_rows (BinomeImport *self);
GString *binome_import_get_titles (BinomeImport *self);
gint64 binome_import_get_programme (BinomeImport *self);
void binome_import_set_progress (BinomeImport *self, double share);
void binome_import_set_enrolled (BinomeImport *self, guint enrolled);
void binome_import_count (BinomeImport *self);
BinomeListKind binome_import_get_list_kind (BinomeImport *self);
const BinomeImportKind *binome_import_get_kind (BinomeImport *self);
gboolean binome_import_remember (BinomeImport *self, BinomeDb *db, GError **error);
gboolean binome_import_check_rows (BinomeImport *self, GError **error);

G_END_DECLS
