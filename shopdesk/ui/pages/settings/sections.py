"""Which sections there are, in the order they stand; a new one is one line here and a file of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from shopdesk.i18n import _
from shopdesk.ui.pages.settings.about_section import AboutSection
from shopdesk.ui.pages.settings.backup_section import BackupSection
from shopdesk.ui.pages.settings.core_section import CoreSection
from shopdesk.ui.pages.settings.counter_section import CounterSection
from shopdesk.ui.pages.settings.flower_section import FlowerSection
from shopdesk.ui.pages.settings.keeping_section import KeepingSection
from shopdesk.ui.pages.settings.language_section import LanguageSection
from shopdesk.ui.pages.settings.lists_section import ListsSection
from shopdesk.ui.pages.settings.news_section import NewsSection
from shopdesk.ui.pages.settings.playbook_section import PlaybookSection
from shopdesk.ui.pages.settings.printers_section import PrintersSection
from shopdesk.ui.pages.settings.questions_section import QuestionsSection
from shopdesk.ui.pages.settings.reasons_section import ReasonsSection
from shopdesk.ui.pages.settings.section import Place, Section, Surroundings
from shopdesk.ui.pages.settings.shop_section import ShopSection
from shopdesk.ui.pages.settings.staff_section import StaffSection
from shopdesk.ui.pages.settings.tell_us_section import TellUsSection
from shopdesk.ui.pages.settings.today_section import TodaySection
from shopdesk.ui.pages.settings.wordings_section import WordingsSection


@dataclass(frozen=True, slots=True)
class SectionEntry:
    """A section as it stands in the list at the left."""

    key: str
    name: str
    icon: str
    place: Place
    make: Callable[[Surroundings], Section]


def sections() -> tuple[SectionEntry, ...]:
    """All sections. Neighbours that stand LEFT and RIGHT share the width."""
    return (
        SectionEntry("shop", _("Shop"), "counter", Place.WIDE, ShopSection),
        SectionEntry("staff", _("Staff"), "staff", Place.WIDE, StaffSection),
        SectionEntry("today", _("Today"), "today", Place.WIDE, TodaySection),
        SectionEntry("core", _("Must be right"), "mend", Place.WIDE, CoreSection),
        SectionEntry("playbook", _("Playbook"), "list", Place.WIDE, PlaybookSection),
        SectionEntry("flower", _("Gifts and contacts"), "flower", Place.WIDE, FlowerSection),
        SectionEntry("reasons", _("Reasons for asking"), "ask", Place.LEFT, ReasonsSection),
        SectionEntry("backup", _("Backup"), "backup", Place.RIGHT, BackupSection),
        SectionEntry("language", _("Language and text"), "globe", Place.RIGHT, LanguageSection),
        SectionEntry("news", _("News and restraint"), "say", Place.WIDE, NewsSection),
        SectionEntry("wordings", _("What people say yes to"), "voices", Place.WIDE, WordingsSection),
        SectionEntry("questions", _("Ask next"), "ask", Place.WIDE, QuestionsSection),
        SectionEntry("counter", _("Counter and scanner"), "scan", Place.WIDE, CounterSection),
        SectionEntry("printers", _("Printers"), "print", Place.WIDE, PrintersSection),
        SectionEntry("tell_us", _("Tell us"), "note", Place.WIDE, TellUsSection),
        SectionEntry("lists", _("Lists brought in"), "import", Place.WIDE, ListsSection),
        SectionEntry("keeping", _("What we keep"), "kept", Place.WIDE, KeepingSection),
        SectionEntry("about", _("About"), "info", Place.WIDE, AboutSection),
    )
