"""Bars, charts, both sides, timeline, labels, buttons, toast, empty places."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from desktop_ar.domain.codes import Bucket
from desktop_ar.ui.face import Face
from desktop_ar.ui.figures import DOTS
from desktop_ar.ui.look.tokens import age_token
from desktop_ar.ui.widgets.avatar import Avatar
from desktop_ar.ui.widgets.button import Button, IconButton
from desktop_ar.ui.widgets.charts import BarChart, ChartBar, KindBars
from desktop_ar.ui.widgets.drawings import _SUBJECTS, Drawing
from desktop_ar.ui.widgets.empty_state import EmptyState
from desktop_ar.ui.widgets.kpi import KpiCard
from desktop_ar.ui.widgets.label import ElidedLabel, Label, SumLabel
from desktop_ar.ui.widgets.stacked_bar import BarPart, StackedBar
from desktop_ar.ui.widgets.status_line import StatusLine, plain, strong
from desktop_ar.ui.widgets.suggestion import SuggestionBox
from desktop_ar.ui.widgets.timeline import Timeline, TimelineItem
from desktop_ar.ui.widgets.toast import Toast
from desktop_ar.ui.widgets.two_sided import SideFacts, SideLine, TwoSidedCard

LATE = [bucket for bucket in Bucket if bucket is not Bucket.NOT_DUE]
SUMS = (1_099_000, 1_021_000, 748_000, 806_000, 168_000)


@pytest.fixture
def bar(face: Face, qtbot: QtBot) -> StackedBar:
    made = StackedBar(face)
    qtbot.addWidget(made)
    made.resize(1000, 36)
    made.set_parts(
        [BarPart(b, b.value, fen, age_token(b)) for b, fen in zip(LATE, SUMS, strict=True)]
    )
    made.show()
    return made


def test_parts_are_in_proportion_and_fill_the_bar(bar: StackedBar) -> None:
    boxes = bar.boxes()
    assert len(boxes) == 5
    assert boxes[-1].right() == pytest.approx(bar.width())
    assert boxes[0].width() / boxes[1].width() == pytest.approx(SUMS[0] / SUMS[1], rel=0.01)
    gaps = [b.left() - a.right() for a, b in pairwise(boxes)]
    assert gaps == pytest.approx([2.0] * 4)


def test_a_tiny_part_can_still_be_seen_and_nothing_takes_no_room(bar: StackedBar) -> None:
    bar.set_parts([BarPart("a", "a", 10**9, "age1"), BarPart("b", "b", 1, "age2"),
                   BarPart("c", "c", 0, "age3")])  # fmt: skip
    boxes = bar.boxes()
    assert len(boxes) == 2
    assert boxes[1].width() >= 6
    assert boxes[-1].right() == pytest.approx(bar.width())


def test_a_part_is_chosen_by_mouse(bar: StackedBar, qtbot: QtBot) -> None:
    spot = bar.boxes()[2].center().toPoint()
    with qtbot.waitSignal(bar.clicked) as signal:
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=spot)
    assert signal.args == [Bucket.D61_90]


def test_a_part_is_chosen_by_keys_and_said_aloud(bar: StackedBar, qtbot: QtBot) -> None:
    assert bar.focusPolicy() & Qt.FocusPolicy.TabFocus
    QTest.keyClick(bar, Qt.Key.Key_Right)
    assert "10,210.00" in bar.accessibleDescription()
    with qtbot.waitSignal(bar.clicked) as signal:
        QTest.keyClick(bar, Qt.Key.Key_Return)
    assert signal.args == [Bucket.D31_60]


def test_a_part_tells_its_sum_in_a_tool_tip(bar: StackedBar) -> None:
    spot = bar.boxes()[0].center().toPoint()
    event = QHelpEvent(QHelpEvent.Type.ToolTip, spot, bar.mapToGlobal(spot))
    bar.event(event)
    assert "10,990.00" in QToolTip.text()
    QToolTip.hideText()


@pytest.mark.parametrize("dense", [False, True])
@pytest.mark.parametrize("width", [500, 700, 1100])
def test_the_bar_draws_in_every_room(bar: StackedBar, dense: bool, width: int) -> None:
    bar.set_dense(dense)
    bar.set_chosen(Bucket.D31_60)
    bar.resize(width, bar.height())
    assert not bar.grab().isNull()


@pytest.mark.parametrize("kind", [BarChart, KindBars])
def test_a_chart_answers_mouse_and_keys(
    kind: type[BarChart | KindBars], face: Face, qtbot: QtBot
) -> None:
    chart = kind(face)
    qtbot.addWidget(chart)
    chart.resize(500, 160)
    chart.set_bars([ChartBar(str(n), f"week {n}", n * 5_000_000_00, n < 2) for n in range(4)])
    chart.show()
    chart.grab()
    with qtbot.waitSignal(chart.clicked) as signal:
        QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.spot(2).center().toPoint())
    assert signal.args == ["2"]
    QTest.keyClick(chart, Qt.Key.Key_Right)
    with qtbot.waitSignal(chart.clicked) as signal:
        QTest.keyClick(chart, Qt.Key.Key_Space)
    assert signal.args == ["3"]
    chart.set_chosen("3")
    face.figures.hide(True)
    assert DOTS in chart.accessibleDescription() or not chart.grab().isNull()
    face.figures.hide(False)


def test_an_empty_chart_draws_nothing_and_does_not_fall(face: Face, qtbot: QtBot) -> None:
    for chart in (BarChart(face), KindBars(face), StackedBar(face)):
        qtbot.addWidget(chart)
        chart.resize(300, 100)
        chart.grab()
        QTest.keyClick(chart, Qt.Key.Key_Right)
        QTest.keyClick(chart, Qt.Key.Key_Return)


def words_of(widget: QWidget) -> list[str]:
    """Every word of the labels inside."""
    return [label.text() for label in widget.findChildren(QLabel) if label.text()]


def test_both_sides_show_their_sums_and_red_only_what_is_late(face: Face, qtbot: QtBot) -> None:
    card = TwoSidedCard(face)
    qtbot.addWidget(card)
    card.set_sides(
        SideFacts("他欠本店", 128_000, True, (SideLine("逾期 2 笔"),)),
        SideFacts("本店欠他", 56_000, False, (SideLine("储值卡", 32_000),)),
    )
    card.set_memo("仅供参考，不入账")
    assert {"¥1,280.00", "¥560.00", "¥320.00", "逾期 2 笔", "仅供参考，不入账"} <= set(
        words_of(card)
    )
    inks = {label.text(): label.property("ink") for label in card.findChildren(SumLabel)}
    assert inks["¥1,280.00"] == "overdue"
    assert inks["¥560.00"] == "text"


def test_hidden_sums_keep_their_width(face: Face, qtbot: QtBot) -> None:
    label = SumLabel(face, "title")
    qtbot.addWidget(label)
    label.set_fen(123_456_789)
    width = label.sizeHint().width()
    face.figures.hide(True)
    assert label.text() == f"¥{DOTS}"
    assert max(label.sizeHint().width(), label.minimumWidth()) >= width - 1
    face.figures.hide(False)
    assert label.text() == "¥1,234,567.89"


def test_every_widget_with_money_hides_it(face: Face, qtbot: QtBot) -> None:
    card, kpi, holder = TwoSidedCard(face), KpiCard(face, "sun"), QWidget()
    qtbot.addWidget(holder)
    card.setParent(holder)
    kpi.setParent(holder)
    card.set_sides(SideFacts("a", 12_345, True, (SideLine("b", 6_789),)), SideFacts("c", 100))
    kpi.set_fen(98_765)
    face.figures.hide(True)
    assert not any(any(sign.isdigit() for sign in words) for words in words_of(holder))
    face.figures.hide(False)


def test_the_timeline_is_a_list_one_can_walk(face: Face, qtbot: QtBot) -> None:
    line = Timeline(face)
    qtbot.addWidget(line)
    tester = QAbstractItemModelTester(line.events)
    line.set_items(
        [
            TimelineItem(n, f"11-{n:02d}", "phone", f"电话 {n}", "没有接", "good")
            for n in range(1, 9)
        ]
    )
    line.resize(320, 300)
    line.show()
    line.grab()
    assert tester.model() is line.events
    assert line.events.index(0).data() == "11-01 电话 1 没有接"
    line.setCurrentIndex(line.events.index(0))
    QTest.keyClick(line, Qt.Key.Key_Down)
    with qtbot.waitSignal(line.opened) as signal:
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert signal.args == [2]


@pytest.mark.parametrize("kind", ["primary", "plain", "tinted", "quiet", "link"])
def test_a_button_answers_space_and_says_its_name(kind: str, face: Face, qtbot: QtBot) -> None:
    button = Button(face, kind, icon="plus", arrow=True)  # type: ignore[arg-type]  # one of its kinds
    qtbot.addWidget(button)
    button.setText("记一笔")
    button.set_hint("Ctrl Enter")
    button.show()
    button.grab()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Space)
    interface = QAccessible.queryAccessibleInterface(button)
    assert interface.text(QAccessible.Text.Name) == "记一笔"


def test_a_busy_button_keeps_its_width_and_takes_no_click(face: Face, qtbot: QtBot) -> None:
    button = Button(face, "primary")
    qtbot.addWidget(button)
    button.setText("保存")
    button.show()
    width = button.width()
    button.set_busy(True)
    button.grab()
    assert not button.isEnabled()
    assert button.minimumWidth() == width
    button.set_busy(False)
    assert button.isEnabled()


def test_an_icon_alone_has_words_for_everyone(face: Face, qtbot: QtBot) -> None:
    button = IconButton(face, "menu")
    qtbot.addWidget(button)
    button.set_words("菜单")
    assert button.toolTip() == button.accessibleName() == "菜单"
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_names_are_shown_as_they_are_and_never_as_markup(face: Face, qtbot: QtBot) -> None:
    label = Label("张喆<b>&<img src='/etc/passwd'/>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    line = StatusLine(face)
    qtbot.addWidget(line)
    line.say(plain("<img src=x>") + strong("<b>&"))
    shown = next(words for words in words_of(line) if "img" in words)
    assert "<img" not in shown


def test_long_words_are_cut_with_a_tool_tip(qtbot: QtBot) -> None:
    label = ElidedLabel("一个很长很长很长的名字" * 5)
    qtbot.addWidget(label)
    label.resize(100, 20)
    label.grab()
    assert label.toolTip() == label.text()
    label.resize(2000, 20)
    label.grab()
    assert label.toolTip() == ""


def test_an_avatar_shows_the_first_character(face: Face, qtbot: QtBot) -> None:
    avatar = Avatar(face)
    qtbot.addWidget(avatar)
    avatar.set_name("")
    blank = avatar.grab().toImage()
    avatar.set_name("王小明")
    assert avatar.grab().toImage() != blank


@pytest.mark.parametrize("subject", list(_SUBJECTS))
def test_every_empty_place_has_its_drawing(subject: str, face: Face, qtbot: QtBot) -> None:
    drawing = Drawing(face, subject)  # type: ignore[arg-type]  # a key of the table
    qtbot.addWidget(drawing)
    image = drawing.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, 220, 2) for y in range(0, 132, 2)}
    assert len(colours) >= 4


def test_an_empty_place_offers_one_button_and_one_way(face: Face, qtbot: QtBot) -> None:
    empty = EmptyState(face, "plans")
    qtbot.addWidget(empty)
    empty.show()
    assert not empty.button.isVisible()
    empty.set_words("还没有分期计划", "都列在这里。", "约一个分期", "看看谁")
    assert empty.button.isVisible()
    assert empty.link.isVisible()


def test_a_suggestion_without_words_is_not_there(face: Face, qtbot: QtBot) -> None:
    box = SuggestionBox(face)
    qtbot.addWidget(box)
    box.suggest("phone", "今天打电话", "宽限已过")
    assert not box.isHidden()
    box.suggest("phone", "", "")
    assert box.isHidden()


def test_a_toast_undoes_once_and_goes(face: Face, qtbot: QtBot) -> None:
    window, undone = QWidget(), list[int]()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    toast = Toast(face, window)
    toast.tell("已记收款", lambda: undone.append(1))
    assert toast.isVisible()
    assert window.rect().contains(toast.geometry())
    toast._take_back()
    toast._take_back()
    assert undone == [1]
    assert not toast.isVisible()
    window.resize(400, 300)
    toast.tell("已保存")
    assert window.rect().contains(toast.geometry())
