"""voicemail.db: messages left with the carrier's visual voicemail, and their sound files."""

from __future__ import annotations

from aboveboard.formats import times
from aboveboard.kit import Artifact, Call, Col, Const, Person, Sqlite, opt

_FIELDS = (
    ("at", Col("v.date", times.UNIX_S)),
    ("party", Col("COALESCE(NULLIF(v.sender, ''), NULLIF(v.callback_num, ''))")),
    ("direction", Const("incoming")),
    ("answered", Const(value=False)),
    ("sender", Person("COALESCE(NULLIF(v.sender, ''), NULLIF(v.callback_num, ''))", role="sender")),
    ("recipients", Person("NULLIF(v.receiver, '')", role="owner", many=True, optional=True)),
    ("duration", Col("v.duration")),
    ("call_id", opt("CAST(v.remote_uid AS TEXT)")),
    ("account", opt("(SELECT m.account FROM map AS m WHERE m.label = v.label LIMIT 1)")),
)


def _part(table: str, *, deleted: bool) -> Sqlite:
    gone = Const(value=True) if deleted else opt("CASE WHEN v.trashed_date > 0 THEN 1 ELSE 0 END")
    status = Const("voicemail, deleted" if deleted else "voicemail")
    return Sqlite(
        base=f"{table} AS v",
        key="v.ROWID",
        requires={table: ("date", "sender", "duration", "flags")},
        fields=dict(_FIELDS) | {"deleted": gone, "status": status},
        optional=deleted,
    )


VOICEMAIL = Artifact(
    id="ios.voicemail",
    title="Voicemail",
    service="ios.voicemail",
    emits=Call,
    files=("{mobile}/Library/Voicemail/voicemail.db",),
    read=(_part("voicemail", deleted=False), _part("deleted", deleted=True)),
    says="One record for each voicemail that the phone's list holds, deleted ones included.",
    limits="The sound is in Library/Voicemail/<row number>.amr, a transcript in <row number>.transcript beside it; neither"
    " is joined to the record. Bits of `flags` other than being in the table of deleted ones are not explained.",
    sources=("https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/voicemail.py",),
    tested=("josh_ios15_ffs (iOS 15.3.1), which holds none",),
)
