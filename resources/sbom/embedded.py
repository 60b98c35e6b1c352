"""What is compiled into the wheels: versions asked of the installed libraries themselves.

Three sources, the surest first: the library's own answer, a version text inside the file, and the
bill that a wheel brings (PEP 770). What none of them names is named after its file.
"""

from __future__ import annotations

import json
import platform
import re
import ssl
import sys
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module, metadata
from pathlib import Path
from typing import Any

PYTHON = "python"
"""The carrier that is no wheel: the interpreter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One library inside `carrier` (a package of the lock, or `python`); `source` says how its
    version was learnt."""

    carrier: str
    name: str
    version: str
    licence: str = ""
    purl: str = ""
    source: str = "asked"


# Licences as the projects state them; versions are never written here.
LICENCES = {
    "openssl": "Apache-2.0",
    "sqlite": "blessing",
    "sqlcipher": "BSD-3-Clause",
    "qt": "LGPL-3.0-only",
    "icu": "Unicode-3.0",
    "pcre2": "BSD-3-Clause",
    "libpq": "PostgreSQL",
    "harfbuzz": "MIT-Modern-Variant",
    "freetype": "FTL",
    "pdfium": "BSD-3-Clause",
    "zlib": "Zlib",
    "zlib-ng": "Zlib",
    "libpng": "libpng-2.0",
    "libjpeg-turbo": "IJG AND BSD-3-Clause",
    "libtiff": "libtiff",
    "libwebp": "BSD-3-Clause",
    "libavif": "BSD-2-Clause",
    "openjpeg": "BSD-2-Clause",
    "littlecms2": "MIT",
    "raqm": "MIT",
    "expat": "MIT",
    "cpython": "Python-2.0",
    "libbrotlicommon": "MIT",
    "libbrotlidec": "MIT",
    "liblzma": "0BSD",
    "libsharpyuv": "BSD-3-Clause",
    "libzstd": "BSD-3-Clause OR GPL-2.0-only",
    "libgssapi_krb5": "MIT",
    "libk5crypto": "MIT",
    "libkrb5": "MIT",
    "libkrb5support": "MIT",
    "libldap": "OLDAP-2.8",
    "liblber": "OLDAP-2.8",
}
_PILLOW = {
    "freetype": "freetype2",
    "harfbuzz": "harfbuzz",
    "libavif": "avif",
    "libjpeg-turbo": "libjpeg_turbo",
    "libtiff": "libtiff",
    "libwebp": "webp",
    "littlecms2": "littlecms2",
    "openjpeg": "jpg_2000",
    "raqm": "raqm",
    "zlib-ng": "zlib_ng",
}
_TEXTS = (
    ("qt", re.compile(rb"\0Qt (\d+\.\d+\.\d+) \(")),
    ("openssl", re.compile(rb"OpenSSL (\d+\.\d+\.\d+[a-z]?) +\d")),
    ("libpng", re.compile(rb"libpng version (\d+\.\d+\.\d+)")),
    ("pcre2", re.compile(rb"\0(10\.\d+) 20\d\d-\d\d-\d\d\0")),
)
_READ_FOR_TEXTS = {
    "psycopg-binary": "psycopg_binary.libs/libcrypto*",
    "pillow": "pillow.libs/libpng*",
    "pyside6-essentials": "PySide6/Qt/lib/libQt6[CG][ou][ri]*.so*",
}
"""The files that are read whole: all of Qt would take a quarter of a minute."""
_SONAME = re.compile(r"^(?P<stem>[\w+.]+?)(?:-[0-9a-f]{8})?\.so\.?(?P<version>[\d.]*)$")
_SAME = {
    "Little CMS 2": "littlecms2",
    "libjpeg / libjpeg-turbo": "libjpeg-turbo",
    "libcrypto": "openssl",
    "libssl": "openssl",
    "libfreetype": "freetype",
    "libharfbuzz": "harfbuzz",
    "libjpeg": "libjpeg-turbo",
    "liblcms2": "littlecms2",
    "libopenjp2": "openjpeg",
    "libpng16": "libpng",
    "libwebpdemux": "libwebp",
    "libwebpmux": "libwebp",
}


def parts(carriers: frozenset[str]) -> list[Part]:
    """Everything embedded in the installed ones of `carriers`, and in the interpreter; each name
    once per carrier, sorted."""
    found: dict[tuple[str, str], Part] = {}
    for part in (*_answers(carriers), *_in_texts(carriers), *_brought(carriers)):
        found.setdefault((part.carrier, part.name.lower()), part)
    for part in _named_by_file(carriers):
        name = _SAME.get(part.name, part.name)
        named = (name, name.removeprefix("lib"), part.name.lower())
        known = ((part.carrier, one) for one in named)
        if not any(key in found for key in known):
            found[part.carrier, part.name] = part
    return sorted(found.values(), key=lambda one: (one.carrier, one.name.lower(), one.version))


def _answers(carriers: frozenset[str]) -> Iterator[Part]:
    """What a library says of itself when it is asked."""
    ask: dict[str, Callable[[], dict[str, str]]] = {
        "sqlcipher3": _sqlcipher,
        "cryptography": _cryptography,
        "pyside6-essentials": _qt,
        "psycopg-binary": _libpq,
        "uharfbuzz": lambda: {"harfbuzz": import_module("uharfbuzz").version_string()},
        "pillow": _pillow,
        "pypdfium2": _pdfium,
    }
    answers = {name: one() for name, one in ask.items() if name in carriers}
    answers[PYTHON] = _python()
    for carrier, libraries in answers.items():
        for name, version in libraries.items():
            yield Part(carrier=carrier, name=name, version=version, licence=LICENCES.get(name, ""))


