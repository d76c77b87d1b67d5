"""Ledgers as shops keep them: those at hand, and others of their shapes with other contents."""

from __future__ import annotations

import codecs
import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from desktop_ar.exchange.dates import DateOrder
from desktop_ar.services.book import Book
from desktop_ar.services.context import Context
from desktop_ar.storage.tables import Customer, Dispute, Payment, PrepaidLot, Receivable
from tests.exchange.sheets import workbook
from tests.services.imports import Importer

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
LEDGERS = DATA / "ledgers"
LATE = DATA / "late_payments" / "late_payments.csv"
NAMED = {
    "customer_no": "customerID",
    "invoice_no": "invoiceNumber",
    "issue_date": "InvoiceDate",
    "due_date": "DueDate",
    "amount": "InvoiceAmount",
    "disputed": "Disputed",
    "paid_date": "SettledDate",
}


@pytest.fixture
def bring(book: Book, context: Context) -> Importer:
    return Importer(book, context)


def found(bring: Importer) -> dict[str, int]:
    """The figures that expected.json speaks of."""
    value = sa.func.sum(PrepaidLot.paid_left_fen + PrepaidLot.bonus_left_fen)
    asked = {
        "customers": sa.select(sa.func.count(Customer.id)),
        "open_fen": sa.select(sa.func.sum(Receivable.open_fen)),
        "paid_fen": sa.select(sa.func.sum(Payment.amount_fen)),
        "stored_value_left_fen": sa.select(value).where(PrepaidLot.kind == "stored_value"),
    }
    with bring.book.read() as session:
        return {key: session.scalar(statement) or 0 for key, statement in asked.items()}


@pytest.mark.skipif(not LEDGERS.is_dir(), reason="the ledgers are not at hand")
@pytest.mark.parametrize(
    "name",
    [
        "receivables_gb18030.csv",
        "receivables.xlsx",
        "members_utf8_semicolon.csv",
        "balances_tab.txt",
    ],
)
def test_each_ledger_gives_what_is_expected_with_no_option_but_the_kind(
    bring: Importer, name: str
) -> None:
    expected = json.loads((LEDGERS / "expected.json").read_text(encoding="utf-8"))[name]
    data = (LEDGERS / name).read_bytes()
    new, changed, duplicate, rejected = bring.counts(expected["kind"], data)
    assert (new, changed, duplicate, rejected) == (expected["new"], 0, 0, expected["rejected"])
    figures = found(bring)
    assert {key: figures[key] for key in expected if key in figures} == {
        key: value for key, value in expected.items() if key in figures
    }
    again = bring.counts(expected["kind"], data)
    assert again == (0, 0, expected["new"], expected["rejected"])


@pytest.mark.skipif(not LATE.is_file(), reason="the settled invoices are not at hand")
def test_the_settled_invoices_come_in_whole_and_once(book: Book, context: Context) -> None:
    bring = Importer(book, Context(date(2014, 2, 1), context.now))
    data = LATE.read_bytes()
    how: dict[str, Any] = {"mapping": NAMED, "date_order": DateOrder.MDY}
    assert bring.counts("invoices", data, **how) == (2466, 0, 0, 0)
    assert bring.counts("invoices", data, **how) == (0, 0, 2466, 0)
    figures = found(bring)
    assert (figures["customers"], figures["open_fen"]) == (100, 0)
    with book.read() as session:
        disputes = session.scalar(sa.select(sa.func.count(Dispute.id)))
        day = date(2013, 6, 30)
        issued = Receivable.issue_date <= day
        late = session.execute(
            sa.select(sa.func.count(), sa.func.sum(Receivable.amount_fen))
            .join(Payment, Payment.source_key.like("paid:" + Receivable.receivable_no + ":%"))
            .where(issued, Receivable.due_date < day, Payment.paid_on > day)
        ).one()
    assert disputes == data.decode().count(",Yes,")
    assert tuple(late) == (12, 83556)


@dataclass(frozen=True)
class Ledger:
    """A ledger made up: its rows, and what a right import finds."""

    rows: list[dict[str, Any]]
    customers: int
    open_fen: int
    paid_fen: int


