"""Secrets and sealed files: where keys are kept, how an encrypted SQLite file is opened, how
passwords are hashed.

A sealed file is found by its SQLCipher salt (its first 16 bytes, random and not secret), so a key
follows the file when it is moved or renamed. Keys live in the operating system's keyring; where
there is none, in files of mode 0600 in the key folder, which is never inside a home.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import hmac
import os
import secrets
import stat
import weakref
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import sqlcipher3.dbapi2 as sqlcipher

from cashier.domain.errors import Fault, Refusal

if TYPE_CHECKING:
    from argon2 import PasswordHasher

T = TypeVar("T")
SQLITE_FLOOR = (3, 51, 3)
"""Earlier releases have the WAL-reset corruption bug. Source: design.md, The window's store."""
SALT_BYTES = 16
KEY_BYTES = 32
PAGE_BYTES = 4096
PAGE_USABLE = PAGE_BYTES - 80
"""SQLCipher 4 keeps 80 bytes of each page for itself: 16 of AES-256-CBC's start, 64 of the seal."""
KEYRING_SERVICE = "cashier"
CACHES_MIB = 10
"""All connections' page caches of this process together: over a day each would grow to its own
limit, and the window has to stay under 250 MB. Above it pages are used again; nothing fails."""


class _Connection(sqlcipher.Connection):  # type: ignore[misc] # the driver has no types
    """The driver's connection; its rollback leaves no cursor in the middle of its rows.

    The driver's own resets the statements of all cursors and lets the cursors keep them. One that
    an exception's traceback held on to then resets its statement again when it is collected, at any
    later time, under the cursor that has the statement by then: its rows begin anew in the middle,
    each told twice, or its next execute fails with "unsupported type".
    """

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._cursors: weakref.WeakSet[Any] = weakref.WeakSet()

    def cursor(self, *args: Any) -> Any:
        made = super().cursor(*args)
        self._cursors.add(made)
        return made

    def rollback(self) -> None:
        for one in tuple(self._cursors):
            one.close()
        super().rollback()


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """Custody of keys.

    `folder` holds key files where no keyring is to be had; it must not lie inside a home.
    """

    folder: Path
    use_keyring: bool = True

    def create(self, name: str, *, bytes_count: int = KEY_BYTES) -> bytes:
        """A new random key under `name`, stored durably before it is returned.

        Raises Fault `key.not_kept`.
        """
        key = secrets.token_bytes(bytes_count)
        self.keep(name, key)
        return key

    def keep(self, name: str, key: bytes) -> None:
        """Stores a key that was given, durably.

        A name is given once. Raises Fault `key.not_kept`.
        """
        if self.use_keyring and self._keyring_set(name, key):
            return
        path = self._path(name)
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.write(key.hex())
                file.flush()
                os.fsync(file.fileno())
            _sync_folder(self.folder)
        except OSError as error:
            raise Fault(
                "key.not_kept", folder=str(self.folder), reason=error.strerror or ""
            ) from error

    def load(self, name: str) -> bytes | None:
        """The key of that name, or None.

        A key file that others may read is refused (`key.file_open`). Raises Fault `key.unreadable`.
        """
        path = self._path(name)
        try:
            if path.exists():
                if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
                    raise Refusal("key.file_open", field="key file", value=str(path))
                return bytes.fromhex(path.read_text(encoding="ascii").strip())
        except (OSError, ValueError) as error:
            # never the text of the error: it may repeat what the file holds
            raise Fault("key.unreadable", retry_is_safe=False, path=str(path)) from error
        return self._keyring_get(name) if self.use_keyring else None

    def place(self, name: str) -> str:
        """`key file`, `keyring` or `` (absent): what `doctor` says."""
        if self._path(name).exists():
            return "key file"
        return "keyring" if self.use_keyring and self._keyring_get(name) else ""

    def forget(self, name: str) -> None:
        """Takes a key back that was made for something that did not come to be; nothing if there
        is none of that name. Raises Fault `key.not_kept` where its file cannot be removed.
        """
        try:
            self._path(name).unlink()
        except (FileNotFoundError, NotADirectoryError):
            pass
        except OSError as error:
            raise Fault(
                "key.not_kept", folder=str(self.folder), reason=error.strerror or ""
            ) from error
        if not self.use_keyring:
            return
        import keyring
        import keyring.errors

        with contextlib.suppress(keyring.errors.KeyringError, RuntimeError, OSError):
            if keyring.get_password(KEYRING_SERVICE, name):
                keyring.delete_password(KEYRING_SERVICE, name)

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.key"

    def _keyring_set(self, name: str, key: bytes) -> bool:
        import keyring
        import keyring.errors

        with contextlib.suppress(keyring.errors.KeyringError, RuntimeError, OSError):
            if keyring.get_password(KEYRING_SERVICE, name):
                raise Fault("key.not_kept", folder="keyring", reason="the name was given before")
            keyring.set_password(KEYRING_SERVICE, name, key.hex())
            return keyring.get_password(KEYRING_SERVICE, name) == key.hex()
        return False

    def _keyring_get(self, name: str) -> bytes | None:
        import keyring
        import keyring.errors

        with contextlib.suppress(keyring.errors.KeyringError, RuntimeError, OSError):
            text = keyring.get_password(KEYRING_SERVICE, name)
            return bytes.fromhex(text) if text else None
        return None


