"""BeReal: friends, requests, blocked people and uploaded contacts."""

from aboveboard.artifacts.bereal._ios import CACHES, COMMON, SOURCES, TESTED, read_replies
from aboveboard.artifacts.bereal._ios_people import GROUPS, person
from aboveboard.kit import Artifact, Code, Contact

PEOPLE = Artifact(
    id="ios.bereal.people",
    title="BeReal: friends, requests, blocked people and uploaded contacts",
    service="bereal",
    emits=Contact,
    files=tuple(f"{CACHES}{folder}/*" for folder in GROUPS),
    read=(Code(read_replies(person)),),
    says="One record for each friend, request, blocked person, and contact of the address book that the app took over.",
    limits=COMMON + "Since when somebody is a friend is not stored in the version seen.",
    sources=SOURCES,
    tested=TESTED,
)
