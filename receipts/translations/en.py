"""English: the language of record."""

from __future__ import annotations

from receipts.translations.sentences import Sentences

ENGLISH = Sentences(
    lang="en",
    reviewed=True,
    official_receipt="OFFICIAL RECEIPT",
    receipt="Receipt",
    date="Date",
    station="Station {station}",
    staff="Staff {staff}",
    received_from="Received from",
    personal_check="Personal check {number}",
    business_check="Business check {number}",
    bank_check="Bank check {number}",
    usps_money_order="USPS money order ..{number}",
    western_union_money_order="Western Union money order ..{number}",
    moneygram_money_order="MoneyGram money order ..{number}",
    other_money_order="Money order ..{number}",
    account="account ending {last4}",
    medical_account="Health, account ending {last4}",
    dental_account="Dental, account ending {last4}",
    member="for {name}",
    account_unknown="account not known yet",
    months="meant for coverage of {months}",
    voided_mark="{line} - VOID",
    total="TOTAL RECEIVED",
    voided_since="Voided since",
    stands="Stands",
    no_change="No change given",
    subject_to_collection="Received subject to collection.",
    not_proof="Not proof of coverage.",
    after_cut_off="Received at {time}, at or after 5:00 PM on the due date. Billing decides the "
    "effective date.",
    terminated="Payment does not by itself restore coverage. Call {phone}.",
    questions="Questions: {phone}, TTY {tty}",
    void="VOID",
    training="TRAINING – NOT A RECEIPT",
    copy="COPY {number}",
    copy_printed="Printed {time} by staff {staff}",
    copy_original="Original of {time}",
    copy_uncertain="Original print not confirmed",
    copy_ledger="Ledger: {state}",
)
