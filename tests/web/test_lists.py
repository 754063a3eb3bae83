"""Lists: columns to choose, another order, what narrows them down, and one action on many records."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from aboveboard.casework.case import Case, open_case
from aboveboard.casework.custody import Actor
from aboveboard.casework.errors import CaseError
from aboveboard.casework.review import answered, counts, sorting
from aboveboard.casework.review.desk import Desk
from aboveboard.model.query import parse
from aboveboard.model.records import CATEGORIES, KINDS, fields_of
from aboveboard.web import columns
from tests.web.conftest import Client, Reviews
from tests.web.test_hostile import HOSTILE, harmful, hostile
from tests.web.test_people import serious

__all__ = ["hostile"]
ROWS = re.compile(r'<tr data-key="([^"]+)"')


def head(page: str) -> list[str]:
    names = re.search(r"<thead>(.*?)</thead>", page, re.S)
    assert names is not None
    return [re.sub(r"<[^>]+>|[↓↑]", "", n).strip() for n in re.findall(r"<th .*?</th>", names[1], re.S)][1:]


def cells(page: str, column: str) -> list[str]:
    found = re.findall(rf'<td data-column="{column}"[^>]*>(.*?)</td>', page, re.S)
    return [re.sub(r"<[^>]+>", "", f).strip() for f in found]


@pytest.fixture(scope="module")
def own(reviews: Reviews) -> Path:
    """A case of one's own: what is chosen, marked and kept in it meets no other test."""
    case = reviews.folder / "lists.case"
    shutil.copytree(reviews.case("android"), case)
    return case


@pytest.fixture(scope="module")
def client(reviews: Reviews, own: Path) -> Iterator[Client]:
    one = Client(reviews.open(own))
    yield one
    one.http.close()


@pytest.fixture
def case(reviews: Reviews, own: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Case]:
    monkeypatch.setenv("ABOVEBOARD_HOME", reviews.environment["ABOVEBOARD_HOME"])
    opened = open_case(own)
    yield opened
    opened.close()


@pytest.fixture
def desk(case: Case) -> Iterator[Desk]:
    one = Desk(case, Actor("reader"))
    with one.at_work():
        yield one
    one.close()


def test_every_field_of_a_kind_can_be_a_column() -> None:
    for kind in KINDS:
        assert set(fields_of(kind)) <= set(columns.offered((kind.__name__,)))
        assert set(columns.usual((kind.__name__,))) <= set(columns.offered((kind.__name__,)))
    assert "sender" in columns.usual(("Call",))
    assert columns.usual(("Visit", "Bookmark"))[:2] == ("at", "kind")


def test_columns_are_added_moved_and_taken_out(client: Client) -> None:
    def change(what: str, name: str = "") -> list[str]:
        client.post("/columns", kinds="Call", do=f"{what} {name}".strip(), back="/list/calls")
        return head(client.get("/list/calls").text)

    usual = head(client.get("/list/calls").text)
    assert usual == ["Time", "Service", "direction", "sender", "recipients", "status", "duration", "Marks"]
    assert change("add", "source_file")[-2:] == ["File", "Marks"]
    assert change("earlier", "duration")[5:7] == ["duration", "status"]
    assert change("out", "at")[0] == "Service"
    # What stands first opens the record, whatever it is.
    row = client.get("/list/calls").text
    assert re.search(r'<td data-column="service"[^>]*><a href="/record/', row)
    assert "data/data/com.whatsapp" in " ".join(cells(row, "source_file"))
    # A search for the same kind has them too; other lists do not.
    assert "File" in head(client.post("/search", q="kind:Call").text)
    assert "File" not in head(client.get("/list/web").text)
    assert change("usual") == usual
    for name in columns.usual(("Call",))[1:]:
        change("out", name)
    assert change("out", "at") == ["Time"]
    assert change("usual") == usual
    for values in (
        {"kinds": "Call", "do": "add nonsense"},
        {"kinds": "Call", "do": "paint at"},
        {"kinds": "Bomb", "do": "add at"},
    ):
        assert client.http.post("/columns", data=values).status_code == 400


