"""What the files about wechat share."""

from __future__ import annotations

from collections.abc import Callable

from aboveboard.formats import protobuf


def text_(number: int) -> Callable[[bytes], str]:
    def function(data: bytes) -> str:
        found = protobuf.first(data, number)
        return found.text if found is not None else ""

    return function


TABLES = ("Friend", "OpenIMContact")
