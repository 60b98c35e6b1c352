"""The ways to pay in Traditional Chinese."""

from __future__ import annotations

from receipts.translations.ways.sentences import Ways

TRADITIONAL_CHINESE = Ways(
    lang="zh-Hant",
    title="帳單付款方式",
    here="本櫃檯接受支票和匯票，不接受現金或銀行卡。",
    online_title="網上付款",
    online="登入您的帳戶，用銀行帳戶付款。",
    autopay_title="AutoPay（自動付款）",
    autopay="只需設定一次，以後每月帳單從您的銀行帳戶支付。",
    mail_title="郵寄付款",
    mail="將支票或匯票連同帳單上的付款聯寄到付款聯上的地址。切勿郵寄現金。",
    bank_title="透過您的銀行付款",
    bank="由您的銀行匯出款項。請把帳單上的帳號告訴銀行。",
    phone_title="電話付款",
    phone="請致電客戶服務部：{phone}，TTY {tty}。",
    money_order_title="在哪裡購買匯票",
    money_order="郵局和許多商店可用現金購買。收款人請寫 {organization}，並在匯票上寫明您的帳號。",
    hours="服務時間：{hours}",
)
