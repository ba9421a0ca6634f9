"""A disk that fails once: each write and each sync of an act in turn, as a full disk and as one that does not answer."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from shopdesk.core.backups.making import BackupTask
from shopdesk.core.imports.records import ListSource, PersonRow
from shopdesk.core.members.records import MemberDraft, MemoryKind
from shopdesk.core.shop import Shop
from shopdesk.core.staff.records import Role, StaffDraft
from shopdesk.errors import StoreProblem
from shopdesk.survival.counter import OPENING, lost, open_shop, small_shop
from shopdesk.survival.disk import Disk

KINDS = {"full": ("full",), "io": ("io", "full", "busy")}  # which sentences fit: a disk without an answer may hide behind another


@dataclass(frozen=True, slots=True)
class Faults:
    """``bad``: faults after which an act was half done, was said to be done and was not, or the shop could not go on."""

    faults: int
    refused: int
    bad: int
    examples: tuple[str, ...]


def _visit(shop: Shop, member_id: int) -> None:
    shop.visits.record(member_id, what="rye")


def _add(shop: Shop, member_id: int) -> None:
    shop.members.add(MemberDraft(name="Åse Bråten", phones=("40 00 90 90",), emails=("aase@example.org",)))


def _remember(shop: Shop, member_id: int) -> None:
    shop.members.remember(member_id, MemoryKind.ALLERGY, "nuts")


def _take_back(shop: Shop, member_id: int) -> None:
    done = shop.undo.last()
    assert done is not None
    shop.undo.take_back(done.id)


def _print(shop: Shop, member_id: int) -> None:
    shop.cards.printed(member_id, shop.cards.thank_you(member_id, "Thank you", signer_id=shop.staff.all()[0].id))


def _import(shop: Shop, member_id: int) -> None:
    rows = (PersonRow(n, f"row {n}", "", f"Brought {n}", "", "", (), (), "", "", "", "", "", None, "", "", ()) for n in range(2, 60))
    shop.imports.bring_people(rows, ListSource("list.csv", "plain", ("Name",)))


ACTS: dict[str, Callable[[Shop, int], None]] = {
    "visit": _visit, "member": _add, "memory": _remember, "take back": _take_back, "card": _print, "import": _import,
}


def fail_each(folder: Path, name: str, kind: str) -> Faults:
    """Do the act ``name`` with its first write or sync failing, then its second, until one run meets no failure."""
    base = small_shop(folder / "base.shopdesk", 12)
    with open_shop(base) as shop:
        shop.staff.add(StaffDraft(name="Ingrid Dahl", role=Role.OWNER))  # somebody to sign the card
        _visit(shop, shop.members.recent(1)[0].id)  # something to take back
    disk, live = Disk(), folder / "live.shopdesk"
    shutil.copy(base, live)
    BackupTask(live, OPENING, "trial").run()  # so that a list needs none first: here the disk of the list itself is tried
    refused, bad = 0, 0
    examples: list[str] = []
    for number in itertools.count(1):
        shutil.copy(base, live)
        reached, said_no, wrong = _one_fault(live, disk, ACTS[name], number, kind)
        disk.operations.clear()
        if not reached:
            disk.unregister()
            return Faults(number - 1, refused, bad, tuple(examples[:3]))
        refused += said_no
        bad += bool(wrong)
        examples += [f"{number}: {said}" for said in wrong[:1]]
    raise AssertionError


def _one_fault(live: Path, disk: Disk, deed: Callable[[Shop, int], None], number: int, kind: str) -> tuple[bool, bool, list[str]]:
    wrong: list[str] = []
    with open_shop(live, disk.driver()) as shop:
        person, before = shop.members.recent(1)[0].id, shop.log.last()
        said_no = False
        disk.fail_at(number, kind)
        try:
            deed(shop, person)
        except StoreProblem as problem:
            said_no = True
            if problem.kind not in KINDS[kind]:
                wrong.append(f"{kind} was called {problem.kind}")
        reached = disk.heal()
        after = shop.log.last()
        if said_no != (after == before):
            wrong.append("said to be done and was not" if after == before else "said not to be done and was")
        if shop.store.database.in_transaction():
            wrong.append("a transaction was left open")
        if not shop.members.find("person").matches:
            wrong.append("reading did not go on")
        shop.members.note(person, "the disk is well again")
        told = shop.log.last()
    return reached, said_no, wrong + lost(live, told)
