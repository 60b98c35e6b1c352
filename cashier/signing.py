"""Ed25519: keys, their names, signatures. A private key is 32 bytes, a public one 64 hex digits.

Sources: RFC 8032; PEM files as `openssl genpkey -algorithm ed25519` writes them (RFC 8410).
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from cashier.domain.errors import Refusal


def load() -> None:
    """Loads the library, which takes about as long as all else of a payment: in idle time, so that
    the first one does not do it inside its transaction.
    """
    signed_by(public_key(key := new_key()), b"", sign(key, b""))


def new_key() -> bytes:
    """A new private key."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.generate().private_bytes_raw()


def public_key(private: bytes) -> str:
    """The public key of a private one."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw().hex()


def key_id(public: str) -> str:
    """The short name of a public key: 16 hex digits of its SHA-256."""
    return hashlib.sha256(bytes.fromhex(public)).hexdigest()[:16]


def sign(private: bytes, message: bytes) -> str:
    """The signature, 128 hex digits."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(private).sign(message).hex()


def signed_by(public: str, message: bytes, signature: str) -> bool:
    """Whether the signature is that key's for this message; False for what is no signature."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(
            bytes.fromhex(signature), message
        )
    except (InvalidSignature, ValueError):
        return False
    return True


def read_private(file: Path) -> bytes:
    """The private key of a PEM file. Raises Refusal `signing.key_file`."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        key = load_pem_private_key(file.read_bytes(), password=None)
    except (OSError, ValueError, TypeError) as error:  # TypeError: the file asks for a passphrase
        raise Refusal("signing.key_file", field="key", value=str(file)) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise Refusal("signing.key_file", field="key", value=str(file))
    return key.private_bytes_raw()


def read_public(file: Path) -> str:
    """The public key of a PEM file, public or private. Raises Refusal `signing.key_file`."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    try:
        text = file.read_bytes()
    except OSError as error:
        raise Refusal("signing.key_file", field="key", value=str(file)) from error
    if b"PRIVATE KEY" in text:
        return public_key(read_private(file))
    try:
        key = load_pem_public_key(text)
    except ValueError as error:
        raise Refusal("signing.key_file", field="key", value=str(file)) from error
    if not isinstance(key, Ed25519PublicKey):
        raise Refusal("signing.key_file", field="key", value=str(file))
    return key.public_bytes_raw().hex()
