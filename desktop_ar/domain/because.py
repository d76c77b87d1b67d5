"""Why something is proposed or left alone: a code with the figures its sentence needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from desktop_ar.domain.dunning import Blocker, StepReason


@dataclass(frozen=True, slots=True)
class Because:
    """One reason. `params` hold plain values: fen under names in ``_fen``, dates, counts.

    ================ ==================================================================
    code             params
    ================ ==================================================================
    falls_due        due_date, days (until it), open_fen
    overdue          oldest_due_date, days (late), overdue_fen, level (of the step),
                     contact_days (since the last contact, None: never)
    no_contact_yet   -
    promise_broken   amount_fen, due_on, ended_on (its last day of grace)
    plan_broken      ended_on
    deadline_passed  deadline (the last day to pay of the last letter)
    steps_merged     levels (missed ones that the step stands for)
    needs_demand     level (held back)
    needs_talk       level (held back)
    ladder_ended     -
    plan_late        plan_no, due_on, days (late), overdue_fen
    own_step         contacted_on
    prepaid_ends     title, kind, valid_until, days (left), value_fen, units_left
    prepaid_ended    title, kind, valid_until, days (past), value_fen, units_left
    prepaid_unused   title, kind, last_on, value_fen, units_left
    prepaid_*        also last_used_on (None: never)
    promise_open     amount_fen, due_on, ended_on
    plan_active      plan_no
    dispute          disputed_fen
    min_gap          contacted_on (None: never), due_on (when it is time again)
    paused           due_on (the day the owner chose)
    unallocated_covers unallocated_fen, overdue_fen
    just_paid        paid_on, due_on
    tiny             overdue_fen
    week_limit       count, due_on
    ================ ==================================================================
    """

    code: StepReason | Blocker
    params: Mapping[str, Any] = field(default_factory=dict)
