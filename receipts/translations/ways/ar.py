"""The ways to pay in Arabic."""

from __future__ import annotations

from receipts.translations.ways.sentences import Ways

ARABIC = Ways(
    lang="ar",
    title="طرق دفع فاتورتك",
    here="نقبل هنا الشيكات والحوالات المالية. لا نقبل النقد ولا البطاقات.",
    online_title="عبر الإنترنت",
    online="سجّل الدخول إلى حسابك وادفع من حساب مصرفي.",
    autopay_title="AutoPay (الدفع التلقائي)",
    autopay="فعّله مرة واحدة. بعد ذلك تُدفع فاتورة كل شهر من حسابك المصرفي.",
    mail_title="بالبريد",
    mail="أرسل شيكًا أو حوالة مالية مع قسيمة الفاتورة إلى العنوان المكتوب على "
    "القسيمة. لا ترسل نقدًا بالبريد أبدًا.",
    bank_title="عن طريق مصرفك",
    bank="يرسل مصرفك الدفعة. أعطه رقم الحساب المكتوب على فاتورتك.",
    phone_title="بالهاتف",
    phone="اتصل بخدمة العملاء: {phone}، TTY {tty}.",
    money_order_title="أين تشتري حوالة مالية",
    money_order="تبيعها مكاتب البريد ومتاجر كثيرة مقابل النقد. اكتبها باسم "
    "{organization} واكتب رقم حسابك عليها.",
    hours="ساعات العمل: {hours}",
)
