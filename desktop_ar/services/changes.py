"""What an act changed, so that the views that show it refresh and no others."""

from __future__ import annotations

from dataclasses import dataclass, field

Ids = frozenset[int]
_NONE: Ids = frozenset()


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Ids of the records an act changed, by kind, and the numbers it gave."""

    customers: Ids = _NONE
    receivables: Ids = _NONE
    payments: Ids = _NONE
    promises: Ids = _NONE
    plans: Ids = _NONE
    lots: Ids = _NONE
    contacts: Ids = _NONE
    letters: Ids = _NONE
    settings: frozenset[str] = frozenset()
    numbers: tuple[str, ...] = field(default=())
    """Numbers of what was newly made, the main one first."""

    def __or__(self, other: ChangeSet) -> ChangeSet:
        """Both together."""
        return ChangeSet(
            customers=self.customers | other.customers,
            receivables=self.receivables | other.receivables,
            payments=self.payments | other.payments,
            promises=self.promises | other.promises,
            plans=self.plans | other.plans,
            lots=self.lots | other.lots,
            contacts=self.contacts | other.contacts,
            letters=self.letters | other.letters,
            settings=self.settings | other.settings,
            numbers=self.numbers + other.numbers,
        )

    def touched(self) -> dict[str, list[int]]:
        """Kinds and ids as the journal keeps them."""
        kinds = (
            "customers",
            "receivables",
            "payments",
            "promises",
            "plans",
            "lots",
            "contacts",
            "letters",
        )
        return {kind: sorted(getattr(self, kind)) for kind in kinds if getattr(self, kind)}
