"""A plain table: somebody's own headings, in the languages shops here write them in."""

from __future__ import annotations

from shopdesk.exchange.mapping import Format, Meaning, meanings


def _likely(folded: str) -> Meaning | None:
    """Numbered or decorated headings: ``Phone 2``, ``Accepts newsletter``."""
    stem = folded.rstrip("0123456789")
    if stem in _MANY:
        return _MANY[stem]
    return Meaning.CONSENT if any(word in folded for word in _CONSENT) else None


_CONSENT = (
    *("consent", "newsletter", "optin", "optout", "marketing", "subscri", "gdpr", "samtykke", "nyhetsbrev", "nyhedsbrev"),
    *("nieuwsbrief", "toestemming", "einwilligung"),
)
_EMAIL = (
    "Email, E-mail, E-mail address, Email Address, Mail, E-post, Epost, E-postadresse, E-postadress, Mailadresse, "
    "E-mailadres, E-mail-adresse"
)
_PHONE = (
    "Phone, Phone number, Telephone, Tel, Tlf, Tlf nr, Telefon, Telefonnummer, Telefonnr, Mobile, Mobile phone, Mobile "
    "number, Mobil, Mobilnummer, Mobiltelefon, Mobilnr, Cell, Cell phone, Cellphone, Contact number, Telefoon, "
    "Telefoonnummer, Mobiel, Handy, GSM, Téléphone"
)
_MANY = meanings({Meaning.EMAIL: _EMAIL, Meaning.PHONE: _PHONE})

FORMAT = Format(
    key="plain",
    says="",
    hallmarks=(),
    meanings=meanings(
        {
            Meaning.OWN_ID: (
                "ID, Code, Member ID, Member, Member no, Member number, Customer ID, Customer number, Customer no, Customer code, "
                "Reference ID, Reference, Card number, Kundenummer, Kundenr, Kundnummer, Medlemsnummer, Medlemsnr, Medlems ID, "
                "Klantnummer, Lidnummer, Kundennummer"
            ),
            Meaning.NAME: (
                "Name, Full Name, Customer, Customer Name, Member Name, Contact, Navn, Fullt navn, Fulde navn, Namn, Naam, Volledige "
                "naam, Kunde, Klant, Nom"
            ),
            Meaning.PREFIX: "Title, Prefix, Name Prefix, Tittel, Titel",
            Meaning.FIRST: "First Name, Firstname, Given Name, Forename, Fornavn, Förnamn, Voornaam, Vorname, Prénom",
            Meaning.MIDDLE: "Middle Name, Mellomnavn, Mellemnavn, Mellannamn, Tussenvoegsel",
            Meaning.LAST: (
                "Last Name, Lastname, Surname, Family Name, Etternavn, Efternavn, Efternamn, Achternaam, Nachname, Nom de famille"
            ),
            Meaning.SUFFIX: "Suffix, Name Suffix",
            Meaning.NICKNAME: "Nickname, Greeting, Called, Kallenavn, Kaldenavn, Roepnaam, Spitzname",
            Meaning.PRONOUNCE: "Pronounce, Pronounced, Pronunciation, Uttale, Udtale, Uitspraak",
            Meaning.COMPANY: "Company, Company Name, Organisation, Organization, Firma, Bedrijf, Foretak, Virksomhed, Företag",
            Meaning.EMAIL: _EMAIL,
            Meaning.PHONE: _PHONE,
            Meaning.STREET: (
                "Street, Address, Address 1, Address line 1, Street Address, Street Address 1, Adresse, Gate, Gateadresse, Adress, "
                "Gatuadress, Vej, Straat,Adres, Straße, Strasse, Postal address, Postadresse"
            ),
            Meaning.STREET_MORE: "Address 2, Address line 2, Street Address 2, Adresse 2",
            Meaning.POSTCODE: (
                "Postcode, Post code, Postal code, Zip, Zip code, Zipcode, Postnummer, Postnr, PLZ, Postleitzahl, Code postal"
            ),
            Meaning.CITY: "City, Town, By, Sted, Poststed, Ort, Postort, Stad, Plaats, Woonplaats, Stadt, Ville",
            Meaning.REGION: "Region, State, Province, County, Fylke, Län, Provincie, Bundesland",
            Meaning.COUNTRY: "Country, Country code, Land, Pays",
            Meaning.BIRTHDAY: (
                "Birthday, Birth date, Birthdate, Date of birth, DOB, Born, Bursdag, Fødselsdag, Fødselsdato, Fødselsdag og år, Född, "
                "Födelsedag,Födelsedatum, Verjaardag, Geboortedatum, Geburtstag, Geburtsdatum"
            ),
            Meaning.LANGUAGE: "Language, Lang, Locale, Språk, Sprog, Taal, Sprache",
            Meaning.NOTE: (
                "Note, Notes, Memo, Comment, Comments, Remark, Remarks, Merknad, Merknader, Notat, Notater, Bemærkning, Bemerkning, "
                "Kommentar, Anteckning,Opmerking, Opmerkingen, Notiz, Bemerkung"
            ),
            Meaning.TAGS: "Tags, Labels, Groups, Group, Grupper, Gruppe, Groepen, Merkelapper",
            Meaning.POINTS: "Points, Points balance, Poeng, Point, Poäng, Punten, Punkte",
            Meaning.FIRST_VISIT: "First visit, First here, First purchase, First seen, Første besøk, Første besøg, Eerste bezoek",
            Meaning.LAST_VISIT: (
                "Last visit, Last here, Last purchase, Last seen, Sist handlet, Siste besøk, Seneste besøg, Senaste besök, Laatste bezoek"
            ),
            Meaning.VISITS: "Visits, Total visits, Number of visits, Visit count, Antall besøk, Antal besøg, Antal besök, Aantal bezoeken",
        }
    ),
    pattern=_likely,
)
