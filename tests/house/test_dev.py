"""`./dev`, the part that decides: what is missing is named, and how to bring it."""

from __future__ import annotations

import importlib.machinery
import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from tests.house.rules import ROOT


def load() -> ModuleType:
    loader = importlib.machinery.SourceFileLoader("dev_under_test", str(ROOT / "dev"))
    spec = importlib.util.spec_from_loader("dev_under_test", loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    writing, sys.dont_write_bytecode = sys.dont_write_bytecode, True  # no `devc` beside it
    try:
        loader.exec_module(module)
    finally:
        sys.dont_write_bytecode = writing
    return module


@pytest.fixture
def dev() -> ModuleType:
    return load()


def missing(dev: ModuleType) -> object:
    return dev.library("libnosuch.so.9", "libnosuch9")


def test_a_missing_library_is_named_with_the_line_to_run(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda _: "apt-get")
    monkeypatch.setattr(dev, "root", lambda: False)
    with pytest.raises(dev.Lacking) as told:
        dev.require(missing(dev))
    assert "libnosuch.so.9" in str(told.value)
    assert "sudo apt-get install -y --no-install-recommends libnosuch9" in str(told.value)


def test_a_system_without_apt_is_told_the_names(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda _: None)
    with pytest.raises(dev.Lacking, match=r"libnosuch\.so\.9"):
        dev.require(missing(dev))


@pytest.fixture
def on_debian(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[list[list[str]]]:
    """Debian as root, on which apt-get is only written down: with it whether services may start."""
    commands: list[list[str]] = []

    def noted(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        may_start = not dev.POLICY.exists()
        commands.append([*command, "services start"] if may_start else command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(dev.shutil, "which", lambda name: name)
    monkeypatch.setattr(dev, "debian", lambda: True)
    monkeypatch.setattr(dev, "root", lambda: True)
    monkeypatch.setattr(dev, "POLICY", tmp_path / "policy-rc.d")
    monkeypatch.setattr(dev, "CLUSTER_CONF", tmp_path / "createcluster.d" / "x.conf")
    monkeypatch.setattr(dev.subprocess, "run", noted)
    yield commands
    assert not dev.POLICY.exists()


def test_a_server_is_installed_without_its_service(
    dev: ModuleType, on_debian: list[list[str]]
) -> None:
    looked = iter((False, True))
    need = dev.Need("PostgreSQL 15", lambda: next(looked), "postgresql-15", "postgresql")
    dev.require(*dev.servers(need))
    assert on_debian == [
        ["apt-get", "update"],
        ["apt-get", "install", "-y", "--no-install-recommends", "postgresql-15"],
        ["systemctl", "--quiet", "disable", "postgresql", "services start"],
    ]
    assert "create_main_cluster = false" in dev.CLUSTER_CONF.read_text()


def test_a_failed_installation_leaves_no_policy_behind(
    dev: ModuleType, on_debian: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    failed: subprocess.CompletedProcess[str] = subprocess.CompletedProcess([], 100)
    monkeypatch.setattr(dev.subprocess, "run", lambda *_, **__: failed)
    with pytest.raises(dev.Lacking):
        dev.require(dev.Need("etcd", lambda: False, "etcd-server", "etcd"))
    assert on_debian == []


def test_somebody_elses_policy_stays(dev: ModuleType, on_debian: list[list[str]]) -> None:
    dev.POLICY.write_text("theirs")
    with dev.asleep("postgresql"):
        assert dev.POLICY.read_text() == "theirs"
    assert dev.POLICY.read_text() == "theirs"
    dev.POLICY.unlink()
    del on_debian


@pytest.mark.parametrize(("debian", "root"), [(True, False), (False, True), (False, False)])
def test_who_cannot_install_a_server_is_told_and_goes_on(
    dev: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    debian: bool,
    root: bool,
) -> None:
    monkeypatch.setattr(dev, "debian", lambda: debian)
    monkeypatch.setattr(dev, "root", lambda: root)
    assert dev.servers(dev.Need("PostgreSQL 15", lambda: False, "postgresql-15")) == ()
    told = capsys.readouterr().err
    assert "PostgreSQL 15" in told
    assert "postgresql-15" in told


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a loader's name of Linux")
def test_a_library_that_is_there_is_seen(dev: ModuleType) -> None:
    assert dev.library("libc.so.6", "libc6").there()


def test_what_this_machine_lacks_ends_with_its_own_status(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def lacking(_: list[str]) -> int:
        raise dev.Lacking("no Python")

    monkeypatch.setitem(dev.VERBS, "test", lacking)
    assert dev.main(["test"]) == 3
    assert "no Python" in capsys.readouterr().err


def test_a_wrong_verb_is_wrong_usage(dev: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["frobnicate"]) == 2
    assert "./dev demo" in capsys.readouterr().err


def test_help_names_every_verb(dev: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main([]) == 0
    told = capsys.readouterr().out
    assert [verb for verb in dev.VERBS if f"./dev {verb} " not in told] == []


def test_a_changed_lock_means_another_environment(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = dev.fingerprint()
    changed = tmp_path / "requirements.lock"
    changed.write_bytes(dev.LOCK.read_bytes() + b"\n")
    monkeypatch.setattr(dev, "LOCK", changed)
    assert dev.fingerprint() != before


def test_an_unfinished_environment_is_made_again(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made: list[str] = []
    there = dev.Need("venv", lambda: True, "python3-venv")
    monkeypatch.setattr(dev, "VENV", tmp_path)
    monkeypatch.setattr(dev, "STAMP", tmp_path / "made-by-dev")
    monkeypatch.setattr(dev, "make_environment", made.append)
    monkeypatch.setattr(dev, "venv_module", lambda _: there)
    interpreter = dev.venv_python()
    interpreter.parent.mkdir()
    interpreter.touch()

    assert dev.ready() == interpreter
    assert made == []  # no stamp: somebody's own environment, let be

    dev.STAMP.write_text("unfinished")
    dev.ready()
    assert len(made) == 1

    dev.STAMP.write_text(dev.fingerprint())
    dev.ready()
    assert len(made) == 1


def test_what_a_fresh_machine_lacks_is_asked_for_in_one_line(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    no_venv = dev.Need("venv", lambda: False, "python3.11-venv")
    monkeypatch.setattr(dev, "VENV", tmp_path)
    monkeypatch.setattr(dev, "STAMP", tmp_path / "made-by-dev")
    monkeypatch.setattr(dev, "venv_module", lambda _: no_venv)
    monkeypatch.setattr(dev.shutil, "which", lambda _: "apt-get")
    monkeypatch.setattr(dev, "root", lambda: False)
    with pytest.raises(dev.Lacking, match=r"libnosuch9 python3\.11-venv"):
        dev.ready(missing(dev))


@pytest.mark.parametrize(
    ("failed", "args", "again", "status"),
    [(["a", "b"], [], 0, 0), (["a"], [], 1, 1), (["a"], ["-x"], 0, 1), (["a"] * 9, [], 0, 1)],
    ids=["passed alone", "failed alone", "chosen by hand", "too many"],
)
def test_what_failed_beside_others_is_asked_alone(
    dev: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    failed: list[str],
    args: list[str],
    again: int,
    status: int,
) -> None:
    asked: list[list[str]] = []
    names = [f"{name}{n}" for n, name in enumerate(failed)]
    monkeypatch.setattr(dev, "LAST_FAILED", tmp_path / "lastfailed")
    dev.LAST_FAILED.write_text(json.dumps(dict.fromkeys(names, True)))

    def run(command: list[str], env: dict[str, str]) -> int:
        asked.append(command)
        return 1 if len(asked) == 1 else again

    monkeypatch.setattr(dev, "ready", lambda *needs: Path("python"))
    monkeypatch.setattr(dev, "run", run)
    assert dev.main(["test", *args]) == status
    assert asked[1:] in ([], [["python", "-m", "pytest", "-n0", *names]])
    assert (len(asked) == 2) == (not args and len(failed) < 9)


def test_one_failed_check_does_not_hide_the_next(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail_types(command: list[str], env: dict[str, str]) -> int:
        return int("mypy" in command or "ruff" in command)

    monkeypatch.setattr(dev, "ready", lambda *needs: Path("python"))
    monkeypatch.setattr(dev, "run", fail_types)
    assert dev.main(["check"]) == 3
    lines = capsys.readouterr().out.split("\n")
    words = [line.split()[0] for line in lines if line]
    assert words[:5] == ["FAILED", "FAILED", "FAILED", "ok", "ok"]
    assert set(words[5:]) == {"ok"}


@pytest.mark.parametrize(
    ("display", "args", "starts"),
    [
        (False, [], ["demo", "--tour"]),
        (False, ["--tour", "out"], ["demo", "--tour", "out"]),
        (False, ["--prepare"], ["demo", "--prepare"]),
        (True, [], ["demo"]),
    ],
)
def test_the_demo_without_a_display_is_the_tour(
    dev: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    display: bool,
    args: list[str],
    starts: list[str],
) -> None:
    started: list[list[str]] = []

    def program(args: list[str], needs: tuple[object, ...] = (), **env: str) -> int:
        started.append(args)
        return 0

    monkeypatch.setattr(dev, "program", program)
    monkeypatch.setattr(dev, "HEADLESS", not display)
    assert dev.main(["demo", *args]) == 0
    assert started[0][: len(starts)] == starts
    assert display is False or len(started[0]) == 1


def test_compiled_files_are_never_switched_off(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert "PYTHONDONTWRITEBYTECODE" not in dev.environment()


@pytest.mark.skipif(os.name == "nt", reason="bash")
@pytest.mark.parametrize(("check", "test", "status"), [(0, 0, 0), (1, 0, 1), (0, 1, 1), (5, 1, 1)])
def test_ci_runs_both_and_fails_with_either(
    tmp_path: Path, check: int, test: int, status: int
) -> None:
    (tmp_path / ".ci").mkdir()
    runner = tmp_path / ".ci" / "run"
    runner.write_bytes((ROOT / ".ci" / "run").read_bytes())
    stand_in = tmp_path / "dev"
    stand_in.write_text(
        f'#!/bin/sh\necho "$1" >>ran\ncase "$1" in check) exit {check};; test) exit {test};; esac\n'
    )
    stand_in.chmod(0o755)
    done = subprocess.run(["bash", str(runner)], check=False)
    assert done.returncode == status
    assert (tmp_path / "ran").read_text().split() == ["check", "test"]


@pytest.mark.parametrize(("asked", "failed", "word"), [(0, 0, "ok"), (3, 0, "-"), (1, 1, "FAILED")])
def test_offline_the_audit_is_said_not_to_have_been_and_stops_nothing(
    dev: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    asked: int,
    failed: int,
    word: str,
) -> None:
    def ended(command: list[str], _: object) -> int:
        return asked if command[-1] == "resources.sbom.holes" else 0

    monkeypatch.setattr(dev, "ready", lambda: "python")
    monkeypatch.setattr(dev, "run", ended)
    assert dev.check([]) == failed
    lines = {line.split()[1]: line for line in capsys.readouterr().out.splitlines() if line}
    assert lines["known"].split()[0] == word
    assert ("not asked" in lines["known"]) == (asked == 3)
    assert lines["bill"].startswith("ok")
