"""What a phone answers to `dumpsys user`: device users and profiles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aboveboard.artifacts.android._answers import SOURCE, answer, given, indented, line, told
from aboveboard.artifacts.android._users import FLAGS
from aboveboard.formats import lines
from aboveboard.kit import About, Artifact, Code, DeviceFact, Item

_HEAD = re.compile(r"\s+UserInfo\{(\d{1,6}):(.*):([0-9a-fA-F]{1,8})\}")
_FACTS = {"Type": "type", "State": "state", "Created": "created", "Last logged in": "last_logged_in"}


def _users(data: bytes, about: About) -> Iterator[Item]:
    del about
    for heading, head, block in indented(data, _HEAD):
        if heading != "Users:":
            continue
        source, flags = f"user {head[1]}", int(head[3], 16)
        kinds = ", ".join(word for bit, word in FLAGS.items() if flags & bit)
        for what, value in (("name", given(head[2].strip())), ("kind", kinds or None)):
            if value:
                fact = DeviceFact(name=f"user_{what}", value=value, source_name=source)
                yield Item(f"{line(block.first)} {what}", fact, {"line": block.lines[0].strip()})
        seen: set[str] = set()
        for number, text in enumerate(block.lines[1:], block.first + 1):
            key, _, value = text.strip().partition(": ")
            if key in _FACTS and key not in seen and given(value) is not None:
                seen.add(key)
                fact = DeviceFact(name=f"user_{_FACTS[key]}", value=value, source_name=source)
                yield Item(line(number), fact, {"line": text.strip()})


USERS = Artifact(
    id="android.answers.users",
    title="Device users and profiles, as the phone answered",
    service="android.system",
    emits=DeviceFact,
    files=answer("dumpsys-user"),
    read=(Code(told(_users), name="users", places=lines.blocks),),
    says="Records of each device user's name, kind and state, and of how long ago it was created and last logged in.",
    limits="Times are said as how long ago they were when the phone was asked, and stay so.",
    sources=(f"{SOURCE} (services/core/java/com/android/server/pm/UserManagerService.java: dump)",),
)
