"""The paper of an extension: which bills stand on it, and when there is none."""

from __future__ import annotations

from desktop_ar.domain.codes import LetterKind
from desktop_ar.letters.facts import ExtensionFacts
from desktop_ar.services.extensions import AgreeExtension, agree_extension
from desktop_ar.services.letter_facts import LetterOrder
from desktop_ar.services.letters import issue_letter, prepare_letter
from tests.shop import Shop


def facts_of(shop: Shop, customer_no: str) -> ExtensionFacts:
    order = LetterOrder(LetterKind.EXTENSION, customer_no)
    with shop.book.read() as session:
        facts = prepare_letter(session, shop.context, order).facts
    assert isinstance(facts, ExtensionFacts)
    return facts


def test_the_paper_names_what_stands_and_is_still_open(shop: Shop) -> None:
    customer = shop.customer()
    order = LetterOrder(LetterKind.EXTENSION, customer.no)
    assert shop.refusal(prepare_letter, order) == {"customer_no": ["letter_needs_extension"]}
    first, paid = customer.bill(10_000, due=-10), customer.bill(500, due=-10)
    customer.bill(700, due=-10)
    for number in (first, paid):
        shop.do(agree_extension, AgreeExtension(number, shop.on(-2), shop.on(20)))
    again = AgreeExtension(first, shop.today, shop.on(40), condition="先付一半")
    shop.do(agree_extension, again)
    customer.pay(500, paid)
    facts = facts_of(shop, customer.no)
    (line,) = facts.lines
    assert (line.receivable_no, line.open_fen) == (first, 10_000)
    assert (line.old_due_date, line.new_due_date) == (shop.on(20), shop.on(40))
    assert (line.condition, facts.charged, facts.total_fen) == ("先付一半", False, 10_000)
    issued = shop.do(issue_letter, order)
    assert issued.pdf.startswith(b"%PDF")
    assert not issued.objections or "objection_no_shop_name" in {
        fault.code for fault in issued.objections
    }
    shop.assert_sound()
