"""What lies on the desk: which card, for whom, what each of them is told, and what all the cards have in common. It knows no widget."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from typing import Any

from shopdesk.core.cards import rules
from shopdesk.core.cards.records import Card, CardKind, Wish
from shopdesk.core.shop import Shop
from shopdesk.errors import ShopError
from shopdesk.printing import template_file
from shopdesk.printing.template import Template
from shopdesk.ui.pages.cards.papers import Papers
from shopdesk.ui.pages.cards.people import SLICE, People, Recipient
from shopdesk.ui.pages.cards.waiting import Waiting

FOR_SOMEBODY = frozenset({CardKind.MEMBER, CardKind.LABEL, CardKind.APOLOGY, CardKind.PREFERENCES})
"""Kinds that make no sense without a name."""


class Desk:
    """``wish`` is what the cards have in common; words and first line are each person's own unless ``same_words``.

    Nobody on the desk: then the card is for whoever it will be given to, as many as fit the sheet.
    """

    def __init__(self, shop: Shop, papers: Papers) -> None:
        self._shop = shop
        self.papers = papers
        self.people = People(shop)
        self.waiting = Waiting(shop)
        self.wish = Wish()
        self.same_words = False
        self._words: dict[int | None, str] = {}
        self._dear: dict[int | None, str] = {}
        self._before: dict[CardKind, dict[int, frozenset[str]]] = {}

    @property
    def kind(self) -> CardKind:
        return self.wish.kind

    @property
    def signer_id(self) -> int | None:
        """Who signs the shown card."""
        usual = self._shop.cards.making.usual_signer
        return usual(_id(self.current), self.kind) if self.wish.signer_id is None else self.wish.signer_id

    @property
    def template(self) -> Template:
        """How the card is laid out."""
        return template_file.named(self.wish.template, self.kind)

    @property
    def current(self) -> Recipient | None:
        """Whose card is shown."""
        return self.people.current

    def begin(self, member_ids: Iterable[int]) -> None:
        """Cards for these people and nobody else; words that were begun for one of them are there again."""
        self.waiting.begin()
        self._before.clear()
        self.people.begin(member_ids)

    def look_on(self) -> bool:
        """Lay out some more of the people, or look at some more of their cards; False when nobody is left."""
        some = self._unlooked()
        if not some and self.people.coming:
            self.people.lay_out()
            some = self._unlooked()
        if some:
            self.waiting.look_at(some, self.kind)
            self._before.setdefault(self.kind, {}).update(self._shop.cards.many.words_before(some, self.kind))
        return bool(self.people.coming) or len(some) == SLICE

    def _unlooked(self) -> tuple[int, ...]:
        """Some of those here whose card was not looked at yet."""
        unknown = (person.member_id for person in self.people if not self.waiting.is_known(person.member_id, self.kind))
        return tuple(islice(unknown, SLICE))

    def choose(self, kind: CardKind, template: str = "") -> None:
        """Make it another card; an apology and a contact belong to somebody already."""
        signer = None if kind in (CardKind.APOLOGY, CardKind.CONTACT) else self.wish.signer_id
        self.set(kind=kind, template=template, front="", under="", signer_id=signer)

    def set(self, **answers: Any) -> None:
        """Give all cards something else of what is in a Wish."""
        self.wish = replace(self.wish, **answers)

    # words

    @property
    def words(self) -> str:
        """What the shown card says."""
        return self._words.get(self._whose(self.current), "")

    def write(self, words: str) -> None:
        """Say something else on the shown card."""
        self._words[self._whose(self.current)] = words

    @property
    def dear(self) -> str:
        """The first line of the shown card where it is not the usual one."""
        return self._dear.get(_id(self.current), "")

    def address(self, dear: str) -> None:
        """Give the shown card another first line."""
        self._dear[_id(self.current)] = dear

    def share_words(self, same: bool) -> None:
        """Let all cards say what the shown one says, or each its own."""
        words, self.same_words = self.words, same
        if same and not self.words:
            self.write(words)

    def needs_words(self) -> bool:
        """Whether a card of this kind says something of somebody's own; not where a pen will."""
        return self.kind in rules.LETTERS and not self.wish.ruled

    def unwritten(self) -> tuple[Recipient, ...]:
        """Who is to get a card that says nothing yet."""
        if not self.needs_words():
            return ()
        return tuple(person for person in self.ready() if not self._words.get(self._whose(person), "").strip())

    def clear(self, member_ids: Iterable[int]) -> None:
        """These cards are on paper: what was written for them has done its work."""
        self._before.clear()
        self.waiting.look_again()
        for whose in (None, *member_ids):
            self._words.pop(whose, None)
            self._dear.pop(whose, None)

    # cards

    def refusal(self, person: Recipient) -> ShopError | None:
        """Why this card has to wait; None when it may be printed."""
        return self.waiting.refusal(person.member_id, self.kind)

    def ready(self) -> tuple[Recipient, ...]:
        """Who gets a card now."""
        return tuple(person for person in self.people if self.waiting.may(person.member_id, self.kind))

    def had_before(self) -> int:
        """How many of them got a card of this kind before, with the same words or as wordless; nobody got what is not written yet."""
        before = self._before.get(self.kind, {})
        said = ((before.get(person.member_id, ()), self._words.get(self._whose(person), "").strip()) for person in self.ready())
        return sum(1 for words, now in said if now in words and (now or not self.needs_words()))

    def how_many(self) -> int:
        """How many cards come out: one for each who may get one; for nobody yet as many as the first sheet has room for."""
        return len(self.ready()) if self.people else self.papers.free

    def card(self, person: Recipient | None) -> Card:
        """The card of one of them, or for nobody yet; raises ShopError, as when nobody signs it."""
        words, dear = self._words.get(self._whose(person), ""), self._dear.get(_id(person), "")
        return self._shop.cards.make(_id(person), replace(self.wish, words=words, dear=dear))

    def _whose(self, person: Recipient | None) -> int | None:
        """Under whose id the words of a card stand; None for those of all."""
        return None if self.same_words else _id(person)


def _id(person: Recipient | None) -> int | None:
    return None if person is None else person.member_id
