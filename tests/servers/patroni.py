"""A real Patroni cluster on loopback: three PostgreSQL 15 nodes, one etcd, from Debian's packages.

Who leads is decided by Patroni alone, by the lease in etcd; a test only kills. `synchronous_mode`
and `synchronous_mode_strict` are on: a posting is acknowledged when two nodes have it, and only a
node that has it can lead next.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from tests.servers.binaries import NoPostgres, programs, runs_as
from tests.servers.pair import SETTINGS
from tests.servers.postgres import HOST, Server, _alive, _hand_over, _own_folder, free_port

PREFIX = "cashier-patroni-"
TTL_S, LOOP_S, RETRY_S = 5, 1, 2
"""Of the leader's lease. Far below what one would run a cluster with (30, 10, 10): the kill, the
lapse of the lease, the race and the promotion are the same, and twenty fit into minutes."""
VERSION = 15


@dataclass(slots=True)
class Node:
    """One member: its PostgreSQL, the Patroni beside it, and where that one answers."""

    name: str
    server: Server
    rest_port: int
    config: Path
    process: subprocess.Popen[bytes] | None = None

    def asked(self, path: str) -> tuple[int, dict[str, Any]]:
        """Status and answer of Patroni's REST interface; (0, {}) when it is not there."""
        try:
            with urllib.request.urlopen(f"http://{HOST}:{self.rest_port}/{path}", timeout=2) as got:
                return got.status, json.loads(got.read() or b"{}")
        except urllib.error.HTTPError as refused:
            return refused.code, {}
        except (OSError, ValueError):
            return 0, {}


class Cluster:
    """Three nodes under one lease."""

    def __init__(self, folder: Path, nodes: tuple[Node, ...]) -> None:
        self.folder = folder
        self.nodes = nodes
        self.etcd: subprocess.Popen[bytes] | None = None

    def url(self, database: str = "postgres", user: str = "postgres", **query: str) -> str:
        """The address of a database at whichever node leads, for SQLAlchemy."""
        hosts = "&".join(f"host={node.server.host}:{node.server.port}" for node in self.nodes)
        more = "".join(f"&{name}={value}" for name, value in query.items())
        return (
            f"postgresql+psycopg://{user}@/{database}?{hosts}"
            f"&target_session_attrs=read-write&connect_timeout=2{more}"
        )

    def leader(self) -> Node | None:
        """Who holds the lease and takes writes now, if anybody does."""
        for node in self.nodes:
            # Patroni says so from the lease on, a moment before the promotion is through
            if node.asked("primary")[0] == 200 and _takes_writes(node.server):
                return node
        return None

    def wait_for_leader(self, *, other_than: Node | None = None, seconds: float = 60) -> Node:
        """The leader, as soon as there is one (that is not `other_than`)."""
        found: list[Node] = []

        def led() -> bool:
            now = self.leader()
            if now is not None and now is not other_than:
                found.append(now)
            return bool(found)

        self._until(led, seconds, "leader")
        return found[0]

    def wait_until_whole(self, seconds: float = 90) -> None:
        """Until there is a leader, two standbys stream from it, and one is synchronous."""

        def whole() -> bool:
            leader = self.leader()
            if leader is None:
                return False
            members = leader.asked("cluster")[1].get("members", [])
            if any(one.get("state") not in ("running", "streaming") for one in members):
                return False
            rows = leader.server.execute("SELECT state, sync_state FROM pg_stat_replication")
            return (
                len(rows) == len(self.nodes) - 1
                and all(state == "streaming" for state, _ in rows)
                and ("streaming", "sync") in rows
                and any(one.get("role") == "sync_standby" for one in members)
            )

        self._until(whole, seconds, "whole cluster")

    def kill_leader(self) -> Node:
        """SIGKILL the leader's Patroni and every process of its PostgreSQL; who it was."""
        victim = self.wait_for_leader()
        self.kill(victim)
        return victim

    def kill(self, node: Node) -> None:
        """SIGKILL a node: Patroni first, it would start its PostgreSQL again."""
        _end(node.process)
        node.process = None
        node.server.kill()

    def bring_back(self, node: Node) -> None:
        """Start a killed node's Patroni; that one brings its PostgreSQL back as it sees fit."""
        node.process = _spawn(["patroni", str(node.config)], node.config.with_suffix(".log"))

    def remove(self) -> None:
        """Kill everything and delete it."""
        for node in self.nodes:
            _end(node.process)
        for node in self.nodes:
            with contextlib.suppress(RuntimeError):
                node.server.kill()
            shutil.rmtree(node.server.folder, ignore_errors=True)
        _end(self.etcd)
        shutil.rmtree(self.folder, ignore_errors=True)

    def logs(self, lines: int = 15) -> str:
        """The last words of every Patroni, for who has to find out."""
        said = []
        for node in self.nodes:
            log = node.config.with_suffix(".log")
            text = log.read_text(errors="replace") if log.exists() else ""
            said.append(f"--- {node.name}\n" + "\n".join(text.splitlines()[-lines:]))
        return "\n".join(said)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.remove()

    def _until(self, holds: Callable[[], bool], seconds: float, what: str) -> None:
        deadline = time.monotonic() + seconds
        while True:
            with contextlib.suppress(Exception):  # a node on its way down or up refuses anything
                if holds():
                    return
            if time.monotonic() > deadline:
                raise TimeoutError(f"no {what} after {seconds:g} s\n{self.logs()}")
            time.sleep(0.1)


