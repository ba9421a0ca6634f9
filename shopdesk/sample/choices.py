"""Gives the sample shop its members' choices: how they wish to be reached, what they said yes to, and what they said."""

from __future__ import annotations

import datetime as dt
from typing import Any

from shopdesk.core.permissions.records import Channel, Choices, How, Purpose, QuietHours, Topic
from shopdesk.core.shop import Shop
from shopdesk.sample.days import as_of
from shopdesk.sample.story import told

_SIGNED_UP = 120  # days ago, at the door, on paper


def give(shop: Shop, staff: dict[str, int]) -> None:
    """Write it all down; who is not in this shop is passed over."""
    story = told("choices")
    topics = {topic.name: topic.key for topic in shop.permissions.manners.keep_topics(tuple(Topic("", name) for name in story["topics"]))}
    teller = _Teller(shop, staff, topics)
    for plain in story["told"]:
        teller.choose(plain)
    for plain in story["withdrawn"]:
        teller.withdraw(plain)
    for plain in story["said"]:
        teller.say(plain)
    for plain in story["agreed"]:
        teller.agree(plain)
    teller.sign_up_every_third(story["everyone_third"])


class _Teller:
    """Knows who is who, and books each thing on the day it was told."""

    def __init__(self, shop: Shop, staff: dict[str, int], topics: dict[str, str]) -> None:
        self._shop, self._staff, self._topics = shop, staff, topics

    def _member(self, plain: dict[str, Any]) -> int | None:
        return next((match.id for match in self._shop.members.find(plain["name"]).matches if match.name == plain["name"]), None)

    def _ago(self, days: int) -> dt.date:
        return self._shop.today() - dt.timedelta(days)

    def choose(self, plain: dict[str, Any]) -> None:
        """What somebody chose, and said yes to."""
        if member_id := self._member(plain):
            quiet = QuietHours(*map(dt.time.fromisoformat, plain["quiet"])) if "quiet" in plain else None
            choices = Choices(
                tuple(map(Channel, plain["ranked"])), plain["per_month"], quiet,
                frozenset(self._topics[name] for name in plain.get("topics", ())), plain.get("addressed", ""), plain.get("handle", ""),
                plain.get("mention", False),
            )
            with as_of(self._shop, self._ago(plain["days"])):
                self._shop.permissions.choices.choose(member_id, choices)
                for channel, purposes in plain["yes"].items():
                    for purpose in purposes:
                        self._shop.permissions.give(member_id, Channel(channel), Purpose(purpose))

    def withdraw(self, plain: dict[str, Any]) -> None:
        """Somebody wants no more news, and said why."""
        if member_id := self._member(plain):
            with as_of(self._shop, self._ago(plain["days"])):
                self._shop.permissions.withdraw(member_id, purpose=Purpose.NEWS, reason=plain["reason"])

    def say(self, plain: dict[str, Any]) -> None:
        """What somebody said, and what was done about it."""
        if member_id := self._member(plain):
            self._shop.staff.hand_over(self._staff[plain["staff"]])
            with as_of(self._shop, self._ago(plain["days"])):
                voice = self._shop.voices.said(member_id, plain["words"])
                if "did" in plain:
                    self._shop.voices.did(voice.id, plain["did"])
                    self._shop.voices.told(voice.id)

    def agree(self, plain: dict[str, Any]) -> None:
        """What was agreed."""
        if member_id := self._member(plain):
            with as_of(self._shop, self._ago(plain["days"])):
                self._shop.voices.agreements.agree(member_id, plain["they_expect"], plain["we_do"])

    def sign_up_every_third(self, topic: str) -> None:
        """Many signed for news about one thing when the new oven came."""
        rows = self._shop.members.recent(self._shop.members.count())
        with as_of(self._shop, self._ago(_SIGNED_UP)):
            for match in sorted(rows, key=lambda match: match.name)[::3]:
                if match.email and not match.left_alone and self._shop.permissions.choices.of(match.id).day is None:
                    self._shop.permissions.give(match.id, Channel.EMAIL, Purpose.NEWS, How.PAPER)
                    self._shop.permissions.choices.choose(match.id, Choices(topics=frozenset({self._topics[topic]})), How.PAPER)
