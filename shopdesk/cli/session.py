"""What every command is told first: which shop, who acts, at which counter; and how it opens that shop."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from shopdesk import i18n, paths
from shopdesk.clock import Clock, SystemClock
from shopdesk.core.staff.records import Proof, StaffMember
from shopdesk.errors import NeedsSecret
from shopdesk.i18n import _

if TYPE_CHECKING:
    from shopdesk.core.location import Location
    from shopdesk.core.shop import Shop

COMMAND_LINE = "Command line"


@dataclass(frozen=True, slots=True)
class Session:
    """The options before the command."""

    shop: Location | None = None
    staff: str = ""
    counter: str = ""
    clock: Clock = SystemClock()

    @property
    def location(self) -> Location:
        """Where the shop lies."""
        return self.shop or paths.default_shop()

    @property
    def path(self) -> Path:
        """Its file, or what stands on this computer for a shop on a server."""
        from shopdesk.core.location import on_this_computer  # brings the store, which not every command needs

        return on_this_computer(self.location)

    @contextmanager
    def open(self, *, create: bool = False, location: Location | None = None) -> Iterator[Shop]:
        """Open the shop for one command; raises StoreProblem, NotFound when nobody is called ``staff``, WrongSecret when it is not they."""
        from shopdesk.core.shop import Shop
        from shopdesk.printing.pictures import admit

        where, counter = location or self.location, self.counter or COMMAND_LINE
        with Shop.open(where, clock=self.clock, counter=counter, create=create, gate=admit) as shop:
            i18n.use_language(shop.settings.shop().language)
            self._act(shop)
            yield shop

    def _act(self, shop: Shop) -> None:
        """Act as ``staff``, who shows their PIN or password if they have one; without a name a command is nobody's and no owner's."""
        shop.staff.act_as(None)
        if self.staff:
            person = shop.staff.named(self.staff)
            if shop.staff.secrets.proof(person.id) is not Proof.NONE:
                shop.staff.secrets.show(person.id, _secret(person))
            shop.staff.act_as(person.id)


def _secret(person: StaffMember) -> str:
    """What somebody types, or what stands in SHOPDESK_SECRET where nobody sits; never an argument, which every process can read."""
    kept = os.environ.get("SHOPDESK_SECRET", "")
    if kept:
        return kept
    if sys.stdin.isatty():
        return str(click.prompt(_("PIN or password of {name}").format(name=person.first_name), hide_input=True, err=True))
    raise NeedsSecret(
        person.id, _("{name} has a PIN or password.").format(name=person.first_name), _("Nothing was done."),
        _("Type it when asked, or put it into SHOPDESK_SECRET."),
    )


def answer(as_json: bool, data: Any, *lines: str) -> None:
    """Answer with data or with lines for a person."""
    if as_json:
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
    else:
        for line in lines:
            click.echo(line)


json_option = click.option("--json", "as_json", is_flag=True, help="Answer with data instead of words.")
