"""vCards of every version, with the quirks of those who write them."""

import base64
import time
from pathlib import Path

import pytest

from shopdesk.core.imports.records import Why
from shopdesk.errors import FileProblem
from shopdesk.exchange.bringing import PeopleFile
from tests.exchange.lists import TODAY, people, written

FACE = b"\x89PNG\r\n\x1a\n" + b"face" * 30
OLD = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Kj=C3=A6r;S=C3=B8ren;;;\r\n"
    "TEL;CELL:912 44 318\r\nTEL;HOME;VOICE:73 50 10 10\r\nEMAIL;INTERNET:soren@kjaer.example\r\n"
    "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:likes rye, n=F8tter=\r\n =3D no\r\nBDAY:19710204\r\n"
    f"PHOTO;PNG;ENCODING=BASE64:\r\n {base64.b64encode(FACE).decode()}\r\n\r\nEND:VCARD\r\n"
)
PRESENT = (
    "BEGIN:VCARD\nVERSION:3.0\nN:Dahl;Ingrid;Marie;Dr.;\nFN:Dr. Ingrid Dahl\nNICKNAME:Inga\nitem1.TEL;TYPE=CELL:+47 906 55 210\n"
    "item1.X-ABLabel:_$!<Mobile>!$_\nEMAIL;TYPE=HOME:ingrid@dahl.example\nEMAIL:post@dahl.example\n"
    "ADR;TYPE=HOME:;Oppgang B;Møllegata 3;Trondheim;;7014;Norway\nADR;TYPE=WORK:;;Kaia 1;Lade;;7040;\nBDAY:--0414\n"
    "NOTE:rye\\, dark\\nand a bun\\; warm: ye\n s\nORG:Bakery;Oven\nCATEGORIES:Regular,Rye\nEND:VCARD\n"
)
NEW = (
    "BEGIN:VCARD\nVERSION:4.0\nKIND:individual\nUID:urn:uuid:7\nFN:Åse Bråten\nTEL;VALUE=uri;TYPE=\"cell,voice\":tel:+47-912-55-801\n"
    f"BDAY;X-APPLE-OMIT-YEAR=1604:1604-06-30\nLANG:nb\nANNIVERSARY:20100612\nPHOTO:data:image/png;base64,{base64.b64encode(FACE).decode()}\n"
    "END:VCARD\nBEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Friends\nEND:VCARD\n"
)


def test_every_version_says_the_same_things(tmp_path: Path) -> None:
    known_as, good, bad = people(written(tmp_path, OLD + PRESENT + NEW, name="contacts.vcf"))
    soren, ingrid, ase = good
    assert (known_as, bad) == ("vcard", [])
    assert (soren.name, soren.phones, soren.emails) == ("Søren Kjær", ("912 44 318", "73 50 10 10"), ("soren@kjaer.example",))
    assert (soren.birthday, soren.photo, soren.line) == ((1971, 2, 4), FACE, 1)
    assert soren.note == "likes rye, nøtter = no"
    assert (ingrid.name, ingrid.greeting, ingrid.phones, ingrid.birthday) == ("Dr. Ingrid Dahl", "Inga", ("+47 906 55 210",), (None, 4, 14))
    assert ingrid.emails == ("ingrid@dahl.example", "post@dahl.example")
    assert (ingrid.street, ingrid.postcode, ingrid.city, ingrid.country) == ("Møllegata 3, Oppgang B", "7014", "Trondheim", "NO")
    assert "rye, dark\nand a bun; warm: yes" in ingrid.note
    assert "Kaia 1" in ingrid.note
    assert "Tags: Regular, Rye" in ingrid.note
    assert (ase.own_id, ase.phones, ase.birthday, ase.language, ase.photo) == ("urn:uuid:7", ("+47-912-55-801",), (None, 6, 30), "nb", FACE)
    assert not ingrid.photo


def card(*lines: str, name: str = "Hanne Vik") -> str:
    return "\n".join(("BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", *lines, "END:VCARD", ""))


