/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the sample company: a French workshop, so all of them are French. */

#include "binome-demo-private.h"

#include <math.h>

const char *const binome_demo_family_names[] = {
  "Martin",     "Bernard",   "Lefèvre",  "Moreau",     "Girard",    "Roux",     "Fontaine",    "Mercier",
  "Garnier",    "Chevalier", "François", "Legrand",    "Gauthier",  "Perrin",   "Le Goff",     "Kerbrat",
  "Rousseau",   "Benali",    "Clément",  "Morin",      "Nguyen",    "Da Silva", "Hervé",       "Guérin",
  "Boyer",      "Lambert",   "Diallo",   "Masson",     "Marchand",  "Duval",    "Haddad",      "Denis",
  "Lemaire",    "Lopez",     "Fournier", "Traoré",     "Blanchard", "Joly",     "Rivière",     "Kowalski",
  "Brunet",     "Schmitt",   "Meunier",  "Colin",      "Vidal",     "Caron",    "Picard",      "Benoît",
  "Delattre",   "Renard",    "Arnaud",   "Pereira",    "Leclercq",  "Barbier",  "Ouattara",    "Dupuis",
  "Vasseur",    "Bouchet",   "Le Roux",  "Lacroix",    "Huet",      "Aubert",   "Charpentier", "El Amrani",
  "Rolland",    "Prévost",   "Marty",    "Ferreira",   "Gilbert",   "Cousin",   "Besson",      "Tanguy",
  "Maillard",   "Delannoy",  "Berger",   "Lucas",      "Poirier",   "Rossi",    "Germain",     "Bourgeois",
  "Carpentier", "Tessier",   "Langlois", "Dos Santos", "Pons",      "Millet",   "Vandamme",    "Hamel",
  "Jacquet",    "Évrard",    "Cordier",  "Bailly",     "Monnier",   "Wagner",   "Coulon",      "Raynaud",
  "Delmas",     "Castel",    "Labbé",    "Maréchal",   "Sauvage",   "Yıldız",   "Bonnet",      "Lesage",
  "Cazenave",   "Guillou",   "Verdier",  "Laporte",    "Chauvin",   "Bodin",    "D’Almeida",   "Besnard",
  "Rey",        "Peltier",   "Barre",    "Hoarau",     "Grondin",   "Valentin", "Lebreton",    "Mallet",
};
const guint binome_demo_n_family_names = G_N_ELEMENTS (binome_demo_family_names);

const char *const binome_demo_women[BINOME_DEMO_N_GIVEN_NAMES] = {
  "Léa",       "Sophie", "Émilie",   "Inès",   "Hélène",       "Anne-Sophie", "Fatima", "Zoé",
  "Camille",   "Aïcha",  "Marion",   "Chloé",  "Isabelle",     "Élodie",      "Nadia",  "Manon",
  "Céline",    "Linh",   "Aurélie",  "Sarah",  "Marie-Claude", "Solène",      "Océane", "Justine",
  "Véronique", "Maëlle", "Delphine", "Noémie", "Agnieszka",    "Pauline",     "Anaïs",  "Myriam",
};

const char *const binome_demo_men[BINOME_DEMO_N_GIVEN_NAMES] = {
  "Thomas", "Nicolas",  "Jean-Luc", "Mehdi",    "Julien", "Baptiste",  "Philippe",  "Antoine",
  "Loïc",   "Stéphane", "Yann",     "Karim",    "Maxime", "François",  "Guillaume", "Jean-Baptiste",
  "Hugo",   "Pascal",   "Quentin",  "Frédéric", "Lucas",  "Rachid",    "Benoît",    "Gaël",
  "Adrien", "Moussa",   "Théo",     "Laurent",  "Romain", "Sébastien", "Damien",    "Étienne",
};

