"""Every table of the shop's file, and how each that names a person is exported, erased, merged and undone.

Days are whole numbers of days and instants whole microseconds since 1970-01-01 (columns.py). Ledgers hold ids, codes
and numbers only and are held by triggers (the first schema step makes them).
"""

from __future__ import annotations

from peewee import Model

from shopdesk.storage.tables import (
    cards,
    cases,
    followups,
    giftcards,
    journal,
    lists,
    members,
    permissions,
    privileges,
    rights,
    shop,
    trust,
    visits,
)
from shopdesk.storage.tables.cards import PrintedCard as PrintedCard
from shopdesk.storage.tables.journal import LogLine as LogLine
from shopdesk.storage.tables.journal import UndoRow as UndoRow
from shopdesk.storage.tables.journal import UndoStep as UndoStep
from shopdesk.storage.tables.kinds import Table as Table
from shopdesk.storage.tables.lists import BroughtList as BroughtList
from shopdesk.storage.tables.lists import BroughtRow as BroughtRow
from shopdesk.storage.tables.members import Companion as Companion
from shopdesk.storage.tables.members import Email as Email
from shopdesk.storage.tables.members import FormerJob as FormerJob
from shopdesk.storage.tables.members import Member as Member
from shopdesk.storage.tables.members import Memory as Memory
from shopdesk.storage.tables.members import Note as Note
from shopdesk.storage.tables.members import Phone as Phone
from shopdesk.storage.tables.members import Thing as Thing
from shopdesk.storage.tables.permissions import Agreement as Agreement
from shopdesk.storage.tables.permissions import AskedQuestion as AskedQuestion
from shopdesk.storage.tables.permissions import Choice as Choice
from shopdesk.storage.tables.permissions import Contact as Contact
from shopdesk.storage.tables.permissions import LostNote as LostNote
from shopdesk.storage.tables.permissions import NewsRound as NewsRound
from shopdesk.storage.tables.permissions import Permission as Permission
from shopdesk.storage.tables.permissions import Voice as Voice
from shopdesk.storage.tables.permissions import Wording as Wording
from shopdesk.storage.tables.shop import Counter as Counter
from shopdesk.storage.tables.shop import Picture as Picture
from shopdesk.storage.tables.shop import Setting as Setting
from shopdesk.storage.tables.shop import Staff as Staff
from shopdesk.storage.tables.visits import Glance as Glance
from shopdesk.storage.tables.visits import Rhythm as Rhythm
from shopdesk.storage.tables.visits import ShopRhythm as ShopRhythm
from shopdesk.storage.tables.visits import Visit as Visit

_FEATURES = (shop, members, visits, cards, lists, journal, cases, followups, trust, permissions, rights, privileges, giftcards)
TABLES: tuple[type[Model], ...] = tuple(table for feature in _FEATURES for table in feature.TABLES)
LEDGERS: tuple[type[Model], ...] = tuple(table for feature in _FEATURES for table in feature.LEDGERS)
