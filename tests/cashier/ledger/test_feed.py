"""Import of the billing feed: what is read, what is rejected and where, and that a refused or
broken import leaves nothing."""

from __future__ import annotations

import csv
import json
import re
import tempfile
import tracemalloc
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cashier.domain.documents import account_document, account_from_document
from cashier.domain.errors import Fault, Refusal
from cashier.ledger import changes, feed, feed_copy, feed_rows
from cashier.ledger.books import Books
from cashier.ledger.contract import ACCOUNTS, Operation, Page
from cashier.ledger.feed import ImportResult, import_feed
from cashier.ledger.feed_rows import (
    ACCOUNT_SHEET,
    BILL_SHEET,
    PAYMENT_SHEET,
    Sheet,
    SheetReader,
)
from cashier.ledger.verify import verify

Row = dict[str, str]

ACCOUNT: Row = dict.fromkeys(ACCOUNT_SHEET.columns, "") | {
    "billing_account_number": "712345678",
    "coverage_type": "medical",
    "kind": "individual",
    "member_id": "100000012148",
    "first_name": "Rosa",
    "middle_name": "M",
    "last_name": "Câmara",
    "date_of_birth": "1964-03-03",
    "phone": "+15085553426",
    "email": "rosa@example.org",
    "state": "MA",
    "postal_code": "02125",
    "preferred_language": "pt-BR",
    "subsidy": "connectorcare",
    "autopay_day": "10",
    "paperless": "1",
    "enrollment_status": "active",
}
EMPLOYER = ACCOUNT | {
    "billing_account_number": "712345686",
    "kind": "employer",
    "first_name": "",
    "last_name": "",
    "organization_name": "Harborview Electric LLC",
    "date_of_birth": "",
    "autopay_day": "",
    "paperless": "0",
    "enrollment_status": "terminated",
    "terminated_on": "2026-09-30",
}
BILL: Row = {
    "bill_number": "B1",
    "billing_account_number": "712345678",
    "coverage_month": "2026-12",
    "issued_on": "2026-11-01",
    "due_on": "2026-11-23",
    "bill_type": "monthly",
    "supersedes_bill_number": "",
    "premium": "206.00",
}
REVISED = BILL | {
    "bill_number": "B2",
    "bill_type": "revised",
    "supersedes_bill_number": "B1",
    "premium": "53.10",
}
PAYMENT: Row = {
    "payment_reference": "P1",
    "billing_account_number": "712345678",
    "received_on": "2026-11-05",
    "channel": "walkin",
    "amount": "206.00",
    "status": "posted",
}


def write(
    folder: Path,
    accounts: Iterable[Mapping[str, str]] = (ACCOUNT, EMPLOYER),
    bills: Iterable[Mapping[str, str]] = (BILL, REVISED),
    payments: Iterable[Mapping[str, str]] = (PAYMENT,),
) -> Path:
    folder.mkdir(exist_ok=True)
    sheets: tuple[tuple[Sheet, Iterable[Mapping[str, str]]], ...] = (
        (ACCOUNT_SHEET, accounts),
        (BILL_SHEET, bills),
        (PAYMENT_SHEET, payments),
    )
    for sheet, rows in sheets:
        with (folder / sheet.file).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, sheet.columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    return folder


def many(count: int) -> list[Row]:
    return [ACCOUNT | {"billing_account_number": str(720_000_000 + n)} for n in range(count)]


@pytest.fixture
def empty(empty: Books, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Books:
    """With the temporary files of an import into a server where the test can look."""
    (tmp_path / "room").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "room"))
    return empty


def live(database: Books) -> dict[str, str]:
    with database.read() as connection:
        found = {}
        for number in changes.live_keys(connection, ACCOUNTS):
            document = changes.document(connection, ACCOUNTS, number)
            assert document is not None
            found[number] = document
        return found


def pulled(database: Books, epoch: int, after: int, limit: int) -> Page:
    """What a station is told of the accounts feed."""
    with database.read() as connection:
        at = changes.head(connection, ACCOUNTS)
        start = after if epoch == at.epoch else 0
        found = changes.page(connection, ACCOUNTS, at.epoch, start, limit)
    now = database.clock.now()
    return Page(feed=ACCOUNTS, epoch=at.epoch, changes=tuple(found), head_seq=at.seq, as_of=now)


