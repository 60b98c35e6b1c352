"""The ways to pay in Simplified Chinese."""

from __future__ import annotations

from receipts.translations.ways.sentences import Ways

SIMPLIFIED_CHINESE = Ways(
    lang="zh-Hans",
    title="账单付款方式",
    here="本柜台接受支票和汇票，不接受现金或银行卡。",
    online_title="网上付款",
    online="登录您的账户，用银行账户付款。",
    autopay_title="AutoPay（自动付款）",
    autopay="只需设置一次，以后每月账单从您的银行账户支付。",
    mail_title="邮寄付款",
    mail="将支票或汇票连同账单上的付款联寄到付款联上的地址。切勿邮寄现金。",
    bank_title="通过您的银行付款",
    bank="由您的银行汇出款项。请把账单上的账号告诉银行。",
    phone_title="电话付款",
    phone="请致电客户服务部：{phone}，TTY {tty}。",
    money_order_title="在哪里购买汇票",
    money_order="邮局和许多商店可用现金购买。收款人请写 {organization}，并在汇票上写明您的账号。",
    hours="服务时间：{hours}",
)
