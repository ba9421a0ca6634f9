"""Cards without a window: for one, for a list, for a table, and gift cards by the thousand; every code is read from the paper."""

from __future__ import annotations

import csv
from pathlib import Path

import pypdf
import pypdfium2
import pytest
import zxingcpp

from shopdesk.core.cards.printers import PrinterError
from shopdesk.core.cases.records import CaseKind, NewCase
from shopdesk.core.giftcards.records import GiftState
from shopdesk.core.members.filters import MemberFilter
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.shop import Shop
from tests.cli.conftest import Answer, Type

WORDS = "Your rye is on us."


def codes_on(pdf: Path, dpi: int = 200) -> list[str]:
    """What a reader reads from each page, one after the other."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [page.render(scale=dpi / 72).to_pil() for page in document]
    finally:
        document.close()
    return [found.text for page in pages for found in zxingcpp.read_barcodes(page)]


def texts(pdf: Path) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(pdf).pages]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "cards.pdf"


def card(typed: Type, bakery: Path, kind: str, *words: object) -> Answer:
    return typed("--shop", bakery, "--staff", "Ingrid", "card", kind, *words)


def test_a_card_for_one_is_a_pdf_whose_code_scans(typed: Type, bakery: Path, out: Path) -> None:
    answer = card(typed, bakery, "thank-you", "--for", "Søren Kjær", "--message", WORDS, "--qr", "member", "--out", out, "--json")
    assert answer.code == 0, answer.err
    assert (answer.data["cards"], answer.data["pages"], answer.data["left"]) == (1, 2, [])
    assert WORDS in texts(out)[1]
    [soren] = typed("--shop", bakery, "find", "søren kjær", "--json").data
    assert codes_on(out) == ["SDP" + soren["code"]]
    again = card(typed, bakery, "thank-you", "--for", soren["code"], "--words", WORDS, "--out", out)
    assert "They got this card with the same words today." in again.out


def test_nobody_signs_nobody_prints(typed: Type, bakery: Path, out: Path) -> None:
    answer = typed("--shop", bakery, "card", "thank-you", "--for", "Søren Kjær", "--message", "Thanks", "--out", out)
    assert answer.code == 1
    assert not out.exists()


def test_nothing_written_is_nothing_printed_but_for_a_pen(typed: Type, bakery: Path, out: Path) -> None:
    answer = card(typed, bakery, "thank-you", "--for", "Søren Kjær", "--out", out)
    assert (answer.code, out.exists()) == (1, False)
    assert "There is nothing written yet." in answer.err
    assert card(typed, bakery, "thank-you", "--for", "Søren Kjær", "--by-hand", "--out", out).code == 0


def test_a_saved_list_gets_a_card_each_and_who_waits_is_named(typed: Type, bakery: Path, out: Path) -> None:
    with Shop.open(bakery) as shop:
        shop.lists.keep("The Kjærs", MemberFilter(text="kjær"))
        ids = shop.members.listing.ids(MemberFilter(text="kjær"))
        waiting = next((member for member in ids if shop.cases.hold(member) is None), None)
        assert waiting is not None
        free = [member for member in ids if shop.cases.hold(member) is None and member != waiting]
        shop.cases.open(NewCase(waiting, CaseKind.PROBLEM, "The wrong cake."))
        name = shop.members.get(waiting).name
    answer = card(typed, bakery, "invitation", "--list", "the kjærs", "--message", "Come and see the oven.", "--out", out, "--json")
    if not free:
        assert answer.code == 1
        assert "Put this right first" in answer.err
        return
    assert answer.code == 0, answer.err
    assert answer.data["cards"] == len(free)
    assert name in [left["name"] for left in answer.data["left"]] or len(answer.data["left"]) == 1


def test_a_list_nobody_kept_is_named_with_those_there_are(typed: Type, bakery: Path, out: Path) -> None:
    answer = card(typed, bakery, "thank-you", "--list", "Nowhere", "--message", WORDS, "--out", out)
    assert answer.code == 1
    assert "There is no list “Nowhere”." in answer.err


def test_a_table_is_merged_by_its_column_names(typed: Type, bakery: Path, out: Path, tmp_path: Path) -> None:
    table = tmp_path / "people.csv"
    rows = [
        {"Name": "Åse Bråten", "Message": "Thank you for the {dear} jam; <b>really</b>.", "Dear": "", "Shoe size": "38"},
        {"Name": "Joost van Dijk", "Message": "=1+1 is what you did for us.", "Dear": "Beste Joost,", "Shoe size": "44"},
    ]
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    answer = card(typed, bakery, "thank-you", "--csv", table, "--out", out, "--json")
    assert answer.code == 0, answer.err
    _front, first, _front, second = texts(out)
    assert "Dear Åse," in first
    assert "Thank you for the {dear} jam; <b>really</b>." in first
    assert "Beste Joost," in second
    assert "=1+1 is what you did for us." in second
    assert answer.data["warnings"] == ["These columns do not stand on a card: Shoe size."]


def test_what_is_said_to_all_takes_a_column_in_its_place(typed: Type, bakery: Path, out: Path, tmp_path: Path) -> None:
    table = tmp_path / "people.csv"
    table.write_text("Name,Loaf,Shoe size\nÅse Bråten,{Name} rye,38\nJoost van Dijk,,44\n", "utf-8")
    words = "{name}, your {LOAF} waits. {Nothing} {0} {}"
    answer = card(typed, bakery, "thank-you", "--csv", table, "--message", words, "--out", out, "--json")
    assert answer.code == 0, answer.err
    _front, first, _front, second = texts(out)
    assert "Åse Bråten, your {Name} rye waits. {Nothing} {0} {}" in first
    assert "Joost van Dijk, your waits." in second
    assert answer.data["warnings"] == ["These columns do not stand on a card: Shoe size."]


def test_labels_from_a_table_fill_their_sheet_from_the_place_that_is_free(typed: Type, bakery: Path, out: Path, tmp_path: Path) -> None:
    table = tmp_path / "labels.csv"
    lines = [f"Ingrid Dahl {number};Elvegata {number};7012;Trondheim" for number in range(1, 21)]
    table.write_text("\n".join(["name;address;postcode;city", *lines]), encoding="utf-8")
    answer = card(typed, bakery, "label", "--csv", table, "--start", "3", "--out", out, "--json")
    assert answer.code == 0, answer.err
    first, second = texts(out)
    assert (first.count("Elvegata"), second.count("Elvegata")) == (19, 1)
    assert "Ingrid Dahl 20 Elvegata 20 7012 Trondheim" in second


def test_a_row_that_cannot_be_printed_is_named_and_nothing_is_written(typed: Type, bakery: Path, out: Path, tmp_path: Path) -> None:
    table = tmp_path / "people.csv"
    table.write_text(f"name,front\nÅse Bråten,Thank you\nHanne Vik,{'x' * 90}\n", encoding="utf-8")
    answer = card(typed, bakery, "thank-you", "--csv", table, "--out", out)
    assert (answer.code, out.exists()) == (1, False)
    assert "Row 3 of “people.csv”" in answer.err


def test_a_table_without_a_column_of_a_card_is_refused(typed: Type, bakery: Path, out: Path, tmp_path: Path) -> None:
    table = tmp_path / "shoes.csv"
    table.write_text("size,colour\n44,red\n", encoding="utf-8")
    answer = card(typed, bakery, "thank-you", "--csv", table, "--out", out)
    assert "“shoes.csv” has no column that stands on a card." in answer.err


def test_a_batch_of_gift_cards_is_issued_printed_and_good(typed: Type, bakery: Path, out: Path) -> None:
    answer = typed("--shop", bakery, "card", "gift", "--count", "12", "--amount", "100", "--out", out, "--json")
    assert answer.code == 0, answer.err
    assert (answer.data["cards"], answer.data["pages"]) == (12, 4)
    read = codes_on(out, 250)
    assert len(set(read)) == 12
    with Shop.open(bakery) as shop:
        assert {shop.giftcards.find(code).state for code in read} == {GiftState.OPEN}
        assert {shop.giftcards.find(code).balance.units for code in read} == {10_000}
    taken = typed("--shop", bakery, "giftcard", "redeem", read[0], "--json")
    assert taken.data["taken"] == 100


def test_a_batch_that_cannot_be_written_is_not_called_good(typed: Type, bakery: Path, tmp_path: Path) -> None:
    answer = typed("--shop", bakery, "card", "gift", "--count", "2", "--amount", "100", "--out", tmp_path / "nowhere" / "gifts.pdf")
    assert answer.code == 1
    with Shop.open(bakery) as shop:
        [state] = shop.store.rows("SELECT state FROM gift_batch ORDER BY at DESC LIMIT 1")
    assert state == ("printing",)


def test_an_unknown_sheet_is_named_with_those_there_are(typed: Type, bakery: Path, out: Path) -> None:
    answer = card(typed, bakery, "contact", "--sheet", "a9", "--out", out)
    assert answer.code == 1
    assert "There is no sheet “a9”." in answer.err
    assert "a4-ten" in answer.err


def test_for_whom_is_said_once(typed: Type, bakery: Path, out: Path) -> None:
    answer = card(typed, bakery, "thank-you", "--for", "Søren Kjær", "--list", "Everyone", "--message", WORDS, "--out", out)
    assert "For whom are the cards? Say one of --for, --list and --csv." in answer.err


def test_preference_sheets_are_printed_for_whoever_is_named_and_for_nobody_else(typed: Type, bakery: Path, out: Path) -> None:
    answer = typed("--shop", bakery, "card", "preferences", "--for", "Søren Kjær", "--for", "Åse Bråten", "--out", out, "--json")
    assert answer.code == 0, answer.err
    assert (answer.data["cards"], answer.data["pages"]) == (2, 2)
    assert ["How you wish to hear from us" in page for page in texts(out)] == [True, True]
    assert ["Søren Kjær" in page for page in texts(out)] == [True, False]
    assert "This sheet is for somebody." in typed("--shop", bakery, "card", "preferences", "--out", out).err


def test_what_was_measured_of_a_printer_is_put_right_on_the_pdf_for_it(typed: Type, bakery: Path, out: Path) -> None:
    printing = ("preferences", "--for", "Søren Kjær", "--out", out)
    assert "Measure it once" in card(typed, bakery, *printing, "--printer", "Laser").err
    assert not out.exists()
    with Shop.open(bakery) as shop:
        shop.cards.printers.keep("Laser", PrinterError(1.2, -0.8))
    card(typed, bakery, *printing)
    straight = upper_left(out)
    card(typed, bakery, *printing, "--printer", "laser")
    assert [round((now - then) * 25.4 / 72, 1) for now, then in zip(upper_left(out), straight, strict=True)] == [-1.2, -0.8]
    assert "These were measured: Laser." in card(typed, bakery, *printing, "--printer", "Inkjet").err


def upper_left(pdf: Path) -> tuple[float, float]:
    """Of what is written, in points from the lower left."""
    with pypdfium2.PdfDocument(pdf) as document:
        boxes = [item.get_bounds() for item in document[0].get_objects() if item.type == pypdfium2.raw.FPDF_PAGEOBJ_TEXT]
    return min(box[0] for box in boxes), max(box[3] for box in boxes)


def test_one_who_asked_to_be_left_alone_does_not_keep_a_list_from_its_cards(typed: Type, bakery: Path, out: Path) -> None:
    with Shop.open(bakery) as shop:
        alone = [shop.members.add(MemberDraft(f"Hanne Vik-Dahl {number}", left_alone=number == 1)).id for number in (1, 2)]
        shop.lists.keep("Vik-Dahl", MemberFilter(text="vik-dahl"))
    answer = card(typed, bakery, "thank-you", "--list", "Vik-Dahl", "--message", WORDS, "--out", out, "--json")
    assert answer.code == 0, answer.err
    assert (answer.data["cards"], [left["name"] for left in answer.data["left"]]) == (1, ["Hanne Vik-Dahl 1"])
    with Shop.open(bakery) as shop:
        assert [len(shop.cards.of(member_id)) for member_id in alone] == [0, 1]
