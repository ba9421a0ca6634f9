"""News, whom they reach and whom they do not, as everyone outside the store sees it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field

from shopdesk.core.permissions.records import Channel, Refusal


@dataclass(frozen=True, slots=True)
class NewsDraft:
    """What is to be told: ``topic`` is a key, ``reason`` why these people should hear it now."""

    topic: str
    words: str
    subject: str = ""
    reason: str = ""
    channel: Channel = Channel.EMAIL


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody the gate let through, with their address (or number) and two letters of their language."""

    member_id: int
    name: str
    address: str
    language: str


@dataclass(frozen=True, slots=True)
class Recipients:
    """Whom it reaches; whom it does not, counted by why, and the first few of those in words."""

    permitted: tuple[Recipient, ...] = ()
    kept_out: Counter[Refusal] = field(default_factory=Counter)
    without_address: int = 0
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Round:
    """News that went out: to how many, and whether it was the small test of a larger round."""

    id: int
    topic: str
    channel: Channel
    at: dt.datetime
    recipients: tuple[Recipient, ...]
    is_test: bool
