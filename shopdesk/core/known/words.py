"""How the tables and columns of the shop's file are called when a person reads what is known about them."""

from __future__ import annotations

from collections.abc import Mapping

from shopdesk.i18n import _

# Columns that say nothing by themselves: order, spelling for finding, and links that only the program follows.
SILENT = frozenset({
    "id", "sort_key", "folded", "e164", "position", "row_id", "line", "member_id", "currency", "birth_month", "birth_day", "birth_year",
    "told_by", "key", "list", "row", "of", "number",
})
_WHEN = (
    "told_on", "heard_on", "agreed_on", "given_on", "opened_on", "made_on", "start", "day", "since", "until", "at", "added_at", "made_at",
    "opened_at",
)
LEADS = {
    "memory": "text", "note": "text", "case_file": "what", "case_note": "text", "promise": "what", "voice": "words", "sending": "words",
    "message": "text", "thing": "what", "companion": "name", "visit": "day", "contribution": "text", "gesture": "what",
    "asked_question": "answer", "printed_card": "words", "permission": "state", "used": "used_for", "contact": "day", "kept": "day",
    "follow_up": "due", "trust_entry": "day", "privilege": "reason", "privilege_waiting": "reason", "brought_row": "content",
}
"""Of each table the column that tells most."""
KINDS = ("kind", "kind_id", "part", "what_for", "question")
"""Columns that say of what kind a row is."""
USE_IS_SEEN = frozenset({"phones", "emails", "address", "greeting", "birthday", "memories", "things"})
"""Fields whose use is noted when they are used."""
COUNTED = frozenset({"log_line", "erasure", "undo_step"})
"""Tables of which only the number of lines is said: they hold ids, and what they tell stands in the other lines."""
_FIELD_OF_COLUMN = {
    "street": "address", "postcode": "address", "city": "address", "region": "address", "country": "address",
    "birthday": "birthday", "age": "birthday", "language": "language", "greeting": "greeting",
    "pronounce": "pronounce", "photo_id": "photo", "job_when": "job", "job_want": "job", "job_so_that": "job",
}
_FIELD_OF_TABLE = {
    "phone": "phones", "email": "emails", "memory": "memories", "former_job": "job", "companion": "companions", "thing": "things",
    "note": "memories",
}


def field_of(table: str, column: str = "", kind: str = "") -> str:
    """The field of the reasons ("why we ask") that a column belongs to; "" for what nobody is asked."""
    if table == "memory" and kind == "allergy":
        return "allergy"
    return _FIELD_OF_COLUMN.get(column, "") if table == "member" else _FIELD_OF_TABLE.get(table, "")


def names_of(field: str) -> frozenset[str]:
    """What a use of ``field`` may be written under: its own name, or that of its table."""
    return frozenset({field, *(table for table, of in _FIELD_OF_TABLE.items() if of == field)})


def heading(table: str) -> str:
    """What stands over the lines of a table."""
    known = {
        "member": _("Who you are"), "phone": _("How to reach you"), "email": _("How to reach you"), "memory": _("What we remember"),
        "former_job": _("What you came for before"), "companion": _("Who comes along"), "thing": _("What you have in use"),
        "note": _("Notes"), "visit": _("Your visits"), "printed_card": _("Cards you got"), "brought_row": _("Lists you stood in"),
        "brought_page": _("Lists you came with"), "listed": _("Lists you are on"),
        "used": _("What we used it for"), "kept": _("That we looked whether to keep your page"),
        "undo_step": _("Acts that can still be taken back"), "undo_row": _("Acts that can still be taken back"),
        "log_line": _("The shop’s log"), "erasure": _("Erased pages"),
    }
    return known.get(table) or _later_heading(table)


def _later_heading(table: str) -> str:
    known = {
        "case_file": _("What was to be put right"), "case_note": _("What was said about it"), "promise": _("What we promised you"),
        "trouble_member": _("Troubles that hit many"), "override": _("Why we gave something all the same"),
        "today_mark": _("What stood on our list for a day"),
        "follow_up": _("What we meant to ask you"), "contact": _("When we reached you"), "message": _("What we wrote to you"),
        "use_check": _("How it goes with what you use"), "lost": _("Why you stayed away"), "lost_note": _("Why you stayed away"),
        "gift_person": _("Gift cards"), "gift_reason": _("Gift cards"), "privilege": _("Your privileges"),
        "privilege_waiting": _("Your privileges"), "contribution": _("What you gave us"), "put_off": _("What we put off"),
        "gesture": _("Small things for you"), "permission": _("What you permit"), "choice": _("How you like to hear from us"),
        "sending": _("What we sent you"), "asked_question": _("What we asked you"), "agreement": _("What you expect of us"),
        "voice": _("What you said"), "merge": _("Pages of yours that became one"),
        "two_people": _("Pages that looked like yours"), "trust_entry": _("Given and taken"),
    }
    return known.get(table) or plain(table)


