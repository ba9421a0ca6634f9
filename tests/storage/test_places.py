"""Where the live file should not lie, by the kind of disk and by the names of well-known folders."""

from pathlib import Path

import pytest

from shopdesk.storage import places

LINUX = """/dev/sda1 / ext4 rw 0 0
server:/homes /home/ida nfs4 rw 0 0
//till/share /mnt/shop\\040share cifs rw 0 0
/dev/sdb1 /home/ida/local ext4 rw 0 0
tmpfs /mnt/over tmpfs rw 0 0
ida@server: /mnt/over fuse.sshfs rw 0 0
"""
MACOS = """/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//ida@till._smb._tcp.local/share on /Volumes/share (smbfs, nodev, nosuid, mounted by ida)
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/tor/shop.shopdesk", "ext4"), ("/home/ida/shop.shopdesk", "nfs4"), ("/home/idas/shop", "ext4"),
        ("/home/ida/local/shop", "ext4"), ("/mnt/shop share/shop", "cifs"), ("/mnt/over/shop", "fuse.sshfs"),
    ],
)
def test_the_disk_nearest_to_the_file_counts(path: str, kind: str) -> None:
    assert places.kind_of_file_system(path, places.mounts_of_linux(LINUX)) == kind


def test_mounts_of_macos() -> None:
    assert places.kind_of_file_system("/Volumes/share/shop", places.mounts_of_macos(MACOS)) == "smbfs"
    assert places.kind_of_file_system("/Users/ida/shop", places.mounts_of_macos(MACOS)) == "apfs"


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        ("Dropbox", "Dropbox"), ("Dropbox (Personal)", "Dropbox"), ("OneDrive - Bakery", "OneDrive"), ("OneDrive", "OneDrive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"), ("iCloudDrive", "iCloud"), ("Google Drive", "Google Drive"),
        ("My Drive/shop", "Google Drive"), ("Nextcloud/shop/deeper", "Nextcloud"), ("Syncthing", "Syncthing"), ("MEGA", "MEGA"),
        ("Library/CloudStorage/Box-Box/shop", "Box"), ("Library/CloudStorage/Egnyte-shop", "Egnyte"), ("Jottacloud", "Jottacloud"),
        ("Documents", None), ("Boxes", None), ("Megan", None), ("Dropboxes", None), ("my drive-in cinema", None),
    ],
)
def test_folders_that_are_copied_elsewhere(folder: str, program: str | None, tmp_path: Path) -> None:
    shop = tmp_path / folder / "shop.shopdesk"
    assert places.syncing_program(shop) == program
    warned = places.warning(shop)
    assert (warned is not None) == (program is not None)
    if warned is not None and program is not None:
        assert program in warned
        assert "second place" in warned


@pytest.mark.parametrize(("mark", "program"), [(".stfolder", "Syncthing"), (".dropbox", "Dropbox"), (".nextcloudsync.log", "Nextcloud")])
def test_the_marks_such_programs_leave(mark: str, program: str, tmp_path: Path) -> None:
    (tmp_path / "till").mkdir()
    (tmp_path / mark).touch()
    assert places.syncing_program(tmp_path / "till" / "shop.shopdesk") == program


def test_this_disk_is_no_network() -> None:
    assert places.is_network(Path("/proc/version")) is False
