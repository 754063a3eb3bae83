"""What is sealed with a record that matches: its conversation, and what it carries; and how it comes back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import apsw
from tests.store.exhibits import KEY, File, publication, shard_of

from aboveboard.engine.privileged import Matcher
from aboveboard.model.authority import Listed, Privilege
from aboveboard.model.outcome import Outcome, Status
from aboveboard.model.provenance import State
from aboveboard.model.records import Attachment, Contact, Direction, Event, Identifier, Media, Message, Party
from aboveboard.store.db import connect
from aboveboard.store.exhibit import Exhibit
from aboveboard.store.publish import publish
from aboveboard.store.sealing import Sealing, unpacked

LAWYER = "+491715550101"
MATCHER = Matcher(Privilege("C. Counsel", "", (Listed("lawyer", (LAWYER,)),)))
SEALING = Sealing(MATCHER, lambda data: bytes(b ^ 255 for b in data), "a list")
STORE, PICTURES = "data/data/com.whatsapp/databases/msgstore.db", "data/media/0/WhatsApp"
OF_THE_GROUP = [
    Message(at=1, body="what will we say in court", thread="g1", sender=Party("+4930222")),
    Message(at=2, body="nothing", thread="g1", sender=Party(LAWYER)),
    Message(at=3, body="lunch?", thread="g2", sender=Party("+4930222")),
    Message(at=4, body=f"his number is {LAWYER}", thread="g2", sender=Party("+4930222")),
    Message(at=5, body="ok", thread="g2", sender=Party("+4930333")),
]


def published(folder: Path, shards: Sequence[Sequence[File]], base: bool = False) -> Path:
    path = folder / "x.db"
    made = publication(
        [shard_of(folder / f"{n}{'b' if base else 'a'}.shard", files) for n, files in enumerate(shards)],
        path if base else None,
    )
    made.sealing = SEALING
    publish(path, KEY, made)
    return path


def bodies(path: Path) -> list[str]:
    exhibit = Exhibit(path, KEY, "EX/1")
    try:
        return sorted(str(r.get("body") or r.get("path")) for r in exhibit.records("1"))
    finally:
        exhibit.close()


def sealed(path: Path) -> list[str]:
    db = connect(path, KEY, readonly=True)
    blobs = [unpacked(SEALING.shut(bytes(b))) for (b,) in db.execute("SELECT blob FROM sealed ORDER BY seed, loc")]
    db.close()
    return sorted((row.data or b"").decode() for row in blobs)


def test_a_group_with_somebody_listed_is_sealed_and_one_that_mentions_them_is_not(tmp_path: Path) -> None:
    path = published(tmp_path, [[File(STORE, OF_THE_GROUP)]])
    assert bodies(path) == ["lunch?", "ok"]
    said = sealed(path)
    assert len(said) == 3
    assert "what will we say in court" in "".join(said)


def test_a_group_is_one_of_a_service_and_a_device_user(tmp_path: Path) -> None:
    other = [Message(at=9, body="another g1", thread="g1", sender=Party("+4930222"))]
    files = [File(STORE, OF_THE_GROUP), File("signal.db", other, service="signal"), File("x", other, profile="10")]
    assert bodies(published(tmp_path, [files])) == ["another g1", "another g1", "lunch?", "ok"]


def test_who_is_in_a_group_is_known_across_workers_and_from_before(tmp_path: Path) -> None:
    """One worker read the lawyer's message, another the others; a further one reads more of them later."""
    first = [[File(STORE, OF_THE_GROUP[1:2])], [File(STORE, OF_THE_GROUP[:1], part="rest")]]
    path = published(tmp_path, first)
    assert bodies(path) == []
    later = Message(at=7, body="and one more", thread="g1", sender=Party("+4930222"))
    published(tmp_path, [[File(STORE, [later, *OF_THE_GROUP[2:3]], part="later")]], base=True)
    assert bodies(path) == ["lunch?"]
    assert len(sealed(path)) == 3