def _sqlcipher() -> dict[str, str]:
    module = import_module("sqlcipher3")
    connection = module.connect(":memory:")
    try:
        # the provider says its version only once there is something to encrypt
        connection.execute("PRAGMA key = 'x'")
        (cipher,) = connection.execute("PRAGMA cipher_version").fetchone()
        (provider,) = connection.execute("PRAGMA cipher_provider").fetchone()
        (build,) = connection.execute("PRAGMA cipher_provider_version").fetchone()
    finally:
        connection.close()
    return {
        "sqlite": module.sqlite_version,
        "sqlcipher": cipher.split()[0],
        provider: build.split()[1],
    }


def _cryptography() -> dict[str, str]:
    backend = import_module("cryptography.hazmat.backends.openssl.backend").backend
    return {"openssl": backend.openssl_version_text().split()[1]}


def _qt() -> dict[str, str]:
    try:
        return {"qt": import_module("PySide6.QtCore").qVersion()}
    except ImportError:  # a machine without the system's libraries: its text says it, too
        return {}


def _libpq() -> dict[str, str]:
    number = import_module("psycopg.pq").version()
    return {"libpq": f"{number // 10_000}.{number % 10_000}"}


def _pillow() -> dict[str, str]:
    features = import_module("PIL.features")
    said = {name: features.version(asked) for name, asked in _PILLOW.items()}
    return {name: str(version) for name, version in said.items() if version}


def _pdfium() -> dict[str, str]:
    info = import_module("pypdfium2.version").PDFIUM_INFO
    return {"pdfium": f"{info.major}.{info.minor}.{info.build}.{info.patch}"}


def _python() -> dict[str, str]:
    return {
        "openssl": ssl.OPENSSL_VERSION.split()[1],
        "sqlite": import_module("sqlite3").sqlite_version,
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        "expat": import_module("pyexpat").EXPAT_VERSION.removeprefix("expat_"),
        "cpython": platform.python_version(),
    }


def _site(carrier: str) -> Path | None:
    try:
        return Path(str(metadata.distribution(carrier).locate_file("")))
    except metadata.PackageNotFoundError:
        return None


def _in_texts(carriers: frozenset[str]) -> Iterator[Part]:
    """Version texts inside the libraries that nobody can ask."""
    for carrier, pattern in _READ_FOR_TEXTS.items():
        site = _site(carrier)
        if carrier not in carriers or site is None:
            continue
        for file in sorted(site.glob(pattern)):
            content = file.read_bytes()
            for name, text in _TEXTS:
                for version in sorted(set(text.findall(content))):
                    yield Part(
                        carrier=carrier,
                        name=name,
                        version=version.decode("ascii"),
                        licence=LICENCES[name],
                        source=f"text in {file.name}",
                    )


def _brought(carriers: frozenset[str]) -> Iterator[Part]:
    """The bills that wheels bring themselves, without what was only needed to build, and without
    what may be in a build: Pillow's names the GPL's libimagequant, which its wheels leave out."""
    for carrier in sorted(carriers):
        if _site(carrier) is None:
            continue
        for file in sorted(metadata.distribution(carrier).files or (), key=str):
            if file.parent.name == "sboms" and file.suffix == ".json":
                bill = json.loads(Path(str(file.locate())).read_text(encoding="utf-8"))
                for one in bill.get("components", []):
                    yield from _of_bill(carrier, file.name, one)


def _of_bill(carrier: str, file: str, one: dict[str, Any]) -> Iterator[Part]:
    name, version = str(one.get("name", "")), str(one.get("version", ""))
    own = one.get("purl", "").startswith("pkg:pypi/") or "." in name
    if one.get("scope") in ("excluded", "optional") or own or not version:
        return
    said = one.get("licenses") or [{}]
    named = said[0].get("license", {})
    yield Part(
        carrier=carrier,
        name=_SAME.get(name, name),
        version=version,
        licence=said[0].get("expression") or named.get("id") or named.get("name") or "",
        purl=str(one.get("purl", "")).split("?", 1)[0],  # what follows may be a path of theirs
        source=f"its own {file}",
    )


def _named_by_file(carriers: frozenset[str]) -> Iterator[Part]:
    """Shared libraries that lie beside a wheel's modules and that nothing above has named."""
    for carrier in sorted(carriers):
        if _site(carrier) is None:
            continue
        for file in metadata.distribution(carrier).files or ():
            beside = file.parent.name.endswith(".libs")
            icu = file.name.startswith("libicuuc.so")
            found = _SONAME.match(file.name) if beside or icu else None
            if found and found["version"]:
                name = "icu" if icu else found["stem"]
                yield Part(
                    carrier=carrier,
                    name=name,
                    version=found["version"],
                    licence=LICENCES.get(name, ""),
                    source=f"name of {file.name}",
                )


def interpreter() -> str:
    """How the bill names the interpreter: `cpython 3.11.7 on linux`."""
    return f"{sys.implementation.name} {platform.python_version()} on {sys.platform}"
