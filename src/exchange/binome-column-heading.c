/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the headings of lists of people, pairs and meetings mean, in French and English. */

#include "binome-column-guess.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-text.h"

/* Headings are compared folded, with blanks for everything but letters, digits and “+”, and again without
 * any blanks, so that “E-mail”, “e_mail” and “EMail” are one. */
typedef struct
{
  BinomeColumn target;
  const char *headings; /* separated by commas, the usual ones first */
  guint lists;          /* one bit for each kind of list they stand in; staff lists where there is none */
} Synonyms;

#define PAIRS (1u << BINOME_LIST_PAIRS)
#define MEETINGS (1u << BINOME_LIST_MEETINGS)

static const Synonyms synonyms[] = {
  { BINOME_COLUMN_FAMILY_NAME,
    "nom,nom de famille,nom usuel,nom d usage,nom patronymique,patronyme,nom marital,last name,surname,"
    "family name,lastname,nom salarie,nom du salarie,nom agent,nom collaborateur,nom de l agent,legal last name,"
    "preferred last name,sn,nachname" },
  { BINOME_COLUMN_GIVEN_NAME,
    "prenom,prenoms,prenom usuel,prenom d usage,prenom salarie,prenom du salarie,first name,given name,"
    "given names,forename,firstname,christian name,preferred name,preferred first name,legal first name,"
    "prenom agent,prenom collaborateur,premier prenom,vorname" },
  { BINOME_COLUMN_FULL_NAME,
    "nom complet,nom prenom,nom et prenom,prenom nom,prenom et nom,nom prenoms,full name,fullname,name,"
    "last name first name,first name last name,last first,employee name,employee,worker,collaborateur,salarie,"
    "agent,nom et prenoms,nom du collaborateur,identite,display name,nom affiche,personne,person,staff member" },
  { BINOME_COLUMN_STAFF_NO,
    "matricule,numero matricule,no matricule,n matricule,mat,matricule salarie,matricule rh,matricule paie,"
    "staff no,staff number,staff id,employee id,employee no,employee number,employee code,personnel number,"
    "n salarie,no salarie,numero salarie,numero de salarie,num salarie,id salarie,code salarie,identifiant,"
    "identifiant salarie,identifiant rh,worker id,person number,payroll number,payroll id,id,code agent,"
    "numero agent,n agent,no agent,uid,emp id,emp no,code employe,numero employe,numero d employe,hr id" },
  { BINOME_COLUMN_EMAIL,
    "courriel,e mail,mail,adresse electronique,adresse mail,adresse e mail,adresse de messagerie,adresse courriel,"
    "e mail address,mail professionnel,e mail professionnel,courriel professionnel,mail pro,e mail pro,work e mail,"
    "business e mail,company e mail,messagerie,e mail work,primary e mail,mel,adresse mel" },
  { BINOME_COLUMN_PHONE,
    "telephone,tel,phone,mobile,portable,numero de telephone,n de telephone,n tel,no tel,num tel,phone number,"
    "telephone portable,telephone mobile,tel portable,tel mobile,telephone professionnel,tel pro,mobile phone,"
    "work phone,cell phone,cell,gsm,ligne directe,poste telephonique,telephone number,business phone,tel fixe" },
  { BINOME_COLUMN_SITE,
    "site,lieu,etablissement,lieu de travail,lieu d affectation,site de rattachement,site d affectation,location,"
    "work location,workplace,office,office location,ville,city,town,agence,implantation,localisation,bureau,"
    "branch,plant,usine,libelle etablissement,nom etablissement,campus,place of work,site name,nom du site" },
  { BINOME_COLUMN_TEAM,
    "service,equipe,team,departement,department,dept,direction,unite,unit,business unit,bu,pole,division,"
    "libelle service,nom du service,service d affectation,entite,unite organisationnelle,organisation,"
    "organizational unit,organisational unit,cost center,centre de cout,secteur,section,service equipe,atelier,"
    "direction service,affectation,team name,group" },
  { BINOME_COLUMN_JOB,
    "fonction,poste,emploi,job,job title,intitule de poste,intitule du poste,intitule poste,libelle emploi,"
    "libelle poste,libelle fonction,metier,position,title,role,occupation,poste occupe,emploi occupe,"
    "fonction occupee,position title,business title,profession,intitule de l emploi,qualification,job name" },
  { BINOME_COLUMN_LEVEL,
    "categorie,grade,level,niveau,coefficient,classification,statut,csp,categorie socioprofessionnelle,"
    "categorie professionnelle,echelon,job level,job grade,pay grade,college,statut professionnel,groupe,classe,"
    "position hierarchique,seniority,band,categorie socio professionnelle" },
  { BINOME_COLUMN_MANAGER,
    "manager,responsable,n+1,superieur hierarchique,superieur,responsable hierarchique,chef,chef de service,"
    "hierarchique,line manager,supervisor,reports to,manager name,nom du manager,nom manager,nom responsable,"
    "nom du responsable,nom n+1,encadrant,boss,direct manager,manager direct,responsable direct,nom du n+1,"
    "supervisor name,n 1,evaluateur" },
  { BINOME_COLUMN_HIRE_DATE,
    "date d entree,date d embauche,date entree,date embauche,hire date,start date,date hired,date of hire,"
    "embauche,entree,date d anciennete,date anciennete,joining date,date joined,date de debut,debut,date debut,"
    "date d arrivee,date arrivee,debut de contrat,date de debut de contrat,date debut contrat,employment start,"
    "original hire date,start,entry date,date d entree societe,date entree societe,date d entree groupe,"
    "date of joining,seniority date,employment start date,date d integration,hired" },
  { BINOME_COLUMN_LEAVE_DATE,
    "date de sortie,leave date,end date,date sortie,date de depart,date depart,leaving date,termination date,"
    "date de fin,fin,date fin,fin de contrat,date de fin de contrat,date fin contrat,contract end,contract end date,"
    "date left,exit date,sortie,depart,last day,employment end,employment end date,end,terme du contrat" },
  { BINOME_COLUMN_BIRTH_YEAR,
    "annee de naissance,birth year,year of birth,date de naissance,date of birth,birth date,dob,naissance,"
    "annee naissance,date naissance,ne le,nee le,birthday,date nais,born,ne e le" },
  { BINOME_COLUMN_LANGUAGE,
    "langue,language,langue de communication,langue preferee,preferred language,locale,langue parlee,"
    "correspondence language,langue maternelle" },
  { BINOME_COLUMN_CONTRACT,
    "contrat,contract,type de contrat,contract type,type contrat,nature du contrat,nature de contrat,"
    "nature contrat,employment type,type of contract,libelle contrat,worker type,forme de contrat" },
  { BINOME_COLUMN_STATE, "etat,statut,etat du binome,statut du binome,state,status,situation,avancement",
    PAIRS },
  { BINOME_COLUMN_PROPOSED_ON,
    "propose le,date de proposition,proposition,proposed on,date proposed,proposal date", PAIRS },
  { BINOME_COLUMN_STARTED_ON,
    "debut,date de debut,date debut,demarre le,debut du binome,debut du tutorat,debut du parrainage,"
    "debut de l accompagnement,demarrage,date de demarrage,commence le,premier jour,du,started on,start,start date,"
    "started,begins,begins on,first day",
    PAIRS },
  { BINOME_COLUMN_EXPECTED_END,
    "fin prevue,date de fin prevue,fin previsionnelle,date de fin previsionnelle,fin,date de fin,date fin,echeance,"
    "date d echeance,terme,au,jusqu au,fin du binome,fin du tutorat,fin theorique,expected end,expected end date,"
    "planned end,planned end date,end,end date,until,due end",
    PAIRS },
  { BINOME_COLUMN_ENDED_ON,
    "termine le,fin effective,date de fin effective,fin reelle,date de fin reelle,cloture,clos le,date de cloture,"
    "arrete le,ended on,ended,date ended,actual end,actual end date,real end,closed on",
    PAIRS },
  { BINOME_COLUMN_END_REASON,
    "motif de la fin,motif de fin,motif,raison de la fin,raison,motif d arret,motif de cloture,reason for the end,"
    "end reason,reason,reason for end,closing reason",
    PAIRS },
  { BINOME_COLUMN_GOALS,
    "buts,but,objectifs,objectif,competence visee,competences visees,competence,competences,competence a acquerir,"
    "competences a acquerir,competence a transmettre,competences a transmettre,competence cible,goals,goal,"
    "objectives,objective,aims,aim,skill aimed at,skills aimed at,skill aimed,target skill,skill,skills,focus",
    PAIRS },
  { BINOME_COLUMN_HELD_ON,
    "date,jour,le,date de la rencontre,date de rencontre,date rencontre,date de l entretien,date entretien,"
    "date de la reunion,date de la seance,date de seance,date du rendez vous,date rdv,date du point,day,meeting date,"
    "date of the meeting,date of meeting,held on,session date",
    MEETINGS },
  { BINOME_COLUMN_MINUTES,
    "minutes,duree,duree en minutes,duree minutes,duree min,duree mn,min,mn,nb minutes,nombre de minutes,temps,"
    "temps passe,duration,length,duration in minutes,duration minutes,duration min,time spent,number of minutes",
    MEETINGS },
  { BINOME_COLUMN_HOURS,
    "heures,duree en heures,duree heures,duree h,nb heures,nb h,nombre d heures,hours,duration in hours,"
    "duration hours,duration h,number of hours",
    MEETINGS },
  { BINOME_COLUMN_KIND,
    "type,nature,mode,modalite,modalites,format,forme,type de rencontre,type d entretien,canal,moyen,kind,how,"
    "meeting type,type of meeting,kind of meeting,channel",
    MEETINGS },
  { BINOME_COLUMN_OUTCOME, "issue,resultat,statut,etat,tenue,outcome,status,result,held", MEETINGS },
  { BINOME_COLUMN_SUBJECT,
    "sujet,objet,theme,themes,ordre du jour,contenu,sujets abordes,subject,topic,topics,agenda,title,titre",
    MEETINGS },
  { BINOME_COLUMN_NEXT_STEP,
    "prochaine etape,prochaines etapes,suite,suites,suite a donner,suites a donner,a faire,actions,action,next step,"
    "next steps,follow up,to do",
    MEETINGS },
  { BINOME_COLUMN_NOTE,
    "notes,note,remarque,remarques,commentaire,commentaires,observation,observations,compte rendu,cr,resume,comment,"
    "comments,remark,remarks,summary",
    PAIRS | MEETINGS },
};

