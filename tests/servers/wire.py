"""How PostgreSQL's protocol is cut into messages, in both directions, as the bytes come.

Source: PostgreSQL 15 documentation, 55.7 "Message Formats". Only what a fault needs to be placed:
where a message begins and ends and what kind it is. Encrypted connections are bytes without edges.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

SSL_REQUEST, GSS_REQUEST = 80877103, 80877104
_LENGTH = 4


class Said(StrEnum):
    """What a server says, by the letter of its message, as far as faults are placed by it."""

    AUTHENTICATION = "R"
    DATA_ROW = "D"
    COMMAND_COMPLETE = "C"
    READY_FOR_QUERY = "Z"
    ERROR = "E"


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a stream: its letter ('' at start-up) and where it begins and ends in it."""

    letter: str
    begin: int
    end: int


class ClientStream:
    """Feeds on what the client sends; start-up packets have no letter and come first."""

    def __init__(self) -> None:
        self._rest = b""
        self._at = 0
        self._started = False
        self.single_answers = 0
        """Questions for encryption not answered yet: the server answers each with one byte."""

    def feed(self, data: bytes) -> Iterator[Message]:
        """The messages that are whole with `data`."""
        self._rest += data
        while True:
            head = 1 if self._started else 0
            if len(self._rest) < head + _LENGTH:
                return
            length = head + int.from_bytes(self._rest[head : head + _LENGTH], "big")
            if len(self._rest) < length:
                return
            letter = chr(self._rest[0]) if self._started else ""
            if not self._started:
                code = int.from_bytes(self._rest[_LENGTH : 2 * _LENGTH], "big")
                if code in (SSL_REQUEST, GSS_REQUEST):
                    self.single_answers += 1
                else:
                    self._started = True
            yield Message(letter, self._at, self._at + length)
            self._rest = self._rest[length:]
            self._at += length


class ServerStream:
    """Feeds on what the server answers to the client of `questions`."""

    def __init__(self, questions: ClientStream) -> None:
        self._questions = questions
        self._rest = b""
        self._at = 0

    def feed(self, data: bytes) -> Iterator[Message]:
        """The messages that are whole with `data`."""
        self._rest += data
        while self._rest:
            if self._questions.single_answers:
                self._questions.single_answers -= 1
                length = 1
            elif len(self._rest) < 1 + _LENGTH:
                return
            else:
                length = 1 + int.from_bytes(self._rest[1 : 1 + _LENGTH], "big")
                if len(self._rest) < length:
                    return
            yield Message(chr(self._rest[0]), self._at, self._at + length)
            self._rest = self._rest[length:]
            self._at += length
