"""`desktop-ar refund`: the sheet, and the refund booked."""

from __future__ import annotations

from tests.cli.program import Program


def test_the_sheet_holds_the_fields_of_the_contract_and_posts_nothing(program: Program) -> None:
    lots = program("prepaid", "--format", "json").json["rows"]
    lot = lots[0]
    answer = program("refund", "--lot", lot["lot_no"], "--cause", "shop", "--format", "json").json

    assert list(answer) == [
        "lot_no", "cause", "paid_fen", "used_fen", "interest_fen", "refund_fen", "lines",
    ]  # fmt: skip
    assert sum(line["amount_fen"] for line in answer["lines"]) == answer["refund_fen"]
    assert all(set(line) == {"text", "amount_fen"} for line in answer["lines"])
    assert program("prepaid", "--format", "json").json["rows"] == lots


def test_interest_runs_from_the_day_asked_to_today_unless_left_out(program: Program) -> None:
    lot_no = program("prepaid", "--format", "json").json["rows"][0]["lot_no"]
    ask = ("refund", "--lot", lot_no, "--cause", "customer", "--as-of", "2026-11-20")
    program.today = "2027-11-20"
    with_it = program(*ask, "--format", "json").json
    without = program(*ask, "--without-interest", "--format", "json").json

    principal = without["refund_fen"]
    assert without["interest_fen"] == 0
    assert with_it["interest_fen"] == (principal * 15 + 500) // 1000
    assert with_it["refund_fen"] == principal + with_it["interest_fen"]


def test_an_agreed_refund_ends_the_lot_and_the_past_keeps_it(program: Program) -> None:
    before = program("prepaid", "--format", "json").json["rows"]
    lot_no = before[0]["lot_no"]
    program.today = "2026-11-25"

    ran = program("refund", "--lot", lot_no, "--cause", "shop", "--agree")

    assert ran.code == 0
    assert "is booked; pay it by 2026-12-10" in ran.out
    after = program("prepaid", "--format", "json").json["rows"]
    assert lot_no not in {row["lot_no"] for row in after}
    past = program("prepaid", "--as-of", "2026-11-21", "--format", "json").json["rows"]
    assert past == before
    assert program("refund", "--lot", lot_no, "--cause", "shop", "--agree").code == 1
    assert program("check", "--format", "json").json["ok"]


def test_an_unknown_lot_and_a_cause_there_is_not_are_said(program: Program) -> None:
    unknown = program("refund", "--lot", "L-none", "--cause", "shop")
    wrong = program("refund", "--lot", "L-none", "--cause", "weather")

    assert (unknown.code, wrong.code) == (1, 2)
    assert "L-none" in unknown.err
