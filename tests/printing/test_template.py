import copy
import json

import pytest

from shopdesk.core.cards.records import CardKind
from shopdesk.errors import FileProblem
from shopdesk.printing import template_file as template
from shopdesk.printing.template import Ground, Place

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
