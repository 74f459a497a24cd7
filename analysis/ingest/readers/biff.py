"""The records of an old Excel workbook (.xls), from the stream of its compound file.

Sources: [MS-CFB] (the compound file), [MS-XLS] 2.1.4 (records), 2.4.28 BoundSheet8.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

BOF, EOF, BOUNDSHEET = 0x0809, 0x000A, 0x0085


def sheets(book: bytes) -> list[int]:
    """Where the sheets begin, in their order."""
    return [struct.unpack_from("<I", body)[0] for kind, body in records(book, 0) if kind == BOUNDSHEET]


def records(book: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The records from an offset to the end of their substream."""
    while at + 4 <= len(book):
        kind, size = struct.unpack_from("<HH", book, at)
        if kind == EOF:
            return
        yield kind, book[at + 4 : at + 4 + size]
        at += 4 + size


def workbook(data: bytes) -> bytes:
    """The stream `Workbook` of a compound file. Raises ValueError where there is none."""
    try:
        return _Compound(data).stream("Workbook", "Book")
    except (struct.error, IndexError) as error:
        raise ValueError("not a whole compound file") from error


class _Compound:
    """The sectors of a compound file; a stream under 4096 bytes lies in the small sectors of the root's own stream."""

    def __init__(self, data: bytes):
        self._data, self._size = data, 1 << struct.unpack_from("<H", data, 30)[0]
        fat_count, directory = struct.unpack_from("<I", data, 44)[0], struct.unpack_from("<I", data, 48)[0]
        table = [s for s in struct.unpack_from("<109I", data, 76) if s < 0xFFFFFFFA][:fat_count]
        self._nexts = _numbers(b"".join(map(self._sector, table)))
        self._entries = self._chain(directory)

    def stream(self, *names: str) -> bytes:
        for at in range(0, len(self._entries) - 127, 128):
            length = struct.unpack_from("<H", self._entries, at + 64)[0]
            name = self._entries[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", errors="replace")
            if name in names:
                start, whole = struct.unpack_from("<II", self._entries, at + 116)
                return self._chain(start)[:whole] if whole >= 4096 else self._small(start)[:whole]
        raise ValueError("no workbook stream")

    def _small(self, start: int) -> bytes:
        size = 1 << struct.unpack_from("<H", self._data, 32)[0]
        nexts = _numbers(self._chain(struct.unpack_from("<I", self._data, 60)[0]))
        within = self._chain(struct.unpack_from("<I", self._entries, 116)[0])
        return b"".join(within[s * size : (s + 1) * size] for s in _linked(start, nexts))

    def _chain(self, start: int) -> bytes:
        return b"".join(map(self._sector, _linked(start, self._nexts)))

    def _sector(self, number: int) -> bytes:
        return self._data[(number + 1) * self._size : (number + 2) * self._size]


def _numbers(table: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4])


def _linked(start: int, nexts: tuple[int, ...]) -> Iterator[int]:
    seen: set[int] = set()
    while start < len(nexts) and start not in seen:
        seen.add(start)
        yield start
        start = nexts[start]
