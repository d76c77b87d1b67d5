"""Whose row it is (cli.md "Import": numbers, names with phones, names alone)."""

from __future__ import annotations

import pytest

from desktop_ar.services.book import Book
from desktop_ar.services.context import Context
from desktop_ar.storage.tables import Customer, Receivable
from tests.services.imports import Importer

HEADER = "客户编号,姓名,电话,欠款,到期日\n"


@pytest.fixture
def bring(book: Book, context: Context) -> Importer:
    return Importer(book, context)


def row(number: str = "", name: str = "", phone: str = "", owed: str = "10") -> str:
    return f"{number},{name},{phone},{owed},2026-01-05\n"


def test_a_number_without_a_name_is_its_own_name_until_one_comes(bring: Importer) -> None:
    bring("balances", HEADER + row("K7"))
    assert bring.customers() == [("K7", "K7", "")]
    assert bring.counts("balances", HEADER + row("K7", "张三", "138")) == (0, 1, 0, 0)
    assert bring.customers() == [("K7", "张三", "138")]


def test_the_next_free_number_passes_over_those_the_file_brings(bring: Importer) -> None:
    bring("balances", HEADER + row(name="李四") + row("K-0001", "张三") + row(name="王五"))
    assert bring.customers() == [
        ("K-0002", "李四", ""),
        ("K-0001", "张三", ""),
        ("K-0003", "王五", ""),
    ]


def test_a_known_number_with_another_name_is_rejected_with_both(bring: Importer) -> None:
    bring("balances", HEADER + row("K7", "张三"))
    imported = bring("balances", HEADER + row("K7", "李四"))
    fault = imported.preview.rejects[0].fault
    assert fault.code == "customer_name_differs"
    assert (fault.params["known"], fault.params["name"]) == ("张三", "李四")


def test_one_number_with_two_names_in_a_file_is_rejected(bring: Importer) -> None:
    text = HEADER + row("K7", "张三") + row("K7", "李四")
    assert bring.reasons("balances", text) == [(3, "姓名", "customer_name_differs")]


def test_name_and_phone_together_are_the_key(bring: Importer) -> None:
    text = HEADER + row(name="张三", phone="138 0000 1111") + row(name="张三", phone="139")
    assert bring.counts("balances", text) == (2, 0, 0, 0)
    assert len(bring.customers()) == 2
    assert bring.counts("balances", text.replace("138 0000 1111", "+8613800001111")) == (0, 0, 2, 0)


def test_a_known_name_with_another_phone_is_a_new_customer_and_said_so(bring: Importer) -> None:
    bring("balances", HEADER + row(name="张三", phone="138"))
    imported = bring("balances", HEADER + row(name="张三", phone="139"))
    assert imported.preview.counts.new == 1
    assert imported.preview.new_customers == 1
    (notice,) = imported.preview.notices
    assert (notice.row, notice.fault.code) == (2, "name_known_other_phone")
    assert bring("balances", HEADER + row(name="张三", phone="139")).preview.notices == ()


def test_a_name_alone_means_the_only_customer_of_that_name(bring: Importer) -> None:
    bring("balances", HEADER + row("K7", "张三", "138"))
    bring("payments", "客户,日期,金额\n张三,2026-02-01,4\n")
    assert bring.bills()[0][2] == 600
    assert len(bring.customers()) == 1


def test_a_name_alone_that_two_bear_is_rejected_wherever_it_stands(bring: Importer) -> None:
    two = row(name="张三", phone="138") + row(name="张三", phone="139")
    for text in (HEADER + row(name="张三") + two, HEADER + two + row(name="张三")):
        assert {code for _, _, code in bring.reasons("balances", text)} == {"name_shared"}


def test_a_name_that_got_no_phone_yet_gets_it_and_stays_one_customer(bring: Importer) -> None:
    bring("balances", HEADER + row(name="张三"))
    assert bring.counts("balances", HEADER + row(name="张三", phone="138")) == (0, 1, 0, 0)
    assert bring.customers() == [("K-0001", "张三", "138")]
    assert bring.all(Customer.phone_key) == ["138"]


def test_names_are_the_same_whatever_their_width_and_blanks(bring: Importer) -> None:
    bring("balances", HEADER + row(name="张三") + row(name="ＡＢＣ 店"))
    assert bring.counts("balances", HEADER + row(name="张 三") + row(name="abc  店")) == (
        0,
        0,
        2,
        0,
    )


