"""What is said where cash or a card is offered, in the languages of the paper.

Read aloud or shown, with the English always beside it. Not yet read by a speaker of each language:
`SPOKEN` is marked so, and the window says it.
"""

from __future__ import annotations

ENGLISH = (
    "I'm sorry, we can't take cash or cards here. You can pay with a check or a money order, or in"
    " one of the ways on this paper."
)
SPOKEN = {
    "es": (
        "Lo siento, aquí no podemos aceptar efectivo ni tarjetas. Puede pagar con un cheque o un"
        " giro postal, o de una de las formas que dice este papel."
    ),
    "pt-BR": (
        "Sinto muito, aqui não podemos aceitar dinheiro nem cartões. Você pode pagar com cheque ou"
        " ordem de pagamento (money order), ou de uma das formas que estão neste papel."
    ),
    "ht": (
        "Mwen regrèt, nou pa ka pran lajan kach ni kat isit la. Ou ka peye ak yon chèk oswa yon"
        " money order, oswa nan youn nan fason ki sou papye sa a."
    ),
    "vi": (
        "Xin lỗi, ở đây chúng tôi không nhận tiền mặt hoặc thẻ. Quý vị có thể trả bằng chi phiếu"
        " hoặc money order, hoặc bằng một trong những cách ghi trên tờ giấy này."
    ),
    "zh-Hans": (
        "很抱歉，我们这里不收现金，也不收银行卡。"
        "您可以用支票或汇票付款，也可以用这张纸上写的方法付款。"
    ),
    "zh-Hant": (
        "很抱歉，我們這裡不收現金，也不收銀行卡。"
        "您可以用支票或匯票付款，也可以用這張紙上寫的方法付款。"
    ),
    "km": (
        "សូមអភ័យទោស នៅទីនេះយើងមិនទទួលសាច់ប្រាក់ ឬកាតទេ។ អ្នកអាចបង់ដោយសែក ឬ money order"
        " ឬតាមវិធីណាមួយដែលមាននៅលើក្រដាសនេះ។"
    ),
    "ru": (
        "К сожалению, здесь мы не принимаем наличные и карты. Вы можете заплатить чеком или"
        " денежным переводом (money order), либо одним из способов, указанных на этом листке."
    ),
    "ar": (
        "عذرًا، لا نقبل هنا النقد ولا البطاقات. يمكنكم الدفع بشيك أو بحوالة مالية (money order)،"
        " أو بإحدى الطرق المذكورة في هذه الورقة."
    ),
}
"""By BCP 47 tag, as the visit's language. A machine wrote them; a speaker has yet to read them."""


def spoken(language: str) -> str:
    """The sentence in that language; '' for English, which is shown anyway."""
    return SPOKEN.get(language, "")
