"""One whole run of ours for the bench: a table of names and codes becomes ten cards to a sheet, fronts only, as gLabels merges it.

    python -m shopdesk.cli.bench.merging TABLE.csv OUT.pdf
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from shopdesk.core.cards.records import Card, CardKind, Letterhead, QrText, Signer
from shopdesk.printing import template_file
from shopdesk.printing.cards import render
from shopdesk.printing.sheets import TEN

TEMPLATE = """{
  "format": 1, "kind": "member", "form": "flat", "width": 85, "height": 55,
  "faces": {
    "front": {"ground": "paper", "parts": [
      {"part": "text", "says": "shop", "box": [6, 6, 46, 8], "face": "sans", "size": 4.2, "leading": 6},
      {"part": "text", "says": "to", "box": [6, 24, 46, 12], "face": "sans", "size": 5, "leading": 7, "smallest": 0.4},
      {"part": "code", "box": [55, 14, 24, 24], "face": "sans", "size": 3, "leading": 4, "caption": "none"}
    ]},
    "back": {"ground": "paper", "parts": []}
  }
}"""
"""The owner's template of the run, which it finds where an owner puts one."""


def main(table: Path, out: Path) -> None:
    """Merge ``table`` (columns name, code) into ``out``."""
    name, = template_file.own_names()
    shop, signer = Letterhead("Møllebakken Bakery", ""), Signer("Ingrid Dahl", "")
    with table.open(encoding="utf-8", newline="") as rows:
        cards = [
            Card(CardKind.MEMBER, "", "", "", signer, shop, QrText(row["code"], ()), to=row["name"], template=name)
            for row in csv.DictReader(rows)
        ]
    out.write_bytes(render(cards, TEN).pdf)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
