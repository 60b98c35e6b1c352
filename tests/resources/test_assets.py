"""Committed icons and fonts are the recorded ones, with their licences; nothing is missing."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

import resources
import ui
from resources import make_assets


def test_files_are_the_recorded_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert make_assets.main(["--check"]) == 0
    assert "as recorded" in capsys.readouterr().err


def test_a_changed_file_is_seen(tmp_path: Path) -> None:
    for folder in make_assets.FOLDERS:
        (tmp_path / folder).mkdir()
    (tmp_path / "icons" / "x.svg").write_text("<svg/>")
    before = make_assets.sums(tmp_path)
    (tmp_path / "icons" / "x.svg").write_text("<svg />")
    assert make_assets.sums(tmp_path) != before


def test_every_source_is_pinned_and_licensed() -> None:
    for package in make_assets.packages():
        assert re.fullmatch(r"[0-9a-f]{64}", package.sha256)
        assert package.version in package.file
        assert resources.text(package.licence_to)
        for name in package.names:
            assert resources.data(f"{package.target}/{name}{package.suffix}")


def test_a_package_of_other_content_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = make_assets.packages()[0]

    def download(*args: object, **kwargs: object) -> None:
        (tmp_path / package.file).write_bytes(b"something else")

    monkeypatch.setattr(subprocess, "run", download)
    with pytest.raises(SystemExit, match="SHA-256"):
        make_assets.fetch(package, tmp_path)


def test_icons_named_in_the_window_exist() -> None:
    known = set(resources.icon_names())
    named = re.compile(r"""(?:icon=|Icon\(|draw_icon\(painter, )["']([a-z0-9-]+)["']""")
    for path in Path(ui.__file__).parent.rglob("*.py"):
        for name in named.findall(path.read_text("utf-8")):
            assert name in known, f"{path.name}: {name}"