def test_columns_are_a_reviewers_own(case: Case) -> None:
    one, other = Actor("one"), Actor("other")
    columns.change(case, one, ("Note",), "add", "key")
    assert "key" in columns.shown(case, one, ("Note",))
    assert "key" not in columns.shown(case, other, ("Note",))
    columns.change(case, one, ("Note",), "usual", "")
    assert columns.shown(case, one, ("Note",)) == columns.usual(("Note",))


def test_every_category_is_shown_with_every_column(client: Client) -> None:
    for category, kinds in CATEGORIES.items():
        names = tuple(k.__name__ for k in kinds)
        for name in columns.offered(names):
            client.http.post("/columns", data={"kinds": " ".join(names), "do": f"add {name}"}, follow_redirects=False)
        page = client.get(f"/list/{category}").text
        assert not ROWS.search(page) or len(head(page)) == len(columns.offered(names)), category
        client.post("/columns", kinds=" ".join(names), do="usual", back="/list/calls")


def test_another_order(client: Client) -> None:
    page = client.get("/list/calls?sort=duration&down=true").text
    said = [float(n) for n in cells(page, "duration") if n.replace(".", "").isdigit()]
    assert said == sorted(said, reverse=True)
    assert len(said) > 5
    assert re.search(r'aria-sort="descending"><a[^>]*>duration', page)
    names = [n for n in cells(client.get("/list/calls?sort=service").text, "service") if n]
    assert names == sorted(names)
    # Those without a value stand last, whichever way.
    for way in ("true", "false"):
        found = cells(client.get(f"/list/calls?sort=sender&down={way}").text, "sender")
        assert found[0] != "NULL"
        assert found[-1] == "NULL"
    # What no list is sorted by leaves it in the order of time.
    assert ROWS.findall(client.get("/list/calls?sort=nonsense").text) == ROWS.findall(client.get("/list/calls").text)


def test_parts_of_another_order_have_each_record_once(desk: Desk) -> None:
    query = parse("kind:Visit OR kind:Message")
    whole = sorting.sorted_part(desk, query, "service", down=False, start=0, limit=10_000)
    assert not whole.more
    at, seen = 0, list[str]()
    while True:
        part = sorting.sorted_part(desk, query, "service", down=False, start=at, limit=7)
        seen += [r["key"] for r in part.records]
        at = part.end
        if not part.more:
            break
    assert seen == [r["key"] for r in whole.records]
    assert len(set(seen)) == len(seen) == counts.facets(desk, query).total
    # Of equal ones the newer first, also from the end.
    for down in (False, True):
        rows = sorting.sorted_part(desk, query, "kind", down=down, start=0, limit=10_000).records
        times = [r["at"] for r in rows if r["kind"] == "Visit" and isinstance(r["at"], str)]
        assert times == sorted(times, reverse=True)


def test_a_list_of_records_without_a_time_is_a_list(client: Client, desk: Desk) -> None:
    end = desk.end_of_time()

    def without(query: str) -> list[dict[str, Any]]:
        rows = desk.answering(parse(query))
        return [] if desk.part(rows, end, limit=1).records else desk.part(rows, end, newest_first=False).records

    kinds = {kind.__name__: records for kind in KINDS if (records := without(f"kind:{kind.__name__}"))}
    assert kinds, "the phone has records of a kind that has no times"
    for kind, records in kinds.items():
        assert ROWS.findall(client.post("/search", q=f"kind:{kind}").text)[:50] == [r["key"] for r in records][:50], (
            kind
        )


def test_a_list_too_long_for_another_order_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sorting, "MOST", 5)
    with pytest.raises(CaseError, match="more than 5 records"):
        sorting.sorted_part(desk, parse("kind:Call"), "sender", down=False, start=0, limit=7)
    assert not sorting.can_sort(6)


def test_what_narrows_a_list_down(client: Client) -> None:
    page = client.post("/search", q="kind:Call", since="2025-12-01", until="2025-12-31").text
    assert "<h1>calls" in page
    times = [t for t in cells(page, "at") if t]
    assert times
    assert all(t.startswith("2025-12") for t in times)
    # Days are those of the zone of the settings.
    client.post("/settings/change", zone="Asia/Tokyo")
    page = client.post("/search", q="kind:Call", since="2025-12-26", until="2025-12-26").text
    assert "since:2025-12-26T00:00:00+09:00" in page.replace("&#43;", "+")
    client.post("/settings/change", zone="UTC")
    assert "whatsapp" in cells(client.post("/search", q="kind:Call", file="com.whatsapp").text, "service")
    assert client.http.post("/search", data={"q": "", "since": "never"}).status_code == 400


