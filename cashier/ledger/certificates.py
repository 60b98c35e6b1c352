"""Client certificates for stations: issued by the operator's own authority, named after the
station's role, which is what PostgreSQL compares (`clientcert=verify-full`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from cashier.domain.errors import Refusal

CERTIFICATE_DAYS = 730
"""How long a station's certificate holds. A new enrolment gives a new one."""
_CLOCKS_APART = timedelta(hours=1)
"""A server whose clock is behind by this much takes a fresh certificate all the same."""


@dataclass(frozen=True, slots=True)
class Authority:
    """A certificate authority: its certificate as PEM, and the key it signs with."""

    pem: str
    _certificate: Any
    _key: Any

    @staticmethod
    def read(cert_file: Path, key_file: Path) -> Authority:
        """Raises Refusal `ca.unreadable`, `ca.key_differs` or `ca.not_an_authority`."""
        from cryptography import x509
        from cryptography.hazmat.primitives.serialization import load_pem_private_key

        try:
            pem = cert_file.read_text(encoding="ascii")
            certificate = x509.load_pem_x509_certificate(pem.encode())
        except (OSError, ValueError) as error:
            raise Refusal("ca.unreadable", field="--ca-cert", value=str(cert_file)) from error
        try:
            key = load_pem_private_key(key_file.read_bytes(), password=None)
        except (OSError, ValueError, TypeError) as error:
            raise Refusal("ca.unreadable", field="--ca-key", value=str(key_file)) from error
        if key.public_key() != certificate.public_key():
            raise Refusal("ca.key_differs", field="--ca-key", value=str(key_file))
        if not _may_sign(certificate):
            raise Refusal("ca.not_an_authority", field="--ca-cert", value=str(cert_file))
        return Authority(pem, certificate, key)

    def issue(self, name: str, now: datetime) -> tuple[str, str]:
        """A client certificate for `name` from `now` on, and its private key: both PEM.

        Raises Refusal `ca.expired`: a certificate never outlives its authority.
        """
        from cryptography import x509
        from cryptography.hazmat.primitives import hashes, serialization
        from cryptography.hazmat.primitives.asymmetric import ec
        from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

        ends = min(now + timedelta(days=CERTIFICATE_DAYS), self._certificate.not_valid_after_utc)
        if ends <= now:
            raise Refusal("ca.expired", field="--ca-cert", value=f"{ends:%Y-%m-%d}")
        key = ec.generate_private_key(ec.SECP256R1())
        starts = max(now - _CLOCKS_APART, self._certificate.not_valid_before_utc)
        authority = self._certificate.public_key()
        certificate = (
            x509.CertificateBuilder()
            .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
            .issuer_name(self._certificate.subject)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(starts)
            .not_valid_after(ends)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CLIENT_AUTH]), critical=False)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(authority), critical=False
            )
            # an Ed25519 or Ed448 authority hashes by itself and takes no other
            .sign(self._key, None if _hashes_itself(self._key) else hashes.SHA256())
        )
        private = key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        return certificate.public_bytes(serialization.Encoding.PEM).decode(), private.decode()


def ends_at(pem: str) -> datetime:
    """When a certificate ends (UTC). Raises ValueError for what is none."""
    from cryptography import x509

    return x509.load_pem_x509_certificate(pem.encode()).not_valid_after_utc


def _may_sign(certificate: Any) -> bool:
    from cryptography import x509

    try:
        found = certificate.extensions.get_extension_for_class(x509.BasicConstraints).value
    except x509.ExtensionNotFound:
        return False
    return bool(found.ca)


def _hashes_itself(key: Any) -> bool:
    from cryptography.hazmat.primitives.asymmetric import ed448, ed25519

    return isinstance(key, ed25519.Ed25519PrivateKey | ed448.Ed448PrivateKey)
