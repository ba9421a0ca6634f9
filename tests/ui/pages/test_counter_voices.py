"""What they say, on the open page."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from shopdesk.core.permissions.records import Channel, Purpose, Refusal
from shopdesk.core.shop import Shop
from shopdesk.core.trust.records import TrustKind
from shopdesk.ui.pages.counter.page import CounterPage
from shopdesk.ui.pages.counter.panels.word_sheet import WordSheet
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.words import Words


def _shown(within: QWidget, name: str) -> bool:
    return any(widget.isVisible() for widget in within.findChildren(QWidget, name))


def _press(within: QWidget, name: str) -> None:
    within.findChild(KeyButton, name).click()


def _write(counter: CounterPage, **words: str) -> WordSheet:
    sheet = next(sheet for sheet in counter.window().findChildren(WordSheet) if sheet.isVisible())
    for field, text in words.items():
        sheet.findChild(QPlainTextEdit, field).setPlainText(text)
    sheet.keep.click()
    return sheet


def test_the_small_question_is_asked_with_its_reason_and_answered(counter: CounterPage, shop: Shop, soren: int) -> None:
    shop.trust.book(soren, TrustKind.GESTURE)
    counter.open_member(soren)
    assert counter.findChild(Words, "question_ask").text() == "What do you really come to us for?"
    _press(counter, "question_answered")
    _write(counter, answer="A calm Saturday breakfast")
    assert shop.asking.of(soren)[0].answer == "A calm Saturday breakfast"
    assert not _shown(counter, "question_ask")


def test_a_question_may_be_passed(counter: CounterPage, shop: Shop, soren: int) -> None:
    shop.trust.book(soren, TrustKind.GESTURE)
    counter.open_member(soren)
    _press(counter, "question_passed")
    assert shop.asking.of(soren)[0].passed
    assert not _shown(counter, "question_passed")


def test_nothing_is_asked_from_an_empty_account(counter: CounterPage, soren: int) -> None:
    counter.open_member(soren)
    assert not _shown(counter, "question_answered")


def test_words_and_agreement_are_kept(counter: CounterPage, shop: Shop, soren: int) -> None:
    counter.open_member(soren)
    _press(counter, "voice_add")
    sheet = _write(counter)
    assert sheet.isVisible()
    _write(counter, words="The rye was dry twice this week.")
    voice, = shop.voices.of(soren)
    assert counter.findChild(Words, f"voice_{voice.id}").text() == "“The rye was dry twice this week.”"
    _press(counter, "agree")
    _write(counter, they_expect="His loaf kept till noon", we_do="It stands aside with his name")
    assert shop.voices.agreements.of(soren).we_do == "It stands aside with his name"


def test_who_does_not_want_to_come_back_is_left_in_peace(counter: CounterPage, shop: Shop, soren: int) -> None:
    shop.permissions.give(soren, Channel.EMAIL, Purpose.PERSONAL)
    counter.open_member(soren)
    _press(counter, "lost")
    _write(counter, reason="Nobody said sorry.")
    assert shop.permissions.may(soren, Channel.EMAIL, Purpose.PERSONAL).reason is Refusal.DO_NOT_COME_BACK
    _press(counter, "came_back")
    assert shop.voices.lost.of(soren) is None
    assert shop.permissions.may(soren, Channel.EMAIL, Purpose.PERSONAL).reason is Refusal.LEFT_ALONE
    _press(counter, "look_out")
    assert not shop.members.get(soren).left_alone
    assert shop.permissions.may(soren, Channel.EMAIL, Purpose.PERSONAL).reason is not Refusal.LEFT_ALONE
    assert not _shown(counter, "look_out")
