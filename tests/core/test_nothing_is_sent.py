"""No code path sends anything: a person presses send, in a program of their own."""

import ast
from pathlib import Path

import pytest

import shopdesk

SENDING = {"smtplib", "ftplib", "http.client", "urllib.request", "requests", "httpx", "aiohttp", "telnetlib", "nntplib", "imaplib"}


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.idea(9)
def test_no_module_can_send() -> None:
    sources = list(Path(shopdesk.__file__).parent.rglob("*.py"))
    assert len(sources) > 100
    assert not {(path.name, name) for path in sources for name in imported(path) & SENDING}
