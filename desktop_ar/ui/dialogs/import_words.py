"""Faults of files in words of the window: where the commands name an option, it names a field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop_ar.domain.faults import Fault
from desktop_ar.exchange.fields import FIELDS, ImportKind
from desktop_ar.language.catalogue import N_, Translator
from desktop_ar.language.sentences import fault_sentence, shown

_OTHERWISE: Final[Mapping[str, str]] = {
    "date_ambiguous": N_(
        "“{value}” may be {month_first} or {day_first}: say how dates are written."
    ),
    "encoding_not_found": N_("The text is neither UTF-8 nor GB18030: save it again as UTF-8."),
    "header_not_found": N_(
        "No column of this kind was found: say at the left what the columns are."
    ),
    "column_missing": N_("No column was found for {field}: say at the left which it is."),
}


def file_fault(t: Translator, kind: ImportKind, fault: Fault) -> str:
    """One fault of a file or of a cell of it."""
    if fault.code == "column_missing":
        return t.gettext(_OTHERWISE[fault.code], field=_fields(t, kind, fault))
    other = _OTHERWISE.get(fault.code)
    return t.gettext(other, **shown(fault.params)) if other else fault_sentence(t, fault)


def _fields(t: Translator, kind: ImportKind, fault: Fault) -> str:
    """The headings of the fields of which one must be there."""
    known = FIELDS[kind]
    keys = [key for key in str(fault.params["field"]).split(" / ") if key in known]
    return t.pgettext("list of fields", " / ").join(t.gettext(known[key].heading) for key in keys)
