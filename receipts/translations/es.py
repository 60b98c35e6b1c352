"""Spanish, not yet reviewed by a speaker: English stands beside every line."""

from __future__ import annotations

from receipts.translations.sentences import Sentences

SPANISH = Sentences(
    lang="es",
    reviewed=False,
    official_receipt="RECIBO OFICIAL",
    receipt="Recibo",
    date="Fecha",
    station="Caja {station}",
    staff="Empleado {staff}",
    received_from="Recibido de",
    personal_check="Cheque personal {number}",
    business_check="Cheque de empresa {number}",
    bank_check="Cheque bancario {number}",
    usps_money_order="Giro postal USPS ..{number}",
    western_union_money_order="Giro Western Union ..{number}",
    moneygram_money_order="Giro MoneyGram ..{number}",
    other_money_order="Giro ..{number}",
    account="cuenta terminada en {last4}",
    medical_account="Médica, cuenta terminada en {last4}",
    dental_account="Dental, cuenta terminada en {last4}",
    member="para {name}",
    account_unknown="cuenta aún no conocida",
    months="para la cobertura de {months}",
    voided_mark="{line} - ANULADO",
    total="TOTAL RECIBIDO",
    voided_since="Anulado después",
    stands="Queda",
    no_change="No se dio cambio",
    subject_to_collection="Recibido sujeto a cobro.",
    not_proof="No es prueba de cobertura.",
    after_cut_off="Recibido a las {time}, a las 5:00 PM o más tarde en la fecha de vencimiento. "
    "Facturación decide la fecha efectiva.",
    terminated="El pago por sí solo no restablece la cobertura. Llame al {phone}.",
    questions="Preguntas: {phone}, TTY {tty}",
    void="ANULADO",
    training="CAPACITACIÓN – NO ES UN RECIBO",
    copy="COPIA {number}",
    copy_printed="Impreso {time} por el empleado {staff}",
    copy_original="Original del {time}",
    copy_uncertain="Impresión del original no confirmada",
    copy_ledger="Libro mayor: {state}",
)
