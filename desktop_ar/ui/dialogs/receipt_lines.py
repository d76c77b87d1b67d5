"""The rows of a bill file in a list: what came in, for whom it may be and why, with a tick."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from desktop_ar.domain.receipts import Known, Payer, ReceiptState
from desktop_ar.language.catalogue import N_
from desktop_ar.language.receipt_words import STATES, receipt_reason
from desktop_ar.services.receipts import AcceptReceipt, ProposedReceipt
from desktop_ar.ui.face import Face
from desktop_ar.ui.look import paint
from desktop_ar.ui.look.icons import STROKE_TICK
from desktop_ar.ui.look.tokens import Token
from desktop_ar.ui.models.columns import ColumnSpec, Kind, Look
from desktop_ar.ui.widgets.delegates import CellDelegate

_BOX: Final = 16
_TICK: Final = 12
_TONES: Final[dict[ReceiptState, Token]] = {
    ReceiptState.SURE: "good",
    ReceiptState.PROPOSED: "warn",
    ReceiptState.UNKNOWN: "muted",
    ReceiptState.BOOKED: "info",
    ReceiptState.NOT_INCOME: "muted",
}
_OPEN: Final = frozenset({ReceiptState.SURE, ReceiptState.PROPOSED, ReceiptState.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Given:
    """A customer and bills as the owner chose them; without bills the rule in force shares."""

    customer_no: str
    numbers: tuple[str, ...] = ()


@dataclass(slots=True)
class Choices:
    """What the owner decided about the rows of a file, by their numbers; and what is known."""

    ticked: set[int] = field(default_factory=set)
    given: dict[int, Given] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    payers: dict[str, Payer] = field(default_factory=dict)

    def target(self, row: ProposedReceipt) -> Given | None:
        """For whom and which bills a row would be booked, or is."""
        chosen = self.given.get(row.incoming.row)
        if chosen is not None:
            return chosen
        if row.best is not None:
            return Given(row.best.customer_no, row.best.numbers)
        return Given(row.customer_no) if row.customer_no else None

    def is_ticked(self, row: ProposedReceipt) -> bool:
        """Whether a row is to be booked."""
        return row.incoming.row in self.ticked and self.ready(row)

    def ready(self, row: ProposedReceipt) -> bool:
        """Whether a row can be booked as it stands."""
        return can_be_booked(row) and self.target(row) is not None

    def wishes(self, rows: Iterable[ProposedReceipt]) -> list[AcceptReceipt]:
        """What is to be booked, in the order of the file."""
        ticked = sorted(
            (row for row in rows if self.is_ticked(row)), key=lambda row: row.incoming.row
        )
        return [self._wish(row) for row in ticked]

    def _wish(self, row: ProposedReceipt) -> AcceptReceipt:
        number, chosen = row.incoming.row, self.given.get(row.incoming.row)
        if chosen is None:
            return AcceptReceipt(number)
        return AcceptReceipt(number, chosen.customer_no, chosen.numbers)


def can_be_booked(row: ProposedReceipt) -> bool:
    """Money that came in, was read and is not in the book yet."""
    return row.state in _OPEN and row.incoming.fault is None


def speaks_for_itself(row: ProposedReceipt) -> bool:
    """Sure, and by more than the sum alone: such a row is ticked from the start."""
    best = row.best
    return row.state is ReceiptState.SURE and best is not None and best.known is not Known.NOTHING


def reason(choices: Choices, row: ProposedReceipt, face: Face) -> str:
    """Why a row is proposed as it is, or what else it is."""
    chosen = choices.given.get(row.incoming.row)
    if chosen is not None:
        name = choices.names.get(chosen.customer_no, chosen.customer_no)
        return face.t.gettext("You gave it to {name}.", name=name)
    best = row.best
    return receipt_reason(
        face.t,
        state=row.state,
        payment_no=row.payment_no,
        not_income=row.incoming.not_income,
        fault=row.incoming.fault,
        fee_fen=row.incoming.fee_fen,
        found=row.candidates,
        name=choices.names.get(best.customer_no, best.customer_no) if best else "",
    )


def bill_words(face: Face, numbers: Sequence[str]) -> str:
    """The bills that are named, or that the rule shares."""
    if not numbers:
        return face.t.gettext("Shared by the rule")
    return face.t.pgettext("list of fields", " / ").join(numbers)


class TickDelegate(CellDelegate):
    """A box to tick; a row that cannot be booked has none."""

    def draw(
        self, painter: QPainter, inner: QRect, words: str, look: Look, _selected: bool
    ) -> None:
        if look.icon is None:
            return
        tokens, on = self.face.tokens, bool(words)
        top = inner.center().y() - _BOX // 2 + 1
        box = QRectF(inner.left() + 0.5, top + 0.5, _BOX - 1, _BOX - 1)
        line = tokens.accent if on else tokens.control
        paint.rounded(painter, box, 4, tokens.accent if on else tokens.surface, line)
        if on:
            gap = (_BOX - _TICK) // 2
            spot = QRect(inner.left() + gap, top + gap, _TICK, _TICK)
            self.face.icons.paint(painter, spot, look.icon, "on_accent", STROKE_TICK)


def columns(choices: Choices) -> tuple[ColumnSpec[ProposedReceipt], ...]:
    """The columns over rows whose ticks and receivers stand in `choices`."""
    return (*_what_came(choices), *_for_whom(choices))


def _what_came(choices: Choices) -> tuple[ColumnSpec[ProposedReceipt], ...]:
    return (
        ColumnSpec(
            key="tick",
            header=N_("To book"),
            text=lambda row, face: face.t.gettext("yes") if choices.is_ticked(row) else "",
            sort_key=choices.is_ticked,
            look=lambda row, _face: Look(icon="check" if can_be_booked(row) else None),
            width=76,
        ),
        ColumnSpec(
            key="date",
            header=N_("Date"),
            text=lambda row, face: face.day(row.incoming.on) if row.incoming.on else "",
            tip=lambda row, face: face.long_day(row.incoming.on) if row.incoming.on else "",
            sort_key=lambda row: row.incoming.on,
            kind=Kind.DATE,
            width=72,
        ),
        ColumnSpec(
            key="amount",
            header=N_("Amount"),
            text=lambda row, face: face.figures.amount(row.incoming.amount_fen),
            sort_key=lambda row: row.incoming.amount_fen,
            kind=Kind.MONEY,
            width=96,
        ),
        ColumnSpec(
            key="payer",
            header=N_("Payer"),
            text=lambda row, _face: row.incoming.payer,
            tip=lambda row, _face: row.incoming.remark,
            sort_key=lambda row: row.incoming.payer,
            width=112,
        ),
        ColumnSpec(
            key="state",
            header=N_("State"),
            text=lambda row, face: _state_words(choices, row, face),
            sort_key=lambda row: list(ReceiptState).index(row.state),
            look=lambda row, _face: Look(tone=_tone(choices, row)),
            kind=Kind.TAG,
            width=88,
        ),
    )


def _for_whom(choices: Choices) -> tuple[ColumnSpec[ProposedReceipt], ...]:
    return (
        ColumnSpec(
            key="customer",
            header=N_("Customer"),
            text=lambda row, _face: _name(choices, row),
            sort_key=lambda row: _name(choices, row) or None,
            kind=Kind.NAME,
            width=128,
        ),
        ColumnSpec(
            key="bills",
            header=N_("For which bill"),
            text=lambda row, face: _bills(choices, row, face),
            tip=lambda row, face: _bills(choices, row, face),
            sort_key=lambda row: _numbers(choices, row),
            width=136,
        ),
        ColumnSpec(
            key="why",
            header=N_("Why"),
            text=lambda row, face: reason(choices, row, face),
            tip=lambda row, face: reason(choices, row, face),
            sort_key=lambda row: row.incoming.row,
            look=lambda _row, _face: Look(tone="muted"),
            width=200,
            stretch=True,
        ),
    )


def _state_words(choices: Choices, row: ProposedReceipt, face: Face) -> str:
    if row.incoming.row in choices.given:
        return face.t.gettext("Chosen")
    return face.t.gettext(STATES[row.state])


def _tone(choices: Choices, row: ProposedReceipt) -> Token:
    return "accent_text" if row.incoming.row in choices.given else _TONES[row.state]


def _name(choices: Choices, row: ProposedReceipt) -> str:
    target = choices.target(row)
    return choices.names.get(target.customer_no, target.customer_no) if target else ""


def _numbers(choices: Choices, row: ProposedReceipt) -> tuple[str, ...] | None:
    target = choices.target(row)
    return target.numbers if target else None


def _bills(choices: Choices, row: ProposedReceipt, face: Face) -> str:
    target = choices.target(row)
    if target is None or not can_be_booked(row):
        return ""
    return bill_words(face, target.numbers)
