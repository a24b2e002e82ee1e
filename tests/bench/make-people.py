#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a staff list as an HR tool exports it: make-people.py COUNT FILE.csv [SEED].

Twelve columns, UTF-8, commas. Everybody but the first has a line manager who stands higher in the list. The
same arguments write the same bytes.
"""
import csv
import random
import sys
import unicodedata

GIVEN = """Adèle Agathe Alain Alice Amélie Amina Anaïs André Anne-Laure Antoine Arnaud Aurélie Baptiste Béatrice
Benoît Bruno Camille Caroline Cécile Céline Charlotte Chloé Christophe Claire Clément Coralie Cyril Damien David
Delphine Denis Didier Dominique Édouard Élodie Émilie Emmanuel Éric Estelle Étienne Fabien Fatima Florence François
Françoise Gaëlle Gérard Guillaume Hélène Hugo Inès Isabelle Jean-Luc Jérôme Joël Julie Karim Laëtitia Laurent Léa
Lucas Ludovic Manon Marc Marie-Claude Mathilde Maxime Mélanie Michaël Mohamed Nadia Nathalie Nicolas Noémie Océane
Olivier Pascal Patricia Paul Philippe Pierre Quentin Rachid Raphaël Rémi Romain Sabrina Sandrine Sébastien Solène
Sophie Stéphane Sylvie Théo Thomas Valérie Véronique Vincent Yann Yasmine Zoé""".split()

FAMILY = """Arnaud Aubert Bailly Barbier Baron Benoît Bernard Berger Besson Blanc Bonnet Bouchard Boucher Bourgeois
Boyer Brun Brunet Carlier Caron Charpentier Chevalier Clément Colin Collet Cousin Da-Silva David Delattre Deschamps
Diallo Dubois Dufour Dumas Dumont Dupont Dupuis Durand Étienne Fabre Faure Fernandez Fleury Fontaine Fournier
François Gaillard Garcia Garnier Gauthier Gérard Giraud Guérin Guillaume Henry Hubert Huet Jacob Joly Lacroix
Lambert Laurent Lebrun Leclerc Lecomte Lefebvre Lefèvre Legrand Lemaire Leroux Leroy Lopez Lucas Maillard Marchand
Martin Martinez Masson Mathieu Mercier Meunier Meyer Michel Millet Moreau Morel Moulin Muller Nguyen Nicolas Noël
Olivier Paris Perez Perrin Petit Philippe Picard Pierre Poirier Prévost Renard Renaud Rey Richard Rivière Robert
Robin Roche Rodriguez Roger Rolland Rousseau Roux Roy Royer Sanchez Schmitt Simon Thomas Vidal Vincent Weber""".split()

SITES = ["Lyon Gerland", "Paris La Défense", "Nantes", "Toulouse Blagnac", "Lille", "Strasbourg", "Rennes", "Aix"]
TEAMS = ["Achats", "Comptabilité", "Études", "Production", "Qualité", "Maintenance", "Logistique", "Commercial",
         "Ressources humaines", "Systèmes d’information", "Juridique", "Méthodes"]
JOBS = ["Acheteuse", "Comptable", "Chargée d’études", "Technicien de maintenance", "Opérateur de production",
        "Responsable qualité", "Chef d’équipe", "Ingénieur méthodes", "Juriste", "Assistante de direction",
        "Développeuse", "Commercial sédentaire", "Gestionnaire de paie", "Agent logistique", "Conducteur de ligne"]
COLUMNS = ["Matricule", "Nom", "Prénom", "Adresse e-mail", "Téléphone", "Année de naissance", "Site", "Service",
           "Poste", "Niveau de diplôme", "Matricule du responsable", "Date d’entrée"]


def plain(name):
    letters = unicodedata.normalize("NFD", name.lower())
    return "".join(letter for letter in letters if letter.isascii() and letter.isalnum())


def people(count, seed):
    draw = random.Random(seed)
    for number in range(count):
        given, family = draw.choice(GIVEN), draw.choice(FAMILY)
        yield [
            f"M{number + 1:06d}",
            family.upper() if draw.random() < 0.3 else family,
            given,
            f"{plain(given)}.{plain(family)}.{number + 1}@exemple.fr",
            "0" + str(draw.randrange(100000000, 800000000)),
            draw.randrange(1960, 2006),
            draw.choice(SITES),
            draw.choice(TEAMS),
            draw.choice(JOBS),
            draw.randrange(3, 9),
            f"M{draw.randrange(number // 2 + 1) + 1:06d}" if number > 0 else "",
            f"{draw.randrange(1, 29):02d}/{draw.randrange(1, 13):02d}/{draw.randrange(1990, 2026)}",
        ]


def main():
    if len(sys.argv) < 3:
        sys.exit("usage: make-people.py COUNT FILE.csv [SEED]")
    with open(sys.argv[2], "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(COLUMNS)
        rows.writerows(people(int(sys.argv[1]), int(sys.argv[3]) if len(sys.argv) > 3 else 1))


if __name__ == "__main__":
    main()