def test_two_customers_of_one_name_and_phone_need_their_number(bring: Importer) -> None:
    bring("customers", "编号,姓名,电话\nK1,张三,138\nK2,张三,138\n")
    text = HEADER + row(name="张三", phone="138")
    assert bring.reasons("balances", text) == [(2, "姓名", "name_and_phone_shared")]
    assert bring.counts("balances", HEADER + row("K2", phone="138")) == (1, 0, 0, 0)


def test_a_phone_that_differs_for_a_known_number_is_changed(bring: Importer) -> None:
    bring("balances", HEADER + row("K7", "张三", "138"))
    assert bring.counts("balances", HEADER + row("K7", "张三", "139")) == (0, 1, 0, 0)
    assert bring.customers() == [("K7", "张三", "139")]


def test_a_row_without_any_customer_is_rejected(bring: Importer) -> None:
    assert bring.reasons("balances", HEADER + row(phone="138")) == [(2, "姓名", "customer_missing")]


def test_a_name_that_looks_like_markup_or_a_formula_is_a_name(bring: Importer) -> None:
    names = ['张喆<b>&<img src=""/etc/passwd""/>', "'=1+1", "Robert'); DROP TABLE customers;--"]
    text = HEADER + "".join(f'K{n},"{name}",,10,2026-01-05\n' for n, name in enumerate(names))
    assert bring.counts("balances", text) == (3, 0, 0, 0)
    assert [name for _, name, _ in bring.customers()] == [
        '张喆<b>&<img src="/etc/passwd"/>',
        "=1+1",
        names[2],
    ]


def test_customers_can_be_found_by_pinyin_after_an_import(bring: Importer) -> None:
    bring("balances", HEADER + row(name="曾小明", phone="13800001111"))
    keys = bring.all(Customer.search_key)[0]
    assert "zengxiaoming" in keys
    assert "zxm" in keys
    assert "13800001111" in keys


def test_a_file_of_customers_brings_and_changes_what_is_known(bring: Importer) -> None:
    header = "客户编号,客户名称,联系人,联系电话,微信,邮箱,地址,语言,客户类型,信用额度,账期,备注\n"
    first = (
        "K1,张三商行,张三,13800001111,zs,zs@example.com,人民路1号,中文,个体户,5000,30天,老客户\n"
    )
    assert bring.counts("customers", header + first) == (1, 0, 0, 0)
    assert bring.counts("customers", header + first) == (0, 0, 1, 0)
    moved = (
        first.replace("人民路1号", "建设路2号")
        .replace("30天", "45")
        .replace("张三商行", "张三百货")
    )
    assert bring.counts("customers", header + moved) == (0, 1, 0, 0)
    assert bring.all(
        Customer.name, Customer.address, Customer.terms_days, Customer.kind, Customer.version
    ) == [("张三百货", "建设路2号", 45, "sole_trader", 2)]
    assert bring.all(Customer.credit_limit_fen) == [500000]
    assert bring.counts("customers", header + "K1,,,,,,,,,,,\n") == (0, 0, 1, 0)
    assert bring.all(Customer.address) == ["建设路2号"]


def test_faults_of_customers_are_named(bring: Importer) -> None:
    text = "编号,名称,邮箱,信用额度,账期,语言\nK1,张三,zs,-1,9999,何语\n"
    assert bring.reasons("customers", text) == [(2, "语言", "language_not_known")]
    assert bring.reasons("customers", text.replace("何语", "en")) == [
        (2, "邮箱", "email_malformed"),
        (2, "信用额度", "amount_below_nothing"),
        (2, "账期", "terms_out_of_range"),
    ]


def test_the_first_row_that_names_a_customer_of_a_list_is_new_and_the_next_its_duplicate(
    bring: Importer,
) -> None:
    text = "姓名,电话,备注\n张三,138,甲\n张三,138,甲\n张三,139,乙\n"
    assert bring.counts("customers", text) == (2, 0, 1, 0)
    assert bring.counts("customers", text) == (0, 0, 3, 0)


def test_a_bill_of_a_new_customer_refers_to_him(bring: Importer) -> None:
    bring("balances", HEADER + row(name="甲") + row(name="乙") + row(name="甲", owed="20"))
    owners = bring.all(Receivable.customer_id, Receivable.amount_fen)
    assert owners == [(1, 1000), (1, 2000), (2, 1000)]
