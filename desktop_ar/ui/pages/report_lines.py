"""The lines of a report: what each figure is, how it comes about, and where its list is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Final

from desktop_ar.domain.codes import Bucket
from desktop_ar.language.catalogue import N_
from desktop_ar.queries.kpi import PeriodFigures
from desktop_ar.ui.face import Face
from desktop_ar.ui.pages.ageing_card import bucket_words

UNDEFINED: Final = "-"
BRIDGE: Final = N_("Bridge")
MONTH: Final = N_("Events")
FIGURES: Final = N_("Figures")
_OVERDUE_ROOM: Final = ("overdue", "")


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One figure: `fen`, or a `rate` (part of one), or `days`; all None is undefined.

    `words`, `part` and `formula` are messages of the catalogue; `room` is where the list stands
    whose sum it is today.
    """

    key: str
    part: str
    words: str
    formula: str
    fen: int | None = None
    rate: Fraction | None = None
    days: Fraction | None = None
    band: Bucket | None = None
    room: tuple[str, str] | None = None


def report_lines(found: PeriodFigures, *, now: bool) -> list[ReportLine]:
    """The lines of a period; `now` where it ends on the day asked, so that the lists fit."""
    return [*_bridge(found, now=now), *_month(found), *_figures(found)]


def value_words(line: ReportLine, face: Face) -> str:
    """The figure as text."""
    if line.fen is not None:
        return face.figures.money(line.fen)
    if line.rate is not None:
        return f"{_rounded(line.rate * 100)} %"
    if line.days is not None:
        return face.t.gettext("{n} d", n=_rounded(line.days))
    return UNDEFINED


def name_words(line: ReportLine, face: Face) -> str:
    """What the figure is."""
    words = face.t.gettext(line.words)
    return words if line.band is None else f"{words} {bucket_words(face.t, line.band)}"


def _rounded(value: Fraction) -> str:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return str(exact.quantize(Decimal("0.1"), ROUND_HALF_UP))


def _bridge(found: PeriodFigures, *, now: bool) -> list[ReportLine]:
    flow = found.bridge
    adjusted = [
        ReportLine(f"adjusted_{kind}", BRIDGE, str(_KINDS[kind]),
                   N_("Taken off bills in the period"), -fen)
        for kind, fen in flow.adjusted.items()
    ]  # fmt: skip
    beyond = ReportLine("beyond", BRIDGE, N_("Matched beyond the bill"),
                        N_("Money entered for a day on which the bill was already covered"),
                        flow.beyond_fen)  # fmt: skip
    if flow.beyond_fen:
        adjusted.append(beyond)
    return [
        ReportLine("opening", BRIDGE, N_("Open before"),
                   N_("Open on the evening before the period"), flow.opening.open_fen),
        ReportLine("issued", BRIDGE, N_("Issued in the period"),
                   N_("Bills issued in the period"), flow.issued_fen),
        ReportLine("paid", BRIDGE, N_("Paid on bills"),
                   N_("Money matched to bills in the period"), -flow.paid_fen),
        *adjusted,
        ReportLine("closing", BRIDGE, N_("Open at the end"),
                   N_("Open before + issued - paid - taken off"), flow.closing.open_fen),
        ReportLine("overdue", BRIDGE, N_("Of this overdue"),
                   N_("Past its due date at the end"), flow.closing.overdue_fen,
                   room=_OVERDUE_ROOM if now else None),
    ]  # fmt: skip


_KINDS: Final = {
    "credit_note": N_("Credit notes"),
    "discount": N_("Discounts"),
    "write_off": N_("Written off (bills)"),
    "waiver": N_("Forgiven (bills)"),
    "cancellation": N_("Cancelled (bills)"),
}


def _month(found: PeriodFigures) -> list[ReportLine]:
    moves = found.moves
    return [
        ReportLine("newly_late", MONTH, N_("Newly late"),
                   N_("Late at the end and not late before"), moves.newly_late_fen),
        ReportLine("moved", MONTH, N_("Moved to another band"),
                   N_("Late before and at the end, in another band"), moves.moved_bucket_fen),
        ReportLine("collected", MONTH, N_("Received"),
                   N_("Money that came in, less what was taken back"), found.collected_fen),
        ReportLine("promised", MONTH, N_("Promised"),
                   N_("Promises made in the period"), found.promised_fen),
        ReportLine("kept", MONTH, N_("Promises kept"),
                   N_("Promises that were kept in the period"), found.kept_fen),
        ReportLine("broken", MONTH, N_("Promises broken"),
                   N_("Promises whose last day passed without enough money"), found.broken_fen),
        ReportLine("expired", MONTH, N_("Prepaid past its deadline"),
                   N_("Unused value whose last good day passed in the period"), found.expired_fen),
    ]  # fmt: skip


def _figures(found: PeriodFigures) -> list[ReportLine]:
    rolls = [
        ReportLine(f"roll_{bucket}", FIGURES, N_("Roll rate from"),
                   N_("What of this band is in the next band at the end"), rate=rate, band=bucket)
        for bucket, rate in found.moves.roll_rates.items()
    ]  # fmt: skip
    return [
        ReportLine("dso", FIGURES, N_("Days sales outstanding (DSO)"),
                   N_("Open at the end / issued x days of the period"), days=found.dso),
        ReportLine("best_dso", FIGURES, N_("Best possible DSO"),
                   N_("Not due at the end / issued x days of the period"), days=found.best_dso),
        ReportLine("delinquent", FIGURES, N_("Average days delinquent"),
                   N_("DSO - best possible DSO"), days=found.days_delinquent),
        ReportLine("cei", FIGURES, N_("Collection effectiveness (CEI)"),
                   N_("(Open before + issued - open at the end) / (open before + issued - not due"
                      " at the end)"), rate=found.cei),
        ReportLine("overdue_ratio", FIGURES, N_("Overdue share"),
                   N_("Overdue at the end / open at the end"), rate=found.overdue_ratio),
        ReportLine("days_late", FIGURES, N_("Weighted days late"),
                   N_("Sum of open x days late / sum of open"), days=found.days_late),
        ReportLine("promises_kept", FIGURES, N_("Promises kept (count)"),
                   N_("Kept / (kept + broken)"), rate=found.promises_kept),
        ReportLine("promised_money_kept", FIGURES, N_("Promises kept (amount)"),
                   N_("Paid in time up to the promised sum / promised sum that fell due"),
                   rate=found.promised_money_kept),
        ReportLine("plan_success", FIGURES, N_("Plans paid to the end"),
                   N_("Plans completed / plans ended"), rate=found.plan_success),
        ReportLine("collection_rate", FIGURES, N_("Collection rate"),
                   N_("Collected on late bills / (overdue before + newly overdue)"),
                   rate=found.collection_rate),
        ReportLine("contact_rate", FIGURES, N_("Contact rate"),
                   N_("Contacts with an answer / all contacts"), rate=found.contact_rate),
        ReportLine("contact_delay", FIGURES, N_("Delay of the first contact"),
                   N_("First contact - first late day, on average of what became late and is"
                      " still open"), days=found.contact_delay),
        *rolls,
    ]  # fmt: skip
