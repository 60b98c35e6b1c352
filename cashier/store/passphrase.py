"""A key locked by a passphrase, so that a file can be opened on a computer that never had its key.

Argon2id makes a key of the passphrase; AES-256-GCM locks the file's own random key with it and
binds what the file says of itself, so that neither can be changed without being noticed.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from cashier import vault
from cashier.domain.errors import Fault, Refusal
from cashier.domain.posting import canonical_json
from cashier.vault import KEY_BYTES, PasswordCost

LENGTH_MIN = 12
"""A backup can be tried against for years, away from every lock-out."""
_SALT_BYTES, _NONCE_BYTES = 16, 12
_COST_MAX = PasswordCost(memory_kib=1_048_576, time_cost=20, parallelism=16)
"""A made-up file must not ask for all of the memory."""


def lock(
    key: bytes, passphrase: str, about: Mapping[str, Any], cost: PasswordCost | None = None
) -> dict[str, Any]:
    """The lock of `key`: JSON-fit, to be kept beside `about`.

    Raises Refusal `backup.passphrase_short`.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if len(passphrase) < LENGTH_MIN:
        raise Refusal("backup.passphrase_short", field="passphrase", value=LENGTH_MIN)
    cost = cost or vault.password_cost
    salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    found = {
        "kdf": "argon2id",
        "memory_kib": cost.memory_kib,
        "time_cost": cost.time_cost,
        "parallelism": cost.parallelism,
        "salt": salt.hex(),
        "nonce": nonce.hex(),
    }
    sealed = AESGCM(_derived(passphrase, found)).encrypt(nonce, key, _bound(found, about))
    return {**found, "locked": sealed.hex()}


def unlock(locked: Mapping[str, Any], passphrase: str, about: Mapping[str, Any]) -> bytes:
    """The key again. Raises Refusal `backup.passphrase` (it does not fit, or the file's words about
    itself were changed), Fault `backup.damaged` for a lock that is none."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        found = {name: value for name, value in locked.items() if name != "locked"}
        sealed, nonce = bytes.fromhex(locked["locked"]), bytes.fromhex(found["nonce"])
        fits = (
            found["kdf"] == "argon2id"
            and 8 <= found["memory_kib"] <= _COST_MAX.memory_kib
            and 1 <= found["time_cost"] <= _COST_MAX.time_cost
            and 1 <= found["parallelism"] <= _COST_MAX.parallelism
        )
        derived = _derived(passphrase, found) if fits else b""
    except (KeyError, TypeError, ValueError) as error:
        raise Fault("backup.damaged", retry_is_safe=False, reason="its lock is broken") from error
    if not fits:
        raise Fault("backup.damaged", retry_is_safe=False, reason="its lock is not of our kind")
    try:
        return AESGCM(derived).decrypt(nonce, sealed, _bound(found, about))
    except (InvalidTag, ValueError) as error:
        raise Refusal("backup.passphrase", field="passphrase") from error


def _bound(lock_facts: Mapping[str, Any], about: Mapping[str, Any]) -> bytes:
    return canonical_json({"about": dict(about), "lock": dict(lock_facts)}).encode()


def _derived(passphrase: str, facts: Mapping[str, Any]) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    return hash_secret_raw(
        passphrase.encode(),
        bytes.fromhex(facts["salt"]),
        time_cost=facts["time_cost"],
        memory_cost=facts["memory_kib"],
        parallelism=facts["parallelism"],
        hash_len=KEY_BYTES,
        type=Type.ID,
    )
