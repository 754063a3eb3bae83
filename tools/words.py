"""Which words of the review pages a translation lacks, and which it holds that no page says any more.

python tools/words.py           names them for each catalogue in web/locales; ends with status 1 if there are any
"""

from __future__ import annotations

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from aboveboard.analysis.coverage import State as Covered
from aboveboard.casework import spotphone
from aboveboard.casework.review import answered, files, gallery, marks, previews, raw
from aboveboard.engine.declared import declared
from aboveboard.formats.previews import Why
from aboveboard.model.outcome import Status
from aboveboard.model.provenance import State
from aboveboard.model.records import CATEGORIES
from aboveboard.web import wording

WEB = Path(__file__).parents[1] / "src/aboveboard/web"
METHODS = [("templates/**.html", "jinja2.ext:babel_extract"), ("**.py", "python")]
OPTIONS = {"templates/**.html": {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}}
# What pages translate without saying it in the template: names of categories and facets, and words of the use cases.
NAMES = (
    *CATEGORIES,
    *("kind", "service", "state", "profile", "direction", "category"),
    answered.COLUMNS,
    *(answered.MARKED, answered.WRITTEN, "phrase", "vocabulary", "candidates+check", "scan"),
    *gallery.KINDS,
    *gallery.STATES,
    gallery.NOWHERE,
    *marks.WRITTEN,
    *marks.STATUSES,
    *(previews.NO_FILE, previews.NO_PASSWORD, previews.NO_SOURCE, previews.LOST, previews.NO_READER),
    *(previews.NOT_KEPT, previews.SENSITIVE, previews.OUTSIDE),
    *raw.WHYS,
    *files.PAPERS,
    *("written", "deleted"),
    *(*(step.name for step in spotphone.STEPS), spotphone.NO_CALLS),
    *map(str, (*Why, *Covered, *Status, *State)),
    *wording.WORDS,
    *wording.SENTENCES,
)


def said() -> Catalog:
    """Every message of the pages."""
    found = Catalog()
    for _file, _line, message, _comments, context in extract_from_dir(WEB, METHODS, OPTIONS):
        found.add(message, context=context)
    for name in NAMES:
        found.add(name)
    for context, names in (("field", wording.FIELDS), ("kind", wording.KIND_NAMES), ("service", services())):
        for name in names:
            found.add(name, context=context)
    return found


def services() -> list[str]:
    """The services that are a part of a phone's system."""
    return sorted({k.service for k in declared().values() if k.service.startswith(wording.GENERIC)})


def read(path: Path) -> Catalog:
    """A catalogue; raises PoFileError."""
    with path.open("rb") as file:
        return read_po(file, locale=path.stem, abort_invalid=True)


def lacking(catalogue: Catalog, pages: Catalog) -> list[str]:
    """Messages of the pages that have no translation, or one that is fuzzy."""
    return [str(m.id) for m in pages if m.id and not _translated(catalogue, m.id, m.context)]


def gone(catalogue: Catalog, pages: Catalog) -> list[str]:
    """Translations of what no page says."""
    return [str(m.id) for m in catalogue if m.id and pages.get(m.id, m.context) is None]


def _translated(catalogue: Catalog, name: str | tuple[str, ...] | list[str], context: str | None) -> bool:
    has = catalogue.get(name, context)
    if has is None or has.fuzzy or (isinstance(name, tuple | list) and has.id != name):
        return False
    return all(has.string) if isinstance(has.string, tuple | list) else bool(has.string)


def main() -> int:
    """Names what is lacking and gone; 1 if there is any."""
    pages, faults = said(), 0
    for path in sorted((WEB / "locales").glob("*.po")):
        catalogue = read(path)
        for what, names in (("lacks", lacking(catalogue, pages)), ("gone", gone(catalogue, pages))):
            faults += len(names)
            for name in names:
                print(f"{path.name} {what}: {name}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
