"""`./dev words`: the translations brought up to date with the sources.

    ./dev words             find every text, write the .ts file, make the .qm, say what is missing
    ./dev words --check     change nothing; exit 1 when a file is old, a text untranslated or wrong
    ./dev words --missing   the untranslated texts as lines to fill in, for `--take`
    ./dev words --take FILE translations by source, one `source<TAB>translation` a line, for every
                            context that has none yet (or for all, where each has one); a line may
                            begin with `Context<TAB>` for one context alone

A text that moves to another context brings its translation along. A text that is no longer there
leaves the file.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from resources.words import checks, linguist
from resources.words.extract import Found, Message, find

LANGUAGES = ("es",)
SHOWN = 20


def ts_file(language: str) -> Path:
    """The Linguist file of a language."""
    return linguist.FOLDER / f"cashier_{language}.ts"


def qm_file(language: str) -> Path:
    """What the window loads."""
    return linguist.FOLDER / f"cashier_{language}.qm"


def carried_over(found: Found, known: Mapping[Message, str]) -> dict[Message, str]:
    """A translation for every text found: its own, else the one all other contexts agree on."""
    elsewhere: dict[str, set[str]] = defaultdict(set)
    for message, text in known.items():
        if text:
            elsewhere[message.source].add(text)
    texts = {}
    for message in found.messages:
        text = known.get(message, "")
        if not text and len(elsewhere[message.source]) == 1:
            (text,) = elsewhere[message.source]
        texts[message] = text
    return texts


def lrelease(ts: Path, qm: Path) -> None:
    """Makes the `.qm`. Raises CalledProcessError when the program fails."""
    package = find_spec("PySide6")
    assert package is not None
    assert package.submodule_search_locations is not None
    folder = Path(next(iter(package.submodule_search_locations)))
    program = folder / ("lrelease.exe" if sys.platform == "win32" else "lrelease")
    subprocess.run([program, "-silent", ts, "-qm", qm], check=True)


def stale(language: str, texts: Mapping[Message, str], found: Found) -> list[str]:
    """Which committed files are not what the sources and the translations make."""
    with tempfile.TemporaryDirectory() as folder:
        now = Path(folder, "now.ts")
        linguist.write(now, language, texts, found.messages)
        kept = ts_file(language)
        old = [] if kept.exists() and now.read_bytes() == kept.read_bytes() else [kept]
    done = {message: text for message, text in texts.items() if text}
    if linguist.compiled(qm_file(language)) != done:
        old.append(qm_file(language))
    return [f"{one.name} is old: run ./dev words" for one in old]


def refresh(language: str, texts: Mapping[Message, str], found: Found) -> None:
    """Writes both files of a language."""
    linguist.write(ts_file(language), language, texts, found.messages)
    lrelease(ts_file(language), qm_file(language))


def taken(texts: dict[Message, str], path: Path) -> list[str]:
    """Puts the translations of a file in; returns the lines that belong to nothing."""
    lost = []
    by_source: dict[str, list[Message]] = defaultdict(list)
    for message in texts:
        by_source[message.source].append(message)
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = [part.replace("\\n", "\n") for part in line.split("\t")]
        if len(parts) == 3 and Message(parts[0], parts[1]) in texts:
            texts[Message(parts[0], parts[1])] = parts[2]
        elif len(parts) == 2 and parts[0] in by_source:
            same = by_source[parts[0]]
            for message in [one for one in same if not texts[one]] or same:
                texts[message] = parts[1]
        elif line:
            lost.append(line)
    return lost


def main(arguments: list[str]) -> int:
    """Runs one of the forms above; the exit status."""
    if arguments and arguments[0] not in ("--check", "--missing", "--take"):
        sys.stderr.write(str(__doc__))
        return 2
    found = find()
    wrong = list(found.complaints)
    for language in LANGUAGES:
        known = linguist.read(ts_file(language))
        texts = carried_over(found, known)
        if arguments[:1] == ["--missing"]:
            missing = dict.fromkeys(message.source for message, text in texts.items() if not text)
            sys.stdout.writelines(source.replace("\n", "\\n") + "\n" for source in missing)
            continue
        if arguments[:1] == ["--take"]:
            for path in arguments[1:]:
                wrong += [f"belongs to no text: {line!r}" for line in taken(texts, Path(path))]
        wrong += checks.faults(language, texts)
        if arguments[:1] == ["--check"]:
            wrong += stale(language, texts, found)
        else:
            refresh(language, texts, found)
        done = sum(bool(text) for text in texts.values())
        sys.stdout.write(f"{language}: {done} of {len(texts)} texts translated\n")
    shown = wrong if arguments[:1] == ["--check"] else wrong[:SHOWN]
    sys.stderr.writelines(f"{line}\n" for line in shown)
    if len(wrong) > len(shown):
        sys.stderr.write(f"and {len(wrong) - len(shown)} more; --check names all\n")
    return int(bool(wrong)) if arguments[:1] == ["--check"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
