import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from shopdesk import paths

FONTS = paths.resources() / "fonts"

# What people in the four languages and their neighbours are called, and what a card needs beside letters.
LETTERS = "abcxyzABCXYZ0123456789 ÆØÅæøåÄÖÜäöüßÉéëïñçŁłŹźŻżĞğŞşİıŠšČčŽžĐđŐőŰűÐðÞþȘșȚț“”‘’–—…€£·"


@pytest.mark.parametrize("font", sorted(FONTS.glob("*.ttf")), ids=lambda path: path.stem)
def test_one_file_holds_every_letter_of_a_name(font) -> None:
    assert [letter for letter in LETTERS if ord(letter) not in TTFontFile(str(font)).charToGlyph] == []


def test_the_faces_and_their_licences_are_there() -> None:
    assert {path.name for path in FONTS.iterdir()} == {
        *("Inter-Regular.ttf", "Inter-Italic.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf", "Inter-OFL.txt"),
        *("GentiumBookPlus-Regular.ttf", "GentiumBookPlus-Bold.ttf", "GentiumBookPlus-OFL.txt"),
        *("Caveat-Regular.ttf", "Caveat-SemiBold.ttf", "Caveat-OFL.txt"), "scripts",
    }
    assert {path.name for path in (FONTS / "scripts").iterdir()} == {
        "NotoNaskhArabic-Regular.ttf", "NotoSerifHebrew-Regular.ttf", "Noto-OFL.txt",
    }
