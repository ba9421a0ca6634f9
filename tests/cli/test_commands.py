import csv
import gzip
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from shopdesk.cli.session import COMMAND_LINE
from shopdesk.core import codes
from shopdesk.core.shop import Shop
from tests.cli.conftest import Type

COMMANDS = [
    "run", "sample", "import", "find", "visit", "card", "giftcard", "privilege", "backup", "restore", "check", "standing", "known", "erase",
    "today", "tell", "pictures", "bench",
]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(typed: Type, command: str) -> None:
    answer = typed(command, "--help")
    assert answer.code == 0
    assert answer.out.startswith(f"Usage: shopdesk {command}")


def test_wrong_use_is_two(typed: Type) -> None:
    assert typed("dance").code == 2
    assert typed("visit").code == 2


def test_find_gives_what_is_needed_to_greet(typed: Type, bakery: Path) -> None:
    [soren] = typed("--shop", bakery, "find", "soren", "kjaer", "--json").data
    assert soren["name"] == "Søren Kjær"
    assert codes.read(soren["code"]).good
    assert {"code", "name", "phone", "email", "last_visit"} <= soren.keys()


def test_one_is_not_several(typed: Type, bakery: Path, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("name,email\nPia Lund,pia@example.org\n", encoding="utf-8")
    assert typed("--shop", bakery, "import", people).out == "1 person was brought in, 0 were known already.\n"


def test_the_shop_is_also_named_by_the_environment(typed: Type, bakery: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHOPDESK_SHOP", str(bakery))
    assert typed("find", "soren kjær", "--json").data


def test_finding_nobody_is_an_answer(typed: Type, bakery: Path) -> None:
    assert typed("--shop", bakery, "find", "xqzw", "--json").data == []
    assert "Nobody here" in typed("--shop", bakery, "find", "xqzw").out


def test_a_mistyped_name_is_near(typed: Type, bakery: Path) -> None:
    assert "near" in typed("--shop", bakery, "find", "bronislava").out


def test_a_visit_is_booked_with_who_and_where(typed: Type, bakery: Path) -> None:
    answer = typed("--shop", bakery, "--staff", "Ingrid", "--counter", "Back door", "visit", "Søren Kjær", "--json")
    assert answer.code == 0
    with Shop.open(bakery) as shop:
        line = shop.log.tail(1)[0]
        assert line.verb == "visits.record"
        assert shop.staff.get(line.staff_id).name == "Ingrid Dahl"
        assert shop.store.rows("SELECT name FROM counter WHERE id = ?", (line.counter_id,)) == [("Back door",)]


def test_without_staff_a_visit_is_unattended(typed: Type, bakery: Path) -> None:
    typed("--shop", bakery, "visit", "Søren Kjær")
    with Shop.open(bakery) as shop:
        line = shop.log.tail(1)[0]
        assert line.staff_id is None
        assert shop.store.rows("SELECT name FROM counter WHERE id = ?", (line.counter_id,)) == [(COMMAND_LINE,)]


def test_a_name_that_fits_several_writes_nothing(typed: Type, bakery: Path) -> None:
    answer = typed("--shop", bakery, "visit", "sor")
    assert answer.code == 1
    assert "Nothing was written" in answer.err


def test_an_unknown_name_of_staff_says_who_works_here(typed: Type, bakery: Path) -> None:
    answer = typed("--shop", bakery, "--staff", "Olga", "visit", "Søren Kjær")
    assert answer.code == 1
    assert "Ingrid Dahl" in answer.err


def test_backup_and_restore(typed: Type, bakery: Path) -> None:
    typed("--shop", bakery, "backup")
    before = typed("--shop", bakery, "find", "søren kjær", "--json").data
    typed("--shop", bakery, "visit", "Søren Kjær")
    assert typed("--shop", bakery, "find", "søren kjær", "--json").data != before
    answer = typed("--shop", bakery, "restore", "--json")
    assert answer.code == 0
    assert typed("--shop", bakery, "find", "søren kjær", "--json").data == before
    assert Path(answer.data["kept"]).exists()


def test_check_says_what_each_look_found(typed: Type, bakery: Path) -> None:
    answer = typed("--shop", bakery, "check", "--json")
    assert answer.code == 0
    assert all(look["well"] for look in answer.data)
    raw = sqlite3.connect(bakery)
    raw.execute("UPDATE glance SET visits = visits + 1 WHERE name LIKE 'S%'")
    raw.commit()
    raw.close()
    answer = typed("--shop", bakery, "check", "--json")
    assert answer.code == 1
    assert [look["check"] for look in answer.data if not look["well"]] == ["visits"]


def test_sample_never_writes_over_a_file(typed: Type, tmp_path: Path) -> None:
    path = tmp_path / "precious"
    path.write_text("my poems")
    assert typed("sample", path).code == 1
    assert path.read_text() == "my poems"


def test_people_and_their_visits_come_in(typed: Type, bakery: Path, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("Customer ID;Name;Email\n7;Oda Nordmann-Å;oda@example.org\n8;;\n;;\n", "cp1252")
    answer = typed("--shop", bakery, "import", people, "--json")
    assert answer.code == 0
    assert answer.data["taken"] >= 1
    visits = tmp_path / "visits.csv.gz"
    with gzip.open(visits, "wt") as file:
        file.write("customer_id,date,amount\n7,2025-03-01,12.50\n7,2025-03-01,3\noda@example.org,2025-04-01,\n99,2025-04-02,1\n7,2025-13-40,1\n")
    answer = typed("--shop", bakery, "import", visits, "--json")
    assert (answer.data["taken"], answer.data["left"]) == (3, 2)
    with Path(answer.data["left_in"]).open(encoding="utf-8-sig", newline="") as left:
        assert [row[-2] for row in csv.reader(left)][1:] == ["5", "6"]
    [oda] = typed("--shop", bakery, "find", "oda nordmann", "--json").data
    assert (oda["last_visit"], oda["visits"]) == ("2025-04-01", 2)


def test_unknown_ids_get_a_nameless_page_when_asked(typed: Type, bakery: Path, tmp_path: Path) -> None:
    visits = tmp_path / "log.csv"
    visits.write_text("member_id,date,amount\n00417,2026-01-02,9.00\n00417,2026-01-09,9.00\n")
    answer = typed("--shop", bakery, "import", visits, "--create", "--json")
    assert (answer.data["taken"], answer.data["known"]) == (2, 1)
    assert len(typed("--shop", bakery, "find", "00417", "--json").data) == 1


def test_a_row_that_tells_more_than_is_taken_is_kept_word_for_word(typed: Type, bakery: Path, tmp_path: Path) -> None:
    visits = tmp_path / "till.csv"
    visits.write_text('member_id,date,amount,"what, and how"\n00417,2026-01-02,9.00,"rye, sliced"\n')
    assert typed("--shop", bakery, "import", visits, "--create", "--json").code == 0
    with Shop.open(bakery) as shop:
        kept = shop.store.rows("SELECT content FROM brought_row WHERE own_id = ''")
    assert kept == [('00417,2026-01-02,9.00,"rye, sliced"',)]


def test_a_dry_run_keeps_nothing(typed: Type, bakery: Path, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("Name,Email\nOda Nordmann,oda@example.org\n")
    assert typed("--shop", bakery, "import", people, "--dry-run", "--json").data["people"] == 1
    assert typed("--shop", bakery, "find", "oda nordmann", "--json").data == []


def test_a_dry_run_of_visits_keeps_nothing(typed: Type, bakery: Path, tmp_path: Path) -> None:
    visits = tmp_path / "visits.csv"
    visits.write_text("member_id,date,amount\nK-1,2026-01-02,9.00\nK-2,2026-02-31,9.00\n")
    before = sqlite3.connect(bakery).execute("SELECT (SELECT count(*) FROM visit), (SELECT count(*) FROM log_line)").fetchall()
    answer = typed("--shop", bakery, "import", visits, "--create", "--dry-run")
    assert answer.out.startswith("1 visits would be brought in, 1 pages would be begun, 1 rows would not be taken.")
    assert "Line 3: “2026-02-31”" in answer.out
    assert sqlite3.connect(bakery).execute("SELECT (SELECT count(*) FROM visit), (SELECT count(*) FROM log_line)").fetchall() == before
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".csv"] == ["visits.csv"]


def test_a_counter_has_a_name_on_one_line(typed: Type, bakery: Path) -> None:
    assert typed("--shop", bakery, "--counter", "Back\ndoor\udcff", "visit", "Søren Kjær").code == 0
    with Shop.open(bakery) as shop:
        assert ("Back door?",) in shop.store.rows("SELECT name FROM counter")
    refused = typed("--shop", bakery, "--counter", "c" * 500, "visit", "Søren Kjær")
    assert refused.code == 1
    assert "500 letters" in refused.err


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"), (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "picture"), (b"PK\x03\x04" + bytes(600), "arrived whole"),
        (b"hello\n", ""),
    ],
)
def test_what_is_no_list_is_said_so(typed: Type, bakery: Path, tmp_path: Path, content: bytes, word: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    answer = typed("--shop", bakery, "import", path)
    assert answer.code == 1
    assert word in answer.err
    assert "Traceback" not in answer.err
    assert path.read_bytes() == content


def test_a_shop_that_is_none_is_said_so(typed: Type, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "not-there", Path(__file__)):
        answer = typed("--shop", path, "find", "x")
        assert answer.code == 1
        assert answer.err.strip()
        assert "Traceback" not in answer.err


def test_commands_need_no_window(bakery: Path) -> None:
    program = (
        "import sys; from shopdesk.app import main; code = main(sys.argv[1:]);"
        "assert not any(m.startswith('PySide6') for m in sys.modules); sys.exit(code)"
    )
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}

    def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, "-c", program, *words], env=environment, capture_output=True, text=True, check=False)

    done = run("--shop", bakery, "find", "soren")
    assert done.returncode == 0, done.stderr
    done = run("--shop", bakery)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert "screen" in done.stderr


