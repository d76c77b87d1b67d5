"""The doors of a room: those of a dialog, and the customer's card, which has doors of its own."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMenu

from desktop_ar.language.catalogue import N_
from desktop_ar.ui.act import Act
from desktop_ar.ui.pages.doors import Doors


class RoomDoors(Doors):
    """Opens the card beside everything that the card itself opens."""

    def card(self, customer_no: str) -> None:
        """Everything about a customer."""
        from desktop_ar.ui.pages.customer_card import CustomerCardDialog  # noqa: PLC0415 - as in Doors

        CustomerCardDialog(self._desk, self._over, customer_no).open()

    def add_customer_acts(self, menu: QMenu, customer_no: str) -> None:
        """What can be done about a customer beside the four buttons."""
        acts = (
            (N_("Open the customer's card"), self.card, "users"),
            (N_("Change what is known"), self.customer, "pen-line"),
            (N_("Enter a bill"), self.bill, "receipt-text"),
            (N_("Sell a prepaid credit"), self.sale, "wallet-cards"),
            (N_("Use a prepaid credit"), self.redeem, "tickets"),
            (N_("Terms of the customer"), self.terms, "file-text"),
            (N_("How the late charge is reckoned"), self.late_charge, "timer"),
            (N_("Agree on a late charge"), self.agree_charge, "signature"),
        )
        for words, door, icon in acts:
            go = partial(door, customer_no)
            menu.addAction(Act(self._desk.face, words, go, icon=icon, parent=menu))
