"""What the tone check listens for, language by language: words of nobody to nobody, pressure, no answer wanted, bait, offers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ToneWords:
    """Folded words and beginnings of words (those ending in ``*``) of one language."""

    nobody: tuple[str, ...]
    no_reply: tuple[str, ...]
    pressure: tuple[str, ...]
    bait: tuple[str, ...]
    offers: tuple[str, ...]


WORDS = {
    "en": ToneWords(
        nobody=(
            "dear customer*", "dear client*", "dear member*", "dear guest*", "dear sir or madam", "valued customer*",
            "to whom it may concern",
        ),
        no_reply=("no reply", "no-reply", "noreply", "do not reply", "don't reply", "do not answer this"),
        pressure=(
            "act now", "hurry", "last chance", "only today", "today only", "limited time", "don't miss", "do not miss", "while stocks last",
            "before it is too late", "before it's too late", "final reminder", "expires", "now or never",
        ),
        bait=("free", "100 % free", "sex*", "winner", "you have won", "cash"),
        offers=(
            "discount*", "% off", "offer*", "sale", "half price", "coupon*", "voucher*", "cheaper", "price*", "free of charge",
            "bonus*",
        ),
    ),
    "da": ToneWords(
        nobody=("kære kunde*", "kære medlem*", "kære gæst*", "til rette vedkommende"),
        no_reply=("no reply", "no-reply", "noreply", "kan ikke besvares", "svar ikke på"),
        pressure=(
            "skynd dig", "sidste chance", "kun i dag", "gå ikke glip", "så længe lager haves", "inden det er for sent",
            "nu eller aldrig",
        ),
        bait=("gratis", "sex*", "du har vundet", "vinder", "kontanter"),
        offers=("rabat*", "tilbud*", "udsalg*", "halv pris", "kupon*", "billigere", "pris", "prisen", "priser", "bonus*"),
    ),
    "nb": ToneWords(
        nobody=("kjære kunde*", "kjære medlem*", "kjære gjest*", "til den det måtte angå"),
        no_reply=("no reply", "no-reply", "noreply", "kan ikke besvares", "ikke svar på"),
        pressure=(
            "skynd deg", "siste sjanse", "kun i dag", "bare i dag", "ikke gå glipp", "så lenge lageret rekker", "før det er for sent",
            "nå eller aldri",
        ),
        bait=("gratis", "sex*", "du har vunnet", "vinner", "kontanter"),
        offers=("rabatt*", "tilbud*", "salg", "utsalg*", "halv pris", "kupong*", "billigere", "pris", "prisen", "priser", "bonus*"),
    ),
    "nl": ToneWords(
        nobody=("beste klant*", "geachte klant*", "geachte heer of mevrouw", "geachte heer/mevrouw", "beste gast*"),
        no_reply=("no reply", "no-reply", "noreply", "niet beantwoorden", "antwoord niet op"),
        pressure=(
            "laatste kans", "alleen vandaag", "mis het niet", "haast je", "zolang de voorraad strekt", "voor het te laat is",
            "nu of nooit",
        ),
        bait=("gratis", "sex*", "gewonnen", "winnaar", "contant geld"),
        offers=("korting*", "aanbieding*", "uitverkoop", "halve prijs", "kortingsbon*", "goedkoper", "prijs", "prijzen", "bonus*"),
    ),
}
