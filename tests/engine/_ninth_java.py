"""The ninth set, part five: a telephone by Internet whose calls are serialized objects of Java. Kept aside, as the others."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tests.engine._ninth_talk import HUB, ninth
from tests.engine.published_stores import Record
from tests.engine.published_talk import Aside, party, rang

Put = Callable[[], None]
_FORMS = {"I": ">i", "J": ">q", "Z": ">?"}
_NULL, _REFERENCE, _CLASS, _OBJECT, _STRING, _ARRAY, _BLOCK, _END = 0x70, 0x71, 0x72, 0x73, 0x74, 0x75, 0x77, 0x78


@dataclass(frozen=True)
class _Class:
    """A class as streams describe it: its fields by name, those of no objects first."""

    name: str
    uid: int
    fields: Mapping[str, str] = field(default_factory=dict[str, str])
    flags: int = 2
    above: _Class | None = None


_LIST = _Class("java.util.ArrayList", 0x7881D21D99C7619D, {"size": "I"}, 3)
_STRINGS = _Class("[Ljava.lang.String;", 0xADD256E7E91D7B47)
_INTS = _Class("[I", 0x4DBA602676EAB2A5)
_FLAGS = _Class("[Z", 0x578F203914B85DE2)
_ZONE = _Class("java.util.TimeZone", 0x31B3E9F57744ACA1, {"ID": "Ljava/lang/String;"})
_PLACE = _Class("libcore.util.ZoneInfo", 0xFC5A6B1D9C1A2B3D, {"mRawOffset": "I", "mUseDst": "Z"}, 2, _ZONE)
_CALENDAR = _Class(
    "java.util.Calendar",
    0xE6EA4D1EC8DC5B8E,
    {"areFieldsSet": "Z", "firstDayOfWeek": "I", "isTimeSet": "Z", "lenient": "Z", "minimalDaysInFirstWeek": "I",
     "nextStamp": "I",
     "serialVersionOnStream": "I", "time": "J", "fields": "[I", "isSet": "[Z", "zone": "Ljava/util/TimeZone;"},
    3,
)  # fmt: skip
_GREGORIAN = _Class("java.util.GregorianCalendar", 0x8F3DD7D6E5B0D0C1, {"gregorianCutover": "J"}, 2, _CALENDAR)
_CALL = _Class(
    "com.tutpro.baresip.CallHistoryNew",
    3,
    {"rejected": "Z", "aor": "Ljava/lang/String;", "direction": "Ljava/lang/String;", "peerUri": "Ljava/lang/String;",
     "recording": "[Ljava/lang/String;", "startTime": "Ljava/util/GregorianCalendar;",
     "stopTime": "Ljava/util/GregorianCalendar;"},
)  # fmt: skip


class _Stream:
    """What ObjectOutputStream writes of few kinds of things."""

    def __init__(self) -> None:
        self.data = bytearray(b"\xac\xed\x00\x05")
        self._handles: dict[str, int] = {}
        self._next = 0x7E0000

    def _byte(self, value: int) -> None:
        self.data.append(value)

    def _utf(self, text: str) -> None:
        self.data += struct.pack(">H", len(text.encode())) + text.encode()

    def _given(self, name: str | None = None) -> None:
        if name is not None:
            self._handles[name] = self._next
        self._next += 1

    def _again(self, name: str) -> bool:
        if name not in self._handles:
            return False
        self.data += struct.pack(">BI", _REFERENCE, self._handles[name])
        return True

    def text(self, text: str) -> None:
        if self._again(f"text {text}"):
            return
        self._byte(_STRING)
        self._utf(text)
        self._given(f"text {text}")

    def _described(self, cls: _Class | None) -> None:
        if cls is None:
            self._byte(_NULL)
            return
        if self._again(f"class {cls.name}"):
            return
        self._byte(_CLASS)
        self._utf(cls.name)
        self.data += struct.pack(">Q", cls.uid)
        self._given(f"class {cls.name}")
        self.data += struct.pack(">BH", cls.flags, len(cls.fields))
        for name, kind in cls.fields.items():
            self._byte(ord(kind[0]))
            self._utf(name)
            if kind[0] in "L[":
                self.text(kind)
        self._byte(_END)
        self._described(cls.above)

    def thing(self, cls: _Class, values: Mapping[str, int | bool | Put | None], more: Put | None = None) -> None:
        self._byte(_OBJECT)
        self._described(cls)
        self._given()
        chain: list[_Class] = []
        at: _Class | None = cls
        while at is not None:
            chain.insert(0, at)
            at = at.above
        for each in chain:
            for name, kind in each.fields.items():
                value = values[name]
                if value is None:
                    self._byte(_NULL)
                elif isinstance(value, int):
                    self.data += struct.pack(_FORMS[kind], value)
                else:
                    value()
            if each.flags & 1:
                if more is not None:
                    more()
                self._byte(_END)

    def array(self, cls: _Class, values: list[int] | list[str]) -> None:
        self._byte(_ARRAY)
        self._described(cls)
        self._given()
        self.data += struct.pack(">I", len(values))
        for value in values:
            if isinstance(value, str):
                self.text(value)
            else:
                self.data += struct.pack(_FORMS[cls.name[1]], value)

    def block(self, data: bytes) -> None:
        self.data += bytes((_BLOCK, len(data))) + data

    def moment(self, ms: int) -> None:
        """A calendar's point in time."""
        place: dict[str, int | bool | Put | None] = {
            "ID": lambda: self.text("Europe/Helsinki"),
            "mRawOffset": 7_200_000,
            "mUseDst": True,
        }
        self.thing(_GREGORIAN, {
            "areFieldsSet": True, "firstDayOfWeek": 2, "isTimeSet": True, "lenient": True, "minimalDaysInFirstWeek": 4,
            "nextStamp": 2,
            "serialVersionOnStream": 1, "time": ms, "fields": lambda: self.array(_INTS, [1, *[0] * 16]),
            "isSet": lambda: self.array(_FLAGS, [1] * 17), "zone": lambda: self.thing(_PLACE, place),
            "gregorianCutover": -12_219_292_800_000,
        })  # fmt: skip


