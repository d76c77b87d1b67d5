"""The very PDF that will be printed; the old one stays until the new one is ready."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from desktop_ar.ui.face import Face
from desktop_ar.ui.widgets.button import Button, IconButton
from desktop_ar.ui.widgets.label import Label

_MARGIN = 16
_ZOOM_STEP = 1.2


class PdfPreview(QFrame):
    """A PDF in memory: `show_pdf`; `show_words` where there is none and why."""

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self.setProperty("ground", "sidebar")
        self._buffer: QBuffer | None = None
        self.document = QPdfDocument(self)
        self.view = QPdfView(self)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setDocument(self.document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitInView)
        self.view.setPageSpacing(_MARGIN)
        self.caption = Label("", "small", "muted")
        self.smaller = IconButton(face, "zoom-out")
        self.whole = Button(face, "quiet", size="small")
        self.larger = IconButton(face, "zoom-in")
        self.words = Label("", "body", "muted", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self.smaller.clicked.connect(lambda: self._zoom(1 / _ZOOM_STEP))
        self.larger.clicked.connect(lambda: self._zoom(_ZOOM_STEP))
        self.whole.clicked.connect(self._turn_whole)
        face.theme_changed.connect(self._dress)
        self._dress()
        self.retranslate()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(12, 6, 12, 0)
        top.addWidget(self.caption, 1)
        for button in (self.smaller, self.whole, self.larger):
            top.addWidget(button)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(self._stack, 1)

    def retranslate(self) -> None:
        """Words in the language of the face."""
        t = self._face.t
        self.smaller.set_words(t.gettext("Smaller"))
        self.larger.set_words(t.gettext("Larger"))
        self.view.setAccessibleName(t.gettext("Preview of the letter"))
        self._say_zoom()
        self._say_pages()

    def show_pdf(self, pdf: bytes) -> None:
        """Show this document in the place of the one before, at the same zoom."""
        buffer = QBuffer(self)
        buffer.setData(QByteArray(pdf))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(buffer)
        if self._buffer is not None:
            self._buffer.deleteLater()
        many = self.document.pageCount() > 1
        mode = QPdfView.PageMode.MultiPage if many else QPdfView.PageMode.SinglePage
        self.view.setPageMode(mode)
        self._show_bars()
        self._buffer = buffer  # the document reads from it as long as it is shown
        self._stack.setCurrentWidget(self.view)
        self._show_zoom_buttons(shown=True)
        self._say_pages()

    def show_words(self, words: str) -> None:
        """Say why there is nothing to show."""
        self.words.setText(words)
        self._stack.setCurrentWidget(self.words)
        self._show_zoom_buttons(shown=False)
        self.caption.setText("")

    def _show_zoom_buttons(self, *, shown: bool) -> None:
        for button in (self.smaller, self.whole, self.larger):
            button.setVisible(shown)

    def _say_pages(self) -> None:
        count = self.document.pageCount()
        words = self._face.t.ngettext("{n} page", "{n} pages", count) if count else ""
        self.caption.setText(words)

    def _fits(self) -> bool:
        return self.view.zoomMode() is QPdfView.ZoomMode.FitInView

    def _say_zoom(self) -> None:
        t = self._face.t
        fits = self._fits()
        self.whole.setText(t.gettext("Fit the width") if fits else t.gettext("Whole page"))

    def _turn_whole(self) -> None:
        mode = QPdfView.ZoomMode.FitToWidth if self._fits() else QPdfView.ZoomMode.FitInView
        self.view.setZoomMode(mode)
        self._say_zoom()
        self._show_bars()

    def _show_bars(self) -> None:
        """A single page that fits needs no bar; Qt keeps one for its margins."""
        policy = Qt.ScrollBarPolicy
        whole = self._fits() and self.document.pageCount() == 1
        wanted = policy.ScrollBarAlwaysOff if whole else policy.ScrollBarAsNeeded
        self.view.setVerticalScrollBarPolicy(wanted)
        self.view.setHorizontalScrollBarPolicy(wanted)

    def _zoom(self, factor: float) -> None:
        now = self._shown_factor()
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(min(4.0, max(0.25, now * factor)))
        self._say_zoom()
        self._show_bars()

    def _shown_factor(self) -> float:
        """The zoom that fitting amounts to now, so that the first step starts from there."""
        if self.view.zoomMode() is QPdfView.ZoomMode.Custom or not self.document.pageCount():
            return self.view.zoomFactor()
        page = self.document.pagePointSize(0)
        dots = self.logicalDpiX() / 72
        room = self.view.viewport().size()
        across = room.width() / (page.width() * dots)
        if not self._fits():
            return across
        return min(across, room.height() / (page.height() * dots))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._dress()  # the style sheet has polished the view by now

    def _dress(self) -> None:
        palette = self.view.palette()
        palette.setColor(QPalette.ColorRole.Dark, self._face.colour("sidebar"))
        self.view.setPalette(palette)
