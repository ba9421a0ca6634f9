import io
from dataclasses import replace

import pytest
from reportlab.pdfgen.canvas import Canvas

from shopdesk.printing import text
from shopdesk.printing.style import Face, Style
from shopdesk.printing.text import Block
from shopdesk.printing.words import words
from tests.printing.samples import image

STYLE = Style(Face.HAND, 7.5, 9.3, 0.6)


def fitted(words: str, style: Style = STYLE) -> text.Setting:
    return text.fit(text.paragraphs(words, blank=4.65), style, 85, 81)


def test_few_words_stand_at_full_size() -> None:
    setting = fitted("Thank you for the bread.")
    assert setting.size == 7.5
    assert setting.height == pytest.approx(9.3)


def test_many_words_shrink_until_they_fit_and_no_line_leaves_the_box() -> None:
    setting = fitted("flour and water and salt and time " * 12)
    assert 7.5 * 0.6 <= setting.size < 7.5
    assert setting.height <= 81
    assert setting.width <= 85 + 1e-6
    assert setting.fits


def test_shrinking_stops_and_says_how_many_words_are_too_many() -> None:
    just = fitted("word " * 100)
    over = fitted("word " * 400)
    assert just.fits
    assert not over.fits
    assert 150 < over.words_over < 300
    assert over.lines[-1].text.endswith("…")
    assert fitted("word " * (400 - over.words_over - 8)).fits


def test_a_name_of_five_hundred_letters_is_parted_not_cut() -> None:
    setting = fitted("W" * 200)
    assert "".join(line.text for line in setting.lines) == "W" * 200
    assert setting.width <= 85 + 1e-6


def test_line_breaks_and_empty_lines_are_kept() -> None:
    assert [(block.text, block.before) for block in text.paragraphs("\none\ntwo\n\n\nthree\n", before=1, blank=2)] == [
        ("one", 1), ("two", 0), ("three", 4),
    ]


def test_a_style_that_does_not_shrink_stays_as_it_is() -> None:
    setting = text.fit((Block("much too long for this"),), Style(Face.SANS, 5, 6), 20, 6)
    assert setting.size == 5
    assert not setting.fits


def test_ten_thousand_words_are_refused_without_a_wait() -> None:
    assert not fitted("word " * 10_000).fits


LONG = "Gratulerer med fødselsdagsfeiringen, kjærlighetserklæringen og førstehåndskunnskapen om surdeigsbakervirksomheten. "


def test_words_are_parted_only_where_the_letters_can_then_be_larger() -> None:
    few = text.fit(text.paragraphs(LONG), STYLE, 85, 81, "nb")
    assert few == text.fit(text.paragraphs(LONG), STYLE, 85, 81)
    whole = text.fit(text.paragraphs(LONG * 4), STYLE, 60, 81)
    parted = text.fit(text.paragraphs(LONG * 4), STYLE, 60, 81, "nb")
    assert parted.size > whole.size
    assert parted.width <= 60 + 1e-6
    assert any(line.text.endswith("-") for line in parted.lines)
    joined = "".join(line.text.removesuffix("-") if line.text.endswith("-") else line.text + " " for line in parted.lines)
    assert joined.split() == (LONG * 4).split()


@pytest.mark.parametrize(("language", "word", "parts"), [
    ("de", "Freundschaft", 2), ("sv", "Järnvägsstation", 4), ("en", "Wholemeal", 2), ("no", "brødskiver", 3), ("xx", "brødskiver", 1),
    ("", "brødskiver", 1),
])
def test_a_word_is_parted_by_the_rules_of_its_language_where_there_are_any(language: str, word: str, parts: int) -> None:
    parted = words(word, Face.HAND, 100.0, language)
    assert len(parted.texts) == parts
    assert "".join(parted.texts) == word


def test_bold_has_more_ink_in_the_same_room_and_what_follows_is_as_it_was() -> None:
    paper = io.BytesIO()
    canvas = Canvas(paper, (300, 90))
    plain = Style(Face.SANS, 8.0, 10.0)
    for row, style in enumerate((plain, replace(plain, bold=True), plain)):
        setting = text.fit(text.paragraphs("+47 963 01 114"), style, 90, 10)
        text.draw(canvas, setting, 10, 90 - 30 * row, 90)
    canvas.save()
    page = image(paper.getvalue(), 0, 200).convert("L")
    rows = [page.crop((0, page.height * row // 3, page.width, page.height * (row + 1) // 3)) for row in range(3)]
    first, bold, last = (sum(255 - tone for tone in row.tobytes()) for row in rows)
    assert first * 1.15 < bold < first * 1.8
    assert last == pytest.approx(first, rel=0.02)


def test_a_paragraph_in_arabic_begins_at_the_right() -> None:
    lines = fitted("مرحبا فاطمة\nDear Fatima").lines
    assert [line.leftwards for line in lines] == [True, False]