def beside(database: Books) -> set[str]:
    return {path.name for path in database.scratch.iterdir()} - {"feed"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "feed")


def test_accounts_become_documents_with_their_bills_and_payments(
    empty: Books, folder: Path
) -> None:
    result = import_feed(empty, folder)
    assert result == ImportResult(
        accounts=2, bills=2, payments=1, changed=2, removed=0, rejected=0, applied=True
    )
    documents = live(empty)
    account = account_from_document(documents["712345678"])
    assert (account.name, account.autopay_day, account.paperless) == ("Rosa M Câmara", 10, True)
    assert [(bill.bill_number, bill.premium_cents) for bill in account.bills] == [
        ("B1", 20_600),
        ("B2", 5_310),
    ]
    assert account.bills[1].supersedes == "B1"
    assert account.payments[0].amount_cents == 20_600
    assert account_from_document(documents["712345686"]).name == "Harborview Electric LLC"
    for document in documents.values():
        assert account_document(account_from_document(document)) == document
    assert verify(empty).findings == ()


def test_the_same_folder_again_changes_nothing(empty: Books, folder: Path) -> None:
    import_feed(empty, folder)
    before = pulled(empty, 1, 0, 100).changes
    for name in ("accounts.csv", "bills.csv", "payments.csv"):  # nor do the rows' order
        lines = (folder / name).read_text().splitlines()
        (folder / name).write_text("\n".join([lines[0], *reversed(lines[1:])]) + "\n")
    assert import_feed(empty, folder).changed == 0
    assert pulled(empty, 1, 0, 100).changes == before


def test_only_what_changed_is_in_the_feed(empty: Books, folder: Path) -> None:
    import_feed(empty, folder)
    write(folder, payments=())
    assert import_feed(empty, folder).changed == 1
    page = pulled(empty, 1, 2, 100)
    assert [change.key for change in page.changes] == ["712345678"]


def test_bom_crlf_any_column_order_quotes_and_unknown_columns(empty: Books, folder: Path) -> None:
    import_feed(empty, folder)
    for name in ("accounts.csv", "bills.csv", "payments.csv"):
        with (folder / name).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        columns = [*reversed(rows[0]), "remarks"]
        with (folder / name).open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(
                file, columns, restval="x, y", quoting=csv.QUOTE_ALL, lineterminator="\r\n"
            )
            writer.writeheader()
            writer.writerows(rows)
    result = import_feed(empty, folder)
    assert (result.changed, result.rejected) == (0, 0)
    assert len(result.warnings) == 3
    assert "'remarks'" in result.warnings[0]


def test_names_are_kept_in_one_form(empty: Books, tmp_path: Path) -> None:
    decomposed = ACCOUNT | {"last_name": "Ca\u0302mara", "city": "Fall\u00a0River "}
    import_feed(empty, write(tmp_path / "feed", [decomposed], [], []))
    account = account_from_document(live(empty)["712345678"])
    assert (account.last_name, account.city) == ("Câmara", "Fall River")


def test_a_social_security_number_is_nowhere(empty: Books, tmp_path: Path) -> None:
    folder = write(
        tmp_path / "feed", [ACCOUNT | {"address_line2": "123-45-6789"}, EMPLOYER], [], []
    )
    text = (folder / "accounts.csv").read_text().splitlines()
    rows = [text[0] + ",SSN", *(line + ",987-65-4321" for line in text[1:])]
    (folder / "accounts.csv").write_text("\n".join(rows))
    rejects = tmp_path / "rejects.csv"
    result = import_feed(empty, folder, skip_bad=True, rejects=rejects)
    assert (result.rejected, result.changed) == (1, 1)
    assert result.rejects[0].value == "***-**-****"
    assert "Social Security" in result.warnings[0]
    told = rejects.read_text() + json.dumps(live(empty)) + "".join(result.warnings)
    assert "6789" not in told
    assert "4321" not in told