def label(table: str, column: str) -> str:
    """What a column is called."""
    known = {
        "name": _("Name"), "code": _("Number on your card"), "greeting": _("What we call you"), "pronounce": _("How it is said"),
        "language": _("Language"), "street": _("Street"), "postcode": _("Postcode"), "city": _("City"), "region": _("Region"),
        "country": _("Country"), "birthday": _("Birthday"), "age": _("Age"),
        "job_when": _("When you come"), "job_want": _("What you want"), "job_so_that": _("So that"),
        "remembered": _("How much we remember"), "left_alone": _("Left alone, as you wished"), "since": _("Known since"),
        "typed": _("Phone"), "address": _("E-mail"), "text": _("In words"), "kind": _("Kind"), "content": _("Word for word"),
        "confirmed_on": _("Still true on"), "ended_at": _("Let go on"), "what": _("What"), "words": _("Words"), "day": _("Day"),
        "at": _("At"), "amount": _("Amount"), "used_for": _("Used for"), "own_id": _("Your number there"), "added_at": _("Written down"),
        "told_on": _("Told on"), "amount_minor": _("Amount"), "cost_minor": _("It cost us"), "value": _("Counts"),
        "review_on": _("To look at again"), "per_month": _("At most"), "quiet_from": _("Not from"), "quiet_to": _("Not until"),
        "why": _("Why"), "how": _("How"), "wording_id": _("To the words"), "numbers": _("In the list"),
        "photo_id": _("Photo"), "ask_how": _("To ask next time"),
        "care_every_days": _("Days between cares"), "until": _("Until"), "verb": _("Act"), "undone_at": _("Taken back"),
        "list_key": _("List"),
    }
    return known.get(column) or plain(column)


def line(table: str) -> str:
    """What one line of a table is called, where its columns do not say."""
    return {
        "visit": _("A visit"), "note": _("A note"), "promise": _("A promise"), "agreement": _("Must always be right"),
        "permission": _("Your word"), "choice": _("Your wishes"), "contact": _("We reached you"), "sending": _("We wrote or rang"),
        "thing": _("In use"), "used": _("Used"), "kept": _("Looked at"), "brought_row": _("As the list had it"),
        "brought_page": _("A list"), "gift_person": _("A gift card"), "case_note": _("Said or done"),
        "trouble_member": _("A trouble"), "lost_note": _("Why"), "put_off": _("Put off"), "today_mark": _("On our list"),
        "merge": _("Two pages, one person"), "two_people": _("Not you"), "voice": _("You said"), "use_check": _("How it goes"),
    }.get(table, "")


def when_of(row: Mapping[str, object]) -> str:
    """The column that says when a row was told; "" where none does."""
    return next((column for column in _WHEN if row.get(column)), "")


def plain(name: str) -> str:
    """A name of the program as words, where nobody has given it better ones yet."""
    return name.removesuffix("_id").replace("_", " ").capitalize()


def why(table: str) -> str:
    """Why a table is kept for which nobody is asked a field."""
    known = {
        "member": _("So we know whose page this is."), "visit": _("So we recognise you when you come."),
        "printed_card": _("So you never get the same card twice by mistake."),
        "brought_row": _("So we can show where we have it from."),
        "brought_page": _("So a list can be taken back whole."), "used": _("So you can see what we used."),
        "kept": _("So you are not looked through again too soon."), "undo_step": _("So a slip can be put right; gone after two days."),
        "undo_row": _("So a slip can be put right; gone after two days."),
        "listed": _("So we find again whom we picked for something."),
        "log_line": _("So it can be seen who did what. It holds numbers, no words."),
        "permission": _("So we can show what you said yes to, and when."), "sending": _("So you do not hear from us too often."),
        "voice": _("So your words stay your own, and are answered."), "trust_entry": _("So we give before we ask."),
        "gesture": _("So you do not get the same twice."), "gift_person": _("So a gift card finds you."),
        "case_file": _("So you never have to tell it twice."), "case_note": _("So you never have to tell it twice."),
        "follow_up": _("So we ask when it is time, and not twice."), "today_mark": _("So we ask when it is time, and not twice."),
        "contact": _("So you do not hear from us too often."), "message": _("So you do not hear from us too often."),
        "contribution": _("So we remember what you gave us."), "privilege": _("So whoever serves you knows of it."),
        "trouble_member": _("So you are told before you ask."), "choice": _("So you hear from us as you like it."),
    }
    return known.get(table) or _("So we keep what we agreed with you.")

