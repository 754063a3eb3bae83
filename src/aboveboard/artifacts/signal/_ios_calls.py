"""How what ios_calls.py reads is decoded."""

from collections.abc import Mapping

CALL_KINDS: Mapping[int | str, str] = {
    1: "answered",
    2: "made",
    3: "missed",
    4: "not completed",
    5: "not completed",
    6: "missed, identity changed",
    7: "declined",
    8: "not answered",
    9: "answered elsewhere",
    10: "declined elsewhere",
    11: "busy elsewhere",
    12: "missed, do not disturb",
}
