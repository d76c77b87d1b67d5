"""Sentences of the faults of the letters: what happened and what to do."""

from __future__ import annotations

from typing import Final

from desktop_ar.language.catalogue import N_

SENTENCES: Final[dict[str, str]] = {
    "objection_charge_given_up": N_(
        "A late charge of {accrued_fen} for {name} was never claimed; this letter gives it up."
    ),
    "objection_final_notice_time": N_(
        "It leaves {days} days; {least} to {most} days are usual for a final notice."
    ),
}
