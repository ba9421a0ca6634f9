"""The questions that come with the program, in its four languages, whichever of them the window speaks."""

from __future__ import annotations

from shopdesk.core.permissions.records import Purpose

# Kept word for word with each answer, so they stand here and not in the catalogue, where they would change with the window's language.
FIRST_WORDS: dict[str, dict[Purpose, str]] = {
    "en": {
        Purpose.PERSONAL: "May we get in touch with a personal word, such as when something you asked about comes in?",
        Purpose.NEWS: "May we tell you news about the topics you choose? You can stop it with one word, at any time.",
        Purpose.OFFERS: "May we tell you about offers? You can stop it with one word, at any time.",
    },
    "da": {
        Purpose.PERSONAL: "Må vi kontakte dig med et personligt ord, for eksempel når noget, du har spurgt efter, er kommet?",
        Purpose.NEWS: "Må vi fortælle dig nyt om de emner, du vælger? Du kan stoppe det med et ord, når som helst.",
        Purpose.OFFERS: "Må vi fortælle dig om tilbud? Du kan stoppe det med et ord, når som helst.",
    },
    "nb": {
        Purpose.PERSONAL: "Kan vi ta kontakt med et personlig ord, for eksempel når noe du har spurt etter har kommet?",
        Purpose.NEWS: "Kan vi fortelle deg nytt om emnene du velger? Du kan stoppe det med ett ord, når som helst.",
        Purpose.OFFERS: "Kan vi fortelle deg om tilbud? Du kan stoppe det med ett ord, når som helst.",
    },
    "nl": {
        Purpose.PERSONAL: "Mogen we contact opnemen met een persoonlijk woord, bijvoorbeeld als iets waar je naar vroeg binnen is?",
        Purpose.NEWS: "Mogen we je nieuws vertellen over de onderwerpen die je kiest? Je kunt het altijd met één woord stoppen.",
        Purpose.OFFERS: "Mogen we je over aanbiedingen vertellen? Je kunt het altijd met één woord stoppen.",
    },
}
