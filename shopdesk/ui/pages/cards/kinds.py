"""The kinds of card one can choose: the program's own, and those whose template the owner wrote."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from shopdesk.core.cards import rules
from shopdesk.core.cards.records import CardKind
from shopdesk.i18n import _
from shopdesk.printing import template_file
from shopdesk.printing.template import Form, Template

_OFFERED = (
    CardKind.THANK_YOU, CardKind.APOLOGY, CardKind.MISSED, CardKind.BIRTHDAY, CardKind.GIFT, CardKind.CONTACT, CardKind.INVITATION,
    CardKind.SAID_DID, CardKind.MEMBER, CardKind.PRIVACY, CardKind.PREFERENCES, CardKind.REFERRAL, CardKind.LABEL,
)
_A6, _POSTCARD, _A4 = (105.0, 148.0), (148.0, 105.0), (210.0, 297.0)


@dataclass(frozen=True, slots=True)
class Offered:
    """A kind in the gallery. ``own`` is the file of an owner's template, empty for the program's."""

    kind: CardKind
    name: str
    size: str
    template: Template
    own: str = ""

    @property
    def key(self) -> str:
        return self.own or self.kind.value


def offered() -> tuple[Offered, ...]:
    """Every kind, the owner's own last."""
    usual = tuple(_offered(rules.name_of(kind), template_file.template_of(kind)) for kind in _OFFERED)
    own = template_file.own_templates()
    return usual + tuple(_offered(template.name or PurePath(file).stem, template, file) for file, template in own.items())


def _offered(name: str, template: Template, own: str = "") -> Offered:
    return Offered(template.kind, name, _size(template), template, own)


def _size(template: Template) -> str:
    size = (template.width, template.height)
    if size == _A6:
        return _("A6, folded") if template.form is Form.FOLDED else _("A6")
    if size == _POSTCARD:
        return _("Postcard")
    if size == _A4:
        return _("A4")
    return _("{width} × {height} mm").format(width=f"{size[0]:g}", height=f"{size[1]:g}")
