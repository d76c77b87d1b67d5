"""Codes with parameters turned into sentences, for both faces.

A room that raises faults adds its sentences in a table beside this module
(`language/faults_*.py`) and registers it in `FAULTS`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from desktop_ar.domain.faults import Fault, Refused
from desktop_ar.language import (
    faults_acts,
    faults_book,
    faults_corrections,
    faults_exchange,
    faults_extensions,
    faults_forms,
    faults_ladder,
    faults_letters,
    faults_plan,
    faults_queries,
    faults_receipts,
)
from desktop_ar.language.catalogue import Translator
from desktop_ar.language.figures import money

FAULTS: Mapping[str, str] = {
    **faults_acts.SENTENCES,
    **faults_book.SENTENCES,
    **faults_corrections.SENTENCES,
    **faults_exchange.SENTENCES,
    **faults_extensions.SENTENCES,
    **faults_forms.SENTENCES,
    **faults_ladder.SENTENCES,
    **faults_letters.SENTENCES,
    **faults_plan.SENTENCES,
    **faults_queries.SENTENCES,
    **faults_receipts.SENTENCES,
}


def shown(params: Mapping[str, Any]) -> dict[str, str]:
    """Parameters as text: names ending in ``_fen`` are money, dates are ISO."""
    return {name: _shown(name, value) for name, value in params.items()}


def _shown(name: str, value: Any) -> str:
    if name.endswith("_fen") and isinstance(value, int):
        return money(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def fault_sentence(t: Translator, fault: Fault) -> str:
    """One fault as a sentence that says what to do."""
    return t.gettext(FAULTS[fault.code]).format_map(shown(fault.params))


def refusal_sentence(t: Translator, refusal: Refused) -> str:
    """Every fault of a refusal, one after the other."""
    joint = "" if t.chinese else " "
    return joint.join(fault_sentence(t, fault) for fault in refusal.faults)
