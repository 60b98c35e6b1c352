"""Names of fictional people: read from `names.toml`, composed, drawn with a natural skew."""

import tomllib
import unicodedata
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from importlib import resources
from typing import Any

_LETTERS = "ABCDEFGHIJLMNOPRSTV"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One group of people who share names and, often, a language.

    `languages` holds (upper bound of a draw in 0..1, language tag), ascending; above the last is
    `en`.
    """

    share: float
    languages: tuple[tuple[float, str], ...]
    plain: float
    skew: float
    feminine: bool
    last: tuple[str, ...]
    female: tuple[str, ...]
    male: tuple[str, ...]
    middle_female: tuple[str, ...]
    middle_male: tuple[str, ...]

    def draw_last(self, random: Callable[[], float]) -> str:
        """Draw a family name; rank r comes up in proportion to about 1/r (Zipf)."""
        return self.last[int(len(self.last) ** random() ** self.skew) - 1]

    def draw_first(self, random: Callable[[], float], female: bool) -> str:
        """Draw a given name; skewed too, but less than family names are."""
        names = self.female if female else self.male
        return names[int(len(names) * random() ** 2)]

    def draw_middle(self, random: Callable[[], float], female: bool) -> str:
        """Draw a middle name or initial, or none."""
        own = self.middle_female if female else self.middle_male
        chance = random()
        if own:
            return own[int(len(own) * chance / 0.8)] if chance < 0.8 else ""
        if chance < 0.3:
            return _LETTERS[int(len(_LETTERS) * random())]
        return self.draw_first(random, female) if chance < 0.45 else ""

    def draw_language(self, random: Callable[[], float]) -> str:
        """Draw the language the household asked for."""
        chance = random()
        for bound, tag in self.languages:
            if chance < bound:
                return tag
        return "en"

    def for_woman(self, last: str) -> str:
        """Return a woman's form of a family name, where the language has one (Orlov, Orlova)."""
        if not self.feminine:
            return last
        if last.endswith(("ov", "ev", "in")):
            return last + "a"
        return last[:-1] + "aya" if last.endswith("sky") else last


def without_accents(name: str) -> str:
    """Return the name as a plain keyboard types it: Thủy is Thuy, Đặng is Dang, Łucja is Lucja."""
    plain = name.translate(_UNDECOMPOSED)
    return "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))


# Letters that Unicode does not decompose into a base letter and a mark.
_UNDECOMPOSED = str.maketrans("ĐđŁłØø", "DdLlOo")


def read_toml(name: str) -> dict[str, Any]:
    """Read one of the data files beside this module."""
    return tomllib.loads(resources.files(__package__).joinpath(name).read_text(encoding="utf-8"))


def listed(text: str) -> tuple[str, ...]:
    """Split a comma-separated list as the data files write it."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


def read_origins() -> tuple[Origin, ...]:
    """Read and compose all names. Some 0.2 s, so once per sample."""
    return tuple(_origin(table) for table in read_toml("names.toml").values())


def _origin(table: dict[str, Any]) -> Origin:
    last = listed(table["last"])
    first = {sex: listed(table[sex]) for sex in ("female", "male")}
    bound = 0.0
    languages = []
    for tag, part in table.get("languages", {}).items():
        bound += part
        languages.append((bound, tag))
    for rule in table.get("compose_first", []):
        first[rule["for"]] = _with_composed(first[rule["for"]], [rule])
    return Origin(
        share=table["share"],
        languages=tuple(languages),
        plain=table.get("plain", 0.0),
        skew=table.get("skew", 1.0),
        feminine=table.get("feminine", False),
        last=_with_composed(last, table.get("compose", [])),
        female=first["female"],
        male=first["male"],
        middle_female=listed(table.get("middle_female", "")),
        middle_male=listed(table.get("middle_male", "")),
    )


def _with_composed(listed_names: tuple[str, ...], rules: list[dict[str, str]]) -> tuple[str, ...]:
    """Return the listed names, then the composed ones, in an order no Python version changes."""
    composed = {
        head + rule.get("join", "") + tail
        for rule in rules
        for head in _parts(rule["heads"], listed_names)
        for tail in _parts(rule["tails"], listed_names)
        if head != tail
    }
    composed.difference_update(listed_names)
    rare = sorted(composed, key=lambda name: (zlib.crc32(name.encode()), name))
    return tuple(dict.fromkeys(listed_names)) + tuple(rare)


def _parts(text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    return names[: int(text[1:])] if text.startswith("@") else listed(text)
