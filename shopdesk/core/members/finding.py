"""How a member is found: which words stand for them, and what a person typing means.

Everything is folded the same way on both sides: case, accents and the letters of northern Europe (ø=o, å=a=aa, æ=ae,
ł=l, ß=ss). A word is found from its beginning; a name from three letters on also from its middle.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from shopdesk.core import codes

_MIDDLE = 3  # letters from which the middle of a name is looked at too
MIDDLE_MARK = "_"  # before the rest of a name from its middle on
CODE_MARK = "_="  # before a member's code, which nobody means who types one or two letters
_PART_OF_CODE = 5  # letters from which the beginning of a code is looked for
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
_MOST_LETTERS = 4096  # remembered, so that a list of noise cannot fill the memory
_MOST_TERMS = 16  # of a whole page that was pasted the first words are enough
_LONGEST = 20  # digits of the longest ending a number is found by
_BETWEEN = " +()-./\u2010\u2011\u2013"  # signs people put between digits
_UNSPACED = (("\u0e00", "\u0eff"), ("\u1100", "\u11ff"), ("\u3040", "\u9fff"), ("\U00020000", "\U0003ffff"))
_TEL = re.compile(r"^tel:", re.IGNORECASE)
_EXTENSION = re.compile(r"[ ;,]{0,9}(?:extension|ext\.?|x|#) ?=? ?\d+$", re.IGNORECASE)
_PLAIN_WORDS = re.compile(r"[a-z0-9]+").findall
_PAIRS = ("aa", "ae", "oe", "ue")
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ALPHABETS = (
    "0123456789", _LATIN, "αβγδεζηθικλμνξοπρστυφχψω", "абвгдежзийклмнопрстуфхцчшщъыьэюяієґ", "אבגדהוזחטיךכלםמןנסעףפץצקרשת",
    "ابةتثجحخدذرزسشصضطظعغفقكلمنهويىپچژگک",
)


def fold(text: str) -> str:
    """Give ``text`` without case, accents or special letters. Lengths may change."""
    return text.lower() if text.isascii() else text.translate(_FOLDED)


class _Folded(dict[int, str]):
    """What becomes of each letter, found out when it is first met: Python then looks a whole text through at once."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        for _again in range(2):  # some letters come apart into capitals, which come apart once more
            letter = unicodedata.normalize("NFKD", letter.casefold()).translate(_LETTERS)
        folded = "".join(part for part in letter if not unicodedata.combining(part) and unicodedata.category(part) not in ("Cs", "Cf"))
        if len(self) < _MOST_LETTERS:
            self[code] = folded
        return folded


_FOLDED = _Folded()


def _fold_letter(letter: str) -> str:
    return _FOLDED[ord(letter)]


def words_of(text: str) -> tuple[str, ...]:
    """Split folded letters and digits into words; an apostrophe joins, everything else parts."""
    folded = fold(text)
    if folded.isascii():
        return tuple(_PLAIN_WORDS(folded.replace("'", "")))
    spaced = "".join(letter if _is_of_a_word(letter) else "" if letter == "'" else " " for letter in folded)
    return tuple(spaced.split())


def _is_of_a_word(letter: str) -> bool:
    """Is this a letter, a digit, or a vowel sign that stands beside its letter?"""
    return unicodedata.category(letter)[0] in "LNM"


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
    for pair in _PAIRS:
        if pair in lower:
            yield lower.replace(pair, pair[0])


def _unspaced(word: str) -> bool:
    """Is this written without spaces between words (Thai, Lao, Hangul in its parts, kana, Han)?"""
    return any(first <= letter <= last for letter in word for first, last in _UNSPACED)


@lru_cache(maxsize=65536)
def _other_tokens(word: str) -> tuple[str, ...]:
    """Everything a word that is no name is found by: itself and its other spellings."""
    return tuple(token for spelled in _spellings(word) for token in words_of(spelled))


def phone_tokens(typed: str, e164: str | None, country_code: int | None, trunk: str = "") -> list[str]:
    """Everything a number is found by: with and without country, as dialled inside it, and any ending of four digits or more.

    ``trunk`` is what is dialled before a number inside its own country, where that is not a 0.
    """
    if e164 and country_code:
        digits = e164[1 + len(str(country_code)) :]
        found = [e164[1:], "0" + digits, trunk + digits, digits]
    else:
        digits = digits_of(typed)
        found = [digits]
    return found + [digits[start:] for start in range(max(1, len(digits) - _LONGEST), len(digits) - 3)]


def tokens(
    *, names: Iterable[str], others: Iterable[str], phones: Iterable[tuple[str, str | None, int | None, str]], emails: Iterable[str],
    codes: Iterable[str],
) -> str:
    """Give the words a member is found by, each once, parted by spaces. ``phones`` as ``phone_tokens`` takes them."""
    found: list[str] = []
    for name in names:
        for word in name.split():
            found += _name_tokens(word)
    for phone in phones:
        found += phone_tokens(*phone)
    for email in emails:
        found += words_of(email)
    for other in others:
        for word in other.split():
            found += _other_tokens(word)
    found += [CODE_MARK + code.lower() for code in codes]
    return " ".join(filter(None, dict.fromkeys(found)))


def digits_of(text: str) -> str:
    """The digits in ``text``, whatever script they are written in."""
    return "".join(str(unicodedata.digit(sign)) for sign in text if unicodedata.digit(sign, None) is not None)