/* Jobs as men are called, then women, where that differs. */
const BinomeDemoTeam binome_demo_teams[] = {
  { "Lyon",
    "Direction",
    "Directeur général|Directrice générale",
    { "Assistant de direction|Assistante de direction", NULL },
    3,
    BINOME_DEMO_OFFICE },
  { "Lyon",
    "Ressources humaines",
    "Directeur des ressources humaines|Directrice des ressources humaines",
    { "Chargé de formation|Chargée de formation", "Gestionnaire de paie",
      "Chargé de recrutement|Chargée de recrutement", NULL },
    7,
    BINOME_DEMO_OFFICE },
  { "Lyon",
    "Finance",
    "Directeur administratif et financier|Directrice administrative et financière",
    { "Comptable", "Contrôleur de gestion|Contrôleuse de gestion", NULL },
    7,
    BINOME_DEMO_OFFICE },
  { "Lyon",
    "Commerce",
    "Directeur commercial|Directrice commerciale",
    { "Technico-commercial|Technico-commerciale", "Assistant ADV|Assistante ADV",
      "Chargé d’affaires|Chargée d’affaires", NULL },
    11,
    BINOME_DEMO_OFFICE },
  { "Lyon",
    "Bureau d’études",
    "Responsable du bureau d’études",
    { "Dessinateur projeteur|Dessinatrice projeteuse", "Ingénieur mécanique|Ingénieure mécanique",
      "Technicien méthodes|Technicienne méthodes", NULL },
    14,
    BINOME_DEMO_DESIGN },
  { "Lyon",
    "Usinage",
    "Chef d’atelier usinage|Cheffe d’atelier usinage",
    { "Opérateur régleur|Opératrice régleuse", "Tourneur fraiseur|Tourneuse fraiseuse",
      "Programmeur commande numérique|Programmeuse commande numérique", NULL },
    20,
    BINOME_DEMO_MACHINING },
  { "Lyon",
    "Montage",
    "Chef d’atelier montage|Cheffe d’atelier montage",
    { "Monteur ajusteur|Monteuse ajusteuse", "Câbleur|Câbleuse", "Monteur mécanicien|Monteuse mécanicienne",
      NULL },
    16,
    BINOME_DEMO_ASSEMBLY },
  { "Lyon",
    "Maintenance",
    "Responsable maintenance",
    { "Technicien de maintenance|Technicienne de maintenance", "Automaticien|Automaticienne", NULL },
    8,
    BINOME_DEMO_MAINTENANCE },
  { "Lyon",
    "Qualité",
    "Responsable qualité",
    { "Contrôleur qualité|Contrôleuse qualité", "Technicien métrologie|Technicienne métrologie", NULL },
    7,
    BINOME_DEMO_QUALITY },
  { "Nantes",
    "Usinage",
    "Chef d’atelier usinage|Cheffe d’atelier usinage",
    { "Opérateur régleur|Opératrice régleuse", "Tourneur fraiseur|Tourneuse fraiseuse",
      "Rectifieur|Rectifieuse", NULL },
    19,
    BINOME_DEMO_MACHINING },
  { "Nantes",
    "Montage",
    "Chef d’équipe montage|Cheffe d’équipe montage",
    { "Monteur ajusteur|Monteuse ajusteuse", "Soudeur|Soudeuse", "Monteur mécanicien|Monteuse mécanicienne",
      NULL },
    17,
    BINOME_DEMO_ASSEMBLY },
  { "Nantes",
    "Maintenance",
    "Responsable maintenance",
    { "Technicien de maintenance|Technicienne de maintenance", "Électromécanicien|Électromécanicienne",
      NULL },
    8,
    BINOME_DEMO_MAINTENANCE },
  { "Nantes",
    "Logistique",
    "Responsable logistique",
    { "Magasinier cariste|Magasinière cariste", "Approvisionneur|Approvisionneuse", NULL },
    9,
    BINOME_DEMO_LOGISTICS },
  { "Nantes",
    "Qualité",
    "Responsable qualité",
    { "Contrôleur qualité|Contrôleuse qualité", NULL },
    5,
    BINOME_DEMO_QUALITY },
  { "Lille",
    "Montage",
    "Chef d’équipe montage|Cheffe d’équipe montage",
    { "Monteur ajusteur|Monteuse ajusteuse", "Câbleur|Câbleuse", "Soudeur|Soudeuse", NULL },
    18,
    BINOME_DEMO_ASSEMBLY },
  { "Lille",
    "Logistique",
    "Responsable logistique",
    { "Magasinier cariste|Magasinière cariste", "Préparateur de commandes|Préparatrice de commandes",
      "Approvisionneur|Approvisionneuse", NULL },
    14,
    BINOME_DEMO_LOGISTICS },
  { "Lille",
    "Maintenance",
    "Responsable maintenance",
    { "Technicien de maintenance|Technicienne de maintenance", "Automaticien|Automaticienne", NULL },
    8,
    BINOME_DEMO_MAINTENANCE },
  { "Lille",
    "Qualité",
    "Responsable qualité",
    { "Contrôleur qualité|Contrôleuse qualité", NULL },
    6,
    BINOME_DEMO_QUALITY },
  { "Toulouse",
    "Bureau d’études",
    "Responsable du bureau d’études",
    { "Ingénieur calcul|Ingénieure calcul", "Dessinateur projeteur|Dessinatrice projeteuse", NULL },
    11,
    BINOME_DEMO_DESIGN },
  { "Toulouse",
    "Usinage",
    "Chef d’atelier usinage|Cheffe d’atelier usinage",
    { "Opérateur régleur|Opératrice régleuse",
      "Programmeur commande numérique|Programmeuse commande numérique",
      "Tourneur fraiseur|Tourneuse fraiseuse", NULL },
    17,
    BINOME_DEMO_MACHINING },
  { "Toulouse",
    "Montage",
    "Chef d’équipe montage|Cheffe d’équipe montage",
    { "Monteur ajusteur|Monteuse ajusteuse", "Câbleur aéronautique|Câbleuse aéronautique", NULL },
    11,
    BINOME_DEMO_ASSEMBLY },
  { "Toulouse",
    "Qualité",
    "Responsable qualité",
    { "Contrôleur qualité|Contrôleuse qualité", NULL },
    4,
    BINOME_DEMO_QUALITY },
};
const guint binome_demo_n_teams = G_N_ELEMENTS (binome_demo_teams);

