"""What somebody must know before a card is printed: letters that become something else, and what must be put right first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from shopdesk import paths
from shopdesk.core.cards.records import Card
from shopdesk.i18n import _, ngettext
from shopdesk.printing import letters, pictures, preference_sheet, prepared
from shopdesk.printing.template import Caption, Part, Role, Says, Template


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to know before printing. One that ``stops`` must be put right first; ``do`` says how."""

    sentence: str
    do: str = ""
    stops: bool = False

    @property
    def warning(self) -> str:
        """It as a note beside a card that is printed all the same; what stops one says what to do when it is refused."""
        return self.sentence if self.stops else f"{self.sentence} {self.do}".strip()


def of_card(card: Card, template: Template) -> tuple[Remark, ...]:
    """All there is to say about ``card``; what stops it comes first."""
    if not card.signer.name.strip():
        return (Remark(_("A card needs somebody who signs it."), _("Say who is at the counter (F9), then print again."), stops=True),)
    parts = list(template.parts)
    found = [*_too_long(card, parts), *_code(card, parts), *_letters(card), *_pictures(card)]
    return tuple(sorted(found, key=lambda remark: not remark.stops))


def _too_long(card: Card, parts: list[Part]) -> Iterator[Remark]:
    for part in parts:
        if part.role is Role.TEXT:
            setting = prepared.set_text(card, part)
            if not setting.fits:
                yield _text_too_long(part.says, setting.words_over)
        elif part.role is Role.HEADING and not prepared.set_heading(card.shop, part).fits:
            yield _text_too_long(Says.SHOP, 1)
        elif part.role is Role.SIGNED and not prepared.set_signed(card.signer, part, card.shop.accent).line.fits:
            yield Remark(
                _("The signer's name is too long for the line under the signature."), _("Shorten it in Settings, under Staff."), stops=True
            )


def _text_too_long(says: Says, words: int) -> Remark:
    if says is Says.WORDS:
        sentence = ngettext(
            "The words do not fit on the card: about {count} word is too many.",
            "The words do not fit on the card: about {count} words are too many.",
            words,
        ).format(count=words)
        return Remark(sentence, _("Say it in fewer words."), stops=True)
    in_settings = _("Shorten it in Settings.")
    sentences = {
        Says.FRONT: (_("The line on the front is too long."), _("Choose a shorter one.")),
        Says.SHOP: (_("The shop's name is too long for the card."), in_settings),
        Says.ADDRESS: (_("The shop's address is too long for the card."), in_settings),
        Says.SIGNER: (_("The signer's name is too long for the card."), in_settings),
        Says.TITLE: (_("What the signer does is too long for the card."), in_settings),
        Says.PHONE: (_("The signer's phone number is too long for the card."), in_settings),
        Says.HOURS: (_("The signer's line about hours is too long for the card."), in_settings),
        Says.VALUE: (_("What the card is worth is too long for it."), _("Say it in fewer words.")),
        Says.TO: (_("The name of whom it is for is too long for the card."), _("Shorten how they are called.")),
        Says.FROM: (_("The name of whom it is from is too long for the card."), _("Shorten it.")),
        Says.RECIPIENT: (_("The address is too long for the label."), _("Take a larger label, or shorten the address.")),
        Says.CAPTION: (_("The words beside the code are too long."), _("Shorten what the code holds.")),
    }
    other = (_("A line on the card is too long: “{what}”.").format(what=says.value), _("Shorten it."))
    sentence, do = sentences.get(says, other)
    return Remark(sentence, do, stops=True)


def _code(card: Card, parts: list[Part]) -> Iterator[Remark]:
    for part in parts:
        if part.role is not Role.CODE or not card.qr.payload:
            continue
        placed = prepared.place_code(card.qr.payload, part)
        if placed is None:
            yield Remark(_("The code would be too fine for a telephone to read."), _("Shorten what it holds."), stops=True)
        elif part.caption is Caption.BESIDE and not prepared.set_caption(card.qr, placed, part, card.shop.accent).fits:
            yield Remark(_("The words beside the code are too long."), _("Shorten them."), stops=True)


def _letters(card: Card) -> Iterator[Remark]:
    """What becomes a word and what leaves a gap, each said once."""
    shown = [prepared.said(card, says) for says in Says] + [card.dear, card.words, *card.qr.caption]
    shown += preference_sheet.written(card.asked) if card.asked else ()
    texts = [letters.plain(text) for text in shown]
    named = dict(pair for text in texts for pair in text.named)
    missing = dict.fromkeys(letter for text in texts for letter in text.missing)
    if named:
        pictures_said = ", ".join(f"{picture} ({name})" for picture, name in named.items())
        yield Remark(_("Small pictures are printed as their names: {pictures}.").format(pictures=pictures_said))
    if missing:
        yield Remark(
            _("The typefaces do not have these letters, so each leaves a gap: {letters}.").format(letters=" ".join(missing)),
            _(
                "Write them in by pen, or put a TrueType typeface that has them into {folder} (for Chinese, Japanese or Korean 4 to 20 MB)"
                " and press “Read both folders again” in Settings, Printers."
            ).format(folder=paths.typefaces()),
        )


def _pictures(card: Card) -> Iterator[Remark]:
    whose = (
        (card.signer.face, _("The signer's face cannot be read and is left out.")),
        (card.signer.signature, _("The picture of the signature cannot be read; the name is written instead.")),
        (card.shop.logo, _("The shop's logo cannot be read; a drawing stands in for it.")),
        (card.picture, _("The picture for the front cannot be read; a drawing stands in for it.")),
    )
    for picture, sentence in whose:
        if picture and not pictures.is_sound(picture):
            yield Remark(sentence, _("Choose it again."))
