"""What can be done with the whole book: bring files in, copy it, put a copy back, check it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_ar.domain.faults import Refused, Unavailable
from desktop_ar.language.catalogue import N_
from desktop_ar.language.sentences import fault_sentence, refusal_sentence
from desktop_ar.services.book import Book, restore
from desktop_ar.ui.act import Act
from desktop_ar.ui.pages.page import Tools
from desktop_ar.ui.widgets.notice import Notice, Question

if TYPE_CHECKING:
    from desktop_ar.ui.long_work import LongWork, Progress

_SUFFIX: Final = ".book"


class BookActs(QObject):
    """The acts of the book's menu. `restored` when another state of the book is open."""

    restored = Signal()
    backed_up = Signal()

    def __init__(self, tools: Tools, window: QWidget) -> None:
        super().__init__(window)
        self.tools = tools
        self.face = tools.face
        self._window = window
        self._works: list[LongWork] = []
        self.import_act = self._act(N_("Import a file…"), self.import_file, "upload", "Ctrl+I")
        self.receipts_act = self._act(
            N_("Receipts from a bill file…"), self.receipts, "receipt-text", "Ctrl+Shift+I"
        )
        self.backup_act = self._act(N_("Back up…"), self.backup, "shield-check", "Ctrl+B")
        self.restore_act = self._act(N_("Put a backup back…"), self.put_back, "undo-2", "")
        self.check_act = self._act(N_("Check the book"), self.check, "circle-check", "")
        self.acts = [
            self.import_act,
            self.receipts_act,
            self.backup_act,
            self.restore_act,
            self.check_act,
        ]

    def _act(self, words: str, on: Callable[[], None], icon: str, keys: str) -> Act:
        return Act(self.face, words, on, icon=icon, keys=keys, parent=self)

    def import_file(self) -> None:
        """Choose a file, look at what it would bring, bring it in."""
        from desktop_ar.ui.dialogs.importing import ImportDialog  # noqa: PLC0415 - when wanted

        ImportDialog(self.tools.desk, self._window).open()

    def receipts(self) -> None:
        """What came in by a bill of WeChat, Alipay or a bank: look at it, book what is right."""
        from desktop_ar.ui.dialogs.receipts import ReceiptsDialog  # noqa: PLC0415 - when wanted

        ReceiptsDialog(self.tools.desk, self._window).open()

    # Backup

    def backup(self) -> None:
        """A verified copy into a file the owner names; an older copy is never overwritten."""
        from desktop_ar.ui.paper.saving import ask_where  # noqa: PLC0415 - when wanted

        t = self.face.t
        now = datetime.now(UTC).astimezone()
        name = f"{self.tools.desk.book.path.stem}-{now:%Y%m%d-%H%M%S}{_SUFFIX}"
        kinds = t.gettext("Books (*.book)")
        ask_where(
            self._window, t.gettext("Back up"), name, kinds, self.back_up_into, replaces=False
        )

    def back_up_into(self, path: Path) -> None:
        """Copy the book to this file, and say so."""
        book = self.tools.desk.book

        def work(progress: Progress) -> Path:
            book.backup(path, progress)
            return path

        self._run(N_("Backing up"), work, self._backed_up)

    def _backed_up(self, path: object) -> None:
        self.tools.habits.note_backup(self.tools.desk.book.path, datetime.now(UTC))
        t = self.face.t
        self._tell(
            t.gettext("The copy is complete"),
            t.gettext("{path} was written and checked. Keep it on another disk.", path=path),
        )
        self.backed_up.emit()

    def put_back(self) -> None:
        """A backup in the place of the book, after a question."""
        from desktop_ar.ui.paper.saving import ask_which  # noqa: PLC0415 - when wanted

        t = self.face.t
        kinds = t.gettext("Books (*.book)")
        ask_which(self._window, t.gettext("Which backup?"), kinds, self.ask_back)

    def ask_back(self, path: Path) -> Question:
        """Ask whether this backup may take the place of the book."""
        t = self.face.t
        question = Question(
            self.face,
            self._window,
            t.gettext("Put this backup back?"),
            t.gettext(
                "{path} takes the place of the book that is open. The present book is kept"
                " beside it under another name.",
                path=path.name,
            ),
            t.gettext("Put it back"),
        )
        question.accepted.connect(lambda: self._put_back(path))
        question.open()
        return question

    def _put_back(self, path: Path) -> None:
        book = self.tools.desk.book
        book.close()

        def work(_progress: Progress) -> Path | None:
            kept = restore(path, book.path, datetime.now(UTC))
            Book.open(book.path).close()  # which brings a copy of an older program up to date
            return kept

        self._run(N_("Putting the backup back"), work, self._was_put_back)

    def _was_put_back(self, kept: object) -> None:
        t = self.face.t
        self.tools.desk.forget_undo()
        self.restored.emit()
        self._tell(
            t.gettext("The backup is open now"),
            t.gettext("The book as it was before is kept as {path}.", path=kept),
        )

    # Check

    def check(self) -> None:
        """Recompute every kept balance, and say what was found."""
        book = self.tools.desk.book

        self._run(N_("Checking the book"), book.check, self._checked)

    def _checked(self, lines: Sequence[Any]) -> None:
        from desktop_ar.language.checks import (  # noqa: PLC0415 - when wanted
            check_advice,
            check_detail,
            check_name,
        )

        t = self.face.t
        wrong = [
            f"{check_name(t, one.name)}: {check_detail(t, one.checked, one.wrong, one.examples)}"
            for one in lines
            if not one.ok
        ]
        if not wrong:
            self._tell(
                t.gettext("The book is in order"),
                t.ngettext(
                    "{n} check passed: every balance agrees to the fen.",
                    "{n} checks passed: every balance agrees to the fen.",
                    len(lines),
                ),
            )
            return
        notice = Notice(
            self.face,
            self._window,
            t.gettext("Something in the book does not agree"),
            check_advice(t),
        )
        notice.add_text("\n".join(wrong))
        notice.open()

    # Shared

    def _run(
        self, title: str, work: Callable[[Progress], Any], done: Callable[[Any], None]
    ) -> None:
        if any(long.running for long in self._works):
            return
        from desktop_ar.ui.long_work import LongWork  # noqa: PLC0415 - when wanted

        long = LongWork(self.face, self._window, self.face.t.gettext(title))
        self._works.append(long)
        long.finished.connect(lambda: self._over(long))
        long.run(work, done, self._failed)

    def _over(self, long: LongWork) -> None:
        self._works.remove(long)
        long.deleteLater()

    def end(self) -> None:
        """The window closes: no work goes on without it."""
        for long in self._works:
            long.end()

    def _failed(self, error: Exception) -> None:
        t = self.face.t
        if isinstance(error, Unavailable):
            self._tell(t.gettext("This was not done"), fault_sentence(t, error.fault), bad=True)
        elif isinstance(error, Refused):
            self._tell(t.gettext("This was not done"), refusal_sentence(t, error), bad=True)
        else:
            raise error

    def _tell(self, heading: str, sentence: str, *, bad: bool = False) -> None:
        if bad:
            Notice(self.face, self._window, heading, sentence).open()
            return
        Notice(self.face, self._window, heading, sentence, icon="circle-check", tone="good").open()
