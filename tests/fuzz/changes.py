"""Changes of seeds that are the same in every run: bytes, numbers, parts that go, come twice or come from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

NUMBERS = (
    b"\0",
    b"\xff",
    b"\x7f\xff\xff\xff",
    b"\xff\xff\xff\xff",
    b"\x80\0\0\0",
    b"\xff" * 8,
    b"\x7f" + b"\xff" * 7,
    b"\0\0\0\1",
)
MOST = 1 << 16


def changes(seeds: Sequence[bytes], seed: int) -> Iterator[bytes]:
    """Endlessly many: the seeds themselves, then one to six changes of one."""
    dice = Random(seed)
    yield from seeds
    yield b""
    while True:
        data = bytearray(dice.choice(seeds))
        for _ in range(dice.choice((1, 1, 1, 2, 3, 6))):
            at = dice.randrange(len(data) + 1)
            match dice.randrange(7):
                case 0 if at < len(data):
                    data[at] ^= 1 << dice.randrange(8)
                case 1 if at < len(data):
                    data[at] = dice.randrange(256)
                case 2:
                    number = dice.choice(NUMBERS)
                    data[at : at + len(number)] = number
                case 3:
                    del data[at : at + dice.choice((1, 2, 4, 16, 1 << 20))]
                case 4:
                    data[at:at] = data[at : at + dice.choice((1, 4, 32))] * dice.choice((1, 2, 200))
                case 5:
                    other = dice.choice(seeds)
                    start = dice.randrange(len(other) + 1)
                    data[at:at] = other[start : start + dice.randrange(64)]
                case _:
                    data[at:at] = bytes(dice.randrange(256) for _ in range(dice.randrange(1, 9)))
        yield bytes(data[:MOST])
