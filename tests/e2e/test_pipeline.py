"""The whole way, as a person goes it: the command line on the fictional phones, in processes of its own."""

from __future__ import annotations

import hashlib
import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest

from aboveboard.casework.case import open_case
from aboveboard.demo import MEDIUM, Fact, Rounds, Truth, build_android, build_iphone
from aboveboard.model.query import parse
from aboveboard.model.times import iso
from aboveboard.store.search import Searcher
from tests.planted import holding

COMMAND = Path(sys.executable).parent / "aboveboard"
ROUNDS = Rounds(10, 10)
PASSWORD = "señal 1"
Record = dict[str, Any]


class World:
    """A folder with phones, cases and the installation's own folder; each is made when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "home"
        self.home.mkdir()
        self.truths: dict[str, Truth] = {}
        self.before: dict[str, dict[str, Any]] = {}
        self.passwords = folder / "password"
        self.passwords.write_text(PASSWORD + "\n", "utf-8")

    @cached_property
    def environment(self) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("ABOVEBOARD", "XDG_"))}
        return {**kept, "HOME": str(self.home), "ABOVEBOARD_HOME": str(self.home / "keys"), "ABOVEBOARD_OWN_PHONE": "1"}

    def run(self, *arguments: object, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        """Run the command without a terminal. Whatever happens, no traceback."""
        done = subprocess.run(
            [COMMAND, *map(str, arguments)],
            env=self.environment if env is None else env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=120,
            encoding="utf-8",
            check=False,
            cwd=self.folder,
        )
        assert "Traceback" not in done.stderr + done.stdout, done.stderr
        return done

    def phone(self, form: str) -> Path:
        """The path of a phone: `backup-encrypted`, `ffs-zip`, `ffs-dir`, `backup`, `medium`, `zip`, `dir` or `ab`."""
        path = self.folder / "phones" / form / f"phone-{form}"  # alone in its folder: `listing` looks around it
        if form not in self.truths:
            path.parent.mkdir(parents=True)
            if form in ("zip", "dir", "ab"):
                truth = build_android(path, form=form)
            elif form == "medium":
                truth = build_iphone(path, form="ffs-zip", scale=MEDIUM, iterations=ROUNDS)
            else:
                truth = build_iphone(path, form=form, password=PASSWORD, iterations=ROUNDS)
            self.truths[form] = truth
            self.before[form] = listing(path)
        return path

    def truth(self, form: str) -> Truth:
        self.phone(form)
        return self.truths[form]

    def examine(self, source: Path, case: Path, *options: object) -> dict[str, Any]:
        """`examine` that must succeed; what it reports."""
        secret = ("--password-file", self.passwords) if source.name.endswith("encrypted") else ()
        done = self.run("examine", source, "--case", case, "--own-phone", "--json", *secret, *options)
        assert done.returncode == 0, done.stderr + done.stdout
        return msgspec.json.decode(done.stdout)

    def case(self, form: str) -> Path:
        """A case of a phone."""
        path = self.folder / f"{form}.case"
        if not path.exists():
            self.examine(self.phone(form), path)
        return path

    def export(self, case: Path, *options: object) -> list[Record]:
        """Every record of a case."""
        done = self.run("export", case, "--format", "jsonl", *options)
        assert done.returncode == 0, done.stderr
        return [msgspec.json.decode(line) for line in done.stdout.splitlines()]


def listing(path: Path) -> dict[str, Any]:
    """Names, sizes, times of change, modes and hashes of everything there, and of the folder around it."""
    found: dict[str, Any] = {"..": sorted(p.name for p in path.parent.iterdir() if p.name.startswith(path.name))}
    for file in (path, *sorted(path.rglob("*"))):
        status = file.lstat()
        digest = hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else ""
        size = status.st_size if file.is_file() else 0
        found[str(file)] = (size, status.st_mtime_ns, status.st_mode, digest)
    return found


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return World(tmp_path_factory.mktemp("world"))


# --- what is in the phone is in the case -----------------------------------------------------------------------------

FORMS = ("backup-encrypted", "backup", "ffs-zip", "ffs-dir", "zip", "dir", "ab")

ELSEWHERE: dict[tuple[str, str], str] = {
    ("Activity", "whatsapp"): "a reaction stands with the message that it answers",
    ("Event", "whatsapp"): "a group event is a message of that type",
    ("Media", "files"): "the facts of a file have no row; any.media is compared by path below",
}
"""Facts of the truth that are not a record of their own row."""

BY_VALUE = {
    ("Email", "ios.mail"): "a mail's file is one record and has no row",
    ("WebSearch", "chrome"): "the truth names the row of the page, not that of the words",
}
"""Facts that are found by their file and what they say."""

DIRECTION = {"in": "incoming", "out": "outgoing"}


def live(records: list[Record]) -> list[Record]:
    """Those of rows that the tables show."""
    return [r for r in records if r["provenance"]["state"] == "live"]


def recovered(records: list[Record]) -> list[Record]:
    """The others."""
    return [r for r in records if r["provenance"]["state"] != "live"]


@pytest.mark.parametrize("form", FORMS)
def test_records_say_what_was_put_into_the_phone(world: World, form: str) -> None:
    exported = live(world.export(world.case(form)))
    records = {_place(r): r for r in exported}
    wrong: list[str] = []
    unread: Counter[tuple[str, str, str]] = Counter()
    compared = 0
    for fact in world.truth(form).facts:
        if fact.rowid is None or fact.state not in ("live", "wal") or (fact.kind, fact.service) in ELSEWHERE:
            continue
        path = _anywhere(fact.path)
        record = records.get((path, fact.table, fact.rowid))
        if (fact.kind, fact.service) in BY_VALUE:
            there = (r for r in exported if r["kind"] == fact.kind and _place(r)[0] == path and not _faults(fact, r))
            record = next(there, None)
        if record is None:
            unread[fact.kind, fact.service, fact.table] += 1
            continue
        compared += 1
        wrong += [f"{fact.service} {fact.table} {fact.rowid}: {fault}" for fault in _faults(fact, record)]
    assert not unread
    assert not wrong, f"{len(wrong)} of {compared}"
    assert compared > 100


@pytest.mark.parametrize("form", FORMS)
def test_what_was_deleted_comes_back_and_nothing_else_is_called_so(world: World, form: str) -> None:
    """Every row that was deleted or written over, under its own number where that is left, and no live row with them."""
    gone = [f for f in world.truth(form).facts if f.state in ("deleted", "superseded", "older")]
    assert gone
    found = recovered(world.export(world.case(form)))
    told = [r for r in found if r["artifact"] != "any.recovered_rows"]
    for fact in gone:
        state = "older" if fact.state == "older" else "deleted"
        same = [r for r in told if _place(r)[:2] == (_anywhere(fact.path), fact.table) and not _faults(fact, r)]
        assert [r["provenance"]["state"] for r in same] == [state], fact
        assert same[0]["provenance"].get("rowid") in (fact.rowid, None)
    assert len(told) == len(gone)
    rows = {(_anywhere(f.path), f.table, f.rowid) for f in world.truth(form).facts if f.state in ("live", "wal")}
    assert not [r for r in found if r["provenance"]["state"] == "deleted" and _place(r) in rows]


def test_without_recovery_there_are_live_records_alone(world: World, tmp_path: Path) -> None:
    case = tmp_path / "x.case"
    report = world.examine(world.phone("ffs-zip"), case, "--no-recovery")
    everything = world.export(world.case("ffs-zip"))
    assert world.export(case) == live(everything)
    assert (report["records"], report["recovered"]) == (len(live(everything)), 0)
    (outcome,) = (
        o
        for o in msgspec.json.decode(world.run("outcomes", case, "--json").stdout)
        if o["artifact"] == "any.recovered_rows"
    )
    assert (outcome["status"], outcome["reason"]) == ("out of scope", "recovery was left out, as asked")
    # It can be made up for.
    more = world.examine(world.phone("ffs-zip"), case)
    assert more["recovered"] == len(recovered(everything))
    assert without_times(world.export(case)) == without_times(everything)


def test_what_is_not_live_is_kept_apart_and_says_so(world: World) -> None:
    case = world.case("ffs-zip")
    everything = world.export(case)
    dead = recovered(everything)
    (exhibit,) = msgspec.json.decode(world.run("summary", case, "--json").stdout)["exhibits"]
    assert exhibit["recovered"]["records"] == len(dead)
    assert exhibit["recovered"]["by_kind"] == Counter(r["kind"] for r in dead)
    assert exhibit["by_state"] == Counter(r["provenance"]["state"] for r in everything)
    assert sum(exhibit["by_service"].values()) == exhibit["records"] == len(live(everything))
    words = "deleted: not in the live table; who or what removed it is not known"
    assert words in world.run("summary", case).stdout
    for query, wanted in (
        ("state:deleted", dead),
        ("state:deleted OR state:older", dead),
        ("state:live", live(everything)),
    ):
        answer = msgspec.json.decode(world.run("search", case, query, "--json", "--oldest-first").stdout)
        assert answer["records"] == [
            r for r in wanted if query != "state:deleted" or r["provenance"]["state"] == "deleted"
        ]
        assert answer["recovered"] == len(recovered(answer["records"]))
    assert words in world.run("search", case, "flowerpot").stdout
    (key,) = (r["key"] for r in dead if "flowerpot" in str(r.get("body")))
    page = world.run("show", case, key).stdout
    assert words in page
    assert "confidence" in page


def _place(record: Record) -> tuple[str, str | None, int | None]:
    place = record["provenance"]
    return _anywhere(place["path"]), place.get("table"), place.get("rowid")


def _anywhere(path: str) -> str:
    """A path without the container's own name, which a backup does not keep."""
    return re.sub(r"(Containers/(?:Data/Application|Shared/AppGroup)/)[^/]+", r"\1*", path)


