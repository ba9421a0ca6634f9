"""What the codes of the tables mean, in the words a customer reads of themselves."""

from __future__ import annotations

from shopdesk.core.cases.rules import reason_words
from shopdesk.core.gestures.rules import kind_names, why_names
from shopdesk.core.permissions.rules import channel_words, purpose_words
from shopdesk.i18n import _

_COLUMNS = frozenset({
    "kind", "state", "status", "channel", "purpose", "how", "part", "outcome", "going", "suits", "remembered", "used_for", "age",
})
_FURTHER = frozenset({("case_file", "reason"), ("gesture", "why"), ("used", "what"), ("asked_question", "question")})


def is_code(table: str, column: str) -> bool:
    """Does ``column`` hold codes of the program, and no words of a person?"""
    return column in _COLUMNS or (table, column) in _FURTHER


def said(table: str, column: str, code: str) -> str:
    """A code in words, to stand in a sentence; whatever is none as it is."""
    return _of_table(table).get(code) or _of_column(column).get(code) or _plain().get(code) or code


def _of_table(table: str) -> dict[str, str]:
    if table == "gesture":
        return {**{kind.value: words for kind, words in kind_names().items()}, **{why.value: words for why, words in why_names().items()}}
    return {
        "case_note": {
            "note": _("What was done"), "answered": _("Answered"), "handed_over": _("Handed over"), "waiting": _("Waiting"),
            "status": _("How far it is"), "late": _("It is late"), "told": _("You were told"), "asked_twice": _("You had to tell it twice"),
            "solved": _("Put right"), "opened_again": _("Opened again"), "checked": _("Asked whether it is right"),
        },
        "follow_up": {
            "how": _("How it goes"), "solved": _("Is it right now"), "care": _("Care of something of yours"), "stuck": _("You were stuck"),
            "so_so": _("It went only so-so"),
            "first_week": _("Your first week"), "missed": _("You were missed"), "birthday": _("Your birthday"),
            "anniversary": _("A year more with us"), "review": _("A privilege to look at again"), "wish": _("A wish of yours is done"),
        },
        "trust_entry": {
            "gesture": _("A small thing for you"), "gift": _("A gift"), "promise_kept": _("A promise kept"),
            "solved_in_time": _("Put right in time"), "help_before_asked": _("Help before you asked"), "wish_done": _("A wish done"),
            "referral": _("Sent to somebody better"), "privilege": _("A privilege"), "asked": _("We asked you for something"),
            "offer": _("An offer"), "late": _("We were late"), "promise_broken": _("A promise broken"), "problem": _("A problem"),
            "asked_twice": _("You had to tell it twice"),
        },
        "printed_card": {
            "thank_you": _("Thank-you"), "apology": _("Apology"), "missed": _("We missed you"), "birthday": _("Birthday"),
            "invitation": _("Invitation"), "said_did": _("You said, we did"), "gift": _("Gift"), "contact": _("Personal contact"),
            "member": _("Member card"), "privacy": _("Privacy card"), "label": _("Address label"),
            "referral": _("Sent to somebody better"), "preferences": _("Preference sheet"),
        },
    }.get(table, {})


def _of_column(column: str) -> dict[str, str]:
    channels = {channel.value: words for channel, words in channel_words().items()}
    return {
        "channel": channels | {"in_person": _("in person")},
        "purpose": {purpose.value: words for purpose, words in purpose_words().items()},
        "reason": {reason.value: words for reason, words in reason_words().items()},
        "state": {
            "yes": _("yes"), "no": _("no"), "unknown": _("not asked"), "withdrawn": _("the yes taken back"), "open": _("not done yet"),
            "waiting": _("waiting"), "solved": _("put right"), "checked": _("put right, and asked after"), "kept": _("kept"),
            "broken": _("broken"), "let_go": _("let go"),
        },
        "how": {
            "counter": _("at the counter"), "paper": _("on paper"), "phone": _("by phone"), "written": _("in writing"),
            "page": _("on your page"), "import": _("in a list"), "taken_back": _("a slip that was put right"),
            "merged": _("from another page of yours"),
        },
        "remembered": {"nothing": _("nothing"), "visits": _("your visits"), "purchases": _("your visits and what you buy")},
        "suits": {
            "priority": _("being served first"), "contact": _("a person of your own"), "moment": _("a special moment"),
            "small": _("a small privilege"),
        },
    }.get(column, {})


def _plain() -> dict[str, str]:
    """Codes that mean the same wherever they stand."""
    return {
        "allergy": _("Allergy"), "never": _("Never"), "likes": _("Likes"), "talk": _("To talk about"), "note": _("Good to know"),
        "dog": _("A dog"), "cat": _("A cat"), "child": _("A child"), "bike": _("A bike"), "instrument": _("An instrument"),
        "other": _("Something else"), "problem": _("A problem"), "request": _("A request"), "order": _("An order"),
        "said": _("You said"), "opted_out": _("Why you wanted no more"), "giver": _("You gave it"), "receiver": _("You got it"),
        "wish": _("A wish"), "introduction": _("You brought somebody"), "advice": _("Good advice"), "patience": _("Patience with us"),
        "good": _("good"), "so_so": _("so-so"), "stuck": _("stuck"), "question": _("a question"), "not_reached": _("not reached"),
        "noted": _("written down"), "ordered": _("ordered"), "on_its_way": _("on its way"), "in_work": _("in work"), "ready": _("ready"),
        "fetched": _("fetched"), "adult": _("18 or older"), "young": _("under 18"),
        "card": _("a card for you"), "greeting": _("greeting you"), "gesture": _("a small gift"), "birthday": _("your birthday"),
        "letter": _("a letter to you"), "call": _("ringing you"), "list": _("a list that left the shop"), "care": _("care of your things"),
        "memory": _("what we remember"), "phones": _("your phone"), "emails": _("your e-mail"), "address": _("your address"),
        "job": _("what you come for"), "always": _("what we should always do"),
        "missed": _("We missed you"),
    }
