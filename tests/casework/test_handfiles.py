"""Files that go along with a hand-over: which, whole or with parts hidden, and what the other side has of them."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import subprocess
import sys
import wave
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import av
import msgspec
import numpy as np
import pytest
from PIL import Image

from aboveboard.casework import look, verifier
from aboveboard.casework.bundle import CONTENTS, Contents, unpacked
from aboveboard.casework.case import Case, create_case, open_case
from aboveboard.casework.custody import Actor
from aboveboard.casework.errors import CaseError
from aboveboard.casework.examine import Request as Examining
from aboveboard.casework.examine import examine
from aboveboard.casework.filesgiven import CHANGED
from aboveboard.casework.handover import Handed, Request, hand_over
from aboveboard.casework.identities import decrypted, new_identity
from aboveboard.casework.receive import receive, received
from aboveboard.casework.redact import read_redactions
from aboveboard.casework.review.desk import Desk
from aboveboard.casework.review.marks import mark, undo
from aboveboard.casework.review.previews import NO_FILE, Wanted
from aboveboard.casework.review.raw import look_at, prepare
from aboveboard.casework.review.rawreader import Look
from aboveboard.demo import build_android
from aboveboard.engine.copying import NO_FILM, NO_PICTURE
from aboveboard.engine.nursery import Nursery
from aboveboard.engine.raw.asks import HexPart
from aboveboard.model.authority import Authority, Scope
from aboveboard.model.query import Query, parse
from aboveboard.sources.api import Keys, MemberError, WrongPassword
from aboveboard.sources.handed import PIECE, BoxWriter, HandedSource, Listed
from aboveboard.store.carried import carried_in
from aboveboard.store.db import connect

JO, DEFENCE = Actor("J. Beck"), Actor("R. Defence")
POWER = Authority("published test data", purpose="a test", subject="D. Example")
CAMERA = "data/media/0/DCIM/Camera"
PICTURE, TWIN, FILM, SOUND = f"{CAMERA}/IMG_1.jpg", f"{CAMERA}/IMG_2.jpg", f"{CAMERA}/VID_1.mp4", f"{CAMERA}/AUD_1.wav"
SECRET = b"a name in the picture's own comment"
Record = dict[str, Any]


def picture() -> bytes:
    """White, with noise in its right upper quarter, and a name among its tags."""
    image = Image.new("RGB", (400, 200), "white")
    noise = np.random.default_rng(1).integers(0, 256, (100, 200, 3), dtype=np.uint8)
    image.paste(Image.fromarray(noise), (200, 0))
    tags, out = Image.Exif(), io.BytesIO()
    tags[0x010E] = SECRET.decode()
    image.save(out, "JPEG", exif=tags, quality=90)
    return out.getvalue()


def film() -> bytes:
    """Four seconds of white, ten pictures a second, with a tone."""
    out = io.BytesIO()
    made: Any
    with av.open(out, "w", format="mp4") as made:
        made.metadata["title"] = "a name in the film's own title"
        seen: Any = made.add_stream("mpeg4", rate=10)
        seen.width, seen.height, seen.pix_fmt = 64, 48, "yuv420p"
        heard: Any = made.add_stream("aac", rate=48_000)
        heard.layout = "mono"
        tone = (np.sin(np.arange(4 * 48_000) / 5) * 20_000).astype(np.int16).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(tone, format="s16", layout="mono")
        frame.rate = 48_000
        for piece in av.AudioResampler("fltp", "mono", 48_000, frame_size=1024).resample(frame):
            made.mux(heard.encode(piece))
        made.mux(heard.encode(None))
        for _ in range(40):
            white = np.full((48, 64, 3), 255, dtype=np.uint8)
            made.mux(seen.encode(av.VideoFrame.from_ndarray(white, format="rgb24")))
        made.mux(seen.encode(None))
    return out.getvalue()


def sound() -> bytes:
    """Four seconds of a tone."""
    out = io.BytesIO()
    with wave.open(out, "wb") as made:
        made.setnchannels(1)
        made.setsampwidth(2)
        made.setframerate(16_000)
        made.writeframes((np.sin(np.arange(4 * 16_000) / 5) * 20_000).astype("<i2").tobytes())
    return out.getvalue()


@dataclass
class World:
    folder: Path
    nursery: Nursery
    case: Case
    to: str
    made: int = 0

    def place(self, name: str) -> Path:
        self.made += 1
        return self.folder / f"{self.made}-{name}"

    def hand(self, text: str = "", case: Case | None = None, **asked: Any) -> tuple[Path, Handed]:
        out = self.place("bundle")
        if text:
            (self.folder / "redact.toml").write_text(text, "utf-8")
            asked["redactions"] = read_redactions(self.folder / "redact.toml")
        return out, hand_over(case or self.case, JO, Request(out, self.to, "R. Defence", **asked), self.nursery)

    def open(self, bundle: Path) -> Case:
        out = self.place("received.case")
        receive(bundle, self.folder / "identity", out, DEFENCE)
        return open_case(out)

    def contents(self, bundle: Path) -> Contents:
        return unpacked(decrypted((bundle / CONTENTS).read_bytes(), self.folder / "identity"))

    def files(self, bundle: Path) -> dict[str, bytes]:
        """What the bundle's recipient has of files, by device path."""
        (one,) = self.contents(bundle).exhibits
        if one.box is None:
            return {}
        with closing(HandedSource(bundle / one.box, one.box_key)) as source, closing(source.opener()) as opener:
            return {
                file.path: b"".join(opener.open(source.ref(n)).stream()) for n, file in enumerate(source.listed.members)
            }

    def held(self, bundle: Path) -> bytes:
        """Everything in a bundle, deciphered."""
        contents = self.contents(bundle)
        held = repr(msgspec.structs.replace(contents, log="")).encode() + b"".join(self.files(bundle).values())
        for path in sorted(bundle.glob("*.db")):
            with closing(connect(path, contents.key)) as db:
                held += db.serialize("main")
        return held


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("handfiles")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ABOVEBOARD_HOME", str(folder / "home"))
        phone = folder / "phone"
        build_android(phone, form="dir")
        for path, data in ((PICTURE, picture()), (TWIN, picture()), (FILM, film()), (SOUND, sound())):
            (phone / path).parent.mkdir(parents=True, exist_ok=True)
            (phone / path).write_bytes(data)
        nursery = Nursery.take()
        case = create_case(folder / "a.case", POWER, JO)
        examine(case, JO, Examining(phone), nursery, lambda _: None)
        yield World(folder, nursery, case, new_identity(folder / "identity"))
        case.close()
        nursery.close()


