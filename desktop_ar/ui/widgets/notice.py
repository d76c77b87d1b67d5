"""A message that must be read, and a question that must be answered: small dialogs."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy, QWidget

from desktop_ar.ui.face import Face
from desktop_ar.ui.look.tokens import Token
from desktop_ar.ui.widgets.avatar import Icon
from desktop_ar.ui.widgets.button import Button
from desktop_ar.ui.widgets.card import column
from desktop_ar.ui.widgets.dialog import EDGE, DialogFrame
from desktop_ar.ui.widgets.label import Label

_WIDTH = 460


class Notice(DialogFrame):
    """A heading and a sentence that says what happened, why, and what to do."""

    def __init__(
        self,
        face: Face,
        parent: QWidget | None,
        heading: str,
        sentence: str,
        *,
        icon: str = "circle-alert",
        tone: Token = "overdue",
    ) -> None:
        super().__init__(face, parent)
        self.drop_head()
        self.setWindowTitle(heading)
        self.heading = Label(heading, "name", wrap=True)
        self.sentence = Label(sentence, wrap=True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.heading.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.middle = column(self.heading, self.sentence, spacing=6)
        line = QHBoxLayout()
        line.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        line.setSpacing(14)
        line.addWidget(Icon(face, icon, tone, side=24), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(self.middle, 1)
        self.body.addLayout(line, 1)
        self.setMinimumWidth(_WIDTH)
        self._buttons()

    def _buttons(self) -> None:
        close = self.add_button("primary", closes=True)
        close.setText(self.face.t.gettext("Close"))
        close.setDefault(True)

    def add_text(self, text: str) -> None:
        """A longer text to copy."""
        field = QPlainTextEdit(text)
        field.setReadOnly(True)
        field.setMinimumHeight(180)
        field.setAccessibleName(self.heading.text())
        self.middle.addWidget(field)
        self.setMinimumSize(QSize(620, 380))


class Question(Notice):
    """Yes or no, in words of the act: `accepted` is the yes. Nothing is the default but no."""

    def __init__(
        self, face: Face, parent: QWidget | None, heading: str, sentence: str, yes: str
    ) -> None:
        self._yes = yes
        super().__init__(
            face, parent, heading, sentence, icon="circle-question-mark", tone="accent"
        )

    def _buttons(self) -> None:
        no = self.add_button(closes=True)
        no.setText(self.face.t.gettext("Cancel"))
        self.yes: Button = self.add_button("primary")
        self.yes.setText(self._yes)
        self.yes.clicked.connect(self.accept)
