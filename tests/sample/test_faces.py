"""Portraits: the same face is the same picture, another face another one."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest
from PIL import Image

from shopdesk.sample.cutouts import Beard, Collar, Hair
from shopdesk.sample.faces import Face, curve, draw


def _pixels(face: Face) -> bytes:
    return Image.open(io.BytesIO(draw(face, 100))).tobytes()


def test_the_same_face_is_drawn_the_same_each_time() -> None:
    assert draw(Face(hair=Hair.CURLS, glasses=True)) == draw(Face(hair=Hair.CURLS, glasses=True))


def test_every_way_of_wearing_hair_looks_different() -> None:
    pictures = [_pixels(Face(hair=hair, scarf="#3F5A6E")) for hair in Hair]

    assert len(set(pictures)) == len(Hair)


def test_each_part_shows() -> None:
    plain = Face()
    others = [
        Face(hair_colour="#B8622D"), Face(skin="#7C4F34"), Face(shirt="#8C4436"), Face(background="#F1E3BD"), Face(glasses=True),
        Face(apron=True), Face(earrings="#D9A441"), *(Face(beard=beard) for beard in Beard if beard is not Beard.NONE),
        Face(collar=Collar.SHIRT), Face(collar=Collar.ROLL),
    ]

    assert len({_pixels(face) for face in (plain, *others)}) == len(others) + 1


@pytest.mark.parametrize("px", [64, 400])
def test_a_portrait_is_a_square_of_the_asked_size(px: int) -> None:
    assert Image.open(io.BytesIO(draw(Face(), px))).size == (px, px)


def test_background_reaches_the_corners() -> None:
    picture = Image.open(io.BytesIO(draw(Face(background="#DAE1E1"))))

    assert picture.getpixel((2, 2)) == picture.getpixel((397, 2)) == (0xDA, 0xE1, 0xE1)


def test_a_curve_passes_its_points_without_jumps() -> None:
    points = ((0.0, 0.0), (10.0, 5.0), (20.0, 0.0))
    sampled = curve(points, closed=False)

    assert all(point in sampled for point in points)
    assert all(abs(a[0] - b[0]) < 2 for a, b in pairwise(sampled))
