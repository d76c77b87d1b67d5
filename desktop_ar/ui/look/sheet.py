"""The style sheet: only what a palette cannot say, generated from the tokens of a theme.

A control is written whole or not at all: as soon as its border is ours, so are its arrows,
indicators and buttons, or they would fall back to a grey default.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from string import Template
from typing import Final

from desktop_ar.ui.look.tokens import INKS, Tokens

_BASE: Final = """
* { outline: 0; }
QAbstractScrollArea { border: none; background: transparent; }
QToolTip { background: $surface; color: $text; border: 1px solid $line;
  padding: 5px 8px; }
QFrame[card="true"] { background: $surface; border: 1px solid $line; border-radius: 10px; }
QFrame[card="quiet"] { background: $raised; border: 1px solid $line; border-radius: 10px; }
QFrame[box="tint"] { background: $accent_tint; border: none; border-radius: 8px; }
QFrame[box="good"] { background: $good_tint; border: none; border-radius: 8px; }
QFrame[box="warn"] { background: $warn_tint; border: none; border-radius: 8px; }
QFrame[box="overdue"] { background: $overdue_tint; border: none; border-radius: 8px; }
QFrame[rule="across"] { background: $line; border: none; min-height: 1px; max-height: 1px; }
QFrame[rule="down"] { background: $line; border: none; min-width: 1px; max-width: 1px; }
QWidget[ground="surface"] { background: $surface; }
QWidget[ground="raised"] { background: $raised; }
QWidget[ground="sidebar"] { background: $sidebar; }
QWidget[ground="window"] { background: $window; }
"""

_BUTTONS: Final = """
QPushButton { background: $surface; color: $text; border: 1px solid $control; border-radius: 8px;
  padding: 0 12px; min-height: 32px; min-width: 28px; }
