"""Pages out of templates: one environment, and how values of records are shown."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache, partial
from importlib.resources import files
from io import BytesIO
from typing import Any, cast

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from aboveboard import __version__
from aboveboard.casework.review.previews import Wanted
from aboveboard.casework.review.rawreader import Look
from aboveboard.casework.review.stored import NOTHING, Stored
from aboveboard.casework.review.veils import NAMES
from aboveboard.casework.review.watch import Notice
from aboveboard.model.saying import visible
from aboveboard.model.times import from_iso
from aboveboard.web import session, wording
from aboveboard.web.session import Session

Record = Mapping[str, Any]
_HERE = files("aboveboard.web")


def shown(text: object) -> str:
    """Text from a phone: what would change its direction, or not show, is made visible. Escaping is the template's."""
    return visible(str(text))


def _finalize(value: Any) -> Any:
    """Every value of every template: no text reaches a page whose characters could turn it, whoever wrote the template."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def translations(language: str) -> Translations:
    """The catalogue of a language; English where it has no word."""
    path = session.LOCALES / f"{language}.po"
    if language == "en" or not path.is_file():
        return Translations()
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language, abort_invalid=True))
    compiled.seek(0)
    return Translations(compiled)


class Pages:
    """Renders templates for a session."""

    def __init__(
        self,
        session: Session,
        about: Mapping[str, Any],
        times: Callable[[Any, str], Stored] | None = None,
        notices: Callable[[], Sequence[Notice]] = tuple,
    ) -> None:
        """`about` is what every page knows of the case, `times` what is known of a time of a record (or of its key), `notices`
        what keeps the case or ends it."""
        self.session = session
        self._about = about
        self._times = times
        self._notices = notices
        self._environments: dict[str, Environment] = {}

    def __call__(self, name: str, **values: Any) -> str:
        """The page `templates/NAME.html`."""
        settings = self.session.settings
        environment = self._environment(settings.language)
        template = environment.get_template(f"{name}.html")
        known = {"settings": settings, "session": self.session, "case": self._about, "version": __version__}
        return template.render(**known, notices=self._notices, **values)

    def _environment(self, language: str) -> Environment:
        if language not in self._environments:
            made = Environment(
                loader=FileSystemLoader(str(_HERE / "templates")),
                autoescape=select_autoescape(default=True, default_for_string=True),
                undefined=StrictUndefined,
                finalize=_finalize,
                trim_blocks=True,
                lstrip_blocks=True,
                extensions=["jinja2.ext.i18n"],
            )
            made.install_gettext_translations(translations(language), newstyle=True)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
            filters: dict[str, Any] = {
                "shown": shown,
                "text": text,
                "parties": parties,
                "present": present,
                "amount": amount,
                "number": number,
                "digits": digits,
                "length": len,
                "time": self.time,
                "clock": self.clock,
                "stored": self.stored,
                "day": self.day,
                "duration": duration,
                "address": self.session.address,
                "preview": self.preview,
                "raw": self.raw,
                "raw_part": self.raw_part,
                "veil": self.veil,
                "veiled": self.veiled,
            }
            made.filters.update(filters)
            translated = translations(language)
            names = {"field": wording.field, "kind": wording.kind, "service": wording.service, "told": wording.told}
            made.filters.update({name: partial(of, translated) for name, of in names.items()})
            more: dict[str, Any] = {
                "word": partial(wording.word, translated),
                "party": partial(party, say=translated.gettext),
                "line": partial(line, say=translated.gettext),
                "said": partial(said, say=translated.gettext),
            }
            made.filters.update(more)
            self._environments[language] = made
        return self._environments[language]

    def preview(self, path: str, exhibit: str, form: str = "small") -> str:
        """Where the preview of a file of an exhibit is: a path as a filter's value."""
        return f"/preview/{self.session.address(str(Wanted(exhibit, path, form)))}"

    def raw(self, look: Look) -> str:
        """Where a part of a file as it is can be looked at."""
        return f"/raw/{self.session.address(str(look))}"

    def raw_part(self, look: Look) -> str:
        """Where the part alone is, for a page that stands already."""
        return f"/raw/part/{self.session.address(str(look))}"

    def veiled(self, path: str, exhibit: str) -> tuple[str, ...]:
        """The veils over a file of an exhibit: a path as a filter's value."""
        veils = self.session.veils
        if veils is None:
            return tuple(n for n in NAMES if getattr(self.session.settings, n))
        return veils.of(exhibit, path)

    def veil(self, path: str, exhibit: str) -> Markup:
        """The attributes of an element that shows the file: what is drawn over it, and how its veils are called for."""
        word = self.session.address(str(Wanted(exhibit, path)))
        return Markup(' data-veil="{}" data-item="{}"').format(" ".join(self.veiled(path, exhibit)), word)

    # --- times -------------------------------------------------------------------------------------------------------

    def time(self, value: Any, stored: Stored | None = None) -> Markup:
        """A time in the zone of the settings; pointing at it tells UTC and, of a record's, what was stored, basis and clock."""
        return self._time(value, "%Y-%m-%d %H:%M:%S", stored)

    def clock(self, value: Any, stored: Stored | None = None) -> Markup:
        """The time of day alone."""
        return self._time(value, "%H:%M", stored)

    def stored(self, record: Any, field: str = "at") -> Stored:
        """What is known of a record's time, for `time` and `clock`: a record, or its key, as a filter's value."""
        return NOTHING if self._times is None else self._times(record, field)

    def day(self, value: Any) -> str:
        """The day alone, for headings."""
        moment = self._moment(value)
        return "" if moment is None else moment[0].strftime("%Y-%m-%d")

    def _say(self, words: str) -> str:
        return wording.word(translations(self.session.settings.language), words)

    def _moment(self, value: Any) -> tuple[datetime, str] | None:
        if isinstance(value, int):
            return datetime.fromtimestamp(value / 1e6, UTC).astimezone(self.session.settings.time_zone), ""
        if isinstance(value, str):
            try:
                return self._moment(from_iso(value))
            except ValueError:
                return None
        if isinstance(value, Mapping) and "local" in value:
            local = cast("Mapping[str, Any]", value)
            try:
                return datetime.fromisoformat(str(local["local"])), str(local.get("basis", "local without zone"))
            except ValueError:
                return None
        return None

    def _known(self, stored: Stored | None) -> str:
        """What is known of a record's time beside the time itself."""
        if stored is None:
            return ""
        told = [f"{self._say('as stored')}: {shown(stored.said)}"] if stored.said else []
        if stored.basis:
            east = "" if stored.offset is None else f" ({stored.offset // 60:+03}:{stored.offset % 60:02})"
            told.append(f"{self._say('basis')}: {self._say(stored.basis)}{east}")
        told.append(f"{self._say('clock')}: {self._say(stored.clock or 'the store does not say whose')}")
        return "".join(f"; {part}" for part in told)

    def _time(self, value: Any, form: str, stored: Stored | None) -> Markup:
        moment = self._moment(value)
        if moment is None:
            return Markup('<span class="absent">{}</span>').format(self._say(why_absent(value)))
        at, basis = moment
        as_stored = self._known(stored)
        if basis:
            told = str(value["local"]) if as_stored else f"{value['local']} {basis}"
            if "inferred" in value:
                told += f"; {value['inferred']['utc']} from {value['inferred']['from']}"
            return Markup('<time class="local" title="{}">{} <i>{}</i></time>').format(
                told + as_stored, at.strftime(form), self._say("local")
            )
        utc = at.astimezone(UTC)
        told = f"{utc:%Y-%m-%d %H:%M:%S}.{utc.microsecond:06d} UTC; {at:%Y-%m-%d %H:%M:%S %z}{as_stored}"
        return Markup('<time datetime="{}" title="{}">{}</time>').format(utc.isoformat(), told, at.strftime(form))


