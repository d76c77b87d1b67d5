"""Headers are found by their names, wherever they stand."""

from __future__ import annotations

from collections import Counter

import pytest

from desktop_ar.domain.faults import Refused
from desktop_ar.exchange.fields import ALIASES, DOUBTFUL, FIELDS, REQUIRED, ImportKind
from desktop_ar.exchange.headers import bare
from tests.exchange.sheets import codes, fields, read, values, workbook


@pytest.mark.parametrize("kind", list(ImportKind))
def test_no_name_of_a_column_means_two_fields(kind: ImportKind) -> None:
    owners: dict[str, set[str]] = {}
    for field in FIELDS[kind].values():
        for name in field.names:
            owners.setdefault(bare(name), set()).add(field.key)
    assert {name for name, keys in owners.items() if len(keys) > 1} == set()


@pytest.mark.parametrize("kind", list(ImportKind))
def test_required_and_doubtful_fields_exist(kind: ImportKind) -> None:
    keys = set(FIELDS[kind])
    assert {key for group in REQUIRED[kind] for key in group} <= keys
    assert set(ALIASES.get(kind, {}).values()) <= keys
    for doubt in DOUBTFUL.get(kind, ()):
        assert {doubt.field, *doubt.beside, *doubt.unless} <= keys
        assert doubt.names


@pytest.mark.parametrize("kind", list(ImportKind))
def test_the_keys_of_the_fields_are_a_header_themselves(kind: ImportKind) -> None:
    header = ",".join(FIELDS[kind])
    cells = ",".join("" for _ in FIELDS[kind])
    found = fields(read(f"{header}\n{cells}x\n{'x' * 3}\n", kind.value))
    assert found == {key: key for key in FIELDS[kind]}


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("应收金额", "amount"), ("应收(借方)", "amount"), ("金额（元）", "amount"),
        ("金额(RMB)", "amount"), (" 金 额 ", "amount"), ("Invoice Amount", "amount"),
        ("INVOICE_AMOUNT", "amount"), ("ＡＭＯＵＮＴ", "amount"), ("*金额", "amount"),
        ("金额：", "amount"), ("价税合计", "amount"),
    ],
)  # fmt: skip
def test_a_label_is_known_whatever_its_case_blanks_brackets_and_units(
    label: str, field: str
) -> None:
    found = fields(read(f"客户名称,日期,{label}\n张三,2026-01-05,5\n"))
    assert found[label.strip()] == field


def test_title_lines_above_the_header_are_passed_over() -> None:
    text = (
        "某某商行应收账款明细表,,\n制表日期：2026-01-31,,\n,,\n客户,日期,金额\n张三,2026-02-30,5\n"
    )
    assert codes(read(text)) == [(5, "日期", "date_impossible")]


def test_columns_that_are_not_known_are_left_alone() -> None:
    found = fields(read("序号,客户,日期,金额,业务员\n1,张三,2026-01-05,5,小李\n"))
    assert found["序号"] is None
    assert found["业务员"] is None


def test_the_better_name_wins_where_two_columns_offer_themselves() -> None:
    text = "客户,日期,金额,应收金额,备注,摘要\n张三,2026-01-05,1,2,甲,乙\n"
    file = read(text)
    assert values(file, "amount") == [200]
    assert values(file, "description") == ["乙"]


def test_a_column_that_was_named_is_taken_before_any_guess() -> None:
    text = "客户,日期,金额,应收金额\n张三,2026-01-05,1,2\n"
    file = read(text, mapping={"amount": " 金额 "})
    assert values(file, "amount") == [100]
    assert fields(file)["应收金额"] is None


def test_a_column_may_be_named_by_its_letter() -> None:
    text = "客户,日期,金额,金额\n张三,2026-01-05,1,2\n"
    assert values(read(text, mapping={"amount": "D"}), "amount") == [200]


def test_a_column_or_field_that_does_not_exist_is_refused_with_those_that_do() -> None:
    text = "客户,日期,金额\n张三,2026-01-05,1\n"
    with pytest.raises(Refused, match="column_unknown") as refusal:
        read(text, mapping={"amount": "应收", "due_date": "到期"})
    assert [fault.field for fault in refusal.value.faults] == ["amount", "due_date"]
    with pytest.raises(Refused, match="field_unknown"):
        read(text, mapping={"amuont": "金额"})


def test_a_missing_required_column_is_named_with_the_columns_there_are() -> None:
    with pytest.raises(Refused, match="column_missing") as refusal:
        read("客户,金额,电话\n张三,1,2\n")
    assert refusal.value.faults[0].params == {"field": "issue_date", "columns": "客户, 金额, 电话"}


def test_a_header_of_two_rows_is_read_with_its_merged_cells() -> None:
    rows = [
        ["登记表", "", "", "", "", ""],
        ["客户", "应收", "", "", "已收", ""],
        ["", "单号", "日期", "金额", "日期", "金额"],
        ["张三", "A1", "2026-01-05", 100, "2026-01-09", 40],
    ]
    merges = [
        (0, 0, 0, 5, "登记表"),
        (1, 0, 2, 0, "客户"),
        (1, 1, 1, 3, "应收"),
        (1, 4, 1, 5, "已收"),
    ]
    file = read(workbook({"表": rows}, merges=merges))
    row = file.rows[0]
    assert row.number == 4
    assert row.values["amount"] == 10000
    assert row.values["paid_amount"] == 4000
    assert row.values["issue_date"].day == 5
    assert row.values["paid_date"].day == 9


def test_a_header_of_two_rows_is_read_from_text_as_well() -> None:
    text = "客户,电话,账单,,,已付\n,,单号,日期,金额,\n张三,138,A1,2026-01-05,100,40\n"
    file = read(text)
    assert values(file, "invoice_no") == ["A1"]
    assert values(file, "paid_amount") == [4000]


def test_a_lone_day_of_paying_is_not_taken_for_the_day_it_was_paid() -> None:
    alone = read("客户,日期,金额,付款日期\n张三,2026-01-05,1,2026-02-05\n")
    assert fields(alone)["付款日期"] is None
    beside = read("客户,日期,到期日,金额,付款日期\n张三,2026-01-05,2026-02-01,1,2026-02-05\n")
    assert fields(beside)["付款日期"] == "paid_date"


def test_what_is_left_of_a_bill_is_its_amount_only_where_nothing_says_what_was_paid() -> None:
    assert fields(read("客户,日期,余额\n张三,2026-01-05,1\n"))["余额"] == "amount"
    with pytest.raises(Refused, match="column_missing"):
        read("客户,日期,余额,已收金额\n张三,2026-01-05,1,1\n")


def test_samples_show_the_first_different_values() -> None:
    text = "姓名,欠款\n张三,5\n张三,6\n李四,5\n王五,7\n赵六,8\n"
    samples = Counter(read(text, "balances").columns[0].samples)
    assert samples == Counter(["张三", "李四", "王五"])
