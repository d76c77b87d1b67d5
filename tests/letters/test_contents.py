"""What each letter says, in which order, and what it never says (domain.md 3a)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_ar.domain.allocation import AllocationOrder
from desktop_ar.domain.codes import (
    Channel,
    ChargeRule,
    CustomerKind,
    LetterKind,
    PaymentMethod,
)
from desktop_ar.letters.all_facts import LetterFacts
from desktop_ar.letters.facts import (
    Addressee,
    AgreementFacts,
    BrokenPlan,
    BrokenPromise,
    Contract,
    DemandFacts,
    EarlierContact,
    EarlierLetter,
    FollowUpFacts,
    LateCharge,
    PaymentWay,
    ReminderFacts,
)
from desktop_ar.letters.render import render
from tests.letters import account_samples, samples
from tests.letters.reading import text_of

THREATS = ("违约金", "诉讼", "法院", "法律", "起诉", "支付令", "暂停", "后果", "催款", "《民法典》")
ENGLISH_THREATS = ("charge", "court", "law", "legal", "action", "suspend", "demand")
ENGLISH_READER = Addressee("Shen Jiamu", CustomerKind.PERSON, "", "20 Wutong Lane, Shanghai")


def said(facts: LetterFacts) -> str:
    """The letter's text without blanks."""
    return text_of(render(facts).pdf)


def in_order(text: str, *parts: str) -> None:
    """The parts stand in the text, one after the other."""
    at = 0
    for part in parts:
        found = text.find(part.replace(" ", ""), at)
        assert found >= 0, f"{part!r} is missing or out of order"
        at = found + 1


def english(
    facts: ReminderFacts | FollowUpFacts | DemandFacts | AgreementFacts,
) -> LetterFacts:
    """The same letter to an English reader."""
    head = samples.head(facts.head.letter_no, to=ENGLISH_READER, language="en")
    if isinstance(facts, DemandFacts):
        lines = samples.english_bills(len(facts.lines))
        charge = LateCharge(12588, samples.ENGLISH_CHARGE_SENTENCE, held_until_deadline=True)
        return replace(facts, head=head, lines=lines, ways=samples.ENGLISH_WAYS, charge=charge)
    return replace(facts, head=head, ways=samples.ENGLISH_WAYS)


def test_the_reminder_stands_in_its_order() -> None:
    in_order(
        said(samples.reminder()),
        "梧桐里文具画室",
        "梧桐里 18 号",
        "付款提醒",
        "编号：TX-2026-0031",
        "尊敬的沈嘉木先生/女士：",
        "您好",
        "截至2026年11月21日",
        "XS-2026-1102水彩课时包 10 节2026-10-292026-11-181,280.00",
        "1,280.00 元",
        "2026年11月30日",
        "6200 0000 0012 3456 789，附言请写 TX-2026-0031",
        "已经付款，请忽略",
        "付款有困难",
        "此致",
        "敬礼",
        "附件：单据复印件 1 份",
        "梧桐里文具画室（盖章）",
        "2026年11月21日",
        "联系人 许老师",
        "第 1 页，共 1 页",
    )


@pytest.mark.parametrize("facts", [samples.reminder(), samples.follow_up()])
def test_neither_reminder_nor_follow_up_threatens(facts: ReminderFacts | FollowUpFacts) -> None:
    text = said(facts)
    for word in THREATS:
        assert word not in text
    text = said(english(facts)).lower()
    for word in ENGLISH_THREATS:
        assert word not in text


@pytest.mark.parametrize(
    "facts",
    [
        samples.reminder(),
        samples.follow_up(),
        samples.demand(),
        samples.demand(letter=LetterKind.OVERDUE_NOTICE),
        samples.demand(letter=LetterKind.FINAL_NOTICE),
        samples.agreement(),
        account_samples.statement(),
        account_samples.receipt(),
    ],
)
def test_no_letter_says_what_only_authorities_or_lawyers_say(facts: LetterFacts) -> None:
    text = said(facts)
    for word in ("滞纳金", "律师函", "律师", "老赖", "公安", "人民币负"):
        assert word not in text


