"""Any letter, by its facts."""

from __future__ import annotations

from typing import TypeAlias

from desktop_ar.letters.account_facts import ReceiptFacts, SettledFacts, StatementFacts
from desktop_ar.letters.facts import (
    AgreementFacts,
    DemandFacts,
    ExtensionFacts,
    FollowUpFacts,
    ReminderFacts,
    TermsFacts,
)
from desktop_ar.letters.prepaid_notice import PrepaidNoticeFacts

LetterFacts: TypeAlias = (
    ReminderFacts
    | FollowUpFacts
    | DemandFacts
    | AgreementFacts
    | TermsFacts
    | ExtensionFacts
    | ReceiptFacts
    | SettledFacts
    | StatementFacts
    | PrepaidNoticeFacts
)
"""Any letter."""
