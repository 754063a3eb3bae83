"""Who wrote to whom in the messages of WhatsApp on iOS."""

from __future__ import annotations

from aboveboard.kit import Col, FieldSource, Sql

JSON = Sql("parties", "{}", json=True)
MOST = 64
"""A larger group stands for its members."""
GROUP = "c.ZCONTACTJID LIKE '%@g.us'"
FROM = (
    "COALESCE(NULLIF(g.ZMEMBERJID, ''), CASE WHEN m.ZFROMJID NOT LIKE '%@g.us' THEN NULLIF(m.ZFROMJID, '') END,"
    f" CASE WHEN NOT ({GROUP}) THEN c.ZCONTACTJID END)"
)
PUSH = "(SELECT n.ZPUSHNAME FROM ZWAPROFILEPUSHNAME AS n WHERE n.ZJID = {} LIMIT 1)"
# Pictures and films keep their size in the columns of the coordinates.
PLACE = "CASE WHEN m.ZMESSAGETYPE = 5 AND (i.ZLATITUDE <> 0 OR i.ZLONGITUDE <> 0) THEN i.{} END"
RECEIPTS = f"CASE WHEN m.ZISFROMME = 1 AND m.ZMESSAGESTATUS IN {{}} AND NOT ({GROUP}) THEN f.ZRECEIPTINFO END"


def _party(identifier: str, name: str, role: str) -> str:
    who, called = f"CAST({identifier} AS TEXT)", f"CAST({name} AS TEXT)"
    return f"json_patch('{{}}', json_object('identifier', {who}, 'name', {called}, 'role', '{role}'))"


def who(*, push: bool) -> dict[str, FieldSource]:
    """Who wrote to whom, with the names that the app knows; large groups stand for their members."""
    told = f", {PUSH.format(FROM)}" if push else ""
    name = f"CASE WHEN {GROUP} THEN NULL ELSE NULLIF(c.ZPARTNERNAME, '') END{told}"
    sender = f"COALESCE(NULLIF(g.ZCONTACTNAME, ''), NULLIF(g.ZFIRSTNAME, ''), {name})"
    called = "COALESCE(NULLIF(q.ZCONTACTNAME, ''), NULLIF(q.ZFIRSTNAME, '')"
    called += f", {PUSH.format('q.ZMEMBERJID')})" if push else ")"
    members = (
        f"(SELECT CASE WHEN count(*) BETWEEN 1 AND {MOST} THEN"
        f" json_group_array({_party('q.ZMEMBERJID', called, 'recipient')}) END FROM ZWAGROUPMEMBER AS q"
        " WHERE q.ZCHATSESSION = m.ZCHATSESSION AND q.ZISACTIVE = 1 AND q.Z_PK IS NOT m.ZGROUPMEMBER)"
    )
    whole = f"json_array({_party('c.ZCONTACTJID', 'c.ZPARTNERNAME', 'group')})"
    other = _party("COALESCE(c.ZCONTACTJID, m.ZTOJID)", "NULLIF(c.ZPARTNERNAME, '')", "recipient")
    owner = _party("NULLIF(m.ZTOJID, '')", "NULL", "owner")
    return {
        "sender": Col(
            f"CASE WHEN m.ZISFROMME = 1 THEN json_object('role', 'owner')"
            f" WHEN {FROM} IS NOT NULL THEN {_party(FROM, sender, 'sender')} END",
            JSON,
        ),
        "recipients": Col(
            f"CASE WHEN {GROUP} THEN COALESCE({members}, {whole})"
            f" WHEN m.ZISFROMME = 1 THEN json_array({other}) ELSE json_array({owner}) END",
            JSON,
        ),
    }
