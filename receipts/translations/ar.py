"""Arabic, not yet reviewed by a speaker: English stands beside every line."""

from __future__ import annotations

from receipts.translations.sentences import Sentences

ARABIC = Sentences(
    lang="ar",
    reviewed=False,
    official_receipt="إيصال رسمي",
    receipt="إيصال",
    date="التاريخ",
    station="الشباك {station}",
    staff="الموظف {staff}",
    received_from="استلمنا من",
    personal_check="شيك شخصي {number}",
    business_check="شيك شركة {number}",
    bank_check="شيك مصرفي {number}",
    usps_money_order="حوالة بريدية USPS ..{number}",
    western_union_money_order="حوالة مالية Western Union ..{number}",
    moneygram_money_order="حوالة مالية MoneyGram ..{number}",
    other_money_order="حوالة مالية ..{number}",
    account="حساب ينتهي بالرقم {last4}",
    medical_account="صحي، حساب ينتهي بالرقم {last4}",
    dental_account="أسنان، حساب ينتهي بالرقم {last4}",
    member="لحساب {name}",
    account_unknown="الحساب غير معروف بعد",
    months="لتغطية {months}",
    voided_mark="{line} - ملغى",
    total="إجمالي المبلغ المستلم",
    voided_since="أُلغي لاحقًا",
    stands="المبلغ الساري",
    no_change="لم يُرد أي باقٍ",
    subject_to_collection="استُلم المبلغ بشرط تحصيله من البنك.",
    not_proof="ليس إثباتًا للتغطية التأمينية.",
    after_cut_off="استُلم في الساعة {time}، عند الساعة 5:00 PM أو بعدها في يوم الاستحقاق. "
    "قسم الفواتير يحدد تاريخ السريان.",
    terminated="الدفع وحده لا يعيد التغطية. اتصل على {phone}.",
    questions="للأسئلة: {phone}، TTY {tty}",
    void="ملغى",
    training="تدريب – ليس إيصالًا",
    copy="نسخة {number}",
    copy_printed="طُبعت {time}، الموظف {staff}",
    copy_original="الأصل بتاريخ {time}",
    copy_uncertain="لم تتأكد طباعة الأصل",
    copy_ledger="دفتر الأستاذ: {state}",
)
