"""Fonts, icons, palette, sheet and the change of theme."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QGuiApplication,
    QIcon,
    QPalette,
)
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_ar.ui.face import Face
from desktop_ar.ui.look.icons import Icons
from desktop_ar.ui.look.images import SheetImages
from desktop_ar.ui.look.mark import mark_icon
from desktop_ar.ui.look.palette import palette
from desktop_ar.ui.look.ring import ring_around
from desktop_ar.ui.look.sheet import sheet
from desktop_ar.ui.look.theme import Theme
from desktop_ar.ui.look.tokens import DARK, LIGHT, Tokens
from desktop_ar.ui.look.type import FAMILY, SCALE, font
from desktop_ar.ui.widgets.choices import SegmentedChoice

NAMES: list[str] = """
sun clock-alert wallet-cards users calendar-range file-text chart-no-axes-column settings
shield-check search plus chevron-down chevron-right chevron-up chevron-left eye eye-off
circle-question-mark menu phone message-square-text banknote calendar-check printer save send
copy pen-line download columns-3 bookmark alarm-clock undo-2 signature handshake triangle-alert
scale hourglass timer clock search-check trending-down trending-up check circle-check
circle-alert info moon lock tickets layers calendar-days ticket coins circle-dot circle file
arrow-left arrow-right ellipsis ellipsis-vertical x zoom-in zoom-out receipt-text store table-2
book-open folder-open refresh-cw
""".split()  # noqa: SIM905 - a list of words is read more easily


@pytest.mark.usefixtures("dressed")
def test_both_weights_of_the_shipped_font_are_used() -> None:
    assert FAMILY in QFontDatabase.families()
    regular, bold = (
        QFontMetricsF(font("body", bold=b)).horizontalAdvance("账款") for b in (False, True)
    )
    assert regular > 0
    assert bold > 0
    assert QApplication.font().family() == FAMILY
    assert font("body").hintingPreference() == QFont.HintingPreference.PreferNoHinting


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("bold", [False, True])
def test_digits_all_have_one_width(bold: bool) -> None:
    metrics = QFontMetricsF(font("body", bold=bold))
    assert len({round(metrics.horizontalAdvance(digit), 3) for digit in "0123456789"}) == 1


def test_the_scale_is_small_and_steps_down() -> None:
    assert [SCALE[role].pixels for role in SCALE] == [20, 28, 18, 16, 14, 13, 13, 12, 11]
    assert all(size.line > size.pixels for size in SCALE.values())


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_of_the_set_is_shipped_and_draws_something(dressed: Theme, name: str) -> None:
    picture = dressed.icons.pixmap(name, "text", 16, 2.0).toImage()
    assert picture.width() == 32
    drawn = [picture.pixelColor(x, y).alpha() for x in range(32) for y in range(32)]
    assert max(drawn) > 150


def test_every_icon_named_in_the_window_is_shipped() -> None:
    root = Path(__file__).parents[3]
    shipped = {path.stem for path in (root / "resources" / "icons").glob("*.svg")}
    named: set[str] = set()
    for path in (root / "desktop_ar" / "ui").rglob("*.py"):
        text = path.read_text("utf-8")
        named |= set(re.findall(r'icon="([a-z0-9-]+)"', text))
        named |= set(re.findall(r'\bicon\("([a-z0-9-]+)"', text))
    assert named - shipped == set()


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_icons_are_sharp_at_every_scale(dressed: Theme, ratio: float) -> None:
    icon = dressed.icons.icon("phone", "accent")
    picture = icon.pixmap(QSize(16, 16), ratio)
    assert picture.devicePixelRatio() == ratio
    assert picture.width() == round(16 * ratio)


def test_an_icon_follows_the_theme_by_itself() -> None:
    icons = Icons(LIGHT)
    icon = icons.icon("circle", "accent")
    before = strongest(icon)
    icons.use(DARK)
    assert before == QColor(LIGHT.accent)
    assert strongest(icon) == QColor(DARK.accent)


def test_a_disabled_icon_is_faint(dressed: Theme) -> None:
    icon = dressed.icons.icon("circle", "accent")
    assert strongest(icon, QIcon.Mode.Disabled) == QColor(dressed.tokens.faint)


def strongest(icon: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> QColor:
    """The colour of the most opaque point."""
    image = icon.pixmap(QSize(24, 24), 4.0, mode).toImage()
    points = [image.pixelColor(x, y) for x in range(96) for y in range(96)]
    best = max(points, key=lambda colour: colour.alpha())
    return QColor(best.red(), best.green(), best.blue())


@pytest.mark.usefixtures("dressed")
def test_the_mark_is_an_icon_of_many_sizes() -> None:
    sizes = {size.width() for size in mark_icon(LIGHT).availableSizes()}
    assert {16, 32, 48, 256} <= sizes


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_palette_says_all_groups(tokens: Tokens) -> None:
    made = palette(tokens)
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
        assert made.color(group, QPalette.ColorRole.Base) == QColor(tokens.surface)
        assert made.color(group, QPalette.ColorRole.Text) == QColor(tokens.text)
    disabled = QPalette.ColorGroup.Disabled
    assert made.color(disabled, QPalette.ColorRole.ButtonText) == QColor(tokens.faint)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_sheet_has_all_its_values_and_files(tokens: Tokens) -> None:
    images = SheetImages()
    text = sheet(tokens, images.of(tokens))
    assert "$" not in text
    for path in re.findall(r'url\("([^"]+)"\)', text):
        assert Path(path).is_file()


@pytest.mark.parametrize("control", ["QComboBox", "QAbstractSpinBox", "QDateEdit"])
def test_a_control_with_our_border_has_our_arrows(control: str) -> None:
    text = sheet(LIGHT, SheetImages().of(LIGHT))
    assert re.search(rf"{control}::(down-arrow|up-arrow)[^{{]*{{ image", text)


def test_the_theme_changes_while_the_window_is_open(face: Face, qtbot: QtBot) -> None:
    plain = QWidget()
    qtbot.addWidget(plain)
    plain.show()
    with qtbot.waitSignal(face.theme_changed):
        face.theme.choose("dark")
    assert face.tokens is DARK
    assert plain.palette().color(QPalette.ColorRole.Window) == QColor(DARK.window)
    assert DARK.accent in QApplication.instance().styleSheet()  # type: ignore[union-attr]  # there is one
    face.theme.choose("light")
    assert plain.palette().color(QPalette.ColorRole.Window) == QColor(LIGHT.window)


def test_the_same_theme_again_says_nothing(face: Face, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(face.theme_changed):
        face.theme.choose("light")


def test_a_system_that_says_nothing_gets_light() -> None:
    assert QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Unknown
    assert Theme("system").tokens is LIGHT


def test_the_ring_of_a_control_never_becomes_a_window(face: Face, qtbot: QtBot) -> None:
    choice = SegmentedChoice(face)
    qtbot.addWidget(choice)
    choice.set_options([("week", "每周"), ("month", "每月")])
    choice.show()
    ring = ring_around(choice.button("week"), face.theme)
    assert ring.window() is choice
