"""What lies on the desk: which card, for whom, what each of them is told, and what all the cards have in common. It knows no widget."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from shopdesk.core.cards import rules
from shopdesk.core.cards.records import Card, CardKind, Wish
from shopdesk.core.members.glance import shown_name
from shopdesk.core.members.listing import MOST
from shopdesk.core.shop import Shop
from shopdesk.errors import Held, ShopError
from shopdesk.ui.pages.cards.papers import Papers

_WORDED = rules.LETTERS | {CardKind.PRIVACY}
FOR_SOMEBODY = frozenset({CardKind.MEMBER, CardKind.LABEL, CardKind.APOLOGY})
"""Kinds that make no sense without a name."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who gets a card."""

    member_id: int
    name: str
    photo_id: int | None


class Desk:
    """``wish`` is what the cards have in common; words and first line are each person's own unless ``same_words``.

    Nobody on the desk: then the card is for whoever it will be given to, as many as fit the sheet.
    """

    def __init__(self, shop: Shop, papers: Papers) -> None:
        self._shop = shop
        self.papers = papers
        self.wish = Wish()
        self.people: tuple[Recipient, ...] = ()
        self.place = 0
        self.same_words = False
        self.by_post = False
        self._words: dict[int, str] = {}
        self._dear: dict[int, str] = {}
        self._freed: set[int] = set()
        self._refusals: dict[int, ShopError | None] = {}

    @property
    def kind(self) -> CardKind:
        return self.wish.kind

    @property
    def current(self) -> Recipient | None:
        """Whose card is shown."""
        return self.people[self.place] if self.people else None

    # whom

    def begin(self, member_ids: Iterable[int]) -> None:
        """Cards for these people and nobody else; words that were begun for one of them are there again."""
        self.people, self.place, self.by_post = (), 0, False
        self._freed.clear()
        self.add(member_ids)

    def add(self, member_ids: Iterable[int]) -> None:
        """Cards for these people too."""
        there = {person.member_id for person in self.people}
        new = [member_id for member_id in dict.fromkeys(member_ids) if member_id not in there]
        for first in range(0, len(new), MOST):
            rows = self._shop.members.listing.rows(new[first : first + MOST])
            self.people += tuple(Recipient(row.id, shown_name(row.name, ""), row.photo_id) for row in rows)

    def leave_out(self, member_id: int) -> None:
        """No card for this one."""
        self.people = tuple(person for person in self.people if person.member_id != member_id)
        self.place = min(self.place, max(len(self.people) - 1, 0))

    def turn(self, steps: int) -> None:
        """Show the card of somebody else; before the first comes the last."""
        if self.people:
            self.place = (self.place + steps) % len(self.people)

    def turn_to(self, member_id: int) -> None:
        """Show the card of this one."""
        self.place = next((place for place, person in enumerate(self.people) if person.member_id == member_id), self.place)

    # what

    def choose(self, kind: CardKind, template: str = "") -> None:
        """Make it another card."""
        self.wish = replace(self.wish, kind=kind, template=template, front="", under="")
        self.look_again()

    def share_words(self, same: bool) -> None:
        """Let all cards say what the shown one says, or each its own."""
        words, self.same_words = self.words, same
        if same and not self.words:
            self.write(words)

    def post(self, by_post: bool) -> None:
        """They go by post, if their people wish that, or are handed over."""
        if by_post != self.by_post:
            self.by_post = by_post
            self.look_again()

    def set(self, **answers: Any) -> None:
        """Give all cards something else of what is in a Wish."""
        self.wish = replace(self.wish, **answers)

    @property
    def words(self) -> str:
        """What the shown card says."""
        return self._words.get(self._whose(), "")

    def write(self, words: str) -> None:
        """Say something else on the shown card."""
        self._words[self._whose()] = words

    @property
    def dear(self) -> str:
        """The first line of the shown card where it is not the usual one."""
        return self._dear.get(self._whose_dear(), "")

    def address(self, dear: str) -> None:
        """Give the shown card another first line."""
        self._dear[self._whose_dear()] = dear

    def needs_words(self) -> bool:
        """Whether a card of this kind says something of somebody's own; not where a pen will."""
        return self.kind in _WORDED and not self.wish.ruled

    def unwritten(self) -> tuple[Recipient, ...]:
        """Who is to get a card that says nothing yet."""
        if not self.needs_words() or (self.same_words and self.words.strip()):
            return ()
        return tuple(person for person in self.ready() if not self._words.get(person.member_id, "").strip())

    # whether

    def look_again(self) -> None:
        """What stood in somebody's way may stand there no more."""
        self._refusals.clear()

    def refusal(self, person: Recipient) -> ShopError | None:
        """Why this card has to wait; None when it may be printed."""
        if person.member_id not in self._refusals:
            self._refusals[person.member_id] = self._ask(person.member_id)
        return self._refusals[person.member_id]

    def free(self, person: Recipient) -> None:
        """An owner goes on all the same; the words why are kept by then."""
        self._freed.add(person.member_id)
        self.look_again()

    def ready(self) -> tuple[Recipient, ...]:
        """Who gets a card now."""
        return tuple(person for person in self.people if self.refusal(person) is None)

    def how_many(self) -> int:
        """How many cards come out: one for each who may get one; for nobody yet as many as the first sheet has room for."""
        return len(self.ready()) if self.people else self.papers.free

    def _ask(self, member_id: int) -> ShopError | None:
        cards = self._shop.cards
        try:
            try:
                cards.require_printable(member_id, self.kind, posted=self.by_post)
            except Held:
                if member_id not in self._freed:
                    raise
                cards.require_wanted(member_id, self.kind, posted=self.by_post)
        except ShopError as error:
            return error
        return None

    # cards

    def card(self, person: Recipient | None) -> Card:
        """The card of one of them, or for nobody yet; raises ShopError, as when nobody signs it."""
        member_id = None if person is None else person.member_id
        whose = 0 if person is None or self.same_words else person.member_id
        dear = "" if person is None else self._dear.get(member_id or 0, "")
        wish = replace(self.wish, words=self._words.get(whose, ""), dear=dear or ("" if person else self._dear.get(0, "")))
        return self._shop.cards.make(member_id, wish)

    def had_before(self, card: Card) -> str:
        """Whether the person shown got this very card before."""
        return "" if self.current is None or not card.words else self._shop.cards.had_before(self.current.member_id, card)

    def clear(self, people: Iterable[Recipient]) -> None:
        """These cards are on paper: what was written for them has done its work."""
        for person in people:
            self._words.pop(person.member_id, None)
            self._dear.pop(person.member_id, None)
        self._words.pop(0, None)

    def _whose(self) -> int:
        return 0 if self.current is None or self.same_words else self.current.member_id

    def _whose_dear(self) -> int:
        return 0 if self.current is None else self.current.member_id
