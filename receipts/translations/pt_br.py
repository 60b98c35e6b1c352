"""Brazilian Portuguese, not yet reviewed by a speaker: English stands beside every line."""

from __future__ import annotations

from receipts.translations.sentences import Sentences

PORTUGUESE = Sentences(
    lang="pt-BR",
    reviewed=False,
    official_receipt="RECIBO OFICIAL",
    receipt="Recibo",
    date="Data",
    station="Guichê {station}",
    staff="Atendente {staff}",
    received_from="Recebido de",
    personal_check="Cheque pessoal {number}",
    business_check="Cheque empresarial {number}",
    bank_check="Cheque bancário {number}",
    usps_money_order="Vale postal USPS ..{number}",
    western_union_money_order="Vale Western Union ..{number}",
    moneygram_money_order="Vale MoneyGram ..{number}",
    other_money_order="Vale postal ..{number}",
    account="conta final {last4}",
    medical_account="Saúde, conta final {last4}",
    dental_account="Dental, conta final {last4}",
    member="para {name}",
    account_unknown="conta ainda não conhecida",
    months="para a cobertura de {months}",
    voided_mark="{line} - ANULADO",
    total="TOTAL RECEBIDO",
    voided_since="Anulado depois",
    stands="Permanece",
    no_change="Nenhum troco foi dado",
    subject_to_collection="Recebido sujeito a cobrança bancária.",
    not_proof="Não comprova a cobertura.",
    after_cut_off="Recebido às {time}, às 5:00 PM ou depois na data de vencimento. O setor de "
    "cobrança decide a data efetiva.",
    terminated="O pagamento por si só não restabelece a cobertura. Ligue para {phone}.",
    questions="Dúvidas: {phone}, TTY {tty}",
    void="ANULADO",
    training="TREINAMENTO – NÃO É UM RECIBO",
    copy="CÓPIA {number}",
    copy_printed="Impresso {time} pelo atendente {staff}",
    copy_original="Original de {time}",
    copy_uncertain="Impressão do original não confirmada",
    copy_ledger="Livro-razão: {state}",
)
