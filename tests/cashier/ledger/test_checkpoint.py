"""Signed heads find a ledger that was rewritten, shortened or exchanged, even where every hash in
it fits."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from cashier import signing
from cashier.clock import Clock
from cashier.domain.errors import Fault, Refusal
from cashier.domain.posting import GENESIS
from cashier.ledger import changes, directory
from cashier.ledger import checkpoint as checkpoints
from cashier.ledger.books import Books
from cashier.ledger.checkpoint import Checkpoint, compare, read_checkpoint, take
from cashier.ledger.contract import ACCOUNTS, Ledger
from cashier.ledger.database import Database
from cashier.ledger.embedded import EmbeddedLedger
from cashier.ledger.open import init_ledger
from cashier.ledger.schema import checkpoint, feed_head, meta
from cashier.ledger.verify import verify
from cashier.vault import Keys
from tests.cashier.ledger.conftest import fill
from tests.cashier.ledger.schemas import complaints, schema
from tests.cashier.ledger.stations import Chain

KEY = bytes(range(32))
PUBLIC = signing.public_key(KEY)


def recorded(ledger: Ledger, chain: Chain, payments: int = 3) -> None:
    for _ in range(payments):
        ledger.post_batch(chain.site, chain.station, [chain.pay()])


def whats(database: Books, taken: Checkpoint) -> list[str]:
    return [finding.what for finding in compare(database, taken)]


def test_a_ledger_that_grew_still_holds_every_checkpoint(
    database: Books, ledger: Ledger, bos: Chain, wor: Chain
) -> None:
    taken = [take(database, KEY)]
    for chain in (bos, wor, bos):
        recorded(ledger, chain)
        taken.append(take(database, KEY))
    taken.append(take(database, KEY, keep=False))
    assert [one.body["number"] for one in taken] == [1, 2, 3, 4, 0]
    assert [one.body["postings"] for one in taken] == [0, 3, 6, 9, 9]
    assert [compare(database, one) for one in taken] == [()] * 5


def test_its_form_is_the_published_one(
    database: Books, ledger: Ledger, bos: Chain, tmp_path: Path
) -> None:
    recorded(ledger, bos)
    take(database, KEY)
    taken = take(database, KEY)
    assert complaints(json.loads(taken.text()), schema("checkpoint")) == []
    body = schema("checkpoint", "body")
    assert complaints(json.loads(taken.canonical), body) == []
    file = tmp_path / "checkpoint.json"
    file.write_text(taken.text())
    assert read_checkpoint(file, PUBLIC) == taken


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda one: {**one, "canonical": one["canonical"] + " "}, id="text"),
        pytest.param(lambda one: {**one, "signature": "00" * 64}, id="signature"),
        pytest.param(lambda one: {**one, "signature": "no hex"}, id="no signature"),
    ],
)
def test_a_changed_file_is_not_believed(
    change: Callable[[dict[str, str]], dict[str, str]], sealed: Database, tmp_path: Path
) -> None:
    file = tmp_path / "checkpoint.json"
    file.write_text(json.dumps(change(json.loads(take(sealed, KEY).text()))))
    with pytest.raises(Refusal, match=r"checkpoint\.(signature|unreadable)"):
        read_checkpoint(file, PUBLIC)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"canonical":1,"key_id":"","signature":""}'])
def test_what_is_no_checkpoint_is_said(content: str, tmp_path: Path) -> None:
    file = tmp_path / "checkpoint.json"
    file.write_text(content)
    with pytest.raises(Refusal, match=r"checkpoint\.unreadable"):
        read_checkpoint(file, PUBLIC)


def test_another_key_proves_nothing(sealed: Database, tmp_path: Path) -> None:
    file = tmp_path / "checkpoint.json"
    file.write_text(take(sealed, signing.new_key()).text())
    with pytest.raises(Refusal, match=r"checkpoint\.signature"):
        read_checkpoint(file, PUBLIC)


def test_a_signed_text_of_another_form_is_not_guessed_at(tmp_path: Path) -> None:
    file = tmp_path / "checkpoint.json"
    file.write_text(checkpoints._signed('{"format":2}', KEY).text())
    with pytest.raises(Refusal, match=r"checkpoint\.unreadable"):
        read_checkpoint(file, PUBLIC)


@pytest.mark.parametrize(("rivals", "number"), [(1, 2), (2, 3), (3, 0)])
def test_two_at_once_get_a_number_each(
    rivals: int, number: int, sealed: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another one is taken between looking and writing, so many times."""
    real, left = checkpoints._body, [rivals]

    def overtaken(*arguments: Any, **more: Any) -> dict[str, Any]:
        body = real(*arguments, **more)
        if left[0]:
            left[0] -= 1
            monkeypatch.setattr(checkpoints, "_body", real)
            take(sealed, KEY)
            monkeypatch.setattr(checkpoints, "_body", overtaken)
        return body

    monkeypatch.setattr(checkpoints, "_body", overtaken)
    if number:
        assert take(sealed, KEY).body["number"] == number
    else:
        with pytest.raises(Fault, match=r"ledger\.busy"):
            take(sealed, KEY)


def test_a_feed_that_has_nothing_yet_is_no_finding(sealed: Database) -> None:
    with sealed.write() as connection:
        connection.execute(feed_head.insert().values(feed="site/LYN", epoch=1, seq=0, hash=GENESIS))
    taken = take(sealed, KEY)
    assert [head["seq"] for head in taken.body["feeds"]] == [0]
    assert compare(sealed, taken) == ()


# ---------------------------------------------------------------- rewritten


