"""Does it sound like one person writing to another? Looks at words before they go out; pure.

Some remarks are advice; others must be dealt with before the words may go: an own line is missing, or a check-in holds an offer.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from shopdesk.core.tone_words import WORDS, ToneWords
from shopdesk.i18n import _

OWN_LETTERS = 12  # letters somebody must have added of their own
_SHORT_LINKS = "bit.ly goo.gl is.gd j.mp lnkd.in ow.ly rb.gy rebrand.ly shorturl.at t.co t.ly tiny.cc tinyurl.com".split()
_SHOUT = re.compile(r"\b[^\W\d_]{4,}\b")
_COINS = r"(?:%|‰|percent|prosent|procent|kr\b|nok\b|dkk\b|sek\b|eur\b|usd\b|gbp\b|€|\$|£|,-)"
_MONEY = re.compile(rf"\d\s*{_COINS}|[€$£]\s*\d|\bkr\.?\s*\d", re.IGNORECASE)


class Tone(StrEnum):
    """What was heard."""

    NOBODY = "nobody"
    NO_REPLY = "no_reply"
    SHOUTING = "shouting"
    PRESSURE = "pressure"
    BAIT = "bait"
    SHORT_LINK = "short_link"
    OFFER = "offer"
    NO_OWN_LINE = "no_own_line"


_BLOCKING = frozenset({Tone.OFFER, Tone.NO_OWN_LINE})


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing about the words; ``span`` is where it stands, empty for all of it."""

    tone: Tone
    span: tuple[int, int] = (0, 0)

    @property
    def blocks(self) -> bool:
        """Must it be dealt with before the words may go?"""
        return self.tone in _BLOCKING

    @property
    def words(self) -> str:
        """What to think of, as a sentence."""
        return _sentences()[self.tone]


def remarks(text: str, language: str, *, template: str = "", no_offer: bool = False) -> tuple[Remark, ...]:
    """Give what to think of before ``text`` goes out, in the order it stands there.

    ``language`` is two letters, the one it is written in; English is always listened for too. ``template`` are the ready words it
    began with: a line of one's own beside them is required. ``no_offer``: a price, a percentage or an offer is refused.
    """
    tables = [WORDS[code] for code in dict.fromkeys(("en", language)) if code in WORDS]
    heard = [*_of_words(text, tables, no_offer=no_offer), *_shouts(text), *_short_links(text)]
    if no_offer:
        heard += [Remark(Tone.OFFER, match.span()) for match in _MONEY.finditer(text)]
    if not has_own_line(text, template):
        heard.append(Remark(Tone.NO_OWN_LINE))
    return tuple(sorted(set(heard), key=lambda remark: (remark.span, remark.tone)))


def is_offer(text: str) -> bool:
    """Does it hold a price, a percentage or an offer, in any language we know?"""
    return bool(_MONEY.search(text)) or any(True for words in WORDS.values() for _span in _found(text, words.offers))


def has_own_line(text: str, template: str) -> bool:
    """Did somebody write something of their own, beyond the ready words?"""
    ready = {_folded(line) for line in template.splitlines()}
    own = " ".join(line for line in map(_folded, text.splitlines()) if line not in ready)
    for line in sorted(ready, key=len, reverse=True):
        own = own.replace(line, " ") if line else own
    return sum(letter.isalpha() for letter in own) >= OWN_LETTERS


def _of_words(text: str, tables: Iterable[ToneWords], *, no_offer: bool) -> Iterator[Remark]:
    for words in tables:
        kinds = [(Tone.NOBODY, words.nobody), (Tone.NO_REPLY, words.no_reply), (Tone.PRESSURE, words.pressure)]
        for tone, listed in kinds + ([(Tone.OFFER, words.offers)] if no_offer else []):
            yield from (Remark(tone, span) for span in _found(text, listed))
        for begin, end in _found(text, words.bait):
            # "Free" is a word like any other until somebody cries it out.
            if text[end : end + 1] == "!" or text[begin:end].isupper() or no_offer:
                yield Remark(Tone.BAIT, (begin, end))


def _found(text: str, listed: Iterable[str]) -> Iterator[tuple[int, int]]:
    for words in listed:
        pattern = re.escape(words.rstrip("*")).replace(r"\ ", r"\s+").replace("'", "['’]")
        begin, end = (r"\b" if words[0].isalnum() else ""), ("" if words.endswith("*") else r"\b")
        for match in re.finditer(begin + pattern + end, text, re.IGNORECASE):
            yield match.span()


def _shouts(text: str) -> Iterator[Remark]:
    """Words in capitals, where there are two, or one that is most of what was written; a name such as IKEA alone is none."""
    loud = [match.span() for match in _SHOUT.finditer(text) if match.group().isupper()]
    if len(loud) > 1 or (loud and len(text.split()) <= 2):
        yield from (Remark(Tone.SHOUTING, span) for span in loud)
    yield from (Remark(Tone.SHOUTING, match.span()) for match in re.finditer("!{2,}", text))


def _short_links(text: str) -> Iterator[Remark]:
    hosts = "|".join(map(re.escape, _SHORT_LINKS))
    yield from (Remark(Tone.SHORT_LINK, match.span()) for match in re.finditer(rf"(?<![\w.-])(?:{hosts})/\S+", text, re.IGNORECASE))


def _folded(line: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", line).casefold().split())


def _sentences() -> dict[Tone, str]:
    return {
        Tone.NOBODY: _("That is said to anybody. Use their name."),
        Tone.NO_REPLY: _("Whoever writes can be answered. Take this out."),
        Tone.SHOUTING: _("This reads like shouting. Write it the way you would say it."),
        Tone.PRESSURE: _("This pushes. Let them take their time."),
        Tone.BAIT: _("This reads like advertising. Say it plainly."),
        Tone.SHORT_LINK: _("A shortened link hides where it leads. Write the whole address."),
        Tone.OFFER: _("This is a word of care, not an offer. Take prices and offers out."),
        Tone.NO_OWN_LINE: _("Add at least one line of your own."),
    }
