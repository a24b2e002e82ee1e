/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window works on: the workspace, and the programme chosen in it. */

#include "binome-session.h"

#include "binome-feedback.h"
#include "binome-live-rules.h"

struct _BinomeSession
{
  GObject parent_instance;

  BinomeStore *store;
  BinomeProgramme *programme;
};

G_DEFINE_FINAL_TYPE (BinomeSession, binome_session, G_TYPE_OBJECT)

typedef enum
{
  PROP_STORE = 1,
  PROP_PROGRAMME,
  N_PROPS
} BinomeSessionProperty;

static GParamSpec *properties[N_PROPS];

static void
binome_session_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BinomeSession *self = BINOME_SESSION (object);

  switch ((BinomeSessionProperty)prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_PROGRAMME:
      g_value_set_object (value, self->programme);
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
binome_session_dispose (GObject *object)
{
  BinomeSession *self = BINOME_SESSION (object);

  g_clear_object (&self->programme);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (binome_session_parent_class)->dispose (object);
}

static void
binome_session_class_init (BinomeSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = binome_session_get_property;
  object_class->dispose = binome_session_dispose;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, BINOME_TYPE_STORE, flags);
  properties[PROP_PROGRAMME] = g_param_spec_object ("programme", NULL, NULL, BINOME_TYPE_PROGRAMME, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
binome_session_init (BinomeSession *self)
{
}

/**
 * binome_session_new:
 * @store: an open workspace
 *
 * Returns: (transfer full): a session without a programme
 */
BinomeSession *
binome_session_new (BinomeStore *store)
{
  BinomeSession *self = g_object_new (BINOME_TYPE_SESSION, NULL);

  self->store = g_object_ref (store);
  binome_store_set_rule (store, binome_live_rules_check);
  return self;
}

BinomeStore *
binome_session_get_store (BinomeSession *self)
{
  return self->store;
}

/**
 * binome_session_get_programme:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the live object of the programme chosen
 */
BinomeProgramme *
binome_session_get_programme (BinomeSession *self)
{
  return self->programme;
}

/**
 * binome_session_get_programme_id:
 * @self: a session
 *
 * Returns: the programme chosen; 0 for none
 */
gint64
binome_session_get_programme_id (BinomeSession *self)
{
  return self->programme != NULL ? binome_entity_get_id (BINOME_ENTITY (self->programme)) : 0;
}

/**
 * binome_session_set_programme_id:
 * @self: a session
 * @id: a programme; 0 for none
 *
 * Chooses a programme: every page of the window follows.
 */
void
binome_session_set_programme_id (BinomeSession *self, gint64 id)
{
  if (binome_session_get_programme_id (self) == id)
    return;

  g_clear_object (&self->programme);
  if (id != 0)
    self->programme = binome_store_get (self->store, BINOME_TYPE_PROGRAMME, id);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRAMME]);
}

typedef struct
{
  GWeakRef widget;
  BinomeSessionDone done;
} Call;

static void
call_free (Call *call)
{
  g_weak_ref_clear (&call->widget);
  g_free (call);
}

static void
on_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&call->widget);
  g_autoptr (GError) error = NULL;
  gpointer data;

  if (!binome_store_write_finish (BINOME_STORE (source), result, &data, &error))
    binome_feedback_show_error (widget, error);
  else if (widget != NULL && call->done != NULL)
    call->done (widget, data);
  call_free (call);
}

static Call *
call_new (GtkWidget *widget, BinomeSessionDone done)
{
  Call *call = g_new0 (Call, 1);

  g_weak_ref_init (&call->widget, widget);
  call->done = done;
  return call;
}

/**
 * binome_session_write:
 * @self: a session
 * @widget: where the user is: a failure is told there
 * @action: what the user does, in their language: the name of the journal's entry
 * @work: what to do, on the database thread
 * @data: for @work
 * @destroy: (nullable): frees @data
 * @done: (nullable): called when it is on disk, if @widget is still there
 *
 * Has @work done as one action that can be undone.
 */
void
binome_session_write (BinomeSession *self, GtkWidget *widget, const char *action, BinomeWork work,
                      gpointer data, GDestroyNotify destroy, BinomeSessionDone done)
{
  binome_store_write_async (self->store, action, BINOME_SOURCE_USER, work, data, destroy, NULL, on_done_cb,
                            call_new (widget, done));
}

/**
 * binome_session_read:
 * @self: a session
 * @widget: where the user is: a failure is told there
 * @work: what to read, on the database thread
 * @data: for @work, which puts its answer there
 * @destroy: (nullable): frees @data
 * @done: (nullable): called with the answer, if @widget is still there
 *
 * Has something read.
 */
void
binome_session_read (BinomeSession *self, GtkWidget *widget, BinomeWork work, gpointer data,
                     GDestroyNotify destroy, BinomeSessionDone done)
{
  binome_store_read_async (self->store, work, data, destroy, NULL, on_done_cb, call_new (widget, done));
}
