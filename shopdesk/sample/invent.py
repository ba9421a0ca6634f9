"""People beyond the forty with a story: put together from lists, with names, greetings and sounds that belong together."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Collection, Iterator
from random import Random
from typing import Any

from shopdesk.core.members.records import Address, Birthday, CompanionKind, Job, MemberDraft, MemoryKind, Remembered
from shopdesk.sample.coming import Coming
from shopdesk.sample.story import Person, Remark, Told, avoided_goods, told

# Mobile numbers that can exist by their shape, in blocks that no operator is known to hand out.
PHONE_BLOCKS = (*range(9640, 9650), *range(9455, 9471), *range(4870, 4884))
_STAFF = ("Ingrid Dahl", "Tomasz Wójcik", "Noor Bakker", "Emil Holm")
_PLAIN = str.maketrans({"ø": "o", "æ": "ae", "å": "a", "ł": "l", "ß": "ss", "ı": "i", "ð": "d", "þ": "th", " ": "", "’": "", "-": ""})
_AT_HOME_IN_NORWEGIAN = ("nb", "da", "sv", "se")
_PENSION = 67


def invented(count: int, seed: int, today: dt.date, taken: set[str]) -> Iterator[Person]:
    """Give ``count`` people whose names are not in ``taken``; each depends on ``seed`` and their place only."""
    for place in range(count):
        chance = Random(f"{seed} person {place}")
        yield _person(place, chance, today, taken)


def plain(name: str) -> str:
    """Spell a name with the letters a to z, as for an e-mail address."""
    folded = unicodedata.normalize("NFD", name.lower().translate(_PLAIN))
    return "".join(letter for letter in folded if letter.isascii())


def _person(place: int, chance: Random, today: dt.date, taken: set[str]) -> Person:
    language, given, name = _name(chance, taken)
    remembered = chance.choices((Remembered.NOTHING, Remembered.VISITS, Remembered.PURCHASES), (4, 28, 68))[0]
    coming = _coming(chance)
    draft = _draft(place, chance, today, language, given, name, remembered)
    if remembered is Remembered.NOTHING:
        return Person(draft, coming)
    known_for = max(2, max(coming.days, default=coming.since))
    unfit = _unfit(language, draft.birthday, today)
    memories = (*_memories(chance, given, known_for, unfit), *_hello(chance, language, given, known_for))
    return Person(
        draft, coming, memories, tuple(_companions(chance)), tuple(_things(chance, known_for)), tuple(_notes(chance, known_for, unfit))
    )


def _unfit(language: str, birthday: Birthday | None, today: dt.date) -> set[str]:
    """Give the sentences that cannot be true of somebody of this age who grew up with this language."""
    old = birthday is not None and birthday.year is not None and today.year - birthday.year >= _PENSION
    unfit = set(told("life")["only_under_67"]) if old else set()
    return unfit | set(told("life")["only_newcomers"]) if language in _AT_HOME_IN_NORWEGIAN else unfit


def _name(chance: Random, taken: set[str]) -> tuple[str, str, str]:
    languages: dict[str, dict[str, Any]] = told("names")
    while True:
        language = chance.choices(list(languages), [row["weight"] for row in languages.values()])[0]
        row, gender = languages[language], chance.choice(("women", "men"))
        given = chance.choice(row[gender])
        families = row["families"] + row.get(f"families_{gender}", [])
        family = chance.choice(families)
        if language in ("nb", "da") and chance.random() < 0.15:  # a middle name from the mother's side is common there
            family = f"{chance.choice([other for other in families if other != family])} {family}"
        name = f"{given} {family}"
        if name not in taken:
            taken.add(name)
            return language, given, name


def _draft(
    place: int, chance: Random, today: dt.date, language: str, given: str, name: str, remembered: Remembered
) -> MemberDraft:
    asked_more = remembered is not Remembered.NOTHING
    birthday = _birthday(chance, today) if asked_more and chance.random() < 0.36 else None
    return MemberDraft(
        name=name,
        greeting=given if asked_more and chance.random() < 0.3 else "",
        pronounce=told("sounds").get(given, "") if chance.random() < 0.8 else "",
        language=language,
        phones=(_phone(place, chance),) if chance.random() < 0.85 else (),
        emails=(_email(place, given, name, chance),) if chance.random() < 0.6 else (),
        address=_address(chance) if asked_more else Address(),
        birthday=birthday,
        job=_job(chance, _unfit(language, birthday, today)) if asked_more and chance.random() < 0.35 else Job(),
        remembered=remembered,
    )


def _phone(place: int, chance: Random) -> str:
    digits = f"{chance.choice(PHONE_BLOCKS)}{(place * 7919 + 1234) % 10_000:04d}"
    shape = chance.choice(("+47 {} {} {}", "{} {} {}", "0047 {} {} {}"))
    return shape.format(digits[:3], digits[3:5], digits[5:])


def _email(place: int, given: str, name: str, chance: Random) -> str:
    host = chance.choice(("example.no", "example.com", "mail.example.com"))
    return f"{plain(given)}.{plain(name.removeprefix(given).split()[-1])}{place + 41}@{host}"


def _address(chance: Random) -> Address:
    region, postcode, city, streets = chance.choice(told("life")["places"])
    if chance.random() < 0.3:
        return Address(city=city, region=region, country="NO")
    return Address(f"{chance.choice(streets)} {chance.randrange(1, 96)}", postcode, city, region, "NO")


def _birthday(chance: Random, today: dt.date) -> Birthday:
    born = dt.date(today.year - chance.randrange(20, 86), 1, 1) + dt.timedelta(chance.randrange(365))
    return Birthday(born.month, born.day, born.year if chance.random() < 0.7 else None)


def _job(chance: Random, unfit: set[str]) -> Job:
    return Job(*chance.choice([job for job in told("life")["jobs"] if job[0] not in unfit]))


def _coming(chance: Random) -> Coming:
    """Choose a habit: regulars of three sorts, monthly, no habit, new, drifting away, gone."""
    sort = chance.choices(("weekday", "often", "about", "monthly", "erratic", "new", "drifting", "gone"), (18, 15, 22, 12, 12, 9, 5, 7))[0]
    since, hour = chance.randrange(230, 730), chance.choice((7.3, 7.8, 8.4, 9.3, 10.5, 11.6, 12.4, 14.2, 15.4, 16.2))
    if sort == "weekday":
        weekday = chance.choices(range(6), (2, 3, 3, 4, 5, 7))[0]
        return Coming(hour, since, weekday=weekday, step=chance.choice((1, 1, 1, 2)), misses=chance.uniform(0, 0.15))
    if sort == "erratic":
        return Coming(hour, since, last=chance.randrange(2, 40), erratic=chance.uniform(6, 30))
    if sort == "new":
        return Coming(hour, days=tuple(sorted(chance.sample(range(1, 40), chance.choice((1, 1, 2, 2, 3))))))
    every = {"often": chance.uniform(2.5, 5), "monthly": chance.uniform(25, 34)}.get(sort, chance.uniform(6, 15))
    last, drift = round(every * chance.uniform(0.1, 1.1)), 1.0
    if sort == "drifting":
        last, drift = round(every * 2), 2.6
    if sort == "gone":
        last = chance.randrange(95, 220)
    return Coming(hour, since, last=max(1, last), every=every, spread=every * chance.uniform(0.08, 0.3), drift=drift)


def _memories(chance: Random, given: str, known_for: int, unfit: set[str]) -> Iterator[Told]:
    shares = (
        (MemoryKind.ALLERGY, "allergies", 0.05), (MemoryKind.NEVER, "never", 0.08), (MemoryKind.LIKES, "likes", 0.72),
        (MemoryKind.TALK, "talk", 0.3), (MemoryKind.NOTE, "note_memory", 0.1),
    )
    kept: list[str] = []
    for kind, words, share in shares:
        if chance.random() < share:
            days_ago = chance.randrange(1, known_for)
            confirmed = chance.randrange(days_ago) if chance.random() < 0.3 else days_ago
            who = given if kind is MemoryKind.ALLERGY or chance.random() < 0.6 else chance.choice(_STAFF)
            kept.append(_one(chance, words, unfit, avoided_goods(kept)))
            yield Told(kind, kept[-1], who, days_ago, confirmed)


def _hello(chance: Random, language: str, given: str, known_for: int) -> Iterator[Told]:
    hellos = told("names")[language]["hello"]
    if hellos and chance.random() < 0.6:
        learned = chance.randrange(1, known_for)
        yield Told(MemoryKind.TALK, f"Likes to hear “{chance.choice(hellos).format(first=given)}”", chance.choice(_STAFF), learned, learned)


def _companions(chance: Random) -> Iterator[tuple[CompanionKind, str]]:
    if chance.random() < 0.06:
        yield CompanionKind.DOG, _one(chance, "dogs")
    if chance.random() < 0.06:
        yield CompanionKind.CHILD, _one(chance, "children")
    if chance.random() < 0.03:
        kind, name = chance.choice(told("life")["others"])
        yield CompanionKind(kind), name


def _things(chance: Random, known_for: int) -> Iterator[tuple[str, int, int | None]]:
    if chance.random() < 0.06:
        what, care = chance.choice(told("life")["things"])
        yield what, chance.randrange(1, known_for), care


def _notes(chance: Random, known_for: int, unfit: set[str]) -> Iterator[Remark]:
    if chance.random() < 0.12:
        yield Remark(_one(chance, "notes", unfit), chance.randrange(1, min(known_for, 240)), chance.choice(_STAFF))


def _one(chance: Random, words: str, unfit: Collection[str] = (), avoided: Collection[str] = ()) -> str:
    """Choose a sentence that fits and that praises nothing somebody avoids."""
    listed: list[str] = told("life")[words]
    return chance.choice([text for text in listed if text not in unfit and not any(name.lower() in text.lower() for name in avoided)])
