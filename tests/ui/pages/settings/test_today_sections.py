"""What the owner decides about Today: how much a day holds, what must be right, and what the playbook does."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit

from shopdesk.core.cards.records import CardKind
from shopdesk.core.followups.records import Event, Phase
from shopdesk.core.rhythm.records import Standing
from shopdesk.core.today.records import Act

from .conftest import Desk


def test_how_much_a_day_holds_and_how_soon_we_answer(desk: Desk) -> None:
    desk.find(QLineEdit, "today_limit").setText("5")
    desk.find(QLineEdit, "answer_hours").setText("2")
    desk.save()
    assert desk.shop.settings.shop().today_limit == 5
    assert desk.shop.cases.answers.settings().hours == 2


@pytest.mark.parametrize(("name", "typed"), [("today_limit", "none"), ("answer_hours", "0"), ("answer_hours", "1000")])
def test_a_promise_nobody_can_keep_must_be_looked_at(desk: Desk, name: str, typed: str) -> None:
    desk.find(QLineEdit, name).setText(typed)
    desk.find(QLineEdit, name).setFocus()
    desk.save()
    assert desk.find(QLineEdit, name).property("look") == "warm"
    assert desk.shop.settings.shop().today_limit == 9
    assert desk.shop.cases.answers.settings().hours == 4


def test_a_core_thing_is_marked_with_a_reason_and_right_again(desk: Desk) -> None:
    desk.find(QLineEdit, "core_why_1").setText("The oven is down.")
    desk.click("core_mark_1")
    hold = desk.shop.cases.hold(None)
    assert hold is not None
    assert "The oven is down." in hold.sentence
    assert desk.messages.said == ["Marked. Extras wait for everybody."]
    desk.click("core_mark_1")
    assert desk.shop.cases.hold(None) is None


def test_five_to_seven_things_must_be_right(desk: Desk) -> None:
    desk.find(QLineEdit, "core_0").setText("")
    desk.find(QLineEdit, "core_0").setFocus()
    desk.save()
    assert any("Choose the five to seven" in label.text() for label in desk.page.findChildren(QLabel))
    desk.find(QLineEdit, "core_0").setText("The bread is from this morning.")
    desk.find(QLineEdit, "core_5").setText("We say when we do not know.")
    desk.save()
    assert [one.words for one in desk.shop.cases.core.all()][::5] == ["The bread is from this morning.", "We say when we do not know."]


@pytest.mark.idea(84, part=True)
def test_the_playbook_is_a_table_the_owner_edits(desk: Desk) -> None:
    act = desk.find(QComboBox, "act_how_any")
    act.setCurrentIndex(act.findData(Act.CALL.value))
    desk.find(QLineEdit, "days_how_any").setText("4")
    desk.find(QLineEdit, "hint_how_any").setText("Name what they took home.")
    for place, words in enumerate(("Say their name", "Ask what must be right", ""), 1):
        desk.find(QLineEdit, f"act_regular_{place}").setText(words)
    desk.save()
    rule = desk.shop.followups.playbook.rule(Event.HOW, None)
    assert rule is not None
    assert (rule.act, rule.after_days, rule.words) == (Act.CALL, 4, "Name what they took home.")
    [cell] = [cell for cell in desk.shop.followups.playbook.cells() if cell.phase is Phase.REGULAR]
    assert cell.acts == ("Say their name", "Ask what must be right")


def test_a_standing_gets_a_rule_of_its_own_with_its_card(desk: Desk) -> None:
    playbook = desk.shop.followups.playbook
    for name, value in (("own_event", Event.ANNIVERSARY.value), ("own_standing", Standing.SLIPPING.value)):
        choice = desk.find(QComboBox, name)
        choice.setCurrentIndex(choice.findData(value))
    desk.click("own_rule")
    card = desk.find(QComboBox, "card_anniversary_slipping")
    card.setCurrentIndex(card.findData(CardKind.INVITATION.value))
    assert playbook.rule(Event.ANNIVERSARY, Standing.SLIPPING) is None
    desk.find(QLineEdit, "days_anniversary_slipping").setFocus()
    desk.save()
    rule = playbook.rule(Event.ANNIVERSARY, Standing.SLIPPING)
    assert rule is not None
    assert (rule.act, rule.card) == (Act.PRINT, CardKind.INVITATION.value)
    desk.click("remove_anniversary_slipping")
    desk.find(QLineEdit, "days_how_any").setFocus()
    desk.save()
    assert playbook.rule(Event.ANNIVERSARY, Standing.SLIPPING) is None
    assert playbook.rule(Event.ANNIVERSARY, Standing.REGULAR) is not None


@pytest.mark.idea(11, part=True)
def test_no_offer_gets_into_a_check_in(desk: Desk) -> None:
    desk.find(QLineEdit, "hint_missed_slipping").setText("Come back: 20 % off!")
    desk.find(QLineEdit, "hint_missed_slipping").setFocus()
    desk.save()
    assert any("holds no price and no offer" in label.text() for label in desk.page.findChildren(QLabel))
    rule = next(rule for rule in desk.shop.followups.playbook.rules() if rule.event is Event.MISSED)
    assert rule.words == ""
