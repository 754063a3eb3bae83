"""Small pictures of pictures, films and papers; sounds that a browser plays; the text of papers: all made anew from bytes.

Whatever comes out was written by an encoder here, so that no byte of a phone reaches a browser's decoders (sounds that a
browser plays are the exception; see `sound`). The decoders are others' (Pillow, libheif, FFmpeg, PDFium): this runs in a
worker with limits of memory and time, never in the process that serves pages; see `engine/previews.py`.
"""

from __future__ import annotations

from aboveboard.formats.previews._films import film, sheet
from aboveboard.formats.previews._papers import paper, text
from aboveboard.formats.previews._pictures import embedded, picture
from aboveboard.formats.previews._preview import FAULTS, Broken, File, Preview, Why
from aboveboard.formats.previews._sounds import sound

__all__ = [
    "FAULTS",
    "Broken",
    "File",
    "Preview",
    "Why",
    "embedded",
    "film",
    "paper",
    "picture",
    "sheet",
    "sound",
    "text",
]
