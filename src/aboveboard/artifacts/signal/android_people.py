"""Signal: people: see `android.py`."""

from __future__ import annotations

from typing import Any

from aboveboard.artifacts.signal._android import IDS, of
from aboveboard.kit import Artifact, Col, Contact, Py, Rows, Sqlite, first, flag, opt


def _ways(*values: Any) -> list[dict[str, str]]:
    kinds = ("phone", "phone", "handle", "handle", "handle", "other")
    labels = (None, None, "account id", "account id", "username", "group id")
    return [
        {"value": v, "type": kind, **({"label": label} if label else {})}
        for v, kind, label in zip(values, kinds, labels, strict=False)
        if isinstance(v, str)
    ]


PEOPLE = Artifact(
    id="android.signal.people",
    title="Signal: people",
    service="signal",
    emits=Contact,
    files=("{app_data:org.thoughtcrime.securesms}/databases/signal.db",),
    read=(
        Sqlite(
            base="recipient AS r",
            key="r._id",
            joins=("LEFT JOIN groups AS g ON g.recipient_id = r._id",),
            kind=Contact,
            optional=True,
            fields={
                "name": first("NULLIF(g.title, '')", *of("r")[len(IDS) + 1 :]),
                "given_name": opt("NULLIF(r.profile_given_name, '')"),
                "family_name": opt("NULLIF(r.profile_family_name, '')"),
                "identifiers": Col(of("r")[: len(IDS) + 1], Py("signal_ways", _ways, json=True), optional=True),
                "note": first("NULLIF(r.note, '')", "NULLIF(r.about, '')"),
                "blocked": opt("r.blocked", flag),
                "groups": Rows(
                    "SELECT o.title AS word FROM group_membership AS w JOIN groups AS o ON o.group_id = w.group_id"
                    " WHERE w.recipient_id = r._id AND o.title <> '' ORDER BY w._id",
                    keys=("",),
                ),
                "contact_id": Col("CAST(r._id AS TEXT)"),
                "party": first(*of("r")),
            },
        ),
    ),
    says="One record for each person or account that the app keeps.",
    limits="What android.signal says of its limits holds here too.",
    sources=(
        "https://github.com/signalapp/Signal-Android (MessageTable, MessageTypes, RecipientTable,"
        " CallTable, AttachmentTable)",
        "https://github.com/bepaald/signalbackup-tools (tables by version of the database)",
    ),
)
