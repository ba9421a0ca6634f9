"""Lists as plain values for the store, and back; and those that come with the program."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, TypeVar

from shopdesk.core.lists.records import SavedList
from shopdesk.core.members.filters import THIS_MONTH, MemberFilter, Order, Reach
from shopdesk.core.permissions.records import Channel
from shopdesk.core.rhythm.records import Standing
from shopdesk.i18n import _

EVERYONE = "everyone"
Code = TypeVar("Code", bound=StrEnum)


def first_lists() -> tuple[SavedList, ...]:
    """The lists of every shop."""
    return (
        SavedList(EVERYONE, _("Everyone")),
        SavedList("regulars", _("Regulars"), MemberFilter(standings=frozenset({Standing.REGULAR}))),
        SavedList("begun", _("New this month"), MemberFilter(begun_this_month=True)),
        SavedList("slipping", _("Longer away than usual"), MemberFilter(standings=frozenset({Standing.SLIPPING})), Order.LAST_HERE),
        SavedList("away", _("Not seen for a while"), MemberFilter(standings=frozenset({Standing.AWAY})), Order.LAST_HERE),
        SavedList("allergies", _("Allergies noted"), MemberFilter(allergy=True)),
        SavedList("birthdays", _("Birthdays this month"), MemberFilter(birthday=THIS_MONTH)),
    )


def as_plain(saved: SavedList) -> dict[str, Any]:
    """One own list for the store; what is not set is left out."""
    wanted = saved.wanted
    filled = {
        "text": wanted.text, "standings": sorted(wanted.standings), "here_within": wanted.here_within,
        "not_here_for": wanted.not_here_for, "reach": sorted(wanted.reach), "birthday": wanted.birthday,
        "begun_this_month": wanted.begun_this_month, "allergy": wanted.allergy, "may": sorted(wanted.may), "privilege": wanted.privilege,
        "town": wanted.town, "language": wanted.language, "remembers": wanted.remembers, "listed": wanted.listed,
    }
    return {
        "key": saved.key, "name": saved.name, "order": saved.order.value, "backwards": saved.backwards,
        "wanted": {field: value for field, value in filled.items() if value not in (None, "", []) and value is not False},
    }


def from_plain(plain: dict[str, Any]) -> SavedList:
    """One own list out of the store; a code that a later program wrote and we do not know is passed over."""
    wanted = plain["wanted"]
    return SavedList(
        plain["key"], plain["name"],
        MemberFilter(
            text=wanted.get("text", ""), standings=_codes(Standing, wanted.get("standings", ())),
            here_within=wanted.get("here_within"), not_here_for=wanted.get("not_here_for"),
            reach=_codes(Reach, wanted.get("reach", ())), birthday=wanted.get("birthday"),
            begun_this_month=wanted.get("begun_this_month", False), allergy=wanted.get("allergy", False),
            may=_codes(Channel, wanted.get("may", ())), privilege=wanted.get("privilege"), town=wanted.get("town", ""),
            language=wanted.get("language", ""), remembers=wanted.get("remembers", ""), listed=wanted.get("listed", ""),
        ),
        Order(plain["order"]), plain["backwards"], own=True,
    )


def _codes(kind: type[Code], values: list[str]) -> frozenset[Code]:
    known = {code.value: code for code in kind}
    return frozenset(known[value] for value in values if value in known)