/* Someone else whom a heading can be about: by which words, and what such columns become. */
typedef struct
{
  const char *const *words;
  BinomeColumn whole;
  BinomeColumn staff_no;
  BinomeColumn email;
  BinomeColumn family_name; /* ignore: taken for the whole name */
  BinomeColumn given_name;
} Party;

static const char *const manager_words[]
    = { "manager", "responsable", "n+1", "superieur", "hierarchique", "supervisor", NULL };

/* Longer ones before those they hold. */
static const char *const tutee_words[] = { "nouvel arrivant",
                                           "nouvelle arrivante",
                                           "nouvelle recrue",
                                           "new hire",
                                           "new joiner",
                                           "tutore",
                                           "tutoree",
                                           "tutores",
                                           "tutorees",
                                           "tutee",
                                           "tutees",
                                           "apprenti",
                                           "apprentie",
                                           "alternant",
                                           "alternante",
                                           "mentore",
                                           "mentoree",
                                           "mentee",
                                           "mentees",
                                           "filleul",
                                           "filleule",
                                           "parraine",
                                           "parrainee",
                                           "stagiaire",
                                           "accompagne",
                                           "accompagnee",
                                           "apprenant",
                                           "apprenante",
                                           "apprentice",
                                           "trainee",
                                           "newcomer",
                                           "intern",
                                           "protege",
                                           "protegee",
                                           NULL };
