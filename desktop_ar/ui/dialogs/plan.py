"""An installment plan: what is typed at the left, its schedule at the right at once."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_ar.domain.codes import Interval
from desktop_ar.domain.faults import Fault, Refused
from desktop_ar.domain.installments import MOST_INSTALLMENTS, due_date_of
from desktop_ar.language.code_words import word
from desktop_ar.services.acts import peek_number
from desktop_ar.services.context import Context
from desktop_ar.services.plans import DraftPlan, EndPlan, PlanDraft, draft_plan, end_plan, keep_plan
from desktop_ar.services.standing import Standing
from desktop_ar.ui.desk import BookSession, Desk, Done
from desktop_ar.ui.dialogs.about_customer import AboutCustomer
from desktop_ar.ui.dialogs.head_words import second_line
from desktop_ar.ui.dialogs.parts import FormColumn, StateBox, beside
from desktop_ar.ui.dialogs.plan_parts import Agreement, BillChecks, Figures, Waiting
from desktop_ar.ui.dialogs.plan_words import (
    affordable_words,
    agreement_words,
    calendar_words,
    waiting_words,
)
from desktop_ar.ui.dialogs.schedule_table import ScheduleTable
from desktop_ar.ui.look.tokens import Token
from desktop_ar.ui.widgets.choices import SegmentedChoice
from desktop_ar.ui.widgets.date_edit import DateEdit
from desktop_ar.ui.widgets.fields import AmountEdit, CountEdit
from desktop_ar.ui.widgets.label import rule

SIZE: Final = QSize(980, 650)
LEFT_WIDTH: Final = 352
_LOW: Final = 600
_USUAL_COUNT: Final = 3
_BY_COUNT, _BY_SUM = "count", "sum"

Drafted = tuple[PlanDraft, str]


class PlanDialog(AboutCustomer[DraftPlan, Drafted]):
    """Divide what a customer owes into parts, keep it as a draft, or print its agreement."""

    print_agreement = Signal(str)
    """The number of the plan that was just kept: its agreement is to be printed."""
    sign_wanted = Signal(str)
    """The number of the plan that was just kept: both have signed it already."""

    def __init__(self, desk: Desk, parent: QWidget | None, customer_no: str) -> None:
        super().__init__(desk, parent, customer_no, size=SIZE)
        self._printing = True
        self._signing = False
        self._inputs()
        self.form = FormColumn(LEFT_WIDTH)
        self._lay_out_form()
        self.figures = Figures(self.face)
        self.schedule = ScheduleTable(self.face)
        self.agreement = Agreement(self.face)
        self.agreement.preview_wanted.connect(self._preview)
        self.waiting = Waiting(self.face)
        self.body.addLayout(beside(self.form, self._lay_out_result()), 1)
        self._lay_out_foot()
        self.begin()

    def _inputs(self) -> None:
        self.bill_checks = BillChecks(self.face)
        self.bill_checks.changed.connect(lambda: self.edited("receivable_nos"))
        self.down_edit = AmountEdit(self.face)
        self.way_choice = SegmentedChoice(self.face)
        self.way_choice.chosen.connect(self._way_chosen)
        self.count_edit = CountEdit(1, MOST_INSTALLMENTS)
        self.count_edit.valueChanged.connect(self._say_unit)
        self.each_edit = AmountEdit(self.face)
        self.way_fields = QStackedWidget()
        self.way_fields.setFixedSize(112, 34)
        for edit in (self.count_edit, self.each_edit):
            self.way_fields.addWidget(edit)
        self.every_choice = SegmentedChoice(self.face, even=False)
        self.every_choice.chosen.connect(self._every_chosen)
        self.first_edit = DateEdit(self.face)
        self.calendar_box = StateBox(self.face)
        self.affordable_edit = AmountEdit(self.face)
        self.affordable_box = StateBox(self.face)

    def _lay_out_form(self) -> None:
        way = QWidget()
        line = QHBoxLayout(way)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.way_choice, 1)
        line.addWidget(self.way_fields)
        self.bills_block = self.field("receivable_nos", self.bill_checks)
        self.down_block = self.field("down_payment_fen", self.down_edit)
        self.way_block = self.field("way", way)
        self.watch("count", self.count_edit, self.way_block)
        self.watch("each_fen", self.each_edit, self.way_block)
        self.every_block = self.field("every", self.every_choice)
        self.first_block = self.field("first_due_date", self.first_edit)
        self.affordable_block = self.field("affordable_fen", self.affordable_edit)
        days = QHBoxLayout()
        days.setSpacing(8)
        days.addWidget(self.every_block)
        days.addWidget(self.first_block, 1)
        column = self.form.column
        for part in (self.bills_block, self.down_block, self.way_block):
            column.addWidget(part)
        column.addLayout(days)
        column.addWidget(self.calendar_box)
        column.addWidget(self.affordable_block)
        column.addWidget(self.affordable_box)
        column.addStretch(1)

    def _lay_out_result(self) -> QVBoxLayout:
        plan = QWidget()
        page = QVBoxLayout(plan)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self.schedule, 1000)
        page.addStretch(1)
        page.addWidget(self.agreement)
        page.addStretch(1)
        self.pages = QStackedWidget()
        self.pages.addWidget(plan)
        self.pages.addWidget(self.waiting)
        result = QVBoxLayout()
        result.setSpacing(0)
        result.addWidget(self.figures)
        result.addWidget(rule())
        result.addWidget(self.pages, 1)
        return result

    def _lay_out_foot(self) -> None:
        self.signed_button = self.add_button("quiet", icon="signature")
        self.add_foot_widget(self.signed_button)
        self.cancel_button = self.add_button(closes=True)
        self.draft_button = self.add_button()
        self.save_button = self.add_button("primary", icon="printer")
        self.signed_button.clicked.connect(lambda: self._save(signing=True))
        self.draft_button.clicked.connect(lambda: self._save(printing=False))
        self.save_button.clicked.connect(self._save)

    def final_buttons(self) -> list[QWidget]:
        return [self.signed_button, self.draft_button, self.save_button]

    # What is known

    def fill(self, standing: Standing) -> None:
        free = [
            bill
            for bill in standing.bills
            if not bill.plan_no and bill.issue_date <= self.face.today
        ]
        self.bill_checks.set_bills(free)
        self.way_choice.choose(_BY_COUNT)
        self.count_edit.setValue(_USUAL_COUNT)
        self.every_choice.choose(Interval.MONTH)
        self._propose_first()
        self.down_edit.setFocus()
        if not free:
            self.edited("receivable_nos")
            self._touched.add("receivable_nos")

    def _propose_first(self) -> None:
        """One interval after today, until the owner says another day."""
        if not self.touched("first_due_date"):
            with self.filling():
                self.first_edit.set_day(due_date_of(self.face.today, self._every(), 1))

    def _say_unit(self) -> None:
        n = self.count_edit.value()
        self.count_edit.setSuffix(self.face.t.ngettext(" part", " parts", n))

    def _every(self) -> Interval:
        return Interval(self.every_choice.key() or Interval.MONTH)

    def _every_chosen(self) -> None:
        self._propose_first()

    def _way_chosen(self, key: str) -> None:
        self.way_fields.setCurrentIndex(0 if key == _BY_COUNT else 1)
        if key == _BY_SUM and self.each_edit.fen() is None and self.drafted is not None:
            with self.filling():
                self.each_edit.set_fen(self.drafted[0].largest_fen)
        (self.count_edit if key == _BY_COUNT else self.each_edit).setFocus()

    # What is typed, and its schedule

    def command(self) -> DraftPlan:
        chosen = self.bill_checks.chosen()
        if not chosen and self.standing is not None and self.standing.bills:
            raise Refused(Fault("plan_no_bill_ticked", "receivable_nos"))
        by_sum = self.way_choice.key() == _BY_SUM
        return DraftPlan(
            customer_no=self.customer_no,
            agreed_on=self.face.today,
            count=None if by_sum else self.count_edit.value(),
            each_fen=(self.each_edit.fen() or 0) if by_sum else None,
            down_payment_fen=self.down_edit.fen() or 0,
            every=self._every(),
            first_due_date=self.first_edit.day(),
            receivable_nos=chosen,
            affordable_fen=self.affordable_edit.fen(),
        )

    @staticmethod
    def draft(session: BookSession, context: Context, command: Any) -> Drafted:
        drafted = draft_plan(session, context, command)
        return drafted, peek_number(session, f"FQ-{command.agreed_on.year}-")

    def show_draft(self, draft: Drafted | None) -> None:
        plan = draft[0] if draft is not None else None
        self.figures.show_draft(plan)
        self.pages.setCurrentIndex(0 if plan is not None else 1)
        if plan is not None:
            self.schedule.set_parts(plan.installments, plan.total_fen, plan.moved)
        words = calendar_words(self.face.t, plan) if plan is not None else ""
        guess = plan is not None and plan.guessed_from is not None
        self.calendar_box.say(words, "warn" if guess else "good")
        self._say_affordable(plan)
        self._say_agreement(draft)
        self._say_waiting()

    def _say_affordable(self, plan: PlanDraft | None) -> None:
        fen = self.affordable_edit.fen()
        if plan is None or fen is None:
            self.affordable_box.say("")
        else:
            within = plan.largest_fen <= fen
            words = affordable_words(self.face, fen, plan.largest_fen)
            self.affordable_box.say(words, "good" if within else "warn")

    def _say_agreement(self, draft: Drafted | None) -> None:
        number = draft[1] if draft is not None else ""
        self.agreement.say(*agreement_words(self.face.t, number))

    def _say_waiting(self) -> None:
        faults = self._refusal.faults if self._refusal is not None else ()
        t = self.face.t
        self.waiting.say(waiting_words(t, faults), t.gettext("What is filled in is kept"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.agreement.set_short(self.height() < _LOW)

    # The act

    def _save(self, *_clicked: bool, printing: bool = True, signing: bool = False) -> None:
        self._printing, self._signing = printing, signing
        self.commit()

    def do(self, command: DraftPlan) -> None:
        signing = self._signing
        changes = self.act(
            lambda session, context: keep_plan(session, context, command, printed=signing)
        )
        if changes is None:
            return
        number = changes.numbers[0]
        name = self.standing.name if self.standing else ""
        done = Done(
            lambda t: t.gettext("Plan {number} for {name} is kept", number=number, name=name),
            lambda session, context: end_plan(session, context, EndPlan(number, context.today)),
        )
        self.finish(changes, done)
        if signing:
            self.sign_wanted.emit(number)
        elif self._printing:
            self.print_agreement.emit(number)

    def _preview(self) -> None:
        if self.drafted is not None:
            from desktop_ar.ui.dialogs.agreement_preview import AgreementPreview  # noqa: PLC0415 - QtPdf with the first paper

            AgreementPreview(self.desk, self, self.command()).open()

    # Words

    def say_head(self, standing: Standing) -> None:
        self.head.set_who(standing.name, second_line(self.face, standing))
        ink: Token = "overdue" if standing.overdue_fen else "text"
        self.head.set_sum(self.face.t.gettext("Owes"), standing.open_fen or None, ink)

    def retranslate(self) -> None:
        t = self.face.t
        self.setWindowTitle(t.gettext("Installment plan"))
        self._say_inputs()
        self.cancel_button.setText(t.gettext("Cancel"))
        self.draft_button.setText(t.gettext("Keep as a draft"))
        self.save_button.setText(t.gettext("Save and print agreement"))
        self.signed_button.setText(t.gettext("Signed already…"))
        self.figures.retranslate()
        self.schedule.retranslate()
        self.bill_checks.retranslate()
        self.form.settle()
        super().retranslate()
        self.show_draft(self.drafted)

    def _say_inputs(self) -> None:
        t = self.face.t
        self.bills_block.set_label(t.gettext("Which bills"))
        self.down_block.set_label(t.gettext("Down payment, on the day of signing"))
        self.down_edit.set_hint(t.gettext("none"))
        self.way_block.set_label(t.gettext("How to divide it"))
        self.way_choice.set_options(
            [(_BY_COUNT, t.gettext("By number")), (_BY_SUM, t.gettext("By sum"))]
        )
        self.count_edit.setAccessibleName(t.gettext("Number of parts"))
        self._say_unit()
        self.each_edit.setAccessibleName(t.gettext("Sum of each part"))
        self.every_block.set_label(t.gettext("How often"))
        self.every_choice.set_options([(every.value, word(t, every)) for every in Interval])
        self.first_block.set_label(t.gettext("First part"))
        self.affordable_block.set_label(t.gettext("What the customer can pay each time"))
        self.affordable_edit.set_hint(t.gettext("may stay empty"))
