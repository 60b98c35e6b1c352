"""The ways to pay in Haitian Creole."""

from __future__ import annotations

from receipts.translations.ways.sentences import Ways

HAITIAN = Ways(
    lang="ht",
    title="FASON POU W PEYE BÒDWO W",
    here="Isit la nou pran chèk ak manda. Nou pa ka pran lajan kach ni kat.",
    online_title="Sou entènèt",
    online="Konekte sou kont ou epi peye ak yon kont labank.",
    autopay_title="AutoPay (peman otomatik)",
    autopay="Mete l yon sèl fwa. Apre sa, bòdwo chak mwa peye nan kont labank ou.",
    mail_title="Pa lapòs",
    mail="Voye yon chèk oswa yon manda ak koupon ki nan bòdwo w la nan adrès ki "
    "sou koupon an. Pa janm voye lajan kach pa lapòs.",
    bank_title="Peman atravè labank ou",
    bank="Labank ou voye peman an. Ba yo nimewo kont ki sou bòdwo w la.",
    phone_title="Pa telefòn",
    phone="Rele sèvis kliyan: {phone}, TTY {tty}.",
    money_order_title="Ki kote pou achte yon manda",
    money_order="Lapòs ak anpil magazen vann yo pou lajan kach. Fè l sou non "
    "{organization} epi ekri nimewo kont ou sou li.",
    hours="Lè sèvis: {hours}",
)
