"""Cases of the public iOS images beside what iLEAPP reads from them: what both say, and where they differ, is found."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from aboveboard.casework.authorities import OWN_PHONE
from aboveboard.casework.case import create_case
from aboveboard.casework.compare import Comparison, Request, compare
from aboveboard.casework.custody import Actor
from aboveboard.casework.examine import Request as Examination
from aboveboard.casework.examine import examine
from aboveboard.engine.nursery import Nursery
from aboveboard.engine.registry import artifacts

IOS = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora" / "ios"
WHO = Actor("tester")
IMAGES = ("josh_ios15_ffs", "josh_ios17_ffs")

pytestmark = [
    pytest.mark.corpora,
    pytest.mark.skipif(not IOS.is_dir(), reason="the public test data is not here"),
]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Comparison]]:
    folder = tmp_path_factory.mktemp("corpora")
    results: dict[str, Comparison] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ABOVEBOARD_HOME", str(folder / "home"))
        for image in IMAGES:
            case = create_case(folder / image, OWN_PHONE, WHO)
            nursery = Nursery.take()
            try:
                examine(case, WHO, Examination((IOS / f"{image}.zip").resolve()), nursery, lambda _: None)
            finally:
                nursery.close()
            results[image] = compare(case, WHO, Request((IOS / f"{image}.ileapp-tsv.zip").resolve()))
            case.close()
        yield results


@pytest.mark.parametrize("image", IMAGES)
def test_every_row_of_every_table_is_accounted_for(found: dict[str, Comparison], image: str) -> None:
    """The reference says how many rows each of iLEAPP's tables has; each is compared or named as not compared."""
    result = found[image]
    with (IOS / f"{image}.ileapp-counts.tsv").open(newline="") as file:
        stated = {r["artifact"]: int(r["count"]) for r in csv.DictReader(file, delimiter="\t") if r["tsv_count"]}
    read = {t.table: t.rows for t in result.tables} | {n.table: n.rows for n in result.not_compared}
    assert {name: count for name, count in read.items() if name in stated} == {
        n: c for n, c in stated.items() if n in read
    }
    assert set(stated) <= set(read)
    for table in result.tables:
        assert table.rows == table.same + table.different + table.only_there
        assert table.here == table.same + table.different + table.only_here
    for ours in result.records:
        assert ours.records == ours.same + ours.different + ours.only_here + ours.not_compared


def test_where_both_read_a_store_alike_nothing_differs(found: dict[str, Comparison]) -> None:
    tables = [t for result in found.values() for t in result.tables if t.how == "declared"]
    equal = {t.table for t in tables if t.rows and t.rows == t.here == t.same}
    assert equal >= {
        "Address Book",
        "WhatsApp - Call History",
        "WhatsApp - Contacts",
        "WiFi BSS List",
        "Google Voice - Messages",
        "Mastodon - Users",
        "MeWe - Chats",
        "Truth Social - Chats",
    }


def test_the_known_differences_are_found(found: dict[str, Comparison]) -> None:
    """Those that tools/validate.py explains, row by row: here they must come out without being told."""
    tables = {t.table: t for result in found.values() for t in result.tables}
    gmail = tables["Gmail - Offline Search"]
    assert (gmail.same, gmail.different, gmail.only_here, gmail.only_there) == (204, 2, 0, 0)
    assert set(gmail.differ) == {"sender.identifier", "sender.name"}
    discord = tables["Discord - Chats"].differ
    assert {name: d.only_there for name, d in discord.items()} == {"direction": tables["Discord - Chats"].rows}
    calls = tables["Google Voice - Calls"]
    assert (calls.different, set(calls.differ)) == (6, {"party"})
    assert tables["WhatsApp - Group Events"].only_there == 10
    messages = tables["Twitter X - Direct Messages"]
    assert messages.differ["at"].both == 4
    assert any("times without zone" in note for note in messages.notes)


def test_of_apps_that_are_not_read_nothing_is_said_to_be_the_same_store(found: dict[str, Comparison]) -> None:
    read = {artifact.service for artifact in artifacts().values()}
    guessed = [t for result in found.values() for t in result.tables if t.how == "guessed"]
    strange = [t for t in guessed if not any(t.table.split(" ")[0].lower() in service for service in read)]
    if not strange:
        pytest.skip("every app of these images is read by now")
    for table in strange:
        # Contacts of an app can be people of the address book too, and then stand beside those.
        if "Contact" not in table.kinds:
            assert (table.here, table.only_there) == (0, table.rows), table.table
