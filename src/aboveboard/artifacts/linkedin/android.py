"""LinkedIn on Android: messages of messenger-sdk, and the account of the app's settings."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from aboveboard.formats import elementpath, loose
from aboveboard.formats.android import elements
from aboveboard.formats.element import Element
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import About, Account, Artifact, Code, Col, Item, Message, Person, Rows, Sqlite, enum, opt


def _json(alias: str, path: str) -> str:
    cell = f"{alias}.entityData"
    return f"(CASE WHEN typeof({cell}) = 'text' AND json_valid({cell}) THEN json_extract({cell}, '$.{path}') END)"


_MEMBER = "participantType.member."


def _name(alias: str) -> str:
    first, last = (_json(alias, f"{_MEMBER}{part}.text") for part in ("firstName", "lastName"))
    return f"NULLIF(trim(COALESCE({first}, '') || ' ' || COALESCE({last}, '')), '')"


_PRESENT = (
    "FROM ConversationParticipantCrossRef AS x JOIN ParticipantsData AS q ON q.entityUrn = x.participantUrn"
    " WHERE x.conversationUrn = m.conversationUrn"
)
_OTHERS = f"{_PRESENT} AND {_json('q', _MEMBER + 'distance')} IS NOT 'SELF'"

MESSAGES = Artifact(
    id="android.linkedin",
    title="LinkedIn: messages",
    service="linkedin",
    emits=Message,
    files=("{app_data:com.linkedin.android}/databases/messenger-sdk*",),
    read=(
        Sqlite(
            "MessagesData AS m",
            "m.rowid",
            {
                "at": Col("m.deliveredAt", UNIX_MS),
                "delivered_at": Col("m.deliveredAt", UNIX_MS),
                "direction": Col(
                    f"CASE {_json('p', _MEMBER + 'distance')} WHEN 'SELF' THEN 'outgoing' ELSE"
                    " CASE WHEN p.entityUrn IS NOT NULL THEN 'incoming' END END"
                ),
                "sender": Person("m.senderUrn", _name("p"), role="sender"),
                "recipients": Rows(
                    f"SELECT q.entityUrn AS identifier, {_name('q')} AS name {_PRESENT} AND q.entityUrn IS NOT m.senderUrn"
                    " ORDER BY q.entityUrn",
                    keys=("identifier", "name"),
                    role="recipient",
                ),
                "party": opt(f"COALESCE((SELECT min(q.entityUrn) {_OTHERS}), m.senderUrn)"),
                "thread": Col("m.conversationUrn"),
                "thread_name": Col(
                    f"COALESCE(NULLIF({_json('c', 'title')}, ''), (SELECT group_concat({_name('q')}, ', ') {_OTHERS}))",
                    optional=True,
                ),
                "subject": Col(f"NULLIF({_json('m', 'subject')}, '')"),
                "body": Col(f"NULLIF({_json('m', 'body.text')}, '')"),
                "status": opt("m.status", enum("status", {5: "delivered"})),
                "message_id": opt("m.entityUrn"),
            },
            (
                "LEFT JOIN ParticipantsData AS p ON p.entityUrn = m.senderUrn",
                "LEFT JOIN ConversationsData AS c ON c.entityUrn = m.conversationUrn",
            ),
            requires={"MessagesData": ("deliveredAt", "senderUrn", "conversationUrn", "entityData")},
        ),
    ),
    says="One record for each message; the account's own are told by the distance 'SELF' of their sender.",
    limits="Attachments, reactions and seen marks are inside each row's document and are not read.",
    sources=("https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/LinkedIn.py",),
)


def _account(data: bytes, about: About) -> Iterator[Item]:
    del about
    kept = {e.get("name") or "": e.text or e.get("value") for _, e in elements(data, "string", "long")}
    model: dict[str, Any] = loose.mapping(json.loads(kept.get("meModel") or "{}"))
    profile = loose.mapping(model.get("miniProfile"))
    if not (model or kept.get("memberEmail")):
        return
    when = kept.get("lastLoggedInTimestamp")
    names = [loose.text(profile.get(part)) for part in ("firstName", "lastName")]
    number = model.get("plainId")
    record = Account(
        at=UNIX_MS.to_utc_us(int(when)) if when and when.isascii() and when.isdigit() and len(when) < 19 else None,
        type="LinkedIn",
        username=loose.text(profile.get("publicIdentifier")) or kept.get("memberEmail") or None,
        identifier=str(number) if isinstance(number, int | str) and number != "" else None,
        name=" ".join(part for part in names if part) or None,
        description=loose.text(profile.get("occupation")),
    )
    stored = {k: kept[k] for k in ("lastLoggedInTimestamp", "memberEmail") if kept.get(k)}
    yield Item("account", record, stored)


def _root(root: Element) -> Iterator[tuple[str, Element]]:
    yield "account", root


def _secret(element: Element) -> bool:
    return any(word in (element.get("name") or "").casefold() for word in ("token", "cookie", "password", "secret"))


ACCOUNT = Artifact(
    id="android.linkedin.account",
    title="LinkedIn: account",
    service="linkedin",
    emits=Account,
    files=("{app_data:com.linkedin.android}/shared_prefs/linkedInPrefsName.xml",),
    read=(Code(_account, places=elementpath.listed(_root, _secret)),),
    says="The account of the app's settings, at its last login.",
    limits="The settings' other entries are not read.",
    sources=("https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/LinkedIn.py",),
)
