"""News to those who are ticked."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from shopdesk.core.permissions.records import Channel, Choices, Manners, Purpose, Topic
from shopdesk.core.shop import Shop
from shopdesk.ui.acts.desktop import Desktop
from shopdesk.ui.pages.members.handover import Handover
from shopdesk.ui.pages.members.news_sheet import NewsSheet
from shopdesk.ui.pages.members.page import MembersPage
from tests.ui.recorded import RecordedMessages


class RecordedDesktop(Desktop):
    """Opens nothing, and remembers what it was to open or copy."""

    def __init__(self) -> None:
        self.opened: list[str] = []
        self.copied: list[str] = []

    def open(self, link: str) -> bool:
        self.opened.append(link)
        return True

    def copy(self, text: str) -> None:
        self.copied.append(text)


class GivenHandover(Handover):
    """A desktop that remembers, and a file chosen beforehand."""

    def __init__(self) -> None:
        self.desktop: RecordedDesktop = RecordedDesktop()
        self.file: Path | None = None

    def list_file(self, asker: QWidget) -> Path | None:
        return self.file


@pytest.fixture
def bread(shop: Shop, ids: dict[str, int]) -> str:
    """A topic that Birthe and Søren chose; only Søren said yes to mail."""
    topic = shop.permissions.manners.keep_topics((Topic("", "Bread"),))[0].key
    for name in ("Birthe", "Søren"):
        shop.permissions.choices.choose(ids[name], Choices(topics=frozenset({topic})))
    shop.permissions.give(ids["Søren"], Channel.EMAIL, Purpose.NEWS)
    return topic


def _sheet(page: MembersPage) -> NewsSheet:
    page.acts.handover = GivenHandover()
    page.table.members.tick_all_shown()
    page.findChild(QWidget, "tick_write").click()
    return page.window().findChild(NewsSheet)


def test_it_says_whom_it_reaches_and_whom_not(page: MembersPage, bread: str) -> None:
    sheet = _sheet(page)
    assert sheet.reached.text() == "It reaches 1 person."
    assert sheet.kept_out.text() == "Left out, not permitted: 4."
    sheet.reject()


def test_only_those_permitted_are_handed_on_and_booked(page: MembersPage, shop: Shop, ids: dict[str, int], bread: str) -> None:
    sheet = _sheet(page)
    sheet.subject.setText("The rye")
    sheet.words.setPlainText("On Saturday we bake the rye of 1962 again.")
    sheet.mail.click()
    link, = page.acts.handover.desktop.opened
    assert link.startswith("mailto:?bcc=soren@example.no&subject=The%20rye&body=On%20Saturday")
    assert "birthe" not in link
    assert [sending.topic for sending in shop.permissions.sendings.of(ids["Søren"])] == [bread]
    assert shop.permissions.sendings.of(ids["Birthe"]) == ()


def test_without_words_nothing_goes_out(page: MembersPage, shop: Shop, bread: str) -> None:
    sheet = _sheet(page)
    sheet.mail.click()
    assert sheet.isVisible()
    assert sheet.words.property("look") == "warm"
    assert shop.store.rows("SELECT count(*) FROM sending") == [(0,)]
    sheet.reject()


def test_many_need_a_reason_and_a_small_test(page: MembersPage, shop: Shop, ids: dict[str, int], bread: str) -> None:
    shop.permissions.manners.keep(Manners(many=1))
    shop.permissions.give(ids["Birthe"], Channel.EMAIL, Purpose.NEWS)
    sheet = _sheet(page)
    sheet.words.setPlainText("On Saturday we bake the rye of 1962 again.")
    assert sheet.mail.accessibleName() == "Small test first"
    sheet.mail.click()
    assert sheet.reason.property("look") == "warm"
    assert shop.store.rows("SELECT count(*) FROM sending") == [(0,)]
    sheet.reject()


def test_a_list_that_cannot_be_written_never_went_out(
    page: MembersPage, shop: Shop, messages: RecordedMessages, bread: str, tmp_path: Path
) -> None:
    sheet = _sheet(page)
    sheet.words.setPlainText("On Saturday we bake the rye of 1962 again.")
    page.acts.handover.file = tmp_path / "nowhere" / "news.csv"
    sheet.save.click()
    assert shop.store.rows("SELECT count(*) FROM sending") == [(0,)]
    page.acts.handover.file = tmp_path / "news.csv"
    sheet.save.click()
    assert "soren@example.no" in page.acts.handover.file.read_text("utf-8-sig")
    assert shop.store.rows("SELECT count(*) FROM sending") == [(1,)]


def test_without_topics_it_says_where_to_begin(page: MembersPage, messages: RecordedMessages) -> None:
    page.table.members.tick_all_shown()
    page.findChild(QWidget, "tick_write").click()
    assert page.window().findChild(NewsSheet) is None
    assert "topics in Settings" in messages.said[-1]
