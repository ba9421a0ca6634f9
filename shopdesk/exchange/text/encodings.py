"""Which letters the bytes of a list mean: UTF-8, UTF-16 or Windows-1252, found out from the first bytes."""

from __future__ import annotations

import codecs

MEND = "shopdesk-mend"  # what to do with a byte that fits nowhere
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
NAMES = {"utf-8": "UTF-8", "cp1252": "Windows-1252", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}


def found(head: bytes, whole: bool) -> tuple[str, int]:
    """Give the codec and the length of the byte order mark. ``whole``: nothing comes after ``head``."""
    for mark, codec in _MARKS:
        if head.startswith(mark):
            return codec, len(mark)
    return wide(head) or _narrow(head, whole), 0


def wide(head: bytes) -> str:
    """The UTF-16 codec when the bytes look like that without a mark (every second one NUL, as in any heading), else nothing."""
    start = head[:1024]
    even, odd, half = start[::2].count(0), start[1::2].count(0), len(start) // 2
    if odd > half // 2 and odd > 8 * even:
        return "utf-16-le"
    if even > half // 2 and even > 8 * odd:
        return "utf-16-be"
    return ""


def _narrow(head: bytes, whole: bool) -> str:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head, final=whole)
        return "utf-8"
    except UnicodeDecodeError:
        # A few broken bytes must not turn a whole UTF-8 list into noise: the great majority of the letters beyond ASCII decides.
        kept = head.decode("utf-8", "ignore")
        good = len(kept) - len(kept.encode("ascii", "ignore"))
        broken = len(head.decode("utf-8", "surrogateescape")) - len(kept)
        return "utf-8" if good > 2 * broken else "cp1252"


def learn_to_mend() -> None:
    """Make the error rule ``MEND`` known to Python's codecs."""
    codecs.register_error(MEND, _mended)


def _mended(error: UnicodeError) -> tuple[str, int]:
    """Read a stray byte in UTF-8 as Windows-1252 would, one that Windows-1252 leaves undefined as its number, half a UTF-16 letter as �."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    if error.encoding not in ("utf-8", "charmap"):
        return "\ufffd", error.end
    stray = error.object[error.start : error.end]
    return "".join(_windows(byte) for byte in stray), error.end


def _windows(byte: int) -> str:
    try:
        return bytes((byte,)).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)
