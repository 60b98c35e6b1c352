"""Russian, not yet reviewed by a speaker: English stands beside every line."""

from __future__ import annotations

from receipts.translations.sentences import Sentences

RUSSIAN = Sentences(
    lang="ru",
    reviewed=False,
    official_receipt="ОФИЦИАЛЬНАЯ КВИТАНЦИЯ",
    receipt="Квитанция",
    date="Дата",
    station="Касса {station}",
    staff="Сотрудник {staff}",
    received_from="Получено от",
    personal_check="Личный чек {number}",
    business_check="Чек организации {number}",
    bank_check="Банковский чек {number}",
    usps_money_order="Денежный перевод USPS ..{number}",
    western_union_money_order="Денежный перевод Western Union ..{number}",
    moneygram_money_order="Денежный перевод MoneyGram ..{number}",
    other_money_order="Денежный перевод ..{number}",
    account="счёт, последние цифры {last4}",
    medical_account="Медицина, счёт, последние цифры {last4}",
    dental_account="Стоматология, счёт, последние цифры {last4}",
    member="для: {name}",
    account_unknown="счёт пока не известен",
    months="за страховку: {months}",
    voided_mark="{line} - АННУЛИРОВАНО",
    total="ВСЕГО ПОЛУЧЕНО",
    voided_since="Аннулировано позже",
    stands="Остаётся в силе",
    no_change="Сдача не выдавалась",
    subject_to_collection="Принято при условии оплаты банком.",
    not_proof="Не подтверждает наличие страховки.",
    after_cut_off="Получено в {time}, в 5:00 PM или позже, в день срока оплаты. Дату "
    "вступления в силу определяет отдел счетов.",
    terminated="Сама по себе оплата не восстанавливает страховку. Позвоните: {phone}.",
    questions="Вопросы: {phone}, TTY {tty}",
    void="АННУЛИРОВАНО",
    training="УЧЕБНЫЙ РЕЖИМ – НЕ КВИТАНЦИЯ",
    copy="КОПИЯ {number}",
    copy_printed="Напечатано {time}, сотрудник {staff}",
    copy_original="Оригинал от {time}",
    copy_uncertain="Печать оригинала не подтверждена",
    copy_ledger="Главная книга: {state}",
)