@pytest.fixture(scope="module")
def whole(world: World) -> tuple[Path, Handed]:
    return world.hand()


def records_of(case: Case, query: str = "") -> dict[str, Record]:
    out = io.BytesIO()
    look.export(case, JO, out, parse(query) if query else Query(()))
    return {r["key"]: r for r in map(json.loads, out.getvalue().splitlines())}


def carried(records: dict[str, Record]) -> set[str]:
    """The files that records of pictures and messages carry."""
    found = {str(r["file"]) for r in records.values() if isinstance(r.get("file"), str)}
    for record in records.values():
        attached: Any = record.get("attachments")
        parts: list[Record] = attached if isinstance(attached, list) else []
        found |= {str(p["file"]) for p in parts if isinstance(p.get("file"), str)}
    return found


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def pixels(data: bytes) -> Image.Image:
    with Image.open(io.BytesIO(data)) as image:
        return image.convert("RGB")


# --- given and received ----------------------------------------------------------------------------------------------


def test_files_of_given_records_go_along_once_as_they_are(world: World, whole: tuple[Path, Handed]) -> None:
    bundle, made = whole
    got, phone = world.files(bundle), world.folder / "phone"
    assert {PICTURE, TWIN, FILM, SOUND} <= got.keys()
    there = {path for path in carried(records_of(world.case)) if (phone / path).is_file()}
    assert len(there) > 10
    assert there <= got.keys() | {one.file for one in made.schedule.contents_missing}
    assert {path: data == (phone / path).read_bytes() for path, data in got.items()} == dict.fromkeys(got, True)
    schedule = made.schedule
    assert schedule.contents == len(got)
    assert schedule.contents_bytes == sum({sha256(d): len(d) for d in got.values()}.values())
    # What is not in the source is named, with the reason.
    gone = carried(records_of(world.case)) - {str(p.relative_to(phone)) for p in phone.rglob("*")}
    assert gone <= {one.file for one in schedule.contents_missing}
    assert {one.why for one in schedule.contents_missing} <= {NO_FILE}
    # Nothing readable on disk, and sealed files can be counted without any key.
    plain = b"".join(p.read_bytes() for p in bundle.iterdir())
    assert all(data[:64] not in plain for data in got.values() if len(data) > 64)
    found = verifier.check_path(bundle)
    assert found.fault is None
    assert f"{len({sha256(d) for d in got.values()})} sealed files of the evidence among them" in found.holds


