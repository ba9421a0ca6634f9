"""Tells the sample shop its two years, through the same public verbs that a counter uses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from shopdesk.core.shop import Shop
from shopdesk.core.visits.records import NewVisit
from shopdesk.sample import acts, choices, faces, furnishing, giftcards, owed, privileges, uses
from shopdesk.sample.coming import days_of
from shopdesk.sample.days import as_of
from shopdesk.sample.handwriting import signature
from shopdesk.sample.invent import invented
from shopdesk.sample.story import Person, told, written_by_hand
from shopdesk.sample.till import Till

Progress = Callable[[int, int], None]


def fill(shop: Shop, members: int = 400, seed: int = 1, progress: Progress | None = None) -> None:
    """Fill a fresh shop with ``members`` people; the same seed on the same day tells the same story.

    ``progress`` is told how many of how many people are done.
    """
    with shop.transaction("sample.fill") as writing:
        writing.undoable = False  # the whole sample is thrown out with its file
        staff = _furnish(shop)
        teller = _Teller(shop, staff, seed)
        people = everybody(members, seed, shop.today())
        rows: list[NewVisit] = []
        for done, person in enumerate(people, 1):
            rows += teller.introduce(person)
            if progress is not None:
                progress(done, members)
        shop.visits.record_many(rows)
        shop.rhythm.learn_all()
        privileges.give(shop, staff)
        owed.give(shop, staff)
        acts.begin_the_day(shop, staff)
        choices.give(shop, staff)
        giftcards.sell(shop, staff)
        uses.note(shop)


def everybody(members: int, seed: int, today: dt.date) -> list[Person]:
    """Give the people in the order they are told: those with a story, then invented ones."""
    people = written_by_hand(today)[:members]
    taken = {person.draft.name for person in written_by_hand(today)} | {draft.name for draft, _ in furnishing.staff()}
    return people + list(invented(members - len(people), seed, today, taken))


def _furnish(shop: Shop) -> dict[str, int]:
    """Set the shop up and let its staff in; gives their ids by name. The owner stands at the counter."""
    shop.settings.save_shop(furnishing.settings(shop.today()))
    shop.settings.save_counter(replace(shop.settings.counter(), name=told("shop")["counter"]))
    ids: dict[str, int] = {}
    for draft, face in furnishing.staff():
        ids[draft.name] = shop.staff.add(draft).id
        shop.staff.hand_over(next(iter(ids.values())))
        shop.staff.set_face(ids[draft.name], faces.draw(face))
        shop.staff.set_signature(ids[draft.name], signature(draft.name))
    return ids


class _Teller:
    """Writes one person after the other into the shop, each thing on the day it was told."""

    def __init__(self, shop: Shop, staff: dict[str, int], seed: int) -> None:
        self._shop = shop
        self._staff = staff
        self._seed = seed
        self._today = shop.today()
        self._settings = shop.settings.shop()
        self._till = Till(self._settings, staff)

    def introduce(self, person: Person) -> Sequence[NewVisit]:
        """Begin somebody's page and give the visits that belong on it."""
        chance = Random(f"{self._seed} visits {person.draft.name}")
        days = days_of(person.coming, self._today, self._is_open, chance)
        with as_of(self._shop, days[0] if days else self._today):
            member_id = self._shop.members.add(person.draft).id
            self._belongings(member_id, person)
        self._memories(member_id, person)
        self._notes(member_id, person)
        return list(self._till.visits(member_id, person, days, chance))

    def _is_open(self, day: dt.date) -> bool:
        return furnishing.hours(self._settings, day) is not None

    def _belongings(self, member_id: int, person: Person) -> None:
        if person.face is not None:
            self._shop.members.set_photo(member_id, faces.draw(person.face))
        for kind, name in person.companions:
            self._shop.members.add_companion(member_id, kind, name)
        for what, days, care in person.things:
            self._shop.members.add_thing(member_id, what, self._ago(days), care)

    def _memories(self, member_id: int, person: Person) -> None:
        for memory in person.memories:
            with as_of(self._shop, self._ago(memory.days_ago)):
                kept = self._shop.members.remember(member_id, memory.kind, memory.text, memory.told_by)
            if memory.confirmed_days_ago < memory.days_ago:
                with as_of(self._shop, self._ago(memory.confirmed_days_ago)):
                    self._shop.members.confirm(kept.id)

    def _notes(self, member_id: int, person: Person) -> None:
        owner = next(iter(self._staff.values()))
        for note in person.notes:
            self._shop.staff.hand_over(self._staff[note.staff])
            with as_of(self._shop, self._ago(note.days_ago)):
                self._shop.members.note(member_id, note.text)
        if person.notes:
            self._shop.staff.hand_over(owner)

    def _ago(self, days: int) -> dt.date:
        return self._today - dt.timedelta(days)
