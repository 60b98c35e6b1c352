from __future__ import annotations

import pytest

from cashier.domain.errors import Refusal
from receipts.printers import Ability, Cutter, PrinterKind, parse_printer


def test_a_network_printer_has_the_port_everybody_uses() -> None:
    made = parse_printer("tcp://192.0.2.10")
    assert (made.kind, made.host, made.port) == (PrinterKind.TCP, "192.0.2.10", 9100)
    assert (made.columns, made.dots, made.code_page) == (42, 512, None)
    assert made.process_id is Ability.AUTO


def test_an_ipv6_printer_and_its_port() -> None:
    made = parse_printer("tcp://[2001:db8::7]:9101?width=58", printer_id="front")
    assert (made.id, made.host, made.port) == ("front", "2001:db8::7", 9101)
    assert (made.columns, made.dots) == (32, 384)


def test_a_profile_says_columns_cutter_and_proof() -> None:
    narrow = parse_printer("tcp://p?profile=pos-58")
    assert (narrow.columns, narrow.cutter, narrow.process_id) == (32, Cutter.NONE, Ability.NO)
    wide = parse_printer("tcp://p?profile=tm-t20")
    assert (wide.columns, wide.dots, wide.process_id) == (48, 576, Ability.YES)
    assert parse_printer("tcp://p?profile=tm-t20&width=58").columns == 32


def test_a_file_and_nothing() -> None:
    file = parse_printer("file:///var/spool/two%20words.bin")
    assert (file.kind, file.path) == (PrinterKind.FILE, "/var/spool/two words.bin")
    assert parse_printer("file:///C:/receipts.bin").path == "C:/receipts.bin"
    assert parse_printer("none").kind is PrinterKind.NONE


@pytest.mark.parametrize(
    ("address", "part", "fix"),
    [
        ("192.0.2.10:9100", "kind", "tcp://192.0.2.10:9100"),
        ("printer", "kind", "tcp://printer"),
        ("", "kind", "none"),
        ("http://printer", "kind", "none"),
        ("tcp://", "host", "tcp://192.0.2.10:9100"),
        ("tcp://printer/queue", "host", "tcp://192.0.2.10:9100"),
        ("tcp://printer:99999", "port", "tcp://192.0.2.10:9100"),
        ("tcp://printer:x", "port", "tcp://192.0.2.10:9100"),
        ("tcp://printer:0", "port", "tcp://printer:9100"),
        ("tcp://printer?width=60", "width", "tcp://printer?width=80"),
        ("tcp://printer?profile=laser", "profile", "tcp://printer?profile=tm-t88"),
        ("tcp://printer?speed=9", "speed", "tcp://printer"),
        ("file://receipts.bin", "path", "file:///var/spool/cashier/receipts.bin"),
        ("file:///tmp/", "path", "file:///var/spool/cashier/receipts.bin"),
    ],
)
def test_a_wrong_address_is_named_with_what_to_write_instead(
    address: str, part: str, fix: str
) -> None:
    with pytest.raises(Refusal) as refused:
        parse_printer(address)
    assert refused.value.code == "printer.address"
    assert refused.value.value == address
    assert (refused.value.data["part"], refused.value.data["fix"]) == (part, fix)


@pytest.mark.parametrize(
    ("address", "fields"),
    [
        ("usb://04b8:0202", {"kind": PrinterKind.USB, "usb": (0x04B8, 0x0202), "status": True}),
        ("usb://04B8:0E28?width=58", {"usb": (0x04B8, 0x0E28), "columns": 32}),
        (
            "serial:///dev/ttyS0?baud=38400",
            {"kind": PrinterKind.SERIAL, "path": "/dev/ttyS0", "baud": 38_400, "status": True},
        ),
        ("serial:///COM3", {"path": "COM3", "baud": 19_200}),
        ("cups://receipts", {"kind": PrinterKind.CUPS, "path": "receipts", "status": False}),
        ("windows://EPSON%20TM-T88V", {"kind": PrinterKind.WINDOWS, "path": "EPSON TM-T88V"}),
        ("tcp://p?status=no", {"status": False, "process_id": Ability.NO}),
        ("tcp://p?cutter=none&page=cp858:19", {"cutter": Cutter.NONE}),
    ],
)
def test_every_kind_of_address_is_read(address: str, fields: dict[str, object]) -> None:
    record = parse_printer(address)
    assert {name: getattr(record, name) for name in fields} == fields


@pytest.mark.parametrize(
    ("address", "part"),
    [
        ("usb://4b8:202", "vendor and product"),
        ("serial://", "path"),
        ("serial:///dev/ttyS0?baud=7", "baud"),
        ("tcp://p?baud=9600", "baud"),
        ("cups://", "queue"),
        ("cups://-d", "queue"),
        ("tcp://p?page=nonsense", "page"),
        ("tcp://p?cutter=axe", "cutter"),
    ],
)
def test_what_an_address_says_wrongly_is_named(address: str, part: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_printer(address)
    assert refused.value.data["part"] == part
