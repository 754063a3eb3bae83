"""People in the browser: list, person, contacts as a picture; what examiners say of them."""

from __future__ import annotations

import re
import shutil
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest

from aboveboard.web.placeholders import waiting
from tests.web.conftest import Client, Reviews
from tests.web.test_known import sums

AXE = Path(__file__).parents[2] / "client" / "node_modules" / "axe-core" / "axe.min.js"


def people_of(client: Client, path: str = "/people") -> dict[str, str]:
    """Ids and names of the list, in its order."""
    return dict(
        re.findall(
            r'<tr data-row="[^"]*"><td><span class="face">[^\n]*?</span><a href="/person/(P-\w+)"><bdi>(.*?)</bdi>',
            client.get(path).text,
        )
    )


def test_the_list_tells_newest_contact_and_services(iphone: Client) -> None:
    people = people_of(iphone)
    assert len(people) > 10
    text = iphone.get("/people").text
    times = re.findall(r'</td>\n<td><time datetime="([^"]+)"', text)
    assert len(times) > 5
    assert times == sorted(times, reverse=True)
    assert re.search(r"<bdi>whatsapp</bdi> \d+", text)
    assert list(people_of(iphone, "/people?by=name")) != list(people)
    assert set(people_of(iphone, "/people?by=records")) == set(people)


def test_people_are_found_by_name_without_the_name_in_the_address(iphone: Client) -> None:
    name, person = next((n, p) for p, n in people_of(iphone).items() if n.isascii() and " " in n)
    answer = iphone.post("/people/find", words=name.lower())
    assert f"/person/{person}" in answer.text
    assert name.split()[0].lower() not in str(answer.url).lower()
    assert "Nobody is called" in iphone.post("/people/find", words="nobody of this name").text


def test_a_person_has_everything_that_names_them(iphone: Client) -> None:
    for person in people_of(iphone):
        text = iphone.get(f"/person/{person}").text
        if "/records/Call" in text and 'href="/talk/' in text and '<h2 id="cards"' in text and "data-key" in text:
            break
    else:
        pytest.fail("nobody has calls, conversations and cards")
    assert 'href="/talk/T-' in text
    calls = iphone.get(f"/person/{person}/records/Call").text
    keys = re.findall(r'<tr data-key="([\w-]+)"', calls)
    assert keys
    told = sum(int(n) for n in re.findall(r'/records/Call">Call</a></th><td>(\d+)', text))
    assert len(keys) == told
    oldest = iphone.get(f"/person/{person}/records/Call?oldest=true").text
    assert re.findall(r'<tr data-key="([\w-]+)"', oldest) == keys[::-1]
    assert "one contact card names both" in text or "nothing is joined" in text or "in every app" in text


def test_merge_split_and_undo_need_reasons_and_are_logged(reviews: Reviews) -> None:
    case = reviews.folder / "decided.case"
    shutil.copytree(reviews.case("iphone"), case)
    client = Client(reviews.open(case))
    people = list(people_of(client, "/people?by=records"))
    one, other = people[1], people[2]
    refused = client.http.post(f"/person/{one}/merge", data={"other": other, "reason": " "})
    assert refused.status_code == 400
    assert "a reason is needed" in refused.text
    merged = client.post(f"/person/{one}/merge", other=other, reason="the same voice <b>")
    assert "the same voice &lt;b&gt;" in merged.text
    assert len(people_of(client)) == len(people) - 1
    assert client.get(f"/person/{one}").text.count("are one person:") == client.get(f"/person/{other}").text.count(
        "are one person:"
    )
    number = re.search(r'name="number" value="(\d+)"', merged.text)
    assert number is not None
    assert client.http.post("/people/undo", data={"number": number[1], "reason": ""}).status_code == 400
    client.post("/people/undo", number=number[1], reason="it was not", back=one)
    assert len(people_of(client)) == len(people)
    assert client.http.post("/people/undo", data={"number": number[1], "reason": "again"}).status_code == 400

    joined = next(p for p in people_of(client) if "/split" in client.get(f"/person/{p}").text)
    choice = re.findall(r'<option value="(P-\w+)">', client.get(f"/person/{joined}").text)
    split = client.post(f"/person/{joined}/split", one=choice[-1], reason="another's telephone")
    assert "another&#39;s telephone" in client.get(f"/person/{choice[-1]}").text
    assert split.status_code == 200
    assert len(people_of(client)) == len(people) + 1
    assert client.http.post(f"/person/{one}/split", data={"one": "P-AAAAAAAA", "reason": "x"}).status_code == 400


def test_the_graph_is_drawn_and_listed(iphone: Client) -> None:
    text = iphone.get("/people/graph").text
    drawn = set(re.findall(r'<a href="/person/(P-\w+)"><circle', text))
    listed = set(re.findall(r'<li><a href="/person/(P-\w+)"><bdi>[^<]*</bdi></a> [\d,]+ ', text))
    assert drawn == listed
    assert 5 < len(drawn) <= 60
    assert 'class="edge"' in text
    assert text.count('class="spoke"') == len(drawn)
    assert "&amp;amp;" not in text


