"""Loyverse: its customer list, in the words of its CSV and of copies of its API."""

from __future__ import annotations

from shopdesk.exchange.mapping import Format, Meaning, headings, meanings

FORMAT = Format(
    key="loyverse",
    says="Loyverse",
    hallmarks=(
        headings("Customer name, Customer code"),
        headings("Customer name, Points balance"),
        headings("name, customer_code, total_points"),
        headings("name, customer_code, total_visits"),
        headings("Customer ID, Customer name, Total visits"),
    ),
    meanings=meanings(
        {
            Meaning.OWN_ID: "Customer ID, id, Customer code",
            Meaning.NAME: "Customer name, name",
            Meaning.EMAIL: "Email",
            Meaning.PHONE: "Phone, phone_number",
            Meaning.STREET: "Address",
            Meaning.CITY: "City",
            Meaning.REGION: "Region, Province",
            Meaning.POSTCODE: "Postal code",
            Meaning.COUNTRY: "Country, country_code",
            Meaning.NOTE: "Note",
            Meaning.POINTS: "Points balance, total_points, Points",
            Meaning.FIRST_VISIT: "First visit",
            Meaning.LAST_VISIT: "Last visit",
            Meaning.VISITS: "Total visits",
            Meaning.LEAVE_OUT: "Total spent, created_at, updated_at, deleted_at, permanent_deletion_at",
        }
    ),
    month_first=None,
)