def test_the_other_side_sees_plays_and_proves_them(world: World, whole: tuple[Path, Handed]) -> None:
    with closing(world.open(whole[0])) as theirs:
        about = received(theirs)
        assert about is not None
        assert about.schedule.contents == whole[1].schedule.contents
        label = theirs.exhibit_labels()[0]
        (exhibit,) = theirs.exhibits()
        stated = dict(exhibit.db.execute("SELECT path, sha256 FROM files"))
        exhibit.close()
        assert stated[PICTURE] == sha256(picture())
        assert stated[FILM] == sha256((world.folder / "phone" / FILM).read_bytes())
        record = next(r for r in records_of(theirs).values() if r.get("file") == FILM)
        assert record["disclosure_number"].startswith("A-")
        # On disk they are enciphered, under a key that the case keeps.
        (box,) = (theirs.path / "handed").iterdir()
        assert picture()[:64] not in box.read_bytes()
        desk = Desk(theirs, DEFENCE)
        try:
            asked = [
                Wanted(label, PICTURE),
                Wanted(label, FILM, "small"),
                Wanted(label, FILM, "clip@0"),
                Wanted(label, SOUND, "sound"),
            ]
            desk.previews.on_screen(asked)
            for _ in range(600):
                if all(stage == 2 for stage in desk.previews.stages(asked)):
                    break
                desk.previews._threads[0].join(0.05)  # pyright: ignore[reportPrivateUsage]
            kept = [desk.previews.get(one) for one in asked]
            assert [one.mime for one in kept] == ["image/jpeg", "image/jpeg", "video/webm", "audio/mpeg"]
            with desk.at_work():
                prepared = prepare(desk, Look(label, PICTURE, "hex"))
            body = look_at(desk, prepared).shown.body
            assert isinstance(body, HexPart)
            assert body.size == len(picture())
        finally:
            desk.close()


def test_a_received_case_hands_its_files_on(world: World, whole: tuple[Path, Handed]) -> None:
    with closing(world.open(whole[0])) as theirs:
        bundle, made = world.hand(case=theirs)
        assert world.files(bundle) == world.files(whole[0])
        assert made.schedule.contents == whole[1].schedule.contents


def test_none_go_along_where_none_are_wanted(world: World) -> None:
    bundle, made = world.hand(files="none")
    assert not list(bundle.glob("*.box"))
    assert (made.schedule.contents, made.schedule.contents_bytes) == (0, 0)
    assert made.schedule.contents_withheld["narrowed"] > 10
    with pytest.raises(CaseError, match="--files is records or none, and not 'some'"):
        world.hand(files="some")


def test_without_the_evidence_it_is_said_what_to_do(world: World, tmp_path: Path) -> None:
    (world.folder / "phone").rename(tmp_path / "moved")
    try:
        with pytest.raises(CaseError, match=r"phone is not there any more.*--source PATH.*--files none"):
            world.hand(categories=("media",))
        assert world.hand(categories=("calls",))[1].schedule.contents == 0
    finally:
        (tmp_path / "moved").rename(world.folder / "phone")


def test_a_file_that_changed_since_is_not_given(world: World) -> None:
    place = world.folder / "phone" / PICTURE
    place.write_bytes(picture() + b"x")
    try:
        bundle, made = world.hand(categories=("media",))
    finally:
        place.write_bytes(picture())
    assert PICTURE not in world.files(bundle)
    assert CHANGED in {one.why for one in made.schedule.contents_missing if one.file == PICTURE}


