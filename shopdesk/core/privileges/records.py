"""What a privilege is, who holds one, and who is worth considering: plain values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Category(StrEnum):
    """What sort of more a kind is: first where things wait, a person of one's own, a special moment, something small."""

    PRIORITY = "priority"
    CONTACT = "contact"
    MOMENT = "moment"
    SMALL = "small"


@dataclass(frozen=True, slots=True)
class KindDraft:
    """What can be typed about a kind. ``instruction`` is what staff do when they see it; ``icon`` names a line icon."""

    name: str = ""
    category: Category = Category.SMALL
    instruction: str = ""
    icon: str = "privileges"
    places: int = 10
    review_days: int = 180


@dataclass(frozen=True, slots=True)
class PrivilegeKind:
    """A kind as it is kept, with how many hold it and wait for it now."""

    id: int
    name: str
    category: Category
    instruction: str
    icon: str
    places: int
    review_days: int
    held: int = 0
    waiting: int = 0

    @property
    def room(self) -> int:
        """Places that are free; none when the number was set below what is held."""
        return max(self.places - self.held, 0)

    def draft(self) -> KindDraft:
        """Give the form as it stands, to be edited."""
        return KindDraft(self.name, self.category, self.instruction, self.icon, self.places, self.review_days)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the staff as they are named beside a privilege; who left keeps their name."""

    id: int
    name: str
    works_here: bool = True

    @property
    def first_name(self) -> str:
        return self.name.split()[0] if self.name.split() else self.name


@dataclass(frozen=True, slots=True)
class Held:
    """One privilege of one member. ``detail`` says it for this person ("one dark rye, until noon"), ``contact`` is who is their person.

    ``kind`` is what the kind says of itself, without how many hold it.
    """

    id: int
    member_id: int
    kind: PrivilegeKind
    reason: str
    detail: str
    giver: Person | None
    contact: Person | None
    start: dt.date
    review_on: dt.date
    end_on: dt.date | None = None
    used_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a kind, as they are shown in its list."""

    held: Held
    name: str
    photo_id: int | None


@dataclass(frozen=True, slots=True)
class Giving:
    """What giving asks for: whose reason it is in a sentence, and what else may be said. ``despite`` are the owner's words while held."""

    reason: str = ""
    detail: str = ""
    contact_id: int | None = None
    start: dt.date | None = None
    end_on: dt.date | None = None
    despite: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """What the match row shows of a privilege: an icon and what it means."""

    icon: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who waits for a place of a kind, ``place`` 1 is next."""

    id: int
    member_id: int
    name: str
    kind_id: int
    reason: str
    since: dt.datetime
    place: int


@dataclass(frozen=True, slots=True)
class Carrier:
    """How many people one of the staff can carry, how many they do, who stands in, and when they are off."""

    staff: Person
    carries: int = 0
    carried: int = 0
    stand_in: Person | None = None
    free_weekdays: frozenset[int] = frozenset()
    off: tuple[tuple[dt.date, dt.date], ...] = ()

    def is_off(self, day: dt.date) -> bool:
        """Are they away on ``day``?"""
        return day.weekday() in self.free_weekdays or any(first <= day <= last for first, last in self.off)


@dataclass(frozen=True, slots=True)
class Reach:
    """Who a member's person is, and who to turn to on a day: the stand-in while they are off, None when nobody is there."""

    person: Person
    now: Person | None


class Contributed(StrEnum):
    """What somebody did for the shop."""

    WISH = "wish"
    INTRODUCTION = "introduction"
    ADVICE = "advice"
    PATIENCE = "patience"


@dataclass(frozen=True, slots=True)
class Contribution:
    """What somebody did for the shop, in a sentence, on a day; ``suits`` is what would thank them best, where somebody said so."""

    member_id: int
    kind: Contributed
    text: str
    day: dt.date
    suits: Category | None = None


@dataclass(frozen=True, slots=True)
class Why:
    """One reason to think of somebody, in a sentence, and how much it weighs beside the others; ``told`` by one of us, about them alone."""

    sentence: str
    weight: float
    suits: Category
    told: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Somebody worth considering for a kind that has room; ``why`` the heaviest reason first."""

    member_id: int
    name: str
    photo_id: int | None
    kind: PrivilegeKind
    why: tuple[Why, ...]

    @property
    def sentence(self) -> str:
        """The reason that stands in the row: what was told of them, else what is known."""
        return self.why[0].sentence if self.why[0].told else " ".join(each.sentence for each in self.why)


@dataclass(frozen=True, slots=True)
class Review:
    """A privilege to be looked at again, and why in a sentence."""

    holder: Holder
    sentence: str
    due: dt.date
