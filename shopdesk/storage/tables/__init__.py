"""Every table of the shop's file, and how each that names a person is exported, erased, merged and undone.

Days are whole numbers of days and instants whole microseconds since 1970-01-01 (columns.py). Ledgers hold ids, codes
and numbers only and are held by triggers (the first schema step makes them).
"""

from __future__ import annotations

from peewee import Model

from shopdesk.storage.tables import (
    cards,
    cases,
    exports,
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
from shopdesk.storage.tables.cases import CaseFile as CaseFile
from shopdesk.storage.tables.cases import CaseNote as CaseNote
from shopdesk.storage.tables.cases import Override as Override
from shopdesk.storage.tables.cases import Promise as Promise
from shopdesk.storage.tables.cases import Trouble as Trouble
from shopdesk.storage.tables.cases import TroubleMember as TroubleMember
from shopdesk.storage.tables.exports import TakenList as TakenList
from shopdesk.storage.tables.followups import Contact as Contact
from shopdesk.storage.tables.followups import FollowUp as FollowUp
from shopdesk.storage.tables.followups import LifecycleCell as LifecycleCell
from shopdesk.storage.tables.followups import Message as Message
from shopdesk.storage.tables.followups import PlaybookRule as PlaybookRule
from shopdesk.storage.tables.followups import TodayMark as TodayMark
from shopdesk.storage.tables.followups import UseCheck as UseCheck
from shopdesk.storage.tables.giftcards import GiftBatch as GiftBatch
from shopdesk.storage.tables.giftcards import GiftCard as GiftCard
from shopdesk.storage.tables.giftcards import GiftEntry as GiftEntry
from shopdesk.storage.tables.giftcards import GiftGuess as GiftGuess
from shopdesk.storage.tables.giftcards import GiftPerson as GiftPerson
from shopdesk.storage.tables.giftcards import GiftReason as GiftReason
from shopdesk.storage.tables.journal import LogLine as LogLine
from shopdesk.storage.tables.journal import UndoRow as UndoRow
from shopdesk.storage.tables.journal import UndoStep as UndoStep
from shopdesk.storage.tables.kinds import Table as Table
from shopdesk.storage.tables.lists import BroughtChange as BroughtChange
from shopdesk.storage.tables.lists import BroughtList as BroughtList
from shopdesk.storage.tables.lists import BroughtPage as BroughtPage
from shopdesk.storage.tables.lists import BroughtRow as BroughtRow
from shopdesk.storage.tables.lists import BroughtVisits as BroughtVisits
from shopdesk.storage.tables.lists import Listed as Listed
from shopdesk.storage.tables.lists import Merge as Merge
from shopdesk.storage.tables.lists import TakenBack as TakenBack
from shopdesk.storage.tables.lists import TwoPeople as TwoPeople
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
from shopdesk.storage.tables.permissions import LostNote as LostNote
from shopdesk.storage.tables.permissions import NewsRound as NewsRound
from shopdesk.storage.tables.permissions import Permission as Permission
from shopdesk.storage.tables.permissions import Sending as Sending
from shopdesk.storage.tables.permissions import Voice as Voice
from shopdesk.storage.tables.permissions import Wording as Wording
from shopdesk.storage.tables.privileges import Answer as Answer
from shopdesk.storage.tables.privileges import ContactPerson as ContactPerson
from shopdesk.storage.tables.privileges import Contribution as Contribution
from shopdesk.storage.tables.privileges import DayOff as DayOff
from shopdesk.storage.tables.privileges import Gesture as Gesture
from shopdesk.storage.tables.privileges import Privilege as Privilege
from shopdesk.storage.tables.privileges import PrivilegeKind as PrivilegeKind
from shopdesk.storage.tables.privileges import PrivilegeWaiting as PrivilegeWaiting
from shopdesk.storage.tables.privileges import PutOff as PutOff
from shopdesk.storage.tables.rights import Erasure as Erasure
from shopdesk.storage.tables.rights import Kept as Kept
from shopdesk.storage.tables.rights import Secret as Secret
from shopdesk.storage.tables.rights import Used as Used
from shopdesk.storage.tables.shop import Counter as Counter
from shopdesk.storage.tables.shop import Picture as Picture
from shopdesk.storage.tables.shop import Setting as Setting
from shopdesk.storage.tables.shop import Staff as Staff
from shopdesk.storage.tables.trust import TrustEntry as TrustEntry
from shopdesk.storage.tables.visits import Glance as Glance
from shopdesk.storage.tables.visits import Rhythm as Rhythm
from shopdesk.storage.tables.visits import ShopRhythm as ShopRhythm
from shopdesk.storage.tables.visits import Visit as Visit

_FEATURES = (shop, members, visits, cards, lists, exports, journal, cases, followups, trust, permissions, rights, privileges, giftcards)
TABLES: tuple[type[Model], ...] = tuple(table for feature in _FEATURES for table in feature.TABLES)
LEDGERS: tuple[type[Model], ...] = tuple(table for feature in _FEATURES for table in feature.LEDGERS)
