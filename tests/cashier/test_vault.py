"""Keys and sealed files."""

from __future__ import annotations

from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend

from cashier import vault
from cashier.domain.errors import Fault, Refusal
from cashier.vault import Keys, PasswordCost, Sealed, hash_password, key_name, password_matches
from tests.conftest import PRODUCT_COST

CHEAP = PasswordCost(memory_kib=8, time_cost=1, parallelism=1)


@pytest.fixture
def keys(tmp_path: Path) -> Keys:
    return Keys(folder=tmp_path / "keys", use_keyring=False)


class Ring(KeyringBackend):
    """A keyring in memory."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def ring() -> object:
    before = keyring.get_keyring()
    ring = Ring()
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(before)


def test_a_key_file_is_its_owners_only(keys: Keys) -> None:
    key = keys.create("a")
    (file,) = keys.folder.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    assert keys.folder.stat().st_mode & 0o777 == 0o700
    assert keys.load("a") == key
    assert len(key) == 32
    assert keys.place("a") == "key file"
    assert (keys.load("b"), keys.place("b")) == (None, "")


def test_a_key_file_others_may_read_is_refused(keys: Keys) -> None:
    keys.create("a")
    keys._path("a").chmod(0o640)
    with pytest.raises(Refusal, match=r"key\.file_open"):
        keys.load("a")


def test_a_name_is_given_once(keys: Keys) -> None:
    key = keys.create("a")
    with pytest.raises(Fault, match=r"key\.not_kept"):
        keys.create("a")
    assert keys.load("a") == key


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Fault, match=r"key\.not_kept"):
        Keys(folder=tmp_path / "file" / "keys", use_keyring=False).create("a")


def test_the_keyring_goes_first(tmp_path: Path, ring: Ring) -> None:
    keys = Keys(folder=tmp_path / "keys")
    key = keys.create("a")
    assert not (tmp_path / "keys").exists()
    assert (keys.load("a"), keys.place("a")) == (key, "keyring")
    with pytest.raises(Fault, match=r"key\.not_kept"):
        keys.keep("a", b"other")
    assert keys.load("a") == key


def test_without_a_keyring_a_file(tmp_path: Path) -> None:
    """The null keyring of the tests keeps nothing: what was set does not come back."""
    keys = Keys(folder=tmp_path / "keys")
    keys.create("a")
    assert keys.place("a") == "key file"


def test_a_sealed_file(tmp_path: Path, keys: Keys) -> None:
    path = tmp_path / "x.db"
    connection = Sealed.create(path, keys).connect()
    connection.execute("CREATE TABLE t (a)")
    pragmas = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "mmap_size": 0,
        "trusted_schema": 0,
        "temp_store": 2,
    }
    found = {name: connection.execute(f"PRAGMA {name}").fetchone() for name in pragmas}
    connection.close()
    assert {name: row[0] for name, row in found.items() if row} == {
        name: value for name, value in pragmas.items() if found[name]
    }
    assert path.read_bytes()[:15] != b"SQLite format 3"
    assert path.stat().st_mode & 0o777 == 0o600
    moved = path.rename(tmp_path / "moved.db")
    assert key_name(moved) == moved.read_bytes()[:16].hex()
    Sealed.open(moved, keys).connect().close()
    with pytest.raises(Refusal, match=r"store\.exists"):
        Sealed.create(moved, keys)
    with pytest.raises(Refusal, match=r"store\.absent"):
        Sealed.open(path, keys)


def test_two_files_have_two_keys(tmp_path: Path, keys: Keys) -> None:
    for name in ("a.db", "b.db"):
        Sealed.create(tmp_path / name, keys)
    assert len({file.read_text() for file in keys.folder.iterdir()}) == 2
    assert key_name(tmp_path / "a.db") != key_name(tmp_path / "b.db")


def test_a_cursor_left_in_the_middle_does_not_reach_another_ones_rows(
    tmp_path: Path, keys: Keys
) -> None:
    """The driver shares statements; a cursor collected late must not reset another one's."""
    connection = Sealed.create(tmp_path / "sealed.db", keys).connect()
    connection.execute("CREATE TABLE kept (kind TEXT, n INTEGER)")
    connection.executemany("INSERT INTO kept VALUES ('one', ?)", [(n,) for n in range(5)])
    query = "SELECT n FROM kept WHERE kind = ? ORDER BY n"
    for collected_at in range(5):
        connection.execute("BEGIN IMMEDIATE")
        left = connection.cursor()
        left.execute(query, ("one",))
        connection.rollback()
        rows = []
        for (n,) in connection.cursor().execute(query, ("one",)):
            if n == collected_at:
                left = None
            rows.append(n)
        assert rows == [0, 1, 2, 3, 4]
    connection.close()


def test_an_old_sqlite_is_refused(
    tmp_path: Path, keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed = Sealed.create(tmp_path / "x.db", keys)
    monkeypatch.setattr("cashier.vault.SQLITE_FLOOR", (99, 0, 0))
    with pytest.raises(Fault, match=r"store\.sqlite_too_old"):
        sealed.connect()


def test_a_folder_in_the_files_place(tmp_path: Path, keys: Keys) -> None:
    sealed = Sealed.create(tmp_path / "x.db", keys)
    (tmp_path / "x.db").unlink()
    (tmp_path / "x.db").mkdir()
    with pytest.raises(Fault, match=r"store\.unreadable"):
        sealed.connect()


def test_passwords() -> None:
    kept = hash_password("walk in", CHEAP)
    assert kept.startswith("$argon2id$")
    assert password_matches(kept, "walk in")
    assert not password_matches(kept, "walk  in")
    assert not password_matches("nonsense", "walk in")
    assert hash_password("walk in", CHEAP) != kept


def test_what_a_persons_secret_costs_to_try() -> None:
    """Source: reliability.md 7. The other tests pay less."""
    assert vault.PasswordCost() == PRODUCT_COST
    cost = PRODUCT_COST
    assert (cost.memory_kib, cost.time_cost, cost.parallelism) == (65_536, 3, 4)
    assert hash_password("x" * 15, cost).startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert vault.weaker_than(hash_password("x" * 15), cost)


def test_the_caches_of_all_connections_together_have_a_limit(keys: Keys, tmp_path: Path) -> None:
    connection = Sealed.create(tmp_path / "store.db", keys).connect(cache_mib=64)
    assert connection.execute("PRAGMA soft_heap_limit").fetchone() == (vault.CACHES_MIB << 20,)
    connection.close()
