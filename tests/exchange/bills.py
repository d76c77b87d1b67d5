"""Bill files as payment services and banks hand them out, made up row by row."""

# ruff: noqa: E501, ISC004 - the rows of a file stay whole, however long they are

from __future__ import annotations

import io
import zipfile

from desktop_ar.exchange.columns import Column, ColumnKind
from desktop_ar.exchange.xlsx_files import Sheet, write_xlsx

WECHAT_HEAD = (
    "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注"
)
WECHAT_ROWS = (
    '2026-11-18 09:12:30,转账,王小明,"转账备注:XS-2026-0003",收入,¥88.00,零钱,已存入零钱,'
    '"100001\t","/\t","/"',
    '2026-11-18 12:00:00,商户消费,便利店,"矿泉水",支出,¥3.00,零钱,支付成功,"100002\t","/","/"',
    '2026-11-19 08:00:00,转账,*小明,"/",收入,¥12.50,零钱,已存入零钱,"100003\t","/","/"',
    '2026-11-19 10:00:00,零钱提现,招商银行,"/",/,¥100.00,招商银行,提现已到账,"100004\t","/","/"',
    '2026-11-19 11:00:00,二维码收款,李四,"/",收入,¥50.00,零钱,已全额退款,"100005\t","/","/"',
    '2026-11-19 12:00:00,二维码收款,赵六,"/",收入,¥50.00,零钱,已退款(￥20.00),"100006\t","/","/"',
    '2026-11-19 13:00:00,网购-退款,网店,"/",收入,¥9.90,零钱,支付成功,"100007\t","/","/"',
)


def wechat_csv(*, lines_above: int = 16, mark: bool = True) -> bytes:
    """The bill of a person, as CSV in UTF-8."""
    above = ["微信支付账单明细,,,,,,,,", "微信昵称：[店主],,,,,,,,"]
    above += [f"说明{number},,,,,,,," for number in range(lines_above - 3)]
    above.append("----------------------微信支付账单明细列表--------------------,,,,,,,,")
    text = "\r\n".join([*above, WECHAT_HEAD, *WECHAT_ROWS]) + "\r\n"
    return (b"\xef\xbb\xbf" if mark else b"") + text.encode()


def wechat_xlsx() -> bytes:
    """The same as a spreadsheet, one more line above, amounts as numbers."""
    names = WECHAT_HEAD.split(",")
    columns = [
        Column(name, name, ColumnKind.AMOUNT if name.startswith("金额") else ColumnKind.TEXT)
        for name in names
    ]
    row: list[object] = [
        "2026-11-18 09:12:30", "转账", "王小明", "转账备注:XS-2026-0003", "收入", 8800, "零钱",
        "已存入零钱", "100001", "/", "/",
    ]  # fmt: skip
    target = io.BytesIO()
    write_xlsx(target, Sheet("Sheet1", columns, [row]))
    return target.getvalue()


def alipay_csv() -> bytes:
    """The bill of a person from the app, in GB18030 with padded cells."""
    above = ["-" * 40, "导出信息：", "姓名：店主", *[f"说明 {n}" for n in range(19)]]
    above.append("------------------------支付宝（中国）网络技术有限公司  电子客户回单----------")
    head = (
        "交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,"
        "交易订单号,商家订单号,备注,"
    )
    rows = [
        "2026-11-18 09:00:01,转账红包,王小明   ,139****2211,收款,收入,88.00,余额,交易成功,"
        "2026111822001\t,\t,,",
        "2026-11-18 10:00:01,日用百货,超市,/,纸巾,支出,12.00,余额,交易成功,2026111822002\t,\t,,",
        "2026-11-18 11:00:01,投资理财,基金,/,转入,不计收支,500.00,余额,交易成功,2026111822003\t,\t,,",
        "2026-11-18 12:00:01,退款,超市,/,退款-纸巾,不计收支,12.00,余额,退款成功,2026111822004\t,\t,,",
        "2026-11-18 13:00:01,转账红包,张三,/,收款,收入,5.00,余额,交易关闭,2026111822005\t,\t,,",
    ]
    return "\r\n".join([*above, head, *rows]).encode("gb18030")


