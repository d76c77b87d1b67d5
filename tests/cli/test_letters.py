"""Letters by command: what is written, what is archived, what speaks against it."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from pathlib import Path

import pypdf
import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from desktop_ar.cli.letters import safe_name
from desktop_ar.services import receivables
from desktop_ar.services.book import Book
from desktop_ar.services.context import Context
from desktop_ar.services.extensions import AgreeExtension, agree_extension
from tests.cli.program import Program
from tests.conftest import NOW, TODAY


@pytest.fixture
def debtors(program: Program) -> Program:
    """Two customers with a bill each that is ten days late; the shop has a name."""
    early = TODAY.replace(day=1)
    with Book.open(program.book) as book:
        for customer_no in ("K-1", "K-2"):
            bill = receivables.IssueBill(customer_no, 88_800, early, TODAY.replace(day=11))
            with book.write() as session:
                receivables.issue_bill(session, Context(TODAY, NOW), bill)
    program("settings", "shop.name", "梧桐里文具画室")
    return program


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with Book.open(path) as book, book.read() as session:
        return [tuple(row) for row in session.execute(sa.text(query))]


def archived(path: Path) -> dict[str, bytes]:
    query = "SELECT letter_no, pdf FROM letters JOIN letter_files ON letter_id = id"
    found = rows(path, query)
    return {str(number): pdf for number, pdf in found if isinstance(pdf, bytes)}


def words(path: Path) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def test_a_letter_is_written_archived_and_logged(debtors: Program, tmp_path: Path) -> None:
    contacts = rows(debtors.book, "SELECT count(*) FROM contacts")

    ran = debtors("letters", "reminder", "--customer", "K-2", "-o", tmp_path / "new" / "letters")

    assert ran.code == 0
    (file,) = (tmp_path / "new" / "letters").iterdir()
    assert re.fullmatch(r"TX-2026-0001_K-2_和风便利店\.pdf", file.name)
    assert file.name in ran.out
    assert "和风便利店" in words(file)
    assert "888.00" in words(file)
    # The fixture's own letter was no real paper; the new one lies in the archive byte for byte.
    assert archived(debtors.book)["TX-2026-0001"] == file.read_bytes()
    sha = rows(debtors.book, "SELECT sha256 FROM letters WHERE letter_no = 'TX-2026-0001'")
    assert sha == [(hashlib.sha256(file.read_bytes()).hexdigest(),)]
    assert rows(debtors.book, "SELECT count(*) FROM contacts") != contacts
    assert debtors("check").code == 0


def test_a_draft_writes_the_paper_and_nothing_in_the_book(debtors: Program, tmp_path: Path) -> None:
    before = debtors.book.read_bytes()

    ran = debtors("letters", "reminder", "--customer", "K-2", "-o", tmp_path / "out", "--draft")

    assert ran.code == 0
    (file,) = (tmp_path / "out").iterdir()
    assert "和风便利店" in words(file)
    assert debtors.book.read_bytes() == before


@pytest.mark.parametrize("draft", [[], ["--draft"]])
def test_letters_can_be_merged_into_one_file(
    debtors: Program, tmp_path: Path, draft: list[str]
) -> None:
    target = tmp_path / "all.pdf"

    ran = debtors(
        "letters", "follow-up", "--customer", "K-1", "--customer", "K-2", "--merge", target, *draft
    )

    assert ran.code == 0
    text = words(target)
    assert "王小明" in text
    assert "和风便利店" in text
    issued = rows(debtors.book, "SELECT count(*) FROM letters WHERE kind = 'follow-up'")
    assert issued == [(0 if draft else 2,)]
    assert debtors("check").code == 0


def test_who_cannot_get_the_letter_is_named_and_the_others_get_theirs(
    debtors: Program, tmp_path: Path
) -> None:
    ran = debtors(
        "letters", "agreement", "--customer", "K-2", "--customer", "K-9", "--customer", "K-1",
        "-o", tmp_path / "out",
    )  # fmt: skip

    assert ran.code == 1
    assert "K-2: " in ran.err
    assert "K-9: " in ran.err
    assert len(list((tmp_path / "out").iterdir())) in {0, 1}


def test_a_demand_where_nothing_is_due_is_refused(program: Program, tmp_path: Path) -> None:
    program("settings", "shop.name", "梧桐里文具画室")

    ran = program("letters", "formal-demand", "--customer", "K-2", "-o", tmp_path / "out")

    assert (ran.code, ran.data) == (1, b"")
    assert ran.err.startswith("K-2: ")
    assert list((tmp_path / "out").iterdir()) == []


def test_what_speaks_against_a_letter_is_said_and_it_is_issued_all_the_same(
    debtors: Program, tmp_path: Path
) -> None:
    ran = debtors("letters", "formal-demand", "--customer", "K-1", "-o", tmp_path / "out")

    assert ran.code == 0
    assert ran.err.startswith("K-1: ")
    assert len(list((tmp_path / "out").iterdir())) == 1


def test_a_shop_that_has_not_been_named_yet_gets_a_blank_and_is_told(
    debtors: Program, tmp_path: Path
) -> None:
    debtors("settings", "shop.name", "")

    ran = debtors("letters", "reminder", "--customer", "K-2", "-o", tmp_path / "out")

    assert ran.code == 0
    assert "shop.name" in ran.err
    (file,) = (tmp_path / "out").iterdir()
    assert "________" in words(file)


def test_a_letter_that_cannot_be_written_is_not_issued(debtors: Program, tmp_path: Path) -> None:
    before = debtors.book.read_bytes()
    (tmp_path / "TX-2026-0001_K-2_和风便利店.pdf").mkdir()

    ran = debtors("letters", "reminder", "--customer", "K-2", "-o", tmp_path)

    assert (ran.code, ran.data) == (3, b"")
    assert debtors.book.read_bytes() == before


def test_a_file_in_the_place_of_the_folder_is_refused(debtors: Program, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    ran = debtors("letters", "reminder", "--customer", "K-2", "-o", tmp_path / "file")

    assert ran.code == 3


def test_those_who_are_due_are_the_worklists(debtors: Program, tmp_path: Path) -> None:
    nobody = debtors("letters", "formal-demand", "--due", "-o", tmp_path / "none")

    assert (nobody.code, nobody.data) == (0, b"")
    assert nobody.err.count("\n") == 1

    debtors("contact", "--customer", "K-2", "--channel", "phone", "--outcome", "other")
    debtors.today = "2026-11-27"
    ran = debtors("letters", "follow-up", "--due", "-o", tmp_path / "out")

    assert ran.code == 0
    (file,) = (tmp_path / "out").iterdir()
    assert "_K-2_" in file.name


@given(st.text(max_size=200))
def test_any_name_becomes_a_part_of_a_file_name(text: str) -> None:
    name = safe_name(text)

    assert name
    assert not set(name) & set('/\\:*?"<>|\0\n')
    assert name.strip(". ") == name
    assert len(name) <= 60


def test_an_extension_is_printed_for_whoever_was_given_more_time(
    debtors: Program, tmp_path: Path
) -> None:
    folder = tmp_path / "extension"
    none = debtors("letters", "extension", "--customer", "K-2", "-o", folder)
    assert (none.code, "more time" in none.err) == (1, True)
    query = "SELECT receivable_no FROM receivables WHERE customer_id = 2 AND amount_fen = 88800"
    ((number,),) = rows(debtors.book, query)
    with Book.open(debtors.book) as book, book.write() as session:
        later = AgreeExtension(str(number), TODAY, date(2027, 3, 1))
        agree_extension(session, Context(TODAY, NOW), later)
    ran = debtors("letters", "extension", "--customer", "K-2", "-o", folder)
    assert ran.code == 0
    (file,) = folder.iterdir()
    assert "2027年3月1日" in words(file)
    assert debtors("check").code == 0


@pytest.mark.parametrize("draft", [False, True])
def test_the_sheet_of_terms_is_issued_to_whoever_is_named(
    program: Program, tmp_path: Path, draft: bool
) -> None:
    folder = tmp_path / "terms"

    ran = program("letters", "terms", "--customer", "K-1", "-o", folder, *["--draft"] * draft)

    assert ran.code == 0
    (file,) = folder.iterdir()
    assert file.name.startswith("FK-2026-0001")
    assert file.read_bytes().startswith(b"%PDF")