# --- scope -----------------------------------------------------------------------------------------------------------


def scoped(world: World, tmp_path: Path, scope: Scope) -> Case:
    case = create_case(tmp_path / "s.case", msgspec.structs.replace(POWER, scope=scope), JO)
    examine(case, JO, Examining(world.folder / "phone"), world.nursery, lambda _: None)
    return case


def test_of_names_only_no_contents_go_along(world: World, tmp_path: Path) -> None:
    with closing(scoped(world, tmp_path, Scope(categories=("messages", "media"), media="names"))) as case:
        bundle, made = world.hand(case=case)
    assert world.files(bundle) == {}
    assert made.schedule.contents_withheld.keys() == {"scope"}
    assert picture()[9000:9060] not in world.held(bundle)


def test_of_a_range_of_dates_the_files_of_its_records_alone(
    world: World, whole: tuple[Path, Handed], tmp_path: Path
) -> None:
    given = world.files(whole[0])
    days = sorted(
        str(r["at"])[:10]
        for r in records_of(world.case).values()
        if isinstance(r["at"], str) and carried({"": r}) & given.keys()
    )
    since = days[len(days) // 2]
    assert days[0] < since
    with closing(scoped(world, tmp_path, Scope(since=since, undated=False))) as case:
        bundle, made = world.hand(case=case)
        (exhibit,) = case.exhibits()
        inside = carried_in(exhibit.db, "records")
        exhibit.close()
    got = world.files(bundle)
    assert got
    assert got.keys() <= inside
    assert made.schedule.contents == len(got) < len(given)


def test_what_is_narrowed_or_sensitive_takes_its_files_along(world: World) -> None:
    bundle, _ = world.hand(categories=("calls", "contacts"))
    assert PICTURE not in world.files(bundle)
    ours = records_of(world.case)
    key = next(k for k, r in ours.items() if r.get("file") == PICTURE)
    mark(world.case, JO, "sensitive", "", [key])
    try:
        bundle, made = world.hand()
    finally:
        undo(world.case, JO)
    # The file of the same bytes goes neither.
    assert not {PICTURE, TWIN} & world.files(bundle).keys()
    assert FILM in world.files(bundle)
    assert made.schedule.contents_withheld["sensitive"] == 1
    assert picture() not in world.held(bundle)


def test_what_a_record_does_not_name_any_more_stays_here(world: World) -> None:
    ours = records_of(world.case)
    key, record = next((k, r) for k, r in ours.items() if r.get("file") == FILM)
    bundle, made = world.hand(f'[[record]]\nkey = "{key}"\nfields = ["file"]\n')
    assert FILM not in world.files(bundle)
    assert PICTURE in world.files(bundle)
    assert record["file"] == FILM
    assert made.schedule.fields >= 1


def test_where_a_person_is_redacted_no_document_goes(world: World) -> None:
    bundle, made = world.hand('[[person]]\nidentifiers = ["+1 (202) 555-0101"]\nnames = ["Mira"]\n')
    got = world.files(bundle)
    assert PICTURE in got
    assert made.schedule.contents_withheld["redacted"] > 0
    assert all(data[:4] != b"%PDF" and b"BEGIN:VCARD" not in data for data in got.values())


# --- redactions ------------------------------------------------------------------------------------------------------


def test_a_region_is_black_in_the_file_that_goes(world: World) -> None:
    bundle, made = world.hand(f'[[picture]]\nfile = "{PICTURE}"\nregions = [[0.5, 0, 1, 0.5]]\n')
    got = world.files(bundle)
    image = pixels(got[PICTURE])
    assert image.size == (400, 200)
    inside = np.asarray(image)[2:98, 202:398]
    assert int(inside.max()) < 16
    assert int(np.asarray(image)[110:, :].min()) > 240
    # Of the same bytes under another name too.
    assert got[TWIN] == got[PICTURE]
    with Image.open(io.BytesIO(got[PICTURE])) as opened:
        assert dict(opened.getexif()) == {}
    held = world.held(bundle)
    for text in (SECRET, picture()[9000:9060], sha256(picture()).encode()):
        assert text not in held
    assert {(one.file, one.parts, one.sha256) for one in made.schedule.contents_redacted} == {
        (path, ("region 0.5,0,0.5,0.5",), sha256(got[PICTURE])) for path in (PICTURE, TWIN)
    }
    with closing(world.open(bundle)) as theirs:
        record = next(r for r in records_of(theirs).values() if r.get("file") == PICTURE)
        assert record["size"] != len(picture())
    # The evidence and the case are what they were.
    assert (world.folder / "phone" / PICTURE).read_bytes() == picture()
    assert sha256(picture()) in {r["provenance"].get("sha256") for r in records_of(world.case).values()}


def heard(data: bytes) -> tuple[np.ndarray, float]:
    """(samples from -1 to 1, a second's number of them)"""
    opened: Any
    with av.open(io.BytesIO(data)) as opened:
        shape = av.AudioResampler("s16", "mono", 48_000)
        found = [p.to_ndarray().reshape(-1) for f in opened.decode(audio=0) for p in shape.resample(f)]
    return np.concatenate(found).astype(float) / 32768, 48_000.0


def loud(data: bytes, since: float, until: float) -> float:
    samples, rate = heard(data)
    return float(np.abs(samples[int(since * rate) : int(until * rate)]).max())


def test_a_stretch_of_a_film_is_black_and_silent(world: World) -> None:
    original = (world.folder / "phone" / FILM).read_bytes()
    bundle, made = world.hand(f'[[clip]]\nfile = "{FILM}"\nparts = [[1.5, 2.5]]\n')
    got = world.files(bundle)[FILM]
    opened: Any
    with av.open(io.BytesIO(got)) as opened:
        assert opened.metadata.get("title") is None
        light = {float(f.time or 0): int(f.to_ndarray(format="rgb24").max()) for f in opened.decode(video=0)}
    assert len(light) == 40
    assert max(value for at, value in light.items() if 1.45 <= at <= 2.5) < 24
    assert min(value for at, value in light.items() if at < 1.35 or at > 2.6) > 200
    assert loud(got, 1.5, 2.5) < 0.01
    assert loud(got, 0.5, 1.3) > 0.3
    assert loud(got, 2.8, 3.6) > 0.3
    held = world.held(bundle)
    for text in (b"a name in the film", original[200:300], sha256(original).encode()):
        assert text not in held
    assert [(one.file, one.parts) for one in made.schedule.contents_redacted] == [(FILM, ("clip 1.5–2.5 s",))]


def test_a_stretch_of_a_sound_is_silent(world: World) -> None:
    bundle, _ = world.hand(f'[[clip]]\nfile = "{SOUND}"\nparts = [[0, 1], [3, 60]]\n')
    got = world.files(bundle)[SOUND]
    assert got[:4] == b"OggS"
    assert max(loud(got, 0, 1), loud(got, 3, 3.9)) < 0.01
    assert loud(got, 1.3, 2.7) > 0.3
    assert sha256(sound()).encode() not in world.held(bundle)


def test_what_cannot_be_hidden_does_not_go(world: World) -> None:
    bundle, made = world.hand(
        f'[[picture]]\nfile = "{FILM}"\nregions = [[0, 0, 1, 1]]\n[[clip]]\nfile = "{PICTURE}"\nparts = [[0, 1]]\n'
    )
    assert not {FILM, PICTURE, TWIN} & world.files(bundle).keys()
    why = {one.file: one.why for one in made.schedule.contents_missing}
    assert (why[FILM], why[PICTURE], why[TWIN]) == (NO_PICTURE, NO_FILM, NO_FILM)
    assert sha256(picture()).encode() not in world.held(bundle)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[clip]]\nfile = 'x'\nparts = []", "parts are"),
        ("[[clip]]\nfile = 'x'\nparts = [[5, 2]]", "parts are"),
        ("[[clip]]\nfile = 'x'\nparts = [[0, inf]]", "parts are"),
        ("[[clip]]\nfile = 'x'\nparts = [[0, 1]]", r"no record that is handed over carries x, of which parts"),
        (
            "[[clip]]\nfile = 'x'\nparts = [[0, 1]]\n[[picture]]\nfile = 'x'\nregions = [[0, 0, 1, 1]]",
            "regions or parts in time, and not both",
        ),
    ],
)
def test_a_stretch_that_is_none_is_refused(world: World, text: str, says: str) -> None:
    with pytest.raises(CaseError, match=says):
        world.hand(text, categories=("calls",))


