"""The figures of a late charge as a form, and what they come to in words, while one types."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop_ar.domain.charge_terms import NO_CHARGE, Risk, risk_of
from desktop_ar.domain.late_charge import ChargeKind, ChargePolicy
from desktop_ar.language.charge_words import (
    example_of,
    example_sentence,
    policy_sentence,
    risk_sentence,
)
from desktop_ar.language.code_words import word
from desktop_ar.services.charge_terms import LONGEST_GRACE_DAYS, ChargeFigures
from desktop_ar.ui.dialogs.parts import FormCombo, StateBox, pair
from desktop_ar.ui.face import Face
from desktop_ar.ui.look.kinds import set_look
from desktop_ar.ui.widgets.choices import SegmentedChoice
from desktop_ar.ui.widgets.fields import AmountEdit, CountEdit, FieldBlock
from desktop_ar.ui.widgets.label import Label

BASES: Final = ("365", "360")
RISK_BOXES: Final[dict[Risk, Literal["good", "warn", "overdue"]]] = {
    Risk.USUAL: "good",
    Risk.ABOVE_FIRST: "warn",
    Risk.ABOVE_SECOND: "overdue",
}


class RiskBox(StateBox):
    """Green, amber or red beside the statute: a hint and never a verdict."""

    def show_risk(self, face: Face, yearly: Decimal | None, lpr: Decimal | None) -> None:
        """Judge a yearly rate; nothing to judge, no box."""
        if yearly is None or lpr is None:
            self.say("")
            return
        risk = risk_of(yearly, lpr)
        self.say(risk_sentence(face.t, risk, yearly, lpr), "good" if risk is Risk.USUAL else "warn")
        set_look(self, "box", RISK_BOXES[risk])
        if risk is Risk.ABOVE_SECOND:
            self._icon.set_icon("triangle-alert", "overdue")


class ChargeForm(QWidget):
    """Kind, rate or sum, grace, days of the year, caps. `edited()` whenever one changes.

    `inputs` and `blocks` carry the names of `ChargeFigures`.
    """

    edited = Signal()

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face
        self.kind_combo = FormCombo()
        for code in (NO_CHARGE, *ChargeKind):
            self.kind_combo.addItem("", str(code))
        self.rate_edit = QLineEdit()
        self.sum_edit = AmountEdit(face)
        self.grace_edit = CountEdit(0, LONGEST_GRACE_DAYS)
        self.basis_choice = SegmentedChoice(face)
        self.yearly_edit = QLineEdit()
        self.whole_edit = QLineEdit()
        self.inputs: dict[str, QWidget] = {
            "kind": self.kind_combo,
            "rate": self.rate_edit,
            "sum_fen": self.sum_edit,
            "grace_days": self.grace_edit,
            "day_basis": self.basis_choice,
            "cap_percent_per_year": self.yearly_edit,
            "cap_percent_of_principal": self.whole_edit,
        }
        self.blocks = {name: FieldBlock(face, field) for name, field in self.inputs.items()}
        self._usual_cap = ""
        self._lay_out()
        self._connect()
        self.retranslate()
        self._kind_changed()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(13)
        blocks = self.blocks
        column.addWidget(blocks["kind"])
        for name in ("rate", "sum_fen"):
            column.addWidget(blocks[name])
        column.addWidget(blocks["day_basis"])
        column.addWidget(blocks["grace_days"])
        column.addLayout(pair(blocks["cap_percent_per_year"], blocks["cap_percent_of_principal"]))

    def _connect(self) -> None:
        self.kind_combo.currentIndexChanged.connect(self._kind_changed)
        self.kind_combo.activated.connect(self._offer_cap)
        for edit in (self.rate_edit, self.sum_edit, self.yearly_edit, self.whole_edit):
            edit.textChanged.connect(lambda _words: self.edited.emit())
        self.grace_edit.valueChanged.connect(lambda _days: self._say_unit())
        self.basis_choice.chosen.connect(lambda _key: self.edited.emit())

    def _kind_changed(self) -> None:
        kind, figures = self.kind(), self.figures()
        runs = kind != NO_CHARGE
        for name, block in self.blocks.items():
            block.setVisible(name == "kind" or runs)
        self.blocks["rate"].setVisible(runs and not figures.fixed)
        self.blocks["sum_fen"].setVisible(runs and figures.fixed)
        self.blocks["day_basis"].setVisible(kind == ChargeKind.PERCENT_PER_YEAR)
        self.edited.emit()

    def _offer_cap(self) -> None:
        """Who chooses a charge where there was none begins with the usual cap."""
        if self.kind() != NO_CHARGE and not self.yearly_edit.text():
            self.yearly_edit.setText(self._usual_cap)

    def kind(self) -> str:
        """The kind that is chosen."""
        return str(self.kind_combo.currentData())

    def show_figures(self, figures: ChargeFigures, usual_cap: str) -> None:
        """What holds now, and the cap a new charge begins with."""
        self._usual_cap = usual_cap
        self.kind_combo.setCurrentIndex(self.kind_combo.findData(str(figures.kind)))
        self.rate_edit.setText(figures.rate)
        self.sum_edit.set_fen(figures.sum_fen)
        self.grace_edit.setValue(figures.grace_days)
        self.basis_choice.choose(str(figures.day_basis))
        self.yearly_edit.setText(figures.cap_percent_per_year)
        self.whole_edit.setText(figures.cap_percent_of_principal)
        self._kind_changed()

    def figures(self) -> ChargeFigures:
        """What is typed; a percent sign and blanks do no harm."""
        return ChargeFigures(
            self.kind(),
            _plain(self.rate_edit),
            self.sum_edit.fen(),
            self.grace_edit.value(),
            int(self.basis_choice.key() or BASES[0]),
            _plain(self.yearly_edit),
            _plain(self.whole_edit),
        )

    def retranslate(self) -> None:
        """Words in the language of the face."""
        t = self._face.t
        self.kind_combo.setItemText(0, t.gettext("No late charge"))
        for at, kind in enumerate(ChargeKind, start=1):
            self.kind_combo.setItemText(at, word(t, kind))
        labels = {
            "kind": t.gettext("Late charge"),
            "rate": t.gettext("Percent of the unpaid principal"),
            "sum_fen": t.gettext("Sum"),
            "grace_days": t.gettext("Free of charge if paid within"),
            "day_basis": t.gettext("Days of a year"),
            "cap_percent_per_year": t.gettext("At most, percent a year"),
            "cap_percent_of_principal": t.gettext("At most, percent of principal"),
        }
        for name, words in labels.items():
            self.blocks[name].set_label(words)
        self.basis_choice.set_options([(basis, basis) for basis in BASES])
        for edit in (self.yearly_edit, self.whole_edit):
            edit.setPlaceholderText(t.gettext("no cap"))
        self._say_unit()

    def _say_unit(self) -> None:
        days = self.grace_edit.value()
        self.grace_edit.setSuffix(self._face.t.ngettext(" day", " days", days))
        self.edited.emit()


def _plain(edit: QLineEdit) -> str:
    return edit.text().strip().rstrip("%％").strip()


class ChargeWords(QWidget):
    """A policy as one sentence, its worked example, and how it stands before the law."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face
        self.sentence = Label("", "body", wrap=True)
        self.example = Label("", "body", "muted", wrap=True)
        self.risk = RiskBox(face)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.sentence, self.example, self.risk):
            column.addWidget(widget)

    def show_policy(self, policy: ChargePolicy | None, lpr: Decimal | None) -> None:
        """Say it; None is that no charge is agreed."""
        t = self._face.t
        self.sentence.setText(policy_sentence(t, policy))
        self.example.setText("" if policy is None else example_sentence(t, policy))
        self.example.setVisible(policy is not None)
        self.risk.show_risk(self._face, None if policy is None else example_of(policy)[1], lpr)

    def words(self) -> list[str]:
        """What is said now."""
        said = (self.sentence.text(), self.example.text(), self.risk.words())
        return [words for words in said if words]
