"""WeChat on iOS: messages of `MM.sqlite` and `message_N.sqlite`, people of `WCDB_Contact.sqlite`."""

from aboveboard.artifacts.wechat._ios import (
    FILES,
    GIVEN,
    KINDS,
    PEOPLE,
    SOURCES,
    body,
    degree,
    files,
    people,
    sender,
    table_of,
    url,
)
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import Artifact, Col, Message, Owners, Person, Py, Sqlite, enum, opt

MESSAGES = Artifact(
    id="ios.wechat",
    title="WeChat messages",
    service="wechat",
    emits=Message,
    files=FILES,
    read=(
        Sqlite(
            name="chats",
            base='"Chat_*" AS m',
            key="m.MesLocalID",
            optional=True,
            requires={"Chat_*": ("CreateTime", "Des", "Message", "Type")},
            owners=Owners(
                table=table_of,
                select="SELECT f.UsrName AS who, f.NickName AS name FROM Friend AS f",
                beside=people,
                companions=PEOPLE,
            ),
            fields={
                "at": Col("m.CreateTime", UNIX_S),
                "direction": Col("CASE m.Des WHEN 0 THEN 'outgoing' WHEN 1 THEN 'incoming' END"),
                "party": Col("COALESCE(:owner, substr(:table, 6))"),
                "sender": Col(
                    (":owner", ":owner_name", "m.Des", "m.Type", "m.Message"),
                    Py("wechat_ios_sender", sender, json=True),
                ),
                "recipients": Person(":owner", ":owner_name", "recipient", many=True, when="m.Des = 0"),
                "thread": Col("COALESCE(:owner, substr(:table, 6))"),
                "thread_name": Col(":owner_name"),
                "body": Col(GIVEN, Py("wechat_ios_body", body)),
                "type": Col("m.Type", enum("kind of message", KINDS)),
                "status": opt(
                    "m.Status",
                    enum("state", {1: "sending", 2: "sent", 3: "delivered", 4: "read", 5: "failed"}),
                ),
                "url": Col(GIVEN, Py("wechat_ios_url", url)),
                "latitude": Col(GIVEN, Py("wechat_ios_latitude", degree("x"))),
                "longitude": Col(GIVEN, Py("wechat_ios_longitude", degree("y"))),
                "attachments": Col(
                    (":folder", ":table", "m.MesLocalID", "m.Type"), Py("wechat_ios_files", files, json=True)
                ),
                "message_id": opt("CAST(NULLIF(m.MesSvrID, 0) AS TEXT)"),
            },
        ),
    ),
    says="One record for each message, notes of the app and of groups among them; in versions that kept people in the same"
    " database also for each of them. `thread` is the user name or group whose MD5 the chat's table is called by, where"
    " the people stored beside it have it, else that MD5. Of links `body` is the title and description, of places the label.",
    limits="Whose chat it is, is known from the people in WCDB_Contact.sqlite up to 8 MiB (or the same database), so a chat"
    " with somebody no longer there has its MD5 alone, and what was received in it no sender but one named in the text."
    " Attachments are where the app keeps such files by its own rule: whether they are there was not looked at."
    " Pictures, films, stickers and calls keep their XML in `as_stored`. Who is in a group, moments, payments and"
    " favourites are not read.",
    sources=SOURCES,
)