#define WELCOME "Accueil du tutoré"
#define SUPPORT "Accompagnement du parcours"
#define TRANSMIT "Transmission et évaluation"
#define PRODUCTION "Production et maintenance"
#define QSE "Qualité, sécurité et organisation"

/* The first nine are the skills of a tutor (RS5515). */
const BinomeDemoSkill binome_demo_skills[BINOME_DEMO_N_SKILLS] = {
  { "Préparer l’arrivée", WELCOME,
    "Le poste, les accès et le programme de la première semaine sont prêts le jour J." },
  { "Accueillir dans l’entreprise", WELCOME,
    "Présente l’équipe, les lieux et les règles de sécurité dès le premier jour." },
  { "Faciliter l’intégration", WELCOME,
    "Repère les difficultés pendant la période d’essai et en parle sans attendre." },
  { "Suivre le parcours avec le centre de formation", SUPPORT,
    "Échange avec le référent du centre et tient le livret de suivi à jour." },
  { "Organiser le parcours dans l’entreprise", SUPPORT,
    "Planifie des situations de travail de difficulté croissante." },
  { "Accompagner le tutoré", SUPPORT, "Écoute, encourage et fait un retour précis après chaque étape." },
  { "S’appuyer sur les situations de travail", TRANSMIT,
    "Choisit une tâche réelle, l’explique, la montre et la fait refaire." },
  { "Guider la réflexion sur la pratique", TRANSMIT,
    "Fait dire ce qui a marché, ce qui a manqué et ce qui changera la prochaine fois." },
  { "Évaluer les acquis en situation", TRANSMIT,
    "Observe avec une grille, partage son avis et fixe la suite." },
  { "Régler une machine à commande numérique", PRODUCTION,
    "Change de série seul, dans le temps de la gamme, première pièce bonne." },
  { "Lire un plan et une gamme", PRODUCTION, "Retrouve cotes, tolérances et étapes sans aide." },
  { "Programmer un usinage", PRODUCTION, "Écrit et simule un programme 3 axes à partir du plan." },
  { "Monter et ajuster un sous-ensemble", PRODUCTION,
    "Respecte les jeux et les couples de serrage, trace ses opérations." },
  { "Câbler une armoire", PRODUCTION, "Câble selon le schéma, repère et contrôle la continuité." },
  { "Diagnostiquer une panne", PRODUCTION,
    "Isole la cause en suivant une méthode et consigne l’intervention." },
  { "Conduire une maintenance préventive", PRODUCTION,
    "Suit le plan, consigne et déconsigne, signale les dérives." },
  { "Contrôler une pièce et son relevé", QSE,
    "Choisit le moyen de mesure, remplit le relevé, isole le non-conforme." },
  { "Traiter une non-conformité", QSE, "Rédige la fiche, propose une action et vérifie son effet." },
  { "Appliquer les règles de sécurité", QSE,
    "Porte les équipements, respecte les consignations, alerte sur les risques." },
  { "Gérer les stocks et les flux", QSE,
    "Tient l’inventaire, anticipe les ruptures, respecte le premier entré, premier sorti." },
  { "Animer un point d’équipe", QSE, "Prépare, tient le temps, conclut avec des actions datées." },
  { "Conduire un projet technique", QSE, "Tient coûts et délais, décide avec les bonnes personnes." },
  { "Suivre un dossier client", QSE,
    "Répond dans les délais, tient le dossier à jour, prévient des écarts." },
  { "Utiliser le progiciel de gestion", QSE, "Saisit, retrouve et corrige ses opérations sans aide." },
};