def made_up(seed: int) -> Ledger:
    """Bills of some customers, partly paid, with dates and sums of many kinds."""
    rng = random.Random(seed)  # noqa: S311 - contents, not secrets
    people = [
        ("".join(rng.sample("赵钱孙李周吴郑王冯陈", 2)) + str(n), f"13{rng.randrange(10**9):09d}")
        for n in range(rng.randrange(2, 9))
    ]
    rows: list[dict[str, Any]] = []
    for number in range(rng.randrange(3, 40)):
        name, phone = rng.choice(people)
        issued = date(2025, 1, 1) + timedelta(days=rng.randrange(600))
        amount_fen = rng.randrange(1, 1_000_000)
        rows.append(
            {
                "no": f"D{seed}-{number:04d}",
                "name": name,
                "phone": phone,
                "issued": issued,
                "due": issued + timedelta(days=rng.choice([0, 7, 30, 60])),
                "fen": amount_fen,
                "paid": rng.choice([0, 0, amount_fen, amount_fen // 3]),
                "note": rng.choice(["", "含税,开票", "送货;月结", '他说"好"', "合计另算"]),
            }
        )
    return Ledger(
        rows,
        len({row["name"] for row in rows}),
        sum(row["fen"] - row["paid"] for row in rows),
        sum(row["paid"] for row in rows),
    )


def as_amount(rng: random.Random, fen: int, separator: str) -> str:
    text = f"{fen // 100}.{fen % 100:02d}"
    grouped = f"{fen // 100:,}.{fen % 100:02d}"
    wide = text.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789."})
    forms = [text, f"¥{grouped}", f"{grouped}元", f" {grouped} ", wide, f"RMB {text}"]
    chosen = rng.choice(forms)
    return f'"{chosen}"' if separator in chosen else chosen


def as_date(rng: random.Random, day: date) -> str:
    return rng.choice(
        [
            day.isoformat(), f"{day:%Y%m%d}", f"{day.year}.{day.month}.{day.day}",
            f"{day.year}/{day.month}/{day.day}", f"{day.year}年{day.month}月{day.day}日",
        ]
    )  # fmt: skip


def as_phone(rng: random.Random, phone: str) -> str:
    return rng.choice([phone, f"+86{phone}", f"{phone[:3]} {phone[3:7]} {phone[7:]}"])


def as_text(ledger: Ledger, seed: int, separator: str) -> str:
    """Title lines, a header in one of many wordings, totals between, a total at the end."""
    rng = random.Random(seed)  # noqa: S311 - contents, not secrets
    header = rng.choice(
        [
            [
                "单据号",
                "客户名称",
                "联系电话",
                "开单日期",
                "到期日",
                "应收金额",
                "已收金额",
                "备注",
            ],
            ["发票号", "单位名称", "手机", "日期", "应付日期", "金额（元）", "已付", "摘要"],
            ["Invoice No.", "Customer", "Phone", "Date", "Due Date", "Amount", "Paid", "Note"],
        ]
    )
    lines = [separator.join(["应收账款明细表（2026年）", *[""] * 7])] * rng.randrange(3)
    lines += [separator * 7] * rng.randrange(2)
    lines.append(separator.join(header))
    for row in ledger.rows:
        note = row["note"].replace('"', '""')
        cells = [
            row["no"], row["name"], as_phone(rng, row["phone"]), as_date(rng, row["issued"]),
            as_date(rng, row["due"]), as_amount(rng, row["fen"], separator),
            as_amount(rng, row["paid"], separator) if row["paid"] else rng.choice(["", "-", "0"]),
            f'"{note}"' if note else "",
        ]  # fmt: skip
        lines.append(separator.join(cells))
        if rng.random() < 0.2:
            lines.append(separator.join(["小计", "", "", "", "", "999.00", "", ""]))
        if rng.random() < 0.1:
            lines.append(separator * 7)
    lines.append(
        separator.join([rng.choice(["合计", "总计：", "Total"]), *[""] * 4, "5.00", "", ""])
    )
    return rng.choice(["\n", "\r\n"]).join(lines) + "\n"


def utf8(text: str) -> bytes:
    return text.encode()


def utf8_with_mark(text: str) -> bytes:
    return codecs.BOM_UTF8 + text.encode()


def gb18030(text: str) -> bytes:
    return text.encode("gb18030")


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("encode", [utf8, utf8_with_mark, gb18030])
@pytest.mark.parametrize("separator", [",", ";", "\t", "，"])
def test_other_text_ledgers_of_these_shapes_import_as_well(
    bring: Importer, seed: int, encode: Callable[[str], bytes], separator: str
) -> None:
    ledger = made_up(seed * 100 + SEEDS[encode.__name__] + ord(separator) % 7)
    data = encode(as_text(ledger, seed, separator))
    assert bring.counts("invoices", data) == (len(ledger.rows), 0, 0, 0)
    figures = found(bring)
    assert figures["customers"] == ledger.customers
    assert figures["open_fen"] == ledger.open_fen
    assert figures["paid_fen"] == ledger.paid_fen
    assert bring.counts("invoices", data) == (0, 0, len(ledger.rows), 0)


SEEDS = {"utf8": 10, "utf8_with_mark": 20, "gb18030": 30}


def as_workbook(ledger: Ledger, seed: int) -> bytes:
    """A two-row header, customers merged over their rows, subtotals, a second sheet."""
    rng = random.Random(seed)  # noqa: S311 - contents, not secrets
    titles = rng.randrange(3)
    rows: list[list[Any]] = [["客户欠款登记表", *[""] * 7] for _ in range(titles)]
    rows.append(["客户", "电话", "账单", "", "", "", "已付", "备注"])
    rows.append(["", "", "单号", "日期", "应付日期", "金额", "", ""])
    merges: list[tuple[int, int, int, int, Any]] = [
        *((at, 0, at, 7, "客户欠款登记表") for at in range(titles)),
        (titles, 2, titles, 5, "账单"),
        *((titles, at, titles + 1, at, label) for at, label in
          ((0, "客户"), (1, "电话"), (6, "已付"), (7, "备注"))),
    ]  # fmt: skip
    for name in dict.fromkeys(row["name"] for row in ledger.rows):
        own = [row for row in ledger.rows if row["name"] == name]
        first = len(rows)
        phone = int(own[0]["phone"])
        for at, row in enumerate(own):
            rows.append([
                name if at == 0 else "", phone if at == 0 else "", row["no"], row["issued"],
                row["due"], row["fen"] / 100, row["paid"] / 100 or "", row["note"],
            ])  # fmt: skip
        if len(own) > 1:
            merges.append((first, 0, len(rows) - 1, 0, name))
            merges.append((first, 1, len(rows) - 1, 1, phone))
            rows.append(["小计", "", "", "", "", 1.0, "", ""])
    sheets = {"说明": [["本表由店员每周更新"]], "应收": rows}
    if rng.random() < 0.5:
        return workbook(dict(reversed(sheets.items())), merges=merges)
    return workbook(sheets, merges=merges, merged_sheet="应收")


@pytest.mark.parametrize("seed", range(8))
def test_other_spreadsheets_of_these_shapes_import_as_well(bring: Importer, seed: int) -> None:
    ledger = made_up(1000 + seed)
    data = as_workbook(ledger, seed)
    assert bring.counts("invoices", data) == (len(ledger.rows), 0, 0, 0)
    figures = found(bring)
    assert figures["customers"] == ledger.customers
    assert figures["open_fen"] == ledger.open_fen
    assert figures["paid_fen"] == ledger.paid_fen
    assert bring.counts("invoices", data) == (0, 0, len(ledger.rows), 0)


@pytest.mark.parametrize("seed", range(4))
def test_other_lists_of_members_import_as_well(bring: Importer, seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - contents, not secrets
    separator = rng.choice([";", ",", "\t"])
    header = "会员卡号 姓名 手机 卡类型 开卡日期 有效期至 充值金额 赠送金额 已消费 总次数 已用次数"
    lines = [separator.join(header.split())]
    left_fen = 0
    for number in range(20):
        sold = date(2025, 1, 1) + timedelta(days=rng.randrange(500))
        until = str(sold + timedelta(days=365)) if rng.random() < 0.5 else ""
        who = [f"HY{seed}{number:03d}", f"会员{number}", f"139{number:08d}"]
        if rng.random() < 0.5:
            paid, bonus = rng.randrange(1, 3000), rng.randrange(0, 300)
            used = rng.randrange(0, paid + bonus + 1)
            left_fen += (paid + bonus - used) * 100
            cells = ["储值卡", str(sold), until, f"{paid}.00", f"{bonus}.00", f"{used}.00", "", ""]
        else:
            units = rng.randrange(1, 30)
            used_units = rng.randrange(0, units + 1)
            cells = ["次卡", str(sold), until, "400.00", "0", "", str(units), str(used_units)]
        lines.append(separator.join([*who, *cells]))
    data = codecs.BOM_UTF8 + ("\r\n".join(lines) + "\r\n").encode()
    assert bring.counts("prepaid", data) == (20, 0, 0, 0)
    assert found(bring)["stored_value_left_fen"] == left_fen
    assert bring.counts("prepaid", data) == (0, 0, 20, 0)
