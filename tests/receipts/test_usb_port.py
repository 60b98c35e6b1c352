"""USB without a device on this machine: pyusb's own objects stand in where the cable would be."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
import usb.core
import usb.util

from cashier.domain.receipt import PrintCause, PrintEvidence, PrintState
from receipts.listener import CommandReader, Listener
from receipts.printers import parse_printer
from receipts.spooler import paper_job, print_once
from receipts.status import printer_status
from receipts.usb_port import milliseconds
from tests.receipts import samples
from tests.receipts.fault_matrix import FAST
from tests.receipts.job_rows import JobRows

PRINTER = parse_printer("usb://04b8:0202?profile=tm-t88")


class _Device:
    """A printer interface with both ends; takes at most 7 bytes a time, as a full one does."""

    def __init__(self, listener: Listener, *, takes: int = 1 << 30, dies: bool = False) -> None:
        self._listener, self._reader = listener, CommandReader()
        self._takes, self._dies = takes, dies
        self.said = b""
        self.timeouts: list[int] = []
        self.calls: list[str] = []
        ends = [
            SimpleNamespace(bEndpointAddress=0x01, write=self._write),
            SimpleNamespace(bEndpointAddress=0x82, read=self._read),
        ]
        self._face = _Face(ends)

    def get_active_configuration(self) -> list[Any]:
        return [self._face]

    def is_kernel_driver_active(self, number: int) -> bool:
        return True

    def detach_kernel_driver(self, number: int) -> None:
        self.calls.append("detach")

    def attach_kernel_driver(self, number: int) -> None:
        self.calls.append("attach")

    def reset(self) -> None:
        raise AssertionError("a reset throws away what another job printed")

    def _write(self, data: bytes, timeout: int) -> int:
        self.timeouts.append(timeout)
        if self._takes == 0:
            if self._dies:
                raise usb.core.USBError("gone", errno=19)
            raise usb.core.USBTimeoutError("late")
        taken = data[: min(7, self._takes)] if data[:1] != b"\x10" else data
        self._takes = max(0, self._takes - len(taken))
        for command in self._reader.feed(taken):
            self.said += self._listener.obey(command)
        return len(taken)

    def _read(self, size: int, timeout: int) -> bytes:
        self.timeouts.append(timeout)
        if not self.said:
            raise usb.core.USBTimeoutError("late")
        said, self.said = self.said[:size], self.said[size:]
        return said


class _Face(list[Any]):
    # as pyusb spells them
    bInterfaceClass = 7  # noqa: N815
    bInterfaceNumber = 0  # noqa: N815


@pytest.fixture
def plug(monkeypatch: pytest.MonkeyPatch) -> Any:
    def put_in(device: _Device | None) -> None:
        monkeypatch.setattr(usb.core, "find", lambda **_: device)
        for name in ("claim_interface", "release_interface"):
            monkeypatch.setattr(usb.util, name, lambda device, number: None)
        monkeypatch.setattr(usb.util, "dispose_resources", lambda device: None)

    return put_in


def test_short_writes_are_gone_on_with_until_the_job_is_whole(plug: Any, tmp_path: Any) -> None:
    listener = Listener(tmp_path)
    device = _Device(listener)
    plug(device)
    outcome = print_once(JobRows(samples.job()), PRINTER, deadlines=FAST)
    listener.close()
    assert outcome is not None
    assert (outcome.state, outcome.evidence) == (PrintState.PRINTED, PrintEvidence.PROCESS_ID)
    (paper,) = tmp_path.glob("job-*.bin")
    assert paper.read_bytes() == paper_job(samples.job(), PRINTER, process_id=True).data
    assert device.calls == ["detach", "attach"]
    assert min(device.timeouts) >= 1
    assert max(device.timeouts) >= 200


@pytest.mark.parametrize(
    ("takes", "dies", "state", "cause"),
    [
        (12, False, PrintState.FAILED, PrintCause.NO_ANSWER),
        (12, True, PrintState.FAILED, PrintCause.LOST_CONNECTION),
        (100, False, PrintState.UNCERTAIN, PrintCause.NO_ANSWER),
        (100, True, PrintState.UNCERTAIN, PrintCause.LOST_CONNECTION),
    ],
)
def test_a_device_that_stops_ends_in_what_is_true(
    plug: Any, tmp_path: Any, takes: int, dies: bool, state: PrintState, cause: PrintCause
) -> None:
    listener = Listener(tmp_path)
    plug(_Device(listener, takes=takes, dies=dies))
    outcome = print_once(JobRows(samples.job()), PRINTER, deadlines=FAST)
    listener.close()
    assert outcome is not None
    assert (outcome.state, outcome.cause) == (state, cause)


def test_what_is_not_plugged_in_is_refused(plug: Any) -> None:
    plug(None)
    assert printer_status(PRINTER).cause is PrintCause.REFUSED


def test_a_computer_without_libusb_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_backend(**_: object) -> None:
        raise usb.core.NoBackendError("No backend available")

    monkeypatch.setattr(usb.core, "find", no_backend)
    status = printer_status(PRINTER)
    assert (status.cause, status.lacks) == (PrintCause.LACKING, "libusb")


def test_no_time_is_for_ever() -> None:
    assert milliseconds(0) == 1
    assert milliseconds(1.5) == 1500
