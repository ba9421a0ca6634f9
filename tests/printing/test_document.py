"""A typeset document says everything it was given, over as many pages as it takes."""

from __future__ import annotations

import io

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shopdesk.core.cards.records import QrText
from shopdesk.printing import document, strips
from shopdesk.printing.document import Boxes, Document, Facts, Paper, Section, Table, Words
from shopdesk.printing.strips import Strip
from tests.printing.samples import SHOP, image, scanned, written


def a_document(*sections: Section, paper: Paper = Paper.A4, signature_line: str = "", code: QrText | None = None) -> Document:
    return Document(
        "What we know about you", SHOP, sections, "Wednesday 14 October", "Ask us about any of it.", "Kept at the counter",
        signature_line, code, paper,
    )


EVERYTHING = (
    Section("Who you are", (Facts((("Name", "Søren Kjær"), ("Remember", "Allergic to nuts. " * 30))),)),
    Section("News", (Boxes((("Bread", True), ("Courses", False), ("Evenings", False))), Words("You may change this any day.", small=True))),
    Section("Visits", (Table(("Day", "What", "Paid"), (("3 October", "Rye", "54.00"),), (2, 3, 1), frozenset({2})),)),
)


@pytest.mark.parametrize("paper", Paper)
def test_all_it_was_given_stands_on_it(paper: Paper) -> None:
    pages = written(document.render(a_document(*EVERYTHING, paper=paper, signature_line="Søren Kjær, day and name")))
    said = " ".join(pages)
    for words in ("What we know about you", "Møllebakken Bakery", "Wednesday 14 October", "Søren Kjær, day and name", "Courses", "54.00"):
        assert words in said
    assert said.count("Allergic to nuts.") == 30


def test_a_long_table_goes_on_with_its_heads_and_page_numbers() -> None:
    rows = tuple((f"Day {number}", "Rye bread, sliced", "54.00") for number in range(120))
    pages = written(document.render(a_document(Section("Visits", (Table(("When", "What it was", "Paid"), rows),)))))
    assert len(pages) >= 3
    assert all("What it was" in page and f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages, 1))
    assert sum(page.count("Rye bread") for page in pages) == 120


def test_a_text_longer_than_a_page_is_parted_and_not_cut_off() -> None:
    pages = written(document.render(a_document(Section("Note", (Facts((("Note", "word " * 3000),)),)), paper=Paper.A5)))
    assert len(pages) > 2
    assert sum(page.split().count("word") for page in pages) == 3000


def test_a_heading_is_never_the_last_thing_on_a_page() -> None:
    sections = [Section(f"Heading {number}", (Words("A line below it. " * (number % 7 + 1)),)) for number in range(40)]
    for page in written(document.render(a_document(*sections))):
        body = page.removesuffix("".join(page.partition("Kept at the counter")[1:])).strip()
        assert body.endswith("it.")


def test_its_code_can_be_read_from_paper() -> None:
    pdf = document.render(a_document(*EVERYTHING, code=QrText("https://moellebakken.example/x", ("Look at it again",))))
    assert scanned(image(pdf, 0, 200)) == ["https://moellebakken.example/x"]


def test_every_typeface_is_inside_and_the_same_document_gives_the_same_bytes() -> None:
    wanted = a_document(*EVERYTHING, Section("Ελένη \N{BREAD} \x00\ud800", (Words(""), Facts(()), Table(("A",), ()))))
    pdf = document.render(wanted)
    assert pdf == document.render(wanted)
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
        assert fonts
        assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.floats(1, 60), st.booleans()), min_size=1, max_size=60))
def test_no_page_is_overfull_and_no_strip_is_lost(heights: list[tuple[float, bool]]) -> None:
    given_strips = [Strip(height, rule="#000000", holds=holds) for height, holds in heights]
    pages = strips.paged(given_strips, 100)
    assert [strip for page in pages for strip in page] == given_strips
    assert all(sum(strip.height for strip in page) <= 100 + 1e-6 for page in pages)
