"""How a member is found: which words stand for them, and what a person typing means.

Everything is folded the same way on both sides: case, accents and the letters of northern Europe (ø=o, å=a=aa, æ=ae,
ł=l, ß=ss). A word is found from its beginning; a name from three letters on also from its middle.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from shopdesk.core import codes

_MIDDLE = 3  # letters from which the middle of a name is looked at too
MIDDLE_MARK = "_"  # before the rest of a name from its middle on
NAME_MARK = "="  # before a word that is part of the name
# Letters that Unicode does not take apart by itself.
_LETTERS = str.maketrans(
    {
        "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ŧ": "t", "ı": "i", "ŋ": "n", "ĸ": "k",
        "ß": "ss", "ſ": "s", "ə": "e", "ƒ": "f",
        "ɓ": "b", "ɗ": "d", "ɖ": "d", "ƙ": "k", "ɛ": "e", "ɔ": "o", "ƴ": "y", "’": "'", "ʻ": "'", "ʼ": "'",
    }
)
# Other spellings people use for one letter, looked up under both.
_LONG = str.maketrans({"å": "aa", "ä": "ae", "ö": "oe", "ø": "oe", "ü": "ue"})
_BETWEEN = " +()-./\u2010\u2011\u2013\u00a0\t"  # signs people put between digits
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ALPHABETS = ("0123456789", _LATIN, "αβγδεζηθικλμνξοπρστυφχψω", "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Give ``text`` without case, accents or special letters. Lengths may change."""
    if text.isascii():
        return text.lower()
    return "".join(_fold_letter(letter) for letter in text)


@lru_cache(maxsize=4096)
def _fold_letter(letter: str) -> str:
    apart = unicodedata.normalize("NFKD", letter.casefold()).translate(_LETTERS)
    plain = "".join(part for part in apart if not unicodedata.combining(part) and not "\ud800" <= part <= "\udfff")
    return plain.casefold()


@lru_cache(maxsize=65536)
def words_of(text: str) -> tuple[str, ...]:
    """Split folded letters and digits into words; an apostrophe joins, everything else parts."""
    folded = fold(text)
    if folded.isascii():
        return tuple(re.findall(r"[a-z0-9]+", folded.replace("'", "")))
    spaced = "".join(letter if unicodedata.category(letter)[0] in "LN" else "" if letter == "'" else " " for letter in folded)
    return tuple(spaced.split())


@lru_cache(maxsize=65536)
def _name_tokens(word: str) -> tuple[str, ...]:
    """Everything one word of a name is found by: itself, its other spellings, and its middles."""
    tokens: dict[str, None] = {}
    for spelled in _spellings(word):
        for token in words_of(spelled):
            tokens[token] = None
            tokens[NAME_MARK + token] = None
            least = 1 if _unspaced(token) else _MIDDLE
            for start in range(1, len(token) - least + 1):
                tokens[token[start:] if least == 1 else MIDDLE_MARK + token[start:]] = None
    return tuple(tokens)


def _spellings(word: str) -> Iterator[str]:
    yield word
    lower = unicodedata.normalize("NFC", word.casefold())
    if (long := lower.translate(_LONG)) != lower:
        yield long
    for pair, letter in (("aa", "a"), ("oe", "o"), ("ue", "u")):
        if pair in lower:
            yield lower.replace(pair, letter)


def _unspaced(word: str) -> bool:
    """Is this written without spaces between words (Han, kana, Hangul, Thai)?"""
    return any("\u0e00" <= letter <= "\u0eff" or "\u3040" <= letter <= "\u9fff" or "\uac00" <= letter <= "\ud7af" for letter in word)


def phone_tokens(typed: str, e164: str | None, country_code: int | None) -> Iterator[str]:
    """Everything a number is found by: with and without country, and any ending of four digits or more."""
    digits = digits_of(typed)
    if e164 and country_code:
        national = e164[1 + len(str(country_code)) :]
        yield e164[1:]
        yield "0" + national
        digits = national
    yield digits
    for start in range(1, len(digits) - 3):
        yield digits[start:]


def tokens(
    *, names: Iterable[str], others: Iterable[str], phones: Iterable[tuple[str, str | None, int | None]], emails: Iterable[str], code: str
) -> str:
    """Give the words a member is found by, each once, parted by spaces."""
    found: dict[str, None] = {}
    for name in names:
        for word in name.split():
            found.update(dict.fromkeys(_name_tokens(word)))
    for typed, e164, country_code in phones:
        found.update(dict.fromkeys(phone_tokens(typed, e164, country_code)))
    for email in emails:
        found.update(dict.fromkeys(words_of(email)))
    for other in others:
        for word in other.split():
            found.update(dict.fromkeys(token for spelled in _spellings(word) for token in words_of(spelled)))
    found[code.lower()] = None
    found.pop("", None)
    return " ".join(found)


