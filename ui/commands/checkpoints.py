"""`ledger checkpoint` and `check-checkpoint`: proof, kept elsewhere, of where the ledger stood."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cashier.domain.errors import Refusal
from ui.commands.door import HomeOption, JsonOption, OutOption, opened, tell
from ui.commands.ledger import UrlArgument, opened_books


def checkpoint(
    ctx: typer.Context,
    url: UrlArgument,
    key: Annotated[
        Path, typer.Option("--key", metavar="FILE", help="Ed25519 private key (PEM) to sign with.")
    ],
    out: OutOption = None,
    file_only: Annotated[
        bool, typer.Option("--file-only", help="Do not keep a copy in the ledger (auditors).")
    ] = False,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Sign where every chain stands now; keep the file where the ledger's keepers cannot reach."""
    assert isinstance(as_json, bool), "a checkpoint is JSON either way"
    from cashier import signing
    from cashier.ledger.checkpoint import take

    private = signing.read_private(key)
    with opened_books(ctx, home, url) as database, opened(out, what="") as file:
        file.write(f"{take(database, private, keep=not file_only).text()}\n".encode())


def check_checkpoint(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="From ledger checkpoint.")],
    public_key: Annotated[
        Path, typer.Option("--public-key", metavar="F", help="Ed25519 public key (PEM).")
    ],
    url: Annotated[
        str, typer.Argument(metavar="[URL]", help="The ledger; without: the signature only.")
    ] = "",
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Prove a checkpoint's signature, and that the ledger still holds what it says."""
    from cashier import signing
    from cashier.ledger.checkpoint import compare, read_checkpoint

    proved = read_checkpoint(file, signing.read_public(public_key))
    body = proved.body
    values = {
        "number": body["number"],
        "taken_at": body["taken_at"],
        "ledger_id": body["ledger_id"],
        "key_id": proved.key_id,
        "postings": body["postings"],
    }
    words = [f"Signed by {proved.key_id} at {body['taken_at']}: {body['postings']:,} postings."]
    if not url:
        tell(values, words, as_json=as_json)
        return
    with opened_books(ctx, home, url) as database:
        findings = compare(database, proved)
    words += [f"{one.what}: {one.where}" for one in findings]
    words.append(f"{len(findings)} findings." if findings else "The ledger still holds all of it.")
    told = [{"what": one.what, "where": one.where} for one in findings]
    tell({**values, "findings": told}, words, as_json=as_json)
    if findings:
        raise Refusal("checkpoint.findings", field="ledger", value=len(findings))