def baresip() -> Aside:
    """Calls with when they began (if they did) and stopped; the way is a word, the other a SIP address.

    What Android's calendars write of their time zones is shortened, and its version's number there assumed.
    """
    t = ninth("baresip", people=13, rings=46)
    own = f"sip:{t.me.handle}@sip.example"
    out = _Stream()
    truth: list[Record] = []

    def listed() -> None:
        out.block(struct.pack(">I", len(t.rings)))
        for r in t.rings:
            peer = (
                f"sip:{r.other.handle}@{('sip.example', 'voip.example')[r.other.n % 2]}"
                if r.other.n % 4
                else f"tel:{r.other.phone}"
            )
            way, end = "out" if r.out else "in", r.ms + r.duration * 1000
            taped = [f"/data/data/com.tutpro.baresip/files/recordings/{r.ms}-dec.wav", ""] if r.n % 9 == 4 else ["", ""]
            out.thing(_CALL, {
                "rejected": not r.duration and r.n % 2 == 0, "aor": lambda: out.text(own), "direction": lambda w=way: out.text(w),
                "peerUri": lambda p=peer: out.text(p), "recording": lambda v=taped: out.array(_STRINGS, v),
                "startTime": (lambda s=r.ms: out.moment(s)) if r.duration else None, "stopTime": lambda s=end: out.moment(s),
            })  # fmt: skip
            told = rang(r, "", r.n, party(peer), duration=r.duration or None)
            truth.append({**told, "also": {"at": [end * 1000], "duration": [0, 0.0, None] if not r.duration else []}})

    out.thing(_LIST, {"size": len(t.rings)}, listed)
    source = f"{HUB}/juha-h/baresip-studio (app/src/main/kotlin/com/tutpro/baresip/CallHistory.kt)"
    return Aside(bytes(out.data), truth, source, path="data/data/com.tutpro.baresip/files/call_history")
