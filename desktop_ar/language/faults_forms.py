"""Sentences for what was typed into a field of a form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop_ar.language.catalogue import N_

SENTENCES: Final[Mapping[str, str]] = {
    "amount_two_points": N_(
        "There are two decimal points in the amount. Write it like 12.80 or 1,280.00."
    ),
    "amount_unreadable": N_("“{typed}” is not an amount. Write it like 12.80 or 1,280.00."),
    "amount_too_fine": N_("An amount has at most two decimals. Write it like 12.80."),
    "amount_too_large": N_("The amount is larger than {largest_fen}. Look at the digits again."),
    "use_no_lot": N_("Choose the credit that is used."),
    "contact_no_outcome": N_("Choose what came of the contact."),
    "promise_no_day": N_("Enter the day by which they promised to pay."),
    "plan_no_bill_ticked": N_("Tick at least one bill for the plan."),
    "date_unreadable": N_("“{typed}” is not a date. Write it like {example}."),
    "dates_in_two_ways": N_(
        "Some dates can be read in two ways. Choose which of day and month comes first."
    ),
    "whole_number_here": N_("Enter a whole number from {least} to {most}."),
    "date_missing_here": N_("Enter a day."),
    "percent_here": N_("Enter a percentage above 0 and at most {most}, like 0.05 or 12."),
    "too_long_here": N_("Enter at most {most} characters; a letter has no room for more."),
    "date_no_such_day": N_("There is no day {typed} in the calendar. Look at month and day."),
}
