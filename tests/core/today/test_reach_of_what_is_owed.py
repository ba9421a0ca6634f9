"""What is owed does not wait for the post."""

from __future__ import annotations

from shopdesk.core.cases.records import CaseKind, NewCase
from shopdesk.core.members.records import Address, MemberDraft
from shopdesk.core.shop import Shop
from shopdesk.core.today.records import Act


def test_a_problem_is_not_answered_by_a_card_in_the_post(shop: Shop) -> None:
    hanne = shop.members.add(MemberDraft("Hanne Vik", address=Address("Nedre Bakklandet 12", "7014", "Trondheim", country="NO"))).id
    shop.cases.open(NewCase(hanne, CaseKind.PROBLEM, "Her Saturday loaf was given to someone else.", channel="phone"))
    [row] = shop.today_list.about(hanne)
    assert (row.act, row.when_they_come) == (Act.SAY, True)
