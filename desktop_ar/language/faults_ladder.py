"""Sentences for ladders and for how customers are reached."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop_ar.language.catalogue import N_

SENTENCES: Final[Mapping[str, str]] = {
    "ladder_unknown": N_("There is no ladder named {name}. Choose one of those in Settings."),
    "ladder_needs_name": N_("Give the ladder a name."),
    "ladder_name_too_long": N_("Enter at most {most} characters for the name."),
    "ladder_without_rungs": N_("Keep at least one step."),
    "ladder_out_of_order": N_("Each step may stand once, in the order of the ladder."),
    "ladder_days_do_not_rise": N_("Each step needs more days than the one before it."),
    "ladder_days_beyond_belief": N_(
        "Days lie between 60 before the due date and {most} after it; gaps are not negative."
    ),
    "ladder_letter_missing": N_("A step that is a letter needs the kind of letter."),
    "pause_is_over": N_("{day} is over. Choose a day from today on."),
    "pause_needs_reason": N_("Say why this customer is left alone."),
}