def test_an_empty_birthday_stays_empty_and_an_impossible_one_is_a_note(tmp_path: Path) -> None:
    _format, good, _bad = people(written(tmp_path, card("BDAY:") + card("BDAY:17190000") + card("BDAY:19930102T000000Z"), name="a.vcf"))
    assert [one.birthday for one in good] == [None, None, (1993, 1, 2)]
    assert [doubt.why for doubt in good[1].doubts] == [Why.BIRTHDAY]
    assert "17190000" in good[1].note


def test_a_card_without_an_end_takes_no_neighbour_along(tmp_path: Path) -> None:
    cut = "BEGIN:VCARD\nFN:Jan de Vries\n"
    _format, good, bad = people(written(tmp_path, card() + cut + card(name="Åse Bråten") + cut, name="a.vcf"))
    assert [one.name for one in good] == ["Hanne Vik", "Åse Bråten"]
    assert [(one.line, one.why, one.raw) for one in bad] == [(5, Why.CARD_END, "FN:Jan de Vries"), (11, Why.CARD_END, "FN:Jan de Vries\n")]


def test_a_card_in_a_card_is_passed_over_and_three_thousand_are_no_matter(tmp_path: Path) -> None:
    _format, good, bad = people(written(tmp_path, card("AGENT:", "BEGIN:VCARD", "FN:Jan de Vries", "END:VCARD", "NOTE:x"), name="a.vcf"))
    assert [(one.name, one.note) for one in good] == [("Hanne Vik", "x")]
    _format, good, bad = people(written(tmp_path, "BEGIN:VCARD\n" * 3000 + "FN:Hanne Vik\n" + "END:VCARD\n" * 3000, name="b.vcf"))
    assert ([one.name for one in good], len(bad)) == (["Hanne Vik"], 2999)


def test_a_large_picture_stays_out_and_its_person_comes_at_once(tmp_path: Path) -> None:
    took = []
    for lines in (30_000, 120_000):
        large = "PHOTO;ENCODING=b:" + "\n ".join(["QUJD" * 19] * lines)
        path = written(tmp_path, card(large, "TEL:912 44 318"), name=f"{lines}.vcf")
        begun = time.process_time()
        _format, good, _bad = people(path)
        took.append(time.process_time() - begun)
        assert [(one.name, one.phones) for one in good] == [("Hanne Vik", ("912 44 318",))]
    assert good[0].photo == b""
    assert len(good[0].raw) < 100
    assert took[1] < 10 * took[0]  # four times as long a picture; what put it together line by line would take sixteen times as long


def test_a_picture_elsewhere_is_never_fetched(tmp_path: Path) -> None:
    assert not people(written(tmp_path, card("PHOTO;VALUE=uri:file:///etc/passwd"), name="a.vcf"))[1][0].photo


def test_more_than_twenty_megabytes_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="larger than 20 MB"):
        people(written(tmp_path, card() + " " * (20 * 2**20), name="a.vcf"))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_letters_of_any_encoding(tmp_path: Path, encoding: str) -> None:
    with PeopleFile(written(tmp_path, card(name="Søren Kjær"), encoding, "a.vcf"), TODAY) as opened:
        assert [row.name for row in opened.rows()] == ["Søren Kjær"]


def test_letters_other_than_the_card_says(tmp_path: Path) -> None:
    _format, good, _bad = people(written(tmp_path, card("NOTE;CHARSET=UTF-8;ENCODING=quoted-printable:br=F8d"), name="a.vcf"))
    assert good[0].note == "brød"


def test_a_sign_that_is_escaped_ends_no_part(tmp_path: Path) -> None:
    _format, good, _bad = people(written(tmp_path, card("ADR:;;Gata 1\\;B;C\\\\;;7014;Norway"), name="a.vcf"))
    assert (good[0].street, good[0].city, good[0].postcode, good[0].country) == ("Gata 1;B", "C\\", "7014", "NO")