QPushButton[scale="small"] { min-height: 28px; }
QPushButton[scale="large"] { min-height: 36px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $line; }
QPushButton::menu-indicator { image: none; width: 0; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent;
  font-weight: bold; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:pressed { background: $accent_press; border-color: $accent_press; }
QPushButton[kind="tinted"] { background: $accent_tint; color: $accent_text;
  border-color: $accent_tint; font-weight: bold; }
QPushButton[kind="tinted"]:hover { border-color: $accent; }
QPushButton[kind="tinted"]:pressed { background: $line; border-color: $line; }
QPushButton[kind="quiet"] { background: transparent; color: $muted; border-color: transparent; }
QPushButton[kind="quiet"]:hover { background: $hover; border-color: $hover; }
QPushButton[kind="quiet"]:pressed { background: $line; border-color: $line; }
QPushButton[kind="link"] { background: transparent; color: $accent_text; border: none;
  padding: 0 2px; min-height: 20px; min-width: 8px; }
QPushButton:disabled { background: $raised; color: $faint; border-color: $line; }
QPushButton[kind="quiet"]:disabled, QPushButton[kind="link"]:disabled {
  background: transparent; border-color: transparent; color: $faint; }
QToolButton { background: transparent; color: $muted; border: none; border-radius: 8px;
  padding: 4px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $line; }
QToolButton::menu-indicator { image: none; width: 0; }
QFrame[segments="true"] { background: $surface; border: 1px solid $control; border-radius: 8px; }
QFrame[segments="true"]:disabled { background: $raised; border-color: $line; }
QToolButton[segment="true"] { color: $text; border-radius: 0; padding: 0 10px; border: none;
  border-left: 1px solid $line; }
QToolButton[segment="true"][first="true"] { border-left: none; border-top-left-radius: 7px;
  border-bottom-left-radius: 7px; }
QToolButton[segment="true"][last="true"] { border-top-right-radius: 7px;
  border-bottom-right-radius: 7px; }
QToolButton[segment="true"]:hover { background: $hover; }
QToolButton[segment="true"]:pressed { background: $line; }
QToolButton[segment="true"]:checked { background: $accent_tint; color: $accent_text;
  font-weight: bold; }
QToolButton[segment="true"]:disabled { color: $faint; }
"""

_INPUTS: Final = """
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {
  background: $surface; color: $text; border: 1px solid $control; border-radius: 8px;
  selection-background-color: $accent; selection-color: $on_accent;
  placeholder-text-color: $muted; }
QLineEdit, QComboBox, QAbstractSpinBox { min-height: 32px; padding: 0 10px; }
QAbstractSpinBox { max-height: 32px; }
QLineEdit[tall="true"] { min-height: 42px; }
QPlainTextEdit, QTextEdit { padding: 6px 7px; }
QLineEdit:hover, QPlainTextEdit:hover, QTextEdit:hover, QComboBox:hover, QAbstractSpinBox:hover {
  border-color: $text; }
QLineEdit:focus, QLineEdit[shown="focus"], QComboBox:focus, QComboBox:on, QAbstractSpinBox:focus {
  border: 2px solid $focus; min-height: 30px; padding: 0 9px; }
QLineEdit[tall="true"]:focus { min-height: 40px; }
QLineEdit[scale="small"], QComboBox[scale="small"] { min-height: 28px; }
QLineEdit[scale="small"]:focus, QComboBox[scale="small"]:focus, QComboBox[scale="small"]:on {
  min-height: 26px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $focus; padding: 5px 6px; }
QLineEdit[fault="true"], QComboBox[fault="true"], QAbstractSpinBox[fault="true"] {
  border: 2px solid $overdue; min-height: 30px; padding: 0 9px; }
QPlainTextEdit[fault="true"] { border: 2px solid $overdue; padding: 5px 6px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QComboBox:disabled,
QAbstractSpinBox:disabled { background: $raised; color: $faint; border-color: $line; }
QLineEdit[search="true"] { background: $raised; border-color: $line; padding-left: 35px; }
QLineEdit[search="true"]:hover { border-color: $control; }
QLineEdit[search="true"]:focus { background: $surface; border: 2px solid $focus;
  padding-left: 34px; }
QLineEdit > QToolButton { padding: 0; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: none; background: transparent;
  padding: 0; min-height: 20px; }
QSpinBox QLineEdit, QDoubleSpinBox QLineEdit { padding-left: 10px; }
QComboBox { combobox-popup: 0; }
QComboBox::drop-down, QDateEdit::drop-down { subcontrol-origin: padding;
  subcontrol-position: center right; width: 30px; border: none; background: transparent; }
QComboBox::down-arrow { image: url("$down"); width: 16px; height: 16px; }
QComboBox::down-arrow:disabled { image: url("$down_off"); }
QAbstractSpinBox::up-button { subcontrol-origin: border; subcontrol-position: top right;
  width: 26px; height: 16px; border: none; background: transparent; margin: 2px 2px 0 0;
  border-top-right-radius: 6px; }
QAbstractSpinBox::down-button { subcontrol-origin: border; subcontrol-position: bottom right;
  width: 26px; height: 16px; border: none; background: transparent; margin: 0 2px 2px 0;
  border-bottom-right-radius: 6px; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $hover; }
QAbstractSpinBox::up-arrow { image: url("$up"); width: 14px; height: 14px; }
QAbstractSpinBox::down-arrow { image: url("$down"); width: 14px; height: 14px; }
QAbstractSpinBox::up-arrow:disabled, QAbstractSpinBox::up-arrow:off { image: url("$up_off"); }
QAbstractSpinBox::down-arrow:disabled, QAbstractSpinBox::down-arrow:off {
  image: url("$down_off"); }
QDateEdit::down-arrow, QDateTimeEdit::down-arrow { image: url("$calendar"); width: 16px;
  height: 16px; }
QComboBox QAbstractItemView { background: $surface; color: $text; border: 1px solid $line;
  padding: 4px; selection-background-color: $select; selection-color: $text; }
QComboBox QAbstractItemView::item { min-height: 30px; padding: 0 8px; border-radius: 6px; }
QComboBox QAbstractItemView::item:selected { background: $select; color: $text; }
"""

_CHECKS: Final = """
QCheckBox, QRadioButton { color: $text; spacing: 8px; background: transparent; min-height: 20px; }
QCheckBox:disabled, QRadioButton:disabled { color: $faint; }
QCheckBox::indicator, QRadioButton::indicator, QGroupBox::indicator { width: 14px; height: 14px;
  border: 1px solid $control; background: $surface; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $text; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$tick"); }
QRadioButton::indicator:checked { background: $accent; border-color: $accent;
  image: url("$dot"); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $raised;
  border-color: $line; }
QCheckBox::indicator:checked:disabled { image: url("$tick_off"); }
QRadioButton::indicator:checked:disabled { image: url("$dot_off"); }
"""

_LISTS: Final = """
QAbstractItemView { background: $surface; color: $text; border: none; }
QHeaderView { background: $raised; border: none; }
QHeaderView::section { background: $raised; color: $muted; border: none;
  border-bottom: 1px solid $line; padding: 0 8px; }
QTableCornerButton::section { background: $raised; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; border: none; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; border: none; }
QScrollBar::handle { background: $control; border-radius: 2px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $line; border: none; border-radius: 3px; min-height: 6px;
  max-height: 6px; color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QTabWidget::pane { border: none; }
QTabBar::tab { background: transparent; color: $muted; padding: 8px 14px; border: none;
  border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QSplitter::handle { background: transparent; }
"""

_MENUS: Final = """
QMenu { background: $surface; color: $text; border: 1px solid $line;
  padding: 5px; }
QMenu::item { padding: 6px 24px 6px 10px; border-radius: 6px; min-height: 20px; }
QMenu::item:selected { background: $hover; }
QMenu::item:disabled { color: $faint; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $line; margin: 5px 6px; }
QMenu::indicator { width: 14px; height: 14px; padding-left: 8px; }
QMenu::indicator:checked { image: url("$tick_menu"); }
QMenu::right-arrow { image: url("$right"); width: 14px; height: 14px; }
QCalendarWidget QWidget { alternate-background-color: $raised; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $surface; }
QCalendarWidget QToolButton { color: $text; padding: 4px 8px; }
QCalendarWidget QAbstractItemView { background: $surface; color: $text;
  selection-background-color: $accent; selection-color: $on_accent; }
QCalendarWidget QAbstractItemView:disabled { color: $faint; }
QCalendarWidget QSpinBox { min-height: 24px; padding: 0 4px; }
"""


def sheet(tokens: Tokens, images: Mapping[str, str]) -> str:
    """The whole sheet of a theme; `images` are the arrows and ticks in its colours."""
    inks = "".join(
        f'QLabel[ink="{token}"] {{ color: {tokens.colour(token)}; }}\n' for token in INKS
    )
    parts = (_BASE, inks, _BUTTONS, _INPUTS, _CHECKS, _LISTS, _MENUS)
    return Template("".join(parts)).substitute(asdict(tokens), **images)