def _sync_folder(folder: Path) -> None:
    """Makes a new file's name durable, where folders can be synced at all."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def key_name(path: Path) -> str:
    """The name under which a sealed file's key is kept: its salt in hex.

    Raises Fault `store.unreadable`.
    """
    try:
        with path.open("rb") as file:
            salt = file.read(SALT_BYTES)
    except OSError as error:
        raise Fault("store.unreadable", path=str(path), reason=error.strerror or "") from error
    if len(salt) < SALT_BYTES:
        raise Fault(
            "store.unreadable", path=str(path), reason="the file is shorter than its header"
        )
    return salt.hex()


@dataclass(frozen=True, slots=True)
class Sealed:
    """One encrypted SQLite file and its key; `connect` gives DB-API connections ready for use."""

    path: Path
    _key_and_salt: str

    @staticmethod
    def create(path: Path, keys: Keys) -> Sealed:
        """A new sealed file; its key is kept before the first byte is written.

        Raises Refusal `store.exists`, Fault `key.not_kept` or `store.unreadable`, OSError where its
        folder cannot be made.
        """
        if path.exists():
            raise Refusal("store.exists", field="file", value=str(path))
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        salt = secrets.token_bytes(SALT_BYTES).hex()
        key = keys.create(salt)
        sealed = Sealed(path, key.hex() + salt)
        connection = sealed.connect()
        try:
            connection.execute("PRAGMA user_version = 0")
            connection.execute("CREATE TABLE sealed (made INTEGER)")
            connection.execute("DROP TABLE sealed")
        finally:
            connection.close()
        if os.name == "posix":
            path.chmod(0o600)
        return sealed

    @staticmethod
    def open(path: Path, keys: Keys) -> Sealed:
        """An existing sealed file.

        Raises Refusal `store.absent`, Fault `key.missing` or `store.unreadable`.
        """
        if not path.exists():
            raise Refusal("store.absent", field="file", value=str(path))
        name = key_name(path)
        key = keys.load(name)
        if key is None:
            raise Fault("key.missing", retry_is_safe=False, path=str(path), folder=str(keys.folder))
        return Sealed(path, key.hex() + name)

    @staticmethod
    def of(path: Path, key: bytes) -> Sealed:
        """A sealed file whose key is at hand. Raises Fault `store.unreadable`."""
        return Sealed(path, key.hex() + key_name(path))

    def connect_to_look(self, *, immutable: bool = False) -> Any:
        """A connection that cannot write. `immutable` for a file nobody writes: its folder is not
        touched either, and its log, if there is one, is not read. Raises as `connect`."""
        address = f"{self.path.absolute().as_uri()}?mode=ro{'&immutable=1' if immutable else ''}"
        connection = sqlcipher.connect(
            address,
            uri=True,
            check_same_thread=False,
            isolation_level=None,
            factory=_Connection,
        )
        try:
            connection.execute(f"PRAGMA key = \"x'{self._key_and_salt}'\"")
            connection.execute("PRAGMA cipher_log_level = NONE")
            for pragma in ("mmap_size=0", "trusted_schema=OFF", "temp_store=MEMORY"):
                connection.execute(f"PRAGMA {pragma}")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlcipher.DatabaseError as error:
            connection.close()
            raise self._unreadable(error) from error
        return connection

    def page_opener(self) -> Callable[[bytes], bytes]:
        """Deciphers one page of this file without asking whether its seal is whole: for rescuing
        what a damaged file still holds. Whoever uses it must prove what it reads by other means."""
        from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

        cipher = algorithms.AES(bytes.fromhex(self._key_and_salt[: 2 * KEY_BYTES]))
        salt = bytes.fromhex(self._key_and_salt[2 * KEY_BYTES :])

        def opened(page: bytes) -> bytes:
            head = SALT_BYTES if page[:SALT_BYTES] == salt else 0
            iv = page[PAGE_USABLE : PAGE_USABLE + 16]
            decryptor = Cipher(cipher, modes.CBC(iv)).decryptor()
            return page[:head] + decryptor.update(page[head:PAGE_USABLE])

        return opened

    def export(self, to: Path, look: Callable[[Any], T]) -> tuple[bytes, T]:
        """One consistent copy of everything into a new sealed file with a key of its own, and what
        `look` saw of the original at that very moment. The key is returned and kept nowhere.

        Raises Refusal `store.exists` and the driver's errors.
        """
        if to.exists():
            raise Refusal("store.exists", field="file", value=str(to))
        key, salt = secrets.token_bytes(KEY_BYTES), secrets.token_bytes(SALT_BYTES)
        os.close(os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        connection = self.connect()
        try:
            attach = f"ATTACH ? AS copy KEY \"x'{key.hex()}{salt.hex()}'\""
            connection.execute(attach, (str(to),))
            connection.execute("BEGIN")
            seen = look(connection)
            connection.execute("SELECT sqlcipher_export('copy')").fetchall()
            version = connection.execute("PRAGMA main.user_version").fetchone()[0]
            connection.execute(f"PRAGMA copy.user_version = {version:d}")
            connection.execute("COMMIT")
            connection.execute("DETACH copy")
        finally:
            connection.close()
        return key, seen

    def connect(self, *, cache_mib: int = 8) -> Any:
        """A DB-API connection: keyed first, then the pragmas every connection of ours has. Source:
        reliability.md 8.

        `isolation_level` is None: transactions are begun by whoever uses it (`BEGIN IMMEDIATE` for
        writes).
        """
        if sqlcipher.sqlite_version_info < SQLITE_FLOOR:
            raise Fault("store.sqlite_too_old", retry_is_safe=False, found=sqlcipher.sqlite_version)
        try:
            connection = sqlcipher.connect(
                str(self.path),
                check_same_thread=False,
                isolation_level=None,
                factory=_Connection,
            )
        except sqlcipher.DatabaseError as error:
            raise self._unreadable(error) from error
        try:
            connection.execute(f"PRAGMA key = \"x'{self._key_and_salt}'\"")
            connection.execute("PRAGMA cipher_log_level = NONE")  # else it writes to stderr
            for pragma in (
                "busy_timeout=5000",
                "journal_mode=WAL",
                "synchronous=FULL",
                "foreign_keys=ON",
                "mmap_size=0",
                "trusted_schema=OFF",
                "temp_store=MEMORY",
                f"cache_size=-{cache_mib * 1024}",
                f"soft_heap_limit={CACHES_MIB << 20}",
            ):
                connection.execute(f"PRAGMA {pragma}")
        except sqlcipher.DatabaseError as error:
            connection.close()
            raise self._unreadable(error) from error
        return connection

    @contextlib.contextmanager
    def of_copy(self, path: Path) -> Generator[Any]:
        """A connection to a copy that SQLite made of this file: it has the same key."""
        connection = Sealed(path, self._key_and_salt).connect()
        try:
            yield connection
        finally:
            connection.close()

    def _unreadable(self, error: Exception) -> Fault:
        reason = str(error)
        code = "store.busy" if "locked" in reason else "store.unreadable"
        return Fault(code, retry_is_safe=code == "store.busy", path=str(self.path), reason=reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordCost:
    """Argon2id cost; defaults are RFC 9106's second choice. Source: reliability.md 7."""

    memory_kib: int = 65_536
    time_cost: int = 3
    parallelism: int = 4


