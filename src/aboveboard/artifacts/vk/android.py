"""VK on Android: people and groups that the app cached."""

from aboveboard.formats.times import UNIX_S
from aboveboard.kit import Artifact, Col, Contact, Rows, Sqlite, opt

_BIRTHDAY = (
    "CASE WHEN u.bday > 0 AND u.bmonth > 0 THEN CASE WHEN u.byear > 0 THEN printf('%04d-%02d-%02d', u.byear, u.bmonth, u.bday)"
    " ELSE printf('--%02d-%02d', u.bmonth, u.bday) END END"
)

PEOPLE = Artifact(
    id="android.vk",
    title="VK: people, groups and uploaded contacts",
    service="vk",
    emits=Contact,
    files=("{app_data:com.vkontakte.android}/databases/*.db",),
    read=(
        Sqlite(
            "users AS u",
            "u.uid",
            {
                "name": Col("NULLIF(trim(COALESCE(u.firstname, '') || ' ' || COALESCE(u.lastname, '')), '')"),
                "given_name": Col("NULLIF(u.firstname, '')"),
                "family_name": Col("NULLIF(u.lastname, '')"),
                "identifiers": Rows(
                    "SELECT 'handle' AS type, CAST(u.domain AS TEXT) AS value WHERE u.domain <> ''",
                    keys=("type", "value"),
                ),
                "birthday": opt(_BIRTHDAY),
                "modified_at": opt("u.last_updated", UNIX_S),
                "groups": Rows(
                    "SELECT value AS value FROM (SELECT 'friend' AS value WHERE u.is_friend IN (1, 'true') UNION ALL"
                    " SELECT l.name FROM users_friendlists AS j JOIN friendlists AS l ON l.lid = j.lid WHERE j.uid = u.uid)",
                    keys=("",),
                ),
                "contact_id": Col("CAST(u.uid AS TEXT)"),
                "party": Col("CAST(u.uid AS TEXT)"),
            },
            name="people",
            requires={"users": ("uid", "firstname", "lastname", "is_friend")},
            optional=True,
        ),
        Sqlite(
            "imported_contacts AS c",
            "c.rowid",
            {
                "name": Col("NULLIF(c.external_name, '')"),
                "identifiers": Rows(
                    "SELECT 'other' AS type, CAST(c.external_id AS TEXT) AS value WHERE c.external_id <> ''",
                    keys=("type", "value"),
                ),
                "note": Col("NULLIF(c.description, '')"),
                "contact_id": Col("CAST(c.vk_id AS TEXT)"),
            },
            name="uploaded contacts",
            optional=True,
        ),
        Sqlite(
            "groups AS g",
            "g.rowid",
            {
                "name": Col("NULLIF(g.name, '')"),
                "identifiers": Rows(
                    "SELECT 'handle' AS type, CAST(g.domain AS TEXT) AS value WHERE g.domain <> ''",
                    keys=("type", "value"),
                ),
                "note": opt("NULLIF(g.activity, '')"),
                "groups": Rows("SELECT value AS value FROM (SELECT 'group' AS value)", keys=("",)),
                "contact_id": Col("CAST(-g.gid AS TEXT)"),
            },
            name="groups",
            requires={"groups": ("gid", "name", "domain")},
            optional=True,
        ),
    ),
    says="One record for each person, uploaded contact and group in the app's cache.",
    limits="That a person is cached says nothing of contact; friends are marked. Messages and posts are in other databases"
    " whose form is not public, and are not read. A group's number has a minus before it, as VK writes it.",
    sources=("the CREATE TABLE statements of the app's CacheTables, in a public copy (vtosters/lite)",),
)
