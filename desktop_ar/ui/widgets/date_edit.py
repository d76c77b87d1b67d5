"""A date as forms show it: ISO text one can type, and a calendar to choose from."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QLocale, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
)
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QTableView, QToolButton, QWidget

from desktop_ar.domain.faults import Fault
from desktop_ar.ui.face import Face
from desktop_ar.ui.look.paint import text
from desktop_ar.ui.look.type import font
from desktop_ar.ui.typed import typed_date

_WEEKEND: Final = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)


class DateEdit(QLineEdit):
    """`date_changed(date | None)` while typing; arrow keys up and down go a day, Alt+Down
    opens the calendar. A quiet note (the weekday) may stand after the date."""

    date_changed = Signal(object)

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self._last: date | None = None
        self._note = ""
        self._calendar: CalendarPopup | None = None
        self._open = QAction(face.icon("calendar-days", "muted"), "", self)
        self._open.triggered.connect(self.open_calendar)
        self.addAction(self._open, QLineEdit.ActionPosition.TrailingPosition)
        self.setMinimumWidth(QFontMetrics(font("body")).horizontalAdvance("2026-12-15") + 52)
        self.textChanged.connect(self._typed)
        face.language_changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Words in the language of the face."""
        self._open.setToolTip(self._face.t.gettext("Open the calendar"))
        self.setPlaceholderText(self._face.t.gettext("year-month-day"))

    def day(self) -> date | None:
        """The date, or None where the field is empty or cannot be read."""
        read = typed_date(self.text(), self._face.today)
        return None if isinstance(read, Fault) else read

    def fault(self) -> Fault | None:
        """What is wrong with the words, if anything."""
        read = typed_date(self.text(), self._face.today)
        return read if isinstance(read, Fault) else None

    def set_day(self, day: date | None) -> None:
        """Write a date into the field."""
        self.setText(day.isoformat() if day else "")

    def set_note(self, note: str) -> None:
        """Quiet words after the date: its weekday, how far away it is."""
        self._note = note
        self.update()

    def open_calendar(self) -> None:
        """Show the calendar under the field."""
        if self._calendar is None:
            self._calendar = CalendarPopup(self._face, self)
            self._calendar.chosen.connect(self.set_day)
        self._calendar.show_under(self, self.day() or self._face.today)

    def _typed(self) -> None:
        day = self.day()
        if day != self._last:
            self._last = day
            self.date_changed.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        day = self.day()
        if event.key() == Qt.Key.Key_Down and alt:
            self.open_calendar()
        elif event.key() in steps and day is not None:
            moved = QDate(day.year, day.month, day.day).addDays(steps[Qt.Key(event.key())])
            self.set_day(date(moved.year(), moved.month(), moved.day()))
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        day = self.day()
        if day is not None and self.text() != day.isoformat():
            self.set_day(day)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._note or self.day() is None:
            return
        painter = QPainter(self)
        left = 16 + QFontMetrics(self.font()).horizontalAdvance(self.text())
        room = QRect(left, 1, self.width() - left - 36, self.height())
        text(painter, room, self._note, font("body"), self._face.tokens.muted)


class CalendarPopup(QCalendarWidget):
    """A month to choose a day from. `chosen(date)`."""

    chosen = Signal(object)

    def __init__(self, face: Face, parent: QWidget) -> None:
        super().__init__(parent)
        self._face = face
        self.setWindowFlag(Qt.WindowType.Popup)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setMinimumSize(QSize(280, 240))
        self.activated.connect(self._choose)
        self.clicked.connect(self._choose)
        face.theme_changed.connect(self._dress)
        face.language_changed.connect(self._dress)
        self._dress()

    def show_under(self, field: QWidget, day: date) -> None:
        """Open below a field, inside the screen."""
        self.setSelectedDate(QDate(day.year, day.month, day.day))
        spot = field.mapToGlobal(QPoint(0, field.height() + 4))
        screen = field.screen().availableGeometry()
        size = self.sizeHint().expandedTo(self.minimumSize())
        left = min(spot.x(), screen.right() - size.width())
        top = spot.y()
        if top + size.height() > screen.bottom():
            top = field.mapToGlobal(QPoint(0, 0)).y() - size.height() - 4
        self.setGeometry(QRect(QPoint(max(screen.left(), left), top), size))
        self.show()
        view = self.findChild(QTableView)
        if view is not None:
            view.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            event.accept()
            return
        super().keyPressEvent(event)

    def _choose(self, chosen: QDate) -> None:
        self.hide()
        self.chosen.emit(date(chosen.year(), chosen.month(), chosen.day()))

    def _dress(self) -> None:
        chinese = self._face.t.chinese
        self.setLocale(QLocale("zh_CN") if chinese else QLocale("en_GB"))
        tokens = self._face.tokens
        plain = QTextCharFormat()
        plain.setForeground(QColor(tokens.text))
        for day in _WEEKEND:
            self.setWeekdayTextFormat(day, plain)
        head = QTextCharFormat()
        head.setForeground(QColor(tokens.muted))
        head.setBackground(QColor(tokens.surface))
        self.setHeaderTextFormat(head)
        for name, icon in (("prevmonth", "chevron-left"), ("nextmonth", "chevron-right")):
            arrow = self.findChild(QToolButton, f"qt_calendar_{name}")
            if arrow is not None:
                arrow.setIcon(self._face.icon(icon, "muted"))
