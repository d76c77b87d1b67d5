"""The checks of a book in words, the same for both faces."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from desktop_ar.language.catalogue import N_, Translator

NAMES: Final[dict[str, str]] = {
    "integrity": N_("The file is whole"),
    "foreign_keys": N_("Every record finds those it belongs to"),
    "schema": N_("The tables are those of this version"),
    "receivables": N_("Open amounts of the bills follow from their entries"),
    "receivable_lines": N_("Lines add up to their bill"),
    "payments": N_("Unallocated money follows from the payments"),
    "allocations": N_("Nothing is matched beyond what was paid or owed"),
    "adjustments": N_("Corrections mirror what they take back"),
    "plans": N_("Installments add up to their plan"),
    "extensions": N_("Due dates follow from the bill and its extensions"),
    "late_charges": N_("Late charges belong to bills of their customer"),
    "lots": N_("What is left of prepaid credits follows from their entries"),
    "lot_entries": N_("Entries of prepaid credits agree with the sale"),
    "lot_refunds": N_("Refunds of prepaid credits add up and end their credit"),
    "lot_extensions": N_("Deadlines of prepaid credits follow from their extensions"),
    "journal": N_("The journal of acts is complete and unchanged"),
    "letters": N_("Letters are the papers that were printed"),
    "attachments": N_("Attached files are unchanged and belong to a record"),
}


def check_name(t: Translator, name: str) -> str:
    """What a check looks at, as a statement that is true when all is well."""
    return t.gettext(NAMES[name])


def check_detail(t: Translator, checked: int, wrong: int, examples: Sequence[str]) -> str:
    """How many records were looked at, or which of them are wrong."""
    if not wrong:
        return t.ngettext("{n} checked", "{n} checked", checked)
    named = t.pgettext("list of numbers", ", ").join(examples)
    if wrong > len(examples):
        return t.ngettext("{n} wrong: {named} …", "{n} wrong: {named} …", wrong, named=named)
    return t.ngettext("{n} wrong: {named}", "{n} wrong: {named}", wrong, named=named)


def check_advice(t: Translator) -> str:
    """What to do when a check fails."""
    return t.gettext(
        "The book has faults: keep this file as it is, restore the newest backup that passes the"
        " check, and enter what was done since."
    )