def digits_of(text: str) -> str:
    """The digits in ``text``, whatever script they are written in; a leading 00 is the sign for abroad and falls away."""
    digits = "".join(str(unicodedata.digit(sign)) for sign in text if unicodedata.digit(sign, None) is not None)
    return digits.removeprefix("00")


def looks_like_phone(text: str) -> bool:
    """Is this a number and nothing else: digits with the signs people put between them?"""
    bare = re.sub(r"(?i)^\s*tel:", "", text)
    bare = re.sub(r"(?i)\s*(ext\.?|x|#)\s*\d+\s*$", "", bare)
    return len(digits_of(bare)) >= 3 and all(sign in _BETWEEN or unicodedata.digit(sign, None) is not None for sign in bare)


def terms(text: str) -> tuple[tuple[str, ...], ...]:
    """Give what was typed as terms that must all be met; each is a choice of beginnings, one of which is enough."""
    reading = codes.read(text)
    if reading is not None and reading.good:
        return ((reading.letters.lower(),),)
    if looks_like_phone(text):
        bare = re.sub(r"(?i)^\s*tel:|\s*(ext\.?|x|#)\s*\d+\s*$", "", text)
        return (_phone_choices(bare),)
    return tuple(choices(word) for word in words_of(text))


def _phone_choices(text: str) -> tuple[str, ...]:
    digits = digits_of(text)
    without_trunk = digits_of(re.sub(r"\(0\)", "", text))
    as_typed = "".join(sign for sign in text if sign.isalnum())  # another program's id may begin with 00 too
    return tuple(dict.fromkeys((digits, without_trunk, fold(as_typed))))


def choices(word: str) -> tuple[str, ...]:
    """The beginnings that meet one typed word: itself, and from three letters on the middle of a name."""
    return (word, MIDDLE_MARK + word) if len(word) >= _MIDDLE else (word,)


def of_names(terms: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    """The same terms, met by names alone."""
    return tuple(tuple(word if word.startswith(MIDDLE_MARK) else NAME_MARK + word for word in choices) for choices in terms)


def one_mistake(word: str) -> Iterator[str]:
    """Give every word one typing mistake away: a letter too many, too few, wrong, or two swapped (Damerau 1964)."""
    alphabet = next((letters for letters in _ALPHABETS if any(letter in letters for letter in word)), "")
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    seen = {word}
    for before, after in cuts:
        nearby = [before + after[1:]] if after else []
        if len(after) > 1:
            nearby.append(before + after[1] + after[0] + after[2:])
        for letter in alphabet:
            nearby.append(before + letter + after)
            if after:
                nearby.append(before + letter + after[1:])
        for candidate in nearby:
            if candidate and candidate not in seen:
                seen.add(candidate)
                yield candidate


def spans(name: str, typed: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Where the folded words ``typed`` stand in ``name``, as (start, end) in its own letters; in order, not overlapping."""
    found: list[tuple[int, int]] = []
    for match in re.finditer(r"\S+", name):
        word, start = match.group(), match.start()
        for part in typed:
            place = _place(word, part)
            if place is not None:
                found.append((start + place[0], start + place[1]))
    merged: list[tuple[int, int]] = []
    for begin, end in sorted(found):
        if merged and begin < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((begin, end))
    return tuple(merged)


def _place(word: str, part: str) -> tuple[int, int] | None:
    """Where ``part`` (folded) stands in ``word`` (as written), under any of the word's spellings; its beginning first."""
    for per_letter in (_fold_letter, _fold_long):
        folded = [per_letter(letter).replace("'", "") if letter.isalnum() or unicodedata.combining(letter) else "" for letter in word]
        for text, places in _alternatives(folded):
            at = 0 if text.startswith(part) else text.find(part) if len(part) >= _MIDDLE or _unspaced(part) else -1
            if at >= 0:
                return places[at], places[at + len(part) - 1] + 1
    return None


def _fold_long(letter: str) -> str:
    return fold(unicodedata.normalize("NFC", letter.casefold()).translate(_LONG))


def _alternatives(folded: list[str]) -> Iterator[tuple[str, list[int]]]:
    """The folded word with the place each of its letters came from; then with aa, oe and ue read as one letter."""
    text = "".join(folded)
    places = [place for place, letters in enumerate(folded) for _letter in letters]
    yield text, places
    for pair in ("aa", "oe", "ue"):
        at = text.find(pair)
        if at >= 0:
            yield text[: at + 1] + text[at + 2 :], places[: at + 1] + places[at + 2 :]
