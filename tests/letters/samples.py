"""Facts of a fictional shop, for the tests of the letters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from desktop_ar.domain.charge_lines import LineKind
from desktop_ar.domain.codes import Channel, CustomerKind, LetterKind, PaymentMethod
from desktop_ar.letters.facts import (
    Addressee,
    AgreementFacts,
    ChargeLine,
    Contract,
    DebtLine,
    DemandFacts,
    EarlierContact,
    EarlierLetter,
    ExtendedBill,
    ExtensionFacts,
    FollowUpFacts,
    Head,
    LateCharge,
    Party,
    PaymentWay,
    ReminderFacts,
    ScheduleLine,
    ShopFacts,
    TermsFacts,
)

TODAY = date(2026, 11, 21)
SHOP = ShopFacts("梧桐里文具画室", "梧桐里 18 号", "8555 0123", "许老师")
ENGLISH_SHOP = ShopFacts("Wutongli Stationery & Studio", "18 Wutong Lane", "8555 0123", "Ms Xu")
COMPANY = Addressee("和畅物业服务部", CustomerKind.COMPANY)
PERSON = Addressee("沈嘉木", CustomerKind.PERSON)
WAYS = (
    PaymentWay(
        PaymentMethod.BANK,
        ("户名 梧桐里文具画室，开户行 示例银行梧桐里支行", "账号 6200 0000 0012 3456 789"),
    ),
    PaymentWay(PaymentMethod.CASH, ("现金、刷卡、支票，每日 9:00 至 21:00",)),
    PaymentWay(PaymentMethod.WECHAT, (), "https://pay.example.invalid/wutongli"),
)
ENGLISH_WAYS = (
    PaymentWay(
        PaymentMethod.BANK,
        ("Wutongli Stationery & Studio, Example Bank", "account 6200 0000 0012 3456 789"),
    ),
    PaymentWay(PaymentMethod.CASH, ("cash, card or cheque, daily from 9:00 to 21:00",)),
    PaymentWay(PaymentMethod.WECHAT, (), "https://pay.example.invalid/wutongli"),
)
CHARGE_SENTENCE = (
    "违约金依协议第五条，按未付本金每日万分之三（折合年利率10.95%），"
    "自到期日的次日起计算至本函日期。"
)
ENGLISH_CHARGE_SENTENCE = (
    "It is reckoned at 0.03% of the unpaid principal a day (10.95% a year) from the day after"
    " the due date to the date of this letter, as agreed."
)


def head(
    number: str,
    *,
    to: Addressee = COMPANY,
    language: str = "zh_CN",
    draft: bool = False,
    shop: ShopFacts | None = None,
) -> Head:
    """The head of a letter of the sample shop."""
    own = SHOP if language == "zh_CN" else ENGLISH_SHOP
    return Head(number, language, TODAY, shop or own, to, draft)


def bill(
    number: str = "XS-2026-0718",
    description: str = "七月办公用品",
    *,
    amount: int = 420000,
    paid: int = 0,
    due: date = date(2026, 8, 20),
    charge: int = 0,
) -> DebtLine:
    """One bill."""
    days = (TODAY - due).days
    issued = due - timedelta(days=20)
    return DebtLine(number, description, issued, due, amount, paid, amount - paid, days, charge)


TWO_BILLS = (
    bill(paid=100000, charge=8928),
    bill("XS-2026-0825", "宣传册印刷", amount=200000, due=date(2026, 9, 21), charge=3660),
)


def bills(count: int, charge: int = 0) -> tuple[DebtLine, ...]:
    """So many bills, all different."""
    return tuple(
        bill(
            f"XS-2026-{1000 + number}",
            ("文具", "打印纸 20 箱", "会议横幅和展架制作", "画材")[number % 4],
            amount=12345 + 997 * number,
            due=date(2026, 9, 1) + timedelta(days=number % 60),
            charge=charge,
        )
        for number in range(count)
    )


def reminder(**changes: Any) -> ReminderFacts:
    """A reminder to a person about one bill."""
    facts = ReminderFacts(
        head=head("TX-2026-0031", to=PERSON),
        as_of=TODAY,
        lines=(bill("XS-2026-1102", "水彩课时包 10 节", amount=128000, due=date(2026, 11, 18)),),
        ways=WAYS,
        deadline=date(2026, 11, 30),
    )
    return replace(facts, **changes)


def follow_up(**changes: Any) -> FollowUpFacts:
    """A follow-up to a company."""
    facts = FollowUpFacts(
        head=head("GJ-2026-0017"),
        as_of=TODAY,
        lines=tuple(replace(line, late_charge_fen=0) for line in TWO_BILLS),
        reply_by=date(2026, 11, 28),
        ways=WAYS,
        earlier=(EarlierLetter(LetterKind.REMINDER, date(2026, 11, 14), "TX-2026-0029"),),
    )
    return replace(facts, **changes)


def demand(**changes: Any) -> DemandFacts:
    """A demand to a company, with contract and charge."""
    facts = DemandFacts(
        head=head("CK-2026-0012"),
        as_of=TODAY,
        lines=TWO_BILLS,
        deadline=date(2026, 12, 1),
        ways=WAYS,
        reply_by=date(2026, 11, 27),
        contract=Contract("GH-2026-003", date(2026, 6, 1), "供货协议"),
        charge=LateCharge(12588, CHARGE_SENTENCE, held_until_deadline=True),
        earlier=(
            EarlierLetter(LetterKind.REMINDER, date(2026, 9, 2), "TX-2026-0011"),
            EarlierLetter(
                LetterKind.FOLLOW_UP, date(2026, 10, 14), "GJ-2026-0008", date(2026, 10, 16)
            ),
        ),
        contacts=(EarlierContact(date(2026, 11, 3), Channel.PHONE),),
        suspend_from=date(2026, 12, 8),
        annexes=("对账单 1 份", "销售单复印件 2 份", "供货协议复印件 1 份"),
    )
    return replace(facts, **changes)


def terms(**changes: Any) -> TermsFacts:
    """Terms for a company, with a charge and prepaid rules; not yet accepted."""
    facts = TermsFacts(
        head=head("TK-2026-0003"),
        days=30,
        charge_sentence=(
            "自2026年1月1日起开具的账单适用：逾期付款的，每逾期一天按未付本金的 0.05% 支付违约金；"
            "违约金折合年利率最高不超过 12%。"
        ),
        example=("举例：本金 ¥10,000.00，逾期 30 天，违约金为 ¥98.63，折合年利率 12%。"),
        prepaid_validity="储值长期有效；次卡和课时包自购买之日起两年内有效，可以申请延期。",
        prepaid_refund="未使用的部分可以随时退款，按实付金额和已使用次数计算，七天内原路退回。",
        shop_address=SHOP.address,
        customer_address=COMPANY.address,
        ways=WAYS,
    )
    return replace(facts, **changes)


def extension(**changes: Any) -> ExtensionFacts:
    """More time for two bills of a company, one of which bears its charge on."""
    old, new = date(2026, 10, 31), date(2026, 12, 31)
    facts = ExtensionFacts(
        head=head("YX-2026-0002"),
        as_of=TODAY,
        creditor=Party(SHOP.name, CustomerKind.COMPANY, address=SHOP.address, phone=SHOP.phone),
        debtor=Party(COMPANY.name, CustomerKind.COMPANY, address=COMPANY.address),
        lines=(
            ExtendedBill("XS-2026-0612", 486_000, old, new, True, "十二月起货款现结"),
            ExtendedBill("XS-2026-0755", 128_050, old, new),
        ),
        ways=WAYS,
        charged=True,
    )
    return replace(facts, **changes)


def derived_charge(rate: str) -> LateCharge:
    """The charge of the demand with its lines: steps, a cap, and what was paid before."""
    number, other = (line.receivable_no for line in TWO_BILLS)
    first, second, paid = date(2026, 8, 21), date(2026, 10, 1), date(2026, 9, 30)
    return LateCharge(
        12588,
        CHARGE_SENTENCE,
        lines=(
            ChargeLine(number, LineKind.STEP, 8610, first, paid, 41, 420000, rate),
            ChargeLine(number, LineKind.STEP, 8320, second, TODAY, 52, 320000, rate),
            ChargeLine(number, LineKind.CAP, -6002),
            ChargeLine(number, LineKind.SETTLED, -2000),
            ChargeLine(other, LineKind.STEP, 3660, date(2026, 9, 22), TODAY, 61, 200000, rate),
        ),
    )


def agreement(**changes: Any) -> AgreementFacts:
    """An agreement with a person: a down payment and six installments."""
    lines = (
        bill("XS-2026-0612", "六月画材", amount=486000, due=date(2026, 7, 15)),
        bill("XS-2026-0755", "课桌定制", amount=350000, paid=50000, due=date(2026, 8, 31)),
        bill("XS-2026-0902", "九月画材", amount=200000, due=date(2026, 10, 15)),
    )
    facts = AgreementFacts(
        head=head("FQ-2026-0009", to=Addressee("青石装饰工程部", CustomerKind.SOLE_TRADER)),
        plan_no="FQ-2026-0009",
        as_of=TODAY,
        creditor=Party(
            SHOP.name, CustomerKind.SOLE_TRADER, "92310000MA1EXAMPLE", SHOP.address, SHOP.phone
        ),
        debtor=Party(
            "青石装饰工程部", CustomerKind.SOLE_TRADER, "", "青石巷 7 号 2 楼", "138 0000 6604"
        ),
        lines=lines,
        schedule=schedule(986000, 186000, 6),
        ways=WAYS,
        charge=LateCharge(28408, "按未付本金每日万分之三计算。"),
    )
    return replace(facts, **changes)


def schedule(total: int, down: int, count: int) -> tuple[ScheduleLine, ...]:
    """A down payment today and equal parts on the 15th."""
    part, left = (total - down) // count, total - down
    lines = [ScheduleLine(0, TODAY, down, left)] if down else []
    for number in range(1, count + 1):
        amount = left if number == count else part
        left -= amount
        month = 11 + number
        day = date(2026 + (month - 1) // 12, (month - 1) % 12 + 1, 15)
        lines.append(ScheduleLine(number, day, amount, left))
    return tuple(lines)


def english_bills(count: int = 2) -> tuple[DebtLine, ...]:
    """Bills with English texts; the first two carry the charges of the sample demand."""
    texts = ("office supplies, July", "brochure printing", "paper, 20 boxes", "paint")
    lines = [*TWO_BILLS, *bills(count)][:count]
    return tuple(
        replace(line, description=texts[number % len(texts)]) for number, line in enumerate(lines)
    )
