"""Sentences for corrections of bills."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop_ar.language.catalogue import N_

SENTENCES: Final[Mapping[str, str]] = {
    "correction_before_issue": N_(
        "Bill {receivable_no} was issued on {issue_date}: correct it on that day or later."
    ),
    "correction_before_movement": N_(
        "Something was entered for bill {receivable_no} on {day}: correct it on that day or later."
    ),
    "correction_kind_unknown": N_("Choose what kind of correction it is."),
    "correction_needs_reason": N_("Say why: it stands in the book beside the sum."),
    "waiver_not_confirmed": N_("Tick that the claim ends with it and cannot be asked for again."),
    "no_correction": N_("Bill {receivable_no} has no correction that could be taken back."),
    "back_before_correction": N_("The correction is of {day}: take it back on that day or later."),
    "correction_taken_back_already": N_("This correction was taken back already."),
}
