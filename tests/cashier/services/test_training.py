"""Making a training home: whole, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from cashier.clock import TrainingClock
from cashier.domain.errors import Refusal
from cashier.services import training
from cashier.services.desk import open_desk
from cashier.settings import Home, Settings
from cashier.vault import Keys
from tests.cashier.counter import NOW, Broken


@pytest.fixture
def keys(tmp_path: Path) -> Keys:
    return Keys(folder=tmp_path / "keys", use_keyring=False)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


def test_a_stop_in_the_middle_leaves_nothing(made: Path, home: Home, keys: Keys) -> None:
    def stop(_stage: str, _done: int, _all: int) -> None:
        raise Broken

    with pytest.raises(Broken):
        training.make_home(home, keys, TrainingClock(NOW), made / "feed", progress=stop)
    assert list(home.folder.iterdir()) == []
    assert not training.is_training_home(home)


def test_a_broken_feed_leaves_nothing(tmp_path: Path, home: Home, keys: Keys) -> None:
    (tmp_path / "feed").mkdir()
    (tmp_path / "feed" / "accounts.csv").write_text("nothing\n")
    with pytest.raises(Refusal):
        training.make_home(home, keys, TrainingClock(NOW), tmp_path / "feed")
    assert list(home.folder.iterdir()) == []


def test_a_stop_between_the_two_names(made: Path, home: Home, keys: Keys) -> None:
    """Whatever was whole then is taken up, not refused for ever."""
    training.make_home(home, keys, TrainingClock(NOW), made / "feed")
    home.store.rename(home.folder / "store.new")
    training.make_home(home, keys, TrainingClock(NOW), made / "feed")
    assert training.is_training_home(home)
    open_desk(home, keys, TrainingClock(NOW), Settings()).store.close()
    with pytest.raises(Refusal, match=r"home\.not_empty"):
        training.make_home(home, keys, TrainingClock(NOW), made / "feed")


def test_a_home_that_was_not_set_up(home: Home, keys: Keys) -> None:
    with pytest.raises(Refusal, match=r"home\.not_set_up"):
        open_desk(home, keys, TrainingClock(NOW), Settings())
    assert not home.folder.exists()
