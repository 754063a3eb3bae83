"""VK on iOS: messages (`messages-store.sqlite`) and the people that the app cached (`content-store.sqlite`)."""

from __future__ import annotations

from aboveboard.artifacts.vk._ios import FOLDER, SOURCES, account_of, number, object_of
from aboveboard.formats import loose
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import About, Artifact, Attachment, Direction, Message, Party, Row, SqliteCode

_WAYS = {0: Direction.INCOMING, 1: Direction.OUTGOING}


def _message(row: Row, about: About) -> Message:
    given, account = object_of(row["data"]), account_of(about)
    out = given.get("out")
    way = _WAYS.get(out) if isinstance(out, int) else None
    author = number(given.get("from_id"))
    peer = number(row["peer"])
    kinds = [loose.text(one.get("type")) for one in loose.mappings(given.get("attachments"))]
    action = loose.text(loose.mapping(given.get("action")).get("type")) or loose.text(given.get("action"))
    quoted = loose.mapping(given.get("reply_message"))
    mine = way == Direction.OUTGOING
    return Message(
        at=UNIX_S.to_utc_us(given.get("date")),
        direction=way,
        sender=Party(author, role="owner" if mine else "sender") if author else None,
        recipients=[Party(peer, loose.text(row["title"]), "recipient")] if mine and peer else None,
        thread=peer,
        thread_name=loose.text(row["title"]),
        body=loose.text(given.get("text")),
        type=action or ("attachment" if any(kinds) and not given.get("text") else "text"),
        forwarded=bool(loose.listing(given.get("fwd_messages"))),
        reply_to=number(quoted.get("conversation_message_id")),
        attachments=[Attachment(title=kind) for kind in kinds if kind] or None,
        message_id=number(row["id"]),
        account=account,
    )


MESSAGES = Artifact(
    id="ios.vk",
    title="VK: messages",
    service="vk",
    emits=Message,
    files=(FOLDER + "messages-store.sqlite",),
    read=(
        SqliteCode(
            base="message AS m",
            key="m.rowid",
            joins=("LEFT JOIN peer_title AS t ON t.rowid = m.peer",),
            requires={"message": ("cmid", "peer", "data")},
            columns={"id": "m.cmid", "peer": "m.peer", "data": "m.data", "title?": "t.title"},
            make=_message,
        ),
    ),
    says="One record for each message in the table. `thread` is the number of the person or group that the message belongs to,"
    " `account` the number in the folder's name.",
    limits="Of what is attached only the kind is said. Names of senders are in another database (see ios.vk.people), titles of"
    " conversations only where the store's own table of them is an ordinary one. Reactions are not read. Walls, news and"
    " groups are in stores whose form is not public and are not read.",
    sources=SOURCES,
)
