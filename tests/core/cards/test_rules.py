import pytest

from shopdesk.core import codes
from shopdesk.core.cards import payloads, rules
from shopdesk.core.cards.records import CardKind
from shopdesk.core.cards.vcard import Contact


@pytest.mark.parametrize(
    ("name", "line"),
    [("Søren", "Dear Søren,"), ("  Mrs  Dahl ", "Dear Mrs Dahl,"), ("", "Dear guest,"), ("a\nb", "Dear a b,"), ("{name}", "Dear {name},")],
)
def test_a_card_begins_with_how_the_person_is_called(name, line) -> None:
    assert rules.greeting_line(name) == line


def test_every_kind_of_card_has_a_line_for_its_front() -> None:
    assert all(rules.front_line(kind) for kind in CardKind)


def test_a_members_code_holds_the_code_alone_and_prints_it_for_hands() -> None:
    made = codes.make(codes.CodeKind.PERSON)
    text = payloads.member(made)
    assert text.payload == "SDP" + made
    assert text.caption[-1] == codes.spaced(made)


def test_the_caption_promises_a_number_only_where_there_is_one() -> None:
    assert "number" in payloads.contact(Contact("Ingrid Dahl", phone="+4773500100")).caption[0]
    assert "number" not in " ".join(payloads.contact(Contact("Ingrid Dahl", email="ingrid@example.org")).caption)
