"""Voices that wait and agreements to look at again, as rows of Today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import merge
from operator import attrgetter
from typing import TYPE_CHECKING

from shopdesk.core import saying
from shopdesk.core.today.records import Act, Group, Moment, Outcome, TodayRow
from shopdesk.core.today.source import Source
from shopdesk.core.voices.records import Voice
from shopdesk.i18n import _

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop


class VoiceRows(Source):
    """What somebody said more than fourteen days ago, and nobody did anything or told them."""

    kinds = frozenset({"voice", "voice_untold"})
    begins = Group.ANSWER

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def rows(self, moment: Moment) -> Iterable[TodayRow]:
        return sorted((_row(voice, moment) for voice in self._shop.voices.waiting(moment.day)), key=attrgetter("order"))

    def done(self, row: TodayRow, outcome: Outcome, words: str) -> bool:
        """``words`` are what was done about it; telling them needs none."""
        if row.about_id is None:
            return True
        if row.kind == "voice":
            self._shop.voices.did(row.about_id, words or _("Looked into it."))
        else:
            self._shop.voices.told(row.about_id)
        return True


def _row(voice: Voice, moment: Moment) -> TodayRow:
    if voice.did:
        sentence = _("Tell them what came of {words}: {did}").format(words=saying.quoted(voice.words), did=voice.did)
        kind, group, act = "voice_untold", Group.TELL_THEM, Act.TELL
    else:
        sentence = _("Said {ago}: {words} Nothing was done yet.").format(
            ago=saying.ago(voice.heard_on, moment.day), words=saying.quoted(voice.words)
        )
        kind, group, act = "voice", Group.ANSWER, Act.DONE
    return TodayRow(
        f"{kind}:{voice.id}", group, kind, voice.member_id, voice.member_name, sentence, act, about_id=voice.id,
        owner_id=voice.heard_by_id, day=voice.heard_on,
    )


class AgreementRows(Source):
    """Agreements whose day has come, and gently one regular with whom nothing was agreed yet."""

    kinds = frozenset({"agreement", "no_agreement"})
    begins = Group.REVIEWS

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def rows(self, moment: Moment) -> Iterable[TodayRow]:
        return merge(self._reviews(moment), self._suggestion(moment), key=attrgetter("order"))

    def _reviews(self, moment: Moment) -> Iterator[TodayRow]:
        for member_id, agreement in self._shop.voices.agreements.to_review(moment.day):
            ask = _("Look at your agreement together: they expect {what}") if agreement.we_do else _("Ask if this must still be so: {what}")
            sentence = ask.format(what=saying.quoted(agreement.they_expect))
            yield TodayRow(
                f"agreement:{agreement.id}", Group.REVIEWS, "agreement", member_id, self._shop.members.match(member_id).name, sentence,
                Act.SAY, about_id=agreement.id, day=agreement.review_on,
            )

    def _suggestion(self, moment: Moment) -> Iterator[TodayRow]:
        for expected in self._shop.rhythm.expected(moment.day):
            member_id = expected.member_id
            if self._shop.voices.agreements.is_missing(member_id):
                yield TodayRow(
                    f"no_agreement:{member_id}", Group.ASK_NEXT, "no_agreement", member_id, self._shop.members.match(member_id).name,
                    _("Comes regularly. You could agree what they expect and what you do."), Act.SAY, day=moment.day,
                )
                return

    def done(self, row: TodayRow, outcome: Outcome, words: str) -> bool:
        """Looked at again and still right: the next look is in a year."""
        if row.about_id is not None and outcome is Outcome.GOOD:
            self._shop.voices.agreements.still_holds(row.about_id)
        return True