FACE = re.compile(r'<tr data-row="(P-\w+)"><td><span class="face"><img data-veil="([^"]*)"[^>]*src="(/preview/\w+)"')
PORTRAIT = re.compile(r'<a href="/record/([\w-]+)"[^>]*><img data-veil="([^"]*)"[^>]*src="(/preview/\w+)"')


def portraits(client: Client, person: str) -> list[tuple[str, str, str]]:
    """(record's key, veils, preview) of each picture of a person's page."""
    section = re.search(r'aria-labelledby="pictures">(.*?)</section>', client.get(f"/person/{person}").text, re.S)
    return PORTRAIT.findall(section[1]) if section else []


def come(client: Client, address: str) -> Any:
    """A preview once it is there."""
    end = time.monotonic() + 30
    while (answer := client.get(address)).content == waiting():
        assert time.monotonic() < end
        time.sleep(0.05)
    return answer


@pytest.mark.parametrize("phone", ["iphone", "android"])
def test_pictures_that_stores_keep_of_contacts_are_shown_anew(phone: str, request: pytest.FixtureRequest) -> None:
    client: Client = request.getfixturevalue(phone)
    faces = FACE.findall(client.get("/people").text)
    assert len(faces) >= 3
    shown = {person: portraits(client, person) for person, _, _ in faces}
    # The thumbnail in a row, and the picture of full size: in a row too, or in a file.
    assert max(map(len, shown.values())) == 2
    for person, _, address in faces:
        assert address == shown[person][0][2]
        for key, _, one in shown[person]:
            assert come(client, one).headers["content-type"] == "image/jpeg"
            assert one in client.get(f"/record/{key}").text
    blank = next(p for p in people_of(client) if p not in {person for person, _, _ in faces})
    assert portraits(client, blank) == []
    client.post("/settings/change", blur="on")
    try:
        assert "blur" in FACE.findall(client.get("/people").text)[0][1]
        assert "blur" in portraits(client, faces[0][0])[0][1]
    finally:
        client.post("/settings/change", blur="off")
    key, _, address = portraits(client, faces[0][0])[0]
    cards = re.findall(r'<li data-key="([\w-]+)"', client.get(f"/person/{faces[0][0]}").text)
    # The picture's own record, or the contact's: both take it away.
    for one in {key, " ".join(cards)}:
        client.post("/mark", what="sensitive", value="yes", keys=one)
        try:
            assert "sensitive" in client.get(address).text
        finally:
            client.post("/undo")


def test_pictures_of_known_files_are_hidden_and_counted(reviews: Reviews, tmp_path: Path) -> None:
    case = tmp_path / "known.case"
    shutil.copytree(reviews.case("android"), case)
    with zipfile.ZipFile(reviews.folder / "android") as phone:
        name = next(n for n in phone.namelist() if "contacts/files/photos/" in n)
        listed = sums(tmp_path / "list", "sha256", {name: phone.read(name)})
    reviews.run("known", "add", case, listed, "--origin", "us", "--reason", "drawn by the app")
    client = Client(reviews.open(case))
    hidden = [p for p in people_of(client) if "1 pictures of known files are hidden" in client.get(f"/person/{p}").text]
    assert len(hidden) == 1
    assert len(portraits(client, hidden[0])) == 1
    client.post("/settings/change", known="on")
    assert len(portraits(client, hidden[0])) == 2


def test_under_a_scope_a_picture_is_shown_that_a_covered_contact_carries(reviews: Reviews) -> None:
    reviews.case("android")
    case, order = reviews.folder / "contacts.case", reviews.folder / "contacts.toml"
    order.write_text('power = "published test data"\npurpose = "a test"\n[scope]\ncategories = ["contacts"]\n')
    reviews.run("examine", reviews.folder / "android", "--case", case, "--authority", order)
    client = Client(reviews.open(case))
    (_, _, cell), (_, _, file) = next(p for person in people_of(client) if len(p := portraits(client, person)) == 2)
    # The thumbnail stands in a row of another table than the contact's.
    assert "outside the scope" in come(client, cell).text
    assert come(client, file).headers["content-type"] == "image/jpeg"


@pytest.mark.parametrize("size", ["laptop", "tablet", "phone"])
def test_from_the_list_to_a_person_to_a_record(seat: Any, size: str) -> None:
    desk = seat("iphone", size)
    page = desk.page
    desk.go("/people")
    # Scripts must have run before what they enhance is pressed: before that it is a plain link.
    with page.expect_navigation():
        page.locator(".people tr", has_text="ios.calls").first.locator("a").click()
    page.locator("#ids").wait_for()
    assert page.locator("#talks ~ ol a").count() > 0
    page.locator("section[aria-label=Call] [data-open]").first.click()
    page.locator("#inspector h2", has_text="Call").wait_for()
    page.locator("#inspector summary", has_text="The bytes themselves").click()
    page.locator("#inspector [data-bytes] .hex").first.wait_for()
    desk.go("/people/graph")
    assert page.locator(".picture svg").bounding_box()["height"] > 300
    for path in ("/people", "/people/graph"):
        desk.go(path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert serious(page) == []


def serious(page: Any) -> list[str]:
    """What axe finds serious or worse."""
    page.evaluate(AXE.read_text("utf-8"))
    grave = "axe.run().then(r => r.violations.filter(v => ['serious', 'critical'].includes(v.impact)).map(v => v.id))"
    return page.evaluate(grave)
