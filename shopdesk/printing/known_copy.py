"""A copy of everything about somebody, to take along: the sheet to read and the data, side by side in a folder."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from shopdesk.errors import FileProblem
from shopdesk.i18n import _
from shopdesk.printing import pdf_file


def save(folder: Path, name: str, data: dict[str, Any], pdf: bytes) -> tuple[Path, Path]:
    """Write both files, named after the person, and give them; never over data that is there. Raises FileProblem."""
    plain = "".join(sign for sign in name if sign.isalnum() or sign in " -").strip()[:60] or "page"
    sheet, values = folder / f"{plain}.pdf", folder / f"{plain}.json"
    try:
        with open(values, "x", encoding="utf-8", opener=_for_me_alone) as file:
            json.dump(data, file, ensure_ascii=False, indent=1)
    except OSError as error:
        raise FileProblem(
            _("The data could not be written to “{file}”.").format(file=values), _("Nothing was changed."),
            _("Choose another folder, or take away what is there."),
        ) from error
    pdf_file.write(sheet, pdf)
    return sheet, values


def _for_me_alone(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