static const char *const tutor_words[] = { "maitre d apprentissage",
                                           "maitre apprentissage",
                                           "maitre de stage",
                                           "tuteur",
                                           "tutrice",
                                           "tuteurs",
                                           "tutor",
                                           "tutors",
                                           "mentor",
                                           "mentors",
                                           "parrain",
                                           "marraine",
                                           "referent",
                                           "referente",
                                           "accompagnateur",
                                           "accompagnatrice",
                                           "formateur",
                                           "formatrice",
                                           "apprentice master",
                                           "buddy",
                                           "sponsor",
                                           "coach",
                                           NULL };

static const Party manager = {
  manager_words,        BINOME_COLUMN_MANAGER, BINOME_COLUMN_MANAGER_STAFF_NO, BINOME_COLUMN_MANAGER_EMAIL,
  BINOME_COLUMN_IGNORE, BINOME_COLUMN_IGNORE
};
static const Party sides[]
    = { { tutor_words, BINOME_COLUMN_TUTOR, BINOME_COLUMN_TUTOR_STAFF_NO, BINOME_COLUMN_TUTOR_EMAIL,
          BINOME_COLUMN_TUTOR_FAMILY_NAME, BINOME_COLUMN_TUTOR_GIVEN_NAME },
        { tutee_words, BINOME_COLUMN_TUTEE, BINOME_COLUMN_TUTEE_STAFF_NO, BINOME_COLUMN_TUTEE_EMAIL,
          BINOME_COLUMN_TUTEE_FAMILY_NAME, BINOME_COLUMN_TUTEE_GIVEN_NAME } };