BAD_ROWS = [
    ("accounts", {"billing_account_number": "612345678"}, "billing_account_number", "nine digits"),
    ("accounts", {"billing_account_number": "7١2345678"}, "billing_account_number", "nine digits"),
    ("accounts", {"coverage_type": "vision"}, "coverage_type", "not one of medical, dental"),
    ("accounts", {"kind": ""}, "kind", "not one of"),
    ("accounts", {"member_id": "12"}, "member_id", "twelve digits"),
    ("accounts", {"last_name": ""}, "last_name", "missing"),
    ("accounts", {"kind": "employer"}, "organization_name", "missing"),
    ("accounts", {"last_name": "x" * 201}, "last_name", "longer than"),
    ("accounts", {"last_name": "a\x00b"}, "last_name", "control character"),
    ("accounts", {"last_name": "a\u202eb"}, "last_name", "control character"),
    ("accounts", {"address_line1": "1 Main St\nApt 2"}, "address_line1", "control character"),
    ("accounts", {"date_of_birth": "1964-02-30"}, "date_of_birth", "not a date"),
    ("accounts", {"phone": "617-555-0100"}, "phone", "E.164"),
    ("accounts", {"email": "nobody"}, "email", "e-mail"),
    ("accounts", {"state": "Mass"}, "state", "two capital letters"),
    ("accounts", {"postal_code": "2125"}, "postal_code", "ZIP"),
    ("accounts", {"preferred_language": "Spanish!"}, "preferred_language", "BCP 47"),
    ("accounts", {"subsidy": "full"}, "subsidy", "not one of"),
    ("accounts", {"autopay_day": "32"}, "autopay_day", "day of the month"),
    ("accounts", {"paperless": "yes"}, "paperless", "0 or 1"),
    ("accounts", {"enrollment_status": "ended"}, "enrollment_status", "not one of"),
    ("accounts", {"terminated_on": "30.09.2026"}, "terminated_on", "not a date"),
    (
        "accounts",
        {"billing_account_number": "712345678", "paperless": "0"},
        "billing_account_number",
        "already on line 2",
    ),
    ("bills", {"bill_number": ""}, "bill_number", "missing"),
    ("bills", {"bill_number": "B" * 21}, "bill_number", "longer than 20"),
    ("bills", {"billing_account_number": "799999999"}, "billing_account_number", "no such account"),
    ("bills", {"coverage_month": "2026-13"}, "coverage_month", "not a month"),
    ("bills", {"issued_on": "2026-11-31"}, "issued_on", "not a date"),
    ("bills", {"due_on": "20261123"}, "due_on", "not a date"),
    ("bills", {"bill_type": "weekly"}, "bill_type", "not one of"),
    ("bills", {"premium": "-5.00"}, "premium", "two decimals"),
    ("bills", {"premium": "5.000"}, "premium", "two decimals"),
    ("bills", {"premium": "1,000.00"}, "premium", "two decimals"),
    ("bills", {"premium": "9999999999.00"}, "premium", "larger"),
    ("bills", {"bill_number": "B1", "premium": "1.00"}, "bill_number", "already on line 2"),
    ("bills", {"supersedes_bill_number": "B9"}, "supersedes_bill_number", "no bill of this"),
    ("bills", {"supersedes_bill_number": "B1"}, "supersedes_bill_number", "already by line 3"),
    (
        "bills",
        {"bill_number": "B3", "supersedes_bill_number": "B3"},
        "supersedes_bill_number",
        "itself",
    ),
    ("payments", {"payment_reference": ""}, "payment_reference", "missing"),
    ("payments", {"amount": "206"}, "amount", "two decimals"),
    ("payments", {"channel": "cash"}, "channel", "not one of"),
    ("payments", {"status": "lost"}, "status", "not one of"),
    ("payments", {"received_on": ""}, "received_on", "not a date"),
    ("payments", {"billing_account_number": "799999999"}, "billing_account_number", "no such"),
    ("payments", {"amount": "1.00"}, "payment_reference", "already on line 2"),
]


@pytest.mark.parametrize(("file", "fields", "column", "reason"), BAD_ROWS)
def test_a_bad_row_is_told_with_its_place_and_nothing_is_imported(
    empty: Books, tmp_path: Path, file: str, fields: Row, column: str, reason: str
) -> None:
    accounts, bills, payments = [ACCOUNT, EMPLOYER], [BILL, REVISED], [PAYMENT]
    if file == "accounts":
        accounts.append(ACCOUNT | {"billing_account_number": "712345694"} | fields)
    elif file == "bills":
        bills.append(BILL | {"bill_number": "B3"} | fields)
    else:
        payments.append(PAYMENT | fields)
    line = 2 + len({"accounts": accounts, "bills": bills, "payments": payments}[file]) - 1
    folder = write(tmp_path / "feed", accounts, bills, payments)
    rejects = tmp_path / "rejects.csv"
    result = import_feed(empty, folder, rejects=rejects)
    assert (result.rejected, result.applied) == (1, False)
    (bad,) = result.rejects
    assert (bad.file, bad.column) == (f"{file}.csv", column)
    assert bad.line == line
    assert reason in bad.reason
    assert live(empty) == {}
    with rejects.open(encoding="utf-8", newline="") as written:
        (row,) = csv.DictReader(written)
    assert list(row) == ["file", "line", "column", "value", "reason"]
    assert row["line"] == str(line)
    assert import_feed(empty, folder, skip_bad=True).changed == 2
    assert verify(empty).findings == ()