@pytest.mark.parametrize(
    ("kind", "greeting", "you"),
    [
        (CustomerKind.PERSON, "尊敬的和畅先生/女士：", "您"),
        (CustomerKind.SOLE_TRADER, "尊敬的和畅：", "贵店"),
        (CustomerKind.COMPANY, "尊敬的和畅：", "贵公司"),
        (CustomerKind.PUBLIC, "尊敬的和畅：", "贵单位"),
    ],
)
def test_the_reader_is_addressed_by_what_they_are(
    kind: CustomerKind, greeting: str, you: str
) -> None:
    text = said(samples.reminder(head=samples.head("TX-1", to=Addressee("和畅", kind))))
    assert greeting in text
    assert f"{you}在本店的下列款项" in text


@pytest.mark.parametrize("name", ["王女士", "小明妈妈", "李老师", "陈师傅"])
def test_a_name_with_a_courtesy_of_its_own_gets_no_second(name: str) -> None:
    text = said(samples.reminder(head=samples.head("1", to=Addressee(name, CustomerKind.PERSON))))
    assert f"尊敬的{name}：" in text


def test_a_reminder_before_the_due_day_does_not_say_late() -> None:
    coming = samples.bill(due=date(2026, 11, 24))
    text = said(samples.reminder(lines=(coming,), deadline=None))
    assert "即将到期" in text
    assert "已过" not in text
    assert "前安排付款" not in text
    mixed = said(samples.reminder(lines=(coming, samples.TWO_BILLS[0])))
    assert "尚未付清" in mixed
    assert "已过" not in mixed


def test_the_follow_up_names_the_reminder_asks_offers_and_wants_an_answer() -> None:
    in_order(
        said(samples.follow_up()),
        "跟进函",
        "尊敬的和畅物业服务部：",
        "本店已于2026年11月14日发出付款提醒",
        "合计6,200.001,000.005,200.00",
        "5,200.00 元，其中最早的一笔已逾期 93 天",
        "是否已经安排",
        "分期支付",
        "请在2026年11月28日前付款，或者给我们一个答复",
        "附件：单据复印件 2 份",
    )


def test_a_broken_promise_is_said_with_its_day_and_sum() -> None:
    promise = BrokenPromise(date(2026, 10, 1), date(2026, 10, 15), 200000)
    text = said(samples.follow_up(promise=promise))
    assert "贵公司曾于2026年10月1日承诺在2026年10月15日前支付2,000.00元，至今尚未收到。" in text
    partly = said(samples.demand(promise=replace(promise, paid_fen=50000)))
    assert "到期收到500.00元，其余尚未收到。" in partly


def test_the_demand_stands_in_its_order() -> None:
    in_order(
        said(samples.demand()),
        "催款函",
        "编号：CK-2026-0012",
        "和畅物业服务部：",
        "贵方依据《供货协议》（编号 GH-2026-003，2026年6月1日签订）",
        "截至2026年11月21日",
        "单据号摘要到期日金额已付未付本金逾期天数违约金",
        "XS-2026-0718七月办公用品2026-08-204,200.001,000.003,200.009389.28",
        "合计6,200.001,000.005,200.00125.88",
        "应付总额人民币伍仟叁佰贰拾伍元捌角捌分¥5,325.88",
        "未付本金 5,200.00 元加违约金 125.88 元",
        "本店已于2026年9月2日发出付款提醒，10月14日发出跟进函（10月16日签收）",
        "2026年11月3日电话联系",
        "现请贵方于2026年12月1日（含当日）前付清全部款项 5,325.88 元",
        "本函日期之后的违约金不再计收",
        "继续计收违约金，自2026年12月8日起暂停赊销供货",
        "已付款的商品和预付余额不受影响",
        "支付令或者提起诉讼的权利",
        "对金额有异议",
        "请于2026年11月27日前与本店联系",
        "银行转账",
        "特此函告。",
        "附件：1. 对账单 1 份",
        "梧桐里文具画室（盖章）",
        "2026年11月21日",
        "回执",
        "本单位于年月日收到编号 CK-2026-0012 的催款函，所列应付总额 5,325.88 元：",
        "签字（盖章）",
    )


