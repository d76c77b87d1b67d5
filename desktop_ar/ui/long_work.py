"""Work that may take long (import, backup, a hundred letters): in a thread, with a bar that says
"n of m" and a way to stop. What was stopped has left nothing half done; that is the work's part.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Any, Final, TypeAlias, TypeVar

from PySide6.QtCore import QObject, QSize, Qt, QThread, QTimer, Signal, Slot
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from desktop_ar.domain.faults import Unavailable
from desktop_ar.ui.face import Face
from desktop_ar.ui.widgets.dialog import EDGE, DialogFrame
from desktop_ar.ui.widgets.label import Label

T = TypeVar("T")
Progress: TypeAlias = Callable[[int, int], bool]
"""Called with done and all, in the thread of the work; answers False to stop."""

_SHOWN_AFTER_MS: Final = 1_000
_BETWEEN_SECONDS: Final = 0.05
_STOPPED: Final = "stopped"


class LongWork(QObject):
    """One piece of work. `finished` is sent at its end, whatever the end was."""

    finished = Signal()
    _moved = Signal(object, object)
    _ended = Signal(object, object)

    def __init__(self, face: Face, over: QWidget | None, title: str) -> None:
        super().__init__(over)
        self._face = face
        self._over = over
        self._title = title
        self._stop = False
        self._told = 0.0
        self._thread: _Thread | None = None
        self._window: ProgressDialog | None = None
        self._take: Callable[[Any], None] = lambda _answer: None
        self._fail: Callable[[Exception], None] | None = None
        self._show = QTimer(self)
        self._show.setSingleShot(True)
        self._show.setInterval(_SHOWN_AFTER_MS)
        self._show.timeout.connect(self._open)
        queued = Qt.ConnectionType.QueuedConnection
        self._moved.connect(self._progressed, queued)
        self._ended.connect(self._end, queued)

    @property
    def running(self) -> bool:
        """Whether it is under way."""
        return self._thread is not None

    def run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Begin. `done` and `failed` are called in the window's thread; without `failed` a fault
        goes to the one handler of the window. Stopping calls neither. A second run waits its
        turn with the owner: it is passed over while one is under way."""
        if self.running:
            return
        self._stop, self._take, self._fail = False, done, failed
        self._thread = _Thread(lambda: self._work(work), self)
        self._thread.start()
        self._show.start()

    def stop(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop = True

    def end(self) -> None:
        """The program ends: ask the work to stop and wait for it, so that it is never torn off."""
        self.stop()
        self._take, self._fail = lambda _answer: None, lambda _error: None
        if self._thread is not None:
            self._thread.wait()

    def _work(self, work: Callable[[Progress], Any]) -> None:
        try:
            answer = work(self._progress)
        except Exception as error:  # noqa: BLE001 - handed over to the window's thread
            self._ended.emit(None, error)
        else:
            self._ended.emit(answer, None)

    def _progress(self, done: int, whole: int) -> bool:
        now = monotonic()
        if now - self._told >= _BETWEEN_SECONDS or done >= whole:
            self._told = now
            self._moved.emit(done, whole)
        return not self._stop

    @Slot(object, object)
    def _progressed(self, done: int, whole: int) -> None:
        if self._window is not None:
            self._window.set_progress(done, whole)

    def _open(self) -> None:
        self._window = ProgressDialog(self._face, self._over, self._title)
        self._window.rejected.connect(self.stop)
        self._window.open()

    @Slot(object, object)
    def _end(self, answer: Any, error: Exception | None) -> None:
        self._show.stop()
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.wait()
            thread.deleteLater()
        window, self._window = self._window, None
        if window is not None:
            window.close_at_end()
        self.finished.emit()
        if error is None:
            self._take(answer)
        elif isinstance(error, Unavailable) and error.fault.code == _STOPPED:
            return
        elif self._fail is not None:
            self._fail(error)
        else:
            raise error


class _Thread(QThread):
    """A thread for one function."""

    def __init__(self, work: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._function = work

    def run(self) -> None:
        self._function()


class ProgressDialog(DialogFrame):
    """The bar. Esc and the button ask the work to stop; the work closes the dialog at its end."""

    def __init__(self, face: Face, parent: QWidget | None, title: str) -> None:
        super().__init__(face, parent, size=QSize(420, 170))
        self.drop_head()
        self.setWindowTitle(title)
        self._ended = False
        column = QVBoxLayout()
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(10)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(title)
        self._count = Label("", "small", "muted")
        column.addWidget(Label(title, "lead"))
        column.addWidget(self._bar)
        column.addWidget(self._count)
        column.addStretch(1)
        self.body.addLayout(column, 1)
        self._stop = self.add_button()
        self._stop.clicked.connect(self.reject)
        self.retranslate()

    def retranslate(self) -> None:
        """Words in the language of the face."""
        self._stop.setText(self.face.t.gettext("Stop"))

    def set_progress(self, done: int, whole: int) -> None:
        """How far it is; sums of steps beyond 31 bits are shown in thousandths."""
        scale = 1_000
        self._bar.setRange(0, scale)
        self._bar.setValue(scale * done // whole if whole else 0)
        self._count.setText(
            self.face.t.gettext("{done} of {all}", done=f"{done:,}", all=f"{whole:,}")
        )

    def reject(self) -> None:
        """The work closes this dialog, not the owner: closing only asks it to stop."""
        if self._ended:
            super().reject()
            return
        self._stop.set_busy(True)
        self.rejected.emit()

    def close_at_end(self) -> None:
        """The work is over."""
        self._ended = True
        self.accept()