def start_cluster(*, nodes: int = 3, settings: Mapping[str, str] | None = None) -> Cluster:
    """A whole cluster. NoPostgres where Debian's patroni, etcd-server or PostgreSQL is missing."""
    for program, package in (("patroni", "patroni"), ("etcd", "etcd-server")):
        if shutil.which(program) is None:
            raise NoPostgres(f"No {program} on this machine: it comes with {package} (apt-get)")
    sweep()
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
    folder.chmod(0o755)
    client, peer = free_port(), free_port()
    members = []
    for number in range(1, nodes + 1):
        data = _own_folder(None)
        server = Server(data, version=VERSION, port=free_port())
        config = folder / f"n{number}.yml"
        members.append(Node(name=f"n{number}", server=server, rest_port=free_port(), config=config))
        # Patroni makes the data folder itself and wants it empty or absent
        written = _config(members[-1], f"{HOST}:{client}", dict(settings or {}))
        config.write_text(json.dumps(written))  # JSON is YAML
    own = folder / "run"
    own.mkdir()
    _hand_over(own, runs_as())
    cluster = Cluster(folder, tuple(members))
    try:
        cluster.etcd = _spawn(
            [
                *("etcd", "--name", "e1", "--data-dir", str(own / "etcd")),
                *("--listen-client-urls", f"http://{HOST}:{client}"),
                *("--advertise-client-urls", f"http://{HOST}:{client}"),
                *("--listen-peer-urls", f"http://{HOST}:{peer}"),
                *("--initial-advertise-peer-urls", f"http://{HOST}:{peer}"),
                *("--initial-cluster", f"e1=http://{HOST}:{peer}"),
                *("--heartbeat-interval", "50", "--election-timeout", "500"),
            ],
            folder / "etcd.log",
        )
        cluster.bring_back(cluster.nodes[0])
        cluster.wait_for_leader()
        for node in cluster.nodes[1:]:
            cluster.bring_back(node)
        cluster.wait_until_whole()
    except BaseException:
        cluster.remove()
        raise
    return cluster


def sweep() -> None:
    """Kill what a killed test process left running, by the numbers it noted."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        owner = folder.name.removeprefix(PREFIX).partition("-")[0]
        if not owner.isdigit() or _alive(int(owner)):
            continue
        for note in folder.glob("*.pid"):
            pid = int(note.read_text())
            with contextlib.suppress(OSError):
                # the number may be somebody else's by now
                if str(folder).encode() in Path(f"/proc/{pid}/cmdline").read_bytes():
                    os.kill(pid, signal.SIGKILL)
        shutil.rmtree(folder, ignore_errors=True)


def _takes_writes(server: Server) -> bool:
    with contextlib.suppress(Exception):
        return server.execute("SELECT pg_is_in_recovery()") == [(False,)]
    return False


def _config(node: Node, etcd: str, settings: dict[str, str]) -> dict[str, Any]:
    folder = node.config.parent
    rules = [f"host {what} postgres {HOST}/32 trust" for what in ("all", "replication")]
    return {
        "scope": "cashier",
        "name": node.name,
        "log": {"level": "INFO"},
        "restapi": {
            "listen": f"{HOST}:{node.rest_port}",
            "connect_address": f"{HOST}:{node.rest_port}",
        },
        "etcd3": {"host": etcd},
        "bootstrap": {
            "dcs": {
                "ttl": TTL_S,
                "loop_wait": LOOP_S,
                "retry_timeout": RETRY_S,
                "maximum_lag_on_failover": 100_000_000,
                "synchronous_mode": True,
                "synchronous_mode_strict": True,
                "postgresql": {
                    "use_pg_rewind": True,
                    "use_slots": True,
                    "parameters": {**SETTINGS, **settings},
                },
            },
            "initdb": [{"encoding": "UTF8"}, {"locale": "C"}, {"auth": "trust"}],
        },
        "postgresql": {
            "listen": f"{HOST}:{node.server.port}",
            "connect_address": f"{HOST}:{node.server.port}",
            "data_dir": str(node.server.folder),
            "bin_dir": str(programs(VERSION)),
            "pgpass": str(folder / "run" / f"{node.name}.pgpass"),
            "authentication": {
                "superuser": {"username": "postgres"},
                "replication": {"username": "postgres"},
            },
            "parameters": {"unix_socket_directories": "", "timezone": "UTC"},
            "pg_hba": [*rules, f"host all all {HOST}/32 scram-sha-256"],
            "remove_data_directory_on_rewind_failure": True,
            "remove_data_directory_on_diverged_timelines": True,
            "create_replica_methods": ["basebackup"],
            "basebackup": {"checkpoint": "fast", "no-sync": ""},
        },
        "tags": {"nofailover": False, "noloadbalance": False, "clonefrom": False},
    }


def _spawn(command: list[str], log: Path) -> subprocess.Popen[bytes]:
    user = runs_as()
    surroundings = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PG", "PATRONI", "ETCD", "PYTHON", "VIRTUAL_ENV"))
    }
    surroundings["ETCD_ENABLE_V2"] = "false"
    with log.open("ab") as said:
        process = subprocess.Popen(
            command,
            cwd="/",
            env=surroundings,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            user=user,
            group=None if user is None else _group_of(user),
            extra_groups=[] if user else None,
            start_new_session=True,
        )
    log.with_suffix(".pid").write_text(str(process.pid))
    return process


def _group_of(user: str) -> int:
    import pwd

    return pwd.getpwnam(user).pw_gid


def _end(process: subprocess.Popen[bytes] | None) -> None:
    if process is not None:
        process.kill()
        process.wait()
