"""What speaks for two pages being one person, and what against it; pure.

Weights add up as in Fellegi and Sunter, A Theory for Record Linkage (1969): roughly how much likelier (natural logarithm) a thing is seen
of one person than of two. A name says the less the more people have it.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from shopdesk.core.duplicates import likeness
from shopdesk.core.duplicates.records import Alike, Person, Why
from shopdesk.i18n import _

ASKED = 3.0
"""The weight from which somebody is asked."""

_FOR = {
    Why.PHONE: 5.0, Why.EMAIL: 5.5, Why.SAME_NAME: 5.5, Why.ONE_LETTER: 3.5, Why.SOUNDS: 3.5, Why.PART: 3.2, Why.BIRTHDAY: 3.0,
    Why.TOWN: 0.7,
}
_OTHER_NAME, _OTHER_PHONE, _OTHER_EMAIL, _OTHER_TOWN, _OTHER_BIRTHDAY = 1.0, 0.9, 0.9, 0.5, 6.0


def compare(one: Person, other: Person, namesakes: int = 2) -> Alike | None:
    """Say why two pages may be one person; None when too little speaks for it. ``namesakes``: how many pages have such a name."""
    whys = _whys(one, other)
    named = {Why.SAME_NAME, Why.ONE_LETTER, Why.SOUNDS, Why.PART} & set(whys)
    weight = sum(_FOR.get(why, 0.0) for why in whys) - _against(one, other)
    if named:
        weight -= log(max(namesakes - 1, 1)) + (3.0 if _is_short(one, other) else 0.0)
    elif one.name and other.name:
        weight -= _OTHER_NAME
    if weight < ASKED or not ({Why.PHONE, Why.EMAIL} & set(whys) or named):
        return None
    first, second = sorted((one.id, other.id))
    return Alike(first, second, tuple(_closing(whys, one, other, named=bool(named))), weight)


def _whys(one: Person, other: Person) -> list[Why]:
    found = [why for why, shared in ((Why.PHONE, one.phones & other.phones), (Why.EMAIL, one.emails & other.emails)) if shared]
    names = _names(likeness.words(one.name), likeness.words(other.name))
    found += [] if names is None else [names]
    found += [Why.BIRTHDAY] if one.birthday and one.birthday == other.birthday else []
    return found + ([Why.TOWN] if one.city and one.city.casefold() == other.city.casefold() else [])


def _names(one: tuple[str, ...], other: tuple[str, ...]) -> Why | None:
    if not one or not other:
        return None
    if one == other:
        return Why.SAME_NAME
    if likeness.names_one_letter_off(one, other):
        return Why.ONE_LETTER
    if likeness.heard(one) == likeness.heard(other):
        return Why.SOUNDS
    short, long = sorted((set(one), set(other)), key=len)
    return Why.PART if len(short) > 1 and short < long else None


def _is_short(one: Person, other: Person) -> bool:
    """A name of one word says little."""
    return min(len(likeness.words(one.name)), len(likeness.words(other.name))) < 2


def _against(one: Person, other: Person) -> float:
    weight = _OTHER_PHONE if one.phones and other.phones and not one.phones & other.phones else 0.0
    weight += _OTHER_EMAIL if one.emails and other.emails and not one.emails & other.emails else 0.0
    weight += _OTHER_TOWN if one.city and other.city and one.city.casefold() != other.city.casefold() else 0.0
    return weight + (_OTHER_BIRTHDAY if one.birthday and other.birthday and one.birthday != other.birthday else 0.0)


def _closing(whys: Sequence[Why], one: Person, other: Person, *, named: bool) -> Sequence[Why]:
    if not named and one.name and other.name:
        return (*whys, Why.OTHER_NAME)
    return (*whys, Why.ALL_ELSE) if len(whys) == 1 and _against(one, other) > 0 else whys


def sentence(whys: Sequence[Why]) -> str:
    """Why, as one line: "Same phone, one letter off"."""
    said = {
        Why.PHONE: _("same phone"), Why.EMAIL: _("same e-mail"), Why.SAME_NAME: _("same name"), Why.ONE_LETTER: _("one letter off"),
        Why.SOUNDS: _("names that sound alike"), Why.PART: _("one name is part of the other"), Why.BIRTHDAY: _("same birthday"),
        Why.TOWN: _("same town"), Why.OTHER_NAME: _("another name"), Why.ALL_ELSE: _("all else differs"),
    }
    line = _(", ").join(said[why] for why in whys)
    return line[:1].upper() + line[1:]
