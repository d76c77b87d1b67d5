"""Bill files of payment services and banks, found by the names of their columns."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_ar.domain.codes import PaymentMethod
from desktop_ar.domain.faults import Refused
from desktop_ar.exchange.receipt_files import BillFile, read_receipt_data
from desktop_ar.exchange.receipt_shapes import NotIncome
from tests.exchange import bills

DAY = date(2026, 11, 18)


def amounts(file: BillFile) -> list[tuple[int, NotIncome | None]]:
    return [(row.amount_fen, row.not_income) for row in file.rows]


@pytest.mark.parametrize("lines_above", [16, 17, 5])
@pytest.mark.parametrize("mark", [True, False])
def test_the_wechat_bill_is_found_wherever_its_header_stands(lines_above: int, mark: bool) -> None:
    file = read_receipt_data(bills.wechat_csv(lines_above=lines_above, mark=mark))
    assert file.shape == "wechat"
    assert amounts(file) == [
        (8800, None),
        (300, NotIncome.OUTGOING),
        (1250, None),
        (10000, NotIncome.NEUTRAL),
        (5000, NotIncome.REFUNDED),
        (3000, None),
        (990, NotIncome.REFUND_TO_US),
    ]
    row = file.rows[0]
    assert (row.row, row.on, row.payer) == (lines_above + 2, DAY, "王小明")
    assert (row.reference, row.remark) == ("100001", "转账备注:XS-2026-0003")
    assert row.method is PaymentMethod.WECHAT


def test_the_wechat_bill_as_a_spreadsheet_says_the_same() -> None:
    file = read_receipt_data(bills.wechat_xlsx())
    assert (file.shape, amounts(file)) == ("wechat", [(8800, None)])
    assert file.rows[0].reference == "100001"


def test_the_alipay_bill_of_a_person() -> None:
    file = read_receipt_data(bills.alipay_csv())
    assert file.shape == "alipay"
    assert amounts(file) == [
        (8800, None),
        (1200, NotIncome.OUTGOING),
        (50000, NotIncome.NEUTRAL),
        (1200, NotIncome.NEUTRAL),
        (500, NotIncome.NOT_DONE),
    ]
    assert (file.rows[0].payer, file.rows[0].reference) == ("王小明", "2026111822001")


def test_the_old_alipay_bill_ends_at_its_dashed_line() -> None:
    file = read_receipt_data(bills.alipay_web_csv())
    assert (file.shape, amounts(file)) == ("alipay_web", [(8800, None)])
    assert (file.rows[0].on, file.rows[0].fee_fen) == (date(2019, 1, 1), 50)


def test_the_archive_of_an_alipay_merchant() -> None:
    file = read_receipt_data(bills.alipay_merchant_zip())
    assert file.shape == "alipay_merchant"
    assert amounts(file) == [(8800, None), (1000, NotIncome.REFUNDED)]
    assert (file.rows[0].fee_fen, file.rows[0].payer) == (53, "*小明(139******11)")


@pytest.mark.parametrize("old", [False, True])
def test_the_trade_bill_of_a_wechat_merchant(old: bool) -> None:
    file = read_receipt_data(bills.wechat_merchant_csv(old=old))
    assert file.shape == "wechat_merchant"
    assert amounts(file) == [(8800, None), (1200, NotIncome.REFUNDED)]
    assert "XS-2026-0003" in file.rows[0].remark


@pytest.mark.parametrize("kind", ["two", "signed", "word", "english"])
def test_a_bank_statement_of_any_shape(kind: str) -> None:
    file = read_receipt_data(bills.bank_csv(kind))
    assert (file.shape, file.rows[0].amount_fen) == ("bank", 8800)
    assert (file.rows[0].on, file.rows[0].payer) == (DAY, "王小明")
    assert [row.not_income for row in file.rows if row.amount_fen == 50000] == [NotIncome.OUTGOING]
    if kind == "two":
        assert file.rows[1].not_income is NotIncome.FEE
        assert len(file.rows) == 3


def test_a_row_that_cannot_be_read_is_kept_with_its_fault() -> None:
    data = bills.bank_csv("signed").replace(b"+88.00", b"8.8.8")
    (row, _) = read_receipt_data(data).rows
    assert row.fault is not None
    assert row.amount_fen == 0


@pytest.mark.parametrize("data", ["名称,电话\n王小明,1\n".encode(), b"PK\x03\x04broken"])
def test_another_file_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        read_receipt_data(data)
    assert refused.value.faults[0].code in {"receipts_not_a_bill", "file_damaged"}
