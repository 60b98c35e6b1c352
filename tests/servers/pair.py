"""Two PostgreSQL servers, one following the other: synchronous, asynchronous, promoted, rejoined.

Nobody decides here who leads: the test does. `patroni.py` has the cluster that decides itself.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Self

from tests.servers.postgres import Server, _own_folder, free_port, start_server

SETTINGS: Mapping[str, str] = {
    "wal_log_hints": "on",  # pg_rewind
    "wal_keep_size": "256MB",
    "max_wal_senders": "10",
    "max_replication_slots": "10",
    "hot_standby": "on",
    # a server killed a moment ago must not be waited for a minute
    "wal_sender_timeout": "5s",
    "wal_receiver_timeout": "5s",
    "wal_retrieve_retry_interval": "200ms",
    "max_connections": "200",
}


class Pair:
    """`primary` and `standby`; they change places by `promote` and `rejoin`."""

    def __init__(self, primary: Server, standby: Server, *, synchronous: bool) -> None:
        self.primary = primary
        self.standby = standby
        self.synchronous = synchronous

    def url(self, database: str = "postgres", user: str = "postgres", **query: str) -> str:
        """The address of a database wherever it can be written to, for SQLAlchemy."""
        hosts = "&".join(f"host={one.host}:{one.port}" for one in (self.primary, self.standby))
        more = "".join(f"&{name}={value}" for name, value in query.items())
        return (
            f"postgresql+psycopg://{user}@/{database}?{hosts}"
            f"&target_session_attrs=read-write&connect_timeout=2{more}"
        )

    def wait_for_standby(self, seconds: float = 20) -> None:
        """Until the standby streams (and, where asked for, the primary waits for it)."""
        state = "sync" if self.synchronous else "async"
        wanted = [("streaming", state)]
        _until(
            lambda: (
                self.primary.execute("SELECT state, sync_state FROM pg_stat_replication") == wanted
            ),
            seconds,
            f"a standby that is streaming and {state}",
        )

    def set_synchronous(self, synchronous: bool) -> None:
        """From now on a commit waits for the standby, or does not."""
        self.synchronous = synchronous
        _wait_for_one(self.primary, synchronous=synchronous)
        self.wait_for_standby()

    def caught_up(self, seconds: float = 20) -> None:
        """Until the standby has replayed all that the primary has written by now."""
        ((at,),) = self.primary.execute("SELECT pg_current_wal_lsn()::text")
        _until(
            lambda: (
                self.standby.execute(f"SELECT pg_last_wal_replay_lsn() >= '{at}'::pg_lsn")
                == [(True,)]
            ),
            seconds,
            f"the standby at {at}",
        )

    def stall(self) -> None:
        """The standby gets nothing more: what the primary commits from now on it lacks."""
        self.standby.configure({"primary_conninfo": ""})
        self.standby.reload()
        _until(
            lambda: self.primary.execute("SELECT 1 FROM pg_stat_replication") == [],
            20,
            "the end of the replication",
        )

    def promote(self) -> Server:
        """The standby leads from now on and the roles here change; the old one must be down, or it
        goes on as a second primary, which is what some tests want. The new primary waits for a
        standby only after `rejoin`: until then it would take nothing."""
        self.standby._ctl("promote", "-w", "-t", "30")
        self.primary, self.standby = self.standby, self.primary
        _wait_for_one(self.primary, synchronous=False)
        return self.primary

    def fail_over(self) -> Server:
        """SIGKILL the primary, promote the standby; the new primary."""
        self.primary.kill()
        return self.promote()

    def rejoin(self, *, fresh: bool = False) -> None:
        """The old primary follows the new one: by pg_rewind, or by a copy from nothing."""
        if fresh:
            self.standby.stop("immediate")
            _copy(self.primary, self.standby.folder)
        else:
            self._rewind()
        _own(self.standby, self.primary)
        self.standby.start()
        self.set_synchronous(self.synchronous)

    def _rewind(self) -> None:
        old, new = self.standby, self.primary
        new.execute("CHECKPOINT")  # pg_rewind reads the new timeline from the control file
        if not old.running():
            old.start()  # it must have ended in order once, after its crash
        old.stop("fast")
        source = f"host={new.host} port={new.port} user=postgres dbname=postgres"
        old.run("pg_rewind", "-D", str(old.folder), f"--source-server={source}", "-R", "--no-sync")

    def remove(self) -> None:
        """Both, stopped at once and deleted."""
        for server in (self.standby, self.primary):
            server.remove()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.remove()


def start_pair(
    *, synchronous: bool = True, version: int = 15, settings: Mapping[str, str] | None = None
) -> Pair:
    """A primary and a standby that streams from it, both durable unless `settings` say else."""
    primary = start_server(version=version, settings={**SETTINGS, **(settings or {})})
    try:
        folder = _own_folder(None)
        _copy(primary, folder)
        standby = Server(folder, version=version, port=free_port())
        _own(standby, primary)
        standby.start()
        pair = Pair(primary, standby, synchronous=synchronous)
        pair.set_synchronous(synchronous)
    except BaseException:
        primary.remove()
        raise
    return pair


def base_backup(source: Server) -> Path:
    """A copy of a running server as it is now; `open_backup` starts a server on it."""
    folder = _own_folder(None)
    _copy(source, folder)
    (folder / "standby.signal").unlink()
    return folder


def open_backup(folder: Path, *, version: int = 15) -> Server:
    """A server of its own on a base backup: the ledger as it was when the backup was made."""
    server = Server(folder, version=version, port=free_port())
    server.configure({"port": str(server.port), "primary_conninfo": ""})
    server.start()
    return server


def _copy(source: Server, folder: Path) -> None:
    for left in folder.iterdir():
        shutil.rmtree(left) if left.is_dir() else left.unlink()
    place = f"host={source.host} port={source.port} user=postgres"
    arguments = ("-R", "-X", "stream", "-c", "fast", "--no-sync")
    source.run("pg_basebackup", "-d", place, "-D", str(folder), *arguments)


def _own(standby: Server, primary: Server) -> None:
    """What a copy must not share with the original. The last line of a setting counts."""
    upstream = f"host={primary.host} port={primary.port} user=postgres application_name=other"
    standby.configure(
        {
            "port": str(standby.port),
            "primary_conninfo": upstream,
            "primary_slot_name": "",
            "synchronous_standby_names": "",
        }
    )
    # what ALTER SYSTEM and -R wrote wins over postgresql.conf, and came along with the copy
    (standby.folder / "postgresql.auto.conf").write_text("")
    (standby.folder / "standby.signal").touch()


def _wait_for_one(primary: Server, *, synchronous: bool) -> None:
    names = "FIRST 1 (other)" if synchronous else ""
    primary.execute(f"ALTER SYSTEM SET synchronous_standby_names = '{names}'")
    primary.execute("SELECT pg_reload_conf()")


def _until(holds: Callable[[], bool], seconds: float, what: str) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            raise TimeoutError(f"no {what} after {seconds:g} s")
        time.sleep(0.02)
