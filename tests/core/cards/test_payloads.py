"""What a telephone reads from each kind of code, and that nothing typed becomes more than its place in it."""

from urllib.parse import parse_qs, parse_qsl, unquote, urlsplit

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from shopdesk.core import codes
from shopdesk.core.cards import payloads
from shopdesk.core.cards.records import QrText
from shopdesk.core.cards.vcard import Contact
from shopdesk.core.codes import CodeKind
from shopdesk.errors import NeedsALook
from shopdesk.printing import qr

PERSON, GIFT = "BCDEFGHJKNPRSTVR", "XVTSRPNKJHGFEDCBBCDS"


def read(code: QrText) -> str:
    """What a telephone gets from it."""
    symbol = qr.symbol(code.payload)
    side = symbol.side + 8
    small = Image.new("L", (side, side), 255)
    for down, row in enumerate(symbol.rows()):
        for across, module in enumerate(row):
            small.putpixel((across + 4, down + 4), 0 if module == "1" else 255)
    [found] = zxingcpp.read_barcodes(small.resize((side * 4, side * 4), Image.Resampling.NEAREST))
    return found.text


CONTACT = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Bråten;Åse\r\nFN:Åse Bråten\r\nTEL:+47 912 34 567\r\nEND:VCARD"


@pytest.mark.idea(63)
@pytest.mark.parametrize(
    ("code", "expected", "plain"),
    [
        (payloads.member(PERSON), codes.payload(PERSON, CodeKind.PERSON), codes.spaced(PERSON)),
        (payloads.contact(Contact("Åse Bråten", phone="+47 912 34 567")), CONTACT, "+47 912 34 567"),
        (payloads.gift(GIFT), codes.payload(GIFT, CodeKind.GIFT), ""),
        (payloads.phone("+47 73 50 01 00"), "tel:+4773500100", "+47 73 50 01 00"),
        (payloads.phone("73 50 01 00;ext=9"), "tel:735001009", "73 50 01 00;ext=9"),
        (payloads.text_message("+47 (912) 34-567"), "sms:+4791234567", "+47 (912) 34-567"),
        (payloads.web("mollebakken.example/rye"), "https://mollebakken.example/rye", "mollebakken.example/rye"),
        (payloads.email("hei@mollebakken.example"), "mailto:hei@mollebakken.example", "hei@mollebakken.example"),
        (
            payloads.place("Møllebakken 4, Trondheim"),
            "https://www.openstreetmap.org/search?query=M%C3%B8llebakken+4%2C+Trondheim", "Møllebakken 4, Trondheim",
        ),
    ],
)
def test_each_kind_is_read_back_and_its_plain_target_stands_beside_it(code: QrText, expected: str, plain: str) -> None:
    assert read(code) == expected
    assert plain in "\n".join(code.caption)
    assert code.caption[0]


@pytest.mark.idea(20)
def test_a_contact_is_read_line_for_line() -> None:
    lines = read(payloads.contact(Contact("Ingrid Dahl", "owner; baker", "Møllebakken, Bakery", "+4773500100"), whole=True)).split("\r\n")
    assert lines[:4] == ["BEGIN:VCARD", "VERSION:3.0", "N:Dahl;Ingrid", "FN:Ingrid Dahl"]
    assert "ORG:Møllebakken\\, Bakery" in lines
    assert "TITLE:owner\\; baker" in lines
    assert lines[-2:] == ["TEL:+4773500100", "END:VCARD"] or "TEL:+4773500100" in lines


HOSTILE_LINES = (
    "x&bcc=all@example.org", "x\r\nBcc: all@example.org", "a=b#c?d", "%0D%0ABcc:x", "Åse & Søren <3", "🎂 \u202egnirts", "+", "\x00\x07",
)


@pytest.mark.parametrize("hostile", HOSTILE_LINES)
def test_a_subject_and_a_body_stay_in_their_fields(hostile: str) -> None:
    read_back = urlsplit(read(payloads.email("hei@mollebakken.example", hostile, hostile)))
    assert (read_back.scheme, read_back.path) == ("mailto", "hei@mollebakken.example")
    fields = parse_qsl(read_back.query.replace("+", "%2B"), keep_blank_values=True)
    assert [name for name, _value in fields] == ["subject", "body"]
    assert all("\r" not in value and "\n" not in value for _name, value in fields)
    assert fields[0][1] == " ".join(hostile.split())


@pytest.mark.parametrize(
    "address", ["", "a@b.c?bcc=x", "a@b.c\r\nBcc: x@y.z", "a@b.c,d@e.f", "a@b", "a b@c.d", "<a@b.c>", "x" * 300 + "@b.c", "a\\@b.c"]
)
def test_what_is_no_single_address_is_refused(address: str) -> None:
    with pytest.raises(NeedsALook) as refused:
        payloads.email(address)
    assert refused.value.field == "qr"
    assert refused.value.kept


@pytest.mark.parametrize(
    "address", ["", "javascript:alert(1)", "file:///etc/passwd", "https://", "https://nodot", "https://a.b/ c", 'https://a.b/"', "\x00"]
)
def test_what_is_no_page_is_refused(address: str) -> None:
    with pytest.raises(NeedsALook):
        payloads.web(address)


def test_a_number_without_a_figure_is_refused() -> None:
    for maker in (payloads.phone, payloads.text_message):
        with pytest.raises(NeedsALook):
            maker("none")


def test_the_wallet_link_is_catimas_and_keeps_the_card_behind_the_hash() -> None:
    whole = read(payloads.wallet(PERSON, "Møllebakken & Sønn = brød #1"))
    parts = urlsplit(whole)
    assert (parts.scheme, parts.netloc, parts.path, parts.query) == ("https", "catima.app", "/share", "")
    assert not set(parts.fragment) & set("&=+# ")
    facts = parse_qs(unquote(parts.fragment), strict_parsing=True)
    assert facts["store"] == ["Møllebakken & Sønn = brød #1"]
    assert facts["cardid"] == [codes.payload(PERSON, CodeKind.PERSON)]
    assert facts["barcodetype"] == ["QR_CODE"]


@settings(max_examples=60)
@given(st.text(max_size=60))
def test_no_name_of_a_shop_adds_a_fact_to_the_wallet_link(name: str) -> None:
    store = name.encode("utf-8", "replace").decode()
    facts = parse_qsl(unquote(urlsplit(payloads.wallet(PERSON, store).payload).fragment), keep_blank_values=True)
    assert {key for key, _value in facts} <= {"store", "note", "cardid", "barcodetype"}
    assert dict(facts)["cardid"] == codes.payload(PERSON, CodeKind.PERSON)


@settings(max_examples=60)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_any_address_is_one_question_to_the_map(address: str) -> None:
    try:
        code = payloads.place(address)
    except NeedsALook:
        assert not address.split()
        return
    query = parse_qs(urlsplit(code.payload).query, keep_blank_values=True)
    assert list(query) == ["query"]
    assert query["query"] == [" ".join(address.split())]
