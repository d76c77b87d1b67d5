"""What must be true of the entries of a book, as SQL that names the records where it is not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Rule:
    """The table whose records are counted as checked, and the numbers of those that are wrong."""

    table: str
    wrong: str


_RECEIVABLES: Final = """
SELECT r.receivable_no
FROM receivables r
LEFT JOIN (SELECT receivable_id, sum(amount_fen) AS fen FROM allocations GROUP BY 1) a
  ON a.receivable_id = r.id
LEFT JOIN (SELECT receivable_id, sum(amount_fen) AS fen FROM adjustments GROUP BY 1) j
  ON j.receivable_id = r.id
WHERE r.open_fen <> r.amount_fen - coalesce(a.fen, 0) - coalesce(j.fen, 0)
   OR r.state <> CASE WHEN r.open_fen > 0 THEN 'open' ELSE 'closed' END
ORDER BY 1
"""
"""Open = amount - allocations - adjustments, all signed; the state follows from it."""

_RECEIVABLE_LINES: Final = """
SELECT r.receivable_no
FROM receivables r
JOIN receivable_lines l ON l.receivable_id = r.id
GROUP BY r.id
HAVING sum(l.amount_fen) <> r.amount_fen
ORDER BY 1
"""
"""A bill with lines is their sum."""

_PAYMENTS: Final = """
SELECT p.payment_no
FROM payments p
LEFT JOIN payments o ON o.id = p.reverses_id
LEFT JOIN payments c ON c.reverses_id = p.id
LEFT JOIN (SELECT payment_id, sum(amount_fen) AS fen FROM allocations GROUP BY 1) a
  ON a.payment_id = p.id
WHERE CASE
        WHEN o.id IS NOT NULL THEN
          p.unallocated_fen <> 0 OR p.amount_fen <> -o.amount_fen
          OR p.customer_id <> o.customer_id OR coalesce(a.fen, 0) <> 0
        WHEN c.id IS NOT NULL THEN p.unallocated_fen <> 0 OR coalesce(a.fen, 0) <> 0
        ELSE p.unallocated_fen <> p.amount_fen - coalesce(a.fen, 0)
      END
ORDER BY 1
"""
"""Unallocated = amount - allocations, signed; a payment taken back and its counter-entry have
nothing left to give."""

_ALLOCATIONS: Final = """
SELECT p.payment_no || ' / ' || r.receivable_no
FROM allocations a
JOIN payments p ON p.id = a.payment_id
JOIN receivables r ON r.id = a.receivable_id
LEFT JOIN allocations o ON o.id = a.reverses_id
WHERE p.customer_id <> r.customer_id
   OR (o.id IS NOT NULL AND (a.amount_fen <> -o.amount_fen OR a.payment_id <> o.payment_id
                             OR a.receivable_id <> o.receivable_id))
UNION
SELECT p.payment_no FROM payments p
JOIN (SELECT payment_id, sum(amount_fen) AS fen FROM allocations GROUP BY 1) s
  ON s.payment_id = p.id
WHERE s.fen < 0 OR s.fen > p.amount_fen AND s.fen <> 0
UNION
SELECT r.receivable_no FROM receivables r
JOIN (SELECT receivable_id, sum(amount_fen) AS fen FROM allocations GROUP BY 1) s
  ON s.receivable_id = r.id
WHERE s.fen < 0 OR s.fen > r.amount_fen
ORDER BY 1
"""
"""Never more matched than was paid or owed, never another's bill; a counter-entry mirrors what
it reverses."""

_ADJUSTMENTS: Final = """
SELECT r.receivable_no
FROM adjustments j
JOIN receivables r ON r.id = j.receivable_id
JOIN adjustments o ON o.id = j.reverses_id
WHERE j.amount_fen <> -o.amount_fen OR j.receivable_id <> o.receivable_id OR j.kind <> o.kind
ORDER BY 1
"""

_PLANS: Final = """
WITH parts AS (
  SELECT plan_id, amount_fen, cumulative_fen,
         sum(amount_fen) OVER (PARTITION BY plan_id ORDER BY no) AS so_far_fen
  FROM installments
), sums AS (
  SELECT plan_id, sum(amount_fen) AS fen, max(cumulative_fen <> so_far_fen) AS wrong
  FROM parts GROUP BY 1
), covered AS (
  SELECT c.plan_id, sum(c.covered_fen) AS fen,
         max(c.covered_fen > r.amount_fen OR r.customer_id <> p.customer_id) AS wrong
  FROM plan_receivables c
  JOIN receivables r ON r.id = c.receivable_id
  JOIN installment_plans p ON p.id = c.plan_id
  GROUP BY 1
)
SELECT p.plan_no
FROM installment_plans p
LEFT JOIN sums s ON s.plan_id = p.id
LEFT JOIN covered c ON c.plan_id = p.id
WHERE coalesce(s.fen, 0) <> p.total_fen OR s.wrong
   OR coalesce(c.fen, 0) <> p.total_fen OR c.wrong
   OR p.state IN ('active', 'completed', 'broken') AND p.signed_on IS NULL
   OR p.state IN ('completed', 'broken') AND p.ended_on IS NULL
   OR p.ended_on < p.signed_on
