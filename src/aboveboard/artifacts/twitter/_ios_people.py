"""How what ios_people.py reads is decoded."""

from aboveboard.formats import times
from aboveboard.kit import Col, Rows, Sql, opt

JSON = Sql("object", "{}", json=True)

USER = {
    "at": opt("u.createdDate", times.UNIX_S),
    "name": Col("NULLIF(u.name, '')"),
    "identifiers": Rows(
        "SELECT 'handle' AS type, CAST(u.screenName AS TEXT) AS value WHERE u.screenName <> ''"
        " UNION ALL SELECT 'url', CAST(u.url AS TEXT) WHERE u.url <> ''",
        keys=("type", "value"),
    ),
    "note": Col("NULLIF(u.description, '')"),
    "created_at": opt("u.createdDate", times.UNIX_S),
    "modified_at": opt("u.updatedAt", times.UNIX_S),
    "groups": opt("CASE WHEN u.following = 1 THEN json_array('following') END", JSON),
    "picture": opt(
        "CASE WHEN u.profileImageUrl <> '' THEN json_object('url', CAST(u.profileImageUrl AS TEXT)) END", JSON
    ),
    "contact_id": Col("CAST(u.id AS TEXT)"),
    "party": Col("CAST(u.id AS TEXT)"),
}
