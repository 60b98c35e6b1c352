"""A private certificate authority for the tests, and PostgreSQL servers that use it."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from cashier.clock import SystemClock
from tests.servers.binaries import runs_as
from tests.servers.postgres import FAST, Server, start_server

ENTRY = """\
# the superuser from here without a password, for the tests' own use; stations and auditors as the
# administrator's guide says
hostnossl all postgres 127.0.0.1/32 trust
hostssl all +ledger_station 127.0.0.1/32 scram-sha-256 clientcert=verify-full
hostssl all +ledger_auditor 127.0.0.1/32 scram-sha-256
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAuthority:
    """An authority's files, and what it makes."""

    folder: Path
    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @property
    def cert_file(self) -> Path:
        return self.folder / "ca.crt"

    @property
    def key_file(self) -> Path:
        return self.folder / "ca.key"

    def issue(
        self, name: str, *, ends: timedelta = timedelta(days=2), server: bool = False
    ) -> tuple[Path, Path]:
        """A certificate for `name` and its key, as files; one that has ended where `ends` < 0."""
        now = SystemClock().now()
        key = ec.generate_private_key(ec.SECP256R1())
        use = ExtendedKeyUsageOID.SERVER_AUTH if server else ExtendedKeyUsageOID.CLIENT_AUTH
        builder = (
            x509.CertificateBuilder()
            .subject_name(_named(name))
            .issuer_name(self.certificate.subject)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=4))
            .not_valid_after(now + ends)
            .add_extension(x509.ExtendedKeyUsage([use]), critical=False)
        )
        if server:
            names = [x509.DNSName(name), x509.IPAddress(ip_address("127.0.0.1"))]
            builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=False)
        made = builder.sign(self.key, hashes.SHA256())
        cert, private = self.folder / f"{name}.crt", self.folder / f"{name}.key"
        cert.write_bytes(made.public_bytes(serialization.Encoding.PEM))
        _write_key(private, key)
        return cert, private


def make_authority(
    folder: Path, name: str = "Test Authority", *, ended: bool = False
) -> OwnAuthority:
    """A new authority with its files in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    now: datetime = SystemClock().now().astimezone(UTC)
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = (
        x509.CertificateBuilder()
        .subject_name(_named(name))
        .issuer_name(_named(name))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=5))
        .not_valid_after(now + timedelta(days=-1 if ended else 1_000))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    made = OwnAuthority(folder=folder, key=key, certificate=certificate)
    made.cert_file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    _write_key(made.key_file, key)
    return made


def start_tls_server(
    authority: OwnAuthority, *, version: int = 15, settings: Mapping[str, str] | None = None
) -> Server:
    """A server that lets stations in by TLS, certificate and SCRAM only; its certificate names
    `localhost` and 127.0.0.1."""
    server = start_server(version=version, settings={**FAST, **(settings or {})})
    cert, key = authority.issue("localhost", server=True)
    for source, name in (
        (cert, "server.crt"),
        (key, "server.key"),
        (authority.cert_file, "ca.crt"),
    ):
        target = server.folder / name
        shutil.copy(source, target)
        user = runs_as()
        if user:
            shutil.chown(target, user)
        target.chmod(0o600)
    server.configure(
        {
            "ssl": "on",
            "ssl_cert_file": "server.crt",
            "ssl_key_file": "server.key",
            "ssl_ca_file": "ca.crt",
            "ssl_min_protocol_version": "TLSv1.3",
        }
    )
    server.admit(ENTRY)
    server.restart()
    return server


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _write_key(file: Path, key: ec.EllipticCurvePrivateKey) -> None:
    file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    file.chmod(0o600)
