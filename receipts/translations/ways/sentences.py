"""What the slip with the ways to pay says, in one language.

Whether a speaker has reviewed it is said by the language itself (`Sentences.reviewed`).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """Titles and what follows them. `{phone}`, `{tty}`, `{organization}`, `{hours}` are filled in
    from the site.
    """

    lang: str
    title: str
    here: str
    online_title: str
    online: str
    autopay_title: str
    autopay: str
    mail_title: str
    mail: str
    bank_title: str
    bank: str
    phone_title: str
    phone: str
    money_order_title: str
    money_order: str
    hours: str
