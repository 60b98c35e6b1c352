"""A home made from an enrolment file: whole, or not at all; and renewed without losing anything."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import keyring
import keyring.backend
import pytest

from cashier import settings, signing
from cashier.clock import Clock, SystemClock
from cashier.domain.errors import Fault, Refusal
from cashier.domain.site import Site
from cashier.ledger import directory
from cashier.ledger.books import Books
from cashier.ledger.certificates import Authority
from cashier.ledger.enrol import Enrolment, enroll_station
from cashier.ledger.open import init_ledger, open_ledger
from cashier.services import enrolment as enrolment_service
from cashier.services.desk import hmac_key_name, note, open_desk, station_key_name
from cashier.services.enrolment import (
    certificates_folder,
    custody,
    destroy,
    enroll,
    ledger_password,
    password_name,
)
from cashier.settings import Home, Settings
from cashier.store import audit
from cashier.sync import step
from cashier.vault import Keys, key_name
from tests.cashier.ledger.stations import Chain
from tests.servers.authority import make_authority


@pytest.fixture
def keys(tmp_path: Path) -> Keys:
    return Keys(folder=tmp_path / "keys", use_keyring=False)


@pytest.fixture
def clock() -> Clock:
    return SystemClock()


@pytest.fixture
def home(tmp_path: Path) -> Home:
    (tmp_path / "home").mkdir()
    return Home(tmp_path / "home")


@pytest.fixture
def books(tmp_path: Path, keys: Keys, clock: Clock) -> Iterator[Books]:
    """An embedded ledger with one center."""
    database = init_ledger(url(tmp_path), keys, clock)
    lynn = Site(code="LYN", name="Lynn", address="", phone="", county="Essex")
    directory.add_site(database, lynn)
    yield database
    database.close()


def url(folder: Path) -> str:
    return f"sqlite:///{(folder / 'ledger.db').as_posix()}"


def made(books: Books, number: str = "01", **fields: str) -> Enrolment:
    given: list[Enrolment] = []
    enroll_station(books, f"sqlite:///{books.name}", "LYN", number, deliver=given.append)
    return replace(given[0], **fields)


def everything(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, and what is in it."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def opened(home: Home, keys: Keys, clock: Clock) -> Any:
    return open_desk(home, keys, clock, Settings())


def test_the_home_is_that_station_and_its_keys_lie_outside(
    home: Home, keys: Keys, clock: Clock, books: Books
) -> None:
    enrolment = made(books, password="p")
    identity = enroll(home, keys, clock, enrolment)
    assert (identity.name, identity.training) == ("LYN-01", False)
    desk = opened(home, keys, clock)
    try:
        assert desk.identity == identity
        assert desk.hmac_key.hex() == enrolment.organisation_key
        with desk.store.read() as connection:
            first = next(iter(audit.lines(connection)))
        assert "station_bound" in first.canonical
    finally:
        desk.store.close()
    name = key_name(home.store)
    kept = keys.load(station_key_name(name))
    assert kept is not None
    assert signing.public_key(kept) == signing.public_key(bytes.fromhex(enrolment.station_key))
    assert ledger_password(home, keys) == "p"
    assert settings.load(home).ledger == enrolment.ledger
    for content in everything(home.folder).values():
        for private in (enrolment.station_key, enrolment.organisation_key):
            assert private.encode() not in content
            assert bytes.fromhex(private) not in content


def test_an_embedded_ledger_serves_an_enrolled_home(
    home: Home, keys: Keys, clock: Clock, books: Books
) -> None:
    enroll(home, keys, clock, made(books))
    desk = opened(home, keys, clock)
    ledger = open_ledger(settings.load(home).ledger, keys, clock)
    try:
        assert step(desk.store, ledger, clock, desk.identity).pulled == 2  # the center, the station
    finally:
        ledger.close()
        desk.store.close()
    assert ledger_password(home, keys) is None


def test_keys_go_into_the_keyring_where_there_is_one(
    home: Home, tmp_path: Path, clock: Clock, books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: dict[str, str] = {}
    monkeypatch.setattr(keyring, "get_password", lambda _, name: held.get(name))
    monkeypatch.setattr(keyring, "set_password", lambda _, name, value: held.update({name: value}))
    monkeypatch.setattr(keyring, "delete_password", lambda _, name: held.pop(name))
    keys = Keys(folder=tmp_path / "keys")
    (ledger_key,) = (tmp_path / "keys").iterdir()

    lost = made(books, "02", password="p", ledger_id="another")
    with pytest.raises(Refusal, match=r"enrolment\.other_ledger"):
        enroll(home, keys, clock, lost)
    assert held == {}

    enroll(home, keys, clock, made(books, password="p"))
    name = key_name(home.store)
    names = (name, password_name(name), station_key_name(name), hmac_key_name(name))
    assert set(held) == set(names)
    assert list((tmp_path / "keys").iterdir()) == [ledger_key]
    found = custody(home, keys)
    places = (found.password, found.station_key, found.organisation_key)
    assert places == ("keyring",) * 3
    assert (found.certificates, found.certificate_ends) == (None, None)


# ---------------------------------------------------------------- what stops it leaves nothing


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"ledger_id": "another"}, "enrolment.other_ledger"),
        ({"ledger": "sqlite:////nowhere/ledger.db"}, "ledger.absent"),
        ({"ledger": "postgresql+psycopg://st_lyn_01@127.0.0.1:1/x"}, "ledger.unreachable"),
        ({"station": "02"}, "ledger.unknown_station"),
    ],
)
def test_credentials_the_ledger_does_not_take_leave_nothing(
    fields: dict[str, str], code: str, home: Home, keys: Keys, clock: Clock, books: Books
) -> None:
    home.settings_file.write_text('printer = "none"\n')
    enrolment = made(books, password="p", **fields)
    before = everything(home.folder), everything(keys.folder)
    with pytest.raises((Refusal, Fault)) as told:
        enroll(home, keys, clock, enrolment)
    assert str(told.value).split()[0] == code
    assert (everything(home.folder), everything(keys.folder)) == before


def test_without_asking_the_ledger_it_can_be_done_at_a_desk_without_network(
    home: Home, keys: Keys, clock: Clock, books: Books
) -> None:
    away = made(books, password="p", ledger="postgresql+psycopg://st_lyn_01@127.0.0.1:1/x")
    assert enroll(home, keys, clock, away, ask_ledger=False).name == "LYN-01"


def test_a_key_folder_that_takes_nothing_leaves_nothing(
    home: Home, clock: Clock, books: Books, tmp_path: Path
) -> None:
    in_the_way = tmp_path / "no-folder"
    in_the_way.write_text("")
    with pytest.raises(Fault, match=r"key\.not_kept"):
        enroll(home, Keys(folder=in_the_way, use_keyring=False), clock, made(books))
    assert everything(home.folder) == {}


def test_settings_that_cannot_be_read_stop_it(
    home: Home, keys: Keys, clock: Clock, books: Books
) -> None:
    home.settings_file.write_text("no toml")
    before = everything(keys.folder)
    with pytest.raises(Refusal, match=r"settings\.unreadable"):
        enroll(home, keys, clock, made(books))
    assert everything(home.folder) == {"settings.toml": b"no toml"}
    assert everything(keys.folder) == before


def test_another_stations_home_is_left_alone(
    home: Home, keys: Keys, clock: Clock, books: Books
) -> None:
    enroll(home, keys, clock, made(books))
    for enrolment, code in (
        (made(books, "02"), "home.not_empty"),
        (made(books, ledger_id="another"), "enrolment.other_ledger"),
        (made(books, organisation_key="00" * 32), "enrolment.other_ledger"),
    ):
        before = everything(home.folder), everything(keys.folder)
        with pytest.raises(Refusal) as told:
            enroll(home, keys, clock, enrolment)
        assert told.value.code == code
        after = everything(home.folder), everything(keys.folder)
        assert {name for part in after for name in part} == {
            name for part in before for name in part
        }


def test_a_ledger_that_lies_in_the_folder_is_left_alone(
    home: Home, keys: Keys, clock: Clock, books: Books
) -> None:
    home.ledger.write_text("somebody's")
    with pytest.raises(Refusal, match=r"home\.not_empty"):
        enroll(home, keys, clock, made(books))


def test_a_station_that_has_recorded_is_not_continued_in_a_new_home(
    home: Home, keys: Keys, clock: Clock, books: Books
) -> None:
    enrolment = made(books)
    chain = Chain(clock, "LYN", "01")
    ledger = open_ledger(enrolment.ledger, keys, clock)
    ledger.post_batch("LYN", "01", [chain.fact()])
    ledger.close()
    with pytest.raises(Refusal, match=r"enrolment\.station_used"):
        enroll(home, keys, clock, enrolment)
    assert everything(home.folder) == {}


def test_certificates_that_cannot_be_kept_leave_nothing(
    home: Home, keys: Keys, clock: Clock, books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    enrolment = made(books, server_ca="PEM")
    before = everything(keys.folder)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    real = enrolment_service._certificates

    def on_a_full_disk(*arguments: Any) -> Any:
        monkeypatch.setattr("os.fsync", full)
        try:
            return real(*arguments)
        finally:
            monkeypatch.undo()

    monkeypatch.setattr(enrolment_service, "_certificates", on_a_full_disk)
    with pytest.raises(Fault, match=r"key\.not_kept"):
        enroll(home, keys, clock, enrolment, ask_ledger=False)
    assert everything(home.folder) == {}
    assert everything(keys.folder) == before


def test_a_damaged_certificate_is_said(home: Home, keys: Keys, clock: Clock, books: Books) -> None:
    enroll(home, keys, clock, made(books, certificate="no PEM"), ask_ledger=False)
    with pytest.raises(Fault, match=r"key\.unreadable"):
        custody(home, keys)


# ---------------------------------------------------------------- again


def test_new_credentials_replace_the_old_and_the_records_stay(
    home: Home, keys: Keys, clock: Clock, books: Books, tmp_path: Path
) -> None:
    own = make_authority(tmp_path / "authority")
    authority = Authority.read(own.cert_file, own.key_file)

    def certified(password: str) -> Enrolment:
        certificate, key = authority.issue("st_lyn_01", clock.now())
        return made(
            books,
            password=password,
            server_ca=authority.pem,
            certificate=certificate,
            certificate_key=key,
        )

    first = certified("first")
    enroll(home, keys, clock, first, ask_ledger=False)
    name = key_name(home.store)
    folder = certificates_folder(keys, name)
    for file in folder.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert (folder / "client.crt").read_text() == first.certificate
    desk = opened(home, keys, clock)
    with desk.store.write() as connection:
        note(desk, connection, "1001", "something_done")
    desk.store.close()

    failing = replace(certified("lost"), ledger="postgresql+psycopg://x@127.0.0.1:1/x")
    with pytest.raises(Fault, match=r"ledger\.unreachable"):
        enroll(home, keys, clock, failing)
    assert ledger_password(home, keys) == "first"
    assert (folder / "client.crt").read_text() == first.certificate

    second = certified("second")
    enroll(home, keys, clock, second, ask_ledger=False)
    assert key_name(home.store) == name
    assert ledger_password(home, keys) == "second"
    assert keys.load(station_key_name(name)) == bytes.fromhex(second.station_key)
    assert (folder / "client.crt").read_text() == second.certificate
    assert [path.name for path in keys.folder.glob("*-tls*")] == [folder.name]
    assert custody(home, keys).certificate_ends is not None

    plain = made(books, password="third")
    enroll(home, keys, clock, plain, ask_ledger=False)
    assert not folder.exists()
    enroll(home, keys, clock, made(books, password="fourth"))
    assert ledger_password(home, keys) == "fourth"
    assert settings.load(home).ledger == plain.ledger
    opened(home, keys, clock).store.close()


# ---------------------------------------------------------------- the file


def test_the_file_is_overwritten_and_gone(tmp_path: Path) -> None:
    file = tmp_path / "enrolment.json"
    file.write_text("secret" * 100)
    other_name = tmp_path / "same-content"
    other_name.hardlink_to(file)
    assert destroy(file)
    assert not file.exists()
    assert b"secret" not in other_name.read_bytes()
    assert not destroy(file)
