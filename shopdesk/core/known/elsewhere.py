"""Files outside the shop's own that hold words about people: rows left out of lists, and files that a restore put aside."""

from __future__ import annotations

import glob
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_KEY = "rows left out"
_MOST = 200  # lists; of those before nobody looks for the rows any more


class Elsewhere:
    """Knows where they lie, so that an erasure reaches them or says that they are there."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def note(self, path: Path | None) -> None:
        """Rows were left out of a list and lie at ``path``; None: there were none."""
        if path is None:
            return
        shop, said = self._shop, str(path.absolute())
        others = [one for one in shop.settings.kept(_KEY) or () if one != said]
        with shop.transaction("known.left_out") as writing:
            writing.undoable = False
            shop.settings.keep(_KEY, [*others, said][-_MOST:], "known.left_out")

    def left_out(self) -> tuple[Path, ...]:
        """The lists of rows left out, wherever they were written."""
        return tuple(Path(said) for said in self._shop.settings.kept(_KEY) or ())

    def put_aside(self) -> tuple[Path, ...]:
        """The shop's files of before a restore, beside it; an erasure does not change them, and putting one back brings nobody back."""
        path = self._shop.path
        return tuple(sorted(path.parent.glob(f"{glob.escape(path.stem)} before *{path.suffix}")))
