"""interactionC.db of CoreDuet: with whom apps exchanged something, as the system notes it to suggest people."""

from __future__ import annotations

from aboveboard.formats import times
from aboveboard.kit import Activity, Artifact, Col, Sqlite, opt

_WHO = "COALESCE(NULLIF({0}.ZDISPLAYNAME, '') || ' <' || {0}.ZIDENTIFIER || '>', {0}.ZIDENTIFIER, {0}.ZDISPLAYNAME)"
_FROM = f"'from ' || {_WHO.format('s')}"


def _interactions(contact: int | None = None, interaction: int | None = None) -> Sqlite:
    """Core Data numbers the join table of recipients anew with each model."""
    requires: dict[str, tuple[str, ...]] = {"ZINTERACTIONS": ("ZSTARTDATE", "ZBUNDLEID")}
    people = opt(_FROM)
    if contact is not None:
        table = f"Z_{contact}INTERACTIONRECIPIENT"
        columns = (f"Z_{contact}RECIPIENTS", f"Z_{interaction}INTERACTIONRECIPIENT")
        requires |= {table: columns, "ZCONTACTS": ("ZIDENTIFIER", "ZDISPLAYNAME")}
        to = (
            f"(SELECT 'to ' || group_concat({_WHO.format('c')}, ', ') FROM {table} AS j"
            f" JOIN ZCONTACTS AS c ON c.Z_PK = j.{columns[0]} WHERE j.{columns[1]} = z.Z_PK)"
        )
        people = Col(f"NULLIF(trim(COALESCE({_FROM}, '') || ' ' || COALESCE({to}, '')), '')")
    return Sqlite(
        name="interaction",
        base="ZINTERACTIONS AS z",
        key="z.Z_PK",
        joins=("LEFT JOIN ZCONTACTS AS s ON s.Z_PK = z.ZSENDER",),
        requires=requires,
        fields={
            "at": Col("z.ZSTARTDATE", times.COCOA_S),
            "until": opt("z.ZENDDATE", times.COCOA_S),
            "duration": opt("CASE WHEN z.ZENDDATE > z.ZSTARTDATE THEN z.ZENDDATE - z.ZSTARTDATE END"),
            "activity": Col(
                "CASE z.ZDIRECTION WHEN 0 THEN 'incoming interaction' WHEN 1 THEN 'outgoing interaction'"
                " ELSE 'interaction' END"
            ),
            "app": Col("NULLIF(z.ZBUNDLEID, '')"),
            "value": people,
            "account": opt("NULLIF(z.ZACCOUNT, '')"),
            "party": opt("s.ZIDENTIFIER"),
        },
    )


INTERACTIONS = Artifact(
    id="ios.interactions",
    title="Interactions of apps with people (CoreDuet)",
    service="ios.interactions",
    emits=Activity,
    files=("{mobile}/Library/CoreDuet/People/interactionC.db", "{var}/db/CoreDuet/People/interactionC.db"),
    read=(*(_interactions(c, i) for c in (1, 2, 3, 4) for i in (2, 3, 4, 5)), _interactions()),
    says="One record for each row of ZINTERACTIONS: an app that exchanged something with somebody, from when to when.",
    limits="Says that the system noted an exchange, not what it was; rows are kept for some time after the message itself"
    " was deleted. Attachments, keywords and the totals kept for each contact are not read.",
    sources=("https://github.com/mac4n6/APOLLO (modules interaction_*)",),
    tested=("interactionC.db of mvt's test backup",),
    absent_from=("itunes backup",),
)
