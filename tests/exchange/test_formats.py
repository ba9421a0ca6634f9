"""The lists of each program as it writes them, quirks included, and what becomes of their people."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from shopdesk.core.imports.records import Doubt, Why
from shopdesk.exchange import formats
from shopdesk.exchange.mapping import Meaning, fold
from tests.exchange.lists import people, written

SQUARE = (
    "Reference ID,First Name,Last Name,Email Address,Phone Number,Nickname,Company Name,Street Address 1,Street Address 2,"
    "City,State,Postal Code,Birthday,"
    "Memo,Square Customer ID,Creation Source,First Visit,Last Visit,Transaction Count,Lifetime Spend,"
    "Email Subscription Status,Instant Profile,"
    "Blocked from online booking,Favourite bread\n"
)
SHOPIFY_TODAY = (
    "Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,Default Address Address1,"
    "Default Address Address2,"
    "Default Address City,Default Address Province Code,Default Address Country Code,Default Address Zip,Default Address Phone,Phone,"
    "Accepts SMS Marketing,Total Spent,Total Orders,Note,Tax Exempt,Tags,Accepts WhatsApp Marketing,"
    "Birth date (customer.metafields.facts.birth_date)\r\n"
)
SHOPIFY_EARLIER = (
    "First Name,Last Name,Email,Accepts Email Marketing,Company,Address1,Address2,City,Province,Province Code,Country,"
    "Country Code,Zip,Phone,"
    "Accepts SMS Marketing,Total Spent,Total Orders,Tags,Note,Tax Exempt\n"
)
SHOPIFY_OLDEST = (
    "First Name,Last Name,Email,Company,Address1,Address2,City,Province,Province Code,Country,Country Code,Zip,Phone,Accepts Marketing,"
    "Total Spent,Total Orders,Tags,Note,Tax Exempt\n"
)
GOOGLE = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,"
    "Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,"
    "E-mail 1 - Value,E-mail 2 - Label,"
    "E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Label,Address 1 - Formatted,Address 1 - Street,"
    "Address 1 - City,Address 1 - PO Box,"
    "Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address,Relation 1 - Label,Relation 1 - Value,"
    "Website 1 - Label,Website 1 - Value\n"
)
GOOGLE_FORMER = (
    "Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,Additional Name Yomi,Family Name Yomi,"
    "Name Prefix,Name Suffix,Initials,"
    "Nickname,Short Name,Maiden Name,Birthday,Gender,Location,Billing Information,Directory Server,Mileage,Occupation,"
    "Hobby,Sensitivity,Priority,"
    "Subject,Notes,Language,Photo,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,"
    "Phone 2 - Type,Phone 2 - Value,"
    "Organization 1 - Type,Organization 1 - Name,Organization 1 - Title\n"
)
MAILCHIMP = (
    "Email Address,First Name,Last Name,Address,Phone Number,Birthday,What do you like?,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,"
    "CONFIRM_TIME,CONFIRM_IP,"
    "LATITUDE,LONGITUDE,GMTOFF,DSTOFF,TIMEZONE,CC,REGION,LAST_CHANGED,LEID,EUID,NOTES,TAGS\n"
)
LOYVERSE = (
    "Customer ID,Customer name,Email,Phone,Address,City,Region,Postal code,Country,Customer code,Points balance,Note,"
    "First visit,Last visit,Total visits,Total spent\n"
)
LOYVERSE_API = (
    "id,name,email,phone_number,address,city,region,postal_code,country,customer_code,note,first_visit,last_visit,"
    "total_visits,total_spent,total_points\n"
)
HEADINGS = [
    ("square", SQUARE),
    ("shopify", SHOPIFY_TODAY),
    ("shopify", SHOPIFY_EARLIER),
    ("shopify", SHOPIFY_OLDEST),
    ("google", GOOGLE),
    ("google", GOOGLE_FORMER),
    ("mailchimp", MAILCHIMP),
    ("mailchimp", "Email Address,First Name,Last Name,UNSUB_TIME,UNSUB_CAMPAIGN_TITLE,UNSUB_CAMPAIGN_ID,UNSUB_REASON,UNSUB_REASON_OTHER\n"),
    ("loyverse", LOYVERSE),
    ("loyverse", LOYVERSE_API),
    ("plain", "Name,E-mail,Phone\n"),
]


@pytest.mark.parametrize(("format", "heading"), HEADINGS)
def test_a_program_is_known_by_its_heading_whatever_the_case_spaces_and_order(format: str, heading: str) -> None:
    titles = heading.strip().split(",")
    random.Random(1).shuffle(titles)
    assert formats.recognised(tuple(titles)).key == format
    assert formats.recognised(tuple(f" {title.upper()} " for title in titles)).key == format
    assert formats.recognised(tuple(title.replace(" ", "_").lower() for title in titles)).key == format


@pytest.mark.parametrize(("format", "heading"), HEADINGS)
def test_nothing_that_speaks_of_consent_reaches_the_person(tmp_path: Path, format: str, heading: str) -> None:
    titles = heading.strip().split(",")
    meanings = [column.meaning for column in formats.mapping(tuple(titles)).columns]
    answers = ["yes-i-agree" if meaning is Meaning.CONSENT else "" for meaning in meanings]
    answers[next(place for place, title in enumerate(titles) if fold(title) in ("email", "emailaddress", "email1value"))] = (
        "soren@kjaer.example"
    )
    _format, good, _bad = people(written(tmp_path, heading + ",".join(answers) + "\n"))
    assert "yes-i-agree" not in repr(good[0]._replace(raw=""))
    assert good[0].raw == ",".join(answers)


def test_square(tmp_path: Path) -> None:
    rows = (
        "17,Søren,Kjær,soren@kjaer.example,'+4791244318,Sørs,,Kirkegata 4,2nd floor,Trondheim,Trøndelag,'7011,02-04-1971,"
        '"nuts\n– daughter!",'
        "SQ1,Loyalty,2019-03-02,2026-11-11,45,kr 5400,Subscribed,no,no,rye\n"
        ",,,card@bank.example,+4790655210,,,,,,,,,,SQ2,Instant Profile,,,1,12,Unknown,yes,,\n"
        ",Åse,Bråten,,,,,,,,,,1971-02-31,,SQ3,,,,0,,,,,\n"
    )
    format, good, bad = people(written(tmp_path, SQUARE + rows))
    soren, instant, ase = good
    assert (format, bad) == ("square", [])
    assert (soren.name, soren.greeting, soren.own_id, soren.emails, soren.phones) == (
        "Søren Kjær", "Sørs", "SQ1", ("soren@kjaer.example",), ("+4791244318",),
    )
    assert soren[8:14] == ("Kirkegata 4, 2nd floor", "7011", "Trondheim", "Trøndelag", "", (1971, 2, 4))
    assert (
        soren.note
        == "nuts\n– daughter!\nReference ID: 17\nFirst visit: 2019-03-02\nLast visit: 2026-11-11\nVisits: 45\nFavourite bread: rye"
    )
    assert (instant.line, instant.own_id, instant.emails, instant.phones) == (4, "SQ2", (), ())
    assert (ase.birthday, ase.doubts, ase.note) == (None, (Doubt(Why.BIRTHDAY, "1971-02-31"),), "Birthday: 1971-02-31")


def test_shopify_today(tmp_path: Path) -> None:
    row = (
        "'6940095564,Ingrid,Dahl,ingrid@dahl.example,yes,,Elvegata 2,,Bergen,VL,NO,'5003,'+47 906 55 210,'+47 906 55 210,no,"
        "120.00,7,likes tea,no,"
        '"VIP, cardamom",no,1984-05-17\r\n'
    )
    format, good, _bad = people(written(tmp_path, SHOPIFY_TODAY + row, "utf-8-sig"))
    assert format == "shopify"
    assert good[0][1:] == (
        row.removesuffix("\r\n"), "6940095564", "Ingrid Dahl", "", "", ("ingrid@dahl.example",), ("+47 906 55 210",), "Elvegata 2", "5003",
        "Bergen", "VL", "NO", (1984, 5, 17), "", "likes tea\nTags: VIP, cardamom", (), b"", "",
    )


@pytest.mark.parametrize("heading", [SHOPIFY_EARLIER, SHOPIFY_OLDEST])
def test_shopify_before(tmp_path: Path, heading: str) -> None:
    cells = {
        "First Name": "Ingrid",
        "Company": "Dahl Bok",
        "Country": "Norway",
        "Province": "Vestland",
        "Province Code": "VL",
        "Zip": "'5003",
    }
    row = ",".join(cells.get(title, "") for title in heading.strip().split(","))
    _format, good, _bad = people(written(tmp_path, heading + row + "\n"))
    assert (good[0].name, good[0].note, good[0].country, good[0].region, good[0].postcode) == (
        "Ingrid",
        "Company: Dahl Bok",
        "NO",
        "Vestland",
        "5003",
    )


def test_google_today(tmp_path: Path) -> None:
    row = (
        "Søren,Aage,Kjær,Sørn,,Kær,Dr.,jr.,Sørs,,Kjær Bakeri,Baker,,1604-02-29,by the window,http://photo,"
        "* myContacts ::: Stamgjester,* Home,"
        "soren@kjaer.example ::: s@kjaer.example,,soren@kjaer.example,Mobile,912 44 318 ::: 934 10 552,Home,"
        '"Kirkegata 4\nTrondheim",Kirkegata 4,'
        "Trondheim,,Trøndelag,7011,Norge,,Spouse,Åse Bråten,Blog,https://kjaer.example\n"
    )
    format, good, _bad = people(written(tmp_path, GOOGLE + row))
    person = good[0]
    assert format == "google"
    assert (person.name, person.greeting, person.pronounce) == ("Dr. Søren Aage Kjær jr.", "Sørs", "Sørn Kær")
    assert person.emails == ("soren@kjaer.example", "s@kjaer.example")
    assert person.phones == ("912 44 318", "934 10 552")
    assert person[8:14] == ("Kirkegata 4", "7011", "Trondheim", "Trøndelag", "NO", (None, 2, 29))
    assert person.note == (
        "by the window\nCompany: Kjær Bakeri\nOrganization Title: Baker\nSpouse: Åse Bråten\nBlog: https://kjaer.example\nTags: Stamgjester"
    )


def test_google_before(tmp_path: Path) -> None:
    row = ["Søren Kjær", "Søren", "", "Kjær"] + [""] * 34
    row[14], row[26], row[28], row[30], row[32], row[34] = "--0414", "nb", "* My Contacts", "s@kjaer.example", "912 44 318", "934 10 552"
    format, good, _bad = people(written(tmp_path, GOOGLE_FORMER + ",".join(row) + "\n", "utf-16"))
    assert format == "google"
    assert (good[0].name, good[0].birthday, good[0].language, good[0].phones) == (
        "Søren Kjær",
        (None, 4, 14),
        "nb",
        ("912 44 318", "934 10 552"),
    )


def test_mailchimp_leaves_out_what_it_guessed(tmp_path: Path) -> None:
    row = (
        '"ase@braten.example","Åse","Bråten","Elvegata 2  Bergen  5003  NO","","04/14","Rye, Cake",5,"2021-03-02 10:11:12","10.0.0.1",'
        '"2021-03-02 10:12:00","10.0.0.1","63.43","10.39","1","1","Europe/Oslo","NO","16","2024-01-01 00:00:00","4711",'
        '"ab12cd","rings first",'
        '"""VIP"",""Blog"""\n'
    )
    format, good, _bad = people(written(tmp_path, MAILCHIMP + row))
    person = good[0]
    assert (format, person.own_id, person.name, person.birthday) == ("mailchimp", "ab12cd", "Åse Bråten", (None, 4, 14))
    assert person.street == "Elvegata 2  Bergen  5003  NO"
    assert person.note == "rings first\nWhat do you like?: Rye, Cake\nTags: VIP, Blog"
    assert "10.0.0.1" in person.raw
    assert person.region == person.country == ""


@pytest.mark.parametrize("heading", [LOYVERSE, LOYVERSE_API])
def test_loyverse_in_both_spellings(tmp_path: Path, heading: str) -> None:
    cells = {"customerid": "c-1", "id": "c-1", "customername": "Jan de Vries", "name": "Jan de Vries", "email": "jan@devries.example"}
    cells |= {
        "phone": "906 55 210",
        "phonenumber": "906 55 210",
        "pointsbalance": "120",
        "totalpoints": "120",
        "totalvisits": "9",
        "country": "NL",
    }
    row = ",".join(cells.get(fold(title), "") for title in heading.strip().split(","))
    format, good, _bad = people(written(tmp_path, heading + row + "\n"))
    assert (format, good[0].own_id, good[0].name, good[0].phones, good[0].country) == (
        "loyverse",
        "c-1",
        "Jan de Vries",
        ("906 55 210",),
        "NL",
    )
    assert good[0].note == "Visits: 9\nhad 120 points at Loyverse"


def test_a_plain_table_in_the_shops_own_words(tmp_path: Path) -> None:
    text = (
        "Navn;Tlf;E-post;Sist handlet;Merknad;Poeng;Bursdag;Skostørrelse\r\n"
        "Søren Kjær;912 44 318;soren@kjaer.example;11.11.2026;nøtter – datter!;1 240;04.02.1971;43\r\n"
        "Birte Sørensen;tlf?;ikke oppgitt;;;0;31.02.1971;\r\n"
    )
    format, good, _bad = people(written(tmp_path, text, "cp1252"))
    soren, birte = good
    assert (format, soren.phones, soren.birthday) == ("plain", ("912 44 318",), (1971, 2, 4))
    assert soren.note == "nøtter – datter!\nLast visit: 11.11.2026\nSkostørrelse: 43\nhad 1 240 points"
    assert (birte.phones, birte.emails, birte.birthday) == ((), (), None)
    assert [doubt.why for doubt in birte.doubts] == [Why.EMAIL, Why.PHONE, Why.BIRTHDAY]
    assert birte.note == "E-post: ikke oppgitt\nTlf: tlf?\nBursdag: 31.02.1971"