def test_bytes_that_are_no_utf8_and_rows_of_another_width(empty: Books, folder: Path) -> None:
    with (folder / "accounts.csv").open("ab") as file:
        file.write(b"\n712345694,medical\n")
        row = ",".join((ACCOUNT | {"billing_account_number": "712345694"}).values())
        file.write(row.encode("latin-1") + b"\n")
    found = import_feed(empty, folder).rejects
    assert [(bad.line, bad.column) for bad in found] == [(5, "kind"), (6, "last_name")]
    assert "UTF-8" in found[1].reason


def test_a_row_of_another_width_names_the_first_column_it_lacks_or_the_last(
    empty: Books, folder: Path
) -> None:
    with (folder / "payments.csv").open("a") as file:
        file.write("P2\nP3,712345678,2026-11-05,walkin,206.00,posted,too,much\n")
    rejects = folder / "rejects.csv"
    import_feed(empty, folder, rejects=rejects)
    with rejects.open(encoding="utf-8", newline="") as written:
        short, long = csv.DictReader(written)
    assert (short["column"], short["value"]) == ("billing_account_number", "")
    assert short["reason"] == "the row has 1 fields, the header 6"
    assert (long["column"], long["value"]) == ("status", "too")


_VALUES = ["", " ", "x", "x ", " x", "a|b", "7", "0", "1", "32", "é", "a\u00a0b", "a\tb", "x" * 41]
_VALUES += ["712345678", "2026-11-05", "2026-02-30", "2026-11", "2026-13", "206.00", "206"]
_VALUES += ["123-45-6789", "1-45-6789", "walkin", "posted", "monthly", "pending_binder"]
_VALUES += [f" {value}" for value in _VALUES] + [f"{value} " for value in _VALUES]


@pytest.mark.parametrize("sheet", feed_rows.SHEETS, ids=lambda sheet: sheet.file)
@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_a_row_seen_at_one_look_is_read_as_column_by_column(
    sheet: Sheet, tmp_path: Path, data: st.DataObject
) -> None:
    """The quick way past the checks gives what the checks give, or leaves the row to them."""
    good = (ACCOUNT, BILL, PAYMENT)[feed_rows.SHEETS.index(sheet)]
    columns = st.sampled_from(list(sheet.columns)) | st.just(list(sheet.columns)[-1])
    values = st.sampled_from(_VALUES) | st.text(max_size=8)
    edits = st.dictionaries(columns, values, max_size=2)
    rows = [good | edit for edit in data.draw(st.lists(edits, min_size=1, max_size=4))]
    with (tmp_path / sheet.file).open("w", encoding="utf-8", newline="") as file:
        try:
            csv.DictWriter(file, sheet.columns).writeheader()
            csv.DictWriter(file, sheet.columns, quoting=csv.QUOTE_ALL).writerows(rows)
        except UnicodeEncodeError:
            return
    careful = Sheet(file=sheet.file, columns=sheet.columns)
    object.__setattr__(careful, "plain", re.compile("(?!)"))
    read = []
    for one in (sheet, careful):
        with closing(SheetReader(tmp_path, one)) as reader:
            read.append(list(reader.rows()))
    assert read[0] == read[1]


def test_a_circle_of_bills_is_rejected(empty: Books, tmp_path: Path) -> None:
    circle = [BILL | {"supersedes_bill_number": "B2"}, REVISED]
    result = import_feed(empty, write(tmp_path / "feed", bills=circle), skip_bad=True)
    assert (result.rejected, result.bills) == (2, 0)