def test_reviewed_by_one_and_by_two(reviews: Reviews, own: Path, client: Client) -> None:
    keys = ROWS.findall(client.get("/list/calendar").text)[:2]
    client.post("/mark", what="reviewed", keys=" ".join(keys))
    assert sorted(ROWS.findall(client.post("/search", q="reviewed:yes").text)) == sorted(keys)
    assert not ROWS.findall(client.post("/search", q="reviewed:twice").text)
    assert not set(keys) & set(ROWS.findall(client.post("/search", q="kind:CalendarEvent reviewed:no").text))
    before = reviews.environment
    reviews.environment = {**before, "ABOVEBOARD_EXAMINER": "Zweite <b>Prüferin</b>"}
    try:
        second = Client(reviews.open(own))
    finally:
        reviews.environment = before
    second.post("/mark", what="reviewed", keys=keys[0])
    page = client.post("/search", q="reviewed:twice").text
    assert ROWS.findall(page) == [keys[0]]
    assert "second review" in page
    assert "Zweite &lt;b&gt;Prüferin" in page
    assert ROWS.findall(client.post("/search", q='reviewed:"zweite <b>pruferin</b>"').text) == [keys[0]]
    shown = client.get("/list/calendar").text
    assert re.search(r'value="twice">by two 1<', shown)
    assert re.search(r'name="reviewed" value="yes">reviewed 2<', shown)
    second.post("/undo")
    assert not ROWS.findall(client.post("/search", q="reviewed:twice").text)
    client.post("/undo")


def test_all_of_a_list_is_one_action(client: Client) -> None:
    page = client.get("/list/web").text
    word = re.search(r'data-choose-all="([^"]+)" data-count="(\d+)"', page)
    assert word is not None
    before = client.get("/log").text.count("marks: tag")
    said = client.post("/mark", what="tag", value="of the list", of=word[1], seen=" ".join(ROWS.findall(page)[:3])).text
    assert f"{word[2]} records marked" in said
    assert said.count("data-marks=") == 3
    assert client.get("/log").text.count("marks: tag") == before + 1
    found = client.post("/search", q='tag:"of the list"').text
    assert f'<span class="count">{word[2]}<' in found
    assert "of the list" in client.post("/search", q="kind:Visit").text
    client.post("/undo")
    assert '<span class="count">0<' in client.post("/search", q='tag:"of the list"').text


def test_all_of_a_conversation_is_one_action(client: Client) -> None:
    name = re.search(r'href="/talk/(T-[A-Z0-9]+)"', client.get("/talks").text)
    assert name is not None
    page = client.get(f"/talk/{name[1]}").text
    word = re.search(r'data-choose-all="([^"]+)"', page)
    assert word is not None
    client.post("/mark", what="tag", value="whole talk", of=word[1])
    tagged = set(ROWS.findall(client.post("/search", q='tag:"whole talk"').text))
    shown = set(re.findall(r'<article class="bubble" data-key="([^"]+)"', page))
    assert shown
    assert shown <= tagged or len(tagged) == 60
    client.post("/undo")
    for of in ("nonsense", re.search(r'action="/found/([^"]+)"', page)):
        assert client.http.post("/mark", data={"what": "tag", "value": "x", "of": str(of)}).status_code == 400


def test_too_many_for_one_action(desk: Desk) -> None:
    with pytest.raises(CaseError, match="more than 3 records"):
        desk.keys_of(desk.answering(parse("kind:Visit")), 3)


