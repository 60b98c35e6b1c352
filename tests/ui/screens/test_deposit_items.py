"""Which item a number means, and in which order the stack lies."""

from __future__ import annotations

from collections.abc import Callable

from cashier.domain.instrument import InstrumentKind
from ui.screens.deposit_items import Stack, TrayLine

CHECK, USPS = InstrumentKind.PERSONAL_CHECK, InstrumentKind.USPS_MONEY_ORDER


def line(item: str, number: str, routing: str = "011000015", account: str = "44") -> TrayLine:
    money_order = len(number) > 9
    return TrayLine(
        item=item,
        kind=USPS if money_order else CHECK,
        number=number,
        routing="" if money_order else routing,
        account="" if money_order else account,
        cents=10_000,
        receipt_number=f"BOS-01-00000{item}-4",
        payer="Rosa M Alves",
    )


LINES = (
    line("1", "1042"),
    line("2", "1042", routing="211999997"),
    line("3", "28123456781"),
    line("4", "28123400006781"),
    line("5", "0077"),
    line("6", "1042", account="55"),
)


def ids(found: tuple[TrayLine, ...]) -> list[str]:
    return [one.item for one in found]


def test_the_bank_line_tells_two_checks_of_one_number_apart() -> None:
    stack = Stack(LINES)
    assert ids(stack.with_number("1042")) == ["1", "2", "6"]
    assert ids(stack.with_number("001042", "211999997")) == ["2"]
    assert ids(stack.with_number("1042", "011000015")) == ["1", "6"]
    assert ids(stack.with_number("1042", "011000015", "0055")) == ["6"]
    assert ids(stack.with_number("1042", "999999992")) == []
    assert ids(stack.with_number("77")) == ["5"]


def test_a_money_order_is_found_by_its_serial_or_by_how_it_ends() -> None:
    stack = Stack(LINES)
    assert ids(stack.with_number("28123456781")) == ["3"]
    assert ids(stack.with_number("56781")) == ["3"]
    assert ids(stack.with_number("6781")) == ["3", "4"]
    assert ids(stack.with_number("781")) == []
    assert ids(Stack((line("7", "28120000123"),)).with_number("0000123")) == ["7"]
    # a reader knows the routing number of a money order, which nobody kept here
    assert ids(stack.with_number("28123456781", "000000518")) == ["3"]
    assert ids(stack.with_number("")) == []


def test_the_order_of_the_ticks_is_the_order_of_the_stack() -> None:
    stack = Stack(LINES, held=("3", "gone", "1"))
    assert list(stack.held) == ["3", "1"]
    stack.tick(LINES[4])
    stack.tick(LINES[4])
    assert [stack.number(one) for one in LINES] == [2, 0, 1, 0, 3, 0]
    stack.untick(LINES[2])
    assert [stack.number(one) for one in LINES] == [1, 0, 0, 0, 2, 0]
    assert ids(stack.missing) == ["2", "3", "4", "6"]
    stack.tick_rest()
    assert list(stack.held) == ["1", "5", "2", "3", "4", "6"]
    assert stack.missing == ()


def test_a_stack_is_ticked_in_time_that_grows_as_it_does() -> None:
    def seconds(items: int) -> float:
        from time import process_time

        lines = tuple(line(str(n), f"{100000 + n}") for n in range(items))
        before = process_time()
        stack = Stack(lines)
        for one in lines:
            stack.tick(stack.with_number(one.number, one.routing)[0])
        assert not stack.missing
        return process_time() - before

    best: Callable[[int], float] = lambda items: min(seconds(items) for _ in range(2))  # noqa: E731
    assert best(3_000) < 30 * best(300)
