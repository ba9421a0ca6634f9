"""What every command is told first: which shop, who acts, at which counter; and how it opens that shop."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from shopdesk import i18n, paths
from shopdesk.clock import Clock, SystemClock
from shopdesk.core.location import Location, on_this_computer

if TYPE_CHECKING:
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
        return on_this_computer(self.location)

    @contextmanager
    def open(self, *, create: bool = False, location: Location | None = None) -> Iterator[Shop]:
        """Open the shop for one command; raises StoreProblem, or NotFound when nobody is called ``staff``."""
        from shopdesk.core.shop import Shop
        from shopdesk.printing.pictures import admit

        where, counter = location or self.location, self.counter or COMMAND_LINE
        with Shop.open(where, clock=self.clock, counter=counter, create=create, gate=admit) as shop:
            i18n.use_language(shop.settings.shop().language)
            shop.staff.act_as(shop.staff.named(self.staff).id if self.staff else None)
            yield shop


def answer(as_json: bool, data: Any, *lines: str) -> None:
    """Answer with data or with lines for a person."""
    if as_json:
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
    else:
        for line in lines:
            click.echo(line)


json_option = click.option("--json", "as_json", is_flag=True, help="Answer with data instead of words.")
