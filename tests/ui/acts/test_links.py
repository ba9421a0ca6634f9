from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopdesk.core.members.records import Phone
from shopdesk.errors import NeedsALook
from shopdesk.ui.acts.links import mailto, tel


@pytest.mark.parametrize(
    ("phone", "link"),
    [
        (Phone("963 10 218", "+4796310218"), "tel:+4796310218"),
        (Phone("ask for Noor, 12-34", None), "tel:1234"),
        (Phone("+47 (0) 12", None), "tel:+47012"),
        (Phone("at her sister's", None), ""),
        (Phone("1;ext=2\r\nX", None), "tel:12"),
    ],
)
def test_a_number_becomes_a_link_of_digits_only(phone: Phone, link: str) -> None:
    assert tel(phone) == link


@given(subject=st.text().filter(lambda text: not set("\r\n") & set(text)), text=st.text(st.characters(exclude_categories=["Cs"])))
def test_whatever_is_written_one_letter_goes_to_one_person(subject: str, text: str) -> None:
    subject = subject.encode("utf-8", "ignore").decode()
    link = urlsplit(mailto("soren+rye@example.com", subject, text))
    asked = parse_qs(link.query, keep_blank_values=True)
    assert unquote(link.path) == "soren+rye@example.com"
    assert set(asked) == {"subject", "body"}
    assert asked["subject"] == [subject]
    assert asked["body"] == ["\r\n".join(text.splitlines())]
    assert not set("\r\n\t ") & set(link.geturl())


@pytest.mark.parametrize(
    ("address", "subject"),
    [
        ("a@b.no?bcc=all@b.no", "Hello"), ("a@b.no\r\nBcc: c@d.no", "Hello"), ("a@b.no,c@d.no", "Hello"), ("a@b.no&cc=c@d.no", "Hello"),
        ("Åse <ase@example.com>", "Hello"), ("", "Hello"), ("ase@example.com", "Hello\r\nBcc: c@d.no"), ("ase@example.com", "Hello\nthere"),
    ],
)
def test_what_would_reach_anybody_else_is_refused(address: str, subject: str) -> None:
    with pytest.raises(NeedsALook):
        mailto(address, subject, "We kept your loaf.")