# --- tampering -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["files-1.box", "files-1.list"])
@pytest.mark.parametrize("how", ["changed", "removed", "cut"])
def test_files_that_were_tampered_with_are_found_and_not_received(
    world: World, whole: tuple[Path, Handed], tmp_path: Path, name: str, how: str
) -> None:
    bundle = tmp_path / "bundle"
    shutil.copytree(whole[0], bundle)
    data = (bundle / name).read_bytes()
    if how == "changed":
        (bundle / name).write_bytes(data[:100] + bytes([data[100] ^ 1]) + data[101:])
    elif how == "cut":
        (bundle / name).write_bytes(data[:-40])
    else:
        (bundle / name).unlink()
    done = subprocess.run(
        [sys.executable, "-I", bundle / "verify.py", bundle], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    if (name, how) == ("files-1.box", "changed"):
        assert "files-1.box is not the file that the manifest states: file 1 of " in done.stdout
    with pytest.raises(CaseError, match="does not hold"):
        receive(bundle, world.folder / "identity", tmp_path / "x.case", DEFENCE)
    assert not list(tmp_path.glob("x.case*"))


def test_a_giver_cannot_state_another_file_than_is_in_the_box(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from aboveboard.casework import filesgiven

    class Swapping(BoxWriter):
        def end(self, listed: Listed) -> None:
            first, second, *rest = listed.members
            swapped = (
                msgspec.structs.replace(first, number=second.number, start=second.start, size=second.size),
                second,
                *rest,
            )
            super().end(msgspec.structs.replace(listed, members=swapped))

    monkeypatch.setattr(filesgiven, "BoxWriter", Swapping)
    bundle, _ = world.hand(categories=("media",))
    assert verifier.check_path(bundle).fault is None
    with pytest.raises(CaseError, match=r"files-1\.box of the bundle holds another .* than its records state"):
        receive(bundle, world.folder / "identity", tmp_path / "x.case", DEFENCE)
    assert not list(tmp_path.glob("x.case*"))


# --- the box itself --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE + 7])
def test_a_box_gives_back_what_was_put_in(tmp_path: Path, size: int) -> None:
    from aboveboard.sources.handed import Boxed

    data, key, path = bytes(n * 7 % 251 for n in range(size)), bytes(range(32)), tmp_path / "box"
    with closing(BoxWriter(path, key)) as box:
        taken = box.put((b"other",))
        box.take_back(taken[1])
        number, start, length, digest, sealed = box.put(iter((data[: size // 3], data[size // 3 :])))
        box.end(Listed("android", "files", (Boxed(number, "a", "a", length, digest, start, sealed),)))
    assert (number, length, digest) == (1, size, sha256(data))
    with closing(HandedSource(path, key)) as source, closing(source.opener()) as opener:
        member = opener.open(source.ref(0))
        assert b"".join(member.stream()) == data
        assert member.read_at(size // 2, 10) == data[size // 2 : size // 2 + 10]
        assert member.read_at(max(0, PIECE - 5), 10) == data[max(0, PIECE - 5) : max(0, PIECE - 5) + 10]
    with pytest.raises(WrongPassword):
        HandedSource(path, bytes(32))
    sealed_bytes = bytearray(path.read_bytes())
    sealed_bytes[start] ^= 1
    path.write_bytes(sealed_bytes)
    with closing(HandedSource(path, key)) as source, pytest.raises(MemberError, match="does not open"):
        source.opener().open(source.ref(0)).read_at(0, max(1, size)) if size else list(
            source.opener().open(source.ref(0)).stream()
        )
    assert Keys(password=key).password == key
