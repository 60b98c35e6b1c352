"""Traditional Chinese, not yet reviewed by a speaker: English stands beside every line."""

from __future__ import annotations

from receipts.translations.sentences import Sentences

TRADITIONAL_CHINESE = Sentences(
    lang="zh-Hant",
    reviewed=False,
    official_receipt="正式收據",
    receipt="收據",
    date="日期",
    station="櫃檯 {station}",
    staff="工作人員 {staff}",
    received_from="付款人",
    personal_check="個人支票 {number}",
    business_check="商業支票 {number}",
    bank_check="銀行支票 {number}",
    usps_money_order="USPS 匯票 ..{number}",
    western_union_money_order="Western Union 匯票 ..{number}",
    moneygram_money_order="MoneyGram 匯票 ..{number}",
    other_money_order="匯票 ..{number}",
    account="帳戶尾號 {last4}",
    medical_account="醫療，帳戶尾號 {last4}",
    dental_account="牙科，帳戶尾號 {last4}",
    member="成員：{name}",
    voided_mark="{line} - 作廢",
    total="實收總額",
    voided_since="之後作廢",
    stands="有效金額",
    no_change="未找零",
    subject_to_collection="須待銀行兌付後方為有效收款。",
    not_proof="不作為保險證明。",
    after_cut_off="收款時間 {time}，即到期日 5:00 PM 或之後。生效日期由帳單部門決定。",
    terminated="付款本身並不恢復保險。請致電 {phone}。",
    questions="查詢：{phone}，TTY {tty}",
    void="作廢",
    training="培訓 – 並非收據",
    copy="副本 {number}",
    copy_printed="列印時間 {time}，工作人員 {staff}",
    copy_original="原件時間 {time}",
    copy_uncertain="原件列印未經確認",
    copy_ledger="總帳：{state}",
)
