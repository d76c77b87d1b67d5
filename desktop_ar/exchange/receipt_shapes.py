"""The shapes of bill files that payment services and banks hand out (domain.md 4b).

Each is known by the names in its header, never by a line number; columns nobody names are left
alone. What a row means (money that came in, or why it is none) is a rule of its shape.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from desktop_ar.domain.codes import PaymentMethod
from desktop_ar.exchange.amounts import read_amount

Values = Mapping[str, str]
"""The cells of one row by the bare name of their column."""


class NotIncome(StrEnum):
    """Why a row brings the shop no money."""

    OUTGOING = "outgoing"
    REFUNDED = "refunded"
    REFUND_TO_US = "refund_to_us"
    NEUTRAL = "neutral"
    NOT_DONE = "not_done"
    FEE = "fee"


@dataclass(frozen=True, slots=True)
class Reading:
    """What one row says: fen that came in, or why none did. `fee_fen` is the service's charge."""

    amount_fen: int
    not_income: NotIncome | None = None
    fee_fen: int = 0


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind of file. `needs` are the columns that tell it (each by one of several names);
    the others are read where they are there."""

    code: str
    method: PaymentMethod
    needs: tuple[tuple[str, ...], ...]
    day: tuple[str, ...]
    payer: tuple[str, ...]
    remarks: tuple[str, ...]
    reference: tuple[str, ...]
    read: Callable[[Values], Reading]


def first(values: Values, names: tuple[str, ...]) -> str:
    """The first of some columns that has something in it; "/" stands for nothing."""
    return next((values[name] for name in names if values.get(name, "/") not in {"", "/"}), "")


def fen(values: Values, *names: str) -> int:
    """The amount in the first of some columns, 0 where none has one. Raises `Unreadable`."""
    return read_amount(first(values, names)) or 0


def _personal(values: Values) -> Reading:
    """WeChat and Alipay for a person: a word says whether money came in or went out."""
    amount_fen = abs(fen(values, "金额"))
    way = first(values, ("收/支", "收支"))
    status = first(values, ("当前状态", "交易状态"))
    kind = first(values, ("交易类型", "交易分类", "类型"))
    fee_fen = abs(fen(values, "服务费"))
    if "关闭" in status or "失败" in status or "等待" in status:
        return Reading(amount_fen, NotIncome.NOT_DONE)
    if way != "收入":
        outgoing = way == "支出"
        return Reading(amount_fen, NotIncome.OUTGOING if outgoing else NotIncome.NEUTRAL)
    if "退款" in kind or status == "退款成功":
        return Reading(amount_fen, NotIncome.REFUND_TO_US)
    refunded_fen = abs(fen(values, "成功退款")) or _refunded_by(status)
    if "全额退款" in status or refunded_fen >= amount_fen > 0:
        return Reading(amount_fen, NotIncome.REFUNDED)
    return Reading(amount_fen - refunded_fen, fee_fen=fee_fen)


def _refunded_by(status: str) -> int:
    """``已退款(￥5.00)`` says that a part was given back."""
    if "已退款" not in status:
        return 0
    return read_amount(status.split("已退款", 1)[1].strip("() ")) or 0


def _alipay_merchant(values: Values) -> Reading:
    """A refund is a row of its own with a negative sum; the charge of the service is apart."""
    amount_fen = fen(values, "商家实收", "订单金额")
    fee_fen = abs(fen(values, "服务费"))
    if first(values, ("业务类型",)) != "交易" or amount_fen <= 0:
        return Reading(abs(amount_fen), NotIncome.REFUNDED)
    return Reading(amount_fen, fee_fen=fee_fen)


def _wechat_merchant(values: Values) -> Reading:
    """Success brings money, a refund or a reversal takes it back."""
    amount_fen = fen(values, "订单金额", "应结订单金额", "总金额")
    if first(values, ("交易状态",)).upper() != "SUCCESS":
        refunded_fen = fen(values, "退款金额", "申请退款金额") or amount_fen
        return Reading(abs(refunded_fen), NotIncome.REFUNDED)
    return Reading(amount_fen, fee_fen=abs(fen(values, "手续费")))


CREDIT: Final = (
    "收入金额", "收入", "贷方发生额", "贷方金额", "贷方", "存入金额", "存入", "转入金额", "转入",
    "入账金额", "credit", "creditamount", "deposit", "paidin", "moneyin",
)  # fmt: skip
DEBIT: Final = (
    "支出金额", "支出", "借方发生额", "借方金额", "借方", "支取金额", "支取", "转出金额", "转出",
    "debit", "debitamount", "withdrawal", "paidout", "moneyout",
)  # fmt: skip
AMOUNT: Final = ("交易金额", "发生额", "金额", "amount", "transactionamount")
SIGN: Final = ("借贷标志", "借贷", "借/贷", "收支", "收/支", "收支类型", "type")
_IN: Final = frozenset({"贷", "贷方", "收", "收入", "入", "转入", "c", "cr", "credit"})
_FEE_WORDS: Final = ("手续费", "服务费", "年费", "工本费", "短信费", "账户管理费")


def _bank(values: Values) -> Reading:
    """Two columns for in and out, one with a sign, or one with a word beside it."""
    credit_fen = fen(values, *CREDIT)
    debit_fen = fen(values, *DEBIT)
    if not credit_fen and not debit_fen:
        amount_fen = fen(values, *AMOUNT)
        word = first(values, SIGN).lower()
        incoming = word in _IN if word else amount_fen > 0
        credit_fen, debit_fen = (abs(amount_fen), 0) if incoming else (0, abs(amount_fen))
    if credit_fen > 0:
        return Reading(credit_fen)
    said = first(values, BANK_REMARKS)
    fee = any(word in said for word in _FEE_WORDS)
    out_fen = debit_fen or -credit_fen
    return Reading(abs(out_fen), NotIncome.FEE if fee else NotIncome.OUTGOING)


BANK_REMARKS: Final = (
    "附言", "用途", "备注", "摘要", "交易附言", "交易摘要", "remark", "memo", "description",
    "details", "narrative", "reference",
)  # fmt: skip
BANK_DAYS: Final = (
    "交易日期", "记账日期", "入账日期", "交易时间", "日期", "记账时间", "date", "transactiondate",
    "bookingdate", "valuedate", "postingdate",
)  # fmt: skip

SHAPES: Final = (
    Shape(
        "wechat_merchant",
        PaymentMethod.WECHAT,
        (("微信订单号",), ("商户号",), ("交易状态",), ("订单金额", "应结订单金额", "总金额")),
        ("交易时间",),
        ("用户标识",),
        ("商品名称", "商户数据包", "商户订单号"),
        ("微信订单号",),
        _wechat_merchant,
    ),
    Shape(
        "wechat",
        PaymentMethod.WECHAT,
        (("交易时间",), ("交易对方",), ("收/支",), ("金额",), ("当前状态",), ("交易单号",)),
        ("交易时间",),
        ("交易对方",),
        ("备注", "商品"),
        ("交易单号",),
        _personal,
    ),
    Shape(
        "alipay",
        PaymentMethod.ALIPAY,
        (("交易时间",), ("交易对方",), ("收/支",), ("金额",), ("交易状态",), ("交易订单号",)),
        ("交易时间",),
        ("交易对方",),
        ("备注", "商品说明"),
        ("交易订单号",),
        _personal,
    ),
    Shape(
        "alipay_web",
        PaymentMethod.ALIPAY,
        (("交易号",), ("交易创建时间",), ("交易对方",), ("金额",), ("收/支",), ("交易状态",)),
        ("付款时间", "交易创建时间"),
        ("交易对方",),
        ("备注", "商品名称"),
        ("交易号",),
        _personal,
    ),
    Shape(
        "alipay_merchant",
        PaymentMethod.ALIPAY,
        (("支付宝交易号",), ("业务类型",), ("订单金额", "商家实收")),
        ("完成时间", "创建时间"),
        ("对方账户",),
        ("备注", "商品名称", "商户订单号"),
        ("支付宝交易号",),
        _alipay_merchant,
    ),
    Shape(
        "bank",
        PaymentMethod.BANK,
        (BANK_DAYS, (*CREDIT, *AMOUNT)),
        BANK_DAYS,
        (
            "对方户名", "对方名称", "对方账户名称", "对手户名", "付款人名称", "付款人", "付款方",
            "交易对方", "交易对手", "户名", "counterparty", "payer", "name", "from",
        ),
        BANK_REMARKS,
        (
            "交易流水号", "流水号", "交易流水", "核心流水号", "凭证号", "交易参考号", "业务编号",
            "transactionid", "transactionreference", "bankreference", "id",
        ),
        _bank,
    ),
)  # fmt: skip
"""The most particular first: a file is of the first shape whose columns it has."""
