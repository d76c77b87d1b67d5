"""Columns of a file that is not understood are offered, so that one can say what they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_ar.domain.faults import Refused, Unavailable
from desktop_ar.exchange.fields import ImportKind
from desktop_ar.exchange.offered import offered_columns
from desktop_ar.exchange.reading import HowToRead, read_data
from tests.exchange.sheets import workbook

BALANCES = HowToRead(ImportKind.BALANCES)


def offered(tmp_path: Path, data: bytes | str, how: HowToRead = BALANCES) -> list[tuple[str, ...]]:
    """Label, field and samples of each column."""
    path = tmp_path / "file"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return [
        (column.label, column.field or "", *column.samples) for column in offered_columns(path, how)
    ]


def test_labels_nobody_knows_are_offered_with_values(tmp_path: Path) -> None:
    found = offered(tmp_path, "甲,乙\n王一,100\n李二,200\n王一,300\n赵三,400\n")
    assert found == [("甲", "", "王一", "李二", "赵三"), ("乙", "", "100", "200", "300")]


def test_the_row_with_most_words_is_the_header_below_a_title(tmp_path: Path) -> None:
    sheet = workbook({"表": [["七月的账", None, None], [], ["甲", "乙", "丙"], ["王一", 1, 2]]})
    assert [column[0] for column in offered(tmp_path, sheet)] == ["甲", "乙", "丙"]


def test_what_is_known_already_is_said(tmp_path: Path) -> None:
    found = offered(tmp_path, "客户,金元\n王一,100\n")
    assert [column[:2] for column in found] == [("客户", "customer_name"), ("金元", "")]


def test_a_field_said_to_be_in_no_column_is_not_found_again(tmp_path: Path) -> None:
    data = "客户,欠款,到期日\n王一,100,2026-10-01\n"
    without = HowToRead(ImportKind.BALANCES, unused=frozenset({"due_date"}))
    file = read_data(data.encode(), without)
    assert {column.label: column.field for column in file.columns}["到期日"] is None
    assert "due_date" not in file.rows[0].values
    assert ("到期日", "", "2026-10-01") in offered(tmp_path, data, without)


def test_a_required_field_said_to_be_in_no_column_is_asked_for(tmp_path: Path) -> None:
    del tmp_path
    how = HowToRead(ImportKind.BALANCES, unused=frozenset({"balance"}))
    with pytest.raises(Refused) as refusal:
        read_data("客户,欠款\n王一,100\n".encode(), how)
    assert [fault.code for fault in refusal.value.faults] == ["column_missing"]


@pytest.mark.parametrize("data", ["", "<html><body>", b"PK\x03\x04junk", b"\xff\xfe\x00"])
def test_what_is_no_table_offers_nothing(tmp_path: Path, data: bytes | str) -> None:
    assert offered(tmp_path, data) == []


def test_no_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(Unavailable):
        offered_columns(tmp_path / "gone", BALANCES)
