"""A round of news as a list for a mailing tool: only those it may reach, each with the words in their language."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable, Iterable
from pathlib import Path

from shopdesk.core.news.records import Recipient
from shopdesk.errors import FileProblem
from shopdesk.exchange.writing.defusing import defused
from shopdesk.i18n import _


def write(path: Path, recipients: Iterable[Recipient], words: Callable[[str], str]) -> None:
    """Write the list; ``words`` gives the text for a language. Raises FileProblem, and then nothing has changed."""
    made = io.StringIO()
    rows = csv.writer(made)
    rows.writerow(("email", "name", "language", "text"))
    for one in recipients:
        rows.writerow((defused(one.address), defused(one.name), one.language, defused(words(one.language))))
    unfinished = path.with_name(f".{path.name[:60]}.{os.getpid()}.tmp")
    try:
        with open(unfinished, "x", encoding="utf-8-sig", newline="", opener=_for_me_alone) as file:
            file.write(made.getvalue())
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise FileProblem(
            _("The list could not be written to “{file}”.").format(file=path), _("Nothing went out."), _("Choose another place.")
        ) from error


def _for_me_alone(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
