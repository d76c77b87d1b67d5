"""Sentences for bill files of payment services and banks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop_ar.language.catalogue import N_

SENTENCES: Final[Mapping[str, str]] = {
    "receipts_not_a_bill": N_(
        "This is no bill of WeChat Pay, Alipay or a bank: no row names its columns. Export the"
        " transactions as CSV or XLSX and choose that file."
    ),
    "receipt_without_day": N_("The row has no day."),
    "receipt_in_future": N_("{date} is still to come; check the clock and the file."),
    "receipt_no_such_row": N_("The file has no row {row}. List it first, then accept its rows."),
    "receipt_booked_already": N_("Row {row} is booked already as {payment_no}."),
    "receipt_is_no_income": N_("Row {row} is no receipt, so there is nothing to book."),
    "receipt_row_refused": N_("Row {row} cannot be booked like this."),
    "receipt_not_read": N_("Row {row} cannot be read; correct it in the file or book it by hand."),
    "receipt_from_nobody": N_(
        "Nobody is known for row {row}: choose a customer in the window, or record it with pay."
    ),
}
