"""Remakes the committed icons and fonts: `python -m resources.make_assets [--check]`.

Packages are fetched with their own clients (`npm pack`, `apt-get download`), compared with the
SHA-256 in SOURCES.toml before anything is unpacked, and only the files named there are taken.
`--check` needs no network: it compares the committed files with SHA256SUMS. A developer's tool; the
program never imports it.
"""

import argparse
import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SUMS = HERE / "SHA256SUMS"
FOLDERS = ("icons", "fonts", "licences")


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """One pinned package of SOURCES.toml."""

    kind: str
    name: str
    version: str
    file: str
    sha256: str
    licence: str
    licence_from: str
    licence_to: str
    source: str
    target: str
    names: tuple[str, ...]
    suffix: str
    cut: str = ""
    """The standard whose characters are cut out of a family in parts, see `cut_han`."""
    family: str = ""


def packages() -> tuple[Package, ...]:
    """The packages of SOURCES.toml, in its order."""
    rows: list[dict[str, Any]] = tomllib.loads((HERE / "SOURCES.toml").read_text("utf-8"))[
        "package"
    ]
    return tuple(
        Package(source=row.pop("from"), target=row.pop("to"), names=tuple(row.pop("names")), **row)
        for row in rows
    )


def fetch(package: Package, folder: Path) -> Path:
    """Downloads one package into `folder`; raises SystemExit when its content is not the pinned
    one.
    """
    command = {
        "npm": ["npm", "pack", "--silent", f"{package.name}@{package.version}"],
        "deb": ["apt-get", "download", "-qq", f"{package.name}={package.version}"],
    }[package.kind]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    found = folder / package.file
    digest = hashlib.sha256(found.read_bytes()).hexdigest()
    if digest != package.sha256:
        raise SystemExit(
            f"{package.file} has SHA-256 {digest}, SOURCES.toml expects {package.sha256}"
        )
    return found


def unpack(package: Package, archive: Path, folder: Path) -> None:
    """Unpacks a checked archive into `folder`."""
    if package.kind == "deb":
        subprocess.run(["dpkg-deb", "-x", str(archive), str(folder)], check=True)
        return
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")


def take(package: Package, tree: Path, out: Path) -> None:
    """Copies the named files and the whole licence into `out`."""
    for name in package.names:
        if package.cut:
            from resources.cut_han import cut

            made = out / package.target / f"{name}{package.suffix}"
            cut(tree / package.source, made, family=package.family, standard=package.cut)
            continue
        target = out / package.target / f"{name}{package.suffix}"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(tree / package.source / f"{name}{package.suffix}", target)
    licence = out / package.licence_to
    licence.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(tree / package.licence_from, licence)


def sums(root: Path) -> str:
    """One `sha256  path` line per made file below `root`, sorted by path."""
    made = sorted(f for folder in FOLDERS for f in (root / folder).rglob("*") if f.is_file())
    lines = (
        f"{hashlib.sha256(f.read_bytes()).hexdigest()}  {f.relative_to(root).as_posix()}"
        for f in made
    )
    return "\n".join(lines) + "\n"


def make() -> None:
    """Fetches everything first and replaces the folders last, so that a failure leaves the old ones
    whole.
    """
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        out = work / "out"
        for package in packages():
            download = work / package.name
            tree = work / f"{package.name}-tree"
            download.mkdir(parents=True)
            tree.mkdir(parents=True)
            unpack(package, fetch(package, download), tree)
            take(package, tree, out)
        for folder in FOLDERS:
            shutil.rmtree(HERE / folder, ignore_errors=True)
            shutil.copytree(out / folder, HERE / folder)
    SUMS.write_text(sums(HERE), "utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status 0, or 1 when `--check` finds a file that is not the recorded one."""
    parser = argparse.ArgumentParser(prog="python -m resources.make_assets", description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare with SHA256SUMS, no network")
    if parser.parse_args(arguments).check:
        same = sums(HERE) == SUMS.read_text("utf-8")
        print("assets as recorded" if same else "assets differ from SHA256SUMS", file=sys.stderr)
        return 0 if same else 1
    make()
    return 0


if __name__ == "__main__":
    sys.exit(main())
