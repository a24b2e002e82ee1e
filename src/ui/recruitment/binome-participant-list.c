/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tutors or the tutees that are found, in the order they were read. A hundred thousand are searched
 * beside the main thread, and become items only while they are looked at. */

#include "recruitment/binome-participant-list.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-text.h"

/* So many are searched sooner than they could be handed over. */
#define FEW 2000

/* How often a search looks whether another was asked for. */
#define CHECK_EVERY 1024

struct _BinomeParticipantList
{
  GObject parent_instance;

  BinomeEnrolmentRole role;
  BinomeSelectionBar *bar;
  BinomeRecruitment *asked; /* (nullable): whom the search looks through */
  GPtrArray *keys;          /* (nullable): what it looks through, of each of them */
  char *folded;
  int state;
  gboolean stuck_only;
  gboolean ineligible_only;
  BinomeRecruitment *shown; /* (nullable): among whom somebody was found */
  GArray *found;            /* guint: their places there */
  GCancellable *cancellable;
  gboolean loading;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BinomeParticipantList, binome_participant_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

typedef enum
{
  PROP_LOADING = 1,
  N_PROPS
} BinomeParticipantListProperty;

static GParamSpec *properties[N_PROPS];

/* ---- searching ---- */

typedef struct
{
  BinomeRecruitment *recruitment; /* keeps @people */
  GPtrArray *people;
  GPtrArray *keys;
  char *folded;
  int state;
  gboolean stuck_only;
  gboolean ineligible_only;
  BinomeDate today;
  GArray *found;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_clear_pointer (&search->keys, g_ptr_array_unref);
  g_clear_pointer (&search->found, g_array_unref);
  binome_recruitment_unref (search->recruitment);
  g_free (search->folded);
  g_free (search);
}

static Search *
search_new (BinomeParticipantList *self)
{
  Search *search = g_new0 (Search, 1);

  search->recruitment = binome_recruitment_ref (self->asked);
  search->people = binome_recruitment_list_people (self->asked, self->role);
  search->keys = self->keys != NULL ? g_ptr_array_ref (self->keys) : NULL;
  search->folded = g_strdup (self->folded);
  search->state = self->state;
  search->stuck_only = self->stuck_only;
  search->ineligible_only = self->ineligible_only;
  search->today = binome_clock_today ();
  return search;
}

/* Name, job, team, site, skills, partner, state, and the fields of the company’s own that are shown. */
static char *
make_key (const BinomeParticipant *p)
{
  g_autofree char *all
      = g_strjoin ("\n", p->name, p->job, p->team, p->site, p->skills, p->findable,
                   _ (binome_enrolment_states[p->state].label), p->partner != NULL ? p->partner : "", NULL);

  return binome_text_fold (all);
}

static gboolean
is_found (const Search *search, guint i)
{
  const BinomeParticipant *p = search->people->pdata[i];

  return (search->state < 0 || (int)p->state == search->state)
         && (!search->ineligible_only || p->obstacle != NULL)
         && (!search->stuck_only
             || binome_funnel_is_stuck (&search->recruitment->funnel.limits, (int)p->state,
                                        binome_funnel_count_days (p->since, search->today)))
         && (*search->folded == '\0' || strstr (search->keys->pdata[i], search->folded) != NULL);
}

static void
search_run (Search *search, GCancellable *cancellable)
{
  gboolean stopped = FALSE;

  if (*search->folded != '\0' && search->keys == NULL)
    {
      search->keys = g_ptr_array_new_full (search->people->len, g_free);
      for (guint i = 0; i < search->people->len && !stopped; i++)
        {
          g_ptr_array_add (search->keys, make_key (search->people->pdata[i]));
          stopped = i % CHECK_EVERY == 0 && g_cancellable_is_cancelled (cancellable);
        }
    }

  search->found = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < search->people->len && !stopped; i++)
    {
      if (is_found (search, i))
        g_array_append_val (search->found, i);
      stopped = i % CHECK_EVERY == 0 && g_cancellable_is_cancelled (cancellable);
    }
}

static void
search_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  search_run (data, cancellable);
  g_task_return_boolean (task, TRUE);
}

static void
set_loading (BinomeParticipantList *self, gboolean loading)
{
  if (self->loading == loading)
    return;

  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
take_found (BinomeParticipantList *self, Search *search)
{
  guint n = self->found->len;

  if (self->keys == NULL && search->keys != NULL)
    self->keys = g_ptr_array_ref (search->keys);
  binome_recruitment_ref (search->recruitment);
  g_clear_pointer (&self->shown, binome_recruitment_unref);
  self->shown = search->recruitment;
  g_array_unref (self->found);
  self->found = g_steal_pointer (&search->found);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n, self->found->len);
  set_loading (self, FALSE);
}

static void
on_searched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeParticipantList) self = user_data;
  GTask *task = G_TASK (result);

  if (g_task_propagate_boolean (task, NULL) && g_task_get_cancellable (task) == self->cancellable)
    take_found (self, g_task_get_task_data (task));
}

static void
find (BinomeParticipantList *self)
{
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->asked == NULL)
    return;

  if (binome_recruitment_list_people (self->asked, self->role)->len <= FEW)
    {
      Search *search = search_new (self);

      search_run (search, NULL);
      take_found (self, search);
      search_free (search);
      return;
    }

  self->cancellable = g_cancellable_new ();
  set_loading (self, TRUE);
  /* The thread may be the last to let go of its task, which therefore does not keep what the window shows. */
  task = g_task_new (NULL, self->cancellable, on_searched_cb, g_object_ref (self));
  g_task_set_task_data (task, search_new (self), search_free);
  g_task_run_in_thread (task, search_thread);
}