def test_rows_that_repeat_another_word_for_word_count_once(empty: Books, tmp_path: Path) -> None:
    folder = write(
        tmp_path / "feed", [ACCOUNT, ACCOUNT, EMPLOYER], [BILL, BILL, REVISED], [PAYMENT] * 3
    )
    result = import_feed(empty, folder)
    assert (result.accounts, result.bills, result.payments, result.rejected) == (2, 2, 1, 0)
    assert len(result.warnings) == 3


def test_one_bill_number_on_two_accounts_is_rejected(empty: Books, tmp_path: Path) -> None:
    other = BILL | {"billing_account_number": EMPLOYER["billing_account_number"]}
    result = import_feed(empty, write(tmp_path / "feed", bills=[BILL, other]))
    assert [(bad.line, bad.column) for bad in result.rejects] == [(3, "bill_number")]


def test_an_account_whose_row_is_bad_stays_as_it_was(empty: Books, tmp_path: Path) -> None:
    import_feed(empty, write(tmp_path / "feed"))
    before = live(empty)
    worse = [ACCOUNT | {"paperless": "maybe"}, EMPLOYER]
    result = import_feed(empty, write(tmp_path / "feed", worse), skip_bad=True)
    assert (result.changed, result.rejected) == (0, 4), "its bills and its payment go with it"
    assert "own row was rejected" in result.rejects[-1].reason
    assert live(empty) == before


@pytest.mark.parametrize("file", ["accounts.csv", "bills.csv", "payments.csv"])
def test_a_missing_file_or_column_is_refused_by_name(empty: Books, folder: Path, file: str) -> None:
    text = (folder / file).read_text()
    (folder / file).write_text(text.replace("billing_account_number", "account"))
    with pytest.raises(Refusal) as refused:
        import_feed(empty, folder)
    assert (refused.value.code, refused.value.field) == ("feed.column_missing", file)
    assert refused.value.value == "billing_account_number"
    (folder / file).unlink()
    with pytest.raises(Refusal) as refused:
        import_feed(empty, folder)
    assert (refused.value.code, refused.value.field) == ("feed.file_missing", file)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "feed.column_missing"),
        ("a,billing_account_number,billing_account_number", "feed.column"),
    ],
)
def test_a_header_that_cannot_be_read(empty: Books, folder: Path, text: str, code: str) -> None:
    (folder / "bills.csv").write_text(text)
    with pytest.raises(Refusal, match=code):
        import_feed(empty, folder)


def test_a_quote_that_never_ends_is_refused_even_when_bad_rows_are_skipped(
    empty: Books, folder: Path
) -> None:
    with (folder / "payments.csv").open("a") as file:
        file.write('P2,712345678,2026-11-05,mail,"1.00,posted\n')
    with pytest.raises(Refusal) as refused:
        import_feed(empty, folder, skip_bad=True)
    assert (refused.value.code, refused.value.field) == ("feed.broken", "payments.csv")
    assert live(empty) == {}


def test_absent_accounts_become_tombstones(empty: Books, tmp_path: Path) -> None:
    import_feed(empty, write(tmp_path / "feed", many(40), [], []))
    result = import_feed(empty, write(tmp_path / "feed", many(39), [], []))
    assert (result.changed, result.removed) == (1, 1)
    (last,) = pulled(empty, 1, 40, 10).changes
    assert (last.operation, last.key) == (Operation.TOMBSTONE, "720000039")
    assert import_feed(empty, tmp_path / "feed").changed == 0
    assert verify(empty).findings == ()


@pytest.mark.parametrize(("left", "refused"), [(95, False), (94, True)])
def test_losing_more_than_five_percent_is_refused(
    empty: Books, tmp_path: Path, left: int, refused: bool
) -> None:
    import_feed(empty, write(tmp_path / "feed", many(100), [], []))
    write(tmp_path / "feed", many(left), [], [])
    if refused:
        with pytest.raises(Refusal) as told:
            import_feed(empty, tmp_path / "feed")
        assert (told.value.code, told.value.value) == ("feed.shrinks", "6")
        assert len(live(empty)) == 100
    assert import_feed(empty, tmp_path / "feed", allow_shrink=True).removed == 100 - left


def test_a_dry_run_counts_and_changes_nothing(empty: Books, folder: Path) -> None:
    result = import_feed(empty, folder, dry_run=True)
    assert (result.changed, result.applied) == (2, False)
    assert live(empty) == {}
    assert pulled(empty, 0, 0, 1).head_seq == 0