def test_a_rewritten_ledger_is_found_though_every_hash_fits(
    own: EmbeddedLedger, sealed: Database, bos: Chain, clock: Clock, keys: Keys, tmp_path: Path
) -> None:
    """The whole ledger made again with one cent less in one payment, under the same id."""
    recorded(own, bos)
    taken = take(sealed, KEY)

    forged = init_ledger(f"sqlite:///{(tmp_path / 'forged.db').as_posix()}", keys, clock)
    assert isinstance(forged, Database)
    fill(forged)
    retold = Chain(clock, "BOS", "01")
    for cents in (20_600, 20_599, 20_600):
        EmbeddedLedger(forged).post_batch("BOS", "01", [retold.pay(cents=cents)])
    with forged.write() as connection:
        connection.execute(
            meta.update().where(meta.c.key == "ledger_id").values(value=sealed.ledger_id)
        )
        connection.execute(
            checkpoint.insert().values(
                number=1,
                taken_at=taken.body["taken_at"],
                document=taken.canonical,
                key_id=taken.key_id,
                signature=taken.signature,
            )
        )
    try:
        assert verify(forged).findings == ()
        assert compare(sealed, taken) == ()
        assert "station" in whats(forged, taken)
        assert "feed" in whats(forged, taken)
    finally:
        forged.close()


def test_a_shortened_ledger_is_found(
    own: EmbeddedLedger, sealed: Database, bos: Chain, clock: Clock, keys: Keys, tmp_path: Path
) -> None:
    recorded(own, bos, 2)
    with sealed.read() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    copy = tmp_path / "put-back.db"
    copy.write_bytes(sealed.path.read_bytes())
    recorded(own, bos, 1)
    taken = take(sealed, KEY)
    older = Database.open(copy, keys, clock)
    try:
        assert verify(older).findings == ()
        told = compare(older, taken)
        assert [finding.what for finding in told] == [
            "station",
            "feed",
            "posting",
            "entry",
            "checkpoint",
        ]
        assert told[0].where == "BOS-01 had 3 records, and has 2"
    finally:
        older.close()


def test_another_ledger_is_not_mistaken_for_it(
    sealed: Database, clock: Clock, keys: Keys, tmp_path: Path
) -> None:
    taken = take(sealed, KEY)
    other = init_ledger(f"sqlite:///{(tmp_path / 'other.db').as_posix()}", keys, clock)
    try:
        assert whats(other, taken) == ["ledger"]
    finally:
        other.close()


def test_a_station_or_feed_that_is_gone_is_found(sealed: Database, own: EmbeddedLedger) -> None:
    del own
    taken = take(sealed, KEY)
    with sealed.write() as connection:
        for table in ("station_head", "feed_head"):
            connection.exec_driver_sql(f"DROP TRIGGER {table}_no_delete")
        connection.exec_driver_sql("DELETE FROM station_head WHERE site = 'WOR'")
        connection.exec_driver_sql("DELETE FROM feed_head WHERE feed = 'directory'")
    assert [finding.where for finding in compare(sealed, taken)] == [
        "WOR-01 is gone",
        "WOR-02 is gone",
        "directory is gone",
    ]


def test_a_kept_checkpoint_that_was_exchanged_is_found(sealed: Database) -> None:
    first, second = take(sealed, KEY), take(sealed, KEY)
    with sealed.write() as connection:
        connection.exec_driver_sql("DROP TRIGGER checkpoint_no_update")
        connection.exec_driver_sql("UPDATE checkpoint SET document = '{}' WHERE number = 1")
    assert [finding.where for finding in compare(sealed, first)] == [
        "1 is not kept as it was signed"
    ]
    assert whats(sealed, second) == ["checkpoint"]


def test_a_log_of_accounts_that_began_anew_is_no_finding(database: Books) -> None:
    taken = take(database, KEY)
    with database.write() as connection:
        changes.begin_epoch(connection, ACCOUNTS)
    directory.add_station(database, "BOS", "09")
    assert compare(database, taken) == ()


# ---------------------------------------------------------------- keys


def test_keys_come_as_openssl_writes_them(tmp_path: Path) -> None:
    key = Ed25519PrivateKey.from_private_bytes(KEY)
    private, public = tmp_path / "key.pem", tmp_path / "public.pem"
    plain = serialization.NoEncryption()
    pem, pkcs8 = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    private.write_bytes(key.private_bytes(pem, pkcs8, plain))
    spki = serialization.PublicFormat.SubjectPublicKeyInfo
    public.write_bytes(key.public_key().public_bytes(pem, spki))
    assert signing.read_private(private) == KEY
    assert signing.read_public(public) == signing.read_public(private) == PUBLIC
    assert len(signing.key_id(PUBLIC)) == 16

    other = generate_private_key(SECP256R1())
    wrong, wrong_public = tmp_path / "ec.pem", tmp_path / "ec-public.pem"
    wrong.write_bytes(other.private_bytes(pem, pkcs8, plain))
    wrong_public.write_bytes(other.public_key().public_bytes(pem, spki))
    locked = tmp_path / "locked.pem"
    locked.write_bytes(
        key.private_bytes(pem, pkcs8, serialization.BestAvailableEncryption(b"secret"))
    )
    (tmp_path / "garbage.pem").write_text("garbage")
    for read, file in (
        (signing.read_private, wrong),
        (signing.read_private, locked),
        (signing.read_private, tmp_path / "absent"),
        (signing.read_public, wrong_public),
        (signing.read_public, tmp_path / "absent"),
        (signing.read_public, tmp_path),
        (signing.read_public, tmp_path / "garbage.pem"),
    ):
        with pytest.raises(Refusal, match=r"signing\.key_file"):
            read(file)
