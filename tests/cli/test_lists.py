"""The lists: shapes, sums and files as cli.md writes them."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from desktop_ar.exchange import answers
from desktop_ar.language.catalogue import translator
from tests.cli.program import Program
from tests.conftest import TODAY

LISTS = {
    "overdue": answers.OVERDUE,
    "prepaid": answers.PREPAID,
    "ageing": answers.AGEING,
    "today": answers.TODAY,
}
LATE = ("--as-of", (TODAY - timedelta(days=25)).isoformat())
"""Five days after every bill fell due, before money came and a plan was signed."""


def sheet(data: bytes) -> list[list[str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    text = data.decode("utf-8-sig")
    assert text.count("\n") == text.count("\r\n")
    return list(csv.reader(io.StringIO(text, newline="")))


def test_the_overdue_list_names_who_owes_what_since_when(program: Program) -> None:
    answer = program("overdue", *LATE, "--format", "json").json

    assert (answer["as_of"], answer["currency"]) == (LATE[1], "CNY")
    assert [row["customer_no"] for row in answer["rows"]] == ["K-1", "K-2"]
    first, second = answer["rows"]
    assert (first["customer_name"], first["overdue_fen"]) == ("王小明", 178_001)
    assert (second["overdue_fen"], second["days_past_due"]) == (99_900, 5)
    assert first["prepaid_value_fen"] == 120_000
    assert answer["totals"]["overdue_fen"] == 178_001 + 99_900


def test_what_is_under_a_signed_plan_is_not_overdue_before_its_installments(
    program: Program,
) -> None:
    assert program("overdue", "--format", "json").json["rows"] == []

    later = (TODAY + timedelta(days=1)).isoformat()
    rows = program("overdue", "--as-of", later, "--format", "json").json["rows"]

    assert [(row["overdue_fen"], row["plan_state"]) for row in rows] == [(20_000, "active")]


def test_ageing_adds_up_exactly(program: Program) -> None:
    answer = program("ageing", "--format", "json").json

    for row in [*answer["rows"], answer["totals"]]:
        bands = [key for key in row if key.startswith("d") or key == "not_due_fen"]
        assert sum(row[key] for key in bands) == row["open_fen"]


def test_prepaid_lists_one_row_a_purchase(program: Program) -> None:
    answer = program("prepaid", "--format", "json").json

    rows = {row["lot_no"]: row for row in answer["rows"]}
    assert rows["L-1"]["value_left_fen"] == 116_667
    assert rows["L-1"]["units_left"] is None
    assert (rows["L-2"]["units_left"], rows["L-2"]["value_left_fen"]) == (7, 35_000)
    assert answer["totals"]["units_left"] == 7


@pytest.mark.parametrize("name", LISTS)
def test_json_rows_and_totals_have_exactly_the_keys_of_the_contract(
    program: Program, name: str
) -> None:
    answer = program(name, *LATE, "--format", "json").json

    assert list(answer) == ["as_of", "currency", "rows", "totals"]
    assert answer["rows"]
    for row in answer["rows"]:
        assert list(row) == [field.key for field in LISTS[name]]
    for key, total in answer["totals"].items():
        assert total == sum(row[key] or 0 for row in answer["rows"])


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_csv_has_the_same_rows_and_sums_under_headers_of_the_language(
    program: Program, name: str, language: str
) -> None:
    program.language = language
    columns = answers.columns(translator(language), LISTS[name])

    header, *rows = sheet(program(name, *LATE, "--format", "csv").data)

    assert header == [column.header for column in columns]
    expected = program(name, *LATE, "--format", "json").json["rows"]
    for row, record in zip(rows, expected, strict=True):
        for value, field in zip(row, LISTS[name], strict=True):
            if field.kind is answers.AMOUNT:
                assert value == f"{record[field.key] // 100}.{record[field.key] % 100:02d}"
            elif field.codes is None:
                assert value == ("" if record[field.key] is None else str(record[field.key]))


@pytest.mark.parametrize("name", LISTS)
def test_a_spreadsheet_has_the_same_cells(program: Program, tmp_path: Path, name: str) -> None:
    target = tmp_path / "list.xlsx"

    assert program(name, *LATE, "--format", "xlsx", "-o", target).code == 0

    cells = CalamineWorkbook.from_path(target).get_sheet_by_index(0).to_python()
    rows = sheet(program(name, *LATE, "--format", "csv").data)
    assert cells[0] == rows[0]
    for line, row in zip(cells[1:], rows[1:], strict=True):
        assert [_plain(cell) for cell in line] == [_number(text) for text in row]


def _plain(cell: object) -> object:
    return cell.isoformat() if isinstance(cell, date) else cell


def _number(text: str) -> object:
    try:
        return float(text)
    except ValueError:
        return text


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("how", ["table", "csv", "xlsx", "json"])
def test_standard_output_is_byte_for_byte_what_the_file_holds(
    program: Program, tmp_path: Path, name: str, how: str
) -> None:
    target = tmp_path / "file"

    to_file = program(name, *LATE, "--format", how, "-o", target)
    to_stdout = program(name, *LATE, "--format", how)

    assert (to_file.code, to_file.data, to_file.err) == (0, b"", "")
    assert to_stdout.data == target.read_bytes()


def test_the_worklist_says_what_to_do_and_why(program: Program) -> None:
    rows = program("today", *LATE, "--format", "json").json["rows"]

    assert {row["customer_no"] for row in rows} == {"K-1", "K-2"}
    for row in rows:
        assert (row["action"], row["level"]) == ("call", "reminder")
        assert row["reason"].endswith(".")
        assert "overdue" in row["reason_codes"]
        assert row["blocked_by"] == []


def test_the_worklist_names_who_is_left_alone_and_what_blocks(program: Program) -> None:
    later = (TODAY + timedelta(days=1)).isoformat()

    rows = program("today", "--skipped", "--as-of", later, "--format", "json").json["rows"]

    assert [row["customer_no"] for row in rows] == ["K-1"]
    assert "promise_open" in rows[0]["blocked_by"]
    assert rows[0]["reason"]


def test_filters_carry_the_names_of_the_windows_chips(program: Program) -> None:
    rows = program("overdue", "--filter", "plan", "--format", "json").json["rows"]
    none = program("overdue", "--filter", "disputed", "--format", "json").json["rows"]
    unknown = program("overdue", "--filter", "pink")

    assert [row["customer_no"] for row in rows] == ["K-1"]
    assert none == []
    assert unknown.code == 2
    assert "promise_broken" in unknown.err


def test_the_table_is_for_reading_and_ends_with_its_totals(program: Program) -> None:
    lines = program("ageing").out.splitlines()

    assert lines[0].split()[:3] == ["customer_no", "customer_name", "open"]
    assert set(lines[1]) == {"-", " "}
    assert "1,500.01" in lines[2]
    assert lines[-1].startswith("1 row")


def test_an_empty_list_says_so(program: Program) -> None:
    ran = program("overdue", "--as-of", "2001-01-01")

    assert ran.code == 0
    assert ran.out == "Nothing to show for 2001-01-01.\n"


def test_an_empty_list_is_a_whole_answer_for_programs(program: Program) -> None:
    answer = program("overdue", "--as-of", "2001-01-01", "--format", "json").json
    header, *rows = sheet(program("overdue", "--as-of", "2001-01-01", "--format", "csv").data)

    assert answer["rows"] == []
    assert set(answer["totals"].values()) == {0}
    assert (len(header), rows) == (len(answers.OVERDUE), [])
