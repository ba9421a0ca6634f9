"""The open shop: one attribute for each feature, one way to write, one way to hear what was written."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property, partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from shopdesk.clock import Clock, SystemClock
from shopdesk.core import validation
from shopdesk.core.backups.server import backups_for
from shopdesk.core.backups.service import backup_before_steps
from shopdesk.core.changes import Changes
from shopdesk.core.parts import named, part
from shopdesk.core.pictures.service import Gate, Pictures
from shopdesk.core.transaction import Transaction
from shopdesk.errors import StoreProblem
from shopdesk.storage.columns import new_id
from shopdesk.storage.database import Sqlite
from shopdesk.storage.location import Location, Server
from shopdesk.storage.opening import open_store
from shopdesk.storage.store import Store

if TYPE_CHECKING:
    from shopdesk.core.asking.service import Asking
    from shopdesk.core.cards.service import Cards
    from shopdesk.core.cases.service import Cases
    from shopdesk.core.duplicates.service import Duplicates
    from shopdesk.core.exports.service import Exports
    from shopdesk.core.followups.service import FollowUps
    from shopdesk.core.gestures.service import Gestures
    from shopdesk.core.giftcards.service import GiftCards
    from shopdesk.core.imports.service import Imports
    from shopdesk.core.known.service import Known
    from shopdesk.core.lists.service import Lists
    from shopdesk.core.log.service import Log
    from shopdesk.core.members.service import Members
    from shopdesk.core.news.service import News
    from shopdesk.core.permissions.service import Permissions
    from shopdesk.core.privileges.service import Privileges
    from shopdesk.core.rhythm.service import Rhythm
    from shopdesk.core.settings.service import Settings
    from shopdesk.core.staff.service import Staff
    from shopdesk.core.today.service import Today
    from shopdesk.core.trust.service import Trust
    from shopdesk.core.undo.service import Undo
    from shopdesk.core.visits.service import Visits
    from shopdesk.core.voices.service import Voices

# The counter this file was used at before: where somebody stands, before one that only commands wrote at.
_USUAL_COUNTER = "SELECT id, name FROM counter ORDER BY staff_id IS NULL, name LIMIT 1"
# What may stand on Today, each capability's rows; of equally urgent ones the first named here come first.
_TODAY = (
    "cases.rows:OwedRows",
    "cases.trouble_rows:TroubleRows",
    "followups.rows:FollowUpRows",
    "followups.missed:MissedRows",
    "followups.moments:MomentRows",
    "voices.rows:VoiceRows",
    "voices.rows:AgreementRows",
    "asking.rows:AskRows",
    "privileges.due:DueReviews",
    "known.today_rows:UnseenRows",
)
_COUNTER = 60  # letters in a counter's name
Listener = Callable[[Changes], None]


class Shop:
    """Opens the store and holds the features; has no verbs of its own."""

    settings: Settings = part("settings.service:Settings")
    staff: Staff = part("staff.service:Staff")
    members: Members = part("members.service:Members")
    visits: Visits = part("visits.service:Visits")
    rhythm: Rhythm = part("rhythm.service:Rhythm")
    cards: Cards = part("cards.service:Cards")
    imports: Imports = part("imports.service:Imports")
    exports: Exports = part("exports.service:Exports")
    lists: Lists = part("lists.service:Lists")
    cases: Cases = part("cases.service:Cases")
    followups: FollowUps = part("followups.service:FollowUps")
    trust: Trust = part("trust.service:Trust")
    permissions: Permissions = part("permissions.service:Permissions")
    voices: Voices = part("voices.service:Voices")
    asking: Asking = part("asking.service:Asking")
    news: News = part("news.service:News")
    known: Known = part("known.service:Known")
    privileges: Privileges = part("privileges.service:Privileges")
    gestures: Gestures = part("gestures.service:Gestures")
    giftcards: GiftCards = part("giftcards.service:GiftCards")
    duplicates: Duplicates = part("duplicates.service:Duplicates")
    undo: Undo = part("undo.service:Undo")
    log: Log = part("log.service:Log")

    def __init__(self, store: Store, clock: Clock, counter: str, gate: Gate | None = None) -> None:
        self.store = store
        self.clock = clock
        self._counter_name = counter
        self._listeners: list[Listener] = []
        self.written = Counter[str]()
        """How often each feature was written on here: who keeps an answer sees from it whether it still holds."""
        self._transaction: Transaction | None = None
        self._counter_id: int | None = None
        self._others_wrote = store.changed_by_others()
        self._untold = Changes(frozenset())  # what others wrote, and no listener knows yet
        self.pictures = Pictures(self, gate)
        self.backups = backups_for(self)
        self._log_seen = self.log.last()
        self._find_counter()
        self.known.erasing.replay()

    @classmethod
    def open(
        cls, location: Location, *, clock: Clock | None = None, counter: str = "", create: bool = False, gate: Gate | None = None,
        driver: Callable[..., Any] = Sqlite,
    ) -> Shop:
        """Open the shop at ``location`` (or make it). ``counter`` names this place, else the one used last.

        ``driver``: as SqliteStore.open has it. Raises StoreProblem, or NeedsALook for the counter's name.
        """
        counter = validation.line("counter", counter, _COUNTER)
        clock = clock or SystemClock()
        steps_ahead = partial(backup_before_steps, location, clock.now())
        store = open_store(location, create=create, counter=counter, before_steps=steps_ahead, driver=driver)
        try:
            return cls(store, clock, counter, gate)
        except BaseException:
            store.close()
            raise

    @cached_property
    def today_list(self) -> Today:
        """Today, with the rows of every capability."""
        today: Today = named("today.service:Today")(self)
        for rows in _TODAY:
            today.register(named(rows)(self))
        return today

    @property
    def location(self) -> Location:
        """Where it lies: a file or a server."""
        return self.store.location

    @property
    def path(self) -> Path:
        """The shop's file; for a shop on a server what stands for it on this computer."""
        return self.location.here if isinstance(self.location, Server) else self.location

    def close(self) -> None:
        """Let go of the file."""
        self.known.erasing.put_away()
        self._listeners.clear()
        self.store.close()

    def __enter__(self) -> Shop:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    # the counter

    def _find_counter(self) -> None:
        name = self._counter_name
        rows = self.store.rows("SELECT id, name FROM counter WHERE name = ?", (name,)) if name else self.store.rows(_USUAL_COUNTER)
        self._counter_id, self._counter_name = rows[0] if rows else (None, name or "Counter")

    @property
    def counter_name(self) -> str:
        """What this place is called."""
        return self._counter_name if self._counter_id is None else self.settings.counter().name

    @property
    def counter_id(self) -> int | None:
        """This counter's id; None until something was written here for the first time."""
        return self._counter_id

    def own_counter(self) -> int:
        """This counter's id; inside a transaction, which makes the counter if this is the first write here."""
        assert self._counter_id is not None
        return self._counter_id

    def _make_counter(self) -> None:
        """Write this counter down, unless another program of the same name just did."""
        rows = self.store.rows("SELECT id FROM counter WHERE name = ?", (self._counter_name,))
        self._counter_id = rows[0][0] if rows else new_id()
        if not rows:
            self.store.run("INSERT INTO counter (id, name, settings) VALUES (?, ?, '{}')", (self._counter_id, self._counter_name))

    # time

    @cached_property
    def _zones(self) -> dict[str, zoneinfo.ZoneInfo]:
        return {}

    def zone(self) -> zoneinfo.ZoneInfo:
        """The shop's time zone."""
        name = self.settings.shop().time_zone
        if name not in self._zones:
            self._zones[name] = zoneinfo.ZoneInfo(name)
        return self._zones[name]

    def local(self, instant: dt.datetime) -> dt.datetime:
        """An instant as the shop's clock on the wall shows it."""
        return instant.astimezone(self.zone())

    def today(self) -> dt.date:
        """The shop's local day."""
        return self.local(self.clock.now()).date()

    # writing and hearing

    @contextmanager
    def transaction(self, verb: str) -> Iterator[Transaction]:
        """Write as one: everything or nothing. One inside another joins it; the outermost commits, then listeners hear of it once."""
        if self._transaction is not None:
            with self._transaction.joined():
                yield self._transaction
            return
        self.store.require_writable()
        first_here = self._counter_id is None
        self._transaction = writing = Transaction(self, verb)
        try:
            with self.store.database.atomic():
                self._see_others()
                if first_here:
                    self._make_counter()
                yield writing
                writing.finish()
                last = self.log.last()
        except BaseException:
            self.settings.forget_cached()
            if first_here:
                self._counter_id = None
            raise
        finally:
            self._transaction = None
        self._log_seen = last
        self._tell(writing.changes())

    def listen(self, listener: Listener, *, first: bool = False) -> Callable[[], None]:
        """Hear of every change; call what is given back to stop. ``first``: who keeps answers hears of it before whoever shows them."""
        self._listeners.insert(0 if first else len(self._listeners), listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def _see_others(self) -> None:
        """Forget what is kept in memory if another program has written to the file, and note what it was."""
        now = self.store.changed_by_others()
        if now != self._others_wrote:
            self._others_wrote = now
            self._untold = self._untold.and_also(self.log.touched_since(self._log_seen))
            self._log_seen = self.log.last()
            self.settings.forget_cached()

    def hear_others(self) -> bool:
        """Tell the listeners what other programs have written since this was last asked; costs one look at the file's header."""
        self._see_others()
        untold, self._untold = self._untold, Changes(frozenset())
        self._tell(untold)
        return bool(untold.features)

    @property
    def read_only(self) -> StoreProblem | None:
        """Why nothing can be written (the file was found damaged), in a sentence; None while all is well. Reading goes on."""
        return self.store.damage

    def _tell(self, changes: Changes) -> None:
        if changes.features:
            self.written.update(changes.features)
            for listener in tuple(self._listeners):
                listener(changes)
