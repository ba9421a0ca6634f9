"""A list that was given, opened as text: unzipped where it is a .gz, its letters' encoding found out, never held whole in memory."""

from __future__ import annotations

import gzip
import io
import zlib
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Protocol, Self

from shopdesk.errors import FileProblem
from shopdesk.exchange.text import encodings, not_lists
from shopdesk.i18n import _

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

HEAD = 4 * 2**20  # bytes looked at before the first row is read
SAMPLE = 2**18  # bytes of them that are decoded to find out separator and line ends


class _Bytes(Protocol):
    """Whatever gives bytes: a file, standard input, an unzipped stream."""

    def read(self, count: int, /) -> bytes | None: ...


class TextSource:
    """The text of one list, read once from front to back. Give a path or an open binary stream (standard input); close it after use.

    ``encoding`` overrules what would be found out. Raises FileProblem when it cannot be a list of text.
    """

    def __init__(self, given: Path | BinaryIO, encoding: str | None = None) -> None:
        self.name = given.name if isinstance(given, Path) else _("the list")
        self._given = _opened(given) if isinstance(given, Path) else given
        self._owned = isinstance(given, Path)
        self._size = _size(given) if isinstance(given, Path) else 0
        try:
            self._begin(encoding)
        except BaseException:
            self.close()
            raise

    def _begin(self, encoding: str | None) -> None:
        bytes_ = _Rejoined(_read(self._given, HEAD, self.name), self._given, self.name)
        if bytes_.head.startswith(b"\x1f\x8b"):
            unzipped = gzip.GzipFile(fileobj=io.BufferedReader(bytes_, 2**18))
            bytes_ = _Rejoined(_read(unzipped, HEAD, self.name), unzipped, self.name)
        not_lists.refuse(bytes_.head, self.name)
        self.encoding, mark = encodings.found(bytes_.head, whole=len(bytes_.head) < HEAD)
        if encoding:
            self.encoding = _known(encoding)
        bytes_.skip(mark)
        encodings.learn_to_mend()
        self._beginning = bytes_.head[mark:]
        self.sample = self.beginning(SAMPLE)
        self.text = io.TextIOWrapper(io.BufferedReader(bytes_, 2**18), self.encoding, encodings.MEND, newline="")

    def beginning(self, count: int = HEAD) -> str:
        """The text of the first ``count`` bytes, at most 4 MB; its last line may be cut."""
        return self._beginning[:count].decode(self.encoding, encodings.MEND)

    def fraction(self) -> float | None:
        """How much of it has been read, 0 to 1; None where nobody can tell (a pipe)."""
        if not self._size:
            return None
        try:
            return min(1.0, self._given.tell() / self._size)
        except (OSError, ValueError):
            return None

    def close(self) -> None:
        """Let go of the file; a stream that was given stays open."""
        if self._owned:
            self._given.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def _known(encoding: str) -> str:
    """The codec of that name; raises FileProblem when there is none for text."""
    try:
        "".encode(encoding)
    except LookupError as error:
        raise FileProblem(
            _("Nobody here knows letters written as “{encoding}”.").format(encoding=encoding), _("Nothing was changed."),
            _("Leave it out, or say utf-8, cp1252 or utf-16."),
        ) from error
    return encoding


class _Rejoined(io.RawIOBase):
    """The bytes looked at first, then the rest, as one stream; mishaps of the disk or of a cut .gz become sentences."""

    def __init__(self, head: bytes, rest: _Bytes, name: str) -> None:
        super().__init__()
        self.head = head
        self._at = 0
        self._rest = rest
        self._name = name

    def skip(self, count: int) -> None:
        self._at += count

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        room = memoryview(buffer)
        piece = self.head[self._at : self._at + len(room)]
        self._at += len(piece)
        if not piece:
            piece = _read(self._rest, len(room), self._name, at_once=False)
        room[: len(piece)] = piece
        return len(piece)


def _opened(path: Path) -> BinaryIO:
    if path.is_dir():
        raise FileProblem(
            _("“{name}” is a folder, not a list.").format(name=path.name), _("Nothing was changed."), _("Choose the file in it.")
        )
    try:
        return path.open("rb", buffering=0)
    except FileNotFoundError as error:
        raise FileProblem(
            _("There is no file “{name}”.").format(name=path), _("Nothing was changed."), _("Look whether it was moved or renamed.")
        ) from error
    except (OSError, ValueError) as error:
        raise _cannot_read(path.name) from error


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _read(stream: _Bytes, count: int, name: str, at_once: bool = True) -> bytes:
    """Up to ``count`` bytes; with ``at_once`` a pipe that gives little at a time is asked until they are there or it ends."""
    pieces: list[bytes] = []
    missing = count
    try:
        while missing and (piece := stream.read(missing)):
            pieces.append(piece)
            missing -= len(piece)
            if not at_once:
                break
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise FileProblem(
            _("“{name}” stops in the middle: it is a packed file that did not arrive whole.").format(name=name),
            do=_("Copy or download it again."),
        ) from error
    except (OSError, ValueError) as error:
        raise _cannot_read(name) from error
    return b"".join(pieces)


def _cannot_read(name: str) -> FileProblem:
    return FileProblem(
        _("“{name}” cannot be read.").format(name=name),
        _("Nothing was brought in, and the file itself was not touched."),
        _("Look whether it is open in another program, or on a stick that was pulled out."),
    )