ORDER BY 1
"""
"""The parts add up one after the other to the total, and so do the bills under the plan."""

_EXTENSIONS: Final = """
WITH standing AS (
  SELECT receivable_id, max(id) AS id FROM extensions WHERE withdrawn_on IS NULL GROUP BY 1
), first AS (
  SELECT receivable_id, min(id) AS id FROM extensions GROUP BY 1
), steps AS (
  SELECT receivable_id, agreed_on,
         lag(agreed_on) OVER (PARTITION BY receivable_id ORDER BY id) AS agreed_before
  FROM extensions
)
SELECT r.receivable_no
FROM first f
JOIN receivables r ON r.id = f.receivable_id
JOIN extensions o ON o.id = f.id
LEFT JOIN standing s ON s.receivable_id = f.receivable_id
LEFT JOIN extensions n ON n.id = s.id
WHERE r.due_date <> coalesce(n.new_due_date, o.old_due_date)
UNION
SELECT r.receivable_no
FROM steps s JOIN receivables r ON r.id = s.receivable_id
WHERE s.agreed_on < s.agreed_before OR s.agreed_on < r.issue_date
ORDER BY 1
"""
"""The due date in force is that of the last extension that stands, else the original; they were
agreed one after the other."""

_LOTS: Final = """
SELECT l.lot_no
FROM prepaid_lots l
LEFT JOIN (
  SELECT lot_id, sum(paid_fen) AS paid_fen, sum(bonus_fen) AS bonus_fen, sum(units) AS units
  FROM prepaid_entries GROUP BY 1
) e ON e.lot_id = l.id
WHERE l.paid_left_fen <> coalesce(e.paid_fen, 0)
   OR l.bonus_left_fen <> coalesce(e.bonus_fen, 0)
   OR coalesce(l.units_left, 0) <> coalesce(e.units, 0)
   OR l.state = 'expired'
   OR l.state IN ('active', 'used_up') AND (l.state = 'used_up') <> CASE
        WHEN l.units_left IS NULL THEN l.paid_left_fen + l.bonus_left_fen = 0
        ELSE l.units_left = 0 END
ORDER BY 1
"""
"""What is left is the sum of the entries; used up means that nothing is."""

_LOT_ENTRIES: Final = """
SELECT l.lot_no
FROM prepaid_lots l
JOIN prepaid_entries e ON e.lot_id = l.id
LEFT JOIN prepaid_entries o ON o.id = e.reverses_id
WHERE e.kind = 'reversal' AND (
        o.id IS NULL OR e.lot_id <> o.lot_id OR e.paid_fen <> -o.paid_fen
        OR e.bonus_fen <> -o.bonus_fen OR e.units <> -o.units)
UNION
SELECT l.lot_no
FROM prepaid_lots l
LEFT JOIN prepaid_entries e ON e.lot_id = l.id AND e.kind = 'sale'
GROUP BY l.id
HAVING count(e.id) <> 1 OR sum(e.paid_fen) <> l.paid_fen OR sum(e.bonus_fen) <> l.bonus_fen
   OR sum(e.units) <> coalesce(l.units_bought, 0)
ORDER BY 1
"""
"""One sale a lot with what was bought; a counter-entry mirrors what it reverses."""

ATTACHMENTS: Final = """
SELECT a.name, a.sha256,
       CASE a.owner_kind
         WHEN 'customer' THEN NOT EXISTS (SELECT 1 FROM customers o WHERE o.id = a.owner_id)
         WHEN 'receivable' THEN NOT EXISTS (SELECT 1 FROM receivables o WHERE o.id = a.owner_id)
         WHEN 'contact' THEN NOT EXISTS (SELECT 1 FROM contacts o WHERE o.id = a.owner_id)
         WHEN 'plan' THEN NOT EXISTS (SELECT 1 FROM installment_plans o WHERE o.id = a.owner_id)
         WHEN 'letter' THEN NOT EXISTS (SELECT 1 FROM letters o WHERE o.id = a.owner_id)
         ELSE NOT EXISTS (SELECT 1 FROM extensions o WHERE o.id = a.owner_id)
       END AS lost
