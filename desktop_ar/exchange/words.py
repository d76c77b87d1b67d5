"""Words of a ledger that stand for a code: yes and no, kinds, ways of paying, languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final, TypeVar

from desktop_ar.domain.codes import CustomerKind, LotKind, PaymentMethod
from desktop_ar.exchange.cells import Cell, narrow, text_of
from desktop_ar.exchange.unreadable import Unreadable

Code = TypeVar("Code", bound=StrEnum)

_YES: Final = frozenset(
    "是 有 对 真 争议 有争议 争议中 异议 有异议 y yes true t 1 √ ✓ ✔ v disputed".split()  # noqa: SIM905 - a list of words reads better so
)
_NO: Final = frozenset(
    "否 无 没有 不 假 无争议 无异议 正常 n no false f 0 × ✗ ✘ - -- — – / none".split()  # noqa: SIM905 - as above
)

LOT_KINDS: Final[Mapping[LotKind, tuple[str, ...]]] = {
    LotKind.CLASS_PACK: ("课时包", "课时", "课程", "课包", "课卡", "classpack", "class"),
    LotKind.TIME_CARD: (
        "时间卡", "期限卡", "年卡", "季卡", "月卡", "周卡", "半年卡", "包月", "包年", "期卡",
        "timecard", "membership", "monthly", "yearly",
    ),
    LotKind.VOUCHER: ("团购券", "团购", "代金券", "抵用券", "提货券", "兑换券", "voucher"),
    LotKind.COUPON: ("优惠券", "折扣券", "体验券", "coupon"),
    LotKind.DEPOSIT: ("订金", "定金", "押金", "预付款", "预付", "预收款", "deposit"),
    LotKind.COUNT_PACK: (
        "次卡", "计次卡", "计次", "次数卡", "套票", "疗程卡", "疗程", "countpack", "count", "times",
    ),
    LotKind.STORED_VALUE: (
        "储值卡", "储值", "充值卡", "充值", "预存", "金额卡", "现金卡", "会员卡", "购物卡",
        "礼品卡", "storedvalue", "stored", "giftcard", "value",
    ),
}  # fmt: skip
CUSTOMER_KINDS: Final[Mapping[CustomerKind, tuple[str, ...]]] = {
    CustomerKind.SOLE_TRADER: ("个体工商户", "个体户", "个体", "soletrader"),
    CustomerKind.PERSON: ("个人", "自然人", "散客", "零售", "person", "individual", "private"),
    CustomerKind.PUBLIC: (
        "机关", "事业单位", "机关/事业单位", "政府", "学校", "医院", "public", "government",
    ),
    CustomerKind.COMPANY: (
        "企业", "公司", "单位", "法人", "company", "business", "corporate", "enterprise",
    ),
}  # fmt: skip
METHODS: Final[Mapping[PaymentMethod, tuple[str, ...]]] = {
    PaymentMethod.WECHAT: ("微信", "微信支付", "财付通", "wechat", "wechatpay", "weixin"),
    PaymentMethod.ALIPAY: ("支付宝", "alipay"),
    PaymentMethod.PREPAID: ("储值抵扣", "储值", "余额抵扣", "会员卡", "prepaid"),
    PaymentMethod.CARD: ("刷卡", "银行卡", "信用卡", "借记卡", "pos机", "pos", "card"),
    PaymentMethod.BANK: (
        "银行转账", "银行", "转账", "对公转账", "对公", "汇款", "电汇", "网银", "bank",
        "banktransfer", "transfer", "wire",
    ),
    PaymentMethod.CASH: ("现金", "现付", "cash"),
    PaymentMethod.CHEQUE: ("支票", "cheque", "check"),
    PaymentMethod.OTHER: ("其他", "其它", "other"),
}  # fmt: skip
_LANGUAGES: Final[Mapping[str, tuple[str, ...]]] = {
    "zh_CN": ("中文", "简体中文", "汉语", "普通话", "zh", "zhcn", "chinese", "cn"),
    "en": ("英文", "英语", "english", "eng", "enus", "engb"),
}
_JOINTS: Final = re.compile(r"[\s_\-.]+")


def _word(text: str) -> str:
    return _JOINTS.sub("", narrow(text).lower())


def read_flag(cell: Cell) -> bool | None:
    """Yes or no, None for an empty cell. Raises `Unreadable`."""
    if isinstance(cell, bool):
        return cell
    text = narrow(text_of(cell)).lower()
    if not text:
        return None
    if text in _YES:
        return True
    if text in _NO:
        return False
    raise Unreadable("flag_unknown", value=text_of(cell))


def read_lot_kind(cell: Cell) -> LotKind | None:
    """The kind of a prepaid credit, also within a longer name (洗剪吹10次卡)."""
    return _code(cell, LOT_KINDS, "lot_kind_unknown")


def read_customer_kind(cell: Cell) -> CustomerKind | None:
    """What the customer is before the law."""
    return _code(cell, CUSTOMER_KINDS, "customer_kind_unknown")


def read_method(cell: Cell) -> PaymentMethod | None:
    """How it was paid; what is not in our list is another way."""
    try:
        return _code(cell, METHODS, "method_unknown")
    except Unreadable:
        return PaymentMethod.OTHER


def read_language(cell: Cell) -> str:
    """A language of letters, empty for an empty cell. Raises `Unreadable`."""
    word = _word(text_of(cell))
    for language, words in _LANGUAGES.items():
        if word == _word(language) or word in words:
            return language
    if word:
        raise Unreadable("language_not_known", value=text_of(cell))
    return ""


def _code(cell: Cell, words: Mapping[Code, tuple[str, ...]], fault: str) -> Code | None:
    word = _word(text_of(cell))
    if not word:
        return None
    for code, names in words.items():
        if word == _word(code) or word in names:
            return code
    for code, names in words.items():
        if any(name in word for name in _chinese(names)):
            return code
    raise Unreadable(fault, value=text_of(cell), known=_known(words))


def _chinese(names: Iterable[str]) -> Iterable[str]:
    """Only Chinese words are looked for inside a longer one: it has no blanks between words."""
    return (name for name in names if not name.isascii())


def _known(words: Mapping[Code, tuple[str, ...]]) -> str:
    return "、".join(names[0] for names in words.values())
