"""Every table of the book in one place, for migrations, checks and questions."""

from __future__ import annotations

from desktop_ar.storage.aliases import PayerAlias
from desktop_ar.storage.attachments import Attachment, AttachmentFile
from desktop_ar.storage.base import Base
from desktop_ar.storage.contacts import Contact, Promise
from desktop_ar.storage.customers import Customer
from desktop_ar.storage.dunning import ContactRule, DunningLadder, DunningRung, LadderChoice
from desktop_ar.storage.extensions import Extension
from desktop_ar.storage.journal import JournalCommand, JournalEntry
from desktop_ar.storage.late_charges import (
    CustomerTerms,
    LateChargeTerms,
    LetterCharge,
    ReferenceRateRow,
)
from desktop_ar.storage.letters import Letter, LetterFile
from desktop_ar.storage.payments import Allocation, Payment
from desktop_ar.storage.plans import (
    Installment,
    InstallmentPlan,
    PlanReceivable,
    PlanSuccession,
)
from desktop_ar.storage.prepaid import PrepaidEntry, PrepaidLot
from desktop_ar.storage.prepaid_ends import PrepaidExtension, PrepaidRefund
from desktop_ar.storage.receivables import Adjustment, Dispute, Receivable, ReceivableLine
from desktop_ar.storage.shop import NumberSeries, PaymentWay, Setting

__all__ = [
    "Adjustment",
    "Allocation",
    "Attachment",
    "AttachmentFile",
    "Base",
    "Contact",
    "ContactRule",
    "Customer",
    "CustomerTerms",
    "Dispute",
    "DunningLadder",
    "DunningRung",
    "Extension",
    "Installment",
    "InstallmentPlan",
    "JournalCommand",
    "JournalEntry",
    "LadderChoice",
    "LateChargeTerms",
    "Letter",
    "LetterCharge",
    "LetterFile",
    "NumberSeries",
    "PayerAlias",
    "Payment",
    "PaymentWay",
    "PlanReceivable",
    "PlanSuccession",
    "PrepaidEntry",
    "PrepaidExtension",
    "PrepaidLot",
    "PrepaidRefund",
    "Promise",
    "Receivable",
    "ReceivableLine",
    "ReferenceRateRow",
    "Setting",
]