def _bare_number(text: str) -> str:
    """What was typed without marks nobody sees, the word tel: and an extension; wide signs as the usual ones."""
    seen = "".join(sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign) != "Cf")
    return _EXTENSION.sub("", _TEL.sub("", " ".join(seen.split())))


def looks_like_phone(text: str) -> bool:
    """Is this a number and nothing else: digits with the signs people put between them?"""
    bare = _bare_number(text)
    return len(digits_of(bare)) >= 3 and all(sign in _BETWEEN or unicodedata.digit(sign, None) is not None for sign in bare)


def terms(text: str) -> tuple[tuple[str, ...], ...]:
    """Give what was typed as terms that must all be met; each is a choice of beginnings, one of which is enough."""
    reading = codes.read(text)
    if reading is not None and reading.good:
        return ((CODE_MARK + reading.letters.lower(),),)
    if looks_like_phone(text):
        return (_phone_choices(_bare_number(text)),)
    return tuple(choices(word) for word in words_of(text)[:_MOST_TERMS])


def _phone_choices(text: str) -> tuple[str, ...]:
    digits = digits_of(text.replace("(0)", ""))
    # Four digits may be the end of a number that has a 00 there; more begin with the sign for abroad.
    abroad = [digits.removeprefix(sign) for sign in ("00", "011") if digits.startswith(sign) and len(digits) > 4]
    return tuple(dict.fromkeys((digits, digits_of(text), *abroad, MIDDLE_MARK + digits)))


def choices(word: str) -> tuple[str, ...]:
    """The beginnings that meet one typed word: itself, from three letters on the middle of a name, from five on a code."""
    marks = (MIDDLE_MARK,) * (len(word) >= _MIDDLE) + (CODE_MARK,) * (len(word) >= _PART_OF_CODE)
    return (word, *(mark + word for mark in marks))


def of_names(terms: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    """The same terms, met by names alone."""
    return tuple(tuple(word if word.startswith(MIDDLE_MARK) else NAME_MARK + word for word in choices) for choices in terms)


def one_mistake(word: str) -> Iterator[str]:
    """Give every word one typing mistake away: a letter too many, too few, wrong, or two swapped (Damerau 1964)."""
    alphabet = "".join(letters for letters in _ALPHABETS if any(letter in letters for letter in word))
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
    parts = _parts(typed)
    found: list[tuple[int, int]] = []
    start = 0
    for piece in name.split(" "):
        for begin, readings in _words_in(piece):
            for part, anywhere in parts:
                if place := _place(readings, part, anywhere):
                    found.append((start + begin + place[0], start + begin + place[1]))
        start += len(piece) + 1
    return tuple(found) if len(found) < 2 else _merged(found)


@lru_cache(maxsize=64)
def _parts(typed: tuple[str, ...]) -> tuple[tuple[str, bool], ...]:
    """What was typed, each with whether it may stand in the middle of a word."""
    return tuple((part, len(part) >= _MIDDLE or _unspaced(part)) for part in typed if part)


def _merged(found: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for begin, end in sorted(found):
        if merged and begin < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((begin, end))
    return tuple(merged)


class _Reading(NamedTuple):
    """A word folded in one of its spellings; for each of its letters, where in the word as written it begins and ends."""

    text: str
    begins: tuple[int, ...]
    ends: tuple[int, ...]


def _place(readings: tuple[_Reading, ...], part: str, anywhere: bool) -> tuple[int, int] | None:
    """Where ``part`` (folded) stands in a word as written, under the first of its readings that has it; its beginning first."""
    for text, begins, ends in readings:
        at = 0 if text.startswith(part) else text.find(part) if anywhere else -1
        if at >= 0:
            return begins[at], ends[at + len(part) - 1]
    return None


@lru_cache(maxsize=16384)
def _words_in(piece: str) -> tuple[tuple[int, tuple[_Reading, ...]], ...]:
    """The words of a piece of a name, parted where ``words_of`` parts them: where each begins, and how it reads."""
    return tuple((start, _readings(word)) for start, word in _written_words(piece))


def _written_words(name: str) -> Iterator[tuple[int, str]]:
    start = 0
    for place, letter in enumerate(f"{name} "):
        folded = _fold_letter(letter)
        if folded != "'" and not all(_is_of_a_word(part) for part in folded):
            if start < place:
                yield start, name[start:place]
            start = place + 1


def _readings(word: str) -> tuple[_Reading, ...]:
    found: dict[_Reading, None] = {}
    for per_letter in (_fold_letter, _fold_long):
        folded = [per_letter(letter).replace("'", "") for letter in word]
        for text, places in _alternatives(folded):
            found[_Reading(text, tuple(places), tuple(_end(word, folded, place) for place in places))] = None
    return tuple(found)


def _end(word: str, folded: list[str], place: int) -> int:
    """Where the letter at ``place`` ends: an accent belongs to its letter."""
    end = place + 1
    while end < len(word) and not folded[end] and unicodedata.combining(word[end]):
        end += 1
    return end


def _fold_long(letter: str) -> str:
    return fold(unicodedata.normalize("NFC", letter.casefold()).translate(_LONG))


def _alternatives(folded: list[str]) -> Iterator[tuple[str, list[int]]]:
    """The folded word with the place each of its letters came from; then with aa, ae, oe and ue read as one letter."""
    text = "".join(folded)
    places = [place for place, letters in enumerate(folded) for _letter in letters]
    yield text, places
    for pair in _PAIRS:
        second = {match.end() - 1 for match in re.finditer(pair, text)}
        if second:
            kept = [at for at in range(len(text)) if at not in second]
            yield "".join(text[at] for at in kept), [places[at] for at in kept]
