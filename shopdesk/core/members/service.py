"""Members: finding them, their page, and what is written on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from shopdesk.core import codes
from shopdesk.core.codes import CodeKind
from shopdesk.core.members import finding, rules
from shopdesk.core.members.glance import Glances, as_match
from shopdesk.core.members.merged import marks
from shopdesk.core.members.reached import Reached
from shopdesk.core.members.reading import read_member
from shopdesk.core.members.records import Found, Job, Match, Member, MemberDraft
from shopdesk.core.members.remembering import Remembering
from shopdesk.core.parts import part
from shopdesk.core.rhythm.records import Standing
from shopdesk.errors import NotFound
from shopdesk.i18n import _
from shopdesk.storage.columns import day_number, day_of
from shopdesk.storage.tables import Email, FormerJob, Phone
from shopdesk.storage.tables import Member as MemberTable

if TYPE_CHECKING:
    from shopdesk.core.members.listing import Listing
    from shopdesk.core.shop import Shop

_ON_THE_FORM = {"phones", "emails", "address", "birthday", "language", "greeting", "pronounce", "job"}
SHOWN = 50  # rows under the find field
_MOST_CANDIDATES = 60  # spellings followed when a mistake is forgiven
_SHORTEST, _LONGEST = 3, 40  # letters of a word in which a mistake is forgiven


class Members(Remembering):
    """The people the shop knows. What is remembered about them is in Remembering."""

    listing: Listing = part("members.listing:Listing")

    def __init__(self, shop: Shop) -> None:
        super().__init__(shop)
        self.glances = Glances(shop)

    # finding

    def find(self, text: str) -> Found:
        """Give who meets what was typed, regulars first, then by last visit; one typing mistake is forgiven when nobody does."""
        terms = finding.terms(text)
        if not terms:
            return Found()
        found = self._found(terms, tuple(word for choices in terms for word in choices if not word.startswith(finding.MIDDLE_MARK)))
        return found if found.matches or codes.read(text) is not None else self._forgiving(terms)

    def _found(self, terms: tuple[tuple[str, ...], ...], typed: tuple[str, ...]) -> Found:
        rows, today = self.glances.index.find(terms, SHOWN + 1), day_number(self._shop.today())
        matches = [as_match(row, typed, today) for row in rows[:SHOWN]]
        if len(rows) > SHOWN and not all(match.spans for match in matches):
            # People of that name come before people of whom the word is only remembered.
            named = [as_match(row, typed, today) for row in self.glances.index.find(finding.of_names(terms), SHOWN)]
            known = {match.id for match in named}
            matches = (named + [match for match in matches if match.id not in known])[:SHOWN]
        matches.sort(key=lambda match: (_nearness(match, typed), match.standing is not Standing.REGULAR))
        return Found(tuple(matches), len(rows) > SHOWN)

    def _forgiving(self, terms: tuple[tuple[str, ...], ...]) -> Found:
        index = self.glances.index
        for place, (word, *_more) in enumerate(terms):
            others = terms[:place] + terms[place + 1 :]
            if not _SHORTEST <= len(word) <= _LONGEST or (others and not index.find(others, 1)):
                continue
            meant = index.known(finding.one_mistake(word))[:_MOST_CANDIDATES]
            if meant:
                found = self._found((*others, tuple(meant)), (*meant, *(choices[0] for choices in others)))
                if found.matches:
                    return replace(found, forgiven=True)
        return Found()

    def recent(self, limit: int = 10) -> tuple[Match, ...]:
        """Give who came last, newest first."""
        today = day_number(self._shop.today())
        return tuple(as_match(row, (), today) for row in self.glances.index.recent(limit))

    def match(self, member_id: int) -> Match:
        """Give one member as a row."""
        row = self.glances.index.row(member_id) or self.glances.index.row(self.resolved(member_id))
        if row is None:
            raise self._gone()
        return as_match(row, (), day_number(self._shop.today()))

    # their page

    def get(self, member_id: int) -> Member:
        """Give everything on one member's page; a merged page leads to the one that goes on. Raises NotFound."""
        member = read_member(self._shop, member_id)
        if member is None:
            raise self._gone()
        return member

    def by_code(self, code: str) -> Member:
        """Give the member whose card this is; raises NotFound."""
        reading = codes.read(code)
        rows = self._shop.store.rows("SELECT id FROM member WHERE code = ?", (reading.letters,)) if reading else []
        if not rows:
            raise NotFound(_("Nobody here has this card."), do=_("Ask whose it is, and find them by name."))
        return self.get(rows[0][0])

    def count(self) -> int:
        """How many members there are."""
        return int(self._shop.store.rows("SELECT count(*) FROM glance")[0][0])

    def add(self, draft: MemberDraft) -> Member:
        """Begin a page. Raises NeedsALook naming the field that needs it."""
        draft = self._allowed(draft, MemberDraft())
        with self._shop.transaction("members.add") as writing:
            member_id = writing.insert(
                MemberTable, code=self._fresh_code(), since=self._shop.today(), added_at=self._shop.clock.now(), **self._columns(draft)
            )
            self._write_reach(member_id, draft)
            writing.log("members.add", member_id)
            self._touched(member_id)
            member = self.get(member_id)
            self._shop.followups.on_member_added(member)
        return member

    def edit(self, member_id: int, draft: MemberDraft) -> Member:
        """Write the form back. Raises NeedsALook naming the field that needs it."""
        with self._shop.transaction("members.edit") as writing:
            member = self.get(member_id)
            draft = self._allowed(draft, member.draft())
            writing.update(MemberTable, member.id, **self._columns(draft))
            if member.job not in (draft.job, Job()):
                self._keep_job(member.id, member.job)
            if (draft.phones, draft.emails) != (member.draft().phones, member.emails):
                self._write_reach(member.id, draft)
            writing.log("members.edit", member.id)
            self._touched(member.id)
            if (draft.left_alone, draft.remembered) != (member.left_alone, member.remembered):
                self._shop.rhythm.relearn((member.id,))
        return self.get(member.id)

    def _keep_job(self, member_id: int, job: Job) -> None:
        with self._shop.transaction("members.job") as writing:
            writing.insert(
                FormerJob, member=member_id, job_when=job.when, job_want=job.want, job_so_that=job.so_that, until=self._shop.today(),
                at=self._shop.clock.now(),
            )

    def former_jobs(self, member_id: int) -> tuple[tuple[Job, dt.date], ...]:
        """What they came for before, each with the day it was said otherwise, latest first."""
        pages = self.pages(member_id)
        rows = self._shop.store.rows(
            f"SELECT job_when, job_want, job_so_that, until FROM former_job WHERE member_id IN ({marks(pages)}) ORDER BY at DESC, id", pages
        )
        return tuple((Job(*parts), day_of(day)) for *parts, day in rows)

    def set_photo(self, member_id: int, photo: bytes | None) -> None:
        """Put a photo on the page, or take it off. Raises FileProblem when it is no picture."""
        if photo is not None:
            self._require_asked("photo")
        with self._shop.transaction("members.photo") as writing:
            member_id = self.resolved(member_id)
            if photo is not None:
                self._shop.known.keeping.require_no_child(member_id, "photo")
            writing.update(MemberTable, member_id, photo=self._shop.pictures.admit(photo))
            writing.log("members.photo", member_id)
            self._touched(member_id)

    def _fresh_code(self) -> str:
        while True:
            code = codes.make(CodeKind.PERSON)
            if not self._shop.store.rows("SELECT 1 FROM member WHERE code = ?", (code,)):
                return code

    def _allowed(self, draft: MemberDraft, kept: MemberDraft) -> MemberDraft:
        """The clean draft; a field that is switched off keeps what it had."""
        off = {reason.field for reason in self._shop.settings.reasons() if not reason.on} & _ON_THE_FORM
        clean = rules.clean(replace(draft, **{field: getattr(kept, field) for field in off}), self._shop.today())
        keeping = self._shop.known.keeping
        if (clean.birthday, clean.age) != (kept.birthday, kept.age):
            keeping.require_old_enough(clean.birthday, clean.address.country, clean.age)
        born, age = keeping.as_kept(clean.birthday, clean.age)
        return replace(clean, birthday=born, age=age)

    def _region(self) -> str:
        return self._shop.settings.shop().address.country

    def _columns(self, draft: MemberDraft) -> dict[str, Any]:
        address, born, job = draft.address, draft.birthday, draft.job
        return {
            "name": draft.name, "sort_key": rules.sort_key(draft.name or (draft.emails or ("",))[0], self._shop.settings.shop().language),
            "greeting": draft.greeting, "pronounce": draft.pronounce, "language": draft.language,
            "street": address.street, "postcode": address.postcode, "city": address.city, "region": address.region,
            "country": address.country,
            "birth_month": born and born.month, "birth_day": born and born.day, "birth_year": born and born.year,
            "job_when": job.when, "job_want": job.want, "job_so_that": job.so_that, "remembered": draft.remembered.value,
            "left_alone": draft.left_alone, "age": draft.age.value,
        }

    def _write_reach(self, member_id: int, draft: MemberDraft) -> None:
        with self._shop.transaction("members.reach") as writing:
            phones = [(typed, rules.e164(typed, self._region())) for typed in draft.phones]
            Reached(self._shop, writing, Phone, ("typed", "e164")).become(member_id, phones)
            emails = [(address, finding.fold(address)) for address in draft.emails]
            Reached(self._shop, writing, Email, ("address", "folded")).become(member_id, emails)

    # keeping the match rows true

    def refresh(self, member_ids: Iterable[int]) -> None:
        """Make these members' match rows anew."""
        self.glances.refresh(member_ids)

    def drop_glance(self, member_id: int) -> None:
        """Take the match row of somebody who goes out of the index."""
        self.glances.drop(member_id)


def _nearness(match: Match, typed: tuple[str, ...]) -> int:
    """A whole word of a name first, then a beginning, its middle, a remembered word; the order of last visit stays within each."""
    name, spans = match.name, match.spans
    if not spans:
        name, spans = match.greeting, finding.spans(match.greeting, typed)
    if not spans:
        return 3
    begun = [end for begin, end in spans if begin == 0 or not name[begin - 1].isalnum()]
    if not begun:
        return 2
    return 0 if any(end == len(name) or not name[end].isalnum() for end in begun) else 1
