"""What the window offers in every room: new entries, the acts of the book, its backup."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol, runtime_checkable

from desktop_ar.language.catalogue import N_
from desktop_ar.services.settings import is_sample
from desktop_ar.system.clock import Clock
from desktop_ar.ui.act import Act
from desktop_ar.ui.backup_line import BackupLine
from desktop_ar.ui.book_acts import BookActs
from desktop_ar.ui.main_window import MainWindow
from desktop_ar.ui.pages.doors import Doors


@runtime_checkable
class WithBook(Protocol):
    """A room that offers the acts of the book as well."""

    def set_book_acts(self, acts: BookActs) -> None:
        """Take the acts."""


def furnish(window: MainWindow, clock: Clock) -> BookActs:
    """Put into a window what does not belong to one of its rooms."""
    _offer_entries(window)
    acts = BookActs(window.tools, window)
    window.add_book_acts(acts.acts)
    window.closing.connect(acts.end)
    acts.restored.connect(partial(read_all, window))
    BackupLine(window.sidebar, acts, window.tools, clock)
    window.room_built.connect(partial(_hand_over, acts))
    ask_whether_sample(window)
    return acts


def _hand_over(acts: BookActs, page: object) -> None:
    if isinstance(page, WithBook):
        page.set_book_acts(acts)


def read_all(window: MainWindow) -> None:
    """Another book stands where the old one stood."""
    ask_whether_sample(window)
    for page in window.pages.standing:
        page.refresh(None)


def ask_whether_sample(window: MainWindow) -> None:
    """Mark the window where its book is the invented shop."""
    window.tools.reader.ask(window, "sample", is_sample, window.set_sample, later=True)


def _offer_entries(window: MainWindow) -> None:
    """For the customer the owner stands on; else one is asked for first."""
    doors = Doors(window.tools.desk, window)
    entries: tuple[tuple[str, Callable[[str], object], str], ...] = (
        (N_("Log a contact…"), doors.contact, "phone"),
        (N_("Record a payment…"), doors.payment, "banknote"),
        (N_("Enter a bill…"), doors.bill, "receipt-text"),
        (N_("Agree installments…"), doors.plan, "calendar-range"),
        (N_("Terms of a customer…"), doors.terms, "file-text"),
        (N_("Late charge…"), doors.late_charge, "timer"),
        (N_("Sell in advance…"), doors.sale, "wallet-cards"),
        (N_("Use a prepaid credit…"), doors.redeem, "tickets"),
    )
    acts = [
        Act(window.face, words, _about_customer(window, doors, door), icon=icon, parent=window)
        for words, door, icon in entries
    ]
    new_customer = Act(
        window.face,
        N_("New customer…"),
        lambda: doors.customer(),  # noqa: PLW0108 - a slot must hand on no argument
        icon="users",
        keys="Ctrl+N",
        parent=window,
    )
    window.add_entries([*acts, new_customer])


def _about_customer(
    window: MainWindow, doors: Doors, door: Callable[[str], object]
) -> Callable[[], None]:
    def go() -> None:
        customer_no = window.page.current_customer_no()
        if customer_no:
            door(customer_no)
        else:
            doors.for_someone(door)

    return go
