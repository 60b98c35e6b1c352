"""The ways to pay in Brazilian Portuguese."""

from __future__ import annotations

from receipts.translations.ways.sentences import Ways

PORTUGUESE = Ways(
    lang="pt-BR",
    title="FORMAS DE PAGAR SUA FATURA",
    here="Aqui recebemos cheques e vales postais. Não podemos receber dinheiro nem cartões.",
    online_title="Pela internet",
    online="Entre na sua conta e pague com uma conta bancária.",
    autopay_title="AutoPay (pagamento automático)",
    autopay="Ative uma vez. Depois, a fatura de cada mês é paga com a sua conta bancária.",
    mail_title="Pelo correio",
    mail="Envie um cheque ou vale postal com o cupom da sua fatura para o "
    "endereço do cupom. Nunca envie dinheiro.",
    bank_title="Pagamento pelo seu banco",
    bank="Seu banco envia o pagamento. Informe o número da conta que está na sua fatura.",
    phone_title="Por telefone",
    phone="Ligue para o atendimento ao cliente: {phone}, TTY {tty}.",
    money_order_title="Onde comprar um vale postal",
    money_order="Os correios e muitas lojas vendem vales postais por dinheiro. Faça em "
    "nome de {organization} e escreva nele o número da sua conta.",
    hours="Horário: {hours}",
)
