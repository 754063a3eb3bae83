"""BeReal: own posts (memories)."""

from __future__ import annotations

from typing import Any

from aboveboard.artifacts.bereal._ios import CACHES, COMMON, SOURCES, TESTED, read_replies
from aboveboard.formats import loose
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import About, Artifact, Attachment, Code, Post


def _memory(given: dict[str, Any], about: About) -> Post:
    del about
    pictures = [(side, loose.text(loose.mapping(given.get(side)).get("url"))) for side in ("primary", "secondary")]
    return Post(
        at=COCOA_S.to_utc_us(given.get("memoryDate")),
        own=True,
        title="late" if given.get("isLate") is True else None,
        body=loose.text(given.get("caption")),
        post_id=loose.text(given.get("id")),
        attachments=[Attachment(url=url, title=side) for side, url in pictures if url] or None,
    )


MEMORIES = Artifact(
    id="ios.bereal.memories",
    title="BeReal: own posts (memories)",
    service="bereal",
    emits=Post,
    files=(CACHES + "MemoriesRepository-subject-key/*",),
    read=(Code(read_replies(_memory)),),
    says="One record for each of the account's own posts in the list of memories, with the addresses of both pictures.",
    limits=COMMON + "`at` is the day of the post as the app stores it (midnight of the phone's zone), not the moment."
    " Posts of others, comments and reactions (RealMojis) are in caches not seen and not read.",
    sources=SOURCES,
    tested=TESTED,
)