const guint binome_demo_team_skills[][BINOME_DEMO_N_TEAM_SKILLS] = {
  [BINOME_DEMO_MACHINING] = { 9, 10, 11, 16 },    [BINOME_DEMO_ASSEMBLY] = { 12, 10, 13, 18 },
  [BINOME_DEMO_MAINTENANCE] = { 14, 15, 18, 20 }, [BINOME_DEMO_QUALITY] = { 16, 17, 10, 20 },
  [BINOME_DEMO_LOGISTICS] = { 19, 23, 18, 20 },   [BINOME_DEMO_DESIGN] = { 21, 10, 17, 20 },
  [BINOME_DEMO_OFFICE] = { 22, 23, 20, 21 },
};

const char *const binome_demo_subjects[] = {
  "Prise de poste et objectifs du parcours",
  "Lecture du plan de la pièce 4712",
  "Réglage de la première série",
  "Retour sur la semaine et planning de la suivante",
  "Contrôle des premières pièces",
  "Sécurité : consignation et équipements",
  "Préparation du bilan intermédiaire",
  "Méthode de diagnostic sur une panne réelle",
  "Visite de l’atelier voisin",
  "Point sur l’autonomie au poste",
  "Gestion des priorités en période chargée",
  "Relecture de la fiche de non-conformité",
  "Passage des consignes entre équipes",
  "Échange avec le responsable d’atelier",
  "Astuces de montage et gestes à éviter",
  "Utilisation du progiciel au quotidien",
  "Bilan du mois et compétences à travailler",
  "Préparation de l’entretien avec les RH",
};
const guint binome_demo_n_subjects = G_N_ELEMENTS (binome_demo_subjects);

const char *const binome_demo_next_steps[] = {
  "Refaire le réglage seul, puis contrôler ensemble",
  "Compléter le livret de suivi avant vendredi",
  "Demander l’accès au progiciel",
  "Observer une demi-journée au contrôle",
  "Préparer trois questions pour le bilan",
  "Caler une date avec le responsable",
  "Rédiger le mode opératoire de la séquence",
  "Revoir les tolérances géométriques",
  "Passer l’habilitation électrique",
  "",
  "",
};
const guint binome_demo_n_next_steps = G_N_ELEMENTS (binome_demo_next_steps);

const char *const binome_demo_meeting_notes[] = {
  "Séance dense mais utile. Le geste est acquis, il reste à gagner en régularité.",
  "Bonne écoute des deux côtés. Nous avons repris le plan ligne par ligne.",
  "La charge de l’atelier a écourté la séance ; on reprend la semaine prochaine.",
  "Première pièce bonne du premier coup. À refaire sur une autre matière.",
  "Les consignes de sécurité sont connues et appliquées sans rappel.",
  "Il manque encore de la confiance pour décider seul d’un arrêt machine.",
  "Échange franc sur le rythme de travail. Nous allons étaler les objectifs.",
  "Le mode opératoire rédigé ensemble servira aussi à l’équipe de nuit.",
  "Peu de temps ce mois-ci à cause de l’inventaire, mais le lien est gardé.",
  "Progression nette depuis le dernier point, surtout sur le diagnostic.",
};
const guint binome_demo_n_meeting_notes = G_N_ELEMENTS (binome_demo_meeting_notes);

const char *const binome_demo_good_notes[] = {
  "Le binôme fonctionne bien. Rencontres régulières, objectifs clairs pour les deux.",
  "Intégration réussie dans l’équipe. Le tuteur propose d’augmenter l’autonomie.",
  "Les deux sont satisfaits. Demande d’une journée d’observation au contrôle.",
  "Rien à signaler. Le livret de suivi est à jour.",
  "Très bon climat. Le tutoré a présenté son travail au point d’équipe.",
  "Objectifs du trimestre atteints, la suite est planifiée.",
};
const guint binome_demo_n_good_notes = G_N_ELEMENTS (binome_demo_good_notes);

