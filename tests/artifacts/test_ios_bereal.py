"""Caches of BeReal made here."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from aboveboard.artifacts.bereal.ios import PROFILE
from aboveboard.artifacts.bereal.ios_memories import MEMORIES
from aboveboard.artifacts.bereal.ios_people import PEOPLE
from tests.artifacts.harness import run

APP = "private/var/mobile/Containers/Data/Application/6C1A0000-0000-4000-8000-000000000004/Library/Caches/disk-bereal-"


def cache(folder: str, held: object) -> dict[str, bytes]:
    return {f"{APP}{folder}/0123456789ABCDEF": json.dumps({"object": held}).encode()}


ME = cache("ProfileRepository", {"id": "u1", "username": "li", "fullname": "Li Wei", "createdAt": 694260000.5})
FRIENDS = cache(
    "RelationshipsFriendsListManager",
    [{"id": "u2", "username": "bo", "fullname": "Bo", "profilePicture": {"url": "https://cdn.example/b.webp"}}, 7],
)
BOOK = cache(
    "RelationshipsContactsManager-contact",
    [{"givenName": "Ann", "familyName": "Lee", "nickName": "", "phoneNumbers": ["+15550101", "+15550102"]}],
)
POSTS = cache(
    "MemoriesRepository-subject-key",
    [
        {
            "id": "p1",
            "isLate": True,
            "memoryDate": 694224000,
            "primary": {"url": "https://cdn.example/1.webp"},
            "secondary": {},
        }
    ],
)
FIXTURES = {"ios.bereal": ME, "ios.bereal.people": FRIENDS | BOOK, "ios.bereal.memories": POSTS}


def test_account_and_people() -> None:
    (account,) = run(PROFILE, ME).records
    assert (account["username"], account["created_at"]) == ("li", "2023-01-01T10:00:00.500000Z")
    result = run(PEOPLE, FRIENDS)
    (friend,) = result.records
    assert (friend["name"], friend["groups"], friend["contact_id"]) == ("Bo", ["friend"], "u2")
    assert friend["picture"] == {"url": "https://cdn.example/b.webp"}
    assert result.outcome.rejected == 1
    (ann,) = run(PEOPLE, BOOK).records
    assert (ann["name"], ann["groups"]) == ("Ann Lee", ["address book"])
    assert [i["value"] for i in ann["identifiers"]] == ["+15550101", "+15550102"]


def test_memories() -> None:
    (post,) = run(MEMORIES, POSTS).records
    assert (post["at"], post["own"], post["title"]) == ("2023-01-01T00:00:00.000000Z", True, "late")
    assert post["attachments"] == [{"url": "https://cdn.example/1.webp", "title": "primary"}]


CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"


@pytest.mark.corpora
@pytest.mark.skipif(not CORPORA.is_dir(), reason="the shared corpora are not here")
def test_against_the_corpora() -> None:
    with ZipFile(CORPORA / "ios/josh_ios15_ffs.zip") as archive:
        files = {n: archive.read(n) for n in archive.namelist() if "/disk-bereal-" in n}
    people = run(PEOPLE, {n: data for n, data in files.items() if "Relationships" in n or "Blocked" in n})
    assert len(people.records) == 5
    assert len(run(MEMORIES, {n: data for n, data in files.items() if "Memories" in n}).records) == 3
