"""How what ios_messages.py reads is decoded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aboveboard.formats import keypath, loose, plist
from aboveboard.formats.places import Found, Lookup
from aboveboard.kit import About, Account, Attachment, Call, Contact, Direction, Identifier, Item, Message, Party


def whole(value: object) -> str | None:
    """An id as its digits; 0 stands for none."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) and value else None


def when(value: object) -> int | None:
    return value.utc_us if isinstance(value, plist.Date) else None


def party(user: dict[str, Any], role: str) -> Party | None:
    identifier, name, handle = (
        whole(user.get("userID")),
        loose.text(user.get("fullName")),
        loose.text(user.get("username")),
    )
    shown = f"{name} (@{handle})" if name and handle else name or (f"@{handle}" if handle else None)
    return Party(identifier, shown, role) if identifier or shown else None


def person(user: dict[str, Any]) -> Contact:
    handle, picture = loose.text(user.get("username")), loose.mapping(user.get("profileImageMediaEntity"))
    image = loose.text(picture.get("mediaURL")) or loose.text(picture.get("url"))
    return Contact(
        at=when(user.get("createdAt")),
        name=loose.text(user.get("fullName")),
        identifiers=[Identifier(handle, "handle")] if handle else None,
        note=loose.text(user.get("bio")),
        created_at=when(user.get("createdAt")),
        modified_at=when(user.get("kUpdatedTimestampCodingKey")),
        groups=["following"] if user.get("following") is True else None,
        blocked=user.get("blocking") if isinstance(user.get("blocking"), bool) else None,
        picture=Attachment(url=image) if image else None,
        contact_id=whole(user.get("userID")),
    )


def id_of(entry: dict[str, Any], key: str = "identifier") -> str | None:
    found = loose.mapping(entry.get(key))
    return whole(found.get("canonicalID")) or loose.text(found.get("localID"))


def attached_of(entry: dict[str, Any]) -> list[Attachment] | None:
    found = loose.mapping(entry.get("attachment"))
    media = loose.mapping(found.get("entityMedia"))
    url = loose.text(media.get("mediaURL")) or loose.text(media.get("expandedURL")) or loose.text(found.get("url"))
    return [Attachment(url=url, title=loose.text(media.get("mediaAltText")))] if url else None


def expanded(link: dict[str, Any]) -> str | None:
    return loose.text(link.get("expandedURL")) or loose.text(link.get("url"))


class Talk:
    """A conversation: who takes part, seen from the account."""

    def __init__(self, given: dict[str, Any], me: str | None, account: str | None) -> None:
        users = [loose.mapping(p.get("participatingUser")) for p in loose.mappings(given.get("participants"))]
        key = loose.mapping(given.get("identifier"))
        self.thread = loose.text(key.get("canonicalID")) or loose.text(key.get("localID"))
        self.me, self.account, self.users = me, account, users
        others = [party(u, "recipient") for u in users if whole(u.get("userID")) != me]
        named = ", ".join(p.name for p in others if p and p.name)
        self.name = loose.text(given.get("conversationName")) or named or None

    def parties(self, sender: str | None) -> list[Party]:
        """Everybody but the sender."""
        made = (
            party(u, "owner" if whole(u.get("userID")) == self.me else "recipient")
            for u in self.users
            if whole(u.get("userID")) != sender
        )
        return [p for p in made if p]

    def message(self, entry: dict[str, Any]) -> Message:
        """A message or a reaction."""
        user = loose.mapping(entry.get("sender"))
        sender = whole(user.get("userID"))
        own = sender is not None and sender == self.me
        reaction = loose.text(entry.get("emoji_reaction")) or loose.text(entry.get("reaction_key"))
        attached, kind = attached_of(entry), loose.text(entry.get("$class"))
        links = loose.mapping(entry.get("entities")).get("linkURLs")
        kind = "text" if kind == "TFNDirectMessageEntry" else kind
        return Message(
            at=when(entry.get("time")),
            account=self.account,
            direction=None if sender is None or self.me is None else Direction.OUTGOING if own else Direction.INCOMING,
            sender=party(user, "owner" if own else "sender"),
            recipients=self.parties(sender) or None,
            thread=self.thread,
            thread_name=self.name,
            # As the service has it, with t.co links; `url` has where the first of them leads.
            body=loose.text(entry.get("originalText")) or loose.text(entry.get("displayText")),
            url=next((u for u in map(expanded, loose.mappings(links)) if u), None),
            type="attachment" if attached else "reaction" if reaction else kind,
            reaction=reaction,
            reaction_to=id_of(entry, "message_id"),
            reply_to=id_of(loose.mapping(entry.get("inReplyToMessageEntry"))),
            attachments=attached,
            message_id=id_of(entry),
        )

    def call(self, entry: dict[str, Any]) -> Call:
        """A call that ended."""
        own = entry.get("is_caller")
        start, end = when(entry.get("started_at")), when(entry.get("ended_at"))
        me = next((party(u, "owner") for u in self.users if whole(u.get("userID")) == self.me), None)
        others = self.parties(self.me)
        caller = me if own is True else others[0] if own is False and len(others) == 1 else None
        return Call(
            at=start or when(entry.get("time")),
            account=self.account,
            direction=Direction.OUTGOING if own is True else Direction.INCOMING if own is False else None,
            sender=caller,
            recipients=others if own is True else [me] if me and own is False else None,
            duration=(end - start) / 1_000_000 if start is not None and end is not None else None,
            ended_at=end,
            thread=self.thread,
            call_id=id_of(entry),
        )

    def draft(self, text: str) -> Message:
        """What was typed and not sent."""
        me = next((party(u, "owner") for u in self.users if whole(u.get("userID")) == self.me), None)
        return Message(
            account=self.account,
            direction=Direction.OUTGOING,
            sender=me,
            recipients=self.parties(self.me) or None,
            thread=self.thread,
            thread_name=self.name,
            body=text,
            type="draft",
            status="not sent",
        )


