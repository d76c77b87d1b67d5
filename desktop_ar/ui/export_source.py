"""What a list hands to the export: its rows as they are shown, or with every column there is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop_ar.exchange.answers import Answer
from desktop_ar.exchange.columns import Column, Row
from desktop_ar.ui.long_work import Progress
from desktop_ar.ui.worker import ReadSession


@dataclass(frozen=True, slots=True)
class ExportSource:
    """One list. `only_selected` is asked for the selected rows, else for all that are listed.

    `answer` names the columns of the command of the same name; without one only the columns
    that are shown can be written. `records` are asked in a thread, in the order of the list;
    `shown` in the window's thread, once `prepare` has called back.
    """

    title: str
    filters: str
    total: Callable[[bool], str]
    count: Callable[[bool], int]
    shown: Callable[[bool], tuple[list[Column], list[Row]]]
    prepare: Callable[[bool, Callable[[], None]], None]
    answer: Answer | None = None
    records: Callable[[ReadSession, bool, Progress], Sequence[object]] | None = None
