"""Regions of a preview drawn black."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable

from PIL import Image, ImageDraw

from aboveboard.formats.previews._pictures import finished
from aboveboard.formats.previews._preview import Preview

Region = tuple[float, float, float, float]
"""Left, top, right and bottom, as parts of width and height."""


def blackened(data: bytes, regions: Iterable[Region]) -> Preview:
    """A preview that was made here, made anew with these regions black; what was in them is in no byte of it."""
    with Image.open(io.BytesIO(data), formats=("WEBP", "JPEG")) as made:
        image = made.convert("RGBA" if made.mode == "RGBA" else "RGB")
    width, height = image.size
    draw = ImageDraw.Draw(image)
    for left, top, right, bottom in regions:
        corner = math.floor(left * width), math.floor(top * height)
        # Pillow draws the last column and row too.
        draw.rectangle((corner, (math.ceil(right * width) - 1, math.ceil(bottom * height) - 1)), fill="black")
    return finished(image, max(image.size))
