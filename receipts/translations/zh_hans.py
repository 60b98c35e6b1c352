"""Simplified Chinese, not yet reviewed by a speaker: English stands beside every line."""

from __future__ import annotations

from receipts.translations.sentences import Sentences

SIMPLIFIED_CHINESE = Sentences(
    lang="zh-Hans",
    reviewed=False,
    official_receipt="正式收据",
    receipt="收据",
    date="日期",
    station="柜台 {station}",
    staff="工作人员 {staff}",
    received_from="付款人",
    personal_check="个人支票 {number}",
    business_check="商业支票 {number}",
    bank_check="银行支票 {number}",
    usps_money_order="USPS 汇票 ..{number}",
    western_union_money_order="Western Union 汇票 ..{number}",
    moneygram_money_order="MoneyGram 汇票 ..{number}",
    other_money_order="汇票 ..{number}",
    account="账户尾号 {last4}",
    medical_account="医疗，账户尾号 {last4}",
    dental_account="牙科，账户尾号 {last4}",
    member="成员：{name}",
    voided_mark="{line} - 作废",
    total="实收总额",
    voided_since="之后作废",
    stands="有效金额",
    no_change="未找零",
    subject_to_collection="须待银行兑付后方为有效收款。",
    not_proof="不作为保险证明。",
    after_cut_off="收款时间 {time}，即到期日 5:00 PM 或之后。生效日期由账单部门决定。",
    terminated="付款本身并不恢复保险。请致电 {phone}。",
    questions="咨询：{phone}，TTY {tty}",
    void="作废",
    training="培训 – 并非收据",
    copy="副本 {number}",
    copy_printed="打印时间 {time}，工作人员 {staff}",
    copy_original="原件时间 {time}",
    copy_uncertain="原件打印未经确认",
    copy_ledger="总账：{state}",
)
