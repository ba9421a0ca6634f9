"""Shopify: the export of its customers, in today's form, the earlier one of its template, and the oldest."""

from __future__ import annotations

from shopdesk.exchange.mapping import Format, Meaning, headings, meanings


def _own_field(folded: str) -> Meaning | None:
    """Fields a shop added itself carry their address in the heading (customer.metafields.…)."""
    if "birthdate" in folded or "birthday" in folded or "dateofbirth" in folded:
        return Meaning.BIRTHDAY
    return Meaning.CONSENT if folded.startswith("accepts") else None


FORMAT = Format(
    key="shopify",
    says="Shopify",
    hallmarks=(
        headings("Email, Accepts Email Marketing"),
        headings("First Name, Accepts Marketing"),
        headings("Default Address Address1, Default Address City"),
        headings("First Name, Address1, Province Code, Total Spent"),
    ),
    meanings=meanings(
        {
            Meaning.OWN_ID: "Customer ID, ID",
            Meaning.FIRST: "First Name",
            Meaning.LAST: "Last Name",
            Meaning.EMAIL: "Email",
            Meaning.PHONE: "Phone, Default Address Phone",
            Meaning.COMPANY: "Default Address Company, Company",
            Meaning.STREET: "Default Address Address1, Address1",
            Meaning.STREET_MORE: "Default Address Address2, Address2",
            Meaning.CITY: "Default Address City, City",
            Meaning.REGION: "Default Address Province, Province, Default Address Province Code, Province Code",
            Meaning.COUNTRY: "Default Address Country Code, Country Code, Default Address Country, Country",
            Meaning.POSTCODE: "Default Address Zip, Zip",
            Meaning.NOTE: "Note",
            Meaning.TAGS: "Tags",
            Meaning.LANGUAGE: "Language",
            Meaning.CONSENT: "Accepts Email Marketing, Accepts SMS Marketing, Accepts WhatsApp Marketing, Accepts Marketing",
            Meaning.LEAVE_OUT: "Total Spent, Total Orders, Tax Exempt",
        }
    ),
    pattern=_own_field,
    month_first=None,
)
