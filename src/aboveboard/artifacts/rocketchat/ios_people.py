"""Rocket.Chat on iOS, the app of 2017 to 2019: the users of a server that the app knew."""

from aboveboard.kit import Artifact, Col, Contact, Sqlite, ways

ROCKETCHAT_PEOPLE = Artifact(
    id="ios.rocketchat.people",
    title="Rocket.Chat (2017 to 2019): people",
    service="rocket.chat",
    emits=Contact,
    files=("{app_data:chat.rocket.ios}/Documents/*.realm",),
    read=(
        Sqlite(
            base="User AS u",
            key="u._key",
            requires={"User": ("identifier", "username", "name")},
            fields={
                "party": Col("NULLIF(u.identifier, '')"),
                "name": Col("NULLIF(u.name, '')"),
                "identifiers": ways("username:u.username"),
                "contact_id": Col("NULLIF(u.identifier, '')"),
            },
        ),
    ),
    says="One record for each user of the server that the app knew, the account's own among them.",
    limits="Roles, states and addresses of e-mail are not read.",
    sources=("https://github.com/RocketChat/Rocket.Chat.iOS (Rocket.Chat/Models/User)",),
)
