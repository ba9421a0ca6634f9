"""Opening a list: encodings, packed files, and files that are no list."""

from __future__ import annotations

import gzip
import io
import os
import threading
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from shopdesk.errors import FileProblem
from shopdesk.exchange.bringing import PeopleFile
from shopdesk.exchange.text.text_source import TextSource
from tests.exchange.lists import TODAY, people, written

TEXT = "Navn;E-post\r\nSøren Kjær;soren@kjaer.example\r\nÅse Bråten;ase@braten.example\r\n"


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32-le"),
        ("cp1252", "cp1252"),
    ],
)
def test_the_encoding_is_found_out(tmp_path: Path, encoding: str, found: str) -> None:
    with TextSource(written(tmp_path, TEXT, encoding)) as source:
        assert (source.encoding, source.text.read()) == (found, TEXT)


def test_bytes_that_windows_1252_leaves_undefined_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"Navn;By\r\nS\xf8ren \x81\x9d;Troms\xf8\r\n")
    with TextSource(path) as source:
        assert source.text.read() == "Navn;By\r\nSøren \x81\x9d;Tromsø\r\n"


def test_a_broken_letter_does_not_turn_a_whole_utf8_list_into_noise(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("Navn,By\nSøren Kjær,Tromsø\nBjørg Sæther,Ålesund\nÅse ".encode() + b"\xed\xa0\x80" + ",Bodø\n".encode())
    with TextSource(path) as source:
        text = source.text.read()
    assert "Søren Kjær,Tromsø" in text
    assert text.endswith(",Bodø\n")
    text.encode()  # nothing in it that no file can hold


def test_half_a_letter_at_the_end_of_utf16_is_marked(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("Navn\nÅse\n".encode("utf-16") + b"\x00\xd8A")
    with TextSource(path) as source:
        assert source.text.read().startswith("Navn\nÅse\n\ufffd")


def test_a_packed_list_is_unpacked_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(gzip.compress(TEXT.encode("cp1252")))
    with TextSource(path) as source:
        assert source.text.read() == TEXT


def test_a_packed_list_that_was_cut_says_so(tmp_path: Path) -> None:
    path = tmp_path / "list.csv.gz"
    path.write_bytes(gzip.compress(os.urandom(50_000).hex().encode())[:-20_000])
    with pytest.raises(FileProblem, match="stops in the middle"):
        TextSource(path)


def test_a_pipe_that_gives_little_at_a_time_is_read_whole() -> None:
    reading, writing = os.pipe()

    def write() -> None:
        with os.fdopen(writing, "wb", buffering=0) as pipe:
            for byte in TEXT.encode("cp1252"):
                pipe.write(bytes((byte,)))

    writer = threading.Thread(target=write)
    writer.start()
    with os.fdopen(reading, "rb") as pipe, TextSource(pipe) as source:
        assert source.text.read() == TEXT
        assert source.fraction() is None
    writer.join()


@pytest.mark.parametrize(
    ("begins", "says"),
    [
        (b"", "is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is a picture"),
        (b"\xff\xd8\xff\xe0", "is a picture"),
        (b"PK\x03\x04\x14\0\x06\0[Content_Types].xml", "is a spreadsheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is a spreadsheet"),
        (b"PK\x03\x04\x14\0\0\0subscribed.csv", "is a packed ZIP"),
        (b"%PDF-1.7\n", "is a PDF"),
        (b"SQLite format 3\0", "is not a list"),
        (b"BEGIN:VCARD\r\nVERSION:3.0", "vCard"),
        (b"<!DOCTYPE html><html>", "is a web page"),
        (bytes(range(256)) * 8, "is not a list"),
    ],
)
def test_what_is_no_list_is_refused_in_words(tmp_path: Path, begins: bytes, says: str) -> None:
    path = tmp_path / "given.csv"
    path.write_bytes(begins)
    with pytest.raises(FileProblem, match=says) as refused:
        TextSource(path)
    assert "given.csv" in refused.value.what
    assert refused.value.kept
    assert refused.value.do


def test_a_folder_and_a_missing_file_are_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="is a folder"):
        TextSource(tmp_path)
    with pytest.raises(FileProblem, match="There is no file"):
        TextSource(tmp_path / "gone.csv")


def test_a_long_list_streams(tmp_path: Path) -> None:
    path = tmp_path / "long.csv.gz"
    block = "".join(f"Ingrid Dahl,p{n}@dahl.example,{'rugbrød ' * 120}\n" for n in range(2000)).encode()
    with gzip.open(path, "wb", compresslevel=1) as packed:
        packed.write(b"Name,Email,Note\n")
        for _time in range(25):
            packed.write(block)
    with PeopleFile(path, TODAY) as opened:
        rows = opened.rows()
        next(rows)
        tracemalloc.start()
        try:
            count = 1 + sum(1 for _row in rows)
            most = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    assert count == 50_000  # 50 MB of text
    assert most < 12 * 2**20


@given(st.binary(max_size=400))
@example(b"\xff\xfe\x00")
@example(b"\x1f\x8b\x08\x00")
@example(b'Name\n"')
@example(b"sep=\n")
@example(b"Name,Phone\r\r\n\r,\0")
def test_no_bytes_at_all_lead_to_anything_but_rows_or_a_sentence(content: bytes) -> None:
    for head in (b"", b"Name,E-mail,Phone,Birthday\n"):
        try:
            with PeopleFile(io.BytesIO(head + content), TODAY) as opened:
                for row in opened.rows():
                    row.raw.encode()
        except FileProblem:
            continue


def test_the_encoding_can_be_told(tmp_path: Path) -> None:
    path = written(tmp_path, "Name,E-mail\nSÃ¸ren,s@kjaer.example\n", "cp1252")  # reads as UTF-8 too
    assert people(path)[1][0].name == "Søren"
    with PeopleFile(path, TODAY, encoding="cp1252") as opened:
        assert next(opened.rows())[3] == "SÃ¸ren"
