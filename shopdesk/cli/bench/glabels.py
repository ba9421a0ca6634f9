"""gLabels as the limit of printing: it merges the same table, ten to a sheet with a code each, by its own batch program."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from shopdesk import paths

from . import merging

_PLACED = 'a0="1" a1="0" a2="0" a3="1" a4="0" a5="0"'
_SPAN = '<Span font_family="Sans" font_size="{size}" font_weight="Regular" font_italic="False" color="0x000000ff" line_spacing="1">'
_TEXT = (
    '<Object-text x="6mm" y="{top}mm" w="46mm" h="{high}mm" justify="left" valign="top" auto_shrink="False" ' + _PLACED + ">"
    + _SPAN + "{inside}</Span></Object-text>"
)
_DOCUMENT = f"""<?xml version="1.0"?>
<Glabels-document xmlns="http://glabels.org/xmlns/3.0/">
  <Template brand="Bench" part="TEN" size="A4" description="ten cards">
    <Label-rectangle id="0" width="85mm" height="55mm" round="0mm" x_waste="0mm" y_waste="0mm">
      <Layout dx="85mm" dy="55mm" nx="2" ny="5" x0="20mm" y0="11mm"/>
    </Label-rectangle>
  </Template>
  <Objects id="0" rotate="False">
    {_TEXT.format(top=6, high=8, size=12, inside="Møllebakken Bakery")}
    {_TEXT.format(top=24, high=12, size=14, inside='<Field name="name"/>')}
    <Object-barcode x="55mm" y="14mm" w="24mm" h="24mm" backend="libqrencode" style="IEC18004" text="False" checksum="True"
     color="0x000000ff" field="code" {_PLACED}/>
  </Objects>
  <Merge type="Text/Comma/Line1Keys" src="table.csv"/>
</Glabels-document>
"""


@dataclass(frozen=True, slots=True)
class Merged:
    """What a run took: processor seconds of the whole process, and bytes of the file."""

    seconds: float
    size: int


def program() -> str:
    """Where its batch program is; empty when it is not on this computer (Debian's package glabels)."""
    return shutil.which("glabels-3-batch") or ""


def prepare(folder: Path, count: int) -> Path:
    """Write the table and both templates; gives the folder to work in."""
    rows = (f"Guest {number},https://mollebakken.example/card/{number:016d}" for number in range(count))
    (folder / "table.csv").write_text("\n".join(("name,code", *rows, "")), "utf-8")
    (folder / "cards.glabels").write_text(_DOCUMENT, "utf-8")
    own = folder / "home" / paths.templates().relative_to(paths.data().parent)
    own.mkdir(parents=True)
    (own / "ten.json").write_text(merging.TEMPLATE, "utf-8")
    return folder


def theirs(folder: Path) -> Merged:
    """Let gLabels merge the table."""
    return _run((program(), "-o", "theirs.pdf", "cards.glabels"), folder, "theirs.pdf")


def ours(folder: Path) -> Merged:
    """Let ShopDesk merge it, in a process of its own."""
    return _run((sys.executable, "-m", "shopdesk.cli.bench.merging", "table.csv", "ours.pdf"), folder, "ours.pdf")


def _run(command: Sequence[str], folder: Path, made: str) -> Merged:
    import resource  # not on every system, but wherever gLabels is

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    around = os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[3]), "XDG_DATA_HOME": str(folder / "home")}
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=around)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Merged(seconds, (folder / made).stat().st_size)
