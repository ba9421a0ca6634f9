"""Opening a page brings no typesetter, no reader of PDFs and no server's library: they come when something is printed or asked of them."""

from __future__ import annotations

import subprocess
import sys

_PAGES = (
    "counter.page", "counter.member.view", "counter.form.member_form", "counter.known.view", "today.page", "members.page",
    "privileges.page", "cards.page", "gifts.page", "settings.page",
)
_HEAVY = ("argon2", "numpy", "openpyxl", "phonenumbers", "PIL", "psycopg", "pypdfium2", "qrcode", "reportlab", "uharfbuzz")


def test_no_page_brings_what_few_of_its_openings_need() -> None:
    ask = (
        "import importlib, sys\n"
        f"for page in {_PAGES}: importlib.import_module('shopdesk.ui.pages.' + page)\n"
        f"print(*(name for name in {_HEAVY} if name in sys.modules))"
    )
    said = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == ""
