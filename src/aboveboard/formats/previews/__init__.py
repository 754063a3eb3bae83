"""Small pictures of pictures, films and papers; sounds and films that a browser plays; the text of papers: all made anew.

Whatever comes out was written by an encoder here, so that no byte of a phone reaches a browser's decoders. The decoders are
others' (Pillow, libheif, FFmpeg, PDFium): this runs in a worker with limits of memory and time, never in the process that
serves pages; see `engine/previews.py`.
"""

from __future__ import annotations

from aboveboard.formats.previews._about import PEAKS, TOP, About, about
from aboveboard.formats.previews._black import Region, blackened
from aboveboard.formats.previews._clips import MOST, SPAN, clip
from aboveboard.formats.previews._films import FRAMES, film, frame
from aboveboard.formats.previews._hidden import Stretch, without_regions, without_stretches
from aboveboard.formats.previews._papers import cover, paper
from aboveboard.formats.previews._pictures import embedded, picture
from aboveboard.formats.previews._preview import FAULTS, Broken, File, Preview, Why
from aboveboard.formats.previews._sounds import sound
from aboveboard.formats.previews._texts import text

__all__ = [
    "FAULTS",
    "FRAMES",
    "MOST",
    "PEAKS",
    "SPAN",
    "TOP",
    "About",
    "Broken",
    "File",
    "Preview",
    "Region",
    "Stretch",
    "Why",
    "about",
    "blackened",
    "clip",
    "cover",
    "embedded",
    "film",
    "frame",
    "paper",
    "picture",
    "sound",
    "text",
    "without_regions",
    "without_stretches",
]
