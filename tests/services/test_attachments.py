"""Files kept in the book: what is taken, what is given back, and what the check finds."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from desktop_ar.domain import attachments as rules
from desktop_ar.domain.codes import AttachmentOwner
from desktop_ar.domain.faults import Refused, Unavailable
from desktop_ar.queries.attachments import attachments_of
from desktop_ar.services.attachments import (
    AttachFile,
    RemoveAttachment,
    attach_file,
    attachment_content,
    read_file,
    remove_attachment,
)
from desktop_ar.services.changes import ChangeSet
from desktop_ar.storage.check import check
from tests.shop import Act, Shop

PAPER = b"%PDF-1.7\nsigned"


def codes(shop: Shop, act: Act[Any], command: object) -> list[str]:
    """The codes an act is refused for."""
    return [code for found in shop.refusal(act, command).values() for code in found]


def attach(shop: Shop, command: AttachFile, content: bytes = PAPER) -> ChangeSet:
    with shop.book.write() as session:
        return attach_file(session, shop.context, command, content)


def test_a_file_comes_back_byte_for_byte_under_a_safe_name(shop: Shop) -> None:
    bill = shop.customer().bill(100)
    name = "../合同\\页:1.exe"
    changes = attach(shop, AttachFile(AttachmentOwner.RECEIVABLE, bill, name, shop.today, "签字页"))
    assert (changes.customers, changes.receivables) == (frozenset({1}), frozenset({1}))
    with shop.book.read() as session:
        (row,) = attachments_of(session, shop.today, AttachmentOwner.RECEIVABLE, [1])
        assert attachment_content(session, row.attachment_id) == (row.name, PAPER)
    assert row.name == "合同_页_1.pdf"
    assert (row.size, row.sha256) == (len(PAPER), hashlib.sha256(PAPER).hexdigest())
    shop.assert_sound()


def test_the_same_file_of_two_records_is_kept_once(shop: Shop) -> None:
    first, second = shop.customer(), shop.customer()
    for customer in (first, second):
        attach(shop, AttachFile(AttachmentOwner.CUSTOMER, customer.no, "a.pdf", shop.today))
    assert shop.value("SELECT count(*) FROM attachments") == 2
    assert shop.value("SELECT count(*) FROM attachment_files") == 1


def test_a_file_taken_off_is_gone_from_that_day_on_and_stays_on_the_days_before(
    shop: Shop,
) -> None:
    customer = shop.customer()
    attach(shop, AttachFile(AttachmentOwner.CUSTOMER, customer.no, "a.pdf", shop.on(-3)))
    assert codes(shop, remove_attachment, RemoveAttachment(1, shop.on(-4))) == [
        "attachment_removed_before"
    ]
    shop.do(remove_attachment, RemoveAttachment(1, shop.on(-1)))
    assert codes(shop, remove_attachment, RemoveAttachment(1, shop.today)) == ["attachment_unknown"]
    with shop.book.read() as session:
        seen = [
            len(attachments_of(session, shop.on(day), AttachmentOwner.CUSTOMER, [1]))
            for day in (-4, -3, -2, -1)
        ]
    assert seen == [0, 1, 1, 0]


def test_nothing_is_attached_to_a_record_that_is_not_there(shop: Shop) -> None:
    with pytest.raises(Refused, match="attachment_owner_unknown"):
        attach(shop, AttachFile(AttachmentOwner.PLAN, "FQ-1", "a.pdf", shop.today))


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (PAPER, ".pdf"),
        (b"\x89PNG\r\n\x1a\n..", ".png"),
        (b"\xff\xd8\xff\xe0..", ".jpg"),
        (b"....ftypheic", ".heic"),
        (b"RIFF....WEBP", ".webp"),
        ("微信记录\n".encode(), ".txt"),
        ("微信记录".encode("gb18030"), ".txt"),
        (b"PK\x03\x04....word/document.xml", ".docx"),
        (b"PK\x03\x04....classes.dex", None),
        (b"MZ\x00\x01", None),
        (b"\x7fELF\x02\x01", None),
    ],
)
def test_a_file_is_known_by_its_content(content: bytes, suffix: str | None) -> None:
    kind = rules.kind_of(content)
    assert (kind.suffix if kind else None) == suffix


def test_empty_large_and_foreign_files_are_refused_with_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_ar.services.attachments.MOST_BYTES", 20)
    for content, code in (
        (b"", "attachment_empty"),
        (b"%PDF-" + b"x" * 16, "attachment_too_large"),
        (b"MZ\x00", "attachment_kind"),
    ):
        path = tmp_path / "a.pdf"
        path.write_bytes(content)
        with pytest.raises(Refused, match=code):
            read_file(path)
    path.write_bytes(b"%PDF-1")
    assert read_file(path).kind is rules.PDF
    with pytest.raises(Unavailable, match="file_missing"):
        read_file(tmp_path / "b.pdf")


def test_the_check_finds_a_file_that_was_changed_in_the_book(shop: Shop) -> None:
    customer = shop.customer()
    attach(shop, AttachFile(AttachmentOwner.CUSTOMER, customer.no, "a.pdf", shop.today))
    with shop.book.write() as session:
        session.execute(sa.text("UPDATE attachment_files SET content = CAST('%PDF-2' AS BLOB)"))
    with shop.book.read() as session:
        wrong = [(result.name, result.examples) for result in check(session) if not result.ok]
    assert wrong == [("attachments", ("a.pdf",))]
