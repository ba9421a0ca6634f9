"""The command line as a person meets it: words in, words out, an exit code."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from shopdesk.app import main


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


Type = Callable[..., Answer]


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str]) -> Type:
    """Type a command and hear its answer."""

    def run(*words: object) -> Answer:
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        return Answer(code, said.out, said.err)

    return run


@pytest.fixture
def bakery(typed: Type, tmp_path: Path) -> Path:
    """A small sample shop."""
    path = tmp_path / "bakery.shopdesk"
    assert typed("sample", path, "--members", 40, "--seed", 1).code == 0
    return path
