"""What the plan dialog says about its schedule, or in its place."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_ar.domain.business_days import DayOff, MovedDate
from desktop_ar.domain.faults import Fault
from desktop_ar.language.catalogue import Translator
from desktop_ar.language.code_words import word
from desktop_ar.language.days import weekday
from desktop_ar.services.plans import PlanDraft
from desktop_ar.ui.face import Face


def moved_words(face: Face, move: MovedDate) -> str:
    """On which weekday a part falls now, and from where it was moved."""
    t = face.t
    if move.holiday is not None:
        why = word(t, move.holiday)
    elif move.why is DayOff.WEEKEND:
        why = weekday(t, move.planned)
    else:
        why = t.gettext("closed")
    return t.gettext(
        "{weekday}, moved from {day} ({why})",
        weekday=weekday(t, move.due_date),
        day=face.day(move.planned),
        why=why,
    )


def calendar_words(t: Translator, draft: PlanDraft) -> str:
    """How many dates were moved, and from when on the calendar is a guess; empty for neither."""
    n = len(draft.moved)
    said = []
    if n:
        said.append(
            t.ngettext(
                "{n} date was a day off and is the next working day",
                "{n} dates were days off and are the next working days",
                n,
            )
        )
    if draft.guessed_from is not None:
        year = str(draft.guessed_from)
        said.append(
            t.gettext(
                "The holidays of {year} are not known yet: only weekends are avoided", year=year
            )
        )
    return t.pgettext("two sentences", "; ").join(said)


def affordable_words(face: Face, can_pay_fen: int, largest_fen: int) -> str:
    """What the customer can pay, held against the heaviest part."""
    t, short = face.t, face.figures.short
    words = {"amount": short(can_pay_fen), "largest": short(largest_fen)}
    if largest_fen <= can_pay_fen:
        return t.gettext("Can pay {amount} each time: every part is within it", **words)
    return t.gettext("Can pay {amount} each time, but a part is {largest}", **words)


def agreement_words(t: Translator, number: str) -> tuple[str, str, str]:
    """Name of the paper, what holds until it is signed, the way to see it."""
    return (
        t.gettext("Installment agreement {number}", number=number),
        t.gettext(
            "Two copies, signed by both. Until then it is only a draft and dunning goes on;"
            " once signed, each part is overdue by its own day."
        ),
        t.gettext("Look at the agreement"),
    )


def waiting_words(t: Translator, faults: Sequence[Fault]) -> str:
    """What is to be mended before there is a schedule."""
    field = faults[0].field if len(faults) == 1 else None
    if field == "down_payment_fen":
        return t.gettext("Mend the down payment, and the schedule is here at once")
    if field in {"count", "each_fen"}:
        return t.gettext("Mend how it is divided, and the schedule is here at once")
    if field == "first_due_date":
        return t.gettext("Mend the first date, and the schedule is here at once")
    if field == "receivable_nos":
        return t.gettext("Choose open bills, and the schedule is here at once")
    if faults:
        return t.gettext("Mend what is marked, and the schedule is here at once")
    return t.gettext("The schedule stands here")
