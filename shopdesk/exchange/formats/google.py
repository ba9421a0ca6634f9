"""Google Contacts: the CSV of today and the former one; columns are numbered, and there are as many as the data needs."""

from __future__ import annotations

import re

from shopdesk.exchange.mapping import Format, Meaning, headings, meanings

_FIRST_ADDRESS = {
    "formatted": Meaning.ADDRESS,
    "street": Meaning.STREET,
    "extendedaddress": Meaning.STREET_MORE,
    "city": Meaning.CITY,
    "region": Meaning.REGION,
    "postalcode": Meaning.POSTCODE,
    "country": Meaning.COUNTRY,
}


def _numbered(folded: str) -> Meaning | None:
    """Meaning of ``E-mail 2 - Value`` and its like. Only the first address becomes the address; more of them stand in the note."""
    parts = re.fullmatch(r"([a-z]+?)(\d+)(\w+)", folded)
    if not parts:
        return None
    kind, number, what = parts.groups()
    if what in ("type", "label"):
        return Meaning.LEAVE_OUT
    if kind in ("email", "phone") and what == "value":
        return Meaning.EMAIL if kind == "email" else Meaning.PHONE
    if kind == "address":
        return _FIRST_ADDRESS.get(what) if number == "1" else _further_address(what)
    return Meaning.COMPANY if (kind, number, what) == ("organization", "1", "name") else None


def _further_address(what: str) -> Meaning | None:
    return None if what == "formatted" else Meaning.LEAVE_OUT


FORMAT = Format(
    key="google",
    says="Google Contacts",
    hallmarks=(
        headings("Given Name, Family Name, Group Membership"),
        headings("Given Name, Yomi Name"),
        headings("First Name, Last Name, File As"),
        headings("First Name, Phonetic First Name"),
        headings("First Name, Labels, E-mail 1 - Value"),
        headings("Name, Given Name, E-mail 1 - Value"),
    ),
    meanings=meanings(
        {
            Meaning.NAME: "Name",
            Meaning.FIRST: "First Name, Given Name",
            Meaning.MIDDLE: "Middle Name, Additional Name",
            Meaning.LAST: "Last Name, Family Name",
            Meaning.PREFIX: "Name Prefix",
            Meaning.SUFFIX: "Name Suffix",
            Meaning.NICKNAME: "Nickname, Short Name",
            Meaning.PRONOUNCE: (
                "Phonetic First Name, Phonetic Middle Name, Phonetic Last Name, Yomi Name, Given Name Yomi, Additional Name Yomi, "
                "Family Name Yomi"
            ),
            Meaning.COMPANY: "Organization Name",
            Meaning.BIRTHDAY: "Birthday",
            Meaning.NOTE: "Notes",
            Meaning.LANGUAGE: "Language",
            Meaning.TAGS: "Labels, Group Membership",
            Meaning.LEAVE_OUT: (
                "File As, Photo, Initials, Gender, Location, Billing Information, Directory Server, Mileage, Sensitivity, Priority"
            ),
        }
    ),
    pattern=_numbered,
    month_first=None,
)
