"""One thing to do as a row shows it."""

from __future__ import annotations

from dataclasses import dataclass

from shopdesk.ui.widgets.response_clock import Clock


@dataclass(frozen=True, slots=True)
class GroupLabel:
    """What kind of thing it is: stands once, left of the margin line."""

    title: str
    icon: str
    warm: bool = False


@dataclass(frozen=True, slots=True)
class DayRow:
    """One person, one sentence why, who owns it, one main act. ``tint`` keeps the colour behind initials; ``tip`` says why no other way."""

    key: str
    group: GroupLabel
    name: str
    tint: str
    sentence: str
    act: str
    act_icon: str
    photo: int | None = None
    clock: Clock | None = None
    owner: str = ""
    owner_tint: str = ""
    owner_face: int | None = None
    tip: str = ""

    def said(self) -> str:
        """The whole row as one sentence, for who listens to the screen."""
        left = self.clock.words if self.clock else ""
        parts = (self.name, self.group.title, self.sentence, left, self.owner, self.act, self.tip)
        return " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in parts if part)