/* ---- the list ---- */

static void
binome_participant_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((BinomeParticipantListProperty)prop_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, BINOME_PARTICIPANT_LIST (object)->loading);
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
binome_participant_list_dispose (GObject *object)
{
  BinomeParticipantList *self = BINOME_PARTICIPANT_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->bar);
  g_clear_pointer (&self->asked, binome_recruitment_unref);
  g_clear_pointer (&self->shown, binome_recruitment_unref);
  g_clear_pointer (&self->keys, g_ptr_array_unref);

  G_OBJECT_CLASS (binome_participant_list_parent_class)->dispose (object);
}

static void
binome_participant_list_finalize (GObject *object)
{
  BinomeParticipantList *self = BINOME_PARTICIPANT_LIST (object);

  g_array_unref (self->found);
  g_free (self->folded);

  G_OBJECT_CLASS (binome_participant_list_parent_class)->finalize (object);
}

static void
binome_participant_list_class_init (BinomeParticipantListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = binome_participant_list_get_property;
  object_class->dispose = binome_participant_list_dispose;
  object_class->finalize = binome_participant_list_finalize;

  properties[PROP_LOADING] = g_param_spec_boolean (
      "loading", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
binome_participant_list_init (BinomeParticipantList *self)
{
  self->found = g_array_new (FALSE, FALSE, sizeof (guint));
  self->folded = g_strdup ("");
  self->state = -1;
}

static GType
list_model_get_item_type (GListModel *model)
{
  return BINOME_TYPE_PARTICIPANT_ITEM;
}

static guint
list_model_get_n_items (GListModel *model)
{
  return BINOME_PARTICIPANT_LIST (model)->found->len;
}

static gpointer
list_model_get_item (GListModel *model, guint position)
{
  BinomeParticipantList *self = BINOME_PARTICIPANT_LIST (model);

  if (position >= self->found->len || self->shown == NULL)
    return NULL;

  return binome_participant_item_new (self->shown,
                                      binome_recruitment_list_people (self->shown, self->role)
                                          ->pdata[g_array_index (self->found, guint, position)],
                                      self->bar);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = list_model_get_item_type;
  iface->get_n_items = list_model_get_n_items;
  iface->get_item = list_model_get_item;
}

/**
 * binome_participant_list_new:
 * @role: tutors or tutees
 * @bar: who is selected
 *
 * Returns: (transfer full): a list of #BinomeParticipantItem; empty
 */
BinomeParticipantList *
binome_participant_list_new (BinomeEnrolmentRole role, BinomeSelectionBar *bar)
{
  BinomeParticipantList *self = g_object_new (BINOME_TYPE_PARTICIPANT_LIST, NULL);

  self->role = role;
  self->bar = g_object_ref (bar);
  return self;
}

/**
 * binome_participant_list_set_people:
 * @self: a list
 * @recruitment: what was read
 *
 * Others are looked through. Those found before stay until the others are found: until then it is loading.
 */
void
binome_participant_list_set_people (BinomeParticipantList *self, BinomeRecruitment *recruitment)
{
  binome_recruitment_ref (recruitment);
  g_clear_pointer (&self->asked, binome_recruitment_unref);
  self->asked = recruitment;
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  find (self);
}

/**
 * binome_participant_list_set_filter:
 * @self: a list
 * @filter: who is to be found
 *
 * Those found before stay until the others are found.
 */
void
binome_participant_list_set_filter (BinomeParticipantList *self, const BinomeParticipantFilter *filter)
{
  g_free (self->folded);
  self->folded = binome_text_fold (filter->search);
  self->state = filter->state;
  self->stuck_only = filter->stuck_only;
  self->ineligible_only = filter->ineligible_only;
  find (self);
}

/* Returns: whether those who are to be found are still searched */
gboolean
binome_participant_list_is_loading (BinomeParticipantList *self)
{
  return self->loading;
}

static GArray *
list_enrolments (GPtrArray *people, GArray *places)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), places->len);

  for (guint i = 0; i < places->len; i++)
    {
      const BinomeParticipant *p = people->pdata[g_array_index (places, guint, i)];

      g_array_append_val (ids, p->enrolment);
    }
  return ids;
}

/**
 * binome_participant_list_find_all:
 * @self: a list
 *
 * Returns: (transfer full) (element-type gint64): the enrolments of all who are to be found, searched now
 */
GArray *
binome_participant_list_find_all (BinomeParticipantList *self)
{
  GArray *ids;
  Search *search;

  if (self->asked == NULL)
    return g_array_new (FALSE, FALSE, sizeof (gint64));

  search = search_new (self);
  search_run (search, NULL);
  ids = list_enrolments (search->people, search->found);
  search_free (search);
  return ids;
}

/* Returns: (transfer full) (element-type gint64): the enrolments of those who are in the list now */
GArray *
binome_participant_list_list_found (BinomeParticipantList *self)
{
  return self->shown != NULL
             ? list_enrolments (binome_recruitment_list_people (self->shown, self->role), self->found)
             : g_array_new (FALSE, FALSE, sizeof (gint64));
}
