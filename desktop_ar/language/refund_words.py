"""The lines of a refund sheet in words, the same on screen, in the command and on paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from desktop_ar.domain.refund import Cause, LineCode, RefundLine
from desktop_ar.language.catalogue import Translator
from desktop_ar.language.charge_words import percent
from desktop_ar.language.figures import money


def cause_word(t: Translator, cause: Cause) -> str:
    """Whose doing ends the contract."""
    if cause is Cause.CUSTOMER:
        return t.gettext("Customer's cause")
    return t.gettext("Not the customer's cause")


def line_words(t: Translator, line: RefundLine) -> str:
    """One line of the derivation."""
    return _WORDS[line.code](t, dict(line.figures))


def _proportion(t: Translator, figures: dict[str, Any]) -> str:
    return t.gettext(
        "Used {used} x {paid} / {whole}, paid and gift in their proportion",
        used=money(figures["used_fen"]),
        paid=money(figures["paid_fen"]),
        whole=money(figures["whole_fen"]),
    )


def _units_paid(t: Translator, figures: dict[str, Any]) -> str:
    return t.ngettext(
        "Used {n} time of {bought}, at the price paid",
        "Used {n} times of {bought}, at the price paid",
        figures["units"],
        bought=figures["bought"],
    )


def _units_list(t: Translator, figures: dict[str, Any]) -> str:
    return t.ngettext(
        "Used {n} time, at the list price of {price}",
        "Used {n} times, at the list price of {price} each",
        figures["units"],
        price=money(figures["price_fen"]),
    )


def _days(t: Translator, figures: dict[str, Any]) -> str:
    return t.ngettext(
        "{n} day gone of {total}",
        "{n} days gone of {total}",
        figures["gone"],
        total=figures["total"],
    )


def _period_over(t: Translator, figures: dict[str, Any]) -> str:
    day = figures["valid_until"].isoformat()
    return t.gettext("The period ended on {day}; nothing of it is left", day=day)


def _cooling_off(t: Translator, figures: dict[str, Any]) -> str:
    return t.ngettext(
        "Unused, within {n} day of the payment: all of it comes back",
        "Unused, within {n} days of the payment: all of it comes back",
        figures["days"],
    )


def _interest(t: Translator, figures: dict[str, Any]) -> str:
    return t.ngettext(
        "Interest for {n} day from {day} at {rate} a year",
        "Interest for {n} days from {day} at {rate} a year",
        figures["days"],
        day=figures["from_date"].isoformat(),
        rate=percent(figures["percent"]),
    )


_WORDS: Final[dict[LineCode, Callable[[Translator, dict[str, Any]], str]]] = {
    LineCode.PAID: lambda t, _: t.gettext("Sum prepaid"),
    LineCode.USED_IN_PROPORTION: _proportion,
    LineCode.USED_AT_LIST: lambda t, _: t.gettext("Used, at the price before discount"),
    LineCode.UNITS_AT_PAID_PRICE: _units_paid,
    LineCode.UNITS_AT_LIST: _units_list,
    LineCode.DAYS_GONE: _days,
    LineCode.PERIOD_OVER: _period_over,
    LineCode.COOLING_OFF: _cooling_off,
    LineCode.EARNEST_LOST: lambda t, _: t.gettext(
        "Earnest money: not returned to who breaks the bargain"
    ),
    LineCode.EARNEST_TWICE: lambda t, _: t.gettext(
        "Earnest money: the shop returns it twice (at most 20% of the price is earnest)"
    ),
    LineCode.NO_CLAIM: lambda t, _: t.gettext("More was used than paid: no claim for the rest"),
    LineCode.INTEREST: _interest,
    LineCode.COSTS: lambda t, _: t.gettext("Reasonable costs of the customer"),
}
