"""Places where the shop's live file should not lie: on another computer, or in a folder that a program copies elsewhere.

A synced folder copies the file while it is written and may bring an old one back; a network disk does not keep locks
(https://sqlite.org/howtocorrupt.html sections 2.1 and 2.3). Backups may well go there.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from shopdesk.i18n import _

_NETWORK = frozenset({
    "nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "afs", "afpfs", "ncpfs", "9p", "davfs", "webdav", "ceph", "glusterfs", "lustre", "gpfs",
    "ocfs2", "gfs2", "beegfs", "fuse.sshfs", "fuse.davfs2", "fuse.rclone", "fuse.s3fs", "fuse.gvfsd-fuse", "fuse.glusterfs", "fuse.cephfs",
    "fuse.google-drive-ocamlfuse", "macfuse", "vboxsf", "fuse.vmhgfs-fuse", "prl_fs",
})
# How the folders of well-known programs begin; case does not count.
_SYNCED = (
    ("Dropbox", ("dropbox",)), ("OneDrive", ("onedrive",)),
    ("iCloud", ("icloud drive", "iclouddrive", "mobile documents", "com~apple~clouddocs")),
    ("Google Drive", ("google drive", "googledrive", "my drive")), ("Nextcloud", ("nextcloud",)), ("ownCloud", ("owncloud",)),
    ("Syncthing", ("syncthing",)), ("Box", ("box sync", "box-box")), ("pCloud", ("pcloud",)), ("MEGA", ("megasync", "mega")),
    ("Proton Drive", ("proton drive", "protondrive")), ("Seafile", ("seafile", "seadrive")), ("Tresorit", ("tresorit",)),
    ("Resilio Sync", ("resilio sync",)), ("Jottacloud", ("jottacloud",)),
    ("Synology Drive", ("synologydrive", "synology drive", "cloudstation")),
)
# What these programs leave in the folders they look after, whatever those are called.
_MARKS = (
    (".stfolder", "Syncthing"), (".dropbox", "Dropbox"), (".dropbox.cache", "Dropbox"), (".owncloudsync.log", "ownCloud"),
    (".nextcloudsync.log", "Nextcloud"), (".sync", "Resilio Sync"), (".seafile-data", "Seafile"), (".tmp.drivedownload", "Google Drive"),
)


def warning(shop: Path) -> str | None:
    """Say in a sentence why the shop's file should lie somewhere else, or give None where it lies well."""
    shop = shop.absolute()
    program = syncing_program(shop)
    if program is not None:
        return _(
            "“{name}” lies in a folder of {program}, which may copy it half written or bring an old one back."
            " Keep the shop on this computer’s own disk, and name that folder as second place for backups."
        ).format(name=shop.name, program=program)
    if is_network(shop):
        return _(
            "“{name}” lies on another computer’s disk, where two programs can write at once without knowing."
            " Keep the shop on this computer’s own disk, and name that folder as second place for backups."
        ).format(name=shop.name)
    return None


def syncing_program(path: Path) -> str | None:
    """Which program copies what lies here to other computers, known by the names of folders or by the marks it leaves in them."""
    for folder in (path.parent, *path.parent.parents):
        name = folder.name.casefold()
        for program, beginnings in _SYNCED:
            if any(_begins(name, beginning) for beginning in beginnings):
                return program
        if folder.parent.name == "CloudStorage":  # macOS keeps them all there
            return folder.name.partition("-")[0]
        for mark, program in _MARKS:
            if (folder / mark).exists():
                return program
    return None


def _begins(name: str, beginning: str) -> bool:
    """"Dropbox (Personal)" and "OneDrive - Shop" are meant, "Boxes" and "Megan" are not."""
    return name == beginning or re.match(re.escape(beginning) + r"\s+[-(]", name) is not None


def is_network(path: Path) -> bool:
    """Is this another computer's disk? Where the system does not say, no."""
    if sys.platform == "win32":
        return _is_windows_share(str(path))
    try:
        lines = _mounts()
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return False
    return kind_of_file_system(os.path.realpath(path), lines) in _NETWORK


def _mounts() -> list[tuple[str, str]]:
    """Each place where a disk is hung in, and its kind."""
    if sys.platform == "darwin":
        said = subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=2, check=True).stdout
        return mounts_of_macos(said)
    return mounts_of_linux(Path("/proc/self/mounts").read_text("utf-8", "surrogateescape"))


def mounts_of_linux(text: str) -> list[tuple[str, str]]:
    """Read /proc/self/mounts (proc(5)): spaces in names stand as \\040."""
    rows = [line.split(" ") for line in text.splitlines()]
    return [(re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), row[1]), row[2]) for row in rows if len(row) > 2]


def mounts_of_macos(text: str) -> list[tuple[str, str]]:
    """Read what mount(8) says: "//me@server/share on /Volumes/share (smbfs, nodev)"."""
    found = (re.match(r".* on (.+) \(([^,)]+)", line) for line in text.splitlines())
    return [(match[1], match[2]) for match in found if match]


def kind_of_file_system(path: str, mounts: Iterable[tuple[str, str]]) -> str:
    """The kind of the disk that holds ``path``: the one hung in nearest to it, the later one where two are at one place."""
    best, kind = -1, ""
    for place, its_kind in mounts:
        inside = path == place or path.startswith(place.rstrip("/") + "/")
        if inside and len(place) >= best:
            best, kind = len(place), its_kind
    return kind


def _is_windows_share(path: str) -> bool:
    if path.startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(path[:3]) == 4)  # DRIVE_REMOTE
    return False
