"""Signal: people: see `ios.py`."""

from aboveboard.artifacts.signal._ios import FILES, NAME, SOURCES
from aboveboard.kit import Artifact, Col, Contact, Rows, Sqlite, opt

PEOPLE = Artifact(
    id="ios.signal.people",
    title="Signal: people",
    service="signal",
    emits=Contact,
    files=FILES,
    read=(
        Sqlite(
            base="model_OWSUserProfile AS p",
            key="p.id",
            kind=Contact,
            optional=True,
            fields={
                "name": Col(NAME.format("p")),
                "given_name": Col("NULLIF(p.profileName, '')"),
                "family_name": Col("NULLIF(p.familyName, '')"),
                "identifiers": Rows(
                    "SELECT 'phone' AS type, w.recipientPhoneNumber AS value FROM model_OWSUserProfile AS w WHERE w.id ="
                    " p.id AND"
                    " w.recipientPhoneNumber <> '' UNION ALL SELECT 'handle', w.recipientUUID FROM model_OWSUserProfile AS w"
                    " WHERE w.id = p.id AND w.recipientUUID <> '' UNION ALL SELECT 'handle', w.username FROM"
                    " model_OWSUserProfile"
                    " AS w WHERE w.id = p.id AND w.username <> ''",
                    keys=("type", "value"),
                ),
                "note": opt("NULLIF(p.bio, '')"),
                "party": Col("COALESCE(NULLIF(p.recipientPhoneNumber, ''), p.recipientUUID)"),
                "contact_id": Col("p.recipientUUID"),
            },
        ),
    ),
    says="One record for each person or account that the app keeps.",
    limits="What ios.signal says of its limits holds here too.",
    sources=SOURCES,
)