def test_where_no_charge_was_agreed_there_is_no_word_about_one() -> None:
    lines = tuple(replace(line, late_charge_fen=0) for line in samples.TWO_BILLS)
    text = said(samples.demand(lines=lines, charge=None))
    assert "违约金" not in text
    assert "¥5,200.00" in text
    plan = said(samples.agreement(charge=None))
    assert "违约金" not in plan
    assert "十、生效" in plan


def test_a_charge_that_runs_on_is_said_to_run_on() -> None:
    charge = LateCharge(12588, samples.CHARGE_SENTENCE, held_until_deadline=False)
    text = said(samples.demand(charge=charge))
    assert "计算至付清之日" in text
    assert "不再计收" not in text


def test_only_the_chosen_consequences_are_named() -> None:
    lines = tuple(replace(line, late_charge_fen=0) for line in samples.TWO_BILLS)
    bare = samples.demand(lines=lines, charge=None, suspend_from=None, court=False)
    text = said(bare)
    for word in ("暂停", "诉讼", "到期仍未付清"):
        assert word not in text
    assert "可以商定分期" in text
    assert "支付令" in said(replace(bare, court=True))


def test_a_person_gets_a_slip_of_their_own_and_none_where_none_is_wanted() -> None:
    head = samples.head("CK-1", to=samples.PERSON)
    text = said(samples.demand(head=head))
    assert "本人于年月日收到" in text
    assert "贵方" not in text
    assert "回执" not in said(samples.demand(head=head, slip=False))


def test_a_broken_plan_is_named_in_the_demand() -> None:
    plan = BrokenPlan("FQ-2026-0003", date(2026, 9, 3), 2, 133333)
    text = said(samples.demand(plan=plan))
    assert (
        "双方2026年9月3日签订的分期还款协议（编号FQ-2026-0003）已有2期、共1,333.33元逾期未付。"
        in text
    )


@pytest.mark.parametrize("channel", list(Channel))
def test_every_channel_of_an_earlier_talk_can_be_named(channel: Channel) -> None:
    facts = samples.demand(contacts=(EarlierContact(date(2026, 11, 3), channel),))
    assert "2026年11月3日" in said(facts)
    assert "3November2026" in said(english(facts))


@pytest.mark.parametrize("kind", list(LetterKind))
def test_every_kind_of_earlier_letter_can_be_named(kind: LetterKind) -> None:
    facts = samples.demand(earlier=(EarlierLetter(kind, date(2025, 12, 30), "X"),))
    assert "2025年12月30日发出" in said(facts)
    assert "30December2025" in said(english(facts))


@pytest.mark.parametrize("kind", list(PaymentMethod))
def test_every_way_to_pay_has_a_name(kind: PaymentMethod) -> None:
    ways = (PaymentWay(kind, ("到我们店里",)),)
    assert "到我们店里" in said(samples.reminder(ways=ways))
    assert "Transfer" not in said(english(samples.reminder(ways=ways)))


def test_several_qr_codes_are_named_each() -> None:
    ways = (
        PaymentWay(PaymentMethod.WECHAT, (), "wxp://example"),
        PaymentWay(PaymentMethod.ALIPAY, (), "alipays://example"),
    )
    text = said(samples.reminder(ways=ways))
    assert "微信支付" in text
    assert "支付宝" in text


