"""Names of columns as ledgers have them, by KIND and field, the preferred first.

Parted by blanks; ``_`` joins the words of one name. They are compared without blanks, brackets,
case, underscores and full-width forms, so ``Customer_No.`` and ``customer no`` are one
(domain.md 4a, 4b; cli.md "Import").
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

CUSTOMERS: Final[Mapping[str, str]] = {
    "customer_no": """
        客户编号 客户号 客户编码 客户代码 客户ID 会员编号 会员号 会员ID 顾客编号 单位编号
        单位编码 学号 学员编号 customer_number customer_id customer_code client_no client_id
        member_no member_id account_no 编号 代码 no id code
    """,
    "name": """
        customer_name 客户名称 客户姓名 客户名 客户 姓名 会员姓名 会员名称 会员名 顾客姓名
        顾客 学员姓名 学生姓名 学员 学生 单位名称 公司名称 往来单位 购货单位 购买方 买方
        付款人 付款方 欠款人 欠款单位 债务人 商户名称 店名 会员 单位 公司 名称 名字
        client_name client customer name member company payer debtor
    """,
    "contact": """
        联系人 负责人 经办人 对接人 contact_person
    """,
    "phone": """
        手机 手机号 手机号码 联系电话 电话 电话号码 客户电话 联系手机 移动电话 联系方式
        会员手机 mobile cell telephone tel phone_number mobile_phone contact_phone
    """,
    "wechat": """
        微信 微信号 weixin wechat_id
    """,
    "email": """
        电子邮箱 邮箱 电子邮件 邮件 mail email_address
    """,
    "address": """
        地址 联系地址 通讯地址 送货地址 单位地址 住址
    """,
    "language": """
        语言
    """,
    "kind": """
        客户类型 客户性质 单位性质 性质 类型 类别 customer_type customer_kind type
    """,
    "credit_limit": """
        信用额度 授信额度 赊账额度 额度
    """,
    "terms_days": """
        账期 账期天数 信用期 付款天数 付款期 结算天数 terms payment_terms credit_days
    """,
    "note": """
        备注 说明 附注 摘要 notes remark remarks memo
    """,
}

INVOICES: Final[Mapping[str, str]] = {
    "invoice_no": """
        单据号 单据编号 单号 发票号码 发票号 账单号 账单编号 订单号 订单编号 销售单号 出库单号
        送货单号 票号 凭证号 流水号 编号 invoice_number invoice bill_no bill_number
        document_no doc_no order_no number no
    """,
    "customer_no": """
        客户编号 客户号 客户编码 客户代码 客户ID 会员编号 会员号 会员ID 顾客编号 单位编号
        单位编码 学号 学员编号 customer_number customer_id customer_code client_no client_id
        member_no member_id account_no
    """,
    "customer_name": """
        客户名称 客户姓名 客户名 客户 姓名 会员姓名 会员名称 会员名 顾客姓名 顾客 学员姓名
        学生姓名 学员 学生 单位名称 公司名称 往来单位 购货单位 购买方 买方 付款人 付款方
        欠款人 欠款单位 债务人 商户名称 店名 会员 单位 公司 名称 名字 client_name client
        customer name member company payer debtor
    """,
    "phone": """
        手机 手机号 手机号码 联系电话 电话 电话号码 客户电话 联系手机 移动电话 联系方式
        会员手机 mobile cell telephone tel phone_number mobile_phone contact_phone
    """,
    "issue_date": """
        开单日期 开票日期 单据日期 账单日期 业务日期 销售日期 出库日期 送货日期 下单日期
        订单日期 发生日期 制单日期 交易日期 日期 时间 invoice_date bill_date document_date
        issued issued_on date
    """,
    "due_date": """
        到期日 到期日期 应付日期 应付款日 应付款日期 应收日期 应收款日期 付款期限 收款期限
        付款截止日期 付款截止日 截止日期 约定付款日期 约定付款日 约定还款日 还款日期 还款日
        最迟付款日 due due_on payable_by pay_by
    """,
    "amount": """
        应收金额 应收 应收款 应收账款 账单金额 发票金额 开票金额 价税合计 单据金额 销售金额
        订单金额 应付金额 应付 金额 总金额 总额 货款 借方金额 借方 invoice_amount bill_amount
        total_amount total
    """,
    "description": """
        摘要 说明 内容 商品名称 商品 货物名称 品名 服务内容 项目 用途 备注 details item memo
        note notes remark remarks
    """,
    "contract_no": """
        合同编号 合同号 合同 协议编号 contract contract_number agreement_no
    """,
    "disputed": """
        是否争议 是否有争议 有争议 争议 异议 是否有异议 dispute in_dispute
    """,
    "paid_date": """
        收款日期 到账日期 回款日期 结清日期 实收日期 已收日期 已付日期 实际付款日期
        settled_date date_paid paid_on settled_on settlement_date
    """,
    "paid_amount": """
        已收金额 已收款 已收 实收金额 实收 已付金额 已付款 已付 回款金额 已回款 回款 收款金额
        已还金额 已还 已结金额 贷方金额 贷方 amount_paid paid received amount_received
    """,
}

PAYMENTS: Final[Mapping[str, str]] = {
    "customer_no": """
        客户编号 客户号 客户编码 客户代码 客户ID 会员编号 会员号 会员ID 顾客编号 单位编号
        单位编码 学号 学员编号 customer_number customer_id customer_code client_no client_id
        member_no member_id account_no
    """,
    "customer_name": """
        客户名称 客户姓名 客户名 客户 姓名 会员姓名 会员名称 会员名 顾客姓名 顾客 学员姓名
        学生姓名 学员 学生 单位名称 公司名称 往来单位 购货单位 购买方 买方 付款人 付款方
        欠款人 欠款单位 债务人 商户名称 店名 会员 单位 公司 名称 名字 client_name client
        customer name member company payer debtor
    """,
    "phone": """
        手机 手机号 手机号码 联系电话 电话 电话号码 客户电话 联系手机 移动电话 联系方式
        会员手机 mobile cell telephone tel phone_number mobile_phone contact_phone
    """,
    "date": """
        收款日期 付款日期 到账日期 回款日期 入账日期 支付日期 交易日期 交易时间 日期 时间
        payment_date paid_date paid_on date_paid received_on
    """,
    "amount": """
        收款金额 付款金额 到账金额 实收金额 回款金额 支付金额 已收金额 交易金额 收入金额 金额
        实收 paid payment_amount paid_amount amount_paid received
    """,
    "method": """
        收款方式 付款方式 支付方式 结算方式 收款渠道 渠道 方式 payment_method channel
    """,
    "reference": """
        交易流水号 流水号 交易单号 交易号 交易订单号 收款单号 收据号 回单号 凭证号 参考号 单号
        ref transaction_no transaction_id reference_no receipt_no
    """,
    "invoice_no": """
        发票号码 发票号 账单号 账单编号 对应单据号 单据号 单据编号 订单号 订单编号 销售单号
        invoice invoice_number bill_no order_no
    """,
    "note": """
        备注 说明 附注 摘要 notes remark remarks memo
    """,
}

PREPAID: Final[Mapping[str, str]] = {
    "customer_no": """
        客户编号 客户号 客户编码 客户代码 客户ID 会员编号 会员号 会员ID 顾客编号 单位编号
        单位编码 学号 学员编号 customer_number customer_id customer_code client_no client_id
        member_no member_id account_no
    """,
    "customer_name": """
        客户名称 客户姓名 客户名 客户 姓名 会员姓名 会员名称 会员名 顾客姓名 顾客 学员姓名
        学生姓名 学员 学生 单位名称 公司名称 往来单位 购货单位 购买方 买方 付款人 付款方
        欠款人 欠款单位 债务人 商户名称 店名 会员 单位 公司 名称 名字 client_name client
        customer name member company payer debtor
    """,
    "phone": """
        手机 手机号 手机号码 联系电话 电话 电话号码 客户电话 联系手机 移动电话 联系方式
        会员手机 mobile cell telephone tel phone_number mobile_phone contact_phone
    """,
    "lot_no": """
        批次号 批次 储值卡号 券号 券码 卡券号 lot lot_number voucher_no coupon_no
    """,
    "card_no": """
        会员卡号 卡号 卡编号 card_number membership_card_no
    """,
    "kind": """
        卡类型 卡种类 卡种 卡类别 预付类型 类型 种类 类别 card_type type
    """,
    "title": """
        卡名称 卡名 套餐名称 套餐 课程名称 课程 项目名称 项目 产品名称 产品 商品名称 商品
        券名称 券名 package product item
    """,
    "sold_on": """
        开卡日期 办卡日期 购卡日期 购买日期 充值日期 售出日期 销售日期 办理日期 报名日期
        开卡时间 下单日期 日期 purchase_date purchased_on sale_date date
    """,
    "valid_until": """
        有效期至 有效期止 有效期截止 有效期 到期日 到期日期 到期时间 截止日期 失效日期
        expiry_date expires expires_on expiry valid_to
    """,
    "paid": """
        充值金额 实付金额 实收金额 储值金额 预存金额 预付金额 购卡金额 付款金额 本金 充值 实付
        实收 已付 金额 售价 价格 paid_amount amount_paid amount price
    """,
    "bonus": """
        赠送金额 赠送额 赠送 赠金 赠额 bonus_amount gift
    """,
    "used": """
        已消费 已消费金额 已用金额 已使用金额 消费金额 累计消费 已消耗金额 used_amount spent
    """,
    "left": """
        余额 卡内余额 剩余金额 可用余额 储值余额 balance remaining
    """,
    "units": """
        总次数 总课时 总节数 总数量 购买次数 课时数 次数 课时 数量 total_units sessions
        total_sessions
    """,
    "units_used": """
        已用次数 已使用次数 已消费次数 已用课时 已上课时 已耗课时 已消课时 已用 used_units
        sessions_used
    """,
    "units_left": """
        剩余次数 剩余课时 剩余节数 余次 剩余 sessions_left remaining_units
    """,
    "unit_list_price": """
        单次原价 单次价格 单次单价 单价 门市价 原价 list_price unit_price
    """,
}

BALANCES: Final[Mapping[str, str]] = {
    "customer_no": """
        客户编号 客户号 客户编码 客户代码 客户ID 会员编号 会员号 会员ID 顾客编号 单位编号
        单位编码 学号 学员编号 customer_number customer_id customer_code client_no client_id
        member_no member_id account_no 编号
    """,
    "customer_name": """
        客户名称 客户姓名 客户名 客户 姓名 会员姓名 会员名称 会员名 顾客姓名 顾客 学员姓名
        学生姓名 学员 学生 单位名称 公司名称 往来单位 购货单位 购买方 买方 付款人 付款方
        欠款人 欠款单位 债务人 商户名称 店名 会员 单位 公司 名称 名字 client_name client
        customer name member company payer debtor
    """,
    "phone": """
        手机 手机号 手机号码 联系电话 电话 电话号码 客户电话 联系手机 移动电话 联系方式
        会员手机 mobile cell telephone tel phone_number mobile_phone contact_phone
    """,
    "balance": """
        欠款余额 欠款金额 欠款总额 总欠款 累计欠款 应收余额 期末余额 尚欠金额 尚欠 未收金额
        未收款 未收 未付金额 未付 未结金额 未结 结欠金额 结欠 欠款 欠额 余额 应收金额 应收款
        应收 金额 amount_due amount_owed outstanding open_amount owed debt amount
    """,
    "due_date": """
        到期日 到期日期 应付日期 付款期限 约定还款日 还款日期 欠款日期 起欠日期 欠款起始日
        最早欠款日期 欠款时间 起始日期 日期 时间 due owed_since since date
    """,
    "note": """
        备注 说明 附注 摘要 notes remark remarks memo
    """,
}

WHAT_IS_LEFT: Final = """
    欠款金额 欠款 未收金额 未付金额 尚欠金额 余额 balance amount_due
"""
