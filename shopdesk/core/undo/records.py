"""An act that can be taken back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DoneAct:
    """``verb`` says what was done (visits.record, members.edit …), ``member_name`` to whom, ``rows`` how much of the file it touched."""

    id: int
    verb: str
    member_id: int | None
    member_name: str
    at: dt.datetime
    rows: int