def test_each_zero_says_why(desk: Desk, client: Client) -> None:
    query = parse("zzznowhere")
    zeros = answered.zeros(desk, counts.facets(desk, query))
    said = {z.what: z for z in zeros["category"]}
    assert set(said) == set(CATEGORIES)
    total = counts.by_category(desk)
    for name, zero in said.items():
        assert (zero.why == answered.NONE_OF) == bool(total[name]), name
        assert zero.of == total[name] or total[name] == 0 or zero.of > total[name]
    assert all(z.why for some in zeros.values() for z in some)
    assert {z.what for z in zeros["state"]} == {"live", "older", "uncommitted", "deleted"}
    # Of one kind, only what could have it is named.
    calls = answered.zeros(desk, counts.facets(desk, parse("kind:Call zzznowhere")), ("Call",))
    assert {z.what for z in calls["service"]} >= {"whatsapp", "android.calls"}
    assert "chrome" not in {z.what for z in calls["service"]}
    page = client.post("/search", q="zzznowhere").text
    assert "<bdi>contacts</bdi>: none of" in page
    assert "<bdi>notes</bdi>: not there" in page
    assert "answered by <bdi>zzznowhere</bdi>: vocabulary" in page


def test_which_index_answered(desk: Desk) -> None:
    assert answered.ways(desk, parse("kind:Call")) == [("", answered.COLUMNS)]
    assert answered.ways(desk, parse("since:2025"))[-1] == ("", answered.COLUMNS)
    assert ("exact:Boat", "candidates+check") in answered.ways(desk, parse("exact:Boat"))
    assert ("exact:...", "scan") in answered.ways(desk, parse("exact:..."))
    assert ("tag:x", answered.MARKED) in answered.ways(desk, parse("tag:x"))


def test_hostile_text_in_every_column(reviews: Reviews, hostile: Path) -> None:
    client = Client(reviews.open(hostile))
    for name in columns.offered(("Message",)):
        client.http.post("/columns", data={"kinds": "Message", "do": f"add {name}"}, follow_redirects=False)
    for sort in ("body", "sender", "thread"):
        page = client.get(f"/list/messages?sort={sort}").text
        assert harmful(page) == []
        assert "\u202e" not in page
        assert "&lt;script&gt;" in page
    key = ROWS.findall(page)[0]
    for tag in (t for t in HOSTILE if len(t) <= 60 and t.isprintable()):
        client.post("/mark", what="tag", value=tag, keys=key)
    page = client.get("/list/messages").text
    assert harmful(page) == []
    assert "&lt;svg onload" in page


def test_columns_and_marks_by_keyboard_alone(seat: Any, own: Path) -> None:
    desk = seat("android")
    page = desk.page
    desk.go("/list/calls")
    page.locator("summary", has_text="Columns and order").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Further columns").focus()
    page.keyboard.type("Fil")
    with page.expect_navigation():
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    assert page.locator("thead th", has_text="File").count() == 1
    # Where one stands is kept, so that one can go on.
    later = page.get_by_role("button", name="duration: earlier")
    later.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "duration: earlier"
    with page.expect_navigation():
        page.get_by_role("button", name="The usual ones").press("Enter")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("a")
    bar = page.locator("#marking")
    assert bar.is_visible()
    total = page.locator("h1 .count").inner_text()
    assert f"{total} chosen" in bar.inner_text()
    page.keyboard.press("8")
    page.locator("#said p", has_text=f"{total} records marked").wait_for()
    assert bar.is_hidden()
    assert page.locator("main .tag", has_text="8").count() > 5
    page.keyboard.press("u")
    page.locator("main .tag").first.wait_for(state="detached")


@pytest.mark.parametrize("size", ["laptop", "tablet", "phone"])
def test_marks_by_touch_alone(seat: Any, size: str) -> None:
    desk = seat("android", size, has_touch=True)
    page = desk.page
    desk.go("/list/calls" if size == "phone" else "/list/web")
    page.locator("label.pick").nth(0).click()
    page.locator("label.pick").nth(1).click()
    bar = page.locator("#marking")
    bar.locator("input").fill("by hand")
    bar.get_by_role("button", name="Put").click()
    page.locator("main .tag", has_text="by hand").first.wait_for()
    assert page.locator("main .tag", has_text="by hand").count() == 2
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.locator("#said [data-undo]").click()
    page.locator("main .tag").first.wait_for(state="detached")


@pytest.mark.parametrize("size", ["laptop", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_finding_of_axe(seat: Any, size: str, scheme: str) -> None:
    desk = seat("android", size, color_scheme=scheme)
    page = desk.page
    for address in ("/list/calls?columns=add%20key", "/list/web?sort=service", "/searches", "/known"):
        desk.go(address)
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        if page.locator("label.pick").count():
            page.locator("label.pick").first.click()
        assert serious(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), address
