"""What does not add up is never printed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_ar.letters.facts import ScheduleLine
from tests.letters import account_samples, samples


def test_facts_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(ValueError, match="paid"):
        replace(samples.TWO_BILLS[0], open_fen=1)
    with pytest.raises(ValueError, match="charges"):
        samples.demand(charge=None)
    with pytest.raises(ValueError, match="installments"):
        samples.agreement(schedule=samples.schedule(986000, 186000, 6)[:-1])
    with pytest.raises(ValueError, match="over"):
        samples.agreement(schedule=(ScheduleLine(1, samples.TODAY, 986000, 5),))
    with pytest.raises(ValueError, match="receipt"):
        account_samples.receipt(unallocated_fen=1)
    with pytest.raises(ValueError, match="closing"):
        account_samples.statement(closing_fen=1)
    with pytest.raises(ValueError, match="ageing"):
        account_samples.statement(bands=(1,) * 6)
