"""What was asked of workers is kept pressed until the end, and is the same where it is asked again."""

from __future__ import annotations

import msgspec

from aboveboard.engine.messages import Beside, Claim, Read, Sniff, Unit
from aboveboard.engine.run import pressed, spread
from aboveboard.sources.api import Ref


def ref(number: int) -> Ref:
    path = f"/private/var/mobile/Containers/Data/Application/{number // 9:036x}/Library/Caches/{number:08x}"
    return Ref(index=number, path=path, size=number, member=path[1:], modified=None)


def test_messages_come_back_as_they_were() -> None:
    unit = Unit(ref(1), (Claim("ios.sms", True),), wal=ref(2), companions=(("x", ref(3)),), task="t")
    sniff = Sniff("s", tuple(ref(n) for n in range(400)), False, 9.0, (Beside(4, ref(5), None, "app"),))
    for message in (Read((unit, unit), 3.0), sniff):
        assert spread(pressed(message)) == message
    assert len(pressed(sniff)) < len(msgspec.msgpack.encode(sniff)) / 6
