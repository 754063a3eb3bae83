"""Wire on iOS: messages and people of `store.wiredatabase`, whose texts are protocol buffers."""

from aboveboard.artifacts.wire._ios import FILES, SOURCES, make
from aboveboard.kit import Artifact, Message, SqliteCode

WIRE = Artifact(
    id="ios.wire",
    title="Wire: messages",
    service="wire",
    emits=Message,
    files=FILES,
    read=(
        SqliteCode(
            base="ZMESSAGE AS m",
            key="m.Z_PK",
            joins=(
                "LEFT JOIN ZUSER AS u ON u.Z_PK = m.ZSENDER",
                "LEFT JOIN ZCONVERSATION AS c ON c.Z_PK = COALESCE(m.ZVISIBLEINCONVERSATION, m.ZHIDDENINCONVERSATION)",
                "LEFT JOIN ZGENERICMESSAGEDATA AS g ON g.Z_PK = (SELECT max(x.Z_PK) FROM ZGENERICMESSAGEDATA AS x"
                " WHERE m.Z_PK IN (x.ZMESSAGE, x.ZASSET))",
            ),
            requires={
                "ZMESSAGE": ("ZSENDER", "ZSERVERTIMESTAMP", "ZVISIBLEINCONVERSATION"),
                "ZGENERICMESSAGEDATA": ("ZDATA", "ZMESSAGE"),
                "ZUSER": ("ZNAME", "ZHANDLE", "ZREMOTEIDENTIFIER_DATA"),
            },
            columns={
                "at": "m.ZSERVERTIMESTAMP",
                "data": "g.ZDATA",
                "author": "u.ZREMOTEIDENTIFIER_DATA",
                "name": "u.ZNAME",
                "handle": "u.ZHANDLE",
                "thread?": "c.ZREMOTEIDENTIFIER_DATA",
                "topic?": "c.ZUSERDEFINEDNAME",
                "system?": "m.ZSYSTEMMESSAGETYPE",
                "edited?": "m.ZUPDATEDTIMESTAMP",
                "hidden?": "m.ZHIDDENINCONVERSATION",
                "id?": "m.ZNONCE_DATA",
            },
            make=make,
        ),
    ),
    says="One record for each message, event of a conversation and call.",
    limits="Where the account's data are encrypted at rest, contents cannot be read and their rows are rejected. Whose account it"
    " is, is told by the folder's name. Quotes, mentions, previews and who read what are not read; an edited message is kept by"
    " the app in its last form. Who is in a conversation is not read. Events are given by their number.",
    sources=SOURCES,
)
