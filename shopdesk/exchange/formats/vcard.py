"""vCards as a list: ``exchange.contacts`` gives every card these columns, whichever version wrote it."""

from __future__ import annotations

from shopdesk.exchange.mapping import Format, Meaning, headings, meanings

TITLES = (
    *("UID", "FN", "N prefix", "N given", "N additional", "N family", "N suffix", "NICKNAME", "X-PHONETIC", "ORG", "EMAIL", "TEL"),
    *("ADR street", "ADR more", "ADR city", "ADR region", "ADR code", "ADR country", "BDAY", "LANG", "NOTE", "CATEGORIES"),
    *("Title", "Web page", "Anniversary"),
)

FORMAT = Format(
    key="vcard",
    says="vCard",
    hallmarks=(headings("UID, FN, N given, TEL, BDAY"),),
    meanings=meanings(
        {
            Meaning.OWN_ID: "UID",
            Meaning.NAME: "FN",
            Meaning.PREFIX: "N prefix",
            Meaning.FIRST: "N given",
            Meaning.MIDDLE: "N additional",
            Meaning.LAST: "N family",
            Meaning.SUFFIX: "N suffix",
            Meaning.NICKNAME: "NICKNAME",
            Meaning.PRONOUNCE: "X-PHONETIC",
            Meaning.COMPANY: "ORG",
            Meaning.EMAIL: "EMAIL",
            Meaning.PHONE: "TEL",
            Meaning.STREET: "ADR street",
            Meaning.STREET_MORE: "ADR more",
            Meaning.CITY: "ADR city",
            Meaning.REGION: "ADR region",
            Meaning.POSTCODE: "ADR code",
            Meaning.COUNTRY: "ADR country",
            Meaning.BIRTHDAY: "BDAY",
            Meaning.LANGUAGE: "LANG",
            Meaning.NOTE: "NOTE",
            Meaning.TAGS: "CATEGORIES",
        }
    ),
)
