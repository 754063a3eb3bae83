"""The closed set of record kinds and their named fields.

A record is what one place in the evidence says. Its fields are named here and nowhere else; the documentation of field
names is generated from these classes. Everything is optional, because evidence is: a field that a store does not have, or
whose value could not be read, is an `Absent`, never an empty string.

Units: times are UTC microseconds where their basis allows (see `Time`), durations seconds, sizes bytes, coordinates WGS84
degrees, altitudes and accuracies metres.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import msgspec

from aboveboard.model.times import Time


class Absent(StrEnum):
    """Why a value is missing."""

    NULL = "NULL"
    """The place exists and holds nothing."""
    NOT_IN_SCHEMA = "NOT_IN_SCHEMA"
    """This version of the store has no place for it."""
    UNREADABLE = "UNREADABLE"
    """Something is there that could not be decoded; the bytes as stored are kept."""
    IMPOSSIBLE = "IMPOSSIBLE"
    """A time stands there that cannot be right; `time_flags` says why, and the value as stored is kept."""
    OUT_OF_SCOPE = "OUT_OF_SCOPE"
    """It is there, and the authority does not cover it."""
    REDACTED = "REDACTED"
    """It was left out of this copy by whoever handed it over."""


class Direction(StrEnum):
    """Which way a message, call or mail went, seen from the phone."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"


class Origin(StrEnum):
    """How a record came to be in the phone, where a column shows it."""

    HERE = "made here"
    SYNCED = "synced from another device"
    RECEIVED = "received"
    SUGGESTED = "suggested by the app"
    CACHED = "cached by the app"


class Party(msgspec.Struct, frozen=True, omit_defaults=True):
    """A person or account as the store names it. That two parties are one person is analysis, not evidence."""

    identifier: str | None = None
    """Number, address, handle or account id, as stored."""
    name: str | None = None
    """Display name, as stored beside it."""
    role: str | None = None
    """sender, recipient, to, cc, bcc, owner, author, organizer, attendee, member …"""


class Attachment(msgspec.Struct, frozen=True, omit_defaults=True):
    """A file that belongs to a record, as the store describes it."""

    path: str | None = None
    """Where the store says it lies, as stored."""
    name: str | None = None
    mime: str | None = None
    size: int | None = None
    """Bytes."""
    file: str | None = None
    """Its device path in the evidence tree, where the store's path could be resolved."""
    url: str | None = None
    title: str | None = None
    sha256: str | None = None
    cell: str | None = None
    """Where its bytes stand in the store itself: table, row number and column, with a space between."""


class Identifier(msgspec.Struct, frozen=True, omit_defaults=True):
    """One way to reach a contact."""

    value: str | None = None
    type: str | None = None
    """phone, email, url, address, handle, date, relation, other"""
    label: str | None = None


class Reaction(msgspec.Struct, frozen=True, omit_defaults=True):
    """A reaction to a message, kept with the message it answers."""

    value: str | None = None
    by: str | None = None
    at: Time | int | None = None


class Edit(msgspec.Struct, frozen=True, omit_defaults=True):
    """An earlier text of an edited record that the app itself kept."""

    body: str | None = None
    at: Time | int | None = None


Search = "search"
"""Annotation of a field whose text is folded into the search index."""

Text = Annotated[str, Search]
People = Annotated[list[Party], Search]
Person = Annotated[Party, Search]
When = Time | int
"""A point in time: an int is UTC microseconds."""


