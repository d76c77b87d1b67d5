"""A plan written into the book: many records at once, all in one transaction."""

from __future__ import annotations

from desktop_ar.services.changes import ChangeSet
from desktop_ar.services.importing.desk import Desk
from desktop_ar.services.importing.plan import Plan
from desktop_ar.services.importing.write_bills import write_bills
from desktop_ar.services.importing.write_lots import write_lots
from desktop_ar.services.importing.write_payments import write_payments
from desktop_ar.services.importing.write_people import write_people


def write_plan(plan: Plan) -> ChangeSet:
    """Write everything a plan holds, in the order of who refers to whom."""
    desk = Desk(plan)
    write_people(desk)
    write_bills(desk)
    write_payments(desk)
    write_lots(desk)
    return desk.changes()