/* Words that make a heading one about something that a person does not carry: “Date de fin de période
 * d’essai”. */
static const char *const foreign_words[]
    = { "essai",    "trial",  "probation", "formation", "training",  "visite",         "urgence", "emergency",
        "conjoint", "spouse", "enfant",    "entretien", "interview", "naturalisation", NULL };

/* Words that add nothing: “Libellé du service actuel” is the service. */
static const char *const filler_words[] = { "de",
                                            "du",
                                            "des",
                                            "d",
                                            "l",
                                            "la",
                                            "le",
                                            "les",
                                            "of",
                                            "the",
                                            "et",
                                            "and",
                                            "salarie",
                                            "agent",
                                            "collaborateur",
                                            "employe",
                                            "employee",
                                            "worker",
                                            "personnel",
                                            "rh",
                                            "hr",
                                            "actuel",
                                            "actuelle",
                                            "current",
                                            "principal",
                                            "principale",
                                            "main",
                                            "professionnel",
                                            "professionnelle",
                                            "pro",
                                            "work",
                                            "libelle",
                                            "company",
                                            "entreprise",
                                            "societe",
                                            "officiel",
                                            NULL };

/* @text folded, with single blanks for what is neither letter nor digit nor “+”; the name of a variable is
 * taken apart first: “HireDate” is “hire date”. */
static char *
normalize (const char *text)
{
  GString *spaced = g_string_new (NULL);
  g_autofree char *folded = NULL;
  GString *plain;
  gboolean after_small = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (after_small && g_unichar_isupper (c))
        g_string_append_c (spaced, ' ');
      after_small = g_unichar_islower (c);
      g_string_append_unichar (spaced, c);
    }
  folded = binome_text_fold (spaced->str);
  g_string_free (spaced, TRUE);

  plain = g_string_new (NULL);
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || c == '+')
        g_string_append_unichar (plain, c);
      else if (plain->len > 0 && plain->str[plain->len - 1] != ' ')
        g_string_append_c (plain, ' ');
    }
  if (plain->len > 0 && plain->str[plain->len - 1] == ' ')
    g_string_truncate (plain, plain->len - 1);

  return g_string_free (plain, FALSE);
}

/* Whether @words stand in @text as whole words. */
static gboolean
has_words (const char *text, const char *words)
{
  gsize length = strlen (words);

  for (const char *p = text; (p = strstr (p, words)) != NULL; p++)
    if ((p == text || p[-1] == ' ') && (p[length] == ' ' || p[length] == '\0'))
      return TRUE;

  return FALSE;
}

static gboolean
has_any_word (const char *text, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (has_words (text, words[i]))
      return TRUE;

  return FALSE;
}

static char *
without_blanks (const char *text)
{
  GString *compact = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (*p != ' ')
      g_string_append_c (compact, *p);

  return g_string_free (compact, FALSE);
}

static gboolean
equals_without_blanks (const char *text, const char *compact)
{
  for (; *text != '\0'; text++)
    if (*text != ' ' && *text != *compact++)
      return FALSE;

  return *compact == '\0';
}

static char *
without_fillers (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  GString *rest = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (!g_strv_contains (filler_words, words[i]))
      g_string_append_printf (rest, "%s%s", rest->len > 0 ? " " : "", words[i]);

  return g_string_free (rest, FALSE);
}

/* A heading in the three forms it is compared in. */
typedef struct
{
  const char *plain;
  const char *compact;
  const char *core;
} Heading;

