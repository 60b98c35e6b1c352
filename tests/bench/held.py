"""A ledger that has been used for years: records of stations that are not in the bench, made in the
server."""

from __future__ import annotations

from tests.bench.central import Central

STATIONS = 200
"""Stations the records are spread over, as many to each."""
_ROWS_AT_ONCE = 500_000

_POSTING = """
INSERT INTO ledger.posting (site, station, station_seq, posting_id, kind, business_date,
    receipt_number, amount_cents, staff, approver, session_id, tender_id, original_id, dup_key,
    canonical, prev_hash, hash, received_at)
SELECT 'H' || to_char(n % {stations} / 5, 'FM00'), to_char(n % 5 + 1, 'FM00'), n / {stations} + 1,
    '019' || substr(md5('p' || n), 1, 29), 'payment',
    to_char(date '2016-11-23' + (n * 3650 / {held})::integer, 'YYYY-MM-DD'),
    'H00-01-' || n, 5300 + n % 90000, '1001', '', '019' || substr(md5('s' || n / 300), 1, 29),
    '019' || substr(md5('t' || n), 1, 29), '',
    md5('d' || n) || md5('k' || n), '{{"held":' || n || '}}',
    md5('h' || n - {stations}) || md5('i' || n - {stations}), md5('h' || n) || md5('i' || n),
    '2026-11-23T12:00:00.000000Z'
FROM generate_series({first}::bigint, {last}::bigint) AS n
"""
_ENTRY = """
INSERT INTO ledger.entry (site, station, station_seq, line, account, cents)
SELECT 'H' || to_char(n % {stations} / 5, 'FM00'), to_char(n % 5 + 1, 'FM00'), n / {stations} + 1,
    line, CASE line WHEN 1 THEN 'undeposited/' || md5('s' || n / 300)
                    ELSE 'receivable/7' || to_char(n % 1000000, 'FM00000000') END,
    CASE line WHEN 1 THEN 1 ELSE -1 END * (5300 + n % 90000)
FROM generate_series({first}::bigint, {last}::bigint) AS n, generate_series(1, 2) AS line
"""


def fill(ledger: Central, held: int) -> int:
    """Puts `held` records with two entries each into the ledger; the bytes they take.

    Triggers are off and nothing is logged durably meanwhile: the rows, not the way they came, are
    what is measured after.
    """
    with ledger.driver() as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute("SET synchronous_commit = off")
        for first in range(0, held, _ROWS_AT_ONCE):
            last = min(first + _ROWS_AT_ONCE, held) - 1
            for statement in (_POSTING, _ENTRY):
                connection.execute(
                    statement.format(stations=STATIONS, held=held, first=first, last=last)
                )
            connection.commit()
    with ledger.driver() as connection:
        connection.autocommit = True
        connection.execute("VACUUM ANALYZE ledger.posting, ledger.entry")
        row = connection.execute(
            "SELECT sum(pg_total_relation_size(t))"
            " FROM unnest(ARRAY['ledger.posting'::regclass, 'ledger.entry']) AS t"
        )
        return int(row.fetchone()[0])
