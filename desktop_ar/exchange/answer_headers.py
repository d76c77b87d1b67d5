"""Headers of the answers' columns: keys without ``_fen`` in English, words in Chinese."""

from __future__ import annotations

from functools import cache

from desktop_ar.language.catalogue import Translator


def header(t: Translator, key: str) -> str:
    """The header of a column. Raises KeyError for a key that no answer has."""
    return _headers(t)[key.removesuffix("_fen")]


@cache
def _headers(t: Translator) -> dict[str, str]:
    # Written out so that each can be found for the catalogue, with what it is meant for.
    return {
        "customer_no": t.pgettext("column", "customer_no"),
        "customer_name": t.pgettext("column", "customer_name"),
        "phone": t.pgettext("column", "phone"),
        "overdue": t.pgettext("column", "overdue"),
        "not_due": t.pgettext("column", "not_due"),
        "open": t.pgettext("column", "open"),
        "unallocated": t.pgettext("column", "unallocated"),
        "oldest_due_date": t.pgettext("column", "oldest_due_date"),
        "days_past_due": t.pgettext("column", "days_past_due"),
        "overdue_count": t.pgettext("column", "overdue_count"),
        "d1_30": t.pgettext("column", "d1_30"),
        "d31_60": t.pgettext("column", "d31_60"),
        "d61_90": t.pgettext("column", "d61_90"),
        "d91_180": t.pgettext("column", "d91_180"),
        "d181_plus": t.pgettext("column", "d181_plus"),
        "late_charge": t.pgettext("column", "late_charge"),
        "disputed": t.pgettext("column", "disputed"),
        "level": t.pgettext("column", "level"),
        "promise_date": t.pgettext("column", "promise_date"),
        "plan_state": t.pgettext("column", "plan_state"),
        "last_contact_at": t.pgettext("column", "last_contact_at"),
        "next_action": t.pgettext("column", "next_action"),
        "next_action_on": t.pgettext("column", "next_action_on"),
        "prepaid_value": t.pgettext("column", "prepaid_value"),
        "lot_no": t.pgettext("column", "lot_no"),
        "kind": t.pgettext("column", "kind"),
        "title": t.pgettext("column", "title"),
        "sold_on": t.pgettext("column", "sold_on"),
        "valid_until": t.pgettext("column", "valid_until"),
        "days_left": t.pgettext("column", "days_left"),
        "state": t.pgettext("column", "state"),
        "paid": t.pgettext("column", "paid"),
        "bonus": t.pgettext("column", "bonus"),
        "value_left": t.pgettext("column", "value_left"),
        "paid_left": t.pgettext("column", "paid_left"),
        "units_bought": t.pgettext("column", "units_bought"),
        "units_left": t.pgettext("column", "units_left"),
        "last_used_on": t.pgettext("column", "last_used_on"),
        "action": t.pgettext("column", "action"),
        "due_on": t.pgettext("column", "due_on"),
        "reason": t.pgettext("column", "reason"),
        "reason_codes": t.pgettext("column", "reason_codes"),
        "blocked_by": t.pgettext("column", "blocked_by"),
        "receivable_no": t.pgettext("column", "receivable_no"),
        "amount": t.pgettext("column", "amount"),
        "installment_no": t.pgettext("column", "installment_no"),
        "due_date": t.pgettext("column", "due_date"),
        "setting": t.pgettext("column", "setting"),
        "value": t.pgettext("column", "value"),
        "check": t.pgettext("column", "check"),
        "result": t.pgettext("column", "result"),
        "detail": t.pgettext("column", "detail"),
        "policy": t.pgettext("column", "policy"),
        "base": t.pgettext("column", "base"),
        "from_date": t.pgettext("column", "from_date"),
        "to_date": t.pgettext("column", "to_date"),
        "days": t.pgettext("column", "days"),
        "rate": t.pgettext("column", "rate"),
        "capped": t.pgettext("column", "capped"),
        "estimate": t.pgettext("column", "estimate"),
        "steps": t.pgettext("column", "steps"),
        "letter_no": t.pgettext("column", "letter_no"),
        "file": t.pgettext("column", "file"),
        "row": t.pgettext("column", "row"),
        "date": t.pgettext("column", "date"),
        "payer": t.pgettext("column", "payer"),
        "why": t.pgettext("column", "why"),
    }
