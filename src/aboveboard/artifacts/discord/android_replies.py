"""Discord: messages and calls in cached replies."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.artifacts.discord._ios import LIMITS, SOURCES, file, places
from aboveboard.formats import packed
from aboveboard.kit import About, Artifact, Call, Code, Contact, Item, Lost, Message


def _packed(data: bytes, about: About) -> Iterator[Item | Lost]:
    yield from file(packed.plain(data), about)


ANDROID_REPLIES = Artifact(
    id="android.discord.replies",
    title="Discord: messages and calls in cached replies",
    service="discord",
    emits=(Message, Call, Contact),
    files=("{app_data:com.discord}/cache/http-cache/*.1",),
    read=(Code(_packed, name="cached replies", limit=64 * 1024 * 1024, places=packed.places(places)),),
    says="One record for each message or call in each reply of the server that the app cached as a file, and one for each "
    "profile. The same message in several replies is a record for each place, with one message id.",
    limits="The replies do not say whose account it is, so that direction is not there. When a reply came and for which address "
    "stands in the file beside it, which is not read." + LIMITS,
    sources=(
        SOURCES[0],
        "https://github.com/abrignoni/ALEAPP (Discord: cache/http-cache is OkHttp's, bodies in .1 files, with gzip)",
    ),
)
