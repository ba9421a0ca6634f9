"""What the program imports is asked for in setup.cfg: a fresh machine has nothing else."""

import ast
import configparser
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[1]
NOT_TO_ASK_FOR = {"shiboken6", "_typeshed"}  # brought by PySide6, known to mypy


def imported() -> set[str]:
    """The top names of all that is imported from elsewhere."""
    names = set()
    files = set((ROOT / "shopdesk").rglob("*.py")) - set((ROOT / "shopdesk" / "survival").rglob("*.py"))  # trials need what tests need
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names.update(alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.partition(".")[0])
    return names - set(sys.stdlib_module_names) - {"shopdesk"} - NOT_TO_ASK_FOR


def plain(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()


def test_everything_imported_is_asked_for() -> None:
    settings = configparser.ConfigParser(interpolation=None)
    settings.read(ROOT / "setup.cfg", encoding="utf-8")
    lines = [line.strip() for line in settings["options"]["install_requires"].splitlines() if line.strip()]
    asked = {plain(re.split(r"[<>=;\s\[]", line)[0]) for line in lines}
    brought = packages_distributions()
    missing = {name for name in imported() if not asked & {plain(found) for found in brought.get(name, [name])}}
    assert not missing
