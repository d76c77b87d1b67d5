"""Sentences of the faults of extensions and attached files: what is wrong and what to do."""

from __future__ import annotations

from typing import Final

from desktop_ar.language.catalogue import N_

SENTENCES: Final[dict[str, str]] = {
    "extension_unknown": N_("There is no extension with number {extension_no}. Check the number."),
    "extension_under_plan": N_(
        "Bill {receivable_no} is under plan {plan_no}, whose installments decide when it is due."
        " Change the plan instead."
    ),
    "extension_not_later": N_("Choose a day after {due_date}, the due date until now."),
    "extension_ends_before_agreed": N_(
        "Choose a day on or after {agreed_on}, the day of the agreement."
    ),
    "extension_before_change": N_(
        "The due date of bill {receivable_no} was set on {day}. Enter that day or a later one."
    ),
    "extension_withdrawn_already": N_("Extension {extension_no} has been taken back already."),
    "extension_not_the_last": N_(
        "Extension {later_no} was agreed after {extension_no}. Take that one back first."
    ),
    "extension_withdrawn_before": N_(
        "The due date was last changed on {day}. Enter that day or a later one."
    ),
    "letter_needs_extension": N_(
        "No open bill of {name} was given more time. Agree on a later due date first."
    ),
    "text_too_long": N_("Write at most {most} characters."),
    "attachment_empty": N_("{name} is empty. Choose another file."),
    "attachment_too_large": N_(
        "{name} is larger than {most} MB. Choose a smaller file, or scan it with less detail."
    ),
    "attachment_kind": N_(
        "{name} is neither a picture, a PDF, a document, a sound recording nor plain text."
        " Choose a file of one of these kinds."
    ),
    "attachment_unknown": N_("There is no such file here any more."),
    "attachment_owner_unknown": N_("There is no record with number {number}. Check the number."),
    "attachment_removed_before": N_(
        "The file was attached on {attached_on}. Enter that day or a later one."
    ),
}
