"""Qt's own words (file dialogs, context menus of inputs) in the language of the face."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from desktop_ar.ui.face import Face


class QtTexts(QObject):
    """Keeps Qt's catalogue in step with the face; Qt speaks English by itself."""

    def __init__(self, face: Face, application: QCoreApplication) -> None:
        super().__init__(face)
        self._face = face
        self._application = application
        self._translator: QTranslator | None = None
        face.language_changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Load or drop the catalogue."""
        if self._translator is not None:
            self._application.removeTranslator(self._translator)
            self._translator = None
        chinese = self._face.t.chinese
        QLocale.setDefault(QLocale("zh_CN") if chinese else QLocale("en_GB"))
        if not chinese:
            return
        translator = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if translator.load(QLocale("zh_CN"), "qtbase", "_", folder):
            self._application.installTranslator(translator)
            self._translator = translator
