"""One PostgreSQL server in a folder of its own, started by pg_ctl, gone when it is stopped.

It listens on 127.0.0.1 and on nothing else. The superuser `postgres` enters without a password, as
does replication; every other role by SCRAM, as in production.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

from tests.servers.binaries import NoPostgres, programs, reachable, runs_as

__all__ = ["FAST", "NoPostgres", "Server", "start_server", "sweep"]

HOST = "127.0.0.1"
PREFIX = "cashier-pg-"

# below the range from which Linux gives outgoing connections their port: a server that is down for
# a moment must find its port free again
PORTS = range(15_000, 32_000)

FAST: Mapping[str, str] = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
"""Settings for tests of what is said, not of what survives a power cut."""

ENTRY = """\
# the superuser and replication from here without a password; everybody else proves who they are
host all postgres 127.0.0.1/32 trust
host replication postgres 127.0.0.1/32 trust
host all all 127.0.0.1/32 scram-sha-256
"""


class Server:
    """A server that is there, running or not; `start_server` makes one from nothing."""

    def __init__(self, folder: Path, *, version: int, port: int) -> None:
        self.version = version
        self.host = HOST
        self.port = port
        self.folder = folder
        self._databases = 0
        self._templates: dict[str, str] = {}

    # ------------------------------------------------------------------ addresses and databases

    def url(self, database: str = "postgres", user: str = "postgres", **more: str) -> str:
        """The address of a database for SQLAlchemy; `more` becomes its query."""
        query = "&".join(f"{name}={quote(value, safe='/')}" for name, value in more.items())
        address = f"postgresql+psycopg://{user}@{self.host}:{self.port}/{database}"
        return f"{address}?{query}" if query else address

    def create(self, like: str | None = None) -> str:
        """A fresh database, empty or a copy of the template `like`; its superuser URL."""
        self._databases += 1
        name = f"db{os.getpid()}_{self._databases}"
        source = self._templates[like] if like else "template1"
        self.execute(f'CREATE DATABASE "{name}" TEMPLATE "{source}"')
        return self.url(name)

    def template(self, name: str, fill: Callable[[str], None]) -> str:
        """Have a template `name`, filled once by `fill(url)`; `create(like=name)` copies it.

        `fill` must leave no connection open: PostgreSQL copies no database that is in use.
        """
        if name not in self._templates:
            database = f"tpl{os.getpid()}_{name}"
            self.execute(f'CREATE DATABASE "{database}"')
            fill(self.url(database))
            self._templates[name] = database
        return name

    def execute(self, statement: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """Do one statement as the superuser, by itself; its rows, if it has any."""
        import psycopg

        with psycopg.connect(
            host=self.host, port=self.port, user="postgres", dbname=database, autocommit=True
        ) as connection:
            cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []

    # ---------------------------------------------------------------------------- up and down

    def start(self) -> None:
        """Start, and return when connections are answered. RuntimeError with the log if not."""
        self._ctl("start", "-w", "-t", "60", "-l", str(self.log))

    def stop(self, mode: str = "fast") -> None:
        """Stop in order (`fast`, `smart`) or at once (`immediate`); nothing if it is down."""
        if not self.running():
            return
        self.resume()  # a frozen server hears nothing
        self._ctl("stop", "-w", "-t", "60", "-m", mode)

    def restart(self) -> None:
        """Stop in order and start again, on the same port."""
        self.stop()
        self.start()

    def reload(self) -> None:
        """Have the settings and pg_hba.conf read again."""
        self._ctl("reload")

    def kill(self) -> None:
        """SIGKILL every process of it, as a crash would, and wait until they are gone."""
        self.pause()  # nothing new is started while the list is worked off
        processes = list(self.processes())
        _signal(processes, signal.SIGKILL)
        deadline = time.monotonic() + 20
        while any(_alive(pid) for pid in processes):
            if time.monotonic() > deadline:
                raise RuntimeError(f"still there after SIGKILL: {processes}")
            time.sleep(0.01)
        # a dead process that its parent has not asked about still answers to signal 0, and the
        # next start would take it for a live server
        (self.folder / "postmaster.pid").unlink(missing_ok=True)

    def pause(self) -> None:
        """Freeze every process (SIGSTOP): connections stay open and nothing is answered."""
        first = self.postmaster()
        if first is not None:
            _signal([first], signal.SIGSTOP)
            _signal(list(self.processes()), signal.SIGSTOP)

    def resume(self) -> None:
        """Let every frozen process go on."""
        _signal(list(self.processes()), signal.SIGCONT)

    def remove(self) -> None:
        """Stop at once and delete the folder."""
        try:
            self.stop("immediate")
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)

    # -------------------------------------------------------------------------------- looking

    @property
    def log(self) -> Path:
        """What the server says."""
        return self.folder / "server.log"

    def postmaster(self) -> int | None:
        """The first process, if it is there."""
        try:
            pid = int((self.folder / "postmaster.pid").read_text().split()[0])
        except (OSError, IndexError, ValueError):
            return None
        return pid if _alive(pid) else None

    def processes(self) -> Iterator[int]:
        """The first process and its children, if it runs."""
        first = self.postmaster()
        if first is not None:
            yield first
            yield from (pid for pid, parent in _parents() if parent == first)

    def running(self) -> bool:
        """Whether its first process is there."""
        return self.postmaster() is not None

    def configure(self, settings: Mapping[str, str]) -> None:
        """Append settings; they hold from the next start or reload."""
        with (self.folder / "postgresql.conf").open("a") as conf:
            conf.writelines(f"{name} = '{value}'\n" for name, value in settings.items())

    def admit(self, rules: str) -> None:
        """Replace pg_hba.conf; the rules hold from the next start or reload."""
        (self.folder / "pg_hba.conf").write_text(rules)

    def run(self, program: str, *args: str) -> str:
        """Run a program of this version (pg_basebackup, psql …) as the server's user."""
        return run(self.version, program, *args)

    def _ctl(self, *args: str) -> None:
        try:
            run(self.version, "pg_ctl", "-D", str(self.folder), *args)
        except RuntimeError as failed:
            log = self.log.read_text(errors="replace")[-4000:] if self.log.exists() else ""
            raise RuntimeError(f"{failed}\n{log}") from None


