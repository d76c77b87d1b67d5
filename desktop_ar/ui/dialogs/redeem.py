"""Using a prepaid credit: which one, how much of it, what was taken, what is left then."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_ar.domain.faults import Fault, Refused
from desktop_ar.services.context import Context
from desktop_ar.services.drafts import UseDraft, draft_redemption
from desktop_ar.services.prepaid import (
    MOST_UNITS,
    Redeem,
    UndoRedemption,
    redeem,
    undo_redemption,
)
from desktop_ar.services.standing import LotOnHand, Standing, lots_on_hand, standing_of
from desktop_ar.ui.desk import BookSession, Desk, Done
from desktop_ar.ui.dialogs.about_customer import AboutCustomer
from desktop_ar.ui.dialogs.lot_columns import LOT_COLUMNS
from desktop_ar.ui.dialogs.parts import FormColumn, PlainLine, PlainLines, QuickChips, beside
from desktop_ar.ui.dialogs.plan_parts import Waiting
from desktop_ar.ui.widgets.avatar import Icon
from desktop_ar.ui.widgets.date_edit import DateEdit
from desktop_ar.ui.widgets.dialog import EDGE
from desktop_ar.ui.widgets.fields import AmountEdit, CountEdit, FieldBlock
from desktop_ar.ui.widgets.table_card import TableCard

SIZE: Final = QSize(880, 480)
RIGHT_WIDTH: Final = 336


class RedeemDialog(AboutCustomer[Redeem, UseDraft]):
    """Use a lot of a customer; the nearest deadline stands first and is chosen."""

    def __init__(
        self, desk: Desk, parent: QWidget | None, customer_no: str, *, lot_no: str = ""
    ) -> None:
        super().__init__(desk, parent, customer_no, size=SIZE)
        self._wanted_lot = lot_no
        self.lots: tuple[LotOnHand, ...] = ()
        self._inputs()
        self.form = FormColumn(RIGHT_WIDTH)
        self._lay_out_form()
        self._lay_out_lots()
        self.add_foot_widget(Icon(self.face, "undo-2", "muted", side=14))
        self.cancel_button = self.add_button(closes=True)
        self.save_button = self.add_button("primary")
        self.save_button.clicked.connect(self.commit)
        self.begin()

    def _inputs(self) -> None:
        self.table: TableCard[LotOnHand] = TableCard(
            self.face, LOT_COLUMNS, lambda lot: lot.lot_no, ground="surface"
        )
        self.table.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.head.setSectionsClickable(False)
        self.table.head.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.table.current_changed.connect(self._lot_chosen)
        self.amount_edit = AmountEdit(self.face, size="tall")
        self.units_edit = CountEdit(1, MOST_UNITS)
        self.units_edit.valueChanged.connect(self._say_unit)
        self.how_much = QStackedWidget()
        self.how_much.addWidget(self.amount_edit)
        self.how_much.addWidget(self.units_edit)
        self.chips = QuickChips(self.face)
        self.chips.chosen.connect(self._take_quick)
        self.day_edit = DateEdit(self.face)
        self.what_edit = QLineEdit()
        self.says = PlainLines(self.face)

    def _lay_out_form(self) -> None:
        self.how_block = FieldBlock(self.face, self.how_much)
        self.watch("amount_fen", self.amount_edit, self.how_block)
        self.watch("units", self.units_edit, self.how_block)
        self.what_block = self.field("what", self.what_edit)
        self.day_block = self.field("on", self.day_edit)
        how = QVBoxLayout()
        how.setSpacing(8)
        how.addWidget(self.how_block)
        how.addWidget(self.chips)
        column = self.form.column
        column.addLayout(how)
        column.addWidget(self.what_block)
        column.addWidget(self.day_block)
        column.addStretch(1)
        column.addWidget(self.says)

    def _lay_out_lots(self) -> None:
        self.table.setMinimumHeight(120)
        growing = QSizePolicy.Policy.Expanding
        self.table.setSizePolicy(growing, growing)
        self.lot_block = self.field("lot_no", self.table)
        lots = QWidget()
        column = QVBoxLayout(lots)
        column.setContentsMargins(EDGE, 16, EDGE, 16)
        column.addWidget(self.lot_block)
        self.empty = Waiting(self.face)
        self.empty.icon.set_icon("wallet-cards")
        self.pages = QStackedWidget()
        self.pages.addWidget(lots)
        self.pages.addWidget(self.empty)
        line = beside(self.form, self.pages)
        # The list comes first: it is chosen from before anything is typed.
        line.setDirection(line.Direction.RightToLeft)
        self.body.addLayout(line, 1)

    # What is known

    def begin(self) -> None:
        self.retranslate()
        question = partial(_standing_and_lots, customer_no=self.customer_no)
        self.desk.read(self, "standing", question, self._both)

    def _both(self, answer: tuple[Standing, tuple[LotOnHand, ...]] | Refused) -> None:
        if isinstance(answer, Refused):
            self._take(answer)
        else:
            standing, self.lots = answer
            self._stands(standing)

    def fill(self, standing: Standing) -> None:
        del standing
        self.day_edit.set_day(self.face.today)
        self._touched.add("lot_no")
        self.table.set_rows(self.lots)
        self.pages.setCurrentIndex(0 if self.lots else 1)
        if self.lots and not self.table.select(self._wanted_lot):
            self.table.select(self.lots[0].lot_no)

    def _lot_chosen(self, lot: LotOnHand | None) -> None:
        if lot is None:
            return
        by_units = lot.units_left is not None
        self.how_much.setCurrentWidget(self.units_edit if by_units else self.amount_edit)
        self.how_much.setFixedHeight(34 if by_units else 44)
        if by_units:
            self.units_edit.setValue(1)
        self.retranslate()
        edit = self.units_edit if by_units else self.amount_edit
        edit.setFocus()
        edit.selectAll()
        self.edited("lot_no")

    def _say_unit(self) -> None:
        n = self.units_edit.value()
        self.units_edit.setSuffix(self.face.t.ngettext(" time", " times", n))

    def _take_quick(self, value: object) -> None:
        if isinstance(value, int):
            if self.how_much.currentWidget() is self.units_edit:
                self.units_edit.setValue(value)
            else:
                self.amount_edit.set_fen(value)

    # What is typed

    def command(self) -> Redeem:
        lot = self.table.current()
        if lot is None:
            raise Refused(Fault("use_no_lot", "lot_no"))
        by_units = lot.units_left is not None
        return Redeem(
            lot_no=lot.lot_no,
            on=self.day_edit.day() or self.face.today,
            amount_fen=None if by_units else self.amount_edit.fen() or 0,
            units=self.units_edit.value() if by_units else None,
            what=self.what_edit.text(),
        )

    @staticmethod
    def draft(session: BookSession, context: Context, command: Any) -> UseDraft:
        return draft_redemption(session, context, command)

    def show_draft(self, draft: UseDraft | None) -> None:
        self.says.set_lines([] if draft is None else self._use_lines(draft))
        self._say_button(draft)

    def _use_lines(self, draft: UseDraft) -> list[PlainLine]:
        t, money = self.face.t, self.face.figures.money
        lines = []
        if draft.bonus_used_fen:
            words = t.gettext(
                "{paid} of what was paid for, {bonus} of what was given",
                paid=money(draft.paid_used_fen),
                bonus=money(draft.bonus_used_fen),
            )
            lines.append(PlainLine("coins", words))
        if draft.units_left == 0 or (draft.units_left is None and not draft.value_left_fen):
            return [*lines, PlainLine("circle-check", t.gettext("It is used up then"))]
        value = money(draft.value_left_fen)
        if draft.units_left is None:
            words = t.gettext("{value} is left then", value=value)
        else:
            words = t.ngettext(
                "{n} is left then, worth {value}", "{n} are left then, worth {value}",
                draft.units_left, value=value,
            )  # fmt: skip
        return [*lines, PlainLine("wallet-cards", words)]

    def _say_button(self, draft: UseDraft | None) -> None:
        t = self.face.t
        if draft is None:
            self.save_button.setText(t.gettext("Book the use"))
        elif draft.units_left is not None:
            n = self.units_edit.value()
            self.save_button.setText(t.ngettext("Use {n}", "Use {n}", n))
        else:
            amount = self.face.figures.money(draft.paid_used_fen + draft.bonus_used_fen)
            self.save_button.setText(t.gettext("Use {amount}", amount=amount))

    # The act

    def do(self, command: Redeem) -> None:
        used = self.act(lambda session, context: redeem(session, context, command))
        if used is None:
            return
        name = self.standing.name if self.standing else ""
        entry, units = used.entry_id, command.units
        amount = self.face.figures.money(command.amount_fen or 0)
        words = {"name": name, "lot": used.lot_no}
        self.finish(
            used.changes,
            Done(
                lambda t: (
                    t.ngettext("{name} used {n} of {lot}", "{name} used {n} of {lot}",
                               units, **words)
                    if units is not None
                    else t.gettext("{name} used {amount} of {lot}", amount=amount, **words)
                ),
                lambda session, context: undo_redemption(
                    session, context, UndoRedemption(entry, context.today)
                ),
            ),
        )  # fmt: skip

    # Words

    def hint(self) -> str:
        return self.face.t.gettext("Can be undone with Ctrl Z afterwards")

    def say_head(self, standing: Standing) -> None:
        super().say_head(standing)
        value = sum(lot.value_left_fen for lot in self.lots)
        self.head.set_sum(self.face.t.gettext("The shop owes"), value or None, "text")

    def retranslate(self) -> None:
        t = self.face.t
        self.setWindowTitle(t.gettext("Use of a prepaid credit"))
        self.lot_block.set_label(t.gettext("Which credit"))
        self.table.view.setAccessibleName(t.gettext("Which credit"))
        self.how_block.set_label(t.gettext("How much is used"))
        self.amount_edit.setAccessibleName(t.gettext("Amount used"))
        self.units_edit.setAccessibleName(t.gettext("Times used"))
        self._say_unit()
        self.what_block.set_label(t.gettext("What for"))
        self.what_edit.setPlaceholderText(t.gettext("may stay empty"))
        self.day_block.set_label(t.gettext("On which day"))
        self.empty.say(
            t.gettext("Nothing prepaid is left"),
            t.gettext("Sell a credit first; it stands here then with what is left of it."),
        )
        self._say_quick()
        self.cancel_button.setText(t.gettext("Cancel"))
        self.save_button.set_hint("Ctrl Enter")
        self.form.settle()
        super().retranslate()
        self.show_draft(self.drafted)

    def _say_quick(self) -> None:
        t = self.face.t
        lot = self.table.current()
        if lot is None:
            self.chips.set_values([])
            return
        if lot.units_left is not None:
            left = lot.units_left
            words = t.ngettext("All {n}", "All {n}", left)
            self.chips.set_values([(words, left)])
        else:
            whole = self.face.figures.amount(lot.value_left_fen)
            self.chips.set_values([(t.gettext("All {amount}", amount=whole), lot.value_left_fen)])


def _standing_and_lots(
    session: BookSession, context: Context, customer_no: str
) -> tuple[Standing, tuple[LotOnHand, ...]]:
    standing = standing_of(session, context, customer_no)
    return standing, lots_on_hand(session, context, customer_no)