def _faults(fact: Fact, record: Record) -> list[str]:
    texts = {text.strip() for text in _texts(record)}
    faults: list[str] = []
    if fact.at is not None and iso(fact.at) not in texts:
        faults.append(f"at {iso(fact.at)} is {record['at']}")
    if fact.direction and record.get("direction", DIRECTION[fact.direction]) != DIRECTION[fact.direction]:
        faults.append(f"direction {fact.direction} is {record['direction']}")
    if fact.party and fact.party not in texts:
        faults.append(f"party {fact.party} is not there")
    if fact.text and fact.text.strip() not in texts:
        faults.append(f"text {fact.text!r} is not there")
    if record["profile"] != fact.profile:
        faults.append(f"profile {fact.profile} is {record['profile']}")
    return faults


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [t for v in value.values() for t in _texts(v)]
    if isinstance(value, list):
        return [t for v in value for t in _texts(v)]
    return [str(value)]


SOUNDS = {"audio/ogg": "audio/opus"}
"""What a voice message is called, and what it is by its content."""


@pytest.mark.parametrize("form", ["ffs-zip", "zip"])
def test_every_picture_is_found_by_its_content(world: World, form: str) -> None:
    found = {r["provenance"]["path"]: r for r in world.export(world.case(form), "--query", "kind:Media")}
    for fact in world.truth(form).of("Media", "files"):
        record = found[fact.path]
        assert record["mime"] == SOUNDS.get(str(fact.extra["mime"]), fact.extra["mime"])
        assert record["size"] == fact.extra["bytes"]
        assert record["profile"] == fact.profile


