"""Acts on customers."""

from __future__ import annotations

import pytest

from desktop_ar.domain.codes import CustomerKind
from desktop_ar.services.customers import (
    ChangeCustomer,
    CustomerData,
    add_customer,
    change_customer,
    customer_data,
)
from tests.shop import Shop


def test_customers_without_a_number_get_the_next_free_one(shop: Shop) -> None:
    assert shop.customer("王小明").no == "K-0001"
    assert shop.customer("李雷", customer_no="K-0002").no == "K-0002"
    assert shop.customer("韩梅梅").no == "K-0003"


def test_what_is_known_of_a_customer_is_kept_as_it_was_entered(shop: Shop) -> None:
    data = CustomerData(
        name="青石装饰工程部",
        customer_no="A-7",
        kind=CustomerKind.COMPANY,
        contact="邵工",
        phone="0571-8555 0166",
        wechat="qingshi",
        email="accounts@qingshi.example",
        address="青石路 66 号",
        language="en",
        terms_days=45,
        credit_limit_fen=1_500_000,
        note="月底对账",
    )
    shop.do(add_customer, data)
    with shop.book.read() as session:
        assert customer_data(session, "A-7") == data


def test_blanks_around_what_was_typed_are_left_out(shop: Shop) -> None:
    no = shop.customer("\u3000王小明 ", phone=" 139 0000 2211 ", note=" \n").no
    with shop.book.read() as session:
        kept = customer_data(session, no)
    assert (kept.name, kept.phone, kept.note) == ("王小明", "139 0000 2211", "")


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("曾知秋", "zengzhiqiu"),
        ("单一鸣", "shanyiming"),
        ("尉迟安", "yuchian"),
        ("查令仪", "zhalingyi"),
    ],
)
def test_a_surname_is_found_by_the_way_it_is_read_as_a_surname(
    shop: Shop, name: str, read: str
) -> None:
    shop.customer(name)
    assert read in shop.value("SELECT search_key FROM customers")


def test_changing_back_restores_what_was_known_before(shop: Shop) -> None:
    no = shop.customer("王小明", phone="139 0000 2211", credit_limit_fen=300_000).no
    with shop.book.read() as session:
        before = customer_data(session, no)
    shop.do(change_customer, ChangeCustomer(no, CustomerData("王晓明", phone="139 0000 2212")))
    assert "wangxiaoming" in shop.value("SELECT search_key FROM customers")
    shop.do(change_customer, ChangeCustomer(no, before))
    with shop.book.read() as session:
        assert customer_data(session, no) == before


def test_the_number_of_a_customer_never_changes(shop: Shop) -> None:
    no = shop.customer("王小明").no
    changes = shop.do(change_customer, ChangeCustomer(no, CustomerData("王晓明", customer_no="X")))
    assert changes.numbers == (no,)


def test_every_fault_of_a_customer_is_said_at_once_by_its_field(shop: Shop) -> None:
    shop.customer("李雷", customer_no="A-1")
    data = CustomerData(
        name=" ",
        customer_no=" A-1 ",
        email="not an address",
        language="fr",
        terms_days=-1,
        credit_limit_fen=-1,
    )
    assert shop.refusal(add_customer, data) == {
        "name": ["name_missing"],
        "customer_no": ["customer_no_taken"],
        "email": ["email_malformed"],
        "language": ["language_unknown"],
        "terms_days": ["terms_out_of_range"],
        "credit_limit_fen": ["amount_out_of_range"],
    }


def test_a_change_is_refused_for_the_same_faults(shop: Shop) -> None:
    no = shop.customer("王小明").no
    wrong = CustomerData(name="", email="a@b", terms_days=3651, credit_limit_fen=10**13 + 1)
    assert shop.refusal(change_customer, ChangeCustomer(no, wrong)) == {
        "name": ["name_missing"],
        "email": ["email_malformed"],
        "terms_days": ["terms_out_of_range"],
        "credit_limit_fen": ["amount_out_of_range"],
    }


def test_a_customer_who_is_not_there_cannot_be_changed(shop: Shop) -> None:
    unknown = ChangeCustomer("K-9", CustomerData("王小明"))
    assert shop.refusal(change_customer, unknown) == {"customer_no": ["customer_unknown"]}
