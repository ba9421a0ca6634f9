"""Square: the export of its customer directory."""

from __future__ import annotations

from shopdesk.exchange.mapping import Format, Meaning, headings, meanings

FORMAT = Format(
    key="square",
    says="Square",
    hallmarks=(
        headings("Square Customer ID"),
        headings("Email Subscription Status, Instant Profile"),
        headings("Reference ID, Email Address, Creation Source"),
        headings("First Name, Email Address, Transaction Count, Lifetime Spend"),
    ),
    meanings=meanings(
        {
            Meaning.OWN_ID: "Square Customer ID, Customer ID, Reference ID",
            Meaning.FIRST: "First Name, Given Name",
            Meaning.LAST: "Last Name, Surname, Family Name",
            Meaning.EMAIL: "Email Address, Email",
            Meaning.PHONE: "Phone Number, Phone",
            Meaning.NICKNAME: "Nickname",
            Meaning.COMPANY: "Company Name, Company",
            Meaning.STREET: "Street Address 1, Street Address, Address",
            Meaning.STREET_MORE: "Street Address 2",
            Meaning.CITY: "City",
            Meaning.REGION: "State",
            Meaning.POSTCODE: "Postal Code, Zip, Zip Code",
            Meaning.COUNTRY: "Country",
            Meaning.BIRTHDAY: "Birthday",
            Meaning.NOTE: "Memo, Notes",
            Meaning.FIRST_VISIT: "First Visit",
            Meaning.LAST_VISIT: "Last Visit",
            Meaning.VISITS: "Transaction Count",
            Meaning.TAGS: "Groups",
            Meaning.ONLY_NAME: "Instant Profile",
            Meaning.CONSENT: "Email Subscription Status",
            Meaning.LEAVE_OUT: "Creation Source, Lifetime Spend, Blocked from online booking",
        }
    ),
    month_first=True,
)