class Stop(Exception):
    pass


@pytest.mark.parametrize("stage", ["accounts", "bills", "payments", "compare", "write"])
def test_a_cancelled_import_leaves_nothing(empty: Books, folder: Path, stage: str) -> None:
    (folder / "payments.csv").write_text((folder / "payments.csv").read_text() + "bad\n")
    before = beside(empty)
    seen: set[str] = set()

    def progress(now: str, done: int, total: int) -> None:
        assert 0 <= done <= total
        seen.add(now)
        if now == stage:
            raise Stop

    rejects = folder / "rejects.csv"
    with pytest.raises(Stop):
        import_feed(empty, folder, skip_bad=True, rejects=rejects, progress=progress)
    assert live(empty) == {}
    assert beside(empty) <= before | {"ledger.db-wal", "ledger.db-shm"}
    assert sorted(path.name for path in folder.iterdir()) == [
        "accounts.csv",
        "bills.csv",
        "payments.csv",
    ]
    assert import_feed(empty, folder, skip_bad=True).changed == 2


def test_an_import_that_another_overtook_changes_nothing(empty: Books, folder: Path) -> None:
    def progress(stage: str, done: int, total: int) -> None:
        if stage == "compare" and done == total:
            import_feed(empty, folder)

    with pytest.raises(Fault) as fault:
        import_feed(empty, folder, progress=progress)
    assert (fault.value.code, fault.value.retry_is_safe) == ("ledger.import_overtaken", True)
    assert len(live(empty)) == 2


def test_a_merge_goes_on_where_its_last_part_ended(
    empty: Books, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More changes than one part of the merge holds; new, other and gone in every part."""
    monkeypatch.setattr(feed_copy, "ROWS_PER_STEP", 4)
    import_feed(empty, write(tmp_path / "feed", many(30), [], []))
    rows = [row | {"city": "Elsewhere"} for row in many(33) if row["middle_name"]][1::2]
    result = import_feed(empty, write(tmp_path / "feed", rows, [], []), allow_shrink=True)
    assert (result.changed, result.removed) == (31, 15)
    assert list(live(empty)) == [row["billing_account_number"] for row in rows]
    assert verify(empty).findings == ()


@pytest.mark.parametrize("flavour", ["postgres15", "postgres18"], indirect=True)
def test_two_imports_at_once_leave_one(empty: Books, folder: Path) -> None:
    """The second is held against the feed's head when it writes, whatever it saw before."""

    def progress(stage: str, done: int, total: int) -> None:
        if stage == "write" and done == 0 and not seen:
            seen.append(stage)
            try:
                import_feed(empty, folder)
            except Fault as fault:
                seen.append(fault.code)

    seen: list[str] = []
    try:
        import_feed(empty, folder, progress=progress)
    except Fault as fault:
        seen.append(fault.code)
    assert seen[1:] in (["ledger.busy"], ["ledger.import_overtaken"])
    assert len(live(empty)) == 2
    assert verify(empty).findings == ()


def test_a_log_that_outgrew_its_use_begins_a_new_epoch(
    empty: Books, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed, "EPOCH_LIVE_MIN", 3)
    for round_ in range(3):
        rows = [row | {"city": f"City {round_}"} for row in many(3)]
        import_feed(empty, write(tmp_path / "feed", rows, [], []))
    page = pulled(empty, 1, 9, 100)
    assert (page.epoch, page.head_seq) == (2, 3)
    assert all('"City 2"' in change.document for change in page.changes)
    assert verify(empty).findings == ()
    assert import_feed(empty, tmp_path / "feed").changed == 0


def test_memory_does_not_grow_with_the_feed(
    empty: Books, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed, "_BUCKET_BYTES", 20_000)
    peaks = []
    for count in (300, 3_000):
        folder = write(tmp_path / "feed", many(count), [], [])
        tracemalloc.start()
        import_feed(empty, folder, dry_run=True)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] + 12_000_000, "a buffer of 20,000 rows, not the feed"


def test_every_column_of_the_sheets_is_in_the_document() -> None:
    assert set(ACCOUNT_SHEET.columns) == set(feed_rows.ACCOUNT_COLUMNS)
    assert len(ACCOUNT_SHEET.columns) == 27