class Record(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What every kind has. `at` is the time that orders the record among others."""

    at: When | None = None
    account: Text | None = None
    """The account within the service that the record belongs to, as stored."""
    sim: str | None = None
    """SIM slot or subscription, where there is one."""
    origin: Origin | None = None


class Account(Record, frozen=True, kw_only=True):
    """An account that is set up or known in the phone."""

    type: Text | None = None
    username: Text | None = None
    identifier: Text | None = None
    name: Text | None = None
    description: Text | None = None
    created_at: When | None = None
    active: bool | None = None
    app: Text | None = None
    has_secret: bool | None = None
    """A password or token is stored with it; it is never read."""


class Contact(Record, frozen=True, kw_only=True):
    """An entry of an address book or of an app's list of people."""

    name: Text | None = None
    given_name: str | None = None
    family_name: str | None = None
    nickname: Text | None = None
    organization: Text | None = None
    job_title: Text | None = None
    identifiers: Annotated[list[Identifier], Search] | None = None
    note: Text | None = None
    birthday: str | None = None
    created_at: When | None = None
    modified_at: When | None = None
    last_contacted_at: When | None = None
    times_contacted: int | None = None
    groups: Annotated[list[str], Search] | None = None
    favourite: bool | None = None
    blocked: bool | None = None
    deleted: bool | None = None
    picture: Attachment | None = None
    contact_id: str | None = None
    account_type: Text | None = None
    """Where the address book keeps it: phone, SIM, a service's account."""
    own: bool | None = None
    """The store marks it as its owner's own card."""


class Call(Record, frozen=True, kw_only=True):
    """A call in the phone's or an app's history."""

    direction: Direction | None = None
    answered: bool | None = None
    status: str | None = None
    """missed, rejected, blocked, voicemail, answered elsewhere …"""
    duration: float | None = None
    medium: str | None = None
    """audio or video"""
    sender: Person | None = None
    recipients: People | None = None
    thread: str | None = None
    ended_at: When | None = None
    read: bool | None = None
    place: Text | None = None
    """Place name stored with the number."""
    call_id: str | None = None
    deleted: bool | None = None
    app: Text | None = None
    """The app or component that made the entry."""
    network: str | None = None
    """mobile, wifi, volte …"""
    presentation: str | None = None
    """Whether the number was shown: allowed, withheld, unknown, payphone."""


class Message(Record, frozen=True, kw_only=True):
    """A message of any messenger."""

    direction: Direction | None = None
    sender: Person | None = None
    recipients: People | None = None
    thread: str | None = None
    thread_name: Text | None = None
    subject: Text | None = None
    body: Text | None = None
    type: str | None = None
    """text, attachment, reaction, group event, system, sticker, location, call …"""
    status: str | None = None
    sent_at: When | None = None
    received_at: When | None = None
    delivered_at: When | None = None
    read_at: When | None = None
    played_at: When | None = None
    edited_at: When | None = None
    deleted_at: When | None = None
    read: bool | None = None
    deleted: bool | None = None
    """The app itself marks it as deleted or unsent."""
    starred: bool | None = None
    forwarded: bool | None = None
    protocol: str | None = None
    """iMessage, SMS, RCS, MMS …"""
    reply_to: str | None = None
    reaction: Text | None = None
    reaction_to: str | None = None
    reactions: list[Reaction] | None = None
    edits: Annotated[list[Edit], Search] | None = None
    attachments: Annotated[list[Attachment], Search] | None = None
    latitude: float | None = None
    longitude: float | None = None
    url: Text | None = None
    message_id: str | None = None
    expires_at: When | None = None
    app: Text | None = None
    """The app that wrote it into a shared store."""


class Post(Record, frozen=True, kw_only=True):
    """A post of a social service: by the account, or seen or cached by the app (see `origin`)."""

    author: Person | None = None
    recipients: People | None = None
    body: Text | None = None
    title: Text | None = None
    url: Text | None = None
    post_id: str | None = None
    thread: str | None = None
    in_reply_to: str | None = None
    repost_of: str | None = None
    quote_of: str | None = None
    own: bool | None = None
    """The store marks its author as the account's holder."""
    visibility: str | None = None
    likes: int | None = None
    reposts: int | None = None
    replies: int | None = None
    liked: bool | None = None
    reposted: bool | None = None
    bookmarked: bool | None = None
    edited_at: When | None = None
    deleted_at: When | None = None
    language: str | None = None
    client: str | None = None
    content_warning: Text | None = None
    attachments: Annotated[list[Attachment], Search] | None = None
    latitude: float | None = None
    longitude: float | None = None
    group: Text | None = None


class Email(Record, frozen=True, kw_only=True):
    """A mail message."""

    direction: Direction | None = None
    sender: Person | None = None
    recipients: People | None = None
    subject: Text | None = None
    body: Text | None = None
    snippet: Text | None = None
    folder: Text | None = None
    thread: str | None = None
    message_id: str | None = None
    in_reply_to: str | None = None
    sent_at: When | None = None
    received_at: When | None = None
    read: bool | None = None
    flagged: bool | None = None
    deleted: bool | None = None
    attachments: Annotated[list[Attachment], Search] | None = None
    size: int | None = None


class Media(Record, frozen=True, kw_only=True):
    """A photo, video or sound: the file itself, or a library's entry about one (see `artifact`)."""

    media_type: str | None = None
    """image, video or audio"""
    path: Text | None = None
    file: str | None = None
    """Its device path in the evidence tree, where it is there."""
    cell: str | None = None
    """Where its bytes stand in the store itself: table, row number and column, with a space between."""
    contact_row: int | None = None
    """Of a contact's picture: the number of the contact's row in the service's store of contacts."""
    name: Text | None = None
    original_name: Text | None = None
    title: Text | None = None
    description: Text | None = None
    mime: str | None = None
    size: int | None = None
    width: int | None = None
    height: int | None = None
    orientation: int | None = None
    duration: float | None = None
    captured_at: When | None = None
    created_at: When | None = None
    added_at: When | None = None
    modified_at: When | None = None
    trashed_at: When | None = None
    last_viewed_at: When | None = None
    latitude: float | None = None
    longitude: float | None = None
    altitude: float | None = None
    accuracy: float | None = None
    make: Text | None = None
    model: Text | None = None
    lens: str | None = None
    software: Text | None = None
    codec: str | None = None
    albums: Annotated[list[str], Search] | None = None
    people: Annotated[list[str], Search] | None = None
    favourite: bool | None = None
    hidden: bool | None = None
    trashed: bool | None = None
    edited: bool | None = None
    saved_from: Text | None = None
    """The app or device that the library says it came from."""
    pair_id: str | None = None
    """Joins the still and the video of a live photo."""
    film: str | None = None
    """Of a live or motion photo its film: a device path, or where it stands within the file itself."""
    original: str | None = None
    """Where a library says that the original is: phone, cloud (there alone) or neither."""
    media_id: str | None = None
    warnings: list[str] | None = None


class Document(Record, frozen=True, kw_only=True):
    """A document file."""

    path: str | None = None
    name: Text | None = None
    mime: str | None = None
    size: int | None = None
    title: Text | None = None
    author: Text | None = None
    created_at: When | None = None
    modified_at: When | None = None


class Visit(Record, frozen=True, kw_only=True):
    """A page that a browser recorded as loaded."""

    url: Text | None = None
    title: Text | None = None
    visit_count: int | None = None
    typed_count: int | None = None
    duration: float | None = None
    transition: str | None = None
    referrer: str | None = None
    redirect_from: str | None = None
    redirect_to: str | None = None
    loaded: bool | None = None
    hidden: bool | None = None
    visit_id: str | None = None


class Bookmark(Record, frozen=True, kw_only=True):
    """A page kept in a browser: bookmark, reading list, open tab."""

    url: Text | None = None
    title: Text | None = None
    collection: Text | None = None
    """bookmarks, reading list, tabs, private tabs …"""
    folder: Text | None = None
    created_at: When | None = None
    modified_at: When | None = None
    last_viewed_at: When | None = None
    deleted: bool | None = None


class WebSearch(Record, frozen=True, kw_only=True):
    """Words that a search was made with."""

    term: Text | None = None
    url: Text | None = None
    engine: str | None = None
    visit_count: int | None = None


class Download(Record, frozen=True, kw_only=True):
    """A file fetched from elsewhere."""

    url: Text | None = None
    referrer: str | None = None
    path: Text | None = None
    name: Text | None = None
    title: Text | None = None
    mime: str | None = None
    size: int | None = None
    received: int | None = None
    """Bytes that arrived."""
    ended_at: When | None = None
    opened_at: When | None = None
    status: str | None = None
    app: Text | None = None
    deleted: bool | None = None


class Place(Record, frozen=True, kw_only=True):
    """A position, and how it came about."""

    latitude: float | None = None
    longitude: float | None = None
    altitude: float | None = None
    accuracy: float | None = None
    speed: float | None = None
    heading: float | None = None
    name: Text | None = None
    address: Text | None = None
    until: When | None = None
    position_class: str | None = None
    """gps, wifi, cell, photo, visit, search, typed …"""


class Note(Record, frozen=True, kw_only=True):
    """A note."""

    title: Text | None = None
    body: Text | None = None
    snippet: Text | None = None
    folder: Text | None = None
    created_at: When | None = None
    modified_at: When | None = None
    pinned: bool | None = None
    locked: bool | None = None
    deleted: bool | None = None
    attachments: Annotated[list[Attachment], Search] | None = None
    people: People | None = None
    note_id: str | None = None
    hint: Text | None = None


class CalendarEvent(Record, frozen=True, kw_only=True):
    """An entry of a calendar. `at` is its beginning."""

    title: Text | None = None
    location: Text | None = None
    notes: Text | None = None
    ends_at: When | None = None
    all_day: bool | None = None
    time_zone: str | None = None
    calendar: Text | None = None
    organizer: Person | None = None
    attendees: People | None = None
    recurrence: str | None = None
    url: Text | None = None
    created_at: When | None = None
    modified_at: When | None = None
    status: str | None = None
    deleted: bool | None = None
    latitude: float | None = None
    longitude: float | None = None
    event_id: str | None = None
    reminders: int | None = None
    """How many reminders are set."""


class Payment(Record, frozen=True, kw_only=True):
    """Money that moved, as an app shows it."""

    direction: Direction | None = None
    amount: str | None = None
    currency: str | None = None
    sender: Person | None = None
    recipients: People | None = None
    note: Text | None = None
    status: str | None = None
    payment_id: str | None = None


class Activity(Record, frozen=True, kw_only=True):
    """Something that the phone recorded as going on, from `at` until `until`."""

    activity: Text | None = None
    app: Text | None = None
    value: Text | None = None
    until: When | None = None
    duration: float | None = None
    device: Text | None = None
    zone_offset: int | None = None
    """Seconds east of UTC that the phone had then."""


class App(Record, frozen=True, kw_only=True):
    """An app that is or was installed."""

    app: Text | None = None
    """Bundle id or package name."""
    name: Text | None = None
    version: str | None = None
    build: str | None = None
    installed_at: When | None = None
    updated_at: When | None = None
    removed_at: When | None = None
    installer: Text | None = None
    system: bool | None = None
    enabled: bool | None = None
    path: str | None = None
    data_path: str | None = None
    uid: int | None = None
    developer: Text | None = None
    permissions: list[str] | None = None
    seen_in: str | None = None


class Usage(Record, frozen=True, kw_only=True):
    """How much an app was used, or how much it moved, in a span of time."""

    app: Text | None = None
    event: str | None = None
    until: When | None = None
    duration: float | None = None
    last_used_at: When | None = None
    count: int | None = None
    bytes_in: int | None = None
    bytes_out: int | None = None
    interface: str | None = None
    component: Text | None = None
    interval: str | None = None


class Notification(Record, frozen=True, kw_only=True):
    """A notification as it was shown or kept."""

    app: Text | None = None
    title: Text | None = None
    body: Text | None = None
    sender: Person | None = None
    dismissed_at: When | None = None
    channel: Text | None = None


class Network(Record, frozen=True, kw_only=True):
    """A network that the phone knows or saw."""

    ssid: Text | None = None
    bssid: Text | None = None
    security: str | None = None
    hidden: bool | None = None
    auto_join: bool | None = None
    added_at: When | None = None
    joined_at: When | None = None
    last_seen_at: When | None = None
    updated_at: When | None = None
    latitude: float | None = None
    longitude: float | None = None
    accuracy: float | None = None
    channel: int | None = None
    country: str | None = None
    type: str | None = None
    """wifi, cell, bluetooth, vpn …"""
    has_secret: bool | None = None
    """A password is stored; it is never read."""
    randomized_mac: str | None = None
    address: str | None = None
    router: str | None = None
    app: Text | None = None


class Sim(Record, frozen=True, kw_only=True):
    """A SIM card or eSIM profile."""

    iccid: Text | None = None
    imsi: Text | None = None
    number: Text | None = None
    carrier: Text | None = None
    slot: int | None = None
    country: str | None = None
    display_name: Text | None = None


class DeviceFact(Record, frozen=True, kw_only=True):
    """One thing that the phone says about itself."""

    name: Text | None = None
    """serial, imei, model, os_version, time_zone, phone_number, device_name, language …"""
    value: Text | None = None
    source_name: str | None = None
    """The key as the store names it."""


class Event(Record, frozen=True, kw_only=True):
    """Anything else that happened, in the store's own words."""

    event: Text | None = None
    detail: Text | None = None
    app: Text | None = None
    sender: Person | None = None


KINDS: tuple[type[Record], ...] = (
    Account,
    Contact,
    Call,
    Message,
    Post,
    Email,
    Media,
    Document,
    Visit,
    WebSearch,
    Download,
    Place,
    Note,
    CalendarEvent,
    Payment,
    Activity,
    App,
    Usage,
    Notification,
    Network,
    Sim,
    DeviceFact,
    Event,
    Bookmark,
)
"""All kinds, in an order that never changes: a kind's place in it, from 1, is its number in a case. Add at the end."""

KIND_NUMBER: dict[str, int] = {kind.__name__: number for number, kind in enumerate(KINDS, 1)}
KIND_BY_NUMBER: dict[int, type[Record]] = dict(enumerate(KINDS, 1))
DIRECTION_NUMBER: dict[str, int] = {"incoming": 1, "outgoing": 2}
"""Likewise, of which way a record went."""

CATEGORIES: dict[str, tuple[type[Record], ...]] = {
    "contacts": (Contact, Account),
    "calls": (Call,),
    "messages": (Message,),
    "posts": (Post,),
    "email": (Email,),
    "media": (Media,),
    "documents": (Document,),
    "web": (Visit, Bookmark, WebSearch, Download),
    "places": (Place,),
    "notes": (Note,),
    "calendar": (CalendarEvent,),
    "payments": (Payment,),
    "apps": (App, Usage, Notification),
    "device": (Network, Sim, DeviceFact, Activity, Event),
}
"""What an authority's scope and `--only` name; the words of people, not of stores."""

CATEGORY_OF: dict[str, str] = {kind.__name__: name for name, kinds in CATEGORIES.items() for kind in kinds}


def unwrap(hint: Any) -> tuple[Any, bool]:
    """The bare type of a field's annotation without None, and whether its text is searchable."""
    searchable = False
    while True:
        if get_origin(hint) is Annotated:
            args = get_args(hint)
            searchable = searchable or Search in args[1:]
            hint = args[0]
            continue
        members = [a for a in get_args(hint) if a is not type(None)]
        if type(None) in get_args(hint) and len(members) == 1:
            hint = members[0]
            continue
        return hint, searchable


@cache
def fields_of(kind: type[Record]) -> Mapping[str, tuple[Any, bool]]:
    """Each field's name with its bare type and whether it is searchable, common fields last."""
    hints = get_type_hints(kind, include_extras=True)
    own = [n for n in kind.__struct_fields__ if n not in Record.__struct_fields__]
    return {name: unwrap(hints[name]) for name in ("at", *own, "account", "sim", "origin")}
