"""The kinds of values that options take, and the options that several commands share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, NoReturn, TypeVar

import click

from desktop_ar.cli.run import this_run
from desktop_ar.cli.spoken import Option
from desktop_ar.language.catalogue import N_
from desktop_ar.language.sentences import fault_sentence

_ISO: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_Function = TypeVar("_Function", bound=Callable[..., Any])


class IsoDate(click.ParamType[date]):
    """A day as ``2026-11-30``, and in no other way: a command must not guess."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day. Fails with a sentence."""
        day = value if isinstance(value, date) else _day(value)
        if day is None:
            t = this_run(ctx).t
            message = t.gettext("“{value}” is not a day; write it like 2026-11-30.", value=value)
            self.fail(message, param, ctx)
        return day


def _day(text: str) -> date | None:
    if not _ISO.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:  # 30 February
        return None


class Amount(click.ParamType[int]):
    """An amount of money in any way shops write it, as fen."""

    name = "amount"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The fen. Fails with a sentence."""
        from desktop_ar.exchange.amounts import read_amount  # noqa: PLC0415 - not for the window
        from desktop_ar.exchange.unreadable import Unreadable  # noqa: PLC0415 - as above

        if isinstance(value, int):
            return value
        try:
            fen = read_amount(str(value))
        except Unreadable as unreadable:
            t = this_run(ctx).t
            self.fail(fault_sentence(t, unreadable.fault("amount")), param, ctx)
        if fen is None:
            self.fail(this_run(ctx).t.gettext("Enter an amount like 1280.50."), param, ctx)
        return fen


class Whole(click.ParamType[int]):
    """A whole number above 0."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number. Fails with a sentence."""
        if isinstance(value, int):
            return value
        text = str(value)
        if not (text.isascii() and text.isdigit() and len(text) < 10 and int(text)):  # noqa: PLR2004 - far more than anybody has
            t = this_run(ctx).t
            message = t.gettext("“{value}” is not a whole number above 0.", value=text)
            self.fail(message, param, ctx)
        return int(text)


class Codes(click.ParamType[str]):
    """One of a list of codes; as an enumeration where one is given."""

    name = "code"

    def __init__(self, codes: Iterable[str], enum: type[StrEnum] | None = None) -> None:
        self.codes = tuple(str(code) for code in codes)
        self.enum = enum

    @classmethod
    def of(cls, enum: type[StrEnum]) -> Codes:
        """Every code of an enumeration."""
        return cls(enum, enum)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:
        """The codes, for the help."""
        del param, ctx
        return f"[{'|'.join(self.codes)}]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The code. Fails with the list of those there are."""
        if value not in self.codes:
            self._refuse(value, param, ctx)
        return self.enum(value) if self.enum else str(value)

    def _refuse(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> NoReturn:
        t = this_run(ctx).t
        known = t.pgettext("list of numbers", ", ").join(self.codes)
        self.fail(t.gettext("“{value}” is none of {known}.", value=value, known=known), param, ctx)


DATE: Final = IsoDate()
AMOUNT: Final = Amount()
WHOLE: Final = Whole()
FILE: Final = click.Path(path_type=Path)
"""A path as given; whether it is there is found when it is used (exit 3, not 2)."""


def option(*names: str, **attributes: Any) -> Callable[[_Function], _Function]:
    """`click.option` whose help is a message of the catalogue."""
    return click.option(*names, cls=Option, **attributes)


def together(
    *decorators: Callable[[_Function], _Function],
) -> Callable[[_Function], _Function]:
    """Several options as one decorator, in the order they are written."""

    def decorate(function: _Function) -> _Function:
        for decorator in reversed(decorators):
            function = decorator(function)
        return function

    return decorate


FORMATS: Final = ("table", "csv", "xlsx", "json")


def list_options(filters: Iterable[str] = ()) -> Callable[[_Function], _Function]:
    """The options of every list: the day, the filters where it has some, format and file."""
    named = tuple(filters)
    parts = [
        option(
            "--as-of",
            "as_of",
            type=DATE,
            metavar="DATE",
            help=N_("The day asked about; without it today."),
        ),
    ]
    if named:
        parts.append(
            option(
                "--filter",
                "filters",
                type=Codes(named),
                multiple=True,
                help=N_("Only rows that pass this filter of the window; may be repeated."),
            )
        )
    parts += [
        option(
            "--format",
            "how",
            type=Codes(FORMATS),
            default="table",
            help=N_("How the result is written; without it a table to read."),
        ),
        option(
            "-o",
            "target",
            type=FILE,
            metavar="FILE",
            help=N_("Write into this file, replaced whole."),
        ),
    ]
    return together(*parts)


def answer_format() -> Callable[[_Function], _Function]:
    """The format of an acting command's answer."""
    return option(
        "--format",
        "how",
        type=Codes(("table", "json")),
        default="table",
        help=N_("How the result is written; without it a table to read."),
    )


def customer_option(**attributes: Any) -> Callable[[_Function], _Function]:
    """The customer an act is about."""
    return option(
        "--customer",
        "customer_no",
        required=True,
        metavar="NO",
        help=N_("The customer's number."),
        **attributes,
    )
