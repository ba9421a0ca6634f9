"""The programs whose lists are known by their headings, one file each; any other list is a plain table."""

from __future__ import annotations

from shopdesk.exchange.formats import google, loyverse, mailchimp, plain, shopify, square, vcard
from shopdesk.exchange.mapping import Format, Mapping, fold

FORMATS: tuple[Format, ...] = (square.FORMAT, shopify.FORMAT, google.FORMAT, mailchimp.FORMAT, loyverse.FORMAT, vcard.FORMAT, plain.FORMAT)


def recognised(titles: tuple[str, ...]) -> Format:
    """The program that wrote these headings, by their words alone: case, spaces and order do not count."""
    folded = frozenset(fold(title) for title in titles)
    return next((format for format in FORMATS if format.fits(folded)), plain.FORMAT)


def named(key: str) -> Format:
    """A format by its key (``square``, ``plain`` …); KeyError when there is none."""
    return {format.key: format for format in FORMATS}[key]


def mapping(titles: tuple[str, ...], key: str | None = None) -> Mapping:
    """Give each heading its meaning, as the program called ``key`` writes them, or as they are recognised."""
    return (named(key) if key else recognised(titles)).mapping(titles)
