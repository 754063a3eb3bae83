"""What stands in two files of one app is shown once; what stands twice in one file stays."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.store.exhibits import KEY, File, exhibit_of, publication, shard_of

from aboveboard.model.provenance import State
from aboveboard.model.query import parse
from aboveboard.model.records import Attachment, Message, Party
from aboveboard.model.times import Time, from_iso
from aboveboard.store.exhibit import Exhibit
from aboveboard.store.publish import publish
from aboveboard.store.search import Searcher
from aboveboard.store.twins import pair

AT = from_iso("2023-05-01T10:00:00")
OK = Message(at=AT, body="ok", sender=Party("+15550101"))
LIVE = "data/data/com.whatsapp/databases/msgstore.db"
COPY = "data/media/0/WhatsApp/Databases/msgstore-2023-05-01.1.db"


def shown(exhibit: Exhibit) -> list[tuple[str, str | None]]:
    """(path, body) of what is shown."""
    return [(r["provenance"]["path"], r["body"]) for r in exhibit.records(exhibit.shown)]


copies = st.dictionaries(st.integers(0, 9), st.integers(0, 5), max_size=6)


@given(copies)
def test_pairing_is_one_to_one_by_file(counts: dict[int, int]) -> None:
    numbers = {file: [file * 100 + n for n in range(count)] for file, count in counts.items()}
    twins = list(pair(numbers))
    hidden = [t.hidden for t in twins]
    every = {n for records in numbers.values() for n in records}
    kept = every - set(hidden)
    assert len(set(hidden)) == len(hidden)
    assert len(kept) == max(counts.values(), default=0)
    assert all(t.shown in kept and t.shown // 100 < t.hidden // 100 for t in twins)
    # No record stands for two of one file.
    assert max(Counter((t.shown, t.hidden // 100) for t in twins).values(), default=1) == 1
    assert twins == list(pair(dict(reversed(numbers.items()))))


CONTENTS = [
    Message(at=AT, body="ok"),
    Message(at=AT, body="ok", thread="7"),
    Message(at=AT, body="ok", thread="49-1@g.us"),
    Message(at=AT + 1, body="ok"),
    Message(body="ok"),
    Message(at=Time(local="2023-05-01T10:00:00"), body="ok"),
    Message(at=AT, body="no", read=True),
]
SAME = (0, 0, 2, 3, 4, 5, 6)
"""Which of them say the same: the number of a conversation is the database's own."""
rows = st.lists(st.integers(0, len(CONTENTS) - 1), max_size=12)


@settings(max_examples=30, deadline=None)
@given(st.lists(rows, min_size=1, max_size=3))
def test_as_many_are_shown_as_the_fullest_file_has(files: list[list[int]]) -> None:
    counts = [Counter(SAME[n] for n in file) for file in files]
    given_files = [File(f"data/data/x/{n}.db", [CONTENTS[c] for c in file]) for n, file in enumerate(files)]
    results: list[list[str]] = []
    for split in ([given_files], [[f] for f in reversed(given_files)]):
        with tempfile.TemporaryDirectory() as folder, exhibit_of(Path(folder), *split) as exhibit:
            records = list(exhibit.records(exhibit.shown))
            expected = sum(max(c[content] for c in counts) for content in set(SAME))
            assert len(records) == expected
            assert exhibit.folded == sum(map(len, files)) - expected
            assert sum(1 + len(r.get("also_in", ())) for r in records) == sum(map(len, files))
            for record in records:
                assert len({p["path"] for p in (record["provenance"], *record.get("also_in", ()))}) == 1 + len(
                    record.get("also_in", ())
                )
            results.append([r["key"] for r in records])
    assert sorted(results[0]) == sorted(results[1])


