"""The ways to pay in Spanish."""

from __future__ import annotations

from receipts.translations.ways.sentences import Ways

SPANISH = Ways(
    lang="es",
    title="FORMAS DE PAGAR SU FACTURA",
    here="Aquí recibimos cheques y giros postales. No podemos recibir efectivo ni tarjetas.",
    online_title="Por internet",
    online="Entre en su cuenta y pague desde una cuenta bancaria.",
    autopay_title="AutoPay (pago automático)",
    autopay="Actívelo una vez. Después, la factura de cada mes se paga desde su cuenta bancaria.",
    mail_title="Por correo",
    mail="Envíe un cheque o giro postal con el cupón de su factura a la "
    "dirección del cupón. Nunca envíe efectivo.",
    bank_title="Pago desde su banco",
    bank="Su banco envía el pago. Dele el número de cuenta que está en su factura.",
    phone_title="Por teléfono",
    phone="Llame a servicio al cliente: {phone}, TTY {tty}.",
    money_order_title="Dónde comprar un giro postal",
    money_order="Las oficinas de correos y muchas tiendas los venden por efectivo. "
    "Hágalo a nombre de {organization} y escriba en él su número de cuenta.",
    hours="Horario: {hours}",
)
