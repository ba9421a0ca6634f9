"""What may stand on a member's page, and how it is shown; pure."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from shopdesk.core import validation
from shopdesk.core.members.finding import fold, looks_like_phone
from shopdesk.core.members.records import Job, MemberDraft, Memory, MemoryKind, Phone
from shopdesk.errors import NeedsALook
from shopdesk.i18n import _

if TYPE_CHECKING:
    from shopdesk.core.members.numbering import Plain

STALE_AFTER = dt.timedelta(days=548)  # 18 months: then a memory is asked about again
FOREMOST = (MemoryKind.ALLERGY, MemoryKind.NEVER, MemoryKind.LIKES, MemoryKind.TALK, MemoryKind.NOTE)
_ORDER = {kind: place for place, kind in enumerate(FOREMOST)}
_NORDIC = {"da": "æøå", "nb": "æøå", "nn": "æøå", "no": "æøå", "sv": "åäö", "fi": "åäö"}
PHONE = 320  # letters in a number: whatever was pasted is kept, even if nobody can ring it
_MOST = 20  # phones or e-mails of one person


def is_stale(memory: Memory, today: dt.date) -> bool:
    """Has nobody confirmed this for more than 18 months?"""
    return today - memory.confirmed_on > STALE_AFTER


def in_order(memories: list[Memory]) -> tuple[Memory, ...]:
    """Allergies first, then what must never be done, then the rest, the latest told first."""
    return tuple(sorted(memories, key=lambda memory: (_ORDER[memory.kind], -memory.told_on.toordinal(), memory.id)))


def clean(draft: MemberDraft, today: dt.date) -> MemberDraft:
    """Give the draft as it may be kept; raises NeedsALook naming the field. A name or an e-mail or a phone is enough."""
    phones = tuple(dict.fromkeys(phone for typed in draft.phones if (phone := validation.line("phones", typed, PHONE))))
    emails = _each_once(validation.email(typed) for typed in draft.emails if typed.strip())
    name = validation.line("name", draft.name)
    if not (name or emails or phones):
        raise NeedsALook("name", _("A name or an e-mail is needed to begin a page."), do=_("Type one of them; everything else can wait."))
    for field, values in (("phones", phones), ("emails", emails)):
        if len(values) > _MOST:
            raise NeedsALook(field, _("{count} are more than fit on one page.").format(count=len(values)), do=_("Keep the ones you use."))
    born = draft.birthday and validation.birthday(draft.birthday.month, draft.birthday.day, draft.birthday.year, today)
    return replace(
        draft, name=name, greeting=validation.line("greeting", draft.greeting), pronounce=validation.line("pronounce", draft.pronounce),
        language=validation.line("language", draft.language, 40), phones=phones, emails=emails, address=validation.address(draft.address),
        birthday=born, job=_clean_job(draft.job),
    )


def _each_once(emails: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for email in emails:
        found.setdefault(email.casefold(), email)
    return tuple(found.values())


def _clean_job(job: Job) -> Job:
    parts = [validation.line("job", part, 300) for part in (job.when, job.want, job.so_that)]
    if any(parts) and not all(parts):
        raise NeedsALook(
            "job", _("What they come for is one sentence in three parts: when, want, so that."), _("What you typed is still there."),
            _("Write the part that is missing, or leave all three empty."),
        )
    return Job(*parts)


class Number(NamedTuple):
    """A phone as it is kept and shown: E.164 and its calling code where it can be rung, and the way it is written here."""

    e164: str | None
    country_code: int | None
    shown: str
    trunk: str = ""  # dialled before it inside its own country


@lru_cache(maxsize=4096)
def read_number(typed: str, region: str) -> Number:
    """Read a number as typed. ``region`` is the shop's country, two letters: its own numbers are shown without their calling code."""
    plain = _plain_reader()(typed, region)
    if plain is None:
        return carefully_read(typed, region)
    return Number(f"+{plain.code}{plain.national}", plain.code, plain.shown, _trunk(plain.code))


@cache
def _plain_reader() -> Callable[[str, str], Plain | None]:
    from shopdesk.core.members import numbering  # 60 ms of tables that a start without a number should not pay for

    return numbering.read


def carefully_read(typed: str, region: str) -> Number:
    """Read a number however it is written."""
    import phonenumbers

    try:
        number = phonenumbers.parse(typed, region or None)
    except phonenumbers.NumberParseException:
        return Number(None, None, typed)
    if not phonenumbers.is_possible_number(number):
        return Number(None, None, typed)
    ours = phonenumbers.country_code_for_region(region) == number.country_code
    style = phonenumbers.PhoneNumberFormat.NATIONAL if ours else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    code = number.country_code or 0
    e164 = f"+{code}{phonenumbers.national_significant_number(number)}"
    return Number(e164, code, phonenumbers.format_number(number, style), _trunk(code))


@cache
def _trunk(country_code: int) -> str:
    import phonenumbers

    return phonenumbers.ndd_prefix_for_region(phonenumbers.region_code_for_country_code(country_code), True) or ""


def e164(typed: str, region: str) -> str | None:
    """The number in E.164, or None when it is not one that can be rung."""
    return read_number(typed, region).e164


def shown_phone(phone: Phone, region: str) -> str:
    """The number as it is written here: without the country for our own, with it for others."""
    return phone.typed if phone.e164 is None else read_number(phone.e164, region).shown


def sort_key(name: str, language: str) -> str:
    """What names are sorted by: folded, with the letters that stand after z in the shop's language kept there."""
    last = _NORDIC.get(language, "")
    if not last or name.isascii():
        return fold(name)
    return fold(unicodedata.normalize("NFC", name.casefold()).translate(_behind_z(last)))


@cache
def _behind_z(last: str) -> dict[int, str]:
    return {ord(letter): f"~{place}" for place, letter in enumerate(last)}


def begin_from(typed: str) -> MemberDraft:
    """Start a page from what stands in the find field: an e-mail, a number or a name."""
    text = validation.plain(typed)
    if "@" in text:
        return MemberDraft(emails=(text,))
    if looks_like_phone(text):
        return MemberDraft(phones=(text,))
    if text[:1].isupper():
        return MemberDraft(name=" ".join(text.split()))  # somebody took care, and “von” stays small
    return MemberDraft(name=" ".join(word[:1].upper() + word[1:] for word in text.split()))


def greeting_of(name: str, greeting: str) -> str:
    """What to call somebody: what they asked for, else their first name."""
    return greeting or name.partition(" ")[0]
