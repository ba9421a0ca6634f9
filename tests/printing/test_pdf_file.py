"""A PDF goes to disk whole, for its owner alone, and over nothing but a PDF."""

from __future__ import annotations

import resource
import signal
from pathlib import Path

import pytest

from shopdesk.core.shop import Shop
from shopdesk.errors import FileProblem
from shopdesk.printing import pdf_file

PDF = b"%PDF-1.4 new"


def test_the_name_of_another_file_is_refused(shop: Shop, tmp_path: Path) -> None:
    before = shop.path.read_bytes()
    with pytest.raises(FileProblem, match="no PDF"):
        pdf_file.write(shop.path, PDF)
    assert shop.path.read_bytes() == before


@pytest.mark.parametrize("before", [None, b"", b"%PDF-1.4 old"])
def test_it_takes_the_place_of_a_pdf_or_of_nothing(tmp_path: Path, before: bytes | None) -> None:
    path = tmp_path / "card.pdf"
    if before is not None:
        path.write_bytes(before)
    pdf_file.write(path, PDF)
    assert path.read_bytes() == PDF
    assert [*tmp_path.glob("*"), *tmp_path.glob(".*")] == [path]


def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    pdf_file.write(tmp_path / "card.pdf", PDF)
    assert (tmp_path / "card.pdf").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", ["", "nowhere/card.pdf", "a\0b.pdf", "x" * 300 + ".pdf"])
def test_where_nothing_can_be_written_is_said(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileProblem, match="could not be written"):
        pdf_file.write(tmp_path / name, PDF)
    assert not list(tmp_path.iterdir())


def test_a_full_disk_leaves_the_pdf_of_before_and_nothing_half_written(tmp_path: Path) -> None:
    """A limit on the size of files gives what a full disk gives: a write that does not go through."""
    path = tmp_path / "card.pdf"
    path.write_bytes(b"%PDF-1.4 old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    heard = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
        with pytest.raises(FileProblem, match="could not be written"):
            pdf_file.write(path, PDF + b" " * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, heard)
    assert path.read_bytes() == b"%PDF-1.4 old"
    assert [*tmp_path.iterdir()] == [path]
