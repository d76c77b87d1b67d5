"""One theme of the gallery: every control in every state, dressed for itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop_ar.domain.codes import Bucket
from desktop_ar.language.catalogue import N_
from desktop_ar.ui.face import Face
from desktop_ar.ui.look import paint
from desktop_ar.ui.look.kinds import ButtonKind, set_look
from desktop_ar.ui.look.ring import ring_around
from desktop_ar.ui.look.theme import Theme, ThemeChoice
from desktop_ar.ui.look.tokens import SERIES, Token, age_token
from desktop_ar.ui.models.columns import ColumnSpec, Kind, Look
from desktop_ar.ui.widgets.button import Button
from desktop_ar.ui.widgets.card import row
from desktop_ar.ui.widgets.chips import Chip
from desktop_ar.ui.widgets.choices import SegmentedChoice, Switch
from desktop_ar.ui.widgets.fields import AmountEdit, FieldBlock
from desktop_ar.ui.widgets.label import Label, SumLabel
from desktop_ar.ui.widgets.row_view import RowView
from desktop_ar.ui.widgets.stacked_bar import BarPart, StackedBar
from desktop_ar.ui.widgets.table_card import TableCard
from desktop_ar.ui.widgets.tags import ProgressLine, Tag

_TODAY: Final = date(2026, 11, 21)
_SAMPLE_FEN: Final = 128_000
_STATES: Final = (N_("Normal"), N_("Hover"), N_("Focus"), N_("Disabled"), N_("Error, chosen"))
_KINDS: Final[tuple[tuple[str, ButtonKind, str], ...]] = (
    (N_("Primary"), "primary", N_("Save")),
    (N_("Plain"), "plain", N_("Cancel")),
    (N_("Tinted"), "tinted", N_("Call")),
    (N_("Quiet"), "quiet", N_("Export")),
)
_SWATCHES: Final[tuple[Token, ...]] = (
    "window", "sidebar", "surface", "raised", "line",
    "control", "text", "muted", "accent", "accent_tint",
    "overdue", "warn", "good", "info", "hover",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _State:
    name: str


class GalleryHalf(QWidget):
    """One theme, dressed for itself."""

    def __init__(self, choice: ThemeChoice, language: str) -> None:
        super().__init__()
        self.theme = Theme(choice, self)
        self.face = Face(_TODAY, language=language, theme=self.theme, parent=self)
        self.theme.dress_part(self)
        set_look(self, "ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        t = self.face.t
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 14)
        column.setSpacing(9)
        name = t.gettext("Light") if choice == "light" else t.gettext("Dark")
        side = Label(t.gettext("Controls and states"), "small", "muted")
        column.addLayout(row(Label(name, "title"), None, side))
        self.focused: list[QWidget] = []
        self.hovered: list[QWidget] = []
        column.addLayout(self._controls())
        column.addWidget(self._sentence())
        column.addWidget(self._rows())
        column.addLayout(self._tags())
        column.addWidget(self._bar())
        column.addLayout(self._series())
        column.addLayout(self._swatches())
        column.addLayout(self._type())
        column.addStretch(1)

    def show_states(self) -> None:
        """Draw the rings and hover that only a person would cause."""
        for widget in self.focused:
            ring_around(widget, self.theme)
        for widget in self.hovered:
            _hover(widget)
        self._table.view.hovered = 1
        self._table.view.dormant = frozenset({3})

    def _controls(self) -> QGridLayout:
        t, grid = self.face.t, QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, 76)
        for at, state in enumerate(_STATES):
            head = Label(t.gettext(state), "small", "muted")
            head.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            grid.addWidget(head, 0, at + 1)
            grid.setColumnStretch(at + 1, 1)
        for line, (kind, code, words) in enumerate(_KINDS, start=1):
            grid.addWidget(Label(t.gettext(kind), "small", "muted"), line, 0)
            make = partial(self._button, code, words)
            self._states(grid, line, make)
        last = len(_KINDS) + 1
        grid.addWidget(Label(t.gettext("Input"), "small", "muted"), last, 0)
        self._states(grid, last, self._input)
        grid.addWidget(self._wrong_input(), last, 5)
        grid.addWidget(Label(t.gettext("Filter"), "small", "muted"), last + 1, 0)
        self._states(grid, last + 1, self._chip)
        grid.addWidget(self._chip(on=True), last + 1, 5)
        grid.addWidget(Label(t.gettext("Tick"), "small", "muted"), last + 2, 0)
        self._ticks(grid, last + 2)
        return grid

    def _states(self, grid: QGridLayout, line: int, make: Callable[[], QWidget]) -> None:
        for at in range(4):
            widget = make()
            if at == 1:
                self.hovered.append(widget)
            elif at == 2 and not isinstance(widget, QLineEdit):  # noqa: PLR2004 - third state
                self.focused.append(widget)
            elif at == 2:  # noqa: PLR2004 - the third state
                set_look(widget, "shown", "focus")
            elif at == 3:  # noqa: PLR2004 - the fourth state
                widget.setEnabled(False)
            grid.addWidget(widget, line, at + 1)

    def _button(self, kind: ButtonKind, words: str) -> Button:
        button = Button(self.face, kind)
        button.setText(self.face.t.gettext(words))
        return button

    def _input(self) -> AmountEdit:
        field = AmountEdit(self.face)
        field.set_fen(_SAMPLE_FEN)
        return field

    def _wrong_input(self) -> AmountEdit:
        field = AmountEdit(self.face)
        field.setText("12..80")
        self._wrong = FieldBlock(self.face, field)
        self._wrong.set_fault(field.fault())
        self._wrong.label.hide()
        return field

    def _sentence(self) -> QWidget:
        """The sentence of the wrong input, as its block shows it under the field."""
        return self._wrong

    def _chip(self, *, on: bool = False) -> Chip:
        t, chip = self.face.t, Chip(self.face, "plan")
        words, count = (t.gettext("Chosen"), 12) if on else (t.gettext("On a plan"), 1)
        chip.set_words(words, count)
        chip.setChecked(on)
        policy = chip.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Minimum)
        chip.setSizePolicy(policy)
        return chip

    def _ticks(self, grid: QGridLayout, line: int) -> None:
        boxes = [QCheckBox() for _ in range(4)]
        boxes[1].setChecked(True)
        boxes[2].setChecked(True)
        boxes[3].setEnabled(False)
        boxes[2].setProperty("ring", 4)
        self.focused.append(boxes[2])
        radios = [QRadioButton(), QRadioButton()]
        radios[0].setAutoExclusive(False)
        radios[1].setAutoExclusive(False)
        radios[1].setChecked(True)
        off, on = Switch(self.face), Switch(self.face)
        on.setChecked(True)
        groups: Sequence[Sequence[QWidget]] = (
            boxes[:2], radios, boxes[2:3], boxes[3:], (off, on),
        )  # fmt: skip
        for at, group in enumerate(groups):
            grid.addLayout(row(None, *group, None), line, at + 1)

    def _rows(self) -> QWidget:
        t, states = self.face.t, _ROW_STATES
        columns: list[ColumnSpec[_State]] = [
            ColumnSpec(
                key="name", header=N_("Customer"), kind=Kind.NAME, width=150,
                text=lambda state, face: face.t.gettext(state.name), sort_key=lambda s: s.name,
            ),
            ColumnSpec(
                key="sum", header=N_("Overdue"), kind=Kind.MONEY, width=90,
                text=lambda _s, face: face.figures.amount(_SAMPLE_FEN),
                sort_key=lambda _s: _SAMPLE_FEN,
            ),
            ColumnSpec(
                key="days", header=N_("Days"), kind=Kind.DAYS, width=60,
                text=lambda _s, _face: "49", sort_key=lambda _s: 49,
                look=lambda _s, _face: Look(tone="age2"),
            ),
            ColumnSpec(
                key="level", header=N_("Level"), kind=Kind.LADDER, width=84,
                text=lambda _s, face: face.t.gettext("Follow-up"), sort_key=lambda _s: 2,
                look=lambda _s, _face: Look(figure=2),
            ),
            ColumnSpec(
                key="step", header=N_("Next step"), kind=Kind.STEP, width=130, stretch=True,
                text=lambda _s, face: face.t.gettext("Call today"), sort_key=lambda _s: 0,
                look=lambda _s, _face: Look(icon="phone", strong=True),
            ),
        ]  # fmt: skip
        self._table: TableCard[_State] = TableCard(self.face, columns, lambda s: s.name)
        self._table.head.hide()
        self._table.set_rows([_State(name) for name in states])
        self._table.view.setSelectionMode(RowView.SelectionMode.MultiSelection)
        for at in (2, 3):
            self._table.view.selectRow(at)
        self._table.setFixedHeight(40 * len(states) + 2)
        self._table.view.setAccessibleName(t.gettext("Rows of a list"))
        return self._table

    def _tags(self) -> QHBoxLayout:
        t = self.face.t
        line: list[QWidget | None] = []
        tags: tuple[tuple[str, Token, str | None], ...] = (
            (t.pgettext("promise", "Broken"), "overdue", "triangle-alert"),
            (t.gettext("Today"), "accent", "handshake"),
            (t.ngettext("{n} day", "{n} days", 7), "warn", "hourglass"),
            (t.pgettext("promise", "Kept"), "good", "check"),
            (t.gettext("Plan {part}", part="2/6"), "info", "calendar-range"),
            (t.ngettext("{n} day", "{n} days", 9), "muted", None),
        )
        for words, tone, icon in tags:
            tag = Tag(self.face)
            tag.set_words(words, tone, icon)
            line.append(tag)
        progress = ProgressLine(self.face)
        progress.set_part(0.4)
        choice = SegmentedChoice(self.face, height=30)
        choice.set_options([("count", t.gettext("By count")), ("sum", t.gettext("By sum"))])
        choice.choose("count")
        return row(*line, progress, None, choice, spacing=6)

    def _bar(self) -> QWidget:
        bar = StackedBar(self.face)
        sums = (1_099_000, 1_021_000, 748_000, 806_000, 168_000)
        names = ("age1", "age2", "age3", "age4", "age5")
        buckets = [bucket for bucket in Bucket if bucket is not Bucket.NOT_DUE]
        bar.set_parts(
            [
                BarPart(bucket, name, fen, age_token(bucket))
                for bucket, name, fen in zip(buckets, names, sums, strict=True)
            ]
        )
        return bar

    def _series(self) -> QHBoxLayout:
        parts: list[QWidget | None] = []
        for token in SERIES:
            parts += [Swatch(self.face, token, 34, 16), Label(token, "small", "muted"), None]
        return row(*parts[:-1], spacing=7)

    def _swatches(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        for at, token in enumerate(_SWATCHES):
            words = Label(token.replace("_", "-"), "small")
            grid.addLayout(row(Swatch(self.face, token, 26, 20), words, None), at // 5, at % 5)
            grid.setColumnStretch(at % 5, 1)
        return grid

    def _type(self) -> QHBoxLayout:
        t, total = self.face.t, SumLabel(self.face, "title")
        total.set_fen(3_842_000)
        return row(
            total,
            Label(t.gettext("Customer {size}", size=16), "name"),
            Label(t.gettext("Heading {size}", size=14), "lead"),
            Label(t.gettext("Text {size}", size=13)),
            Label(t.gettext("Note {size}", size=12), "small", "muted"),
            None,
        )


_ROW_STATES: Final = (N_("Normal"), N_("Hover"), N_("Selected"), N_("Selected, inactive"))


def _hover(widget: QWidget) -> None:
    """What the mouse over a control would cause."""
    widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    middle = QPointF(widget.rect().center())
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, middle, widget.mapToGlobal(middle), none, none,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


class Swatch(QWidget):
    """A colour with its hairline."""

    def __init__(self, face: Face, token: Token, width: int, height: int) -> None:
        super().__init__()
        self._face = face
        self._token: Token = token
        self.setFixedSize(width, height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._face.tokens
        paint.rounded(QPainter(self), self.rect(), 5, tokens.colour(self._token), tokens.line)
