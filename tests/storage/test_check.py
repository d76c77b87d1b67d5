"""`check` recomputes everything that is kept, and finds whatever was changed behind its back."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_ar.domain.faults import Unavailable
from desktop_ar.language.catalogue import LANGUAGES, translator
from desktop_ar.language.checks import check_detail, check_name
from desktop_ar.services.book import Book
from desktop_ar.storage.check import CHECKS
from tests.storage.shop import behind_its_back


def wrong_in(book: Book) -> dict[str, tuple[str, ...]]:
    return {result.name: result.examples for result in book.check() if not result.ok}


def test_an_empty_book_is_whole(book: Book) -> None:
    assert wrong_in(book) == {}


def test_a_shop_made_by_acts_is_whole_and_every_check_looked_at_something(shop: Book) -> None:
    results = shop.check()

    assert wrong_in(shop) == {}
    assert [result.name for result in results] == list(CHECKS)
    assert all(result.checked > 0 for result in results)


TAMPERING = [
    ("receivables", "UPDATE receivables SET open_fen = open_fen - 1 WHERE receivable_no = 'B-1'"),
    ("receivables", "UPDATE receivables SET state = 'closed' WHERE receivable_no = 'B-1'"),
    ("receivables", "UPDATE receivables SET amount_fen = amount_fen + 1"),
    ("receivables", "UPDATE adjustments SET amount_fen = 99 WHERE reverses_id IS NULL"),
    ("receivables", "DELETE FROM allocations WHERE id = 1"),
    ("receivable_lines", "UPDATE receivable_lines SET amount_fen = 499 WHERE amount_fen = 500"),
    ("payments", "UPDATE payments SET unallocated_fen = unallocated_fen + 1"),
    ("payments", "UPDATE payments SET amount_fen = amount_fen + 1 WHERE id = 2"),
    ("payments", "UPDATE payments SET unallocated_fen = 7000 WHERE id = 3"),
    ("payments", "UPDATE payments SET unallocated_fen = 1 WHERE reverses_id IS NOT NULL"),
    ("payments", "UPDATE payments SET amount_fen = -6999 WHERE reverses_id IS NOT NULL"),
    ("payments", "UPDATE payments SET customer_id = 2 WHERE reverses_id IS NOT NULL"),
    ("payments", "UPDATE allocations SET amount_fen = amount_fen + 1 WHERE id = 1"),
    ("allocations", "UPDATE allocations SET amount_fen = 28001 WHERE id = 1"),
    ("allocations", "UPDATE allocations SET receivable_id = 3 WHERE id = 1"),
    ("allocations", "UPDATE allocations SET amount_fen = -1 WHERE reverses_id IS NOT NULL"),
    ("adjustments", "UPDATE adjustments SET amount_fen = -99 WHERE reverses_id IS NOT NULL"),
    ("plans", "UPDATE installments SET amount_fen = amount_fen + 1 WHERE no = 1"),
    ("plans", "UPDATE installments SET cumulative_fen = cumulative_fen - 1 WHERE no = 1"),
    ("plans", "UPDATE installment_plans SET total_fen = total_fen + 1"),
    ("plans", "UPDATE plan_receivables SET covered_fen = covered_fen - 1"),
    ("plans", "UPDATE installment_plans SET signed_on = NULL"),
    ("plans", "DELETE FROM installments WHERE no = 3"),
    ("extensions", "UPDATE extensions SET new_due_date = '2027-12-31'"),
    ("extensions", "UPDATE extensions SET withdrawn_on = agreed_on"),
    ("extensions", "UPDATE extensions SET agreed_on = '2020-01-01'"),
    ("attachments", "UPDATE attachment_files SET content = x'25504446'"),
    ("attachments", "UPDATE attachments SET owner_id = 999"),
    ("late_charges", "UPDATE late_charge_terms SET customer_id = 1"),
    ("late_charges", "UPDATE late_charge_terms SET withdrawn_on = '2000-01-01'"),
    ("late_charges", "UPDATE late_charge_terms SET kind = 'percent_once'"),
    ("late_charges", "UPDATE receivables SET origin_id = 3 WHERE id = 1"),
    ("lots", "UPDATE prepaid_lots SET paid_left_fen = paid_left_fen - 1 WHERE lot_no = 'L-1'"),
    ("lots", "UPDATE prepaid_lots SET bonus_left_fen = bonus_left_fen + 1 WHERE lot_no = 'L-1'"),
    ("lots", "UPDATE prepaid_lots SET units_left = units_left - 1 WHERE lot_no = 'L-2'"),
    ("lots", "UPDATE prepaid_lots SET state = 'used_up' WHERE lot_no = 'L-2'"),
    ("lots", "UPDATE prepaid_lots SET state = 'expired' WHERE lot_no = 'L-2'"),
    ("lots", "UPDATE prepaid_entries SET paid_fen = paid_fen - 1 WHERE kind = 'redemption'"),
    ("lot_entries", "UPDATE prepaid_entries SET units = 9 WHERE kind = 'sale' AND units = 10"),
    ("lot_entries", "UPDATE prepaid_entries SET units = 5 WHERE kind = 'reversal'"),
    ("lot_entries", "DELETE FROM prepaid_entries WHERE kind = 'sale' AND lot_id = 1"),
    ("lot_refunds", "UPDATE prepaid_refunds SET refund_fen = refund_fen + 1"),
    ("lot_refunds", "UPDATE prepaid_refunds SET due_on = '2020-01-01'"),
    ("lot_refunds", "UPDATE prepaid_lots SET state = 'active' WHERE lot_no = 'L-3'"),
    ("lot_extensions", "UPDATE prepaid_lots SET valid_until = '2031-01-01' WHERE lot_no = 'L-4'"),
    ("lot_extensions", "UPDATE prepaid_extensions SET old_until = '2020-01-01' WHERE id = 2"),
    ("journal", "UPDATE journal SET act = 'another' WHERE id = 3"),
    ("journal", "UPDATE journal SET touched = '{}' WHERE id = 3"),
    ("journal", "UPDATE journal SET previous_hash = 'x' WHERE id = 1"),
    ("journal", "DELETE FROM journal WHERE id = 3"),
    ("journal", "UPDATE journal_commands SET command = '{}' WHERE journal_id = 3"),
    ("journal", "UPDATE journal_commands SET command = NULL WHERE journal_id = 3"),
    ("journal", "DELETE FROM journal_commands WHERE journal_id = 3"),
    ("letters", "UPDATE letter_files SET pdf = x'25504446'"),
    ("letters", "UPDATE letters SET sha256 = 'x'"),
    ("letters", "DELETE FROM letter_files"),
    ("foreign_keys", "UPDATE contacts SET customer_id = 999"),
    ("foreign_keys", "DELETE FROM customers WHERE id = 2"),
    ("schema", "DROP TABLE disputes"),
    ("schema", "UPDATE alembic_version SET version_num = '0000'"),
]


@pytest.mark.parametrize(("check", "statement"), TAMPERING)
def test_what_was_changed_behind_its_back_is_found(shop: Book, check: str, statement: str) -> None:
    with behind_its_back(shop.path) as connection:
        assert connection.execute(statement).rowcount

    wrong = wrong_in(shop)

    assert check in wrong
    assert all(wrong[check])


def test_every_check_is_shown_to_find_something() -> None:
    tampered = {check for check, _ in TAMPERING}

    assert set(CHECKS) - tampered == {"integrity"}


def test_the_numbers_of_wrong_records_are_named(shop: Book) -> None:
    with behind_its_back(shop.path) as connection:
        connection.execute("UPDATE receivables SET open_fen = open_fen - 1 WHERE open_fen > 1")

    result = next(result for result in shop.check() if result.name == "receivables")

    assert (result.ok, result.wrong, result.examples) == (False, 2, ("B-1", "B-2"))


def test_an_erased_command_leaves_the_chain_whole(shop: Book) -> None:
    with behind_its_back(shop.path) as connection:
        connection.execute(
            "UPDATE journal_commands SET salt = NULL, command = NULL WHERE journal_id = 3"
        )

    assert wrong_in(shop) == {}


def test_a_ruined_page_is_found_and_does_not_stop_the_other_checks(shop: Book) -> None:
    size = shop.path.stat().st_size
    shop.close()
    page = _root_page(shop.path, "ix_receivables_open")
    with shop.path.open("r+b") as file:
        file.seek((page - 1) * 4096 + 8)
        file.write(b"\xff" * 200)
    assert shop.path.stat().st_size == size

    wrong = wrong_in(shop)

    assert "integrity" in wrong
    assert "journal" not in wrong


def _root_page(path: Path, index: str) -> int:
    with behind_its_back(path) as connection:
        query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        return int(connection.execute(query, (index,)).fetchone()[0])


def test_checking_reports_progress_and_can_be_stopped(shop: Book) -> None:
    seen: list[tuple[int, int]] = []

    def two_steps(done: int, whole: int) -> bool:
        seen.append((done, whole))
        return done < 2

    with pytest.raises(Unavailable) as stopped:
        shop.check(two_steps)

    assert stopped.value.fault.code == "stopped"
    assert seen == [(done, len(CHECKS)) for done in (0, 1, 2)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_check_has_its_words(language: str) -> None:
    t = translator(language)

    assert len({check_name(t, name) for name in CHECKS}) == len(CHECKS)
    assert "B-1" in check_detail(t, 10, 1, ["B-1"])
    assert "7" in check_detail(t, 10, 7, ["B-1"])
    assert "10" in check_detail(t, 10, 0, [])
