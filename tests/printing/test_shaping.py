"""Every script stands as it is written: joined, in order, and read back from the file as what was typed."""

import io
import shutil
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
import uharfbuzz
from reportlab.pdfgen.canvas import Canvas

from shopdesk import paths
from shopdesk.printing import fonts, letters, shaping
from shopdesk.printing.style import Face
from shopdesk.printing.typefaces import typeface

ADDED = Path(__file__).parent / "typefaces"
SCRIPTS = {
    "latin": "Åse Bråten, Łukasz, Ştefan, Ẹ̀kọ́, AVA fi ffi",
    "greek": "Αγαπητή Ελένη",
    "cyrillic": "Дорогая Наталья Щукина",
    "arabic": "مرحبا فاطمة، شكرا لك",
    "persian": "می‌خواهم نرگس",
    "hebrew": "שלום דוד, תודה רבה",
}


@pytest.fixture
def asian(home: Path) -> Iterator[None]:
    """A typeface that somebody added for the letters ours do not have."""
    shutil.copytree(ADDED, paths.typefaces())
    fonts.look_again()
    letters.plain.cache_clear()
    yield
    shutil.rmtree(paths.typefaces())
    fonts.look_again()
    letters.plain.cache_clear()


def printed(text: str, face: Face, leftwards: bool = False) -> pypdfium2.PdfDocument:
    paper = io.BytesIO()
    canvas = Canvas(paper, pagesize=(600, 60), initialFontName=fonts.default_font())
    shaping.draw(canvas, shaping.shaped(text, face, leftwards), 20, 20, 20)
    canvas.save()
    return pypdfium2.PdfDocument(paper.getvalue())


def read_back(document: pypdfium2.PdfDocument) -> str:
    return "".join(unicodedata.normalize("NFC", document[0].get_textpage().get_text_range()).split())


@pytest.mark.parametrize("face", Face)
@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS)
def test_what_is_printed_reads_back_as_it_was_typed(text: str, face: Face) -> None:
    plain = letters.plain(text)
    assert plain.missing == ()
    expected = "".join(plain.text.replace("\u200c", "").split())
    assert sorted(read_back(printed(plain.text, face)).replace("\u200c", "")) == sorted(expected)


def glyphs_of(text: str, face: Face, leftwards: bool) -> list[int]:
    """The glyphs that will stand on the paper, from left to right."""
    return [
        typeface(part.font).face.charToGlyph[ord(sign)] for part in shaping.shaped(text, face, leftwards) for sign in str(part.signs)
    ]


def shaped_alone(text: str, font: str) -> list[int]:
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(uharfbuzz.Font(typeface(font).hbFace), buffer)
    return [info.codepoint for info in buffer.glyph_infos]


def test_arabic_letters_hold_hands() -> None:
    alone, *_rest = shaped_alone("ب", "NotoNaskhArabic-Regular")
    three = glyphs_of("ببب", Face.HAND, leftwards=True)
    assert len(set(three)) == 3
    assert alone not in three
    assert three == shaped_alone("ببب", "NotoNaskhArabic-Regular")


def test_hebrew_runs_from_the_right_and_a_number_in_it_does_not() -> None:
    cmap = typeface("NotoSerifHebrew-Regular").face.charToGlyph
    digits = typeface("GentiumBookPlus-Regular").face.charToGlyph
    seen = glyphs_of("אב 12", Face.SERIF, leftwards=True)
    assert seen[:2] == [digits[ord("1")], digits[ord("2")]]
    assert seen[-2:] == [cmap[ord("ב")], cmap[ord("א")]]


def test_a_name_in_another_script_stands_inside_the_line() -> None:
    parts = shaping.shaped("Dear דוד, thank you", Face.SERIF)
    assert [part.font for part in parts][:2] == ["GentiumBookPlus-Regular", "NotoSerifHebrew-Regular"]
    assert parts[-1].signs.endswith("thank you")


def test_letters_are_kerned() -> None:
    font = typeface("Inter-Regular")
    apart = sum(font.face.charWidths[ord(letter)] for letter in "AVAVAV") / 1000
    assert shaping.width("AVAVAV", Face.SANS) < apart - 0.1


@pytest.mark.parametrize("text", ["田中さくら", "김민수", "張偉 優子"])
def test_letters_of_a_typeface_that_was_added_are_printed(text: str, asian: None) -> None:
    plain = letters.plain(text)
    assert plain.missing == ()
    assert all(glyph for glyph in glyphs_of(plain.text, Face.HAND, leftwards=False))
    assert read_back(printed(plain.text, Face.HAND)) == "".join(text.split())


def test_without_it_they_are_reported_not_boxed() -> None:
    assert letters.plain("田中").missing == ("田", "中")


def test_a_file_that_is_no_typeface_is_passed_over(home: Path) -> None:
    paths.typefaces().mkdir(parents=True)
    (paths.typefaces() / "letter.ttf").write_bytes(b"not a font at all")
    fonts.look_again()
    assert fonts.has("a")
    assert not fonts.has("田")
    shutil.rmtree(paths.typefaces())
    fonts.look_again()