FROM attachments a ORDER BY a.id
"""
"""Every attached file, and whether the record it belongs to is missing."""

_LOT_REFUNDS: Final = """
SELECT f.refund_no
FROM prepaid_refunds f
JOIN prepaid_lots l ON l.id = f.lot_id
JOIN prepaid_entries e ON e.id = f.entry_id
LEFT JOIN prepaid_entries c ON c.reverses_id = e.id
WHERE e.kind <> 'refund' OR e.lot_id <> f.lot_id OR e.entry_date <> f.rescinded_on
   OR f.due_on < f.agreed_on
   OR l.kind <> 'deposit'
      AND f.refund_fen <> max(0, l.paid_fen - f.used_fen) + f.interest_fen + f.costs_fen
   OR c.id IS NULL AND (l.state <> 'refunded' OR l.paid_left_fen + l.bonus_left_fen <> 0
                        OR coalesce(l.units_left, 0) <> 0)
ORDER BY 1
"""
"""A refund adds up (a deposit may come back twice), and ends its lot until it is taken back."""

_LOT_EXTENSIONS: Final = """
WITH moved AS (
  SELECT x.lot_id, x.old_until,
         lag(x.new_until) OVER turn AS before, lag(x.id) OVER turn AS earlier
  FROM prepaid_extensions x
  WINDOW turn AS (PARTITION BY x.lot_id ORDER BY x.extended_on, x.id)
), newest AS (
  SELECT lot_id, new_until,
         row_number() OVER (PARTITION BY lot_id ORDER BY extended_on DESC, id DESC) AS place
  FROM prepaid_extensions
)
SELECT l.lot_no FROM moved m JOIN prepaid_lots l ON l.id = m.lot_id
WHERE m.earlier IS NOT NULL AND m.old_until IS NOT m.before
UNION
SELECT l.lot_no FROM newest n JOIN prepaid_lots l ON l.id = n.lot_id
WHERE n.place = 1 AND l.valid_until IS NOT n.new_until
ORDER BY 1
"""
"""Each deadline follows from the one before; the newest is the lot's."""

_LATE_CHARGES: Final = """
SELECT c.customer_no
FROM late_charge_terms t
JOIN customers c ON c.id = t.customer_id
LEFT JOIN receivables r ON r.id = t.receivable_id
WHERE r.customer_id <> t.customer_id OR t.withdrawn_on < t.agreed_on
   OR CAST(t.rate AS REAL) < 0 OR (t.kind <> 'none' AND CAST(t.rate AS REAL) = 0 AND t.sum_fen = 0)
UNION
SELECT r.receivable_no
FROM receivables r
JOIN receivables o ON o.id = r.origin_id
WHERE r.customer_id <> o.customer_id OR o.origin_id IS NOT NULL
UNION
SELECT r.receivable_no
FROM letter_charges l
JOIN receivables r ON r.id = l.charge_id
WHERE r.kind <> 'late_charge' OR r.origin_id IS NOT l.receivable_id
ORDER BY 1
"""
"""An agreement is about bills of its own customer; a charge belongs to a bill of its customer,
never to another charge, and to the bill for which a letter charged it."""

RULES: Final[dict[str, Rule]] = {
    "receivables": Rule("receivables", _RECEIVABLES),
    "receivable_lines": Rule("receivable_lines", _RECEIVABLE_LINES),
    "payments": Rule("payments", _PAYMENTS),
    "allocations": Rule("allocations", _ALLOCATIONS),
    "adjustments": Rule("adjustments", _ADJUSTMENTS),
    "plans": Rule("installment_plans", _PLANS),
    "extensions": Rule("extensions", _EXTENSIONS),
    "late_charges": Rule("late_charge_terms", _LATE_CHARGES),
    "lots": Rule("prepaid_lots", _LOTS),
    "lot_entries": Rule("prepaid_entries", _LOT_ENTRIES),
    "lot_refunds": Rule("prepaid_refunds", _LOT_REFUNDS),
    "lot_extensions": Rule("prepaid_extensions", _LOT_EXTENSIONS),
}
"""By name, in the order they are shown."""
