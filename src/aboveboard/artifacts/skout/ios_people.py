"""Skout on iOS: people of SKCache.sqlite."""

from __future__ import annotations

from aboveboard.artifacts.skout._ios import FILES, SOURCES, held, text
from aboveboard.formats import loose
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import About, Artifact, Attachment, Contact, Identifier, Row, SqliteCode


def _person(row: Row, about: About) -> Contact:
    del about
    given = held(row["archive"])
    key, name = text(row["user"]) or text(given.get("userId")), text(row["name"])
    where = loose.mapping(given.get("userLocation"))
    places = [f"{word}: {value}" for word in ("city", "state", "country") if (value := text(where.get(word)))]
    picture = text(given.get("pictureUrl"))
    return Contact(
        at=COCOA_S.to_utc_us(row["cached"]),
        name=text(given.get("firstname")) or name,
        nickname=name,
        identifiers=[Identifier(key, "handle")] if key else None,
        groups=places or None,
        picture=Attachment(url=picture) if picture else None,
        contact_id=key,
    )


PEOPLE = Artifact(
    id="ios.skout.people",
    title="Skout: people",
    service="skout",
    emits=Contact,
    files=FILES,
    read=(
        SqliteCode(
            base="ZSKCACHEDUSER AS u",
            key="u.Z_PK",
            columns={
                "user": "u.ZSKOUTUSERID",
                "name": "u.ZSKOUTUSERNAME",
                "cached?": "u.ZTIMESTAMP",
                "archive?": "u.ZSKOUTUSER",
            },
            make=_person,
            requires={"ZSKCACHEDUSER": ("ZSKOUTUSERID", "ZSKOUTUSERNAME")},
        ),
    ),
    says="One record for each profile that the app kept; `at` is when it was kept.",
    limits="Age, sex, distance, when the person was last seen, and the states of friendship and blocking are not read.",
    sources=SOURCES,
)