def start_server(
    folder: Path | None = None, *, version: int = 15, settings: Mapping[str, str] | None = None
) -> Server:
    """A new running server with its data in `folder`. NoPostgres where the version is missing.

    As root the server runs as another user; where that one cannot reach `folder` (pytest's own are
    closed to it), a temporary folder is taken, and `server.folder` says which. Who asks for a
    server calls `remove()`; one left behind by a killed process is swept up by the next.
    """
    bin_folder = programs(version)
    sweep()
    place = _own_folder(folder)
    arguments = ("-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
    run(version, "initdb", "-D", str(place), *arguments)
    for _ in range(5):
        server = Server(place, version=version, port=free_port())
        server.admit(ENTRY)
        server.configure(
            {
                "port": str(server.port),
                "listen_addresses": HOST,
                "unix_socket_directories": "",
                "timezone": "UTC",
                "log_line_prefix": "%m [%p] %u ",
                **(settings or {}),
            }
        )
        try:
            server.start()
        except RuntimeError as failed:
            if "could not bind" not in str(failed):
                server.remove()
                raise
            continue  # somebody took the port between the question and the start
        return server
    shutil.rmtree(place, ignore_errors=True)
    raise RuntimeError(f"no free port for {bin_folder}")


def run(version: int, program: str, *args: str) -> str:
    """Run a program of PostgreSQL as the servers' user; what it said. RuntimeError if it failed."""
    user = runs_as()
    command = [str(programs(version) / program), *args]
    surroundings = {name: value for name, value in os.environ.items() if name[:2] != "PG"}
    # a file, not a pipe: the server would inherit the pipe and keep it open
    with tempfile.TemporaryFile() as said:
        done = subprocess.run(
            command,
            cwd="/" if os.name == "posix" else None,  # ours may be closed to the other user
            env=surroundings,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            check=False,
            user=user,
            group=_group(user),
            extra_groups=[] if user else None,
        )
        said.seek(0)
        text = said.read().decode(errors="replace")
    if done.returncode:
        raise RuntimeError(f"{program} ended with {done.returncode}: {text}")
    return text


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    chance = random.SystemRandom()
    while True:
        port = chance.choice(PORTS)
        with socket.socket() as tried:
            try:
                tried.bind((HOST, port))
            except OSError:
                continue
            return port


def sweep() -> None:
    """Stop and delete the servers of processes that are gone."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        owner = folder.name.removeprefix(PREFIX).partition("-")[0]
        if not owner.isdigit() or _alive(int(owner)):
            continue
        left = Server(folder, version=_data_version(folder), port=0)
        if left.version:
            left.remove()
        else:
            shutil.rmtree(folder, ignore_errors=True)


def _own_folder(folder: Path | None) -> Path:
    user = runs_as()
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        if reachable(folder.parent):
            _hand_over(folder, user)
            return folder
    made = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
    _hand_over(made, user)
    return made


def _hand_over(folder: Path, user: str | None) -> None:
    folder.chmod(0o700)
    if user:
        shutil.chown(folder, user, _group(user))


def _group(user: str | None) -> int | None:
    if user is None:
        return None
    import pwd

    return pwd.getpwnam(user).pw_gid


def _data_version(folder: Path) -> int:
    try:
        return int((folder / "PG_VERSION").read_text())
    except (OSError, ValueError):
        return 0


def _parents() -> Iterator[tuple[int, int]]:
    """Every process of this machine and its parent."""
    proc = Path("/proc")
    if not proc.is_dir():
        said = subprocess.run(
            ["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True
        )
        for line in said.stdout.splitlines():
            pid, parent = line.split()
            yield int(pid), int(parent)
        return
    for entry in proc.iterdir():
        if entry.name.isdigit():
            state = _state(int(entry.name))
            if state is not None:
                yield int(entry.name), state[1]


def _state(pid: int) -> tuple[str, int] | None:
    """A process's state letter and parent, as Linux tells them; None when it is gone."""
    try:
        # the name in brackets may hold blanks and brackets itself
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return fields[0], int(fields[1])


def _alive(pid: int) -> bool:
    """Whether a process is there and not only its unread exit status."""
    if Path("/proc").is_dir():
        state = _state(pid)
        return state is not None and state[0] not in "ZX"
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _signal(processes: list[int], which: int) -> None:
    for pid in processes:
        try:
            os.kill(pid, which)
        except ProcessLookupError:
            continue