const char *const binome_demo_poor_notes[] = {
  "Le tuteur manque de temps depuis le changement d’horaires. À revoir avec son responsable.",
  "Peu de rencontres ce mois-ci. Les deux souhaitent un créneau fixe.",
  "Les attentes ne sont pas les mêmes des deux côtés. Un point à trois est proposé.",
  "Le tutoré se sent peu utile pendant les périodes creuses. Prévoir des tâches de fond.",
};
const guint binome_demo_n_poor_notes = G_N_ELEMENTS (binome_demo_poor_notes);

const char *const binome_demo_goals[] = {
  "Tenir le poste seul sur deux familles de pièces avant la fin du parcours.",
  "Être autonome sur le diagnostic des pannes courantes.",
  "Connaître l’équipe, les outils et les interlocuteurs des autres sites.",
  "Conduire une petite affaire de bout en bout, avec un appui ponctuel.",
  "Savoir transmettre à son tour ce qui a été appris.",
  "Obtenir le diplôme et poursuivre dans l’entreprise.",
};
const guint binome_demo_n_goals = G_N_ELEMENTS (binome_demo_goals);

static const BinomeDemoStep onboarding_steps[] = {
  { "Premier contact (48 h)", BINOME_CHECK_IN_KIND_CONTACT, BINOME_ANCHOR_START, 2, 3 },
  { "Fin de la première semaine", BINOME_CHECK_IN_KIND_CONTACT, BINOME_ANCHOR_START, 7, 3 },
  { "Rapport d’étonnement", BINOME_CHECK_IN_KIND_REVIEW, BINOME_ANCHOR_START, 30, 7 },
  { "Point à trois avant la fin de la période d’essai", BINOME_CHECK_IN_KIND_THREE_WAY, BINOME_ANCHOR_START,
    45, 5 },
  { "Bilan intermédiaire", BINOME_CHECK_IN_KIND_REVIEW, BINOME_ANCHOR_START, 90, 14 },
  { "Bilan final", BINOME_CHECK_IN_KIND_FINAL, BINOME_ANCHOR_END, 0, 14 },
};

static const BinomeDemoStep apprenticeship_steps[] = {
  { "Premier contact (48 h)", BINOME_CHECK_IN_KIND_CONTACT, BINOME_ANCHOR_START, 2, 3 },
  { "Rapport d’étonnement", BINOME_CHECK_IN_KIND_REVIEW, BINOME_ANCHOR_START, 30, 7 },
  { "Point à trois avant le 45ᵉ jour", BINOME_CHECK_IN_KIND_THREE_WAY, BINOME_ANCHOR_START, 38, 5 },
  { "Bilan du premier trimestre", BINOME_CHECK_IN_KIND_REVIEW, BINOME_ANCHOR_START, 91, 14 },
  { "Bilan intermédiaire", BINOME_CHECK_IN_KIND_REVIEW, BINOME_ANCHOR_START, 182, 14 },
  { "Un mois avant la fin", BINOME_CHECK_IN_KIND_CONTACT, BINOME_ANCHOR_END, 30, 7 },
  { "Bilan final", BINOME_CHECK_IN_KIND_FINAL, BINOME_ANCHOR_END, 0, 14 },
};

static const BinomeDemoStep transfer_steps[] = {
  { "Premier contact (48 h)", BINOME_CHECK_IN_KIND_CONTACT, BINOME_ANCHOR_START, 2, 3 },
  { "Plan de transmission validé", BINOME_CHECK_IN_KIND_TASK, BINOME_ANCHOR_START, 21, 7 },
  { "Point des deux mois", BINOME_CHECK_IN_KIND_REVIEW, BINOME_ANCHOR_START, 60, 7 },
  { "Point d’étape du quatrième mois", BINOME_CHECK_IN_KIND_CONTACT, BINOME_ANCHOR_START, 118, 10 },
  { "Bilan intermédiaire", BINOME_CHECK_IN_KIND_REVIEW, BINOME_ANCHOR_START, 180, 14 },
  { "Bilan du neuvième mois", BINOME_CHECK_IN_KIND_REVIEW, BINOME_ANCHOR_START, 273, 14 },
  { "Un mois avant la fin", BINOME_CHECK_IN_KIND_CONTACT, BINOME_ANCHOR_END, 30, 7 },
  { "Bilan final", BINOME_CHECK_IN_KIND_FINAL, BINOME_ANCHOR_END, 0, 14 },
};

