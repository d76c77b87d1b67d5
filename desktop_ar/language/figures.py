"""Money and dates as text, the same figures in window, commands and letters."""

from __future__ import annotations

from datetime import date
from typing import Final

from desktop_ar.language.catalogue import Translator

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


def amount(fen: int) -> str:
    """``1,234.50``: grouped, two decimals, no sign of currency."""
    sign = "-" if fen < 0 else ""
    yuan, cents = divmod(abs(fen), 100)
    return f"{sign}{yuan:,}.{cents:02d}"


def money(fen: int) -> str:
    """``¥1,234.50``; the minus stands before the sign of currency."""
    sign = "-" if fen < 0 else ""
    return f"{sign}¥{amount(abs(fen))}"


def short_money(fen: int) -> str:
    """For chips, sentences and labels of charts: no decimals where they are zero."""
    text = amount(fen)
    return text.removesuffix(".00")


def long_date(t: Translator, day: date) -> str:
    """``2026年11月21日`` or ``21 November 2026``."""
    if t.chinese:
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_date(t: Translator, day: date, today: date) -> str:
    """For lists: ``11-24`` or ``24 Nov`` in this year, the year with it in any other."""
    if t.chinese:
        return f"{day:%m-%d}" if day.year == today.year else day.isoformat()
    text = f"{day.day} {_MONTHS[day.month - 1][:3]}"
    return text if day.year == today.year else f"{text} {day.year}"


def day_and_month(t: Translator, day: date) -> str:
    """For sentences: ``11月24日`` or ``24 November``."""
    if t.chinese:
        return f"{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1]}"
