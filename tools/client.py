"""Copies what the review pages load in the browser out of `client/node_modules`, where npm put it, to where it is served from."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).parent.parent
FROM = ROOT / "client" / "node_modules"
TO = ROOT / "src" / "aboveboard" / "web" / "static" / "vendor"
FILES = (
    "htmx.org/dist/htmx.min.js",
    "leaflet/dist/leaflet.js",
    "leaflet/dist/leaflet.css",
    "topojson-client/dist/topojson-client.min.js",
    "world-atlas/land-50m.json",
)

if __name__ == "__main__":
    shutil.rmtree(TO, ignore_errors=True)
    TO.mkdir(parents=True)
    for name in FILES:
        shutil.copyfile(FROM / name, TO / Path(name).name)
