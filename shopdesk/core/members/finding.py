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
_MOST_TERMS = 16  # of a whole page that was pasted the first words are enough
_LONGEST = 20  # digits of the longest ending a number is found by
_BETWEEN = " +()-./\u2010\u2011\u2013"  # signs people put between digits
_UNSPACED = (("\u0e00", "\u0eff"), ("\u1100", "\u11ff"), ("\u3040", "\u9fff"), ("\U00020000", "\U0003ffff"))
_TEL = re.compile(r"^tel:", re.IGNORECASE)
_EXTENSION = re.compile(r"[ ;,]{0,9}(?:extension|ext\.?|x|#) ?=? ?\d+$", re.IGNORECASE)
_PAIRS = ("aa", "ae", "oe", "ue")
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ALPHABETS = (
    "0123456789", _LATIN, "αβγδεζηθικλμνξοπρστυφχψω", "абвгдежзийклмнопрстуфхцчшщъыьэюяієґ", "אבגדהוזחטיךכלםמןנסעףפץצקרשת",
    "ابةتثجحخدذرزسشصضطظعغفقكلمنهويىپچژگک",
)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Give ``text`` without case, accents or special letters. Lengths may change."""
    if text.isascii():
        return text.lower()
    return "".join(_fold_letter(letter) for letter in text)


@lru_cache(maxsize=4096)
def _fold_letter(letter: str) -> str:
    for _again in range(2):  # some letters come apart into capitals, which come apart once more
        letter = unicodedata.normalize("NFKD", letter.casefold()).translate(_LETTERS)
    return "".join(part for part in letter if not unicodedata.combining(part) and unicodedata.category(part) not in ("Cs", "Cf"))


@lru_cache(maxsize=65536)
def words_of(text: str) -> tuple[str, ...]:
    """Split folded letters and digits into words; an apostrophe joins, everything else parts."""
    folded = fold(text)
    if folded.isascii():
        return tuple(re.findall(r"[a-z0-9]+", folded.replace("'", "")))
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


def phone_tokens(typed: str, e164: str | None, country_code: int | None, trunk: str = "") -> Iterator[str]:
    """Everything a number is found by: with and without country, as dialled inside it, and any ending of four digits or more.

    ``trunk`` is what is dialled before a number inside its own country, where that is not a 0.
    """
    digits = digits_of(typed)
    if e164 and country_code:
        national = e164[1 + len(str(country_code)) :]
        yield e164[1:]
        yield "0" + national
        yield trunk + national
        digits = national
    yield digits
    for start in range(max(1, len(digits) - _LONGEST), len(digits) - 3):
        yield digits[start:]


def tokens(
    *, names: Iterable[str], others: Iterable[str], phones: Iterable[tuple[str, str | None, int | None, str]], emails: Iterable[str],
    code: str,
) -> str:
    """Give the words a member is found by, each once, parted by spaces. ``phones`` as ``phone_tokens`` takes them."""
    found: dict[str, None] = {}
    for name in names:
        for word in name.split():
            found.update(dict.fromkeys(_name_tokens(word)))
    for phone in phones:
        found.update(dict.fromkeys(phone_tokens(*phone)))
    for email in emails:
        found.update(dict.fromkeys(words_of(email)))
    for other in others:
        for word in other.split():
            found.update(dict.fromkeys(token for spelled in _spellings(word) for token in words_of(spelled)))
    found[code.lower()] = None
    found.pop("", None)
    return " ".join(found)


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
        return ((reading.letters.lower(),),)
    if looks_like_phone(text):
        return (_phone_choices(_bare_number(text)),)
    return tuple(choices(word) for word in words_of(text)[:_MOST_TERMS])


def _phone_choices(text: str) -> tuple[str, ...]:
    digits = digits_of(text.replace("(0)", ""))
    # Four digits may be the end of a number that has a 00 there; more begin with the sign for abroad.
    abroad = [digits.removeprefix(sign) for sign in ("00", "011") if digits.startswith(sign) and len(digits) > 4]
    return tuple(dict.fromkeys((digits, digits_of(text), *abroad, MIDDLE_MARK + digits)))


def choices(word: str) -> tuple[str, ...]:
    """The beginnings that meet one typed word: itself, and from three letters on the middle of a name."""
    return (word, MIDDLE_MARK + word) if len(word) >= _MIDDLE else (word,)


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
    found = [(start + begin, start + end) for start, word in _written_words(name) for part in typed for begin, end in _place(word, part)]
    merged: list[tuple[int, int]] = []
    for begin, end in sorted(found):
        if merged and begin < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((begin, end))
    return tuple(merged)


def _written_words(name: str) -> Iterator[tuple[int, str]]:
    """The words of ``name`` as written and where each begins, parted where ``words_of`` parts them."""
    start = 0
    for place, letter in enumerate(f"{name} "):
        folded = _fold_letter(letter)
        if folded != "'" and not all(_is_of_a_word(part) for part in folded):
            if start < place:
                yield start, name[start:place]
            start = place + 1


def _place(word: str, part: str) -> Iterator[tuple[int, int]]:
    """Where ``part`` (folded) stands in ``word`` (as written), under the first of the word's spellings that has it; its beginning first."""
    for per_letter in (_fold_letter, _fold_long):
        folded = [per_letter(letter).replace("'", "") for letter in word]
        for text, places in _alternatives(folded):
            at = 0 if text.startswith(part) else text.find(part) if len(part) >= _MIDDLE or _unspaced(part) else -1
            if part and at >= 0:
                end = places[at + len(part) - 1] + 1
                while end < len(word) and not folded[end] and unicodedata.combining(word[end]):
                    end += 1  # an accent belongs to its letter
                yield places[at], end
                return


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
