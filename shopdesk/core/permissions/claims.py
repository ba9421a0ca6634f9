"""What one row of another program's list says about permissions; pure.

A yes counts only with its proof: when they signed up and when they confirmed it. Everything else a list calls a yes stays unknown.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from shopdesk.core.permissions.records import Channel, Purpose, State

# A list that is written to means news and offers alike; nobody signed up for a personal word there.
MASS = (Purpose.NEWS, Purpose.OFFERS)
_YES = frozenset({"yes", "y", "true", "1", "subscribed", "x", "ja", "j", "optedin", "optin"})
_NO = frozenset({"no", "n", "false", "0", "unsubscribed", "cleaned", "nei", "nej", "nee", "never", "optedout", "optout"})
_WRITTEN = (Channel.TEXT, Channel.EMAIL, Channel.POST, Channel.PHONE)
_BY = {
    "emailsubscriptionstatus": (Channel.EMAIL,),
    "acceptsemailmarketing": (Channel.EMAIL,),
    "acceptsmarketing": (Channel.EMAIL,),
    "acceptssmsmarketing": (Channel.TEXT,),
    "acceptswhatsappmarketing": (Channel.SOCIAL,),
}
_GENERAL = (
    *("consent", "newsletter", "marketing", "subscri", "gdpr", "optin", "samtykke", "nyhedsbrev", "nyhetsbrev", "nieuwsbrief"),
    *("toestemming", "einwilligung"),
)
_AGAINST = ("optout", "unsubscri", "donotcontact", "donotmail")  # a yes there is a no
_NAMED = (("sms", Channel.TEXT), ("text", Channel.TEXT), ("phone", Channel.PHONE), ("post", Channel.POST), ("mail", Channel.EMAIL))
_PROOF = ("optintime", "confirmtime")
_ENDED = ("unsubtime", "cleantime")


@dataclass(frozen=True, slots=True)
class Claim:
    """What a row says of one channel, for mass post of any kind. ``evidence`` holds instants (microseconds) by name."""

    channel: Channel
    state: State
    at: dt.datetime | None = None
    signed_up: dt.datetime | None = None
    confirmed: dt.datetime | None = None


class ClaimReader:
    """Reads the rows of one list, by its column names."""

    def __init__(self, columns: Sequence[str]) -> None:
        folded = ["".join(filter(str.isalnum, title.casefold())) for title in columns]
        self._width = len(folded)
        self._times = {name: folded.index(name) for name in (*_PROOF, *_ENDED) if name in folded}
        spoken = [(place, title, _channels(title)) for place, title in enumerate(folded)]
        self._columns = [(place, channels, _is_against(title)) for place, title, channels in spoken if channels]
        self.separator = ","

    @property
    def says_anything(self) -> bool:
        """Is there a column about permissions at all?"""
        return bool(self._times or self._columns)

    def learn_separator(self, rows: Iterable[str]) -> None:
        """Find out what parts the cells, from a few rows."""
        some = list(rows)
        fits = {sign: sum(len(self._cells(row, sign)) == self._width for row in some) for sign in (",", ";", "\t", "|")}
        self.separator = max(fits, key=lambda sign: fits[sign])

    def read(self, row: str, now: dt.datetime) -> tuple[Claim, ...]:
        """Give what a row says, the strictest for each channel; nothing of a row that cannot be parted into its cells."""
        cells = self._cells(row, self.separator)
        if len(cells) > self._width:
            return ()
        cells += [""] * (self._width - len(cells))
        claims = [*self._by_times(cells, now), *self._by_words(cells)]
        strictness = list(State)
        strictest: dict[Channel, Claim] = {}
        for claim in sorted(claims, key=lambda claim: strictness.index(claim.state)):
            strictest[claim.channel] = claim
        return tuple(strictest.values())

    def _by_times(self, cells: list[str], now: dt.datetime) -> list[Claim]:
        said = {name: cells[place].strip() for name, place in self._times.items()}
        ended = [said[name] for name in _ENDED if said.get(name)]
        if ended:
            return [Claim(Channel.EMAIL, State.NO, _instant(ended[0], now))]
        signed_up, confirmed = (_instant(said.get(name, ""), now) for name in _PROOF)
        if signed_up is not None and confirmed is not None and signed_up <= confirmed:
            return [Claim(Channel.EMAIL, State.YES, confirmed, signed_up, confirmed)]
        return [Claim(Channel.EMAIL, State.UNKNOWN)] if any(said.get(name) for name in _PROOF) else []

    def _by_words(self, cells: list[str]) -> list[Claim]:
        claims = []
        for place, channels, against in self._columns:
            word = "".join(filter(str.isalnum, cells[place].casefold()))
            if word in (_YES if against else _NO):
                claims += [Claim(channel, State.NO) for channel in channels]
            elif word in _YES and not against:
                claims += [Claim(channel, State.UNKNOWN) for channel in channels]
        return claims

    def _cells(self, row: str, separator: str) -> list[str]:
        try:
            return next(csv.reader(row.splitlines(keepends=True), delimiter=separator), [])
        except csv.Error:
            return []


def _channels(title: str) -> tuple[Channel, ...]:
    """The channels a column speaks of; a general one speaks of all one writes or rings by."""
    if title in _BY:
        return _BY[title]
    if not any(word in title for word in (*_GENERAL, *_AGAINST)) or title.endswith(("time", "ip", "date", "reason")):
        return ()
    named = tuple(channel for word, channel in _NAMED if word in title)
    return named[:1] or _WRITTEN


def _is_against(title: str) -> bool:
    return title not in _BY and any(word in title for word in _AGAINST)


def _instant(text: str, now: dt.datetime) -> dt.datetime | None:
    """A time as mailing programs write it (UTC); None when it is none, or still to come."""
    try:
        instant = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    instant = instant.replace(tzinfo=dt.UTC) if instant.tzinfo is None else instant
    return instant if instant <= now else None
