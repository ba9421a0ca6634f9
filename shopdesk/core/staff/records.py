"""The people behind the counter."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody may do: the owner everything, staff all but exports, erasure, voids, budgets and settings."""

    OWNER = "owner"
    STAFF = "staff"


class Right(StrEnum):
    """What only an owner may do, each asked for by the service that does it."""

    ERASE = "erase"
    EXPORT = "export"
    VOID = "void"
    BUDGETS = "budgets"
    SETTINGS = "settings"
    STAFF = "staff"


class Proof(StrEnum):
    """How somebody shows who they are: staff with a PIN, an owner with a password, or not at all."""

    NONE = "none"
    PIN = "pin"
    PASSWORD = "password"


@dataclass(frozen=True, slots=True)
class StaffDraft:
    """What can be typed about somebody who works here; ``title`` is what they are called on cards ("baker")."""

    name: str = ""
    role: Role = Role.STAFF
    title: str = ""
    phone: str = ""
    email: str = ""
    line: str = ""


@dataclass(frozen=True, slots=True)
class StaffMember:
    """A name, a face, a signature. ``face_id`` and ``signature_id`` are pictures inside the shop's file."""

    id: int
    name: str
    role: Role = Role.STAFF
    title: str = ""
    phone: str = ""
    email: str = ""
    line: str = ""
    face_id: int | None = None
    signature_id: int | None = None
    works_here: bool = True

    @property
    def first_name(self) -> str:
        return self.name.split()[0] if self.name.split() else self.name

    def draft(self) -> StaffDraft:
        """Give the form as it stands, to be edited."""
        return StaffDraft(self.name, self.role, self.title, self.phone, self.email, self.line)