def stored(entry: dict[str, Any]) -> dict[str, Any]:
    kept = ("$class", "time", "started_at", "ended_at", "call_type", "end_reason", "is_caller", "reaction_key")
    more = ("marked_as_spam", "marked_as_abuse", "primarySortKey")
    given = {k: entry[k] for k in (*kept, *more) if entry.get(k) is not None}
    return {k: float(v) if isinstance(v, plist.Date) else v for k, v in given.items()}


def conversations(inbox: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    seen: set[int] = set()
    for name, timeline in inbox.items():
        for part in ("conversations", "pinned_conversations"):
            for number, given in enumerate(loose.mappings(loose.mapping(timeline).get(part))):
                # A pinned conversation is the same object as the one in the list.
                if "entries" in given and id(given) not in seen:
                    seen.add(id(given))
                    yield f"inbox/{name}/{part}/{number}", given


def direct(data: bytes, about: About) -> Iterator[Item]:
    root = loose.mapping(plist.unarchive(data))
    if "inbox" not in root and "cachedUserByUserID" not in root:
        raise ValueError("a keyed archive, but not one of direct messages")
    inbox = loose.mapping(root.get("inbox"))
    context = loose.mapping(inbox.get("context"))
    me, account = whole(context.get("userID")), loose.text(context.get("accountID"))
    users = loose.mapping(root.get("cachedUserByUserID"))
    if me:
        own = next((u for u in map(loose.mapping, users.values()) if whole(u.get("userID")) == me), loose.mapping(None))
        handle = loose.text(own.get("username"))
        yield Item(
            "inbox/context",
            Account(
                type="X/Twitter",
                username=handle,
                identifier=me,
                name=loose.text(own.get("fullName")),
                created_at=when(own.get("createdAt")),
                app=about.app or "com.atebits.Tweetie2",
                account=account,
            ),
            {"userID": me, "accountID": account},
        )
    for number, user in enumerate(map(loose.mapping, users.values())):
        yield Item(f"cachedUserByUserID/{number}", person(user), {"userID": user.get("userID")})
    for place, given in conversations(inbox):
        talk = Talk(given, me, account)
        for number, entry in enumerate(loose.mappings(given.get("entries"))):
            made = talk.call(entry) if "is_caller" in entry else talk.message(entry)
            yield Item(f"{place}/entries/{number}", made, stored(entry))
        typed = loose.text(loose.mapping(given.get("composition")).get("text"))
        if typed:
            yield Item(f"{place}/composition", talk.draft(typed))


def places(data: bytes) -> Lookup:
    """Key paths through the archive; people are named by their number among the values, not by key."""
    paths = keypath.KeyPaths(data, archived=True)

    def lookup(locator: str) -> Found | None:
        head, _, number = locator.partition("/")
        if head == "cachedUserByUserID" and number.isascii() and number.isdigit():
            return paths.at(head, int(number[:9]))
        return paths.find(locator)

    return lookup
