"""The slip with the ways to pay a bill, for whoever offered cash or a card.

It says nothing about anybody: no name, no account, no amount. Source: domain.md 1 (checks and money
orders only at the counter).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cashier.domain.slip import WaysToPaySlip
from receipts.bilingual import Bilingual
from receipts.document import (
    Align,
    Banner,
    Block,
    Cut,
    Document,
    DocumentKind,
    Heading,
    Para,
    Rule,
    Spacer,
    clean,
)
from receipts.translations import ENGLISH as ENGLISH_SENTENCES
from receipts.translations import RIGHT_TO_LEFT, sentences
from receipts.translations.ways import ENGLISH, WAYS, Ways

Pick = Callable[[Ways], str]
PARTS: tuple[tuple[Pick, Pick], ...] = (
    (lambda say: say.online_title, lambda say: say.online),
    (lambda say: say.autopay_title, lambda say: say.autopay),
    (lambda say: say.mail_title, lambda say: say.mail),
    (lambda say: say.bank_title, lambda say: say.bank),
    (lambda say: say.phone_title, lambda say: say.phone),
    (lambda say: say.money_order_title, lambda say: say.money_order),
)


def ways_to_pay_document(slip: WaysToPaySlip) -> Document:
    """The slip as a printable document. The same value gives the same document for ever."""
    own = WAYS.get(slip.language, ENGLISH)
    return Document(
        kind=DocumentKind.SLIP,
        lang=own.lang,
        rtl=own.lang in RIGHT_TO_LEFT,
        title=clean(ENGLISH.title.capitalize()),
        meta=(("language", clean(slip.language)),),
        blocks=tuple(_blocks(slip, Bilingual(own, ENGLISH, sentences(own.lang).reviewed))),
    )


def _blocks(slip: WaysToPaySlip, words: Bilingual[Ways]) -> Iterator[Block]:
    site = slip.site
    own = sentences(words.own.lang)
    marks = Bilingual(own, ENGLISH_SENTENCES, words.reviewed)
    training = [Banner(text=marks.line(lambda say: say.training))] if slip.training else []
    yield from training
    yield Heading(text=clean(site.organization), high=True)
    yield Para(text=clean(site.name), align=Align.CENTER)
    yield Rule()
    for title in words.paragraphs(lambda say: say.title):
        yield Heading(text=title)
    yield Spacer()
    yield from (Para(text=line) for line in words.paragraphs(lambda say: say.here))
    for title_of, text_of in PARTS:
        yield Spacer()
        yield Para(text=words.line(title_of), bold=True)
        lines = words.paragraphs(
            text_of, phone=site.help_phone, tty=site.help_tty, organization=site.organization
        )
        yield from (Para(text=line) for line in lines)
    yield Rule()
    questions = marks.paragraphs(
        lambda say: say.questions, phone=site.help_phone, tty=site.help_tty
    )
    yield from (Para(text=line, bold=True) for line in questions)
    if hours := clean(site.help_hours):
        lines = words.paragraphs(lambda say: say.hours, hours=hours)
        yield from (Para(text=line) for line in lines)
    yield from training
    yield Cut()