# --- values ----------------------------------------------------------------------------------------------------------


def present(value: Any) -> bool:
    """Whether a field holds a value."""
    return value is not None and not (isinstance(value, Mapping) and "absent" in value)


def why_absent(value: Any) -> str:
    """The reason of an absent value in words."""
    reason = cast("Mapping[str, Any]", value).get("absent") if isinstance(value, Mapping) else None
    return wording.ABSENT.get(str(reason), "none")


def text(value: Any) -> str:
    """A field's text, '' where there is none."""
    return shown(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def party(value: Any, say: Callable[[str], str] = str) -> str:
    """A party's name, else what it is stored under."""
    if not isinstance(value, Mapping) or not present(value):
        return ""
    person = cast("Mapping[str, Any]", value)
    name, identifier = person.get("name"), person.get("identifier")
    if not name and not identifier:
        return say("this phone") if person.get("role") == "owner" else ""
    return shown(name or identifier)


def parties(value: Any) -> str:
    """A list of parties on one line."""
    if not isinstance(value, list):
        return party(value)
    return ", ".join(p for p in map(party, cast("list[Any]", value)) if p)


def amount(size: Any) -> str:
    """Bytes, readable."""
    left = float(size)
    for unit in ("B", "KB", "MB", "GB"):
        if left < 1000:
            return f"{left:.0f} {unit}" if unit == "B" else f"{left:.1f} {unit}"
        left /= 1000
    return f"{left:.1f} TB"


def number(value: Any) -> str:
    """A count with its thousands set apart."""
    return f"{int(value):,}"


def digits(text: str) -> str:
    """Hexadecimal digits, two a byte, with spaces between bytes."""
    return " ".join(text[at : at + 2] for at in range(0, len(text), 2))


def duration(seconds: Any) -> str:
    """A length of time: 0:12, 1:02:03."""
    if not isinstance(seconds, int | float) or not math.isfinite(seconds):
        return ""
    whole = round(seconds)
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"


def _some(value: Any, say: Callable[[str], str]) -> str:
    """The first two of a list of parties, and how many more there are."""
    if not isinstance(value, list):
        return party(value, say)
    people = cast("list[Any]", value)
    more = f" +{len(people) - 2}" if len(people) > 2 else ""
    return ", ".join(p for p in (party(one, say) for one in people[:2]) if p) + more


def said(record: Record, several: bool, say: Callable[[str], str] = str) -> Markup:
    """The beginning of a message, for a list of conversations, and who wrote it where that may be several others."""
    who = say("this phone") if record.get("direction") == "outgoing" else ""
    if several and not who:
        who = party(record.get("sender"), say)
    words = text(record.get("body")) or text(record.get("subject"))
    if not words and isinstance(record.get("attachments"), list):
        words = ", ".join(text(a.get("name")) or text(a.get("path")).rpartition("/")[2] for a in record["attachments"])
    parts = [Markup("<bdi>{}</bdi>").format(p[:120]) for p in (who, " ".join(words.split())) if p]
    return Markup(": ").join(parts)


_SAYS = (
    ("name", "title", "subject", "term", "ssid", "activity", "event", "app"),
    ("body", "snippet", "detail", "description", "url", "value", "location", "address", "status", "path"),
)


def line(record: Record, say: Callable[[str], str] = str) -> Markup:
    """What a record says, on one line: who, what."""
    parts: list[str | Markup] = []
    if record["kind"] in ("Message", "Call", "Email", "Post", "Payment"):
        people = [
            p
            for p in (party(record.get("sender") or record.get("author"), say), _some(record.get("recipients"), say))
            if p
        ]
        if people:
            parts.append(Markup(' <span class="to">→</span> ').join(Markup("<bdi>{}</bdi>").format(p) for p in people))
    for names in _SAYS:
        found = next((text(record[n]) for n in names if text(record.get(n))), "")
        if found:
            parts.append(found)
    if record["kind"] == "Contact" and isinstance(record.get("identifiers"), list):
        parts += [shown(i["value"]) for i in record["identifiers"] if i.get("value")]
    if record["kind"] == "Place" and present(record.get("latitude")) and present(record.get("longitude")):
        parts.append(f"{record['latitude']:.5f}, {record['longitude']:.5f}")
    if record["kind"] == "Call":
        parts.append(duration(record.get("duration")))
    # Each part keeps its own direction and does not turn its neighbours.
    said = (p if isinstance(p, Markup) else Markup("<bdi>{}</bdi>").format(p[:300]) for p in parts if p)
    return Markup('<span class="line">{}</span>').format(Markup(" · ").join(said))