@pytest.mark.parametrize("form", FORMS)
def test_the_hash_of_each_file_is_that_of_its_bytes(world: World, form: str) -> None:
    hashes = {file.path: file.sha256 for file in world.truth(form).files}
    found = {r["provenance"]["path"]: r["provenance"]["sha256"] for r in world.export(world.case(form))}
    known = {path: sha256 for path, sha256 in found.items() if path in hashes}
    assert known == {path: hashes[path] for path in known}
    assert len(known) > 10


def test_profiles_are_kept_apart(world: World) -> None:
    wanted = Counter(f.profile for f in world.truth("zip").of("Message", "whatsapp", state="live"))
    assert set(wanted) == {"0", "10", "150"}
    for profile, count in wanted.items():
        paths = {f.path for f in world.truth("zip").of("Message", "whatsapp", profile=profile)}
        answers = world.export(world.case("zip"), "--query", f"kind:Message profile:{profile} service:whatsapp")
        texts = [r for r in answers if r["type"] not in ("group event", "system")]
        assert {r["provenance"]["path"] for r in answers} == paths
        assert len(texts) >= count


def test_a_local_time_stays_local_beside_what_the_zone_history_makes_of_it(world: World) -> None:
    # The fictional phone is set to Lisbon all the time: an hour ahead of UTC in summer, none in winter.
    found = [r["at"] for r in world.export(world.case("zip")) if isinstance(r["at"], dict) and "local" in r["at"]]
    assert found
    for at in found:
        local, utc = (datetime.fromisoformat(t.rstrip("Z")) for t in (at["local"], at["inferred"]["utc"]))
        zone = ZoneInfo("Europe/Lisbon")
        assert at["basis"] == "local without zone"
        assert utc.replace(tzinfo=UTC) == local.replace(tzinfo=zone)


