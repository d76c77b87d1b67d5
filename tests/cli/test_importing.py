"""The command `import` as a caller sees it (cli.md "Import")."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import Program

LEDGER = """单据号,客户,电话,日期,金额
A1,张三,138,2026-01-05,100
A2,李四,139,2026-01-06,一百
"""


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path / "new" / "shop.book")


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    file = tmp_path / "账.csv"
    file.write_text(LEDGER, encoding="gb18030")
    return file


def test_a_missing_book_is_begun_and_the_last_line_counts_the_rows(
    program: Program, ledger: Path
) -> None:
    ran = program("import", "invoices", ledger)
    assert program.book.exists()
    assert ran.out == "new 1, changed 0, duplicate 0, rejected 1\n"
    assert ran.code == 1
    assert ran.err == ("Row 3, 金额: “一百” is not an amount: write it in figures, as 1234.50.\n")


def test_the_exit_code_is_0_where_every_row_was_taken(program: Program, ledger: Path) -> None:
    ledger.write_text(LEDGER.replace("一百", "50"), encoding="utf-8")
    assert program("import", "invoices", ledger).code == 0
    again = program("import", "invoices", ledger)
    assert again.out == "new 0, changed 0, duplicate 2, rejected 0\n"
    assert again.code == 0


def test_the_counts_are_the_same_words_in_every_language(tmp_path: Path, ledger: Path) -> None:
    ran = Program(tmp_path / "b.book", language="zh_CN")("import", "invoices", ledger)
    assert ran.out.endswith("new 1, changed 0, duplicate 0, rejected 1\n")
    assert ran.err == "第 3 行，金额：“一百”不是金额，请写成数字，如 1234.50。\n"


def test_a_dry_run_shows_columns_and_counts_and_writes_nothing(
    program: Program, ledger: Path
) -> None:
    ran = program("import", "invoices", ledger, "--dry-run")
    assert not program.book.exists()
    assert ran.out.splitlines()[-1] == "new 1, changed 0, duplicate 0, rejected 1"
    assert "客户    customer_name  张三, 李四" in ran.out
    assert ran.code == 1
    program("import", "invoices", ledger)
    dry = program("import", "invoices", ledger, "--dry-run")
    assert dry.out.splitlines()[-1] == "new 0, changed 0, duplicate 1, rejected 1"
    assert program("import", "invoices", ledger).out == dry.out.splitlines(keepends=True)[-1]


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_rejected_rows_are_saved_and_come_in_once_corrected(
    program: Program, ledger: Path, tmp_path: Path, suffix: str
) -> None:
    rejects = tmp_path / f"rejects.{suffix}"
    program("import", "invoices", ledger, "--rejects", rejects)
    still = program("import", "invoices", rejects)
    assert still.out == "new 0, changed 0, duplicate 0, rejected 1\n"
    if suffix == "csv":
        text = rejects.read_text(encoding="utf-8-sig")
        assert (
            text.splitlines()[0] == "单据号,客户,电话,日期,金额,Row in the file,Why it was rejected"
        )
        assert text.splitlines()[1].startswith("A2,李四,139,2026-01-06,一百,3,")
        rejects.write_text(text.replace(",一百,", ",100,"), encoding="utf-8-sig")
        assert program("import", "invoices", rejects).out.startswith("new 1, ")


def test_columns_may_be_named(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text("Who,When,Sum\nAnn,1/2/2026,5\n", encoding="utf-8")
    names = ("--map", "customer_name=Who", "--map", "issue_date=When", "--map", "amount=C")
    asked = program("import", "invoices", file, *names)
    assert asked.code == 1
    assert "2026-01-02 or 2026-02-01" in asked.err
    assert "--date-order" in asked.err
    said = program("import", "invoices", file, *names, "--date-order", "dmy")
    assert (said.code, said.out) == (0, "new 1, changed 0, duplicate 0, rejected 0\n")


@pytest.mark.parametrize(
    ("options", "part"),
    [
        (("--map", "amuont=金额"), "no field amuont"),
        (("--map", "amount"), "not FIELD=COLUMN"),
        (("--map", "=金额"), "not FIELD=COLUMN"),
        (("--encoding", "klingon"), "no encoding klingon"),
        (("--sheet", "x"), "no sheets"),
        (("--date-order", "ydm"), "ydm"),
    ],
)
def test_wrong_options_are_wrong_usage(
    program: Program, ledger: Path, options: tuple[str, ...], part: str
) -> None:
    ran = program("import", "invoices", ledger, *options)
    assert ran.code == 2
    assert ran.out == ""
    assert part in ran.err
    assert not program.book.exists()


def test_an_unknown_kind_is_wrong_usage(program: Program, ledger: Path) -> None:
    assert program("import", "bills", ledger).code == 2


def test_a_file_that_is_no_such_table_is_refused_and_no_book_begun(
    program: Program, tmp_path: Path
) -> None:
    file = tmp_path / "x.csv"
    file.write_text("a,b\n1,2\n", encoding="utf-8")
    ran = program("import", "invoices", file)
    assert ran.code == 1
    assert ran.out == ""
    assert len(ran.err.splitlines()) == 1
    assert "--map" in ran.err
    assert not program.book.exists()


def test_a_missing_file_is_a_fault_of_the_surroundings(program: Program, tmp_path: Path) -> None:
    ran = program("import", "invoices", tmp_path / "none.csv")
    assert ran.code == 3
    assert not program.book.exists()


def test_rejects_that_cannot_be_saved_leave_the_book_as_it_was(
    program: Program, ledger: Path, tmp_path: Path
) -> None:
    missing = tmp_path / "nowhere" / "rejects.csv"
    assert program("import", "invoices", ledger, "--rejects", missing).code == 3
    again = program("import", "invoices", ledger)
    assert again.out == "new 1, changed 0, duplicate 0, rejected 1\n"


def test_a_new_customer_of_a_known_name_is_said(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text("姓名,电话,欠款\n张三,138,5\n张三,139,6\n", encoding="utf-8")
    ran = program("import", "balances", file)
    assert ran.code == 0
    assert "Row 3, 张三 with phone 139 is a new customer" in ran.err


def test_many_reasons_are_cut_short_and_where_to_find_them_is_said(
    program: Program, tmp_path: Path
) -> None:
    file = tmp_path / "x.csv"
    file.write_text("姓名,欠款\n" + "张三,x\n" * 130, encoding="utf-8")
    ran = program("import", "balances", file)
    assert len(ran.err.splitlines()) == 101
    assert ran.err.splitlines()[-1].startswith("30 more reasons")
    assert ran.out == "new 0, changed 0, duplicate 0, rejected 130\n"
