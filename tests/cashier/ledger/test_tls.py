"""Who gets through to a ledger that wants TLS 1.3, the station's certificate and its password; and
which servers a station talks to. Real servers, a private authority. Source: reliability.md 6."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.engine import URL, make_url

from cashier.clock import SystemClock
from cashier.domain.errors import Fault, Refusal
from cashier.domain.site import Site
from cashier.ledger import directory
from cashier.ledger.certificates import Authority, ends_at
from cashier.ledger.connection import StationConnection
from cashier.ledger.contract import CONTRACT_VERSION
from cashier.ledger.enrol import Enrolment, add_auditor, enroll_station, home_address
from cashier.ledger.open import init_ledger, open_ledger
from cashier.ledger.postgres_database import PostgresDatabase
from cashier.vault import Keys
from tests.servers.authority import OwnAuthority, make_authority, start_tls_server
from tests.servers.postgres import Server

ROLE = "st_bos_01"
STRANGER = "does not prove itself"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> OwnAuthority:
    return make_authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="module")
def server(authority: OwnAuthority, postgres15: Server) -> Iterator[Server]:
    # 15 only: the wheel's 18 was built without TLS
    started = start_tls_server(authority, version=postgres15.version)
    yield started
    started.remove()


@pytest.fixture(scope="module")
def enrolled(
    server: Server, authority: OwnAuthority, tmp_path_factory: pytest.TempPathFactory
) -> Enrolment:
    """BOS-01, enrolled with a certificate of the authority."""
    url = server.create()
    database = init_ledger(url, Keys(folder=tmp_path_factory.mktemp("keys")), SystemClock())
    given: list[Enrolment] = []
    try:
        boston = Site(code="BOS", name="Boston", address="", phone="", county="Suffolk")
        directory.add_site(database, boston)
        own = Authority.read(authority.cert_file, authority.key_file)
        enroll_station(database, url, "BOS", "01", deliver=given.append, authority=own)
    finally:
        database.close()
    return given[0]


@pytest.fixture
def address(enrolled: Enrolment, tmp_path: Path) -> URL:
    """The address as `station enroll` would write it, with its files."""
    for name, content in (
        ("root.crt", enrolled.server_ca),
        ("client.crt", enrolled.certificate),
        ("client.key", enrolled.certificate_key),
    ):
        (tmp_path / name).write_text(content)
        (tmp_path / name).chmod(0o600)
    return make_url(home_address(enrolled, tmp_path))


def connected(address: URL, password: str) -> tuple[str, str, str]:
    """What the server sees of the connection: who, TLS version, whose certificate."""
    connection = StationConnection(address.render_as_string(hide_password=False), password=password)
    try:
        found = connection.call(
            "SELECT json_build_array(session_user, version, client_dn)"
            " FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
        )
    finally:
        connection.close()
    who, version, subject = found
    return who, version, subject


def refused(address: URL, password: str) -> Fault:
    with pytest.raises(Fault) as told:
        connected(address, password)
    return told.value


def test_certificate_password_and_name_together_open_the_ledger(
    address: URL, enrolled: Enrolment, tmp_path: Path
) -> None:
    assert connected(address, enrolled.password) == (ROLE, "TLSv1.3", f"/CN={ROLE}")
    keys = Keys(folder=tmp_path / "keys", use_keyring=False)
    url = address.render_as_string(hide_password=False)
    ledger = open_ledger(url, keys, SystemClock(), password=enrolled.password)
    try:
        assert ledger.hello(CONTRACT_VERSION, "BOS", "01").ledger_id == enrolled.ledger_id
    finally:
        ledger.close()


def test_an_auditor_needs_tls_and_a_passphrase(
    address: URL, enrolled: Enrolment, server: Server
) -> None:
    made = make_url(server.url(address.database or ""))
    database = PostgresDatabase.open(made, SystemClock())
    try:
        role = add_auditor(database, "tls", "an auditor's passphrase")
    finally:
        database.close()
    names = ["sslcert", "sslkey", "channel_binding"]
    own = address.difference_update_query(names).set(
        username=role, password="an auditor's passphrase"
    )
    reading = PostgresDatabase.open(own, SystemClock())
    try:
        assert reading.ledger_id == enrolled.ledger_id
    finally:
        reading.close()
    with pytest.raises((Refusal, Fault)):
        PostgresDatabase.open(without_tls(own, None), SystemClock())


def test_the_certificate_is_short_lived_and_says_client_only(enrolled: Enrolment) -> None:
    left = ends_at(enrolled.certificate) - SystemClock().now()
    assert timedelta(days=729) < left < timedelta(days=731)


def other_certificate(make: Callable[[OwnAuthority], tuple[Path, Path]]) -> Callable[..., URL]:
    def changed(address: URL, authority: OwnAuthority) -> URL:
        certificate, key = make(authority)
        return address.update_query_dict({"sslcert": str(certificate), "sslkey": str(key)})

    return changed


def without_certificate(address: URL, _: OwnAuthority) -> URL:
    return address.difference_update_query(["sslcert", "sslkey"]).update_query_dict(
        {"sslcertmode": "disable"}
    )


def without_tls(address: URL, _: OwnAuthority | None) -> URL:
    names = [name for name in address.query if name.startswith("ssl") or name == "channel_binding"]
    return address.difference_update_query(names).update_query_dict({"sslmode": "disable"})


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(without_certificate, id="no certificate"),
        pytest.param(
            other_certificate(lambda own: make_authority(own.folder / "other").issue(ROLE)),
            id="another authority's certificate",
        ),
        pytest.param(
            other_certificate(lambda own: own.issue(ROLE, ends=timedelta(hours=-1))),
            id="an expired certificate",
        ),
        pytest.param(
            other_certificate(lambda own: own.issue("st_bos_02")),
            id="another station's certificate",
        ),
        pytest.param(without_tls, id="no TLS"),
    ],
)
def test_the_right_password_alone_is_not_enough(
    address: URL, enrolled: Enrolment, authority: OwnAuthority, change: Callable[..., URL]
) -> None:
    assert refused(change(address, authority), enrolled.password).code == "ledger.refused_station"


@pytest.mark.parametrize("password", ["wrong", ""])
def test_the_right_certificate_alone_is_not_enough(address: URL, password: str) -> None:
    assert refused(address, password).code == "ledger.refused_station"


def test_a_server_of_another_name_is_not_believed(address: URL, enrolled: Enrolment) -> None:
    other = address.set(host="ledger.example").update_query_dict({"hostaddr": "127.0.0.1"})
    told = refused(other, enrolled.password)
    assert told.code == "ledger.unreachable"
    assert STRANGER in str(told.data["reason"])


def test_a_server_of_another_authority_is_not_believed(
    address: URL, enrolled: Enrolment, tmp_path: Path
) -> None:
    other = make_authority(tmp_path / "other", "Other Authority")
    told = refused(
        address.update_query_dict({"sslrootcert": str(other.cert_file)}), enrolled.password
    )
    assert told.code == "ledger.unreachable"
    assert STRANGER in str(told.data["reason"])


def test_a_server_that_speaks_old_tls_only_is_not_spoken_to(
    address: URL, enrolled: Enrolment, server: Server
) -> None:
    old = {"ssl_min_protocol_version": "TLSv1.2", "ssl_max_protocol_version": "TLSv1.2"}
    new = {"ssl_min_protocol_version": "TLSv1.3", "ssl_max_protocol_version": ""}
    server.configure(old)
    server.restart()
    try:
        assert refused(address, enrolled.password).code in {
            "ledger.unreachable",
            "ledger.refused_station",
        }
    finally:
        server.configure(new)
        server.restart()
    assert connected(address, enrolled.password)[1] == "TLSv1.3"


def test_a_server_that_offers_no_tls_learns_nothing(
    address: URL, enrolled: Enrolment, server: Server
) -> None:
    server.configure({"ssl": "off"})
    server.restart()
    try:
        told = refused(address, enrolled.password)
    finally:
        server.configure({"ssl": "on"})
        server.restart()
    assert told.code == "ledger.unreachable"
    assert enrolled.password not in server.log.read_text()


# ---------------------------------------------------------------- the authority


def test_what_is_no_authority_is_refused_by_name(authority: OwnAuthority, tmp_path: Path) -> None:
    certificate, key = authority.issue("st_bos_03")
    other = make_authority(tmp_path / "other")
    for cert_file, key_file, code in (
        (tmp_path / "absent", authority.key_file, "ca.unreadable"),
        (authority.cert_file, tmp_path / "absent", "ca.unreadable"),
        (authority.key_file, authority.key_file, "ca.unreadable"),
        (authority.cert_file, other.key_file, "ca.key_differs"),
        (certificate, key, "ca.not_an_authority"),
    ):
        with pytest.raises(Refusal) as told:
            Authority.read(cert_file, key_file)
        assert told.value.code == code


def test_a_certificate_does_not_outlive_its_authority(tmp_path: Path) -> None:
    own = make_authority(tmp_path / "own")
    now = SystemClock().now()
    authority = Authority.read(own.cert_file, own.key_file)
    late = own.certificate.not_valid_after_utc - timedelta(days=3)
    assert ends_at(authority.issue("st_bos_01", late)[0]) == own.certificate.not_valid_after_utc
    ended = make_authority(tmp_path / "ended", ended=True)
    with pytest.raises(Refusal, match=r"ca\.expired"):
        Authority.read(ended.cert_file, ended.key_file).issue("st_bos_01", now)


def test_the_secrets_do_not_show(enrolled: Enrolment) -> None:
    assert repr(enrolled) == "Enrolment(BOS-01)"
    assert json.loads(enrolled.text())["password"] == enrolled.password
    assert enrolled.password not in str(replace(enrolled))
