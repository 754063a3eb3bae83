"""Facebook on Android, its newer stores: contacts, people offered for mentions, feed stories cached, and time in the app."""

from aboveboard.formats.times import UNIX_MS, UNIX_S
from aboveboard.kit import Artifact, Col, Const, Contact, Post, Reading, Record, Rows, Sqlite, Usage, opt

_HOME = "{app_data:com.facebook.katana}/databases/"
_MADE = ("https://github.com/abrignoni/ALEAPP (Facebook on Android)",)


def _artifact(
    name: str, title: str, kind: type[Record], file: str, read: tuple[Reading, ...], says: str, limits: str
) -> Artifact:
    return Artifact(
        id=f"android.facebook.{name}",
        title=f"Facebook: {title}",
        service="facebook",
        emits=kind,
        files=(_HOME + file,),
        read=read,
        says=says,
        limits=limits,
        sources=_MADE,
    )


def _identifier(table: str) -> Rows:
    return Rows(
        f"SELECT CAST(i.fbid AS TEXT) AS value, 'other' AS type, 'Facebook' AS label FROM {table} AS i"
        " WHERE i.rowid = c.rowid AND i.fbid <> ''",
        keys=("value", "type", "label"),
    )


_CONTACTS = Sqlite(
    "contacts AS c",
    "c.rowid",
    {
        "name": Col("NULLIF(c.display_name, '')"),
        "given_name": Col("NULLIF(c.first_name, '')"),
        "family_name": Col("NULLIF(c.last_name, '')"),
        "identifiers": _identifier("contacts"),
        "contact_id": Col("CAST(c.contact_id AS TEXT)"),
    },
    requires={"contacts": ("fbid", "display_name")},
)
_MENTIONS = Sqlite(
    "mentions_entities AS c",
    "c.rowid",
    {
        "name": Col("NULLIF(c.name, '')"),
        "note": opt("NULLIF(c.subtext, '')"),
        "identifiers": _identifier("mentions_entities"),
        "groups": Rows(
            "SELECT CAST(i.type AS TEXT) AS word FROM mentions_entities AS i WHERE i.rowid = c.rowid AND i.type <> ''"
            " UNION ALL SELECT CAST(i.friendship_status AS TEXT) FROM mentions_entities AS i"
            " WHERE i.rowid = c.rowid AND i.friendship_status <> ''",
            keys=("",),
        ),
    },
    requires={"mentions_entities": ("fbid", "name")},
)
_STORIES = Sqlite(
    "home_stories AS s",
    "s.rowid",
    {
        "at": Col("s.fetched_at", UNIX_MS),
        "post_id": Col("NULLIF(s.dedup_key, '')"),
        "group": opt("NULLIF(s.feed_type, '')"),
        "title": opt("'seen state ' || s.seen_state"),
        "origin": Const("cached by the app"),
    },
)
_TIME = Sqlite(
    "intervals AS i",
    "i.rowid",
    {
        "at": Col("i.start_walltime", UNIX_S),
        "until": Col("i.end_walltime", UNIX_S),
        "duration": Col("CASE WHEN i.end_walltime >= i.start_walltime THEN i.end_walltime - i.start_walltime END"),
        "app": Const("com.facebook.katana"),
        "event": Const("in the foreground"),
    },
)
STORES = (
    _artifact(
        "contacts",
        "contacts",
        Contact,
        "*android_facebook_contacts_db",
        (_CONTACTS,),
        "One record for each person in the app's own list of contacts.",
        "The list comes from the service; nobody need have entered it in this phone. Pictures are addresses and not read.",
    ),
    _artifact(
        "mentions",
        "people and places offered for mentions",
        Contact,
        "*search_bootstrap_db*",
        (_MENTIONS,),
        "One record for each person, page or place that the app had ready to offer when a mention is typed; `groups` has the"
        " store's own words for what it is and for the friendship.",
        "Nobody need have looked for, or mentioned, any of them. No times.",
    ),
    _artifact(
        "feed",
        "feed stories cached",
        Post,
        "*android_facebook_newsfeed_db",
        (_STORIES,),
        "One record for each story of the feed that the app fetched, at that time; `title` has the app's own state of seen.",
        "Keys alone: who wrote what is not in this store. That a story was fetched does not say that it was seen.",
    ),
    _artifact(
        "time",
        "time in the app",
        Usage,
        "time_in_app_*.db",
        (_TIME,),
        "One record for each span of time in which the app noted itself in the foreground.",
        "What was done there is not known; the codes of how a span began and ended are not public and not read.",
    ),
)
