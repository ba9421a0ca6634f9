"""The tone check: what it hears in each language, and what it lets pass."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopdesk.core import tone
from shopdesk.core.tone import Tone
from shopdesk.core.tone_words import WORDS

OWN = "Hi Søren, the rye bread you asked about is back on Friday. Ingrid"


def heard(text: str, language: str = "en", **options: object) -> set[Tone]:
    return {remark.tone for remark in tone.remarks(text, language, **options)}


@pytest.mark.idea(9)
@pytest.mark.idea(65, part=True)  # messages; the words on a card are not listened to yet
@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Dear customer, your bread is ready for you.", Tone.NOBODY),
        ("nb", "Kjære kunde, brødet ditt er klart.", Tone.NOBODY),
        ("da", "Kære kunde, dit brød er klar til dig.", Tone.NOBODY),
        ("nl", "Beste klant, uw brood ligt klaar.", Tone.NOBODY),
        ("en", "This is a no-reply address, see you soon.", Tone.NO_REPLY),
        ("nb", "Denne meldingen kan ikke besvares, dessverre.", Tone.NO_REPLY),
        ("da", "Denne mail kan ikke besvares, desværre.", Tone.NO_REPLY),
        ("nl", "Deze mail kunt u niet beantwoorden, helaas.", Tone.NO_REPLY),
        ("en", "Hurry, there are three loaves left for you.", Tone.PRESSURE),
        ("nb", "Skynd deg, vi har tre brød igjen.", Tone.PRESSURE),
        ("da", "Skynd dig, vi har tre brød tilbage.", Tone.PRESSURE),
        ("nl", "Haast je, er zijn nog drie broden.", Tone.PRESSURE),
        ("en", "YOUR BREAD has been waiting since noon.", Tone.SHOUTING),
        ("en", "Your bread has been waiting since noon!!!", Tone.SHOUTING),
        ("en", "It is free!!! Come and see us soon.", Tone.BAIT),
        ("nb", "Det er gratis!!! Kom innom snart.", Tone.BAIT),
        ("en", "Look here: https://bit.ly/3abcd for the recipe.", Tone.SHORT_LINK),
    ],
)
def test_what_no_person_would_say_to_another_is_heard(language: str, text: str, expected: Tone) -> None:
    assert expected in heard(text, language)


@pytest.mark.parametrize("language", sorted(WORDS))
def test_words_from_one_person_to_another_pass(language: str) -> None:
    assert heard(OWN, language) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Feel free to come by whenever it suits you, Hanne.", "The shelf is from IKEA and still stands, thank you.",
        "The recipe stands at https://example.org/rye and works.", "We have kept your loaf, see you soon!",
        "Come to the sea with us on Saturday, Åse.", "He lives at Sextus Street, so you said.",
    ],
)
def test_an_ordinary_word_is_no_alarm(text: str) -> None:
    assert heard(text) == set()


@pytest.mark.idea(10)
def test_the_template_alone_is_refused() -> None:
    template = "Hi {name},\nwe have not seen you for a while. Is all well?\nIngrid"
    assert Tone.NO_OWN_LINE in heard(template, template=template)
    assert Tone.NO_OWN_LINE in heard("  hi {name},\n\nWe have not seen you for  a while. Is all well?\nINGRID", template=template)
    assert Tone.NO_OWN_LINE not in heard(template + "\nThe dog by the lake made me think of yours.", template=template)
    assert Tone.NO_OWN_LINE in heard("")
    (remark,) = [each for each in tone.remarks(template, "en", template=template) if each.tone is Tone.NO_OWN_LINE]
    assert remark.blocks
    assert remark.words


@pytest.mark.idea(11)
@pytest.mark.parametrize(
    "text",
    [
        "We miss you, here is 15 % on all bread.", "We miss you. Rye is kr 49 this week.", "Your coffee costs 20,- with us.",
        "Come back for a discount, Mads.", "Kom tilbake, du får rabatt på alt.", "Kom tilbage, vi har et tilbud til dig.",
        "Kom terug voor de korting van vandaag.", "A loaf for €3 is waiting for you.",
    ],
)
def test_a_check_in_holds_no_offer(text: str) -> None:
    language = "nb" if "du får" in text else "da" if "til dig" in text else "nl" if "korting" in text else "en"
    assert any(remark.blocks and remark.tone is Tone.OFFER for remark in tone.remarks(text, language, no_offer=True))
    assert tone.is_offer(text)
    assert Tone.OFFER not in heard(text, language)


def test_a_check_in_without_one_passes() -> None:
    assert not heard("You have not been here since the 9 October, Mads. All well with you and the dog?", no_offer=True)
    assert not tone.is_offer("Three Fridays without you. All well?")


@given(st.text(max_size=200), st.text(max_size=80), st.sampled_from(["en", "nb", "da", "nl", "xx"]))
def test_any_text_is_looked_at_and_spans_lie_within(text: str, template: str, language: str) -> None:
    for remark in tone.remarks(text, language, template=template, no_offer=True):
        assert 0 <= remark.span[0] <= remark.span[1] <= len(text)
        assert remark.words


@given(st.text(max_size=200))
def test_a_text_equal_to_its_template_has_no_line_of_its_own(text: str) -> None:
    assert not tone.has_own_line(text, text)
