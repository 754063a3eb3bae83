"""A softphone of the sixth pool, with calls, messages and people in one database.

What its source leaves open is said at the store.
"""

from __future__ import annotations

import json

from tests.engine._pool_six_talk import six
from tests.engine._tenth_talk import HUB, Rows, hexed
from tests.engine.published_talk import Aside, Line, Record, database, known, party, rang, says

HOST = "pbx.example"
ACCOUNT = (
    "accountid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, username TEXT, displayname TEXT, authName TEXT, password TEXT,"
    " userDomain TEXT, SIPServer TEXT, SIPServerPort INTEGER, transport TEXT,outboundServer TEXT,outboundServerPort INTEGER,"
    " enableSTUN INTEGER, STUNServer TEXT, STUNPort INTEGER, presenceAgent INTEGER, publishRefresh INTEGER,"
    " subscribeRefresh INTEGER, useCert INTEGER, voiceMail TEXT, active INTEGER"
)


def portgo() -> Aside:
    """PortGo: what became of a call is bits (1 out, 2 in, 8 failed), moments are seconds with a fraction, text is JSON.

    What has no text says `(null)`, as its formatting writes it. A message's text stands a second time beside the JSON, where
    the others have a word for what they are: that may be told. Both sides' people, those one likes and those one wrote with are
    the same people: one of these may be told of each. Taken for granted: addresses have no `sip:`; what one sent says 1; the
    type of a message is that of its JSON; numbers of people beyond the one for messages are '', since how they are written was
    not seen; a friend has both names in one, or in its parts too.
    """
    talk = six("portgo", count=46, people=12, rings=40)
    names = ("account_info", "globalinfo", "versionnew", "history", "favorites", "sipfriends", "remoteUser", "chatSession",
             "chatmessage")  # fmt: skip
    rows, truth, spare = Rows({n: [] for n in names}), list[Record](), list[tuple[str, int]]()
    uris = {p.n: f"{2000 + p.n * 7}@{HOST}" for p in talk.people}
    me = talk.me
    rows["account_info"] = [
        (1, uris[0].partition("@")[0], me.name, "", hexed("portgo", 44), HOST, "", 5060, "UDP", "", 5060, 0, "", 3478, 0, 300,
         600, 0, "*97", 1)
    ]  # fmt: skip
    rows["globalinfo"] = [
        (n, name, text, value, None)
        for n, (name, text, value) in enumerate(
            (
                ("autoReg", None, 1),
                ("forwardTo", "", None),
                ("STUNServer", "stun.example", None),
                ("callBadge", None, 2),
            ),
            1,
        )
    ]
    rows["versionnew"] = [(1, "globalinfo", 100), (2, "history", 102), (3, "account_info", 102), (4, "favorites", 100)]
    for row, ring in enumerate(talk.rings, 1):
        named = ring.other.name if ring.other.n < 9 else uris[ring.other.n].partition("@")[0]
        state = (1 if ring.out else 2) | (0 if ring.duration else 8)
        begun = ring.ms / 1000
        rows["history"].append(
            (row, uris[ring.other.n], None, named, uris[0], me.name, begun, begun + (ring.duration or 14), 3 if ring.video else 1,
             None, state, "(null)", None, None, None)
        )  # fmt: skip
        made = rang(ring, "history", row, party(uris[ring.other.n], name=named))
        truth.append(made | {"also": {"duration": [ring.duration, ring.duration or 14]}})
    for row, person in enumerate(talk.people[1:10], 1):
        firm, parts = ("Harbour Freight", "Dispatch") if person.n % 3 == 0 else ("", "")
        first, last = (person.first, person.last) if person.n % 2 else ("", "")
        rows["sipfriends"].append(
            (row, "", 0, person.name, first, last, firm, parts, "", None, uris[person.n], 1, 0, 1, "", "")
        )
        truth.append(known(person.name, [uris[person.n]], "sipfriends", row))
        if person.n % 4 == 0:
            rows["favorites"].append((row, 1, "VoIP Call", uris[person.n], person.name))
            spare.append(("favorites", len(rows["favorites"])))
    for row, person in enumerate(talk.people[1:], 1):
        said = [x for x in talk.lines if x.chat == person.n]
        rows["remoteUser"].append((row, "(null)", None, uris[person.n], person.name))
        spare.append(("remoteUser", row))
        last_said = said[-1] if said else None
        rows["chatSession"].append(
            (row, None, uris[0], row, 0, _told(last_said) if last_said else None,
             last_said.ms / 1000 if last_said else None, sum(x.unread for x in said))
        )  # fmt: skip
    for row, line in enumerate(talk.lines, 1):
        content = _content(line)
        state = (1 if line.out else 2) | (8 if line.out and line.n % 17 == 0 else 0)
        rows["chatmessage"].append(
            (row, line.ms / 1000, line.chat, state, content, "application/json", line.n % 40 if line.form == "voice" else 0,
             int(line.unread), 52_000_000 + row * 31, int(line.deleted), len(content.encode()), _told(line), int(line.out))
        )  # fmt: skip
        other = talk.people[line.chat]
        sides = party(uris[other.n], name=other.name), party(uris[0], name=me.name)
        made = says(
            line, "chatmessage", row, sender=sides[1 if line.out else 0], to=sides[0] if line.out else [], thread=line.chat
        )  # fmt: skip
        truth.append(made if line.text else made | {"also": {"body": [_told(line)]}})
    script = (
        f"CREATE TABLE account_info({ACCOUNT});"
        "CREATE TABLE globalinfo(optionsid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, optionsName TEXT, optionsTextValue TEXT,"
        " optionsIntValue INTEGER, optionsOther TEXT);"
        "CREATE TABLE versionnew(ID INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, tablename TEXT,version INTEGER);"
        "CREATE TABLE history(historyid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, remoteParty TEXT, mimetype TEXT,"
        " displayname TEXT, localParty TEXT, localDisplayname TEXT, start DOUBLE,  end DOUBLE, mediaType INTEGER,"
        " playtime INTEGER, status INTEGER, content BLOB, readstatus INTEGER, messageid INTEGER, removed INTEGER);"
        "CREATE TABLE favorites(favoriteid INTEGER NOT NULL, phonetype INTEGER, typedescript TEXT, phonenum TEXT,name TEXT,"
        " primary key(favoriteid,phonetype,phonenum));"
        "CREATE TABLE sipfriends(sipid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, sipIdentifier TEXT, SunbscribeID INTEGER,"
        " displayName TEXT, firstName TEXT, lastName TEXT,company TEXT,partment TEXT,jobtitle TEXT,creatDate TEXT,imNumber TEXT,"
        "comefrom INTEGER,deleteflag INTEGER, applystate INTEGER , phoneNumbers TEXT, ipNumbers TEXT);"
        "CREATE TABLE remoteUser(remoteid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, cotactid INTEGER, cotacttype TEXT,"
        " remoteuri TEXT, disName TEXT);"
        "CREATE TABLE chatSession(sid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, sLocal INTEGER, sLocalUri TEXT,"
        "  sRemoteid INTEGER, sDelete INTEGER DEFAULT 0, sStatus TEXT,  sLast INTEGER, sUnread INTEGER  DEFAULT 0);"
        "CREATE TABLE chatmessage(id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, messagetime DOUBLE, sessionid INTEGER,"
        " status INTEGER, content BLOB, mimetype TEXT,playtime INTEGER, readstatus INTEGER,messageid INTEGER, removed INTEGER,"
        "contentlen INTEGER,description TEXT,sendout INTEGER);"
        "CREATE VIEW view_chatSession_remoter AS SELECT * FROM chatSession JOIN remoteUser"
        " ON chatSession.sRemoteid=remoteUser.remoteid;"
    )
    return database(
        script, rows, truth, f"{HUB}/learnin9/portsip-softphone-ios PortGo/PortGo/Tools/DataBaseManage.m, Model/History.h",
        decoys=("account_info", "globalinfo", "versionnew", "chatSession"), spare=spare,
    )  # fmt: skip


def _told(line: Line) -> str:
    """What a list of conversations shows of a message."""
    return line.text or {"voice": "[Voice]", "file": f"plan_{line.n}.pdf"}.get(line.form, "[Image]")


def _content(line: Line) -> str:
    """The JSON of a message, as Apple's writer sets it."""
    if line.text:
        made: dict[str, object] = {"type": "text", "content": line.text}
    else:
        kind, end = {"voice": ("audio", "amr"), "file": ("file", "pdf")}.get(line.form, ("image", "jpg"))
        name = f"{line.key[:12]}.{end}"
        made = {
            "type": kind,
            "url": f"https://files.example/{name}",
            "filePath": f"/var/mobile/Documents/{name}",
            "fileName": name,
            "mime": f"{kind}/{end}",
            "fileSize": 4000 + line.n,
        }
    return json.dumps(made, ensure_ascii=False, indent=2, separators=(",", " : ")).replace("/", "\\/")
