"""Rules of the limitation of time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_ar.domain.limitation import (
    Interruption,
    InterruptionKind,
    Proof,
    last_safe_day,
    years_after,
)
from tests.domain.vectors import vectors

DUE = date(2023, 5, 10)
FAR = date(2099, 1, 1)
KIND = InterruptionKind


def demand(on: date, proof: Proof = Proof.B) -> Interruption:
    return Interruption(on, KIND.DEMAND_ARRIVED, proof)


def test_every_common_vector_of_limitation_holds() -> None:
    for case in vectors("limitation")["cases"]:
        events = [
            Interruption(
                date.fromisoformat(event["date"]),
                KIND(event["kind"]),
                Proof(event["grade"]),
                date.fromisoformat(event["last_installment"])
                if "last_installment" in event
                else None,
            )
            for event in case["events"]
        ]
        found = last_safe_day(date.fromisoformat(case["due_date"]), events, FAR)
        assert found == date.fromisoformat(case["last_safe_day"]), case


def test_a_demand_on_the_last_safe_day_still_counts_and_a_day_later_it_does_not() -> None:
    last = date(2026, 5, 10)
    assert last_safe_day(DUE, [], FAR) == last
    assert last_safe_day(DUE, [demand(last)], FAR) == date(2029, 5, 10)
    assert last_safe_day(DUE, [demand(last + timedelta(days=1))], FAR) == last


def test_events_are_taken_in_order_of_date_however_they_are_handed_over() -> None:
    first, second = demand(date(2026, 1, 1)), demand(date(2028, 6, 1))
    assert last_safe_day(DUE, [second, first], FAR) == date(2031, 6, 1)
    assert last_safe_day(DUE, [second], FAR) == date(2026, 5, 10)


@pytest.mark.parametrize("kind", [kind for kind in KIND if kind is not KIND.ACKNOWLEDGED_SIGNED])
def test_after_the_time_ran_out_only_a_signed_acknowledgement_starts_anew(
    kind: InterruptionKind,
) -> None:
    late = date(2026, 5, 11)
    assert last_safe_day(DUE, [Interruption(late, kind, Proof.A)], FAR) == date(2026, 5, 10)
    signed = Interruption(late, KIND.ACKNOWLEDGED_SIGNED, Proof.A)
    assert last_safe_day(DUE, [signed], FAR) == date(2029, 5, 11)


def test_a_day_in_the_past_does_not_know_later_events() -> None:
    assert last_safe_day(DUE, [demand(date(2024, 6, 1))], date(2024, 5, 31)) == date(2026, 5, 10)


def test_an_event_before_the_due_date_takes_no_time_away() -> None:
    assert last_safe_day(DUE, [demand(date(2023, 1, 1))], FAR) == date(2026, 5, 10)


def test_the_29th_of_february_becomes_the_28th() -> None:
    assert years_after(date(2024, 2, 29), 3) == date(2027, 2, 28)
    assert years_after(date(2024, 2, 29), 4) == date(2028, 2, 29)


EVENTS = st.lists(
    st.builds(
        Interruption,
        st.dates(date(2020, 1, 1), date(2040, 1, 1)),
        st.sampled_from(KIND),
        st.sampled_from(Proof),
    ),
    max_size=6,
)


@given(events=EVENTS, more=EVENTS)
def test_another_event_never_shortens_the_time(
    events: list[Interruption], more: list[Interruption]
) -> None:
    fewer = last_safe_day(DUE, events, FAR)
    assert last_safe_day(DUE, [*events, *more], FAR) >= fewer >= years_after(DUE, 3)


@given(events=EVENTS)
def test_what_nobody_recorded_changes_nothing(events: list[Interruption]) -> None:
    proven = [event for event in events if event.proof is not Proof.D]
    assert last_safe_day(DUE, events, FAR) == last_safe_day(DUE, proven, FAR)
