"""Backup, restore and what they keep."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from desktop_ar.domain.faults import Unavailable
from desktop_ar.services.book import Book, restore
from desktop_ar.services.context import Context
from desktop_ar.storage import copies
from tests.storage.shop import behind_its_back


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def customers_of(path: Path) -> int:
    with Book.open(path) as book, book.read() as session:
        return int(session.execute(sa.text("SELECT count(*) FROM customers")).scalar_one())


def test_a_backup_holds_the_whole_book(shop: Book, tmp_path: Path) -> None:
    shop.backup(tmp_path / "backup.book")

    with Book.open(tmp_path / "backup.book") as copy:
        assert all(result.ok for result in copy.check())
    assert copies.contents(tmp_path / "backup.book") == copies.contents(shop.path)
    assert names(tmp_path) == {"shop.book", "backup.book"}


@pytest.mark.skipif(sys.platform == "win32", reason="file modes are POSIX")
def test_a_backup_is_readable_by_its_owner_alone(shop: Book, tmp_path: Path) -> None:
    shop.backup(tmp_path / "backup.book")

    assert stat.S_IMODE((tmp_path / "backup.book").stat().st_mode) == 0o600


def test_an_existing_file_is_never_overwritten_by_a_backup(shop: Book, tmp_path: Path) -> None:
    (tmp_path / "backup.book").write_bytes(b"holiday pictures")

    with pytest.raises(Unavailable) as refused:
        shop.backup(tmp_path / "backup.book")

    assert refused.value.fault.code == "backup_exists"
    assert (tmp_path / "backup.book").read_bytes() == b"holiday pictures"


def test_a_backup_into_a_missing_folder_says_which(shop: Book, tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as refused:
        shop.backup(tmp_path / "none" / "backup.book")

    assert refused.value.fault.code == "folder_missing"
    assert refused.value.fault.params["path"] == tmp_path / "none"


def test_a_backup_that_is_stopped_leaves_nothing(shop: Book, tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as refused:
        shop.backup(tmp_path / "backup.book", lambda _done, _all: False)

    assert refused.value.fault.code == "stopped"
    assert names(tmp_path) == {"shop.book"}


def test_a_backup_is_one_moment_of_the_book_while_another_writes(
    shop: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "_PAGES_A_STEP", 1)
    refused = 0

    def write_in_between(_done: int, _all: int) -> bool:
        nonlocal refused
        with Book(shop.path) as other:
            try:
                with other.write() as session:
                    session.execute(sa.text("PRAGMA busy_timeout=0"))
                    session.execute(sa.text("INSERT OR REPLACE INTO settings VALUES ('a', 'b')"))
            except Unavailable:
                refused += 1
        return True

    shop.backup(tmp_path / "backup.book", write_in_between)

    assert refused
    assert copies.contents(tmp_path / "backup.book") == copies.contents(shop.path)


def test_restoring_keeps_the_present_book_beside(
    shop: Book, context: Context, tmp_path: Path
) -> None:
    present = shop.path.read_bytes()
    shop.close()
    Book.create(tmp_path / "backup.book").close()

    kept = restore(tmp_path / "backup.book", shop.path, context.now)

    assert kept is not None
    assert kept.name == "shop.before-restore-20261121-023000.book"
    assert kept.read_bytes() == present
    assert (customers_of(shop.path), customers_of(kept)) == (0, 2)
    assert names(tmp_path) == {"shop.book", "backup.book", kept.name}


def test_two_restores_in_one_second_keep_both_books(
    shop: Book, context: Context, tmp_path: Path
) -> None:
    shop.backup(tmp_path / "backup.book")
    first = restore(tmp_path / "backup.book", shop.path, context.now)
    second = restore(tmp_path / "backup.book", shop.path, context.now)

    assert first is not None
    assert second is not None
    assert first != second
    assert first.exists()
    assert second.exists()


def test_restoring_where_there_is_no_book_keeps_nothing(
    shop: Book, context: Context, tmp_path: Path
) -> None:
    shop.backup(tmp_path / "backup.book")

    kept = restore(tmp_path / "backup.book", tmp_path / "new" / "shop.book", context.now)

    assert kept is None
    assert customers_of(tmp_path / "new" / "shop.book") == 2


@pytest.mark.parametrize("data", [b"", b"no book", b"SQLite format 3\x00" + b"\x01" * 5000])
def test_a_backup_that_is_no_book_leaves_the_present_one(
    shop: Book, context: Context, tmp_path: Path, data: bytes
) -> None:
    before = shop.path.read_bytes()
    (tmp_path / "backup.book").write_bytes(data)

    with pytest.raises(Unavailable):
        restore(tmp_path / "backup.book", shop.path, context.now)

    assert shop.path.read_bytes() == before
    assert names(tmp_path) == {"shop.book", "backup.book"}


def test_a_damaged_backup_is_not_put_in_place(shop: Book, context: Context, tmp_path: Path) -> None:
    shop.backup(tmp_path / "backup.book")
    with behind_its_back(tmp_path / "backup.book") as connection:
        connection.execute("UPDATE contacts SET customer_id = 999")
    before = shop.path.read_bytes()

    with pytest.raises(Unavailable) as refused:
        restore(tmp_path / "backup.book", shop.path, context.now)

    assert refused.value.fault.code == "book_damaged"
    assert shop.path.read_bytes() == before


def test_a_book_is_not_its_own_backup(shop: Book, context: Context) -> None:
    with pytest.raises(Unavailable) as refused:
        restore(shop.path, shop.path, context.now)

    assert refused.value.fault.code == "backup_is_the_book"


@pytest.mark.parametrize("ruin", [b"", b"ruined", b"SQLite format 3\x00" + b"\x01" * 9000])
def test_a_ruined_book_can_be_replaced_by_a_backup_and_is_kept(
    shop: Book, context: Context, tmp_path: Path, ruin: bytes
) -> None:
    shop.backup(tmp_path / "backup.book")
    shop.close()
    shop.path.write_bytes(ruin)

    kept = restore(tmp_path / "backup.book", shop.path, context.now)

    assert kept is not None
    assert kept.read_bytes() == ruin
    assert customers_of(shop.path) == 2
