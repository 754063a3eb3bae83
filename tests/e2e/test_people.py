"""People and conversations of the fictional phones, as a person asks for them."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from tests.e2e.test_pipeline import World

FORM = "backup-encrypted"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return World(tmp_path_factory.mktemp("people"))


def asked(world: World, *arguments: object) -> Any:
    done = world.run(*arguments, "--json")
    assert done.returncode == 0, done.stderr
    return msgspec.json.decode(done.stdout)


def test_one_person_across_apps(world: World) -> None:
    case = world.case(FORM)
    found = asked(world, "people", case)
    (deniz,) = [p for p in found if p["name"] == "Deniz Tanaka-Reyes"]
    assert {s["service"] for s in deniz["seen"]} >= {"ios.messages", "ios.calls", "whatsapp"}
    assert [t["why"] for t in deniz["ties"]] == ["one contact card names both"]
    (own,) = [p for p in found if p["own"] and ["phone", "+12025550101", ""] in p["keys"]]
    assert own["name"] == "Mira Okafor-Lindqvist"
    assert sum(p["records"] for p in found) > 400
    one = asked(world, "person", case, "+12025550102")
    assert one["id"] == deniz["id"]
    assert {t["service"] for t in one["threads"]} == {"ios.messages", "whatsapp"}
    page = world.run("person", case, deniz["id"]).stdout
    assert "one contact card names both (record " in page
    assert "an inference, not evidence" in page


def test_conversations_hold_all_messages_and_calls_between(world: World) -> None:
    case = world.case(FORM)
    threads = asked(world, "threads", case)
    messages = [r for r in world.export(case) if r["kind"] == "Message" and isinstance(r.get("thread"), str)]
    live = [m for m in messages if m["provenance"]["state"] == "live"]
    assert sum(t["live"] for t in threads if t["service"] in {m["service"] for m in live}) == len(live)
    (talk,) = [t for t in threads if t["thread"].endswith("+12025550102") and t["service"] == "ios.messages"]
    whole = asked(world, "thread", case, talk["id"], "--limit", 1000)
    kinds = {r["kind"] for r in whole["records"]}
    assert kinds == {"Message", "Call"}
    times = [r["at"] for r in whole["records"] if isinstance(r["at"], str)]
    assert times == sorted(times)
    first = asked(world, "thread", case, talk["id"], "--limit", 5)["records"]
    assert [r["key"] for r in first] == [r["key"] for r in whole["records"][-5:]]
    earlier = asked(world, "thread", case, talk["id"], "--limit", 5, "--before", first[0]["at"])["records"]
    assert earlier[-1]["at"] < first[0]["at"]
    joined = asked(world, "thread", case, talk["id"], "--limit", 1000, "--joined")["records"]
    assert {r["service"] for r in joined} >= {"ios.messages", "whatsapp"}


def test_a_person_is_asked_for_by_all_identifiers(world: World) -> None:
    case = world.case(FORM)
    (deniz,) = [p for p in asked(world, "people", case) if p["name"] == "Deniz Tanaka-Reyes"]
    theirs = {s["stored"] for s in deniz["seen"]} | {key[1] for key in deniz["keys"]}

    def stands(given: Any) -> bool:
        if isinstance(given, dict):
            return any(given.get(n) in theirs for n in ("identifier", "value"))
        return any(map(stands, given)) if isinstance(given, list) else False

    apart = ("as_stored", "provenance", "also_in")
    wanted = {r["key"] for r in world.export(case) if any(stands(v) for n, v in r.items() if n not in apart)}
    found = {
        name: {r["key"] for r in asked(world, "search", case, f"person:{name}", "--limit", 1000)["records"]}
        for name in (deniz["id"], deniz["id"].lower(), "+12025550102", "deniz@example.net", '"deniz tanaka"')
    }
    assert len(wanted) > 100
    assert all(keys == wanted for keys in found.values())
    kinds = {r["kind"] for r in world.export(case) if r["key"] in wanted}
    assert kinds >= {"Message", "Call", "Contact", "CalendarEvent"}
    assert {r["key"] for r in world.export(case, "--query", f"person:{deniz['id']}")} == wanted
    number = asked(world, "search", case, f"with:+12025550102 -person:{deniz['id']}")
    assert number["count"] == 0
    nobody = world.run("search", case, "person:P-NOBODYX")
    assert nobody.returncode == 2
    assert "the case knows nobody as P-NOBODYX" in nobody.stderr


def test_decisions_are_kept_shown_and_taken_back(world: World) -> None:
    case = world.case(FORM)
    before = asked(world, "people", case)
    anneli, tunde = (next(p for p in before if p["name"].startswith(n)) for n in ("Anneli Okafor", "Tunde Okafor"))
    assert world.run("merge-people", case, anneli["id"], tunde["id"], "--reason", " ").returncode == 2
    assert world.run("merge-people", case, anneli["id"], "P-NOBODYX", "--reason", "x").returncode == 2
    done = world.run("merge-people", case, anneli["id"], tunde["id"], "--reason", "they share a phone")
    assert done.returncode == 0
    number = done.stdout.split()[1].rstrip(";")
    assert len(asked(world, "people", case)) == len(before) - 1
    assert "they share a phone" in world.run("people", case).stdout
    assert world.run("undo-people", case, number, "--reason", "they do not").returncode == 0
    assert world.run("undo-people", case, number, "--reason", "again").returncode == 2
    assert asked(world, "people", case) == before
    mail = "deniz@example.net"
    assert world.run("split-person", case, mail, "--reason", "a shared address").returncode == 0
    assert asked(world, "person", case, mail)["id"] != asked(world, "person", case, "+12025550102")["id"]


def test_wrong_use_is_told(world: World) -> None:
    case = world.case(FORM)
    for arguments in (
        ("person", case, "nobody"),
        ("thread", case, "T-NONE"),
        ("thread", case, "T-NONE", "--before", "soon"),
    ):
        done = world.run(*arguments)
        assert done.returncode == 2
        assert "Traceback" not in done.stderr
        assert done.stderr.strip()
