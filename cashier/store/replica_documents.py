"""The feed's documents as they are kept: deflated against a typical one, 1,100 bytes to 250.

A million of them are the largest part of a store; small, they also leave the page cache to the
search.
"""

from __future__ import annotations

import zlib

_DICTIONARY_1 = (
    b'"2025-11-01","2025-10-01","2025-10-23","monthly","","2026-02-01","first","terminated""re'
    b'vised"pending_binder"employer","organization_name":"Blue Cross Blue Shield of MA","Fallo'
    b'n Health","Health New England","Mass General Brigham Health Plan","Tufts Health Direct",'
    b'"UnitedHealthcare","WellSense"Worcester"Springfield""Lowell"Brockton"Lynn" St"," Ave"," '
    b'Rd"Unit "Apt Jr."gold"platinum"bronze"Select Plus"aptc"none"returned"mail""billpay"card"'
    b'autopay"es"pt"zh"vi"ht"-04-01","2026-03-01","2026-03-23","2026-05-01","2026-06-01"2026-0'
    b'7-01"{"address_line1":"865 Highland Ave","address_line2":"Unit A","autopay_day":null,"bi'
    b'lling_account_number":"705433012","bills":[["B0543301226081","2026-09-01","2026-08-01","'
    b'2026-08-23","monthly","",5300],["B0543301226091","2026-10-01","2026-09-01","2026-09-23",'
    b'"monthly","",5300],["B0543301226101","2026-11-01","2026-10-01","2026-10-23","monthly",""'
    b',5300],["B0543301226111","2026-12-01","2026-11-01","2026-11-23","monthly","",5300]],"car'
    b'rier":"Harvard Pilgrim","city":"Dorchester","coverage_type":"dental","coverage_type":"me'
    b'dical","date_of_birth":"1957-04-26","email":"m0008663@example.org","enrollment_status":"'
    b'active","first_name":"Michelle","household_id":"H536719429","kind":"individual","last_na'
    b'me":"Martin","member_id":"100000008663","metal_level":"silver","middle_name":"Ann","orga'
    b'nization_name":"","paperless":true,"paperless":false,"payments":[["P07000000001","2026-0'
    b'8-05","walkin",5300,"posted"],["P07000000002","2026-09-04","eft",5300,"posted"],["P07000'
    b'000003","2026-10-12","walkin",5300,"posted"]],"phone":"+16175559790","plan_name":"Direct'
    b' Plus","postal_code":"02125","preferred_language":"en","state":"MA","subsidy":"connector'
    b'care","suffix":"","terminated_on":null}'
)
"""Never changed: kept documents cannot be read without it. A better one gets the next number."""

_VERSION_1 = b"\x01"
_WINDOW, _LEVEL, _MEMORY = -13, 1, 6


def pack(text: str) -> bytes:
    """The kept form of a document."""
    deflate = zlib.compressobj(
        _LEVEL, zlib.DEFLATED, _WINDOW, _MEMORY, zlib.Z_DEFAULT_STRATEGY, _DICTIONARY_1
    )
    return _VERSION_1 + deflate.compress(text.encode()) + deflate.flush()


def unpack(body: bytes) -> str:
    """The document again. Raises ValueError on a form this program does not know."""
    if body[:1] != _VERSION_1:
        raise ValueError(f"document form {body[:1]!r}")
    inflate = zlib.decompressobj(_WINDOW, _DICTIONARY_1)
    return (inflate.decompress(body[1:]) + inflate.flush()).decode()
