"""How fast previews of pictures are made; part of `make bench-review`.

The yardstick is a bare loop in as many processes, in the same run and over the same files: Pillow's `draft` and `thumbnail`,
nothing read from a container, nothing checked, encoded or kept.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path
from statistics import median

import numpy as np
from bench_browser import Result
from PIL import Image

from aboveboard.casework.case import open_case
from aboveboard.casework.custody import Actor
from aboveboard.casework.prove import Evidence
from aboveboard.casework.review.desk import Desk
from aboveboard.casework.review.previews import MOST_WORKERS, Previews, Wanted
from aboveboard.demo.media import Camera, exif
from aboveboard.demo.moments import STORY_START
from aboveboard.store.previews import EMBEDDED, FINAL

COMMAND = Path(sys.executable).parent / "aboveboard"
EDGE = 320
RATIO = 0.8
_WIDTH, _HEIGHT = 4032, 3024
_DRAWN, _FILES, _ROUNDS = 8, 64, 3
_FOLDER = "private/var/mobile/Media/DCIM/100APPLE"


def make_pictures(folder: Path) -> list[Path]:
    """Pictures of 12 megapixels with a thumbnail in their EXIF, as cameras write them; made once."""
    place = folder / _FOLDER
    paths = [place / f"IMG_{n:04d}.JPG" for n in range(_FILES)]
    if all(path.exists() for path in paths):
        return paths
    place.mkdir(parents=True, exist_ok=True)
    for number in range(_DRAWN):
        dice = np.random.default_rng(number)
        coarse = Image.fromarray(dice.integers(0, 256, (42, 56, 3), dtype=np.uint8))
        picture = np.asarray(coarse.resize((_WIDTH, _HEIGHT), Image.Resampling.BICUBIC), dtype=np.int16)
        # Grain, so that the files are as large as those of a camera.
        grain = dice.integers(-9, 10, (_HEIGHT, _WIDTH, 1), dtype=np.int16)
        image = Image.fromarray(np.clip(picture + grain, 0, 255).astype(np.uint8))
        small = io.BytesIO()
        image.resize((160, 120)).save(small, "JPEG", quality=70)
        tags = exif(Camera("Apple", "iPhone 15", "26.1"), STORY_START, None, offset=False, minutes=0)
        data = _with_thumbnail(tags.tobytes(), small.getvalue())
        whole = io.BytesIO()
        image.save(whole, "JPEG", quality=85, exif=data)
        for n in range(number, _FILES, _DRAWN):
            # Behind the picture's end, where readers ignore it: no two files are the same.
            paths[n].write_bytes(whole.getvalue() + n.to_bytes(8, "big"))
    return paths


def _with_thumbnail(tags: bytes, thumbnail: bytes) -> bytes:
    """EXIF with a second directory behind the first, which holds a JPEG (EXIF 2.32, 4.5.4 and 4.6.2)."""
    head, tiff = tags[:6], bytearray(tags[6:])
    order = "little" if tiff[:2] == b"II" else "big"
    first = int.from_bytes(tiff[4:8], order)
    entries = int.from_bytes(tiff[first : first + 2], order)
    link = first + 2 + 12 * entries
    second = len(tiff) + len(tiff) % 2
    tiff += bytes(second - len(tiff))
    tiff[link : link + 4] = second.to_bytes(4, order)
    start = second + 2 + 12 * 3 + 4
    tiff += (3).to_bytes(2, order)
    for tag, kind, value in ((0x0103, 3, 6), (0x0201, 4, start), (0x0202, 4, len(thumbnail))):
        said = value.to_bytes(2, order) + bytes(2) if kind == 3 else value.to_bytes(4, order)
        tiff += tag.to_bytes(2, order) + kind.to_bytes(2, order) + (1).to_bytes(4, order) + said
    return head + bytes(tiff) + bytes(4) + thumbnail


def _bare(path: str) -> int:
    with Image.open(path) as image:
        image.draft("RGB", (EDGE, EDGE))
        image.thumbnail((EDGE, EDGE))
        return image.width


def bare(paths: Sequence[Path], processes: int) -> float:
    """Seconds of the yardstick, its processes begun before."""
    with get_context("spawn").Pool(processes) as pool:
        pool.map(_bare, [str(path) for path in paths[:processes]], chunksize=1)
        start = time.perf_counter()
        pool.map(_bare, [str(path) for path in paths], chunksize=1)
        return time.perf_counter() - start


def _until(previews: Previews, wanted: Sequence[Wanted], stage: int) -> float:
    start = time.perf_counter()
    while min(previews.stages(wanted)) < stage:
        time.sleep(0.005)
    return time.perf_counter() - start


def ours(case: Path, source: Path, names: Sequence[str]) -> tuple[float, float]:
    """Seconds until all have their EXIF's thumbnail, and until all have their own, in a case that has none of them.

    Source and workers are open before, as they are in a review but for its first picture.
    """
    shutil.rmtree(case / "previews", ignore_errors=True)
    with closing(open_case(case)) as opened:
        desk = Desk(opened, Actor("bench"), Evidence(places=(source,)))
        try:
            exhibit = opened.exhibit_labels()[0]
            first, *wanted = [Wanted(exhibit, f"{_FOLDER}/{name}") for name in names]
            large = [Wanted(exhibit, first.path, form) for form in ("large", "small")]
            desk.previews.on_screen(large)
            _until(desk.previews, large, FINAL)
            start = time.perf_counter()
            desk.previews.on_screen(wanted)
            _until(desk.previews, wanted, EMBEDDED)
            early = time.perf_counter() - start
            _until(desk.previews, wanted, FINAL)
            return early, time.perf_counter() - start
        finally:
            desk.close()


def measure(data: Path, environment: dict[str, str]) -> list[Result]:
    """Ratios, each of several rounds in turn."""
    source, case = data / "previews", data / "previews.case"
    paths = make_pictures(source)
    if not case.exists():
        told = [COMMAND, "examine", source, "--case", case, "--own-phone", "--no-recovery"]
        subprocess.run(told, env=environment, check=True, stdout=subprocess.DEVNULL)
    os.environ.update(environment)
    processes = max(1, min(MOST_WORKERS, os.cpu_count() or 1))
    count = len(paths) - 1
    ratios, embedded, made = [], [], []
    for _ in range(_ROUNDS):
        plain = bare(paths[1:], processes)
        early, all_of_them = ours(case, source, [path.name for path in paths])
        ratios.append(plain / (all_of_them - early))
        embedded.append(count / early)
        made.append(count / all_of_them)
        print(f"  previews: bare {plain:.2f} s, ours {all_of_them:.2f} s, of it thumbnails {early:.2f} s", flush=True)
    size = sum(path.stat().st_size for path in paths) / len(paths) / 1e6
    about = f"{count} pictures of 12 megapixels and {size:.1f} MB, {processes} processes"
    ratio = median(ratios)
    return [
        Result(f"previews of {about}, to a bare Pillow loop", f">= {RATIO}", f"{ratio:.2f}", ratio >= RATIO),
        Result("previews, with the EXIF's thumbnail shown first", "-", f"{median(made):.0f} a second", True),
        Result("thumbnails out of the EXIF", "-", f"{median(embedded):.0f} a second", True),
    ]
