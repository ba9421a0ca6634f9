"""Mailchimp's ZIP: three files as one list, and nobody's no lost in it."""

import csv
import datetime as dt
import zipfile
from pathlib import Path

from shopdesk.core.imports.records import BadRow
from shopdesk.core.permissions.claims import ClaimReader
from shopdesk.core.permissions.records import State
from shopdesk.exchange.bringing import PeopleFile
from shopdesk.exchange.rejects import Rejects
from tests.exchange.lists import TODAY

SUBSCRIBED = (
    'Email Address,First Name,Last Name,Birthday,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LEID,EUID,TAGS\n'
    'soren@kjaer.example,Søren,Kjær,02/04,4,2024-03-01 10:00:00,1.2.3.4,2024-03-01 10:05:00,1.2.3.4,1,a1,"""VIP"",""Rye"""\n'
    "ingrid@dahl.example,Ingrid,Dahl,,3,,,2024-03-01 10:05:00,,2,a2,\n"
)
UNSUBSCRIBED = (
    "Email Address,First Name,Last Name,OPTIN_TIME,CONFIRM_TIME,UNSUB_TIME,UNSUB_REASON,LEID,EUID\n"
    "ase@braten.example,Åse,Bråten,2023-01-01 09:00:00,2023-01-01 09:00:00,2024-01-01 09:00:00,no reason,3,a3\n"
)
CLEANED = "Email Address,First Name,Last Name,LEID,EUID\nhanne@vik.example,Hanne,Vik,4,a4\n"
NEVER = "Email Address,First Name,Last Name,OPTIN_TIME,CONFIRM_TIME,LEID,EUID\njan@vries.example,Jan,,2024-03-01,2024-03-02,5,a5\n"


def audience(folder: Path) -> Path:
    with zipfile.ZipFile(folder / "audience_export.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in (
            ("subscribed_email_audience_export_1.csv", SUBSCRIBED), ("unsubscribed_email_audience_export_1.csv", UNSUBSCRIBED),
            ("cleaned_email_audience_export_1.csv", CLEANED), ("nonsubscribed_email_audience_export_1.csv", NEVER),
        ):
            packed.writestr(name, content)
    return folder / "audience_export.zip"


def test_the_three_files_are_one_list_and_whoever_left_comes_first(tmp_path: Path) -> None:
    with PeopleFile(audience(tmp_path), TODAY) as opened:
        rows = list(opened.rows())
        assert (opened.mapping.format, opened.encoding) == ("mailchimp", "utf-8")
    assert [row.name for row in rows] == ["Hanne Vik", "Åse Bråten", "Jan", "Søren Kjær", "Ingrid Dahl"]
    assert rows[3].birthday == (None, 2, 4)
    assert rows[3].note == "Tags: VIP, Rye"


def test_consent_is_what_each_file_proves_and_never_more(tmp_path: Path) -> None:
    with PeopleFile(audience(tmp_path), TODAY) as opened:
        reader = ClaimReader(opened.titles)
        now = dt.datetime(2026, 11, 20, tzinfo=dt.UTC)
        rows = list(opened.rows())
        assert all(len(next(csv.reader([row.raw]))) == len(opened.titles) for row in rows)
    said = {row.name: [claim.state for claim in reader.read(row.raw, now)] for row in rows}
    assert said == {
        "Hanne Vik": [State.NO], "Åse Bråten": [State.NO], "Jan": [], "Søren Kjær": [State.YES], "Ingrid Dahl": [State.UNKNOWN],
    }


def test_a_line_is_that_of_the_file_inside_and_says_which(tmp_path: Path) -> None:
    path = tmp_path / "audience.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("subscribed.csv", SUBSCRIBED + ",,,,,,,,,9,a9,\n1,2,3,4,5,6,7,8,9,10,11,12,13\n")
        packed.writestr("unsubscribed.csv", UNSUBSCRIBED)
    with PeopleFile(path, TODAY) as opened, Rejects(path, opened.titles) as rejects:
        rows = list(opened.rows())
        for row in rows:
            if isinstance(row, BadRow):
                rejects.add(row)
    assert [(row.part, row.line) for row in rows] == [
        ("unsubscribed.csv", 2), ("subscribed.csv", 2), ("subscribed.csv", 3), ("subscribed.csv", 4), ("subscribed.csv", 5),
    ]
    assert rejects.path is not None
    with rejects.path.open(encoding="utf-8-sig", newline="") as file:
        left = list(csv.DictReader(file))
    assert [row["ShopDesk line"] for row in left] == ["subscribed.csv 5"]
    assert left[0]["Email Address"] == "1,2,3,4,5,6,7,8,9,10,11,12,13"