# --- the evidence stays as it was, and the case is closed to others --------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
def test_the_evidence_is_not_touched(world: World, form: str) -> None:
    world.case(form)
    assert listing(world.phone(form)) == world.before[form]


@pytest.mark.parametrize("form", ["backup-encrypted", "zip"])
def test_nothing_readable_lies_in_the_case(world: World, form: str) -> None:
    holds_none_of(world.truth(form), world.case(form), world.home)


def holds_none_of(truth: Truth, *folders: Path) -> None:
    """Assert that no planted text can be read in any file."""
    planted = sorted({f.text for f in truth.facts if f.text and len(f.text) >= 8}, key=len)[-60:]
    assert len(planted) > 30
    assert not [file for folder in folders for file in holding(folder, planted)]


# --- again and further -----------------------------------------------------------------------------------------------


def without_times(records: list[Record]) -> list[Record]:
    return sorted(records, key=lambda r: (r["key"], str(r["provenance"])))


def test_another_case_gives_the_same_records_under_the_same_keys(world: World, tmp_path: Path) -> None:
    world.examine(world.phone("ffs-zip"), tmp_path / "other.case", "--workers", 1)
    assert world.export(tmp_path / "other.case") == world.export(world.case("ffs-zip"))


def test_a_second_look_adds_nothing_and_another_source_adds(world: World, tmp_path: Path) -> None:
    case = tmp_path / "x.case"
    first = world.examine(world.phone("zip"), case)
    before = world.export(case)
    again = world.examine(world.phone("zip"), case)
    assert (again["added"], again["records"]) == (0, first["records"]) == (0, len(live(before)))
    assert again["recovered"] == first["recovered"] == len(recovered(before))
    more = world.examine(world.phone("ab"), case, "--exhibit", first["exhibit"])
    after = world.export(case)
    assert more["added"] > 0
    assert more["records"] == len(live(after))
    # What the other source says as well is shown once.
    assert more["folded"] == sum(len(r["also_in"]) for r in after if "also_in" in r) > 0 == first["folded"]
    assert more["records"] + more["recovered"] == len(after) == len(before) + more["added"] - more["folded"]
    assert {r["key"] for r in before} < {r["key"] for r in after}
    other = world.examine(world.phone("dir"), case, "--exhibit", "JB/1")
    assert other["exhibit"] == "JB/1"
    everything = world.export(case)
    assert len(everything) == len(after) + other["records"] + other["recovered"]
    assert len({r["key"] for r in everything}) == len(everything)
    assert world.export(case, "--exhibit", "JB/1") == [r for r in everything if r["provenance"]["exhibit"] == "JB/1"]