#define UP BINOME_DIRECTION_UP
#define DOWN BINOME_DIRECTION_DOWN

static const BinomeDemoObjective onboarding_objectives[] = {
  { "Donner un tuteur à chaque nouvel arrivant", BINOME_INDICATOR_SERVED_SHARE,
    "Part des arrivants qui ont un tuteur", "%", UP, 55, 95, NAN, 1,
    "Deux arrivées tardives n’ont pas pu être couvertes." },
  { "Réduire les départs pendant la période d’essai", BINOME_INDICATOR_MANUAL,
    "Départs pendant la période d’essai, en part des embauches", "%", DOWN, 18, 10, 9, 1,
    "Trois départs évités grâce au point à trois." },
  { "Tenir les points d’étape à temps", BINOME_INDICATOR_CHECK_INS_ON_TIME,
    "Part des points tenus dans les délais", "%", UP, 40, 80, NAN, 2, "" },
  { "Mener les parcours à leur terme", BINOME_INDICATOR_COMPLETED_SHARE, "Part des binômes menés à terme",
    "%", UP, 70, 85, NAN, 2, "" },
};

static const BinomeDemoObjective apprenticeship_objectives[] = {
  { "Faire réussir les apprentis", BINOME_INDICATOR_MANUAL, "Taux de réussite au diplôme", "%", UP, 78, 90,
    92, 1, "Onze reçus sur douze candidats." },
  { "Embaucher à l’issue du contrat", BINOME_INDICATOR_MANUAL, "Part des apprentis embauchés", "%", UP, 45,
    60, 58, 1, "Sept embauches ; une promesse reportée à l’automne." },
  { "Mener les contrats à leur terme", BINOME_INDICATOR_COMPLETED_SHARE, "Part des binômes menés à terme",
    "%", UP, 75, 85, NAN, 1, "" },
  { "Faire progresser les compétences du métier", BINOME_INDICATOR_SKILLS_REACHED,
    "Part des compétences visées atteintes", "%", UP, 50, 70, NAN, 2, "" },
};

static const BinomeDemoObjective transfer_objectives[] = {
  { "Transmettre les savoir-faire critiques avant les départs", BINOME_INDICATOR_SKILLS_REACHED,
    "Part des compétences visées atteintes", "%", UP, 20, 70, NAN, 1, "" },
  { "Couvrir tous les métiers en tension", BINOME_INDICATOR_SERVED_SHARE,
    "Part des tutorés qui ont un tuteur", "%", UP, 60, 90, NAN, 1, "" },
  { "Consacrer du temps à la transmission", BINOME_INDICATOR_HOURS, "Heures de rencontre", "h", UP, 0, 600,
    NAN, 2, "" },
  { "Tenir les points d’étape à temps", BINOME_INDICATOR_CHECK_INS_ON_TIME,
    "Part des points tenus dans les délais", "%", UP, 72, 85, NAN, 2, "" },
  { "Réduire les rebuts des postes concernés", BINOME_INDICATOR_MANUAL, "Taux de rebut des postes concernés",
    "%", DOWN, 4.2, 3, 3.6, 3, "Mesuré chaque trimestre par la qualité." },
};

#define MUST BINOME_CRITERION_KIND_MUST
#define WEIGHTED BINOME_CRITERION_KIND_WEIGHTED

static const BinomeDemoCriterion newcomer_criteria[] = {
  { "Le tuteur n’est pas le responsable hiérarchique", BINOME_COMPARATOR_NOT_MANAGER, BINOME_ATTRIBUTE_NONE,
    MUST, 0, 0 },
  { "Présents ensemble au moins un mois", BINOME_COMPARATOR_DATES_OVERLAP, BINOME_ATTRIBUTE_NONE, MUST, 0,
    30 },
  { "Même site", BINOME_COMPARATOR_SAME, BINOME_ATTRIBUTE_SITE, WEIGHTED, 9, 0 },
  { "Compétences du métier", BINOME_COMPARATOR_SKILLS_COVERED, BINOME_ATTRIBUTE_NONE, WEIGHTED, 10, 0 },
  { "Même équipe", BINOME_COMPARATOR_SAME, BINOME_ATTRIBUTE_TEAM, WEIGHTED, 5, 0 },
  { "Ancienneté du tuteur", BINOME_COMPARATOR_SENIORITY_GAP, BINOME_ATTRIBUTE_NONE, WEIGHTED, 3, 2 },
};

