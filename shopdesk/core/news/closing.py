"""What stands under every piece of news, in the four languages of the program: how to leave, and how to move us to Primary.

Plain words without pictures, so that every mail program shows them.
"""

from __future__ import annotations

# Chosen by the reader's language, not by the window's, so they stand here and not in the catalogue.
LEAVE = {
    "en": "You get this because you asked {shop} for news about {topic}. To hear no more of it, answer “stop” or tell us at the counter.",
    "da": "Du får dette, fordi du har bedt {shop} om nyt om {topic}. Vil du ikke høre mere, så svar “stop”, eller sig det ved disken.",
    "nb": "Du får dette fordi du har bedt {shop} om nytt om {topic}. Vil du ikke høre mer, svar “stopp”, eller si det ved disken.",
    "nl": "Je krijgt dit omdat je {shop} om nieuws over {topic} vroeg. Liever niet meer? Antwoord “stop” of zeg het aan de toonbank.",
}
PRIMARY = {
    "en": "In Gmail our letters may hide under “Promotions”. Drag this one to “Primary” and say yes, and the next will be found there.",
    "da": "I Gmail kan vores breve gemme sig under “Kampagner”. Træk dette til “Primær”, og sig ja, så ligger det næste der.",
    "nb": "I Gmail kan brevene våre gjemme seg under “Reklame”. Dra dette til “Hovedinnboks” og svar ja, så ligger det neste der.",
    "nl": "In Gmail kunnen onze brieven onder “Reclame” belanden. Sleep deze naar “Primair” en zeg ja, dan vind je de volgende daar.",
}


def closing(language: str, shop: str, topic: str, *, by_mail: bool) -> str:
    """What stands below the words; the hint about Gmail only where it is a mail."""
    language = language if language in LEAVE else "en"
    lines = [LEAVE[language].format(shop=shop, topic=topic)]
    return "\n\n".join([*lines, PRIMARY[language]] if by_mail else lines)
