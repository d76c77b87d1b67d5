"""Names and texts that try to be something else: they are printed, and nothing more."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_ar.domain.codes import CustomerKind, LetterKind, PaymentMethod
from desktop_ar.letters.account_facts import PaidBill
from desktop_ar.letters.all_facts import LetterFacts
from desktop_ar.letters.facts import (
    Addressee,
    EarlierLetter,
    PaymentWay,
)
from desktop_ar.letters.render import missing_characters, render
from desktop_ar.letters.text import clean
from tests.letters import account_samples, samples
from tests.letters.reading import reader_of, text_of

NAMES = (
    '张喆<b>&<img src="/etc/passwd"/>',
    "</para>",
    "<b>",
    "</b></i></u>",
    "<font size=99 color=red>大</font>",
    '<a href="http://example.invalid/">点</a>',
    "<br/><br/>",
    "<para><para>",
    "<!-- -->",
    "<![CDATA[x]]>",
    "&amp;&lt;&#65;&nbsp;",
    "&unknown;",
    "&",
    "<",
    ">>",
    "<<>>",
    "%PDF-1.4 %%EOF",
    "endstream endobj",
    ") Tj ET Q (",
    "\\) \\( \\000 \\n",
    "((((",
    "))))",
    "[] ____ []",
    "________",
    "**粗**",
    "{name} {0} {} {{x}}",
    "{head.shop}",
    "%s %(x)s %d %n",
    "${HOME} $(id) `id`",
    "'; DROP TABLE customer;--",
    "=1+1",
    "@SUM(A1)",
    "+86 138",
    "-张三",
    "../../../etc/passwd",
    "file:///etc/passwd",
    "C:\\Windows\\win.ini",
    "a\x00b\x01c\x1b[31m",
    "张\r\n三\t丰",
    "张\u2028三\u2029丰",
    "张\u200b三\u200d\ufeff",
    "\u202eevil\u202c",
    "\u2066张\u2069",
    "אבג דהו",
    "محمد علي",
    "😀👩‍👩‍👧🇨🇳",
    "\ud800",
    "张\udfff三",
    "𠮷𬱖㛃",
    "e\u0301\u0302\u0303" * 20,
    "Z̷̢̛a̴l̶g̵o̶",
    "阿卜杜拉·买买提·艾合买提江",
    "Wolfeschlegelsteinhausenbergerdorff",
    "“《（",
    "》）”，。",
    "，，，，，，，，，，，，，，，，，，，，，，，，",
    "（（（（（（（（（（（（（（（（（（（（（（（（",
    "　全角　空格　",
    "0",
    "None",
    "\ufffd\uffff\ufffe",
    "\U0010ffff\ue000",
    "名" * 60,
    "W" * 200,
    "2026年11月21日",
)


def letters_to(name: str) -> tuple[LetterFacts, ...]:
    """Every letter, with the name wherever the customer or the owner may have written it."""
    reader = Addressee(name, CustomerKind.PERSON, contact=name, address=name)
    head = replace(samples.head(name, to=reader), shop=replace(samples.SHOP, name=name))
    english = replace(head, language="en")
    line = replace(samples.TWO_BILLS[0], receivable_no=name, description=name)
    ways = (PaymentWay(PaymentMethod.BANK, (name, name), name),)
    earlier = (EarlierLetter(LetterKind.REMINDER, samples.TODAY, name),)
    plan = samples.agreement()
    party = replace(plan.debtor, name=name, address=name, phone=name, id_no=name)
    charge = replace(samples.demand().charge, total_fen=8928, sentence=name)  # type: ignore[type-var] # there is one
    return (
        samples.reminder(head=head, lines=(line,), ways=ways, annexes=(name, name)),
        samples.follow_up(head=english, lines=(line,), ways=ways, earlier=earlier),
        samples.demand(head=head, lines=(line,), charge=charge, ways=ways, annexes=None),
        replace(plan, head=head, plan_no=name, debtor=party, creditor=party, ways=ways),
        account_samples.receipt(
            head=head,
            reference=name,
            bills=(PaidBill(name, name, 240000, 0),),
        ),
        account_samples.statement(head=english, terms=name),
    )


def without_blanks(text: str) -> str:
    """As it is compared: lines break where they must."""
    return "".join(clean(text).split())


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_name_is_printed_exactly_and_does_nothing(name: str) -> None:
    assert len(NAMES) >= 60
    for facts in letters_to(name):
        pdf = render(facts).pdf
        assert without_blanks(name) in text_of(pdf), facts.kind
        assert b"/Subtype /Image" not in pdf
        assert b"/URI" not in pdf
        assert b"/JavaScript" not in pdf


@pytest.mark.parametrize("name", NAMES)
def test_what_cannot_be_shown_of_it_is_known_beforehand(name: str) -> None:
    lacking = missing_characters(
        samples.reminder(head=samples.head("1", to=Addressee(name, CustomerKind.PERSON)))
    )
    assert all(character in clean(name) for character in lacking)
    assert ("😀" in lacking) == ("😀" in name)
    assert ("\ufffd" in lacking) == ("\ufffd" in clean(name))


@pytest.mark.parametrize("unit", ["名", "W", "，", "😀", "a "])
def test_a_name_of_ten_thousand_bytes_runs_over_pages_and_harms_nothing(unit: str) -> None:
    name = unit * (10_000 // len(unit.encode()))
    for facts in letters_to(name):
        rendered = render(facts)
        assert rendered.page_count == len(reader_of(rendered.pdf).pages)
        assert rendered.page_count < 60
    reminder = letters_to(name)[0]
    assert text_of(render(reminder).pdf).count(unit.strip()) >= len(name) // len(unit)


@given(name=st.text(max_size=80), number=st.text(max_size=30), description=st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_any_text_at_all_makes_a_letter(name: str, number: str, description: str) -> None:
    line = replace(samples.TWO_BILLS[0], receivable_no=number, description=description)
    reader = Addressee(name, CustomerKind.COMPANY)
    charge = replace(samples.demand().charge, total_fen=8928)  # type: ignore[type-var] # there is one
    facts = samples.demand(head=samples.head(number, to=reader), lines=(line,), charge=charge)
    rendered = render(facts)
    assert len(reader_of(rendered.pdf).pages) == rendered.page_count


def test_empty_texts_leave_no_hanging_words() -> None:
    shop = replace(samples.SHOP, address="", phone="", contact="")
    head = replace(samples.head("", to=Addressee("张三", CustomerKind.PERSON)), shop=shop)
    facts = samples.demand(head=head, ways=(), annexes=(), contract=None, earlier=(), contacts=())
    text = text_of(render(facts).pdf)
    for word in ("电话8", "联系人", "附件：", "编号：", "扫码", "附言", "地址："):
        assert word not in text


def test_a_qr_text_longer_than_a_code_holds_is_left_out() -> None:
    ways = (PaymentWay(PaymentMethod.WECHAT, ("微信号 wutongli",), "x" * 8000),)
    text = text_of(render(samples.reminder(ways=ways)).pdf)
    assert "微信号wutongli" in text
    assert "扫码付款" not in text
