"""What can go wrong, said the way a shopkeeper can use: what happened, what was kept, what to do."""

from __future__ import annotations


class ShopError(Exception):
    """A refusal or a mishap with a sentence for the person at the counter.

    ``what`` happened, what was ``kept`` and what to ``do`` are whole sentences, already translated.
    """

    def __init__(self, what: str, kept: str = "", do: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.kept = kept
        self.do = do

    def __str__(self) -> str:
        return " ".join(part for part in (self.what, self.kept, self.do) if part)


class NeedsALook(ShopError):
    """One thing that was typed cannot be kept as it stands; ``field`` names which."""

    def __init__(self, field: str, what: str, kept: str = "", do: str = "") -> None:
        super().__init__(what, kept, do)
        self.field = field


class NotAllowed(ShopError):
    """The person at the counter has no right to this act."""


class NeedsSecret(NotAllowed):
    """The act waits for the PIN or password of ``staff_id``; when it was given, the same act goes through."""

    def __init__(self, staff_id: int, what: str, kept: str = "", do: str = "") -> None:
        super().__init__(what, kept, do)
        self.staff_id = staff_id


class WrongSecret(NotAllowed):
    """The PIN or password was not right, or it is too soon to try again: ``wait`` in whole seconds, 0 when it may be tried at once."""

    def __init__(self, wait: int, what: str, kept: str = "", do: str = "") -> None:
        super().__init__(what, kept, do)
        self.wait = wait


class Held(ShopError):
    """Something nice waits because something is to be put right first; ``by`` is the open problem's id, None when it is the shop's own."""

    def __init__(self, by: int | None, what: str, kept: str = "", do: str = "") -> None:
        super().__init__(what, kept, do)
        self.by = by


class NotFound(ShopError):
    """Nobody and nothing answers to what was asked for."""


class ChangedSince(ShopError):
    """Undo is refused: somebody has changed the same thing since."""


class StoreProblem(ShopError):
    """The shop's file cannot be read or written; ``kind`` is full, io, corrupt, busy, read_only, foreign, newer or missing.

    On a server also lost, unsure, unreachable, denied, crowded, slow, old_server, or elsewhere: not for this program to do.
    """

    def __init__(self, kind: str, what: str, kept: str = "", do: str = "") -> None:
        super().__init__(what, kept, do)
        self.kind = kind


class FileProblem(ShopError):
    """A file that was given (a list, a picture, a folder to write to) cannot be used."""


class Cancelled(Exception):
    """Somebody stopped work that takes long; what it wrote so far is undone. Nothing went wrong, so nothing is said of it."""
