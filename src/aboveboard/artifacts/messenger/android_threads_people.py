"""Messenger (older): people: see `android_threads.py`."""

from aboveboard.artifacts.messenger._android_threads import FILES, SOURCES
from aboveboard.kit import Artifact, Col, Contact, Sql, Sqlite, opt

PEOPLE = Artifact(
    id="android.messenger_threads.people",
    title="Messenger (older): people",
    service="facebook messenger",
    emits=Contact,
    files=FILES,
    read=(
        Sqlite(
            base="thread_users AS u",
            key="u.rowid",
            kind=Contact,
            optional=True,
            fields={
                "name": opt(
                    "COALESCE(NULLIF(u.name, ''), NULLIF(TRIM(COALESCE(u.first_name, '') || ' ' ||"
                    " COALESCE(u.last_name, '')), ''))"
                ),
                "given_name": opt("NULLIF(u.first_name, '')"),
                "family_name": opt("NULLIF(u.last_name, '')"),
                "identifiers": opt(
                    "CASE WHEN u.username <> '' THEN json_array(json_object('value', CAST(u.username AS TEXT), 'type',"
                    " 'handle')) END",
                    Sql("list", "{}", json=True),
                ),
                "contact_id": Col("u.user_key"),
                "party": Col("u.user_key"),
            },
        ),
    ),
    says="One record for each person or account that the app keeps.",
    limits="What android.messenger_threads says of its limits holds here too.",
    sources=SOURCES,
)