/* 1 where the heading is @synonym, 0.85 where it only adds fillers, 0.6 to 0.85 where it holds its words
 * among others. One word alone among others says too little: “Groupe sanguin” is no group. */
static double
compare (const Heading *heading, const char *synonym)
{
  if (strcmp (heading->plain, synonym) == 0)
    return 1;
  if (equals_without_blanks (synonym, heading->compact))
    return 0.98;
  if (strcmp (heading->core, synonym) == 0)
    return 0.85;
  if (strchr (synonym, ' ') == NULL || !has_words (heading->plain, synonym))
    return 0;

  return 0.62 + 0.2 * (double)strlen (synonym) / (double)strlen (heading->plain);
}

static BinomeColumnMatch
match_synonyms (const char *plain, BinomeListKind kind)
{
  g_autofree char *compact = without_blanks (plain);
  g_autofree char *core = without_fillers (plain);
  const Heading heading = { plain, compact, core };
  BinomeColumnMatch best = { BINOME_COLUMN_IGNORE, 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (synonyms); i++)
    {
      guint lists = synonyms[i].lists != 0 ? synonyms[i].lists : 1u << BINOME_LIST_STAFF;
      g_auto (GStrv) list = NULL;

      if ((lists & (1u << kind)) == 0)
        continue;
      list = g_strsplit (synonyms[i].headings, ",", -1);
      for (guint j = 0; list[j] != NULL; j++)
        {
          double confidence = compare (&heading, list[j]);

          /* Of two synonyms of one target the usual one is the better match. */
          confidence -= 0.0005 * j;
          if (confidence > best.confidence)
            best = (BinomeColumnMatch){ synonyms[i].target, confidence };
        }
    }

  return best;
}

/* Takes whole words away, and the lone letters that “(e)” and “·e” leave of them. */
static char *
without_words (const char *text, const char *const *words)
{
  g_autoptr (GString) rest = g_string_new (NULL);

  g_string_printf (rest, " %s ", text);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = g_strconcat (" ", words[i], " ", NULL);

      g_string_replace (rest, word, " ", 0);
    }
  g_string_replace (rest, " e ", " ", 0);

  return g_strdup (g_strstrip (rest->str));
}

/* “E-mail du manager”, “Matricule N+1”, “Prénom du tuteur”: what of that person the column holds. */
static BinomeColumnMatch
match_party (const Party *party, const char *heading)
{
  g_autofree char *rest = without_words (heading, party->words);
  BinomeColumnMatch match = match_synonyms (rest, BINOME_LIST_STAFF);

  switch (match.target)
    {
    case BINOME_COLUMN_EMAIL:
      return (BinomeColumnMatch){ party->email, match.confidence };
    case BINOME_COLUMN_STAFF_NO:
      return (BinomeColumnMatch){ party->staff_no, match.confidence };
    case BINOME_COLUMN_PHONE:
    case BINOME_COLUMN_JOB:
      return (BinomeColumnMatch){ BINOME_COLUMN_IGNORE, 0.8 };
    case BINOME_COLUMN_GIVEN_NAME:
      return (BinomeColumnMatch){ party->given_name,
                                  party->given_name == BINOME_COLUMN_IGNORE ? 0.8 : match.confidence };
    case BINOME_COLUMN_FAMILY_NAME:
      if (party->family_name != BINOME_COLUMN_IGNORE)
        return (BinomeColumnMatch){ party->family_name, match.confidence };
      break;
    default:
      break;
    }

  return (BinomeColumnMatch){ party->whole, *rest == '\0' ? 0.98 : 0.7 };
}

