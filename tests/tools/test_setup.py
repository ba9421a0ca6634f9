import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]


class BareSystem:
    """A copy of the scripts on a made-up Linux that has nothing but Python and the commands it is given."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._commands = folder / "bin"
        self._commands.mkdir()
        shutil.copytree(PROJECT / "tools", folder / "tools")
        for name in ("cat", "dirname", "env", "sh"):
            (self._commands / name).symlink_to(shutil.which(name) or name)
        (self._commands / "python3").symlink_to(sys.executable)
        for name, body in (("uname", "echo Linux"), ("ldconfig", ":"), ("id", "echo 1000"), ("apt-get", "exit 100")):
            self.has(name, body)

    def has(self, name: str, body: str) -> None:
        command = self._commands / name
        command.unlink(missing_ok=True)
        command.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        command.chmod(0o755)

    def does(self, script: str, **environment: str) -> tuple[int, list[str]]:
        done = subprocess.run(
            [self.folder / "tools" / script],
            env={"PATH": str(self._commands), **environment},
            capture_output=True, text=True, timeout=60, check=False,
        )
        return done.returncode, (done.stdout + done.stderr).splitlines()


@pytest.fixture
def system(tmp_path: Path) -> BareSystem:
    return BareSystem(tmp_path)


def test_somebody_who_may_not_install_gets_one_line_to_run(system: BareSystem) -> None:
    code, said = system.does("setup.sh")

    assert code == 1
    assert said[-1].startswith("su -c 'apt-get install -y --no-install-recommends ")
    assert {"xvfb", "xdotool", "libegl1", "libxcb-cursor0"} <= set(said[-1].strip("'").split())
    assert not (system.folder / ".venv").exists()


def test_a_sudo_that_asks_is_left_to_the_person(system: BareSystem) -> None:
    system.has("sudo", "exit 1")

    code, said = system.does("setup.sh")

    assert code == 1
    assert said[-1].startswith("sudo apt-get install -y ")


@pytest.mark.parametrize(("user", "sudo"), [("0", ""), ("1000", 'shift; exec "$@"')])
def test_who_may_install_does_and_is_told_when_it_did_not_work(system: BareSystem, user: str, sudo: str) -> None:
    system.has("id", f"echo {user}")
    system.has("apt-get", f'echo "$@" >>"{system.folder}/asked"; [ "$2" = update ]')
    if sudo:
        system.has("true", ":")
        system.has("sudo", sudo)

    code, said = system.does("setup.sh")

    update, install = (system.folder / "asked").read_text(encoding="utf-8").splitlines()
    assert update == "-qq update"
    assert install.startswith("install -y --no-install-recommends ")
    assert code == 1
    assert said[-1].startswith("The system's packages could not be installed.")


def test_a_linux_of_another_family_is_told_what_is_needed(system: BareSystem) -> None:
    (system.folder / "bin" / "apt-get").unlink()

    code, said = system.does("setup.sh")

    assert code == 1
    assert "your system's own tool" in said[-1]


def test_an_old_python_is_named(system: BareSystem) -> None:
    system.has("python3", "exit 1")

    code, said = system.does("setup.sh")

    assert (code, said) == (1, ["ShopDesk needs Python 3.11 or later. Name one like this: make setup PYTHON=python3.12"])


def test_without_a_display_run_says_how_to_go_on(system: BareSystem) -> None:
    code, said = system.does("run.sh")

    assert code == 1
    assert len(said) == 1
    assert "no display" in said[0]
    assert "make test" in said[0]


@pytest.mark.parametrize("display", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_with_a_display_run_starts_the_program(system: BareSystem, display: str) -> None:
    (system.folder / ".venv" / "bin").mkdir(parents=True)
    (system.folder / ".venv" / "bin" / "python").symlink_to(sys.executable)
    (system.folder / "main.py").write_text("print('opened')", encoding="utf-8")

    assert system.does("run.sh", **{display: "x"}) == (0, ["opened"])