def test_the_app_s_own_database_is_shown_and_says_where_else(tmp_path: Path) -> None:
    twice = [OK, OK, Message(at=AT, body="only here")]
    files = [File(COPY, [OK, OK, OK]), File(LIVE, twice, app="com.whatsapp")]
    with exhibit_of(tmp_path, files) as exhibit:
        found = shown(exhibit)
        assert sorted(found) == sorted([(LIVE, "ok"), (LIVE, "ok"), (LIVE, "only here"), (COPY, "ok")])
        both = [r for r in exhibit.records() if r["body"] == "ok" and "also_in" in r]
        assert [(r["provenance"]["path"], [p["path"] for p in r["also_in"]]) for r in both] == [(LIVE, [COPY])] * 2
        for record in both:
            (row,) = exhibit.find(record["also_in"][0]["key"])
            twin = exhibit.present(row)
            assert twin["twin_of"]["key"] == record["key"]
            assert "also_in" not in twin
        assert sum(n for *_, n in exhibit.counts()) == 4


def test_what_is_not_live_or_of_another_app_or_user_is_no_twin(tmp_path: Path) -> None:
    files = [
        File(LIVE, [OK]),
        File(COPY, [(OK, State.DELETED)]),
        File("data/user/10/com.whatsapp/databases/msgstore.db", [OK], profile="10"),
        File("data/data/com.whatsapp.w4b/databases/msgstore.db", [OK], service="whatsapp.business"),
        File("data/data/com.whatsapp/databases/other.db", [OK], part="other"),
        File("data/data/com.whatsapp/databases/a.db", [Message(at=AT, body="ok", sender=Party("+15550102"))]),
    ]
    with exhibit_of(tmp_path, files) as exhibit:
        assert exhibit.folded == 0
        assert len(shown(exhibit)) == 6


def test_a_later_source_changes_no_key_that_is_shown(tmp_path: Path) -> None:
    first = shard_of(tmp_path / "1.shard", [File(LIVE, [OK, OK])])
    second = shard_of(tmp_path / "2.shard", [File(LIVE, [OK, OK, OK], source=2)])
    base, path = tmp_path / "base.db", tmp_path / "x.db"
    publish(base, KEY, publication([first]))
    publish(path, KEY, publication([second], base))
    at_once = tmp_path / "once.db"
    publish(at_once, KEY, publication([second, first]))
    before, after, once = (Exhibit(p, KEY, "EX/1") for p in (base, path, at_once))
    keys = [r["key"] for r in before.records(before.shown)]
    assert len(keys) == 2
    assert len(kept := {r["key"] for r in after.records(after.shown)}) == 3
    assert kept > set(keys)
    assert [r["key"] for r in once.records(once.shown)] == [r["key"] for r in after.records(after.shown)]
    assert after.folded == once.folded == 2
    for exhibit in (before, after, once):
        exhibit.close()


def test_where_an_attachment_was_found_makes_no_difference(tmp_path: Path) -> None:
    def picture(path: str | None, file: str) -> Message:
        return Message(at=AT, attachments=[Attachment(path=path, file=file)])

    for path, folded in (("Media/1.jpg", 1), (None, 0)):
        files = [File(LIVE, [picture(path, "a/1.jpg")]), File(COPY, [picture(path, "b/1.jpg")])]
        (folder := tmp_path / str(path is None)).mkdir()
        with exhibit_of(folder, files) as exhibit:
            assert exhibit.folded == folded


QUERIES = (
    "",
    "ok",
    "-ok",
    "kind:Message",
    "file:media",
    "thread:7",
    "thread:8",
    "ok file:com.whatsapp",
    "state:deleted",
)


def test_a_search_counts_them_once_and_says_so(tmp_path: Path) -> None:
    here = [OK, Message(at=AT, body="ok then", thread="7")]
    there: Sequence[Message] = [OK, Message(at=AT, body="ok then", thread="8")]
    with exhibit_of(tmp_path, [File(LIVE, here, app="com.whatsapp"), File(COPY, there)]) as exhibit:
        searcher = Searcher(exhibit)
        answers = {q: len(list(searcher.search(parse(q)))) for q in QUERIES}
        assert answers == dict(zip(QUERIES, (2, 2, 0, 2, 2, 1, 1, 2, 0), strict=True))
        for text in QUERIES:
            query = parse(text)
            assert searcher.count(query)[0] == answers[text] == len(searcher.scan(query)), text
        assert [searcher.count_folded(parse(q)) for q in ("ok", "then", "-ok", "file:media")] == [2, 1, 0, 0]
