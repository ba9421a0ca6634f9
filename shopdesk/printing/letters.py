"""What can be set of what was typed: control signs go, pictures become their names, and letters no typeface has are reported."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from shopdesk.i18n import _
from shopdesk.printing import fonts
from shopdesk.printing.typefaces import JOINERS

LONGEST = 20_000
"""Letters of one text that are looked at; no card holds a tenth of that."""

_GAP = "\N{NO-BREAK SPACE}" * 3
_PLAIN = re.compile(r"[ -~\n]*")
_NEWLINES = re.compile("\r\n?|[\u0085\u2028\u2029]")
_JOINERS = re.compile("[\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\u20e3]+")
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_DROPPED = ("Cc", "Cf")


@dataclass(frozen=True, slots=True)
class Plain:
    """A text that can be set whole. ``named`` are pictures now standing as words, ``missing`` letters that left a gap."""

    text: str
    named: tuple[tuple[str, str], ...] = ()
    missing: tuple[str, ...] = ()


@lru_cache(maxsize=4096)
def plain(text: str) -> Plain:
    """Make ``text`` ready to be set: composed, without control or direction signs; line breaks stay."""
    if len(text) < LONGEST and _PLAIN.fullmatch(text):
        return Plain(text)
    whole = _NEWLINES.sub("\n", text[:LONGEST]).replace("\t", " ")
    return _Reader(unicodedata.normalize("NFC", whole)).read()


class _Reader:
    """Walks through one text once and writes down what it becomes."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._out: list[str] = []
        self._waiting: list[str] = []
        self._named: dict[str, str] = {}
        self._missing: dict[str, None] = {}

    def read(self) -> Plain:
        """Give the text as it can be set."""
        place = 0
        while place < len(self._text):
            place = self._step(place)
        self._say_pictures(following="")
        return Plain("".join(self._out), tuple(self._named.items()), tuple(self._missing))

    def _step(self, place: int) -> int:
        """Take what stands at ``place`` and give the place after it."""
        flag = _FLAG.match(self._text, place)
        if flag:
            self._name(flag.group(), _flag_name(flag.group()))
            return flag.end()
        end = place + 1
        while end < len(self._text) and unicodedata.combining(self._text[end]):
            end += 1
        cluster = self._text[place:end]
        joiners = _JOINERS.match(self._text, end)
        if _is_picture(cluster):
            end = joiners.end() if joiners else end
            self._name(self._text[place:end].rstrip("\u200d"), unicodedata.name(cluster[0]).lower())
        else:
            self._take(cluster)
        return end

    def _name(self, picture: str, name: str) -> None:
        self._named[picture] = name
        if name not in self._waiting:
            self._waiting.append(name)

    def _take(self, cluster: str) -> None:
        category = unicodedata.category(cluster[0])
        if cluster in JOINERS and self._out and unicodedata.bidirectional(self._out[-1][-1]) == "AL":
            self._out.append(cluster)  # says in Persian that two letters stand apart
            return
        if (category in _DROPPED and cluster != "\n") or _JOINERS.fullmatch(cluster):
            return
        self._say_pictures(following=cluster)
        if category == "Zs" and cluster != "\N{NO-BREAK SPACE}":
            self._out.append(" ")
        elif cluster == "\n" or fonts.has(cluster):
            self._out.append(cluster)
        else:
            self._missing[_("a broken letter") if category == "Cs" or cluster == fonts.BROKEN else cluster] = None
            self._out.append(_GAP)

    def _say_pictures(self, following: str) -> None:
        """Write the names that wait, in brackets, with a space to a neighbouring word."""
        if not self._waiting:
            return
        before = "" if not self._out or self._out[-1].endswith((" ", "\n")) else " "
        after = " " if following.isalnum() else ""
        self._out.append(f"{before}({', '.join(self._waiting)}){after}")
        self._waiting.clear()


def _is_picture(cluster: str) -> bool:
    is_symbol = unicodedata.category(cluster[0]) == "So" and cluster != fonts.BROKEN
    return is_symbol and not fonts.has(cluster) and bool(unicodedata.name(cluster[0], ""))


def _flag_name(flag: str) -> str:
    country = "".join(chr(ord(letter) - 0x1F1E6 + ord("A")) for letter in flag)
    return _("flag {country}").format(country=country)
