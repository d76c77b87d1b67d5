"""Cards of the settings about lateness: the shop's charge, its terms, the public rates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from PySide6.QtWidgets import QGridLayout, QLineEdit

from desktop_ar.domain.faults import Fault
from desktop_ar.domain.reference_rates import RateKind, ReferenceRate, rate_on
from desktop_ar.language.catalogue import N_
from desktop_ar.services.charge_terms import ChargeFigures, figure_faults, usual_cap
from desktop_ar.ui.dialogs.charge_form import ChargeForm, ChargeWords
from desktop_ar.ui.dialogs.parts import FormCombo
from desktop_ar.ui.face import Face
from desktop_ar.ui.pages.settings_cards import KeyedCard, SavedCard
from desktop_ar.ui.widgets.choices import Switch
from desktop_ar.ui.widgets.date_edit import DateEdit
from desktop_ar.ui.widgets.fields import FieldBlock
from desktop_ar.ui.widgets.label import Label

TERM_FIELDS: Final = (
    ("terms.prepaid_validity", N_("How long prepaid credits are good")),
    ("terms.prepaid_refund", N_("How prepaid credits are refunded")),
    ("terms.notice_address", N_("Where notices to the shop go")),
)
_FIELDS: Final = {
    "kind": "late_charge.policy",
    "rate": "late_charge.rate",
    "sum_fen": "late_charge.sum",
    "grace_days": "late_charge.grace_days",
    "day_basis": "late_charge.day_basis",
    "cap_percent_per_year": "late_charge.cap_percent_per_year",
    "cap_percent_of_principal": "late_charge.cap_percent_of_principal",
}
_HOLD: Final = "letters.hold_charge_until_deadline"
_ANNOUNCED: Final = "late_charge.announced_on"


class TermsCard(KeyedCard):
    """Rules the sheet of terms prints for every customer without rules of his own."""

    fields = TERM_FIELDS

    def retranslate(self) -> None:
        """Words in the language of the face."""
        self.say(self.face.t.gettext("Terms of the shop"))
        self._say_fields()


class ChargeCard(SavedCard):
    """The late charge for every bill whose customer or bill has no other, once announced."""

    def __init__(self, face: Face) -> None:
        super().__init__(face)
        self._rates: tuple[ReferenceRate, ...] = ()
        self._showing = True
        self.form = ChargeForm(face)
        self.announced_edit = DateEdit(face)
        self.announced_block = FieldBlock(face, self.announced_edit)
        self.hold_switch = Switch(face)
        self.words = ChargeWords(face)
        for widget in (self.form, self.announced_block, self.hold_switch, self.words):
            self.column.addWidget(widget)
        self.form.edited.connect(self._typed)
        self.announced_edit.textEdited.connect(self.edited)
        self.hold_switch.clicked.connect(self.edited)

    def _typed(self) -> None:
        if not self._showing:
            self.edited()
        figures = self.form.figures()
        fine = not any(figure_faults(figures))
        self.words.setVisible(fine)
        if fine:
            lpr = rate_on(self._rates, RateKind.LPR_1Y, self.face.today)
            self.words.show_policy(figures.policy(), lpr.percent if lpr else None)

    def show_charge(
        self, figures: ChargeFigures, values: dict[str, str], rates: Sequence[ReferenceRate]
    ) -> None:
        """What is saved now; what is being typed stays."""
        if self.button.isEnabled():
            return
        self._rates = tuple(rates)
        lpr = rate_on(self._rates, RateKind.LPR_1Y, self.face.today)
        self._showing = True
        self.form.show_figures(figures, usual_cap(lpr.percent if lpr else None))
        self._showing = False
        self.announced_edit.setText(values[_ANNOUNCED])
        self.hold_switch.setChecked(values[_HOLD] == "yes")

    def values(self) -> dict[str, str]:
        """What is typed, by the keys of the settings."""
        figures = self.form.figures()
        sum_fen = self.form.sum_edit.fen()
        sum_ = "" if sum_fen is None else str(Decimal(sum_fen).scaleb(-2))
        announced = self.announced_edit.day()
        return {
            "late_charge.policy": str(figures.kind),
            "late_charge.rate": figures.rate,
            "late_charge.sum": sum_,
            "late_charge.grace_days": str(figures.grace_days),
            "late_charge.day_basis": str(figures.day_basis),
            "late_charge.cap_percent_per_year": figures.cap_percent_per_year,
            "late_charge.cap_percent_of_principal": figures.cap_percent_of_principal,
            _ANNOUNCED: announced.isoformat() if announced else self.announced_edit.text(),
            _HOLD: "yes" if self.hold_switch.isChecked() else "no",
        }

    def show_faults(self, faults: Sequence[Fault]) -> bool:
        """Say each fault beside its field; True when all found one."""
        by_key = {fault.field: fault for fault in faults}
        blocks = {_FIELDS[name]: block for name, block in self.form.blocks.items()}
        blocks[_ANNOUNCED] = self.announced_block
        for key, block in blocks.items():
            block.set_fault(_here(by_key.get(key)))
        if not faults:
            self.settled()
        return all(fault.field in blocks for fault in faults)

    def faults(self) -> list[Fault]:
        """What the form can judge by itself, by the keys of the settings."""
        found = [
            replace(fault, field=_FIELDS[fault.field or ""])
            for fault in figure_faults(self.form.figures())
        ]
        wrong = self.announced_edit.fault()
        if wrong is not None:
            found.append(replace(wrong, field=_ANNOUNCED))
        return found

    def retranslate(self) -> None:
        """Words in the language of the face."""
        t = self.face.t
        self.say(t.gettext("Late charge of the shop"))
        self.form.retranslate()
        self.announced_block.set_label(t.gettext("Announced on; holds for bills from that day"))
        self.hold_switch.setText(
            t.gettext("What accrues after a demand is dropped when all is paid by its deadline")
        )
        showing, self._showing = self._showing, True
        self._typed()
        self._showing = showing


_HERE: Final = {
    "setting_not_percent": "percent_here",
    "setting_not_whole": "whole_number_here",
    "setting_not_day": "date_unreadable",
}


def _here(fault: Fault | None) -> Fault | None:
    if fault is None:
        return None
    params = {"typed": fault.params.get("value", ""), "example": "2026-11-30", **fault.params}
    return Fault(_HERE.get(fault.code, fault.code), fault.field, params)


class RatesCard(SavedCard):
    """The dated table of public rates: what holds, and one rate to add or to correct."""

    def __init__(self, face: Face) -> None:
        super().__init__(face)
        self._rates: tuple[ReferenceRate, ...] = ()
        self.now = Label("", "body", wrap=True)
        self.earlier = Label("", "small", "muted", wrap=True)
        self.kind_combo = FormCombo()
        self.day_edit = DateEdit(face)
        self.percent_edit = QLineEdit()
        self.source_edit = QLineEdit()
        self.column.addWidget(self.now)
        self.column.addWidget(self.earlier)
        fields = {
            "kind": self.kind_combo,
            "valid_from": self.day_edit,
            "percent": self.percent_edit,
            "source": self.source_edit,
        }
        self.blocks = {name: FieldBlock(face, field) for name, field in fields.items()}
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for at, block in enumerate(self.blocks.values()):
            grid.addWidget(block, at // 2, at % 2)
            grid.setColumnStretch(at % 2, 1)
        self.column.addLayout(grid)
        for kind in RateKind:
            self.kind_combo.addItem("", str(kind))
        for edit in (self.day_edit, self.percent_edit, self.source_edit):
            edit.textEdited.connect(self.edited)

    def show_rates(self, rates: Sequence[ReferenceRate]) -> None:
        """The table as it is now."""
        self._rates = tuple(rates)
        self._say_rates()

    def faults(self) -> list[Fault]:
        """What is wrong with the rate that is typed."""
        found = []
        wrong = self.day_edit.fault()
        if self.day_edit.day() is None:
            found.append(replace(wrong, field="valid_from") if wrong else _no_day())
        text = self._percent()
        if text and (not text.replace(".", "", 1).isdecimal() or not 0 < Decimal(text) <= 100):  # noqa: PLR2004 - percent
            found.append(Fault("percent_here", "percent", {"most": 100}))
        return found

    def _percent(self) -> str:
        return self.percent_edit.text().strip().rstrip("%％").strip()

    def rates(self) -> tuple[ReferenceRate, ...]:
        """The table with what is typed: a rate of the same day is replaced, an empty one goes."""
        kind, day = RateKind(self.kind_combo.currentData()), self.day_edit.day()
        kept = [rate for rate in self._rates if (rate.kind, rate.valid_from) != (kind, day)]
        if self._percent() and day is not None:
            percent = Decimal(self._percent())
            kept.append(ReferenceRate(kind, day, percent, self.source_edit.text()))
        return tuple(sorted(kept, key=lambda rate: (rate.kind, rate.valid_from)))

    def show_faults(self, faults: Sequence[Fault]) -> bool:
        """Say each fault beside its field; True when all found one."""
        by_name = {(fault.field or "").rpartition(".")[2]: fault for fault in faults}
        for name, block in self.blocks.items():
            block.set_fault(by_name.get(name))
        if not faults:
            for edit in (self.day_edit, self.percent_edit, self.source_edit):
                edit.clear()
            self.settled()
        return all(name in self.blocks for name in by_name)

    def _say_rates(self) -> None:
        t = self.face.t
        lines = []
        for kind in RateKind:
            now = rate_on(self._rates, kind, self.face.today)
            if now is not None:
                figures = {"percent": f"{now.percent:f}%", "day": now.valid_from}
                line = t.gettext("{percent} since {day}", **figures)
                lines.append(f"{self._kind_words(kind)}  {line}  {now.source}".rstrip())
        self.now.setText("\n".join(lines))
        before = [rate for rate in self._rates if rate.kind is RateKind.LPR_1Y][-5:]
        said = [f"{rate.valid_from} {rate.percent:f}%" for rate in reversed(before)]
        self.earlier.setText(" · ".join(said))

    def _kind_words(self, kind: RateKind) -> str:
        t = self.face.t
        if kind is RateKind.LPR_1Y:
            return t.gettext("1-year LPR")
        return t.gettext("1-year deposit rate")

    def retranslate(self) -> None:
        """Words in the language of the face."""
        t = self.face.t
        self.say(t.gettext("Public rates"))
        for at, kind in enumerate(RateKind):
            self.kind_combo.setItemText(at, self._kind_words(kind))
        self.blocks["kind"].set_label(t.gettext("Rate"))
        self.blocks["valid_from"].set_label(t.gettext("Holds from"))
        self.blocks["percent"].set_label(t.gettext("Percent a year; empty takes it out"))
        self.blocks["source"].set_label(t.gettext("Source"))
        self._say_rates()


def _no_day() -> Fault:
    return Fault("date_missing_here", "valid_from")
