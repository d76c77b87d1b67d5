"""Why something is proposed or left alone, as one sentence (the codes: `domain.because`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from desktop_ar.domain.because import Because
from desktop_ar.domain.codes import LotKind
from desktop_ar.domain.dunning import Blocker, StepReason
from desktop_ar.domain.ladder import LEVEL_ORDER
from desktop_ar.language.catalogue import Translator
from desktop_ar.language.code_words import word
from desktop_ar.language.figures import day_and_month, short_money


def why(t: Translator, reasons: Sequence[Because], *, brief: bool = False) -> str:
    """The reason that tells most as a sentence, and a sentence for each thing that must be known
    beside it (not when `brief`, for a line of a list); nothing for no reasons."""
    by_code = {reason.code: reason for reason in reasons}
    chosen = next((code for code in (*_TELLING, *by_code) if code in by_code), None)
    if chosen is None:
        return ""
    told = [chosen, *(code for code in _ADDING if code in by_code and not brief)]
    sentences = [_SENTENCES[code](t, by_code[code].params) for code in told]
    return ("" if t.chinese else " ").join(sentences)


_TELLING: Final = (
    StepReason.PROMISE_BROKEN,
    StepReason.PLAN_LATE,
    StepReason.OWN_STEP,
    StepReason.PLAN_BROKEN,
    StepReason.LADDER_ENDED,
)
"""Reasons that tell more than that something is late, the most telling first."""

_ADDING: Final = (
    StepReason.DEADLINE_PASSED,
    StepReason.STEPS_MERGED,
    StepReason.NEEDS_DEMAND,
    StepReason.NEEDS_TALK,
)
"""What is said beside the first reason."""


def _figures(t: Translator, params: Mapping[str, Any]) -> dict[str, str]:
    """Sums and days as sentences write them."""
    return {name: _figure(t, name, value) for name, value in params.items()}


def _figure(t: Translator, name: str, value: Any) -> str:
    if name.endswith("_fen") and isinstance(value, int):
        return f"¥{short_money(value)}"
    return day_and_month(t, value) if isinstance(value, date) else str(value)


def _falls_due(t: Translator, params: Mapping[str, Any]) -> str:
    return t.gettext(
        "{open_fen} falls due on {due_date}: a word in time helps.", **_figures(t, params)
    )


def _overdue(t: Translator, params: Mapping[str, Any]) -> str:
    level = params["level"]
    step = {"step": LEVEL_ORDER[level], "level": word(t, level)}
    contact_days = params["contact_days"]
    if contact_days is None:
        return t.ngettext(
            "Step {step} ({level}): {n} day late, and nobody has asked yet.",
            "Step {step} ({level}): {n} days late, and nobody has asked yet.",
            params["days"],
            **step,
        )
    if contact_days == 0:
        return t.ngettext(
            "Step {step} ({level}): {n} day late, in touch today, no promise is open.",
            "Step {step} ({level}): {n} days late, in touch today, no promise is open.",
            params["days"],
            **step,
        )
    return t.ngettext(
        "Step {step} ({level}): {n} day late, last contact {ago}, no promise is open.",
        "Step {step} ({level}): {n} days late, last contact {ago}, no promise is open.",
        params["days"],
        ago=t.ngettext("{n} day ago", "{n} days ago", contact_days),
        **step,
    )


def _no_contact(t: Translator, _params: Mapping[str, Any]) -> str:
    return t.gettext("Nobody has asked yet.")


def _promise_broken(t: Translator, params: Mapping[str, Any]) -> str:
    return t.gettext(
        "{amount_fen} promised for {due_on} has not come, grace ended on {ended_on}: ask why.",
        **_figures(t, params),
    )


def _ladder_ended(t: Translator, _params: Mapping[str, Any]) -> str:
    return t.gettext("Every step has been taken: decide how to go on.")


def _plan_broken(t: Translator, params: Mapping[str, Any]) -> str:
    return t.gettext(
        "The installment plan was not kept and ended on {ended_on}: ask for the whole balance.",
        **_figures(t, params),
    )


def _deadline_passed(t: Translator, params: Mapping[str, Any]) -> str:
    return t.gettext("The last letter asked for payment by {deadline}.", **_figures(t, params))


def _steps_merged(t: Translator, params: Mapping[str, Any]) -> str:
    names = [word(t, level) for level in params["levels"]]
    listed = ("、" if t.chinese else ", ").join(names)
    return t.gettext("It also stands for what was missed: {steps}.", steps=listed)


def _needs_demand(t: Translator, params: Mapping[str, Any]) -> str:
    return t.gettext(
        "{level} would be due by its age, but needs a formal demand before it.",
        level=word(t, params["level"]),
    )


def _needs_talk(t: Translator, params: Mapping[str, Any]) -> str:
    return t.gettext(
        "{level} would be due by its age, but speak with the customer before it.",
        level=word(t, params["level"]),
    )


def _plan_late(t: Translator, params: Mapping[str, Any]) -> str:
    figures = _figures(t, params)
    return t.ngettext(
        "The installment of {due_on} is {n} day late: ask whether the plan still holds.",
        "The installment of {due_on} is {n} days late: ask whether the plan still holds.",
        params["days"],
        due_on=figures["due_on"],
    )


def _own_step(t: Translator, params: Mapping[str, Any]) -> str:
    return t.gettext("You planned this on {contacted_on}.", **_figures(t, params))


def _lot(t: Translator, params: Mapping[str, Any]) -> dict[str, str]:
    """The title (or kind) of a lot and what is left of it."""
    kind = LotKind(params["kind"])
    units = params.get("units_left")
    left = f"¥{short_money(params['value_fen'])}"
    if units is not None:
        left = t.ngettext("{n} visit", "{n} visits", units)
    return {"title": params["title"] or word(t, kind), "left": left}


def _prepaid_ends(t: Translator, params: Mapping[str, Any]) -> str:
    lot = _lot(t, params)
    if params["days"] == 0:
        return t.gettext("{title}: {left} left, and today is the last good day.", **lot)
    return t.ngettext(
        "{title}: {left} left, good until {valid_until}, {n} day from now.",
        "{title}: {left} left, good until {valid_until}, {n} days from now.",
        params["days"],
        valid_until=day_and_month(t, params["valid_until"]),
        **lot,
    )


def _prepaid_ended(t: Translator, params: Mapping[str, Any]) -> str:
    return t.ngettext(
        "{title}: {left} left, past its deadline by {n} day: offer more time or a refund.",
        "{title}: {left} left, past its deadline by {n} days: offer more time or a refund.",
        params["days"],
        **_lot(t, params),
    )


def _prepaid_unused(t: Translator, params: Mapping[str, Any]) -> str:
    return t.gettext(
        "{title}: {left} left, last seen on {last_on}: invite the customer.",
        last_on=day_and_month(t, params["last_on"]),
        **_lot(t, params),
    )


def _promise_open(t: Translator, params: Mapping[str, Any]) -> str:
    return t.gettext(
        "{amount_fen} is promised for {due_on}: wait until {ended_on}.", **_figures(t, params)
    )


def _plan_active(t: Translator, params: Mapping[str, Any]) -> str:
    return t.gettext("Pays by plan {plan_no}.", **_figures(t, params))


def _dispute(t: Translator, params: Mapping[str, Any]) -> str:
    return t.gettext("{disputed_fen} is contested: settle that first.", **_figures(t, params))


def _unallocated_covers(t: Translator, params: Mapping[str, Any]) -> str:
    return t.gettext(
        "{unallocated_fen} was paid and not matched yet, it covers the {overdue_fen}: match it.",
        **_figures(t, params),
    )


def _just_paid(t: Translator, params: Mapping[str, Any]) -> str:
    return t.gettext(
        "Paid on {paid_on}: the rest is not asked for before {due_on}.", **_figures(t, params)
    )


def _tiny(t: Translator, params: Mapping[str, Any]) -> str:
    return t.gettext(
        "{overdue_fen} is less than what you ask for (see Settings).", **_figures(t, params)
    )


def _week_limit(t: Translator, params: Mapping[str, Any]) -> str:
    return t.ngettext(
        "{n} contact in seven days: the next one comes on {due_on}.",
        "{n} contacts in seven days: the next one comes on {due_on}.",
        params["count"],
        due_on=_figures(t, params)["due_on"],
    )


def _quiet(t: Translator, _params: Mapping[str, Any]) -> str:
    return t.gettext("These are quiet hours: write or call in the daytime.")


def _min_gap(t: Translator, params: Mapping[str, Any]) -> str:
    if params["contacted_on"] is None:
        return t.gettext("The first step comes on {due_on}.", **_figures(t, params))
    return t.gettext(
        "In touch on {contacted_on}: the next step comes on {due_on}.", **_figures(t, params)
    )


def _paused(t: Translator, params: Mapping[str, Any]) -> str:
    return t.gettext("You chose {due_on} for the next step.", **_figures(t, params))


_SENTENCES: Final[Mapping[StepReason | Blocker, Callable[[Translator, Mapping[str, Any]], str]]] = {
    StepReason.FALLS_DUE: _falls_due,
    StepReason.OVERDUE: _overdue,
    StepReason.NO_CONTACT_YET: _no_contact,
    StepReason.PROMISE_BROKEN: _promise_broken,
    StepReason.LADDER_ENDED: _ladder_ended,
    StepReason.PLAN_BROKEN: _plan_broken,
    StepReason.DEADLINE_PASSED: _deadline_passed,
    StepReason.STEPS_MERGED: _steps_merged,
    StepReason.NEEDS_DEMAND: _needs_demand,
    StepReason.NEEDS_TALK: _needs_talk,
    StepReason.PLAN_LATE: _plan_late,
    StepReason.OWN_STEP: _own_step,
    StepReason.PREPAID_ENDS: _prepaid_ends,
    StepReason.PREPAID_ENDED: _prepaid_ended,
    StepReason.PREPAID_UNUSED: _prepaid_unused,
    Blocker.PROMISE_OPEN: _promise_open,
    Blocker.PLAN_ACTIVE: _plan_active,
    Blocker.DISPUTE: _dispute,
    Blocker.MIN_GAP: _min_gap,
    Blocker.PAUSED: _paused,
    Blocker.QUIET: _quiet,
    Blocker.UNALLOCATED_COVERS: _unallocated_covers,
    Blocker.JUST_PAID: _just_paid,
    Blocker.TINY: _tiny,
    Blocker.WEEK_LIMIT: _week_limit,
}
