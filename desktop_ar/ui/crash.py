"""The one handler of what nobody caught, in the window's thread and in others.

A fault of the surroundings (disk full, locked, read-only) gets a sentence that says what to do;
our own bug gets a report one can copy, with no names, sums or numbers of the shop in it.
"""

from __future__ import annotations

import platform
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

import PySide6
from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop_ar import __version__
from desktop_ar.domain.faults import Refused, Unavailable
from desktop_ar.language.sentences import fault_sentence, refusal_sentence
from desktop_ar.system import logs
from desktop_ar.ui.face import Face
from desktop_ar.ui.widgets.notice import Notice


class FaultHandler(QObject):
    """Installed once; `uninstall` puts the hooks back as they were."""

    _arrived = Signal(object)

    def __init__(self, face: Face, window: Callable[[], QWidget | None]) -> None:
        super().__init__(face)
        self._face = face
        self._window = window
        self._open: Notice | None = None
        self._before = (sys.excepthook, threading.excepthook)
        self._arrived.connect(self.show_fault, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Hear of every exception that nobody caught."""
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook

    def uninstall(self) -> None:
        """As it was before."""
        sys.excepthook, threading.excepthook = self._before

    def _hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if not issubclass(kind, Exception):
            self._before[0](kind, error, trace)
            return
        self._arrived.emit(error.with_traceback(trace))

    def _thread_hook(self, args: threading.ExceptHookArgs) -> None:
        if isinstance(args.exc_value, Exception):
            self._arrived.emit(args.exc_value.with_traceback(args.exc_traceback))

    @Slot(object)
    def show_fault(self, error: Exception) -> None:
        """Show one fault; while a message stands, later ones only go to the log."""
        t = self._face.t
        if isinstance(error, Refused):
            self._notice(t.gettext("This cannot be done"), refusal_sentence(t, error))
        elif isinstance(error, Unavailable):
            self._notice(t.gettext("The book cannot be used now"), fault_sentence(t, error.fault))
        elif isinstance(error, OSError):
            self._notice(t.gettext("The computer refused"), self._of_system(error))
        else:
            self._report(error)

    def _of_system(self, error: OSError) -> str:
        return self._face.t.gettext(
            "A file could not be read or written: {reason}. Check the disk, the folder and"
            " your rights to it, then try again.",
            reason=error.strerror or type(error).__name__,
        )

    def _notice(self, heading: str, sentence: str) -> Notice | None:
        if self._open is not None:
            return None
        self._open = Notice(self._face, self._window(), heading, sentence)
        self._open.finished.connect(self._closed)
        self._open.open()
        return self._open

    def _report(self, error: Exception) -> None:
        logs.fault(error, error.__traceback__)
        t = self._face.t
        notice = self._notice(
            t.gettext("Something went wrong in the program"),
            t.gettext(
                "What was being written was not saved; the book is unharmed. The report below"
                " holds no names and no sums: copy it and send it to whoever looks after the"
                " program."
            ),
        )
        if notice is None:
            return
        text = report(error)
        notice.add_text(text)
        copy = notice.add_button(icon="copy")
        copy.setText(t.gettext("Copy the report"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))

    def _closed(self) -> None:
        self._open = None


def report(error: BaseException) -> str:
    """Where it went wrong: versions, kinds of errors and places in the program. The messages of
    errors are left out, because they may quote what was typed."""
    lines = [
        f"Desktop AR {__version__}",
        f"Python {platform.python_version()}, PySide6 {PySide6.__version__}, {platform.system()}",
        "",
    ]
    link: BaseException | None = error
    while link is not None:
        lines.append(type(link).__name__)
        for frame in traceback.extract_tb(link.__traceback__):
            module = frame.filename.replace("\\", "/").rpartition("/")[2]
            lines.append(f"  {module}:{frame.lineno} {frame.name}")
        link = link.__cause__ or link.__context__
    return "\n".join(lines)
