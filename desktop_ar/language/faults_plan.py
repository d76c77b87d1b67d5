"""Sentences of the faults of installment plans: what is wrong and what to do."""

from __future__ import annotations

from typing import Final

from desktop_ar.language.catalogue import N_

SENTENCES: Final[dict[str, str]] = {
    "plan_nothing_to_divide": N_("Nothing is owed here, so there is nothing to divide."),
    "plan_down_negative": N_("Enter a down payment of 0 or more."),
    "plan_down_not_below_total": N_(
        "Enter a down payment below the whole sum of {total_fen}; otherwise record a payment."
    ),
    "plan_first_before_agreed": N_(
        "Choose a first due date on or after the day of agreement, {agreed_on}."
    ),
    "plan_first_too_far": N_("Choose a first due date no later than the year {year}."),
    "plan_count_range": N_("Choose between 1 and {most} installments."),
    "plan_count_exceeds_fen": N_(
        "Choose at most {most} installments; with more, some would be 0.00."
    ),
    "plan_each_not_positive": N_("Enter a sum for each installment above 0."),
    "plan_each_above_rest": N_("Enter at most {rest_fen} for each installment; no more is left."),
    "plan_each_too_small": N_(
        "Enter at least {least_fen} for each installment; a plan has at most {most} of them."
    ),
}