def test_what_a_sealed_record_carries_is_sealed_unless_another_carries_it_too(tmp_path: Path) -> None:
    one, two = f"{PICTURES}/one.jpg", f"{PICTURES}/two.jpg"
    messages = [
        Message(
            at=1, body="see", thread="7", sender=Party(LAWYER), attachments=[Attachment(file=one), Attachment(file=two)]
        ),
        Message(at=2, body="forwarded", thread="8", sender=Party("+4930222"), attachments=[Attachment(file=two)]),
    ]
    pictures = [File(p, [Media(at=3, path=p, media_type="image")], service="files", part="file") for p in (one, two)]
    library = File(
        "external.db", [Media(at=4, file=one, path="/library/one"), Media(at=5, file=two, path="/library/two")]
    )
    path = published(tmp_path, [[File(STORE, messages)], pictures, [library]])
    assert bodies(path) == ["/library/two", two, "forwarded"]


def test_what_names_nobody_goes_with_the_store_where_something_is_sealed(tmp_path: Path) -> None:
    """A deleted row may have lost what it was part of; one of another store, or that names somebody, says enough."""
    lost = (Event(event="row of message", detail="we will say nothing"), State.DELETED)
    away = (Message(at=8, body="to nobody", direction=Direction.OUTGOING), State.DELETED)
    other = (Message(at=9, body="deleted, of another", sender=Party("+4930222")), State.DELETED)
    card = (Contact(name="Deleted", identifiers=[Identifier("+4930333")]), State.DELETED)
    files = [File(STORE, [*OF_THE_GROUP[:3], lost, away, other, card]), File("quiet.db", [lost, away])]
    exhibit = Exhibit(published(tmp_path, [files]), KEY, "EX/1")
    kept = [(r["provenance"]["path"], r["kind"], r.get("body") or r.get("detail")) for r in exhibit.records("1")]
    exhibit.close()
    assert sorted(kept, key=str) == sorted(
        [
            (STORE, "Message", "lunch?"),
            (STORE, "Message", "deleted, of another"),
            (STORE, "Contact", None),
            ("quiet.db", "Event", "we will say nothing"),
            ("quiet.db", "Message", "to nobody"),
        ],
        key=str,
    )


def test_nothing_of_what_is_sealed_stands_in_the_exhibit(tmp_path: Path) -> None:
    whole = [Message(at=1, body="only with the lawyer", sender=Party(LAWYER))]
    path = published(tmp_path, [[File(STORE, OF_THE_GROUP), File("alone.db", whole)]])
    db: apsw.Connection = connect(path, KEY, readonly=True)
    held = db.serialize("main")
    layouts = db.execute("SELECT layout FROM readings WHERE path = 'alone.db'").fetchall()
    words = {str(w) for (w,) in db.execute("SELECT term FROM vocabulary")}
    db.close()
    assert layouts == [("{}",)]
    assert [t for t in ("what will we say", "only with the", LAWYER) if t.encode() in held] == []
    assert not words & {"court", "lawyer", "say"}
    assert "lunch" in words


def test_it_is_counted_by_outcome_and_not_twice(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    made = publication([shard_of(tmp_path / "0.shard", [File(STORE, OF_THE_GROUP)])])
    made.sealing = SEALING
    told = Outcome(artifact="android.test", status=Status.COMPLETE, path=STORE, part="message", read=5, emitted=5)
    made.outcomes = {1: [told], 2: []}
    publish(path, KEY, made)
    for _ in range(2):
        exhibit = Exhibit(path, KEY, "EX/1")
        ((_, found),) = exhibit.outcomes()
        exhibit.close()
        assert (found.read, found.emitted, found.sealed) == (5, 2, 3)
        again = publication([], path)
        again.sealing, again.outcomes = SEALING, {1: [found], 2: []}
        publish(path, KEY, again)
