"""Telegram: people and groups: see `android.py`."""

from __future__ import annotations

from collections.abc import Mapping

from aboveboard.artifacts.telegram._android import FILES, SOURCES, said_by
from aboveboard.formats import telegram_message as tm
from aboveboard.kit import Artifact, Col, Contact, FieldSource, Rows, Sqlite

_BOOK = Sqlite(
    base="user_contacts_v7 AS k",
    key="k.rowid",
    kind=Contact,
    optional=True,
    fields={
        "name": Col("NULLIF(TRIM(COALESCE(k.fname, '') || ' ' || COALESCE(k.sname, '')), '')"),
        "given_name": Col("NULLIF(k.fname, '')"),
        "family_name": Col("NULLIF(k.sname, '')"),
        "identifiers": Rows(
            "SELECT 'phone' AS type, CAST(n.phone AS TEXT) AS value FROM user_phones_v7 AS n WHERE n.key = k.key"
            " AND n.phone <> '' ORDER BY n.rowid",
            keys=("type", "value"),
        ),
        "groups": Rows(
            "SELECT 'address book of the phone' AS word FROM user_contacts_v7 AS w WHERE w.rowid = k.rowid", keys=("",)
        ),
        "contact_id": Col("CAST(NULLIF(k.uid, 0) AS TEXT)"),
    },
)


def _people(table: str, *, own: bool) -> Sqlite:
    names: Mapping[str, FieldSource] = {
        "given_name": Col("p.data", said_by("first_name", tm.first_name)),
        "family_name": Col("p.data", said_by("last_name", tm.last_name)),
        "own": Col("p.data", said_by("is_own", tm.is_own)),
    }
    return Sqlite(
        base=f"{table} AS p",
        key="p.uid",
        requires={table: ("uid", "data")},
        kind=Contact,
        optional=True,
        fields={
            "party": Col("CAST(p.uid AS TEXT)"),
            "name": Col("p.data", said_by("name", tm.shown_name)),
            "identifiers": Col("p.data", said_by("identifiers", tm.identifiers, json=True)),
            "groups": Col("p.data", said_by("marks", tm.marks, json=True)),
            "contact_id": Col("CAST(p.uid AS TEXT)"),
            **(names if own else {}),
        },
    )


PEOPLE = Artifact(
    id="android.telegram.people",
    title="Telegram: people and groups",
    service="telegram",
    emits=Contact,
    files=FILES,
    read=(
        _people("users", own=True),
        _people("chats", own=False),
        _BOOK,
    ),
    says=(
        "One record for each person, group or channel, and each entry of the address book that was sent to the service."
    ),
    limits="What android.telegram says of its limits holds here too.",
    sources=SOURCES,
)
