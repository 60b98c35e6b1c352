"""The one box: numbers, facts and names typed the way people type them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from cashier.domain.account import CoverageType, Enrollment, SearchResult
from cashier.store import search_names
from cashier.store.search import search
from tests.cashier.store.replica_people import apply, open_replica, someone

DENTAL = CoverageType.DENTAL
ENDED = Enrollment.TERMINATED
PENDING = Enrollment.PENDING_BINDER

PEOPLE = (
    # the counter's own picture of the page
    someone("Rosa Alves", 700005678, middle="M", bills=("B0543301226081",), phone="+16175559790"),
    someone("Rosa Alves", 700005686, middle="M", coverage=DENTAL, bills=("RefID-20260931", "9")),
    someone("Rosana Alvez", 700001120, member="100000000913", status=ENDED),
    someone("Rosália Alves", 700007730, middle="T", member="100000002285"),
    someone("Rosa Álvarez", 700002204, middle="I", member="100000005519"),
    someone("Rosa Álvarez", 700002212, middle="I", member="100000005519", coverage=DENTAL),
    someone("Rosângela Alves", 700009046, middle="P", member="100000006630", status=PENDING),
    # names of the Commonwealth
    someone("Sinéad O'Brien", 700000101, member="100000000101"),
    someone("Conor O’Sullivan", 700000102, member="100000000102"),
    someone("Jean-Baptiste Toussaint", 700000103, member="100000000103"),
    someone("Marie|Jean Baptiste", 700000104, member="100000000104"),
    someone("Thủy Nguyễn", 700000105, member="100000000105"),
    someone("Thị Hồng|Đặng", 700000106, member="100000000106"),
    someone("Luz|De La Cruz", 700000107, member="100000000107"),
    someone("Ana|Delacruz", 700000108, member="100000000108"),
    someone("María González", 700000109, member="100000000109"),
    someone("Pedro Gonzales", 700000110, member="100000000110"),
    someone("Łucja Wójcik-Słowacka", 700000111, member="100000000111"),
    someone("Søren Kjærgård", 700000112, member="100000000112"),
    someone("Jürgen Weiß", 700000113, member="100000000113"),
    someone("Bo Li", 700000114, member="100000000114", born=date(1957, 4, 26)),
    someone("Siobhán|Mc Carthy", 700000115, member="100000000115", born=date(1957, 4, 26)),
    someone("Katherine Richardson", 700000116, member="100000000116", suffix="Jr."),
    someone(
        organization="Beacon Street Bakery, Inc.",
        number=700000117,
        member="100000000117",
        street="865 Highland Ave",
        city="Fall River",
    ),
    someone(
        "Manoel Pereira",
        700000118,
        member="100000000118",
        street="865 Highland Ave",
        city="Dorchester",
    ),
    *(
        someone(f"John Smith{'abcdefghij'[n % 10]}", 700010000 + n, member=f"{200000000000 + n}")
        for n in range(260)
    ),
)


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    engine = open_replica(tmp_path_factory.mktemp("search"))
    apply(engine, *PEOPLE)
    with engine.connect() as connection:
        yield connection


def names(result: SearchResult) -> list[str]:
    return [line.name for line in result.lines]


@pytest.mark.parametrize(
    ("typed", "kind", "numbers"),
    [
        ("700005678", "account", ["700005678"]),
        (" 700 005-678 ", "account", ["700005678"]),
        ("100000000401", "member", ["700005678", "700005686"]),
        ("b0543301226081", "bill", ["700005678"]),
        ("RefID-20260931", "bill", ["700005686"]),
        ("refid-20260931", "bill", ["700005686"]),
        ("9", "bill", ["700005686"]),
        ("6175559790", "phone", ["700005678"]),
        ("(617) 555-9790", "phone", ["700005678"]),
        ("+1 617 555 9790", "phone", ["700005678"]),
        ("70000567", "account", ["700005678"]),
        ("7000056", "account", ["700005678", "700005686"]),
        ("799999999", "account", []),
        ("199999999999", "member", []),
        ("5085550000", "none", []),
    ],
)
def test_numbers(connection: Connection, typed: str, kind: str, numbers: list[str]) -> None:
    result = search(connection, typed)
    assert (result.kind, [line.billing_account_number for line in result.lines]) == (kind, numbers)
    assert result.total == len(numbers)


def test_one_number_for_one_account_may_be_opened_at_once(connection: Connection) -> None:
    assert search(connection, "700005678").exact
    assert search(connection, "B0543301226081").exact
    assert not search(connection, "100000000401").exact
    assert not search(connection, "70000567").exact
    assert not search(connection, "rosa alves").exact


def test_the_page_as_pictured(connection: Connection) -> None:
    result = search(connection, "alvez rosa")
    assert [(line.name, line.billing_account_number[-4:]) for line in result.lines] == [
        ("Alves, Rosa M", "5678"),
        ("Alves, Rosa M", "5686"),
        ("Alvez, Rosana", "1120"),
        ("Alves, Rosália T", "7730"),
        ("Álvarez, Rosa I", "2204"),
        ("Álvarez, Rosa I", "2212"),
        ("Alves, Rosângela P", "9046"),
    ]
    assert result.did_you_mean == "alves rosa"
    assert result.total == 7
    assert result.lines[0].bold == ((0, 5), (7, 11))
    assert result.lines[2].bold == ((0, 5), (7, 11))
    assert result.lines[0].member_last4 == "0401"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("rosa alves", "Alves, Rosa M"),
        ("ROSA  ALVES", "Alves, Rosa M"),
        ("obrien", "O'Brien, Sinéad"),
        ("o'brien", "O'Brien, Sinéad"),
        ("o’brien sinead", "O'Brien, Sinéad"),
        ("brien", "O'Brien, Sinéad"),
        ("o brien", "O'Brien, Sinéad"),
        ("osullivan conor", "O’Sullivan, Conor"),
        ("jean baptiste toussaint", "Toussaint, Jean-Baptiste"),
        ("jean-baptiste t", "Toussaint, Jean-Baptiste"),
        ("jeanbaptiste toussaint", "Toussaint, Jean-Baptiste"),
        ("marie jean-baptiste", "Jean Baptiste, Marie"),
        ("jeanbaptiste marie", "Jean Baptiste, Marie"),
        ("nguyen thuy", "Nguyễn, Thủy"),
        ("Thủy Nguyễn", "Nguyễn, Thủy"),
        ("dang thi hong", "Đặng, Thị Hồng"),
        ("thihong dang", "Đặng, Thị Hồng"),
        ("de la cruz luz", "De La Cruz, Luz"),
        ("delacruz luz", "De La Cruz, Luz"),
        ("cruz luz", "De La Cruz, Luz"),
        ("de la cruz ana", "Delacruz, Ana"),
        ("gonzales maria", "González, María"),
        ("gonzalez pedro", "Gonzales, Pedro"),
        ("wojcik", "Wójcik-Słowacka, Łucja"),
        ("slowacka lucja", "Wójcik-Słowacka, Łucja"),
        ("wojcikslowacka", "Wójcik-Słowacka, Łucja"),
        ("soren kjaergard", "Kjærgård, Søren"),
        ("weiss", "Weiß, Jürgen"),
        ("weiß jurgen", "Weiß, Jürgen"),
        ("li bo", "Li, Bo"),
        ("mccarthy", "Mc Carthy, Siobhán"),
        ("mc carthy siobhan", "Mc Carthy, Siobhán"),
        ("beacon bakery", "Beacon Street Bakery, Inc."),
        ("bakery beacom", "Beacon Street Bakery, Inc."),
        ("richardson katherine jr", "Richardson, Katherine Jr."),
        # transposed, left out, put in, wrong, at the start, twice in a word, in both words
        ("richardosn", "Richardson, Katherine Jr."),
        ("richarson kathrine", "Richardson, Katherine Jr."),
        ("ritchardson", "Richardson, Katherine Jr."),
        ("tichardson", "Richardson, Katherine Jr."),
        ("richerdsen", "Richardson, Katherine Jr."),
        ("rixhafdson", "Richardson, Katherine Jr."),
        ("katharine richardsen", "Richardson, Katherine Jr."),
        ("nguyne thuy", "Nguyễn, Thủy"),
        ("nguyen tuhy", "Nguyễn, Thủy"),
        # still being typed, with a slip in what is there
        ("katherine ricahr", "Richardson, Katherine Jr."),
        ("richardson kath", "Richardson, Katherine Jr."),
        ("richardson katg", "Richardson, Katherine Jr."),
        ("richardson kaht", "Richardson, Katherine Jr."),
        ("katherine richardso", "Richardson, Katherine Jr."),
        ("katherine rochardso", "Richardson, Katherine Jr."),
        ("katherine richarfso", "Richardson, Katherine Jr."),
        # a word too many
        ("katherine anne richardson", "Richardson, Katherine Jr."),
    ],
)
def test_names(connection: Connection, typed: str, first: str) -> None:
    assert names(search(connection, typed))[:1] == [first]


@pytest.mark.parametrize(
    "typed", ["1957-04-26 li", "li 4/26/1957", "li 04-26-1957", "lii 1957-04-26"]
)
def test_a_date_of_birth_with_a_name(connection: Connection, typed: str) -> None:
    assert names(search(connection, typed))[0] == "Li, Bo"


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("alves 5678", ["700005678"]),
        ("5686 alves rosa", ["700005686"]),
        ("rosa alves ...0401", ["700005678", "700005686"]),
        ("alvs 56", ["700005678", "700005686"]),
        ("smith 0007", ["700010007"]),
        ("alves 4321", []),
    ],
)
def test_a_name_with_the_last_four_that_the_window_shows(
    connection: Connection, typed: str, numbers: list[str]
) -> None:
    found = search(connection, typed)
    assert [line.billing_account_number for line in found.lines] == numbers
    assert (found.total, found.exact, found.did_you_mean) == (len(numbers), False, "")


def test_of_a_name_too_common_to_look_through_the_total_says_so(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_names, "NARROWED", 100)
    found = search(connection, "john 0259")
    assert found.total == 100, "there may be others, nobody is told that there are none"
    assert len(found.lines) <= 1


def test_a_date_of_birth_alone_and_one_that_is_none(connection: Connection) -> None:
    assert names(search(connection, "1957-04-26")) == ["Li, Bo", "Mc Carthy, Siobhán"]
    assert search(connection, "li 13/45/1957").kind == "name"


def test_a_street_with_its_town(connection: Connection) -> None:
    assert names(search(connection, "865 highland ave")) == [
        "Beacon Street Bakery, Inc.",
        "Pereira, Manoel",
    ]
    assert names(search(connection, "865 Highland Ave, Dorch")) == ["Pereira, Manoel"]
    assert names(search(connection, "865 highland fall river")) == ["Beacon Street Bakery, Inc."]


def test_never_more_than_the_limit_and_the_total_is_said(connection: Connection) -> None:
    result = search(connection, "john", limit=50)
    assert (len(result.lines), result.total) == (50, 260)
    assert len(search(connection, "john", limit=5).lines) == 5
    assert search(connection, "john", limit=0).lines == ()


def test_open_before_ended_and_medical_before_dental(tmp_path: Path) -> None:
    engine = open_replica(tmp_path)
    apply(
        engine,
        someone("Ana Reis", 700000001, status=ENDED),
        someone("Ana Reis", 700000003, coverage=DENTAL, member="100000000402"),
        someone("Ana Reis", 700000004, member="100000000402"),
        someone("Ana Reisner", 700000005, member="100000000403"),
    )
    with engine.connect() as connection:
        found = [line.billing_account_number for line in search(connection, "ana reis").lines]
    assert found == ["700000004", "700000003", "700000001", "700000005"]


def test_a_middle_name_is_found_but_stands_behind_the_names_shown(tmp_path: Path) -> None:
    engine = open_replica(tmp_path)
    apply(
        engine,
        someone("Brendan Murphy", 700000001, middle="Patrick"),
        someone("Patrick Murphy", 700000002, member="100000000402"),
    )
    with engine.connect() as connection:
        found = names(search(connection, "murphy patrick"))
    assert found == ["Murphy, Patrick", "Murphy, Brendan P"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("alves rosa", ""),
        ("alves ros", ""),
        ("richardson kath", ""),
        ("ricardson", "richardson"),
        ("obrein sinaed", "obrien sinead"),
        ("xqzw", ""),
    ],
)
def test_did_you_mean(connection: Connection, typed: str, meant: str) -> None:
    assert search(connection, typed).did_you_mean == meant


@pytest.mark.parametrize(
    ("typed", "name", "bold"),
    [
        ("obrien", "O'Brien, Sinéad", ["O'Brien"]),
        ("sin obrien", "O'Brien, Sinéad", ["O'Brien", "Sin"]),
        ("delacruz luz", "De La Cruz, Luz", ["De", "La", "Cruz", "Luz"]),
        ("cruz luz", "De La Cruz, Luz", ["Cruz", "Luz"]),
        ("wei", "Weiß, Jürgen", ["Wei"]),
        ("weis", "Weiß, Jürgen", ["Weiß"]),
        ("wojcik", "Wójcik-Słowacka, Łucja", ["Wójcik"]),
        ("beacon", "Beacon Street Bakery, Inc.", ["Beacon"]),
    ],
)
def test_bold(connection: Connection, typed: str, name: str, bold: list[str]) -> None:
    line = search(connection, typed).lines[0]
    assert line.name == name
    assert [line.name[start:end] for start, end in line.bold] == bold


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        '"',
        "*",
        '" OR 1 --',
        'alves" OR "smith',
        "NEAR(a b)",
        "alves NOT rosa",
        "AND",
        "words:alves",
        "^alves",
        "-alves",
        "a*b",
        "%_%",
        "\0",
        "🙂",
        "ⓐ",
        "𞤀𞤣𞤤𞤢𞤥",
        "x" * 5_000,
        "a " * 3_000,
        "7" * 400,
        "'; DROP TABLE account; --",
    ],
)
def test_typed_signs_are_no_query_language(connection: Connection, typed: str) -> None:
    result = search(connection, typed)
    assert result.total >= len(result.lines)
    assert connection.exec_driver_sql("SELECT count(*) FROM account").scalar() == len(PEOPLE)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(typed=st.text(max_size=40) | st.text("ab '\"*-.:()^7/é ß", max_size=20))
def test_no_text_breaks_it(connection: Connection, typed: str) -> None:
    result = search(connection, typed, limit=7)
    assert len(result.lines) <= 7
    assert result.total >= len(result.lines)
    for line in result.lines:
        flat = [edge for edges in line.bold for edge in edges]
        assert flat == sorted(flat)
        assert all(0 <= edge <= len(line.name) for edge in flat)


def test_receipts_are_read_by_whoever_knows_them(connection: Connection) -> None:
    answer = SearchResult(lines=(), total=1, kind="receipt", receipt_number="BOS-01-000017-4")
    asked: list[str] = []

    def other(_: Connection, text: str) -> SearchResult | None:
        asked.append(text)
        return answer if text.startswith("BOS-") else None

    assert search(connection, " BOS-01-000017-4 ", other=other) is answer
    assert names(search(connection, "obrien", other=other)) == ["O'Brien, Sinéad"]
    assert asked == ["BOS-01-000017-4", "obrien"]


def test_one_letter_is_answered_at_once(connection: Connection) -> None:
    search(connection, "a")
    start = perf_counter()
    for letter in "abcdefghij":
        search(connection, letter)
    assert perf_counter() - start < 1
