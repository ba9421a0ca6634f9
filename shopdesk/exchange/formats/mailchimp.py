"""Mailchimp: the export of an audience, whichever of its three files; what it guessed about a person is left out."""

from __future__ import annotations

from shopdesk.exchange.mapping import Format, Meaning, headings, meanings


def _proof(folded: str) -> Meaning | None:
    """When and how somebody left the list or was taken off it; kept in the row for the permissions to read."""
    return Meaning.CONSENT if folded.startswith(("unsub", "clean", "optin", "confirm")) else None


FORMAT = Format(
    key="mailchimp",
    says="Mailchimp",
    hallmarks=(
        headings("Email Address, MEMBER_RATING"),
        headings("Email Address, LEID"),
        headings("Email Address, EUID"),
        headings("Email Address, OPTIN_TIME"),
        headings("Email Address, UNSUB_TIME"),
        headings("Email Address, CLEAN_TIME"),
    ),
    meanings=meanings(
        {
            Meaning.OWN_ID: "EUID",
            Meaning.EMAIL: "Email Address",
            Meaning.NAME: "Name, Full Name",
            Meaning.FIRST: "First Name",
            Meaning.LAST: "Last Name",
            Meaning.COMPANY: "Company",
            Meaning.ADDRESS: "Address",
            Meaning.PHONE: "Phone Number, Phone",
            Meaning.BIRTHDAY: "Birthday",
            Meaning.LANGUAGE: "Language",
            Meaning.NOTE: "NOTES",
            Meaning.TAGS: "TAGS",
            Meaning.CONSENT: "OPTIN_TIME, OPTIN_IP, CONFIRM_TIME, CONFIRM_IP, LAST_CHANGED, Email Subscription Status",
            Meaning.LEAVE_OUT: "MEMBER_RATING, LEID, LATITUDE, LONGITUDE, GMTOFF, DSTOFF, TIMEZONE, CC, REGION",
        }
    ),
    pattern=_proof,
    month_first=True,
)
