"""Kinds of letters as short as buttons and narrow columns need them."""

from __future__ import annotations

from desktop_ar.domain.codes import LetterKind
from desktop_ar.domain.ladder import LEVEL_OF_LETTER
from desktop_ar.language.catalogue import Translator
from desktop_ar.language.code_words import word


def brief_letter(t: Translator, kind: LetterKind) -> str:
    """``催款函`` or ``Demand``: where a letter is spoken of anyway, English leaves it out."""
    if t.chinese:
        return word(t, kind)
    return {
        LetterKind.REMINDER: t.pgettext("letter", "Reminder"),
        LetterKind.FOLLOW_UP: t.pgettext("letter", "Follow-up"),
        LetterKind.OVERDUE_NOTICE: t.pgettext("letter", "Overdue"),
        LetterKind.FORMAL_DEMAND: t.pgettext("letter", "Demand"),
        LetterKind.SUSPENSION_NOTICE: t.pgettext("letter", "Suspension"),
        LetterKind.FINAL_NOTICE: t.pgettext("letter", "Final notice"),
        LetterKind.AGREEMENT: t.pgettext("letter", "Installments"),
        LetterKind.TERMS: t.pgettext("letter", "Terms"),
        LetterKind.RECEIPT: t.pgettext("letter", "Receipt"),
        LetterKind.PAID_IN_FULL: t.pgettext("letter", "Paid in full"),
        LetterKind.PLAN_COMPLETED: t.pgettext("letter", "Plan kept"),
        LetterKind.STATEMENT: t.pgettext("letter", "Statement"),
        LetterKind.PREPAID_BALANCE: t.pgettext("letter", "Prepaid balance"),
        LetterKind.PREPAID_EXPIRY: t.pgettext("letter", "Prepaid expiry"),
        LetterKind.EXTENSION: t.pgettext("letter", "Extension"),
    }[kind]


def sum_words(t: Translator, kind: LetterKind) -> str:
    """What the sum of a letter is: not every paper asks for money."""
    if kind is LetterKind.STATEMENT:
        return t.gettext("Balance of the statement")
    if kind is LetterKind.RECEIPT:
        return t.gettext("This receipt confirms")
    if kind in LEVEL_OF_LETTER:
        return t.gettext("This letter asks for")
    return t.gettext("This letter is about")
