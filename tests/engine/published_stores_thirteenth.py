"""The thirteenth set of stores of apps as they are on phones, in three parts that three people made, kept aside.

Public repositories were listed by words of their names (messenger, dialer, contacts and the like), parted by the first digit of
their names' SHA-256, drawn by lot and walked along: what keeps messages, contacts or calls in a file that can be read was taken,
whatever its form. What departs from that is said in each part. Of stores that two parts have, one is left out here; one whose
calls have no year cannot be compared. These decisions were made before anything was measured.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.engine.published_stores_thirteenth_a import THIRTEENTH_A
from tests.engine.published_stores_thirteenth_b import THIRTEENTH_B
from tests.engine.published_stores_thirteenth_c import THIRTEENTH_C
from tests.engine.published_talk import Aside

TWICE = ("AshuDialer", "TeamTalk (virjar)", "AndroidContactsApp (NaZeRhal)")
"""Of the third part: apps that the first has too."""
WITHOUT_A_YEAR = "Brekeke Phone"
SECOND_LOT = (
    "callrecorder (Irin1306)",
    "ContactsApp (mohamedadel217)",
    "CallRecorderApp (hajarbraim20)",
    "MyCallRecorder (diablo1408)",
    "CallRecorder (SD7609)",
    "Logos Chat",
    "Sceyt",
)
"""Stores of the third part from a second lot, by words for recorders, books and chats, after the first gave few."""

THIRTEENTH: Mapping[str, Callable[[], Aside]] = {
    **{name: make for name, make in THIRTEENTH_A.items() if name != WITHOUT_A_YEAR},
    **THIRTEENTH_B,
    **{name: make for name, make in THIRTEENTH_C.items() if name not in TWICE},
}