static const BinomeDemoCriterion transfer_criteria[] = {
  { "Le tuteur n’est pas le responsable hiérarchique", BINOME_COMPARATOR_NOT_MANAGER, BINOME_ATTRIBUTE_NONE,
    MUST, 0, 0 },
  { "Présents ensemble au moins deux mois", BINOME_COMPARATOR_DATES_OVERLAP, BINOME_ATTRIBUTE_NONE, MUST, 0,
    60 },
  { "Même site", BINOME_COMPARATOR_SAME, BINOME_ATTRIBUTE_SITE, MUST, 0, 0 },
  { "Compétences à transmettre", BINOME_COMPARATOR_SKILLS_COVERED, BINOME_ATTRIBUTE_NONE, WEIGHTED, 10, 0 },
  { "Niveau du tuteur au-dessus de la cible", BINOME_COMPARATOR_SKILL_LEVEL, BINOME_ATTRIBUTE_NONE, WEIGHTED,
    6, 0 },
  { "Même équipe", BINOME_COMPARATOR_SAME, BINOME_ATTRIBUTE_TEAM, WEIGHTED, 5, 0 },
  { "Ancienneté du tuteur", BINOME_COMPARATOR_SENIORITY_GAP, BINOME_ATTRIBUTE_NONE, WEIGHTED, 3, 5 },
};

#define STEPS(a) .steps = (a), .n_steps = G_N_ELEMENTS (a)
#define OBJECTIVES(a) .objectives = (a), .n_objectives = G_N_ELEMENTS (a)
#define CRITERIA(a) .criteria = (a), .n_criteria = G_N_ELEMENTS (a)

const BinomeDemoProgramme binome_demo_programmes[] = {
  {
      .title = "Bienvenue aux Ateliers %d",
      .code = "INT-%d",
      .kind = BINOME_PROGRAMME_KIND_ONBOARDING,
      .state = BINOME_PROGRAMME_STATE_CLOSED,
      .purpose
      = "Réussir l’arrivée des nouveaux salariés sur les quatre sites : un tuteur de proximité pendant six mois, un point à trois avant la fin de la période d’essai.",
      .starts = -570,
      .months = 6,
      .budget = 14000,
      .tutees_per_tutor = 2,
      .tutees = BINOME_DEMO_NEWCOMER,
      .n_tutees = 21,
      .n_tutors = 17,
      .n_early = 3,
      STEPS (onboarding_steps),
      OBJECTIVES (onboarding_objectives),
      CRITERIA (newcomer_criteria),
  },
  {
      .title = "Apprentissage, promotion %d",
      .code = "APP-%d",
      .kind = BINOME_PROGRAMME_KIND_APPRENTICESHIP,
      .state = BINOME_PROGRAMME_STATE_CLOSED,
      .purpose
      = "Former quatorze apprentis aux métiers de l’usinage, du montage et de la maintenance, avec un maître d’apprentissage par apprenti et un lien régulier avec les centres de formation.",
      .starts = -400,
      .first_month = 9,
      .months = 12,
      .budget = 22000,
      .tutees_per_tutor = 2,
      .tutees = BINOME_DEMO_APPRENTICE,
      .contract = BINOME_CONTRACT_APPRENTICESHIP,
      .n_tutees = 14,
      .n_tutors = 13,
      .n_early = 2,
      STEPS (apprenticeship_steps),
      OBJECTIVES (apprenticeship_objectives),
      CRITERIA (newcomer_criteria),
  },
  {
      .title = "Transmission des savoir-faire %d",
      .code = "TSF-%d",
      .kind = BINOME_PROGRAMME_KIND_TRANSFER,
      .state = BINOME_PROGRAMME_STATE_RUNNING,
      .purpose
      = "Préparer les départs en retraite des trois prochaines années : chaque savoir-faire critique est transmis à au moins une personne, en situation de travail, avant le départ de celui qui le détient.",
      .starts = -150,
      .months = 12,
      .budget = 36000,
      .tutees_per_tutor = 2,
      .tutees = BINOME_DEMO_JUNIOR,
      .n_tutees = 36,
      .n_tutors = 32,
      .n_early = 2,
      STEPS (transfer_steps),
      OBJECTIVES (transfer_objectives),
      CRITERIA (transfer_criteria),
  },
};
const guint binome_demo_n_programmes = G_N_ELEMENTS (binome_demo_programmes);
