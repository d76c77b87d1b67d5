"""`accrue` and the settings of late charges, as cli.md writes them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import Program
from tests.domain.vectors import vectors

BILL = "invoice_no,customer_no,customer_name,issue_date,due_date,amount\n"
CASES = vectors("late_charge")["cases"]


@pytest.fixture
def lender(tmp_path: Path) -> Program:
    """A shop with one bill of ¥10,000, due on 1 March."""
    program = Program(tmp_path / "late.book")
    return entered(program, tmp_path, "2026-03-01", "10000")


def entered(program: Program, folder: Path, due: str, amount: str) -> Program:
    file = folder / "bills.csv"
    file.write_text(f"{BILL}B-1,K-1,王小明,{due},{due},{amount}\n", "utf-8")
    assert program("import", "invoices", file).code == 0
    return program


def agree(program: Program, **values: object) -> None:
    for key, value in values.items():
        assert program("settings", f"late_charge.{key}", value).code == 0


def rows(program: Program, *args: object) -> list[dict[str, Any]]:
    answer = program("accrue", *args, "--format", "json")
    assert answer.code == 0, answer.err
    found: list[dict[str, Any]] = answer.json["rows"]
    return found


# Every kind once, a cap of each sort, grace and part payments; `domain` holds all of them.
@pytest.mark.parametrize("case", CASES[6:11:2] + CASES[13:17:3])
def test_a_vector_holds_through_settings_payments_and_accrue(
    tmp_path: Path, case: dict[str, Any]
) -> None:
    program = entered(Program(tmp_path / "late.book"), tmp_path, case["due"], case["amount"])
    for day, sum_ in case.get("payments", []):
        program("pay", "--customer", "K-1", "--amount", sum_, "--date", day, "--invoice", "B-1")
    names = ("policy", "rate", "sum", "grace_days", "cap_percent_of_principal")
    agree(program, cap_percent_per_year=case.get("cap_percent_per_year", ""))
    agree(program, **{name: case[name] for name in names if name in case})
    agree(program, announced_on="2020-01-01")

    found = rows(program, "--as-of", case["as_of"])

    amounts = [(row["amount_fen"], row["capped"]) for row in found]
    assert amounts == ([(case["amount_fen"], case["capped"])] if case["amount_fen"] else [])


def test_the_json_holds_the_derivation(lender: Program) -> None:
    agree(lender, policy="percent_per_year", rate="12", announced_on="2026-01-01")
    lender("pay", "--customer", "K-1", "--amount", "4000", "--date", "2026-03-11")

    answer = lender("accrue", "--as-of", "2026-04-30", "--format", "json").json

    (row,) = answer["rows"]
    steps = row.pop("steps")
    assert row == {
        "receivable_no": "B-1",
        "customer_no": "K-1",
        "policy": "percent_per_year",
        "base_fen": 1_000_000,
        "from_date": "2026-03-02",
        "to_date": "2026-04-30",
        "days": 60,
        "rate": "12",
        "amount_fen": 13_151,
        "capped": False,
        "estimate": False,
    }
    assert [(step["days"], step["base_fen"]) for step in steps] == [(10, 1_000_000), (50, 600_000)]
    assert round(sum(step["amount"] for step in steps)) == 13_151
    assert answer["totals"] == {"base_fen": 1_000_000, "amount_fen": 13_151}


def test_a_sheet_says_the_derivation_in_words(lender: Program) -> None:
    agree(lender, policy="percent_per_year", rate="12", announced_on="2026-01-01")
    lender.language = "zh_CN"

    header, row = lender("accrue", "--as-of", "2026-03-31", "--format", "csv").out.splitlines()

    assert header.endswith("是否封顶,是否估算,计算明细")
    assert row.endswith(
        "12,98.63,否,否,"
        '"2026-03-02 至 2026-03-31，共 30 天：未付本金 10,000.00 元，违约金 98.63 元"'
    )


def test_a_new_policy_begins_with_the_cap_and_an_empty_value_takes_it_away(
    lender: Program,
) -> None:
    agree(lender, policy="fixed_per_day", sum="100", announced_on="2026-01-01")

    assert lender("settings", "late_charge.cap_percent_per_year").out == "12\n"
    assert [row["amount_fen"] for row in rows(lender, "--as-of", "2026-03-31")] == [9863]

    agree(lender, cap_percent_per_year="")
    assert [row["amount_fen"] for row in rows(lender, "--as-of", "2026-03-31")] == [300_000]
    agree(lender, policy="percent_once", rate="5")
    assert [row["amount_fen"] for row in rows(lender, "--as-of", "2026-03-31")] == [50_000]

    agree(lender, policy="none")
    assert rows(lender, "--as-of", "2026-03-31") == []


def test_a_charge_that_was_not_announced_before_the_bill_does_not_run(lender: Program) -> None:
    agree(lender, policy="percent_per_day", rate="0.05")
    assert rows(lender) == []
    agree(lender, announced_on="2026-03-02")
    assert rows(lender) == []

    (estimate,) = rows(lender, "--estimate", "--as-of", "2026-03-31")

    assert (estimate["estimate"], estimate["rate"], estimate["amount_fen"]) == (True, "3.9", 3205)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("rate", "-1"),
        ("rate", "12%"),
        ("rate", "0"),
        ("rate", "1e3"),
        ("sum", "12.345"),
        ("grace_days", "-1"),
        ("day_basis", "366"),
        ("policy", "daily"),
        ("announced_on", "2026-02-30"),
        ("cap_percent_per_year", "many"),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_a_sentence(
    lender: Program, key: str, value: str
) -> None:
    for language in ("en", "zh_CN"):
        lender.language = language
        # "--" so that -1 is a value and not an option
        refused = lender("settings", "--", f"late_charge.{key}", value)
        assert refused.code == 1
        assert refused.err.count("\n") == 1
        assert value in refused.err


def test_a_payment_serves_the_bill_that_bears_a_charge_first(
    lender: Program, tmp_path: Path
) -> None:
    file = tmp_path / "older.csv"
    file.write_text(f"{BILL}A-1,K-1,王小明,2026-01-01,2026-02-01,500\n", "utf-8")
    assert lender("import", "invoices", file).code == 0
    agree(lender, policy="percent_per_day", rate="0.05", announced_on="2026-02-15")

    paid = lender("pay", "--customer", "K-1", "--amount", "600", "--format", "json").json

    assert paid["allocations"] == [{"receivable_no": "B-1", "amount_fen": 60_000}]
