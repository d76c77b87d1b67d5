"""The window: bar at the top, rooms at the left, the room that is open, the line at the foot.

It knows rooms as `Page` and acts as `QAction`; what they do is theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_ar.system import habits as habit_keys
from desktop_ar.system.clock import Clock
from desktop_ar.ui.alt_key import AltKey
from desktop_ar.ui.desk import Done
from desktop_ar.ui.look.theme import ThemeChoice
from desktop_ar.ui.menus import Menus
from desktop_ar.ui.pages.entrance import Entrance, LaterRooms, Pages
from desktop_ar.ui.pages.page import Page, Room, Tools, room_of
from desktop_ar.ui.search_way import SearchWay
from desktop_ar.ui.sidebar import Sidebar
from desktop_ar.ui.top_bar import TopBar
from desktop_ar.ui.widgets.busy_line import HEIGHT as BUSY_HEIGHT
from desktop_ar.ui.widgets.busy_line import BusyLine
from desktop_ar.ui.widgets.status_line import StatusLine
from desktop_ar.ui.widgets.toast import Toast
from desktop_ar.ui.window_acts import Wanted, WindowActs
from desktop_ar.ui.window_place import keep_place, restore_place

_SMALLEST: Final = (800, 560)
_DAY_CHECK_MS: Final = 30_000
SUMS_HIDDEN: Final = "sums_hidden"


class MainWindow(QWidget):
    """The shell around the rooms. `import_wanted`-like acts are added by whoever has them."""

    closing = Signal()
    room_built = Signal(object)
    """A `Page` that was not there before."""
    settled = Signal()
    """Every room stands."""

    def __init__(
        self,
        tools: Tools,
        rooms: Sequence[Entrance],
        *,
        foot: Sequence[Entrance] = (),
        clock: Clock | None = None,
        search_room: str = "customers",
    ) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.tools = tools
        self.face = tools.face
        self.pages = Pages(tools, (*rooms, *foot), self._stand)
        self._clock = clock or Clock()
        self._open: Page | None = None
        self.top_bar = TopBar(self.face, self)
        self.sidebar = Sidebar(self.face, self)
        self.stack = QStackedWidget(self)
        self.status_line = StatusLine(self.face, self)
        self.menus = Menus(self.face, self)
        self.new_menu = QMenu(self)
        self.toast = Toast(self.face, self)
        self.search_way = SearchWay(
            self.top_bar.search, search_room, self.pages, lambda: self.page, self.go
        )
        self._alt = AltKey(self, self.open_menu)
        self._busy = BusyLine(self.face, self)
        self._later = LaterRooms(self.pages, lambda: tools.reader.busy, self)
        self._lay_out()
        for room in (*rooms, *foot):
            self.sidebar.add(room.key, room.icon, foot=room in foot)
        self._connect()
        self._own_acts()
        self.top_bar.new.hide()
        self.retranslate()
        restore_place(self, tools.habits)

    # Building

    def _lay_out(self) -> None:
        self.setMinimumSize(*_SMALLEST)
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.stack, 1)
        right.addWidget(self.status_line)
        lower = QHBoxLayout()
        lower.setSpacing(0)
        lower.addWidget(self.sidebar)
        lower.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addLayout(lower, 1)

    def _stand(self, page: Page) -> None:
        page.set_room(self._room())
        self.stack.addWidget(page)
        page.badge_changed.connect(self._show_badges)
        page.status_changed.connect(self._show_status)
        page.room_wanted.connect(self.lead)
        self.room_built.emit(page)

    def _connect(self) -> None:
        face, bar = self.face, self.top_bar
        face.language_changed.connect(self.retranslate)
        face.sums_changed.connect(self._show_status)
        self.sidebar.chosen.connect(self.go)
        bar.new.clicked.connect(self._open_new)
        bar.hide_sums.clicked.connect(self.turn_sums)
        bar.help.clicked.connect(self.show_keys)
        bar.menu.clicked.connect(self.open_menu)
        self._later.finished.connect(self.settled)
        self.tools.reader.busy_changed.connect(self._busy.set_busy)
        self.tools.desk.done.connect(self._done)
        self.tools.desk.undo_changed.connect(self._undo_changed)
        self._day = QTimer(self)
        self._day.setInterval(_DAY_CHECK_MS)
        self._day.timeout.connect(lambda: face.turn_to(self._clock.today()))
        self._day.start()

    def _own_acts(self) -> None:
        self.acts = WindowActs(
            self.face,
            self,
            Wanted(
                undo=self.undo,
                search=self.search_way.focus,
                sums=self.turn_sums,
                keys=self.show_keys,
                menu=self.open_menu,
                leave=self._quit,
            ),
        )
        self._go_acts = self.acts.rooms(
            {room.key: room.icon for room in self.pages.entrances}, self.go
        )
        menus = self.menus
        menus.add("view", *self._go_acts.values())
        menus.rule("view")
        menus.add("view", self.acts.search, self.acts.sums)
        menus.add_choices(self.choose_theme, self.choose_language)
        menus.add("help", self.acts.keys, self.acts.menu)
        menus.add("book", self.acts.undo, self.acts.leave)

    def add_entries(self, actions: Sequence[QAction]) -> None:
        """What "new entry" offers, in the menu as well."""
        self.new_menu.addActions(list(actions))
        self.menus.add("entry", *actions)
        self.top_bar.new.setVisible(bool(self.new_menu.actions()))

    def add_book_acts(self, actions: Sequence[QAction]) -> None:
        """What can be done with the whole book: import, export, backup."""
        menu = self.menus.parts["book"]
        menu.insertActions(self.acts.undo, list(actions))
        menu.insertSeparator(self.acts.undo)
        self.addActions(list(actions))

    # Rooms

    @property
    def page(self) -> Page:
        """The room that is open, or will be."""
        return self._open or self.pages[next(iter(self.pages))]

    def go(self, key: str) -> None:
        """Open a room."""
        page = self._open = self.pages[key]
        self.stack.setCurrentWidget(page)
        self.sidebar.choose(key)
        self.menus.offer_room(page.actions())
        self._show_status()
        self._title()
        page.enter()

    def lead(self, key: str, part: str) -> None:
        """One room leads to a part of another, such as a filter by its name."""
        self.go(key)
        self.page.show_part(part)

    def begin(self, key: str) -> None:
        """Show the window with its first room; the others follow with their numbers."""
        self.go(key)
        if not self.isVisible():
            self.show()
        self._later.begin()

    def _show_badges(self) -> None:
        for page in self.pages.standing:
            badge = page.badge()
            item = self.sidebar.item(page.key)
            item.set_badge(badge.count if badge else None, strong=bool(badge and badge.strong))

    def _show_status(self) -> None:
        if self._open is None:
            return
        status = self._open.status()
        self.status_line.say(*status.sentences)
        self.status_line.set_keys(status.keys)

    def _title(self) -> None:
        if self._open is None:
            return
        room = self._open.title()
        self.setWindowTitle(self.face.t.gettext("{room} - Desktop AR", room=room))

    # What was done

    def _done(self, done: Done) -> None:
        words = done.words(self.face.t)
        undo: Callable[[], None] | None = None
        if done.undo is not None:
            undo = lambda: self.tools.desk.undo(self, done)  # noqa: E731 - kept by the toast
        self.toast.tell(words, undo)
        now = self._clock.now().astimezone()
        self.status_line.set_saved(self.face.t.gettext("saved {time}", time=f"{now:%H:%M}"))

    def _undo_changed(self) -> None:
        last = self.tools.desk.last
        self.acts.say_undo(last.words(self.face.t) if last else None)

    def undo(self) -> None:
        """Take back the last act."""
        self.tools.desk.undo(self)

    # Face

    def turn_sums(self) -> None:
        """Hide or show all sums."""
        hidden = not self.face.figures.hidden
        self.face.figures.hide(hidden)
        self.tools.habits.put(SUMS_HIDDEN, hidden or None)
        self.acts.say_sums(self.face.figures.hidden)

    def choose_theme(self, choice: ThemeChoice) -> None:
        """Light, dark, or as the system."""
        self.face.theme.choose(choice)
        self.tools.habits.put(habit_keys.THEME, choice)

    def choose_language(self, language: str) -> None:
        """The language of the window."""
        self.face.speak(language)
        self.tools.habits.put(habit_keys.LANGUAGE, language)

    def set_sample(self, sample: bool) -> None:
        """Whether this book is the invented shop."""
        self.top_bar.set_sample(sample)

    def retranslate(self) -> None:
        """Words in the language of the face."""
        for room in self.pages.entrances:
            title = room.title(self.face.t)
            self.sidebar.item(room.key).set_words(title)
            self._go_acts[room.key].setText(title)
        self._undo_changed()
        self.acts.say_sums(self.face.figures.hidden)
        self._show_badges()
        self._show_status()
        self._title()
        self.status_line.set_saved("")

    # Menus and help

    def _open_new(self) -> None:
        button = self.top_bar.new
        self.new_menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4)))

    def open_menu(self) -> None:
        """The menu with everything in it."""
        button = self.top_bar.menu
        menu = self.menus.all
        right = button.mapToGlobal(QPoint(button.width(), button.height() + 4))
        menu.popup(QPoint(right.x() - menu.sizeHint().width(), right.y()))
        first = next(iter(menu.actions()), None)
        if first is not None:
            menu.setActiveAction(first)

    def show_keys(self) -> None:
        """Help, and every act with its key."""
        from desktop_ar.ui.keys_sheet import KeysSheet  # noqa: PLC0415 - when asked for

        KeysSheet(self.face, self, self.menus.acts()).open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._alt.pressed(event)
        super().keyPressEvent(event)

    # Place

    def _room(self) -> Room:
        return room_of(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self._room()
        narrow = room is not Room.WIDE
        self.top_bar.set_narrow(narrow)
        self.sidebar.set_narrow(narrow)
        self.status_line.set_narrow(narrow)
        for page in self.pages.standing:
            page.set_room(room)
        self._busy.setGeometry(0, self.top_bar.height() - BUSY_HEIGHT, self.width(), BUSY_HEIGHT)

    def _quit(self) -> None:
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        keep_place(self, self.tools.habits)
        self._day.stop()
        self._later.stop()
        self.closing.emit()
        self.tools.reader.close()
        super().closeEvent(event)
