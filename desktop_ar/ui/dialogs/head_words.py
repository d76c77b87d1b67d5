"""The second line under a customer's name: number, phone, and what matters today."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_ar.language.phones import masked
from desktop_ar.services.standing import Standing
from desktop_ar.ui.face import Face


def second_line(face: Face, standing: Standing) -> str:
    """``K-0012 • 137 **** 0918 • 逾期 67 天 • 今天承诺 2,000``."""
    return " • ".join(part for part in _parts(face, standing) if part)


def _parts(face: Face, standing: Standing) -> Iterator[str]:
    t = face.t
    yield standing.customer_no
    yield masked(standing.phone)
    promise = standing.promise
    if promise is not None:
        amount = face.figures.short(promise.amount_fen)
        if promise.due_on == face.today:
            yield t.gettext("promised {amount} today", amount=amount)
        else:
            day = face.day(promise.due_on)
            yield t.gettext("promised {amount} by {day}", amount=amount, day=day)
    elif standing.days_past_due:
        n = standing.days_past_due
        yield t.ngettext("{n} day overdue", "{n} days overdue", n)
    broken = standing.promises_broken
    if broken:
        yield t.ngettext("{n} promise broken", "{n} promises broken", broken)