def alipay_web_csv() -> bytes:
    """The old bill from the web page, closed by a dashed line."""
    above = ["支付宝交易记录明细查询", "账号:[shop]", "-" * 20 + "交易记录明细列表" + "-" * 20]
    head = (
        "交易号 ,商家订单号 ,交易创建时间 ,付款时间 ,最近修改时间 ,交易来源地 ,类型 ,"
        "交易对方 ,商品名称 ,金额（元）,收/支 ,交易状态 ,服务费（元）,成功退款（元）,备注 ,资金状态 ,"
    )
    row = (
        "2019010122001 ,  ,2019-01-01 09:00:00 ,2019-01-01 09:00:05 ,2019-01-01 09:00:05 ,"
        "支付宝网站 ,即时到账交易 ,王小明 ,画室学费 ,88.00 ,收入 ,交易成功 ,0.50 ,0.00 ,  ,已收入 ,"
    )
    return "\n".join([*above, head, row, "-" * 60, "导出时间:[2019]"]).encode("gb18030")


ALIPAY_MERCHANT_HEAD = (
    "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,"
    "终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,"
    "商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,"
    "退款批次号/请求号,服务费（元）,分润（元）,备注"
)


def alipay_merchant_zip() -> bytes:
    """An archive of a merchant: the details and a summary, lines with # around the table."""
    rows = [
        "2026001\t,M1\t,交易    ,学费,2026-11-18 09:00:00,2026-11-18 09:00:02,,,,,*小明(139******11),"
        "88.00,88.00,0.00,0.00,0.00,0.00,0.00,,0.00,0.00,,-0.53,0.00,XS-2026-0003",
        "2026001\t,M1\t,退款    ,学费,2026-11-19 09:00:00,2026-11-19 09:00:02,,,,,*小明(139******11),"
        "-10.00,-10.00,0.00,0.00,0.00,0.00,0.00,,0.00,0.00,R1,0.06,0.00,",
    ]
    text = "\n".join(
        ["#支付宝业务明细查询", "#账号：[shop]", "#-----------------------------------------业务明细列表",
         ALIPAY_MERCHANT_HEAD, *rows, "#-------业务明细列表结束", "#交易合计：1笔"]
    )  # fmt: skip
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("20880001_20261118_业务明细.csv", text.encode("gb18030"))
        archive.writestr(
            "20880001_20261118_业务明细(汇总).csv", "门店,笔数\n甲,1\n".encode("gb18030")
        )
    return target.getvalue()


def wechat_merchant_csv(*, old: bool = False) -> bytes:
    """The trade bill of a merchant: a backtick before every value, a summary at the end."""
    head = (
        "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,"
        "交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,"
        "充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注"
    )
    paid = "2026-11-18 09:00:00,wx1,190,0,,4200001,M-1,oUser,JSAPI,SUCCESS,OTHERS,CNY,88.00,0.00,0,0,0.00,0.00,,,画室学费 XS-2026-0003,,0.53,0.60%,88.00,0.00,"
    refund = "2026-11-19 09:00:00,wx1,190,0,,4200002,M-2,oUser,JSAPI,REFUND,OTHERS,CNY,0.00,0.00,500,R-1,12.00,0.00,ORIGINAL,SUCCESS,画室学费,,-0.07,0.60%,0.00,12.00,"
    rows = [paid, refund]
    if old:
        names = head.split(",")
        kept = names[:24]
        kept[12] = "总金额"
        head = ",".join(kept)
        rows = [",".join(row.split(",")[:24]) for row in rows]
    marked = [",".join(f"`{value}" for value in row.split(",")) for row in rows]
    summary = ["总交易单数,应结订单总金额,退款总金额", "`2,`88.00,`12.00"]
    return "\r\n".join([head, *marked, *summary]).encode()


def bank_csv(kind: str) -> bytes:
    """A bank statement: two columns, one signed column, or a word beside the sum; or English."""
    texts = {
        "two": (
            "账户明细\n户名,某店\n交易日期,摘要,收入金额,支出金额,余额,对方户名,交易流水号,附言\n"
            "20261118,转账,88.00,,1088.00,王小明,T001,画室学费\n"
            "20261118,收费,,15.00,1073.00,,T002,账户管理费\n"
            "20261119,转账,,500.00,573.00,某供应商,T003,货款\n合计,,88.00,515.00,,,,\n"
        ),
        "signed": (
            "日期,金额,对方名称,备注\n2026/11/18,+88.00,王小明,学费\n2026/11/19,-500.00,某供应商,货款\n"
        ),
        "word": (
            "交易时间,借贷标志,交易金额,对方户名,用途\n2026-11-18 10:00:00,贷,88.00,王小明,学费\n"
            "2026-11-19 10:00:00,借,500.00,某供应商,货款\n"
        ),
        "english": (
            "Date,Description,Paid Out,Paid In,Balance,Counterparty\n"
            "18 Nov 2026,tuition,,88.00,1088.00,王小明\n19 Nov 2026,goods,500.00,,588.00,Supplier\n"
        ),
    }
    return texts[kind].encode()
