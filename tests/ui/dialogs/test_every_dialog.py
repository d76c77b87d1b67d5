"""What holds for every dialog: keyboard, names, languages, small windows, both themes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop_ar.language.catalogue import LANGUAGES
from desktop_ar.ui.desk import Desk
from desktop_ar.ui.face import Face
from desktop_ar.ui.look.theme import Theme
from desktop_ar.ui.widgets.button import Button
from desktop_ar.ui.widgets.label import ElidedLabel
from tests.ui.active import bring_to_front
from tests.ui.dialogs.stages import STAGES, AnyDialog

SMALL = QSize(976, 520)
EACH = (
    "agree-charge", "bill", "cancel-bill", "contact", "customer-new", "end-plan", "extend-lot",
    "activate-lot", "payment", "plan",
    "plan-wrong", "redeem-past", "redeem-value", "refund", "reverse", "sale", "sign",
    "terms", "undo-use",
    "waive-accrued", "withdraw",
)  # fmt: skip
_NAMED = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractButton)


@pytest.fixture(params=EACH)
def dialog(
    request: pytest.FixtureRequest, qtbot: QtBot, desk: Desk, window: QWidget
) -> Iterator[AnyDialog]:
    made = STAGES[request.param](desk, window)
    with qtbot.waitSignal(made.reviewed, timeout=5_000):
        made.review_soon()
    yield made
    if isValid(made):
        made.close()


def _shown(dialog: QWidget, kind: type[QWidget] | tuple[type[QWidget], ...]) -> list[QWidget]:
    found = dialog.findChildren(QWidget)
    return [part for part in found if isinstance(part, kind) and part.isVisibleTo(dialog)]


def test_everything_one_can_reach_has_a_name(dialog: AnyDialog) -> None:
    for part in _shown(dialog, _NAMED):
        inner = part.objectName().startswith("qt_")
        if part.focusPolicy() == Qt.FocusPolicy.NoFocus or inner:
            continue
        words = part.text() if isinstance(part, QAbstractButton) else ""
        assert part.accessibleName() or words, part


def test_tab_goes_from_the_first_field_through_all_to_the_foot(
    dialog: AnyDialog, qtbot: QtBot
) -> None:
    bring_to_front(qtbot, dialog)
    reached: list[QWidget] = []
    for _ in range(80):
        QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Tab)
        now = dialog.focusWidget()
        if now is None or now in reached:
            break
        reached.append(now)
    buttons = [button for button in dialog.final_buttons() if button.isEnabled()]
    assert set(buttons) <= set(reached)
    for field in dialog.inputs.values():
        if isinstance(field, QLineEdit) and field.isVisibleTo(dialog) and field.isEnabled():
            assert field in reached, field.accessibleName()


def test_escape_closes_without_an_act(dialog: AnyDialog, face: Face) -> None:
    changed: list[object] = []
    face.changed.connect(changed.append)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not isValid(dialog) or not dialog.isVisible()
    assert changed == []


def test_it_works_inside_a_small_window(dialog: AnyDialog, face: Face, qtbot: QtBot) -> None:
    for language in LANGUAGES:
        face.speak(language)
        dialog.resize(SMALL)
        qtbot.wait(30)
        assert dialog.width() <= SMALL.width()
        assert dialog.height() <= SMALL.height()
        inside = QRect(QPoint(0, 0), dialog.size())
        for button in [*dialog.final_buttons(), dialog.head]:
            spot = QRect(button.mapTo(dialog, QPoint(0, 0)), button.size())
            assert inside.contains(spot), button


def test_no_words_of_a_button_or_label_are_cut(dialog: AnyDialog, face: Face, qtbot: QtBot) -> None:
    for language in LANGUAGES:
        face.speak(language)
        dialog.resize(SMALL)
        qtbot.waitUntil(lambda: not _cut(dialog))


def _cut(dialog: AnyDialog) -> list[str]:
    """Words that have less room than they need."""
    return [
        _words(part)
        for part in _shown(dialog, (QLabel, Button, QCheckBox))
        if not isinstance(part, ElidedLabel)
        and not (isinstance(part, QLabel) and part.wordWrap())
        and part.width() < part.minimumSizeHint().width()
    ]


def _words(part: QWidget) -> str:
    return part.text() if isinstance(part, QLabel | QAbstractButton) else str(part)


def test_it_speaks_english_as_a_whole_when_asked_to(dialog: AnyDialog, face: Face) -> None:
    face.speak("en")
    own = _shown(dialog, (Button, QCheckBox))
    for part in own:
        words = _words(part)
        assert not any("\u4e00" <= sign <= "\u9fff" for sign in words) or words == "中文", words


def test_it_can_be_drawn_in_both_themes(dialog: AnyDialog, dressed: Theme, qtbot: QtBot) -> None:
    light = dialog.grab().toImage()
    dressed.choose("dark")
    qtbot.wait(10)
    dark = dialog.grab().toImage()
    spot = QPoint(4, 4)
    assert light.pixelColor(spot).lightness() > 200
    assert dark.pixelColor(spot).lightness() < 80


def test_the_window_below_is_dimmed_while_it_is_open(dialog: AnyDialog, window: QWidget) -> None:
    assert window.findChild(QWidget, "scrim") is not None
    dialog.reject()
    QApplication.processEvents()
    assert window.findChild(QWidget, "scrim") is None