def test_only_some_categories(world: World, tmp_path: Path) -> None:
    case = tmp_path / "x.case"
    world.examine(world.phone("ffs-zip"), case, "--only", "calls", "--only", "notes")
    records = world.export(case)
    everything = world.export(world.case("ffs-zip"))
    assert records == [r for r in everything if r["kind"] in ("Call", "Note")]
    # What was left out then can still be read.
    world.examine(world.phone("ffs-zip"), case)
    assert without_times(world.export(case)) == without_times(everything)


MOMENTS = (0.2, 0.5, 0.8, 1.1, 1.5)


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_examination_goes_on_to_the_same_records(world: World, tmp_path: Path, moment: float) -> None:
    source, case = world.phone("medium"), tmp_path / "x.case"
    arguments = [COMMAND, "examine", source, "--case", case, "--own-phone"]
    running = subprocess.Popen(
        list(map(str, arguments)),
        env=world.environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        running.wait(moment)
    except subprocess.TimeoutExpired:
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
    if case.exists():
        holds_none_of(world.truth("medium"), case)
    for _ in range(50):
        done = world.run("examine", source, "--case", case, "--own-phone", "--json")
        if done.returncode != 2 or "another process" not in done.stderr:
            break
        time.sleep(0.1)
    assert done.returncode == 0, done.stderr
    assert world.export(case) == world.export(world.case("medium"))
    assert listing(source) == world.before["medium"]


# --- the authority ---------------------------------------------------------------------------------------------------

ORDER = """
power = "court order"
reference = "12/2026"
issuer = "District Court"
purpose = "messages of two months"
subject = "A. Example"
[scope]
categories = ["messages", "calls"]
since = "2025-10-01"
until = "2025-12-01"
undated = false
"""


def test_the_scope_is_kept(world: World, tmp_path: Path) -> None:
    order, case = tmp_path / "order.toml", tmp_path / "x.case"
    order.write_text(ORDER)
    done = world.run("examine", world.phone("ffs-zip"), "--case", case, "--authority", order, "--json")
    assert done.returncode == 0, done.stderr
    records = world.export(case)
    everything = world.export(world.case("ffs-zip"))

    def covered(record: Record) -> bool:
        at = record["at"]
        return record["kind"] in ("Message", "Call") and isinstance(at, str) and "2025-10" <= at < "2025-12"

    assert records == [r for r in everything if covered(r)]
    assert live(records)
    assert recovered(records)
    outcomes = msgspec.json.decode(world.run("outcomes", case, "--json").stdout)
    excluded = sum(o.get("excluded", 0) for o in outcomes if o["artifact"] == "ios.messages")
    inside = sum(r["artifact"] == "ios.messages" for r in records)
    assert excluded == sum(r["artifact"] == "ios.messages" for r in everything) - inside > 0
    assert any(o["status"] == "out of scope" for o in outcomes)
    beyond = world.run("examine", world.phone("ffs-zip"), "--case", case, "--authority", order, "--only", "notes")
    assert beyond.returncode == 2
    assert "notes" in beyond.stderr
    other = world.run("examine", world.phone("ffs-zip"), "--case", case, "--own-phone")
    assert other.returncode == 2
    assert "12/2026" in other.stderr


# --- search and show -------------------------------------------------------------------------------------------------

QUERIES = (
    "choir",
    "Choir Monday",
    '"same place"',
    "oir",
    "转账",
    "轉賬",
    "吃饭",
    "饭",
    "محمد",
    "احمد",
    "٥٥٥",
    "555",
    "café",
    "cafe transfer OR choir",
    "Surprise 转账",
    "رقم 555",
    "🎂",
    "お疲れ",
    "내일",
    "-choir kind:Message",
    "kind:Call",
    "from:+12025550103",
    "to:+12025550103",
    "with:anneli",
    "service:whatsapp since:2025-10 until:2025-11 direction:in",
    "has:attachment",
    "has:place",
    "exact:Choir",
    "exact:شُكْرًا",
    "file:sms.db -thread:nobody",
    "kind:Message OR kind:Call on:2025-11-15",
    "state:deleted",
    "-state:live flowerpot",
    "https://bank.example.net/transfer",
)


@pytest.mark.parametrize("form", ["ffs-zip", "zip"])
def test_each_answer_is_that_of_a_full_scan(world: World, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ABOVEBOARD_HOME", world.environment["ABOVEBOARD_HOME"])
    case = open_case(world.case(form))
    (exhibit,) = case.exhibits()
    searcher = Searcher(exhibit)
    answered = 0
    for text in QUERIES:
        query = parse(text)
        found = [row.id for row in searcher.search(query, newest_first=False)]
        assert found == searcher.scan(query), text
        assert searcher.count(query)[0] == len(found), text
        answered += bool(found)
    assert answered > len(QUERIES) * 0.7
    exhibit.close()
    case.close()


def test_the_command_finds_what_the_scan_finds(world: World) -> None:
    case = world.case("zip")
    everything = world.export(case)
    arguments = ("--kind", "Message", "--since", "2025-11", "--until", "2025-12", "--json", "--oldest-first")
    done = world.run("search", case, "转账", *arguments)
    answer = msgspec.json.decode(done.stdout)

    def holds(record: Record) -> bool:
        return record["kind"] == "Message" and isinstance(record["at"], str) and "2025-11" <= record["at"] < "2026-01"

    fields = (
        "body",
        "subject",
        "thread_name",
        "url",
        "edits",
        "sender",
        "recipients",
        "account",
        "attachments",
        "reaction",
    )
    texts = {r["key"]: " ".join(t for name in fields for t in _texts(r.get(name))) for r in everything}
    wanted = [r for r in everything if holds(r) and any(w in texts[r["key"]] for w in ("转账", "轉賬", "转賬", "轉账"))]
    assert answer["records"] == wanted
    assert answer["count"] == len(wanted) > 0
    assert answer["ways"]
    limited = msgspec.json.decode(world.run("search", case, "转账", *arguments, "--limit", 1).stdout)
    assert (limited["count"], limited["records"]) == (len(wanted), wanted[:1])


@pytest.mark.parametrize("form", ["ffs-zip", "zip"])
def test_show_finds_the_keys_of_the_export(world: World, form: str) -> None:
    records = world.export(world.case(form))
    one_of_each = {r["artifact"]: r for r in records}
    for record in list(one_of_each.values())[:: max(1, len(one_of_each) // 5)]:
        done = world.run("show", world.case(form), record["key"].lower(), "--json")
        assert done.returncode == 0, done.stderr
        assert msgspec.json.decode(done.stdout) == record
    assert world.run("show", world.case(form), records[0]["key"]).returncode == 0


def test_every_command_prints_data_as_json(world: World) -> None:
    case = world.case("ffs-zip")
    summary = msgspec.json.decode(world.run("summary", case, "--json").stdout)
    (exhibit,) = summary["exhibits"]
    records = world.export(case)
    assert exhibit["records"] == len(live(records))
    assert exhibit["by_kind"] == Counter(r["kind"] for r in live(records))
    assert summary["custody"]["fault"] is None
    outcomes = msgspec.json.decode(world.run("outcomes", case, "--json").stdout)
    assert sum(o.get("emitted", 0) for o in outcomes) == len(records)
    for outcome in outcomes:
        counted = outcome.get("emitted", 0) + outcome.get("rejected", 0) + outcome.get("excluded", 0)
        assert outcome.get("read", 0) == counted, outcome
    assert {r["artifact"] for r in records} <= {
        a["id"] for a in msgspec.json.decode(world.run("artifacts", "--json").stdout)
    }
    for words in (
        ("summary", case),
        ("outcomes", case),
        ("outcomes", case, "--all"),
        ("search", case, "choir"),
        ("artifacts",),
    ):
        done = world.run(*words)
        assert done.returncode == 0
        assert done.stdout.strip()
        assert "\r" not in done.stderr


# --- wrong use and bad input -----------------------------------------------------------------------------------------


def cut_zip(world: World, folder: Path) -> Path:
    path = folder / "cut.zip"
    data = world.phone("ffs-zip").read_bytes()
    path.write_bytes(data[: len(data) // 2])
    return path


def rubbish(world: World, folder: Path) -> Path:
    path = folder / "rubbish.bin"
    path.write_bytes(hashlib.sha256(b"rubbish").digest() * 300)
    return path


def no_file(world: World, folder: Path) -> Path:
    return folder / "nothing"


def broken_backup(world: World, folder: Path) -> Path:
    path = folder / "backup"
    path.mkdir()
    (path / "Manifest.plist").write_bytes(b"bplist00rubbish")
    (path / "Manifest.db").write_bytes(b"SQLite format 3\0rubbish")
    return path


def cut_ab(world: World, folder: Path) -> Path:
    path = folder / "cut.ab"
    path.write_bytes(world.phone("ab").read_bytes()[:5000])
    return path


@pytest.mark.parametrize("make", [no_file, broken_backup])
def test_a_source_that_cannot_be_opened_is_3(world: World, tmp_path: Path, make: Callable[[World, Path], Path]) -> None:
    source = make(world, tmp_path)
    done = world.run("examine", source, "--case", tmp_path / "x.case", "--own-phone")
    assert done.returncode == 3, done.stdout + done.stderr
    assert source.name in done.stderr


@pytest.mark.parametrize("make", [rubbish, cut_zip, cut_ab])
def test_a_source_that_is_not_whole_or_not_known_says_so(
    world: World, tmp_path: Path, make: Callable[[World, Path], Path]
) -> None:
    done = world.run("examine", make(world, tmp_path), "--case", tmp_path / "x.case", "--own-phone")
    assert done.returncode in (0, 1, 3)
    said = done.stdout + done.stderr
    assert any(words in said for words in ("cut off", "not laid out as", "ends before", "0 records")), said


def test_passwords(world: World, tmp_path: Path) -> None:
    source = world.phone("backup-encrypted")
    case = tmp_path / "x.case"
    none = world.run("examine", source, "--case", case, "--own-phone")
    assert none.returncode == 3
    assert "password" in none.stderr
    wrong = tmp_path / "wrong"
    for text in ("wrong", "señal", "señal 1 "):
        wrong.write_text(text)
        done = world.run("examine", source, "--case", case, "--own-phone", "--password-file", wrong)
        assert done.returncode == 3, text
        assert "password" in done.stderr
    wrong.write_text("")
    assert world.run("examine", source, "--case", case, "--own-phone", "--password-file", wrong).returncode == 2
    assert world.run("examine", source, "--case", case, "--own-phone", "--password-file", tmp_path).returncode == 2
    assert world.examine(source, case)["records"] > 100
    assert listing(source) == world.before["backup-encrypted"]


AUTHORITIES = {
    "not TOML": "power = ",
    "no power": "reference = 'x'",
    "a power that is none": "power = 'because'",
    "an agreement for a power": "power = 'consent of the user'",
    "a power that lacks something": "power = 'court order'",
    "unknown field": "power = 'published test data'\npurpose = 'x'\npowers = 'y'",
    "unknown category": "power = 'published test data'\npurpose = 'x'\n[scope]\ncategories = ['messeges']",
    "unknown field of the scope": "power = 'published test data'\npurpose = 'x'\n[scope]\ncategory = ['messages']",
    "ended": "power = 'published test data'\npurpose = 'x'\nvalid_until = '2020-01-01'",
    "begins later": "power = 'published test data'\npurpose = 'x'\nvalid_from = '2999-01-01'",
    "no date": "power = 'published test data'\npurpose = 'x'\nvalid_until = 'tomorrow'",
    "no date in the scope": "power = 'published test data'\npurpose = 'x'\n[scope]\nsince = 'March'",
    "not UTF-8": "power = '\udcff'",
}


@pytest.mark.parametrize("what", AUTHORITIES)
def test_an_authority_that_cannot_be_relied_on_is_2(world: World, tmp_path: Path, what: str) -> None:
    file = tmp_path / "authority.toml"
    file.write_bytes(AUTHORITIES[what].encode("utf-8", "surrogateescape"))
    done = world.run("examine", world.phone("ffs-zip"), "--case", tmp_path / "x.case", "--authority", file)
    assert done.returncode == 2, done.stdout + done.stderr
    assert done.stderr.strip()
    assert not (tmp_path / "x.case" / "exhibits").exists()


def test_wrong_use_is_2_with_words(world: World, tmp_path: Path) -> None:
    source, case = world.phone("ffs-zip"), world.case("ffs-zip")
    silent = {k: v for k, v in world.environment.items() if k != "ABOVEBOARD_OWN_PHONE"}
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "file").touch()
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "case.json").write_text("{")
    wrong: list[tuple[object, ...]] = [
        ("examine",),
        ("examine", source),
        ("nonsense",),
        ("summary",),
        ("summary", tmp_path / "nothing"),
        ("summary", tmp_path / "folder"),
        ("summary", tmp_path / "broken"),
        ("summary", source),
        ("examine", source, "--case", tmp_path / "folder", "--own-phone"),
        ("examine", source, "--case", tmp_path / "new.case"),
        ("examine", source, "--case", tmp_path / "new.case", "--own-phone", "--only", "mesages"),
        ("examine", source, "--case", tmp_path / "new.case", "--own-phone", "--workers", "0"),
        ("examine", source, "--case", tmp_path / "new.case", "--own-phone", "--workers", "many"),
        ("examine", source, "--case", tmp_path / "new.case", "--authority", tmp_path / "nothing"),
        ("search", case, "kind:Mesage"),
        ("search", case, '"never closed'),
        ("search", case, "nofilter:x"),
        ("search", case, "x", "--since", "yesterday"),
        ("search", case, "x", "--kind", "Letter"),
        ("search", case, "OR"),
        ("show", case, "0000-0000-0000"),
        ("show", case, "not a key!"),
        ("show", case, "A"),
        ("show", case, ""),
        ("export", case, "--format", "pdf"),
        ("export", case, "--exhibit", "NO/1"),
        ("export", case, "--query", "kind:"),
        ("export", case, "-o", tmp_path / "no folder" / "x.jsonl"),
        ("outcomes", tmp_path),
    ]
    for arguments in wrong:
        done = world.run(*arguments)
        assert done.returncode == 2, (arguments, done.returncode, done.stdout, done.stderr)
        assert done.stderr.strip(), arguments
    done = world.run("examine", source, "--case", tmp_path / "own.case", "--own-phone", env=silent)
    assert done.returncode == 2
    assert "ABOVEBOARD_OWN_PHONE" in done.stderr


def test_a_damaged_case_is_2(world: World, tmp_path: Path) -> None:
    case = tmp_path / "x.case"
    world.examine(world.phone("ffs-zip"), case, "--only", "calls")
    (exhibit,) = (case / "exhibits").glob("*.db")
    whole = exhibit.read_bytes()
    for damaged in (b"", whole[: len(whole) // 2], b"rubbish" * 5000, whole[:20000] + bytes(40000) + whole[60000:]):
        exhibit.write_bytes(damaged)
        for words in (
            ("summary", case),
            ("export", case),
            ("search", case, "kind:Call"),
            ("show", case, "0000-0000-0000"),
        ):
            done = world.run(*words)
            assert done.returncode == 2, (words, done.returncode, done.stderr)
            assert done.stderr.strip()
    exhibit.write_bytes(whole)
    assert world.run("summary", case).returncode == 0
    (world.home / "keys" / "keys").rename(world.home / "keys" / "away")
    try:
        done = world.run("summary", case)
        assert done.returncode == 2
        assert "key" in done.stderr
    finally:
        (world.home / "keys" / "away").rename(world.home / "keys" / "keys")