password_cost = PasswordCost()
"""What a person's secret costs where nobody says otherwise: a quarter of a second. Only the tests
set another, for they sign in some thousand times; what it is here has a test of its own."""


def hash_password(password: str, cost: PasswordCost | None = None) -> str:
    """An Argon2id hash in its standard encoded form."""
    return _hasher(cost or password_cost).hash(password)


def password_matches(password_hash: str, password: str) -> bool:
    """Whether the password fits; False for a hash that cannot be read."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return _hasher(password_cost).verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False


def weaker_than(password_hash: str, cost: PasswordCost | None = None) -> bool:
    """Whether trying a password against the hash costs less memory or time than it should; False
    for a hash that cannot be read."""
    cost = cost or password_cost
    from argon2 import extract_parameters
    from argon2.exceptions import InvalidHashError

    try:
        found = extract_parameters(password_hash)
    except InvalidHashError:
        return False
    return found.memory_cost < cost.memory_kib or found.time_cost < cost.time_cost


_SEALED = "sealed1$"
_NONCE_BYTES = 12


def sealed_text(key: bytes, text: str, *, bound_to: str) -> str:
    """A text that only holders of `key` read, and only as what it was `bound_to`: AES-256-GCM."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(_NONCE_BYTES)
    sealed = AESGCM(_sealing_key(key)).encrypt(nonce, text.encode(), bound_to.encode())
    return _SEALED + base64.b64encode(nonce + sealed).decode()


def opened_text(key: bytes, text: str, *, bound_to: str) -> str:
    """What `sealed_text` sealed; a text that is not sealed as it is; '' for one that was sealed
    otherwise."""
    if not text.startswith(_SEALED):
        return text
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        sealed = base64.b64decode(text.removeprefix(_SEALED), validate=True)
        nonce, rest = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
        return AESGCM(_sealing_key(key)).decrypt(nonce, rest, bound_to.encode()).decode()
    except (ValueError, InvalidTag):
        return ""


def _sealing_key(key: bytes) -> bytes:
    """Another key than the one duplicate keys are made with, derived from it."""
    return hmac.new(key, b"cashier sealed text 1", hashlib.sha256).digest()


def _hasher(cost: PasswordCost) -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher(
        time_cost=cost.time_cost, memory_cost=cost.memory_kib, parallelism=cost.parallelism
    )