def test_check_of_a_damaged_file_says_what_each_look_found(typed: Type, bakery: Path) -> None:
    content = bytearray(bakery.read_bytes())
    content[len(content) // 2 :] = bytes(len(content) - len(content) // 2)
    bakery.write_bytes(content)
    answer = typed("--shop", bakery, "check", "--json")
    assert answer.code == 1
    assert "file" in [look["check"] for look in answer.data if not look["well"]]
    assert bakery.read_bytes() == content


def test_backups_have_a_second_place_and_are_listed(typed: Type, bakery: Path, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    made = typed("--shop", bakery, "--staff", "Ingrid", "backup", "--second", tmp_path / "stick", "--json").data
    assert made["second_place"] == str(tmp_path / "stick")
    [copy] = (tmp_path / "stick").glob("*/*.backup")
    assert copy.read_bytes() == Path(made["file"]).read_bytes()
    [listed] = typed("--shop", bakery, "restore", "--list", "--json").data
    assert (listed["file"], listed["members"]) == (made["file"], 40)
    bakery.unlink()
    assert typed("--shop", bakery, "restore", copy).code == 0
    assert typed("--shop", bakery, "find", "søren kjær", "--json").data


def test_restore_of_what_is_no_shop_changes_nothing(typed: Type, bakery: Path, tmp_path: Path) -> None:
    letter, before = tmp_path / "letter.txt", bakery.read_bytes()
    letter.write_text("Dear all")
    answer = typed("--shop", bakery, "restore", letter)
    assert answer.code == 1
    assert "not a shop" in answer.err
    assert bakery.read_bytes() == before


def test_a_list_is_taken_back_by_its_number(typed: Type, bakery: Path, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("Name;Email\nHanne Vik;hanne@vik.example\nJan de Vries;jan@devries.example\n", encoding="utf-16")
    assert typed("--shop", bakery, "import", "--lists").out == "No list was brought in yet.\n"
    number = typed("--shop", bakery, "import", people, "--json").data["list"]
    with Shop.open(bakery) as shop:
        shop.visits.record(shop.store.rows("SELECT member_id FROM email WHERE folded = 'hanne@vik.example'")[0][0])
    back = typed("--shop", bakery, "import", "--undo", number, "--json")
    assert (back.code, back.data["gone"], [one["why"] for one in back.data["stayed"]]) == (0, 1, ["visit"])
    again = typed("--shop", bakery, "import", "--undo", number)
    assert (again.code, again.out) == (1, "")
    assert [one["taken_back"] is not None for one in typed("--shop", bakery, "import", "--lists", "--json").data] == [True]
    assert typed("--shop", bakery, "import").code == 2