@pytest.mark.parametrize(
    ("contract", "expected"),
    [
        (
            Contract("A-1", date(2026, 6, 1), "供货协议"),
            "《供货协议》（编号A-1，2026年6月1日签订）",
        ),
        (Contract("A-1"), "双方合同（编号A-1）"),
        (Contract("", None, "供货协议"), "依据《供货协议》在本店"),
        (Contract("", date(2026, 6, 1)), "双方合同（2026年6月1日签订）"),
    ],
)
def test_a_contract_is_named_by_what_is_known(contract: Contract, expected: str) -> None:
    assert expected in said(samples.demand(contract=contract))


def test_the_agreement_stands_in_its_order() -> None:
    in_order(
        said(samples.agreement()),
        "分期还款协议",
        "编号：FQ-2026-0009",
        "甲方（债权人）：梧桐里文具画室",
        "统一社会信用代码：92310000MA1EXAMPLE",
        "乙方（债务人）：青石装饰工程部",
        "青石巷 7 号 2 楼",
        "一、债务确认",
        "9,860.00 元（大写：人民币玖仟捌佰陆拾元整）",
        "合计10,360.00500.009,860.00",
        "违约金为 284.08 元",
        "二、还款计划",
        "首付2026年11月21日1,860.008,000.00",
        "第 6 期2027年5月15日1,333.350.00",
        "合计9,860.00",
        "三、付款方式",
        "四、清偿顺序",
        "五、违约金的处理",
        "依第六条提前到期",
        "六、逾期与提前到期",
        "五分之一",
        "15 天",
        "第六百三十四条",
        "七、提前还款",
        "八、联系与送达",
        "九、原合同",
        "十、争议解决",
        "人民法院",
        "十一、生效",
        "一式两份",
        "甲方（签字或者盖章）：",
        "日期：年月日",
    )


def test_the_agreement_prints_what_was_agreed_on_charge_and_order() -> None:
    text = said(
        samples.agreement(
            charge_rule=ChargeRule.CONTINUES, allocation=AllocationOrder.PRINCIPAL_FIRST
        )
    )
    assert "与最后一期一并支付" in text
    assert "先清偿本金，后清偿违约金" in text
    none_yet = samples.agreement(charge=LateCharge(0, "按约定计算。"))
    assert "没有应计的违约金。按约定计算。" in said(none_yet)


def test_a_person_signs_the_agreement_as_a_person() -> None:
    facts = samples.agreement()
    debtor = replace(facts.debtor, kind=CustomerKind.PERSON, name="沈嘉木", phone="")
    text = said(replace(facts, debtor=debtor))
    assert "身份证号码：____" in text
    assert "电话：____" in text
    assert "乙方（签字、按指印）：" in text


def test_the_english_letter_keeps_the_english_order() -> None:
    facts = english(samples.demand())
    in_order(
        said(facts),
        "Wutongli Stationery & Studio",
        "21 November 2026",
        "Our ref. CK-2026-0012",
        "Shen Jiamu",
        "20 Wutong Lane, Shanghai",
        "Dear Mr/Ms Shen Jiamu,",
        "Formal demand for payment (letter before action): bill XS-2026-0718 and others",
        "20 Aug 2026",
        "Total due",
        "CNY 5,325.88",
        "on or before 1 December 2026",
        "payment order",
        "Yours sincerely,",
        "Enclosed:",
        "Acknowledgement of receipt",
        "Page",
    )
    assert "人民币" not in said(facts).replace("梧桐里", "")


def test_the_english_agreement_names_the_same_clauses() -> None:
    facts = samples.agreement()
    head = samples.head("FQ-1", to=ENGLISH_READER, language="en")
    text = said(replace(facts, head=head))
    in_order(text, "Installment Agreement", "1. Confirmation", "5. Late charge", "under clause 6")
    in_order(text, "6. Late installments", "one fifth", "11. Effect", "two copies", "Date:")


def test_an_unknown_language_gets_chinese() -> None:
    head = replace(samples.head("TX-1"), language="fr")
    assert "付款提醒" in said(samples.reminder(head=head))
