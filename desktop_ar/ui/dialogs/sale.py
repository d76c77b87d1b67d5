"""A sale in advance: what kind of credit, for how much, how long it is good."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_ar.domain.codes import Interval, LotKind
from desktop_ar.domain.installments import due_date_of
from desktop_ar.language.code_words import word
from desktop_ar.services.context import Context
from desktop_ar.services.drafts import SaleDraft, draft_sale
from desktop_ar.services.prepaid import MOST_UNITS, SellPrepaid, sell_prepaid
from desktop_ar.services.standing import Standing
from desktop_ar.ui.desk import BookSession, Desk, Done
from desktop_ar.ui.dialogs.about_customer import AboutCustomer
from desktop_ar.ui.dialogs.lot_looks import LOT_FIELDS, LOT_ICONS
from desktop_ar.ui.dialogs.parts import FormColumn, PlainLine, PlainLines, QuickChips, beside, pair
from desktop_ar.ui.widgets.choice_grid import ChoiceGrid, TileSpec
from desktop_ar.ui.widgets.choices import Switch
from desktop_ar.ui.widgets.date_edit import DateEdit
from desktop_ar.ui.widgets.dialog import EDGE
from desktop_ar.ui.widgets.fields import AmountEdit, CountEdit

SIZE: Final = QSize(860, 540)
LEFT_WIDTH: Final = 404
_GRID_COLUMNS: Final = 4
_USUAL_UNITS: Final = 10
_MONTHS: Final = (6, 12)


class SaleDialog(AboutCustomer[SellPrepaid, SaleDraft]):
    """Sell a prepaid credit; the fields are those its kind needs."""

    def __init__(self, desk: Desk, parent: QWidget | None, customer_no: str) -> None:
        super().__init__(desk, parent, customer_no, size=SIZE)
        self._inputs()
        self.form = FormColumn(LEFT_WIDTH)
        self._lay_out_form()
        self.body.addLayout(beside(self.form, self._lay_out_rest()), 1)
        self.cancel_button = self.add_button(closes=True)
        self.save_button = self.add_button("primary")
        self.save_button.clicked.connect(self.commit)
        self.begin()

    def _inputs(self) -> None:
        self.kind_grid = ChoiceGrid(self.face, _GRID_COLUMNS)
        self.kind_grid.chosen.connect(self._kind_chosen)
        self.title_edit = QLineEdit()
        self.user_edit = QLineEdit()
        self.paid_edit = AmountEdit(self.face)
        self.bonus_edit = AmountEdit(self.face)
        self.units_edit = CountEdit(1, MOST_UNITS)
        self.units_edit.valueChanged.connect(self._say_unit)
        self.price_edit = AmountEdit(self.face)
        self.sold_edit = DateEdit(self.face)
        self.valid_edit = DateEdit(self.face)
        self.valid_chips = QuickChips(self.face)
        self.valid_chips.chosen.connect(self._take_valid)
        self.number_edit = QLineEdit()
        self.note_edit = QPlainTextEdit()
        self.note_edit.setTabChangesFocus(True)
        self.note_edit.setMinimumHeight(52)
        self.active_switch = Switch(self.face)
        self.active_switch.toggled.connect(lambda: self.edited("activated"))
        self.says = PlainLines(self.face)

    def _lay_out_form(self) -> None:
        self.kind_block = self.field("kind", self.kind_grid)
        self.title_block = self.field("title", self.title_edit)
        self.user_block = self.field("user_name", self.user_edit)
        self.paid_block = self.field("paid_fen", self.paid_edit)
        self.bonus_block = self.field("bonus_fen", self.bonus_edit)
        self.units_block = self.field("units", self.units_edit)
        self.price_block = self.field("unit_list_price_fen", self.price_edit)
        self._by_kind: dict[str, QWidget] = {
            "user_name": self.user_block,
            "bonus_fen": self.bonus_block,
            "units": self.units_block,
            "unit_list_price_fen": self.price_block,
            "activated": self.active_switch,
        }
        column = self.form.column
        column.addWidget(self.kind_block)
        column.addLayout(pair(self.title_block, self.user_block))
        column.addLayout(pair(self.paid_block, self.bonus_block))
        column.addLayout(pair(self.units_block, self.price_block))
        column.addWidget(self.active_switch)
        column.addStretch(1)

    def _lay_out_rest(self) -> QVBoxLayout:
        self.sold_block = self.field("sold_on", self.sold_edit)
        self.valid_block = self.field("valid_until", self.valid_edit)
        self.number_block = self.field("lot_no", self.number_edit)
        self.note_block = self.field("note", self.note_edit)
        days = QVBoxLayout()
        days.setSpacing(8)
        days.addLayout(pair(self.sold_block, self.valid_block))
        days.addWidget(self.valid_chips)
        rest = QVBoxLayout()
        rest.setContentsMargins(EDGE, 16, EDGE, 16)
        rest.setSpacing(13)
        rest.addLayout(days)
        rest.addWidget(self.number_block)
        rest.addWidget(self.note_block, 1)
        rest.addWidget(self.says)
        return rest

    # What is known

    def fill(self, standing: Standing) -> None:
        del standing
        self.kind_grid.choose(LotKind.STORED_VALUE)
        self.units_edit.setValue(_USUAL_UNITS)
        self.active_switch.setChecked(True)
        self.sold_edit.set_day(self.face.today)
        self._kind_chosen()
        self.paid_edit.setFocus()

    def _say_unit(self) -> None:
        n = self.units_edit.value()
        self.units_edit.setSuffix(self.face.t.ngettext(" time", " times", n))

    def _kind(self) -> LotKind:
        return LotKind(self.kind_grid.key() or LotKind.STORED_VALUE)

    def _has(self, field: str) -> bool:
        return field in LOT_FIELDS[self._kind()]

    def _kind_chosen(self, *_key: str) -> None:
        for field, widget in self._by_kind.items():
            widget.setVisible(self._has(field))
        self.retranslate()

    def _take_valid(self, months: object) -> None:
        sold = self.sold_edit.day() or self.face.today
        steps = months if isinstance(months, int) else 0
        self.valid_edit.set_day(due_date_of(sold, Interval.MONTH, steps) if steps else None)

    # What is typed

    def command(self) -> SellPrepaid:
        return SellPrepaid(
            customer_no=self.customer_no,
            kind=self._kind(),
            sold_on=self.sold_edit.day() or self.face.today,
            paid_fen=self.paid_edit.fen() or 0,
            bonus_fen=(self.bonus_edit.fen() or 0) if self._has("bonus_fen") else 0,
            units=self.units_edit.value() if self._has("units") else None,
            unit_list_price_fen=(
                self.price_edit.fen() if self._has("unit_list_price_fen") else None
            ),
            valid_until=self.valid_edit.day(),
            title=self.title_edit.text(),
            lot_no=self.number_edit.text(),
            user_name=self.user_edit.text() if self._has("user_name") else "",
            activated=self.active_switch.isChecked() or not self._has("activated"),
            note=self.note_edit.toPlainText(),
        )

    @staticmethod
    def draft(session: BookSession, context: Context, command: Any) -> SaleDraft:
        return draft_sale(session, context, command)

    def show_draft(self, draft: SaleDraft | None) -> None:
        if draft is None:
            self.says.set_lines([])
            return
        self.number_edit.setPlaceholderText(draft.lot_no)
        lines = [self._value_line(draft), self._until_line(self.valid_edit.day())]
        if self._has("activated") and not self.active_switch.isChecked():
            words = self.face.t.gettext("It can be used once it is activated")
            lines.append(PlainLine("lock", words))
        self.says.set_lines(lines)

    def _value_line(self, draft: SaleDraft) -> PlainLine:
        t, figures = self.face.t, self.face.figures
        icon = LOT_ICONS[self._kind()]
        whole = figures.money(draft.value_fen)
        units = self.units_edit.value()
        if draft.unit_paid_fen is not None:
            words = t.ngettext(
                "The shop owes {n} use, {each} paid for each",
                "The shop owes {n} uses, {each} paid for each",
                units,
                each=figures.money(draft.unit_paid_fen),
            )
        elif self._has("bonus_fen") and self.bonus_edit.fen():
            words = t.gettext(
                "The shop owes {whole}, {paid} of it paid for",
                whole=whole,
                paid=figures.money(self.paid_edit.fen() or 0),
            )
        else:
            words = t.gettext("The shop owes {whole}", whole=whole)
        return PlainLine(icon, words)

    def _until_line(self, day: date | None) -> PlainLine:
        t = self.face.t
        if day is None:
            return PlainLine("calendar-days", t.gettext("Good without a deadline"))
        n = (day - self.face.today).days
        words = t.ngettext(
            "Good until {day}, {n} day from now", "Good until {day}, {n} days from now", n,
            day=day.isoformat(),
        )  # fmt: skip
        return PlainLine("hourglass", words)

    # The act

    def do(self, command: SellPrepaid) -> None:
        changes = self.act(lambda session, context: sell_prepaid(session, context, command))
        if changes is None:
            return
        name = self.standing.name if self.standing else command.customer_no
        number, kind = changes.numbers[0], command.kind
        self.finish(
            changes,
            Done(
                lambda t: t.gettext(
                    "{kind} {number} sold to {name}", kind=word(t, kind), number=number, name=name
                )
            ),
        )

    # Words

    def retranslate(self) -> None:
        t = self.face.t
        self.setWindowTitle(t.gettext("Prepaid sale"))
        self.kind_block.set_label(t.gettext("Kind"))
        self.kind_grid.set_options(
            [TileSpec(kind.value, word(t, kind), LOT_ICONS[kind]) for kind in LotKind]
        )
        self._say_form()
        self._say_rest()
        self.cancel_button.setText(t.gettext("Cancel"))
        self.save_button.setText(t.gettext("Enter the sale"))
        self.save_button.set_hint("Ctrl Enter")
        self.form.settle()
        super().retranslate()
        self.show_draft(self.drafted)

    def _say_form(self) -> None:
        t = self.face.t
        self.title_block.set_label(t.gettext("Name on the card"))
        self.user_block.set_label(t.gettext("Used by, if by another"))
        for edit in (self.title_edit, self.user_edit):
            edit.setPlaceholderText(t.gettext("may stay empty"))
        self.paid_block.set_label(t.gettext("Paid"))
        self.bonus_block.set_label(t.gettext("Given on top"))
        self.bonus_edit.set_hint(t.gettext("none"))
        self.units_block.set_label(t.gettext("How many times"))
        self._say_unit()
        self.price_block.set_label(t.gettext("Price of one without it"))
        self.price_edit.set_hint(t.gettext("may stay empty"))
        self.active_switch.setText(t.gettext("Can be used at once"))
        self.active_switch.setAccessibleName(self.active_switch.text())

    def _say_rest(self) -> None:
        t = self.face.t
        self.sold_block.set_label(t.gettext("Sold on"))
        self.valid_block.set_label(t.gettext("Last good day"))
        chips: list[tuple[str, object]] = [
            (t.ngettext("{n} month", "{n} months", months), months) for months in _MONTHS
        ]
        self.valid_chips.set_values([*chips, (t.gettext("No deadline"), 0)])
        self.number_block.set_label(t.gettext("Number of the card"))
        self.note_block.set_label(t.gettext("Note"))
