"""The gate is asked for every row of Today: none of its questions goes through a whole table."""

from pathlib import Path
from typing import Any

import pytest

from shopdesk.core.members.records import MemberDraft
from shopdesk.core.permissions.records import Channel, Purpose
from shopdesk.core.shop import Shop

_GROWING = ("member", "phone", "email", "choice", "permission", "sending", "lost_note")  # tables with rows for each member


def test_the_gate_finds_its_rows_by_whose_they_are(shop: Shop, shop_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    member_id = shop.members.add(MemberDraft(name="Ingrid Dahl", emails=("ingrid.dahl@posten.example",))).id
    asked: dict[str, tuple[Any, ...]] = {}
    rows = shop.store.rows

    def noted(sql: str, values: tuple[Any, ...] = ()) -> Any:
        asked[sql] = tuple(values)
        return rows(sql, values)

    monkeypatch.setattr(shop.store, "rows", noted)
    shop.permissions.may(member_id, Channel.EMAIL, Purpose.NEWS)
    shop.permissions.channels(member_id)
    shop.permissions.history(member_id)
    shop.permissions.sendings.of(member_id)
    monkeypatch.undo()
    # A table is named in a plan by the short name that the query gives it.
    short = {f"{table} {table[0]}" for table in _GROWING} | {"permission e", "phone f"}
    scanned = [
        (step[3], sql) for sql, values in asked.items() for step in shop.store.rows(f"EXPLAIN QUERY PLAN {sql}", values)
        if any(f" {name} " in f" {sql} " and step[3].split()[:2] == ["SCAN", name.split()[1]] for name in short)
    ]
    assert not scanned
    assert len(asked) > 6
