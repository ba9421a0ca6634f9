import copy
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shopdesk import paths
from shopdesk.core.cards.records import CardKind
from shopdesk.errors import FileProblem
from shopdesk.printing import template_file as template
from shopdesk.printing.template import Ground, Place
from tests.printing.samples import CARD

GOOD = {
    "format": 1, "kind": "thank_you", "width": 105, "height": 148,
    "faces": {
        "front": {"ground": "accent", "parts": [{"part": "picture", "box": [0, 0, 105, 148]}]},
        "back": {"ground": "paper", "parts": []},
        "left": {"ground": "paper", "parts": [{"part": "mark", "box": [10, 10, 6, 6]}]},
        "right": {
            "ground": "paper",
            "parts": [{"part": "text", "says": "words", "box": [10, 10, 80, 80], "face": "hand", "size": 7.5, "leading": 9.3}],
        },
    },
}


def changed(path: str, value: object) -> bytes:
    tree = copy.deepcopy(GOOD)
    *way, last = (int(step) if step.isdigit() else step for step in path.split("."))
    place = tree
    for step in way:
        place = place[step]
    place[last] = value
    return json.dumps(tree).encode()


@pytest.mark.parametrize("kind", CardKind)
def test_every_kind_of_card_has_a_template_of_its_own(kind) -> None:
    own = template.template_of(kind)
    assert own.kind is kind
    assert all(own.face(place) for side in own.sides for place in side)


def test_a_good_template_is_read() -> None:
    read = template.read(json.dumps(GOOD).encode(), "mine.json")
    assert read.face(Place.FRONT).ground is Ground.ACCENT
    assert read.face(Place.RIGHT).parts[0].box.width == 80


TEXT = "faces.right.parts.0"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "line 1"),
        (b"{", "line 1"),
        (b'{\n\n "format": }', "line 3"),
        (b"\xff\xfe", "UTF-8"),
        (b"[]", "table"),
        (b'{"format": 1, "format": 1}', "twice"),
        (b" " * 70_000, "larger"),
        (b"[" * 60_000, "deep"),
        (changed("format", 2), "format"),
        (changed("kind", "../../etc/passwd"), "kind"),
        (changed("code", "import os"), "code is not known"),
        (changed("faces.front.ground", "url(http://example.org)"), "faces.front.ground"),
        (changed("faces.back.parts", {}), "list"),
        (changed("faces.back.parts", [{"part": "script"}]), "faces.back.parts.1.part"),
        (changed("faces.back.parts", ["picture"]), "which part"),
        (changed("faces.front.parts.0.box", [0, 0, -5, 10]), "box"),
        (changed("faces.front.parts.0.box", [0, 0, 106, 10]), "does not lie on the card"),
        (changed("faces.front.parts.0.box", [0, 0, 1]), "four sizes"),
        (changed("faces.front.parts.0.box", [0, 0, True, 10]), "not a size"),
        (changed("faces.front.parts.0.file", "/etc/passwd"), "file is not known"),
        (changed("width", float("nan")), "not a size"),
        (changed("width", 1e300), "between 0 and 500"),
        (changed(TEXT + ".says", "{member.phone}"), "says"),
        (changed(TEXT + ".says", ""), "whose words"),
        (changed(TEXT + ".face", "/usr/share/fonts/x.ttf"), "face"),
        (changed(TEXT + ".size", 0.1), "too small"),
        (changed(TEXT + ".leading", 1), "too small"),
        (changed(TEXT + ".smallest", 0), "too small"),
        (changed(TEXT + ".align", "justify"), "left, centre or right"),
        (changed(TEXT + ".colour", "#ff0000"), "colour"),
    ],
)
def test_a_wrong_template_is_refused_with_its_name_and_the_place(data, reason) -> None:
    with pytest.raises(FileProblem) as refused:
        template.read(data, "mine.json")
    assert "mine.json" in refused.value.what
    assert reason in refused.value.do


def test_a_missing_size_is_named() -> None:
    tree = copy.deepcopy(GOOD)
    del tree["faces"]["right"]["parts"][0]["leading"]
    with pytest.raises(FileProblem, match="leading is missing"):
        template.read(json.dumps(tree).encode(), "mine.json")


@pytest.fixture
def folder(home: Path) -> Iterator[Path]:
    """The owner's folder for templates, with one good one in it."""
    made = paths.templates()
    made.mkdir(parents=True)
    (made / "mine.json").write_text(json.dumps(GOOD | {"name": "Mine"}), "utf-8")
    template.look_again()
    yield made
    template.look_again()


def test_an_owners_template_is_used_by_its_name_and_a_wrong_one_is_passed_over(folder: Path) -> None:
    (folder / "wrong.json").write_text("{", "utf-8")
    assert template.own_names() == ("mine.json", "wrong.json")
    assert list(template.own_templates()) == ["mine.json"]
    assert template.template_for(replace(CARD, template="mine.json")).name == "Mine"
    assert template.template_for(replace(CARD, template="wrong.json")) is template.template_of(CARD.kind)
    with pytest.raises(FileProblem, match="line 1"):
        template.look_at("wrong.json")


NAMES = (
    "../mine.json", "../../etc/passwd", "/etc/passwd", "C:\\mine.json", "a:b.json", "CON", "mine.json.", "mine.json ", "mine.json\x00",
    "mine.json\n", "x" * 300 + ".json", "..", ".", "", "sub/mine.json", "link.json", "folder.json",
)


@pytest.mark.parametrize("name", NAMES)
def test_no_name_leaves_the_folder(folder: Path, home: Path, name: str) -> None:
    (home / "secret.json").write_text(json.dumps(GOOD), "utf-8")
    (folder / "link.json").symlink_to(home / "secret.json")
    (folder / "folder.json").mkdir()
    with pytest.raises(FileProblem, match="no card template"):
        template.look_at(name)
    assert name not in template.own_templates()
    assert template.template_for(replace(CARD, template=name)) is template.template_of(CARD.kind)


def test_a_template_that_may_not_be_read_is_said_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_how: object) -> NoReturn:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(FileProblem, match="cannot be opened"):
        template.look_at("mine.json")


@settings(max_examples=150)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(["part", "text", "front", "accent", "../x", "{0}"]),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["part", "box", "says", "parts", "x"]), inner),
        max_leaves=12,
    ),
    st.sampled_from(["format", "kind", "width", "faces", "faces.front", "faces.front.parts.0", "faces.front.parts.0.box"]),
)
def test_whatever_stands_in_a_file_it_is_a_template_that_fits_or_refused(value: object, place: str) -> None:
    try:
        read = template.read(changed(place, value), "mine.json")
    except FileProblem:
        return
    boxes = [part.box for part in read.parts]
    assert all(min(box.left, box.top) >= 0 and box.left + box.width <= read.width + 1e-6 for box in boxes)
