"""The four functions as PostgREST would serve them: found by name, called with a JSON object's
members as named arguments, one JSON value back."""

from __future__ import annotations

import json

import pytest
from sqlalchemy.exc import DBAPIError

from cashier.ledger.postgres_database import PostgresDatabase

FIT = {"integer", "bigint", "text", "json"}

_FUNCTIONS = """
SELECT p.proname, p.proargnames, p.provolatile::text, p.prorettype::regtype::text, p.proretset,
       ARRAY(SELECT t::regtype::text FROM unnest(p.proargtypes) t), p.pronargdefaults
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE n.nspname = 'api' AND has_function_privilege('ledger_station', p.oid, 'EXECUTE')
"""


def test_each_call_is_one_address_with_named_arguments_and_json_out(
    central_books: PostgresDatabase,
) -> None:
    """One function per name (an overload could not be told apart by its body), every argument named
    and of a type JSON has, one json value; only posting changes anything."""
    with central_books.read() as connection:
        rows = connection.exec_driver_sql(_FUNCTIONS).all()
    assert sorted(row[0] for row in rows) == ["head", "hello", "post_batch", "pull"]
    for name, arguments, volatility, returned, many, types, _defaults in rows:
        assert len(arguments) == len(types), f"{name}: every argument has a name, all go in"
        assert all(argument and argument == argument.lower() for argument in arguments)
        assert set(types) <= FIT, name
        assert (returned, many) == ("json", False), name
        assert volatility == ("v" if name == "post_batch" else "s"), name


def test_a_body_of_json_calls_it(central_books: PostgresDatabase) -> None:
    """The statement PostgREST 12 builds for `POST /rpc/hello`, called by nobody the ledger knows:
    the arguments arrive, and the refusal is the ledger's own."""
    body = json.dumps({"version": 99, "site": "BOS", "station": "01"})
    called = (
        "SELECT api.hello(version => b.version, site => b.site, station => b.station)"
        " FROM json_to_record(%(body)s::json) AS b(version integer, site text, station text)"
    )
    with central_books.read() as connection, pytest.raises(DBAPIError) as caught:
        connection.exec_driver_sql(called, {"body": body})
    said = getattr(caught.value.orig, "diag", None)
    assert said is not None
    assert (said.sqlstate, said.message_primary) == ("CA001", "ledger.version")
    assert json.loads(said.message_detail) == {"value": 99, "spoken": "1"}