/* In a list of pairs or meetings: the tutor or the tutee; “Service du tuteur” is neither. */
static BinomeColumnMatch
match_side (const char *plain)
{
  static const char *const number_words[] = { "number", "numero", "num", "no", "n", "nr", "code", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    if (has_any_word (plain, sides[i].words))
      {
        g_autofree char *rest = without_words (plain, sides[i].words);
        BinomeColumnMatch match = match_synonyms (rest, BINOME_LIST_STAFF);

        if (g_strv_contains (number_words, rest))
          return (BinomeColumnMatch){ sides[i].staff_no, 0.9 };
        if (match.confidence > 0.6 && match.target > BINOME_COLUMN_EMAIL)
          return (BinomeColumnMatch){ BINOME_COLUMN_IGNORE, 0.8 };
        return match_party (&sides[i], plain);
      }

  return (BinomeColumnMatch){ BINOME_COLUMN_IGNORE, 0 };
}

/**
 * binome_column_match_heading:
 * @heading: (nullable): a heading, in UTF-8
 * @kind: what the list is about
 *
 * Returns: what a column with that heading becomes; “ignore” with confidence 0 where nothing is like it
 */
BinomeColumnMatch
binome_column_match_heading (const char *heading, BinomeListKind kind)
{
  g_autofree char *line = binome_text_clean_line (heading);
  g_autofree char *plain = NULL;
  BinomeColumnMatch match, side;

  /* A cell this long is no heading. */
  if (strlen (line) > 80)
    return (BinomeColumnMatch){ BINOME_COLUMN_IGNORE, 0 };

  plain = normalize (line);
  match = match_synonyms (plain, kind);
  if (match.confidence > 0.95)
    return match;
  if (kind != BINOME_LIST_STAFF)
    {
      side = match_side (plain);
      return side.confidence > 0 ? side : match;
    }
  if (has_any_word (plain, foreign_words))
    return (BinomeColumnMatch){ BINOME_COLUMN_IGNORE, 0.8 };
  if (has_any_word (plain, manager_words))
    return match_party (&manager, plain);

  return match;
}

/**
 * binome_column_get_label:
 * @column: what a column becomes
 *
 * Returns: (transfer none): its name in the user’s language, for a list to choose from
 */
const char *
binome_column_get_label (BinomeColumn column)
{
  static const char *const labels[BINOME_N_COLUMNS] = {
    [BINOME_COLUMN_IGNORE] = N_ ("Leave out"),
    [BINOME_COLUMN_FAMILY_NAME] = N_ ("Family name"),
    [BINOME_COLUMN_GIVEN_NAME] = N_ ("Given name"),
    [BINOME_COLUMN_FULL_NAME] = N_ ("Full name"),
    [BINOME_COLUMN_STAFF_NO] = N_ ("Staff number"),
    [BINOME_COLUMN_EMAIL] = N_ ("E-mail"),
    [BINOME_COLUMN_PHONE] = N_ ("Phone"),
    [BINOME_COLUMN_SITE] = N_ ("Site"),
    [BINOME_COLUMN_TEAM] = N_ ("Team"),
    [BINOME_COLUMN_JOB] = N_ ("Job"),
    [BINOME_COLUMN_LEVEL] = N_ ("Level"),
    [BINOME_COLUMN_MANAGER] = N_ ("Line manager"),
    [BINOME_COLUMN_MANAGER_EMAIL] = N_ ("Line manager’s e-mail"),
    [BINOME_COLUMN_MANAGER_STAFF_NO] = N_ ("Line manager’s staff number"),
    [BINOME_COLUMN_HIRE_DATE] = N_ ("Hire date"),
    [BINOME_COLUMN_LEAVE_DATE] = N_ ("Leave date"),
    [BINOME_COLUMN_BIRTH_YEAR] = N_ ("Year of birth"),
    [BINOME_COLUMN_LANGUAGE] = N_ ("Language"),
    [BINOME_COLUMN_CONTRACT] = N_ ("Contract"),
    [BINOME_COLUMN_TUTEE] = N_ ("Tutee"),
    [BINOME_COLUMN_TUTEE_STAFF_NO] = N_ ("Tutee’s staff number"),
    [BINOME_COLUMN_TUTEE_EMAIL] = N_ ("Tutee’s e-mail"),
    [BINOME_COLUMN_TUTEE_FAMILY_NAME] = N_ ("Tutee’s family name"),
    [BINOME_COLUMN_TUTEE_GIVEN_NAME] = N_ ("Tutee’s given name"),
    [BINOME_COLUMN_TUTOR] = N_ ("Tutor"),
    [BINOME_COLUMN_TUTOR_STAFF_NO] = N_ ("Tutor’s staff number"),
    [BINOME_COLUMN_TUTOR_EMAIL] = N_ ("Tutor’s e-mail"),
    [BINOME_COLUMN_TUTOR_FAMILY_NAME] = N_ ("Tutor’s family name"),
    [BINOME_COLUMN_TUTOR_GIVEN_NAME] = N_ ("Tutor’s given name"),
    [BINOME_COLUMN_STATE] = N_ ("State"),
    [BINOME_COLUMN_PROPOSED_ON] = N_ ("Proposed on"),
    [BINOME_COLUMN_STARTED_ON] = N_ ("Started on"),
    [BINOME_COLUMN_EXPECTED_END] = N_ ("Expected end"),
    [BINOME_COLUMN_ENDED_ON] = N_ ("Ended on"),
    [BINOME_COLUMN_END_REASON] = N_ ("Reason for the end"),
    [BINOME_COLUMN_GOALS] = N_ ("Goals"),
    [BINOME_COLUMN_HELD_ON] = N_ ("Date"),
    [BINOME_COLUMN_MINUTES] = N_ ("Minutes"),
    [BINOME_COLUMN_HOURS] = N_ ("Hours"),
    [BINOME_COLUMN_KIND] = N_ ("Kind"),
    [BINOME_COLUMN_OUTCOME] = N_ ("Outcome"),
    [BINOME_COLUMN_SUBJECT] = N_ ("Subject"),
    [BINOME_COLUMN_NEXT_STEP] = N_ ("Next step"),
    [BINOME_COLUMN_NOTE] = N_ ("Notes"),
    [BINOME_COLUMN_REMOTE] = N_ ("Works remotely"),
    [BINOME_COLUMN_CAPACITY] = N_ ("Tutees at most"),
    [BINOME_COLUMN_HOURS_PER_MONTH] = N_ ("Hours a month"),
    [BINOME_COLUMN_AVAILABLE_FROM] = N_ ("Available from"),
    [BINOME_COLUMN_AVAILABLE_UNTIL] = N_ ("Available until"),
    [BINOME_COLUMN_PRIORITY] = N_ ("Priority (0 to 3)"),
    [BINOME_COLUMN_EXPERIENCE] = N_ ("Years of experience in the field"),
    [BINOME_COLUMN_PROLONGED] = N_ ("Training prolonged after a failed examination"),
    [BINOME_COLUMN_SKILLS] = N_ ("Skills"),
  };

  g_return_val_if_fail ((guint)column < BINOME_N_COLUMNS, "");

  return _ (labels[column]);
}

/* Whether the cells of such a column are days: not the date of birth, of which only the year counts. */
gboolean
binome_column_is_day (BinomeColumn column)
{
  static const BinomeColumn days[]
      = { BINOME_COLUMN_HIRE_DATE,  BINOME_COLUMN_LEAVE_DATE,     BINOME_COLUMN_PROPOSED_ON,
          BINOME_COLUMN_STARTED_ON, BINOME_COLUMN_EXPECTED_END,   BINOME_COLUMN_ENDED_ON,
          BINOME_COLUMN_HELD_ON,    BINOME_COLUMN_AVAILABLE_FROM, BINOME_COLUMN_AVAILABLE_UNTIL };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    if (days[i] == column)
      return TRUE;

  return FALSE;
}

/* Whether a column of a list of that kind can become it; every column can be left out. */
gboolean
binome_column_is_for (BinomeColumn column, BinomeListKind kind)
{
  gboolean names_people = column >= BINOME_COLUMN_TUTEE && column <= BINOME_COLUMN_TUTOR_GIVEN_NAME;

  if (column == BINOME_COLUMN_IGNORE)
    return TRUE;

  switch (kind)
    {
    case BINOME_LIST_PAIRS:
      return names_people || (column >= BINOME_COLUMN_STATE && column <= BINOME_COLUMN_GOALS)
             || column == BINOME_COLUMN_NOTE;
    case BINOME_LIST_MEETINGS:
      return names_people || (column >= BINOME_COLUMN_HELD_ON && column <= BINOME_COLUMN_NOTE);
    case BINOME_LIST_PARTICIPANTS:
      return column <= BINOME_COLUMN_CONTRACT || column >= BINOME_COLUMN_NOTE || column == BINOME_COLUMN_STATE
             || column == BINOME_COLUMN_END_REASON || column == BINOME_COLUMN_GOALS;
    case BINOME_LIST_STAFF:
    default:
      return column <= BINOME_COLUMN_CONTRACT;
    }
}
