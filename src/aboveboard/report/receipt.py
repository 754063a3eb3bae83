"""A receipt as HTML and as PDF, of two pages at most, in plain words of one of four languages.

What it says stands in `receipts/LANGUAGE.toml`. Names of apps are left out unless they are asked for.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
from markupsafe import Markup, escape

from aboveboard.casework.receipt import Receipt, Taken
from aboveboard.model.powers import power_named
from aboveboard.model.saying import visible
from aboveboard.report.paper import environment, laid_out

LANGUAGES = ("en", "zh", "es", "ar")
LEVELS = ("short", "normal", "full")
MOST_PAGES = 2
MOST_APPS = 12
MOST_PACKAGES = 6
"""Names of apps whose backup was asked for; how many more there were is said."""
MOST_TEXT = 240
"""Characters of what someone wrote into the authority or gave as an address."""
_HERE = files("aboveboard.report")


class TooLong(ValueError):
    """A receipt would need more than two pages."""


@dataclass(frozen=True)
class Left:
    """What a receipt is left with, to be compared later."""

    entry: int
    head: str
    fingerprint: str


@dataclass(frozen=True)
class Asked:
    """How a receipt is to be."""

    language: str = "en"
    level: str = "normal"
    apps: bool = False
    """Whether names of apps are shown."""
    contact: str | None = None
    """Where to object: an address or telephone number."""


def page(receipt: Receipt, left: Left, asked: Asked, sign: Callable[[str], bytes]) -> tuple[bytes, bytes]:
    """(HTML with a signed part, PDF). `sign` gives the signed part for a statement. Raises TooLong."""
    html = _html(receipt, left, asked)
    laid = laid_out(html)
    if len(laid.pages) > MOST_PAGES:
        raise TooLong(f"the receipt needs {len(laid.pages)} pages; two are allowed: ask for less detail")
    empty = '<script type="application/json" id="signed">'
    statement = {
        "case": receipt.case,
        "receipt": receipt.number,
        "language": asked.language,
        "entry": left.entry,
        "head": left.head,
        **({"stamp": msgspec.to_builtins(receipt.stamp)} if receipt.stamp else {}),
        "page": hashlib.sha256(html.encode()).hexdigest(),
    }
    # As an escape of JSON, so that nothing in it ends the part.
    block = sign(json.dumps(statement)).decode().replace("<", "\\u003c")
    return html.replace(empty, empty + block, 1).encode(), laid.write_pdf()


@cache
def words_of(language: str) -> Mapping[str, Any]:
    """All that receipts say in a language. Raises KeyError for one that is not there."""
    if language not in LANGUAGES:
        raise KeyError(language)
    return tomllib.loads((_HERE / "receipts" / f"{language}.toml").read_text("utf-8"))


def _html(receipt: Receipt, left: Left, asked: Asked) -> str:
    style = Markup((_HERE / "templates" / "receipt.css").read_text("utf-8"))
    return environment("UTC").get_template("receipt.html").render(**said_of(receipt, left, asked), style=style)


def said_of(receipt: Receipt, left: Left, asked: Asked) -> dict[str, Any]:
    """All that a receipt says, for a template."""
    said = words_of(asked.language)
    words: Mapping[str, str] = said["words"]

    def say(name: str, **values: object) -> Markup:
        return escape(words[name]).format(**{n: _apart(_short(v)) for n, v in values.items()})

    def listed(categories: Iterable[str]) -> str:
        return said["comma"].join(said["categories"][c] for c in categories)

    return {
        "language": asked.language,
        "direction": said["direction"],
        "fonts": Markup(said["fonts"]),
        "unreviewed": not said["reviewed"],
        "words": words,
        "name": said["categories"],
        "level": asked.level,
        "taken": receipt.taken,
        "who": _who(receipt, said.get("powers", {}), say),
        "took": _took(receipt, asked, say),
        "apps": _apps(receipt.taken, say) if asked.level == "full" and asked.apps else None,
        "not_taken": _not_taken(receipt, words, say, listed),
        "kept": _kept(receipt, say),
        "changed": _changed(receipt, say),
        "objecting": [
            say("rights"),
            say("contact", contact=asked.contact) if asked.contact else say("no_contact"),
        ],
        "say": say,
        "receipt": receipt,
        "left": left,
        "qr": Markup(_qr(f"aboveboard:{receipt.case}:{left.entry}:{left.head}:{left.fingerprint.replace(' ', '')}")),
        "digits": " ".join(left.head[n : n + 8] for n in range(0, len(left.head), 8)),
    }


def _who(receipt: Receipt, powers: Mapping[str, str], say: Callable[..., Markup]) -> list[Markup]:
    date = f"{datetime.fromtimestamp(receipt.made_at / 1e6, UTC):%Y-%m-%d}"
    lines = [say("examiner", examiner=receipt.examiner, date=date)]
    lines.append(say("own_phone") if receipt.own_phone else say("power", power=_named(receipt.power, powers)))
    for field in ("reference", "issuer", "purpose", "subject", "valid_until"):
        value = getattr(receipt, field)
        if value:
            lines.append(say(field, **{field: value}))
    return lines


def _named(power: str, powers: Mapping[str, str]) -> str:
    kind = power_named(power)
    return powers.get(kind.name, power) if kind else power


def _took(receipt: Receipt, asked: Asked, say: Callable[..., Markup]) -> list[Markup]:
    lines: list[Markup] = [] if receipt.taken else [say("none")]
    dead = sum(t.not_live for t in receipt.taken)
    if asked.level != "short" and dead:
        lines.append(say("not_live", n=dead))
    if asked.level == "full" and receipt.first and receipt.last:
        lines.append(say("span", first=receipt.first[:10], last=receipt.last[:10]))
    services = {s for t in receipt.taken for s in t.services}
    if services and not (asked.level == "full" and asked.apps):
        lines.append(say("apps_hidden", n=len(services)))
    lines.append(say("names", listed=receipt.files_listed, opened=receipt.files_opened))
    lines.append(say("device"))
    if receipt.visit is not None and receipt.visit.backup_came:
        lines.append(_packages("backup_taken", receipt.visit.backup_came, say))
    if receipt.noted:
        lines.append(say("noted"))
    if receipt.photographs:
        lines.append(say("photographs", n=receipt.photographs))
    return lines


def _apps(taken: tuple[Taken, ...], say: Callable[..., Markup]) -> Markup:
    total: dict[str, int] = {}
    for one in taken:
        for service, n in one.services.items():
            total[service] = total.get(service, 0) + n
    most = sorted(total.items(), key=lambda s: (-s[1], s[0]))
    shown = [_apart(f"{_short(service, 40)} ({n})") for service, n in most[:MOST_APPS]]
    more = [say("more", n=len(most) - MOST_APPS)] if len(most) > MOST_APPS else []
    return Markup("{} {}").format(say("apps"), Markup("; ").join([*shown, *more]))


def _packages(name: str, apps: tuple[str, ...], say: Callable[..., Markup]) -> Markup:
    """A sentence and the names of apps as the phone calls them."""
    shown = [_apart(_short(app, 80)) for app in apps[:MOST_PACKAGES]]
    more = [say("more", n=len(apps) - MOST_PACKAGES)] if len(apps) > MOST_PACKAGES else []
    return Markup("{} {}").format(say(name), Markup("; ").join([*shown, *more]))


def _not_taken(
    receipt: Receipt, words: Mapping[str, str], say: Callable[..., Markup], listed: Callable[[Iterable[str]], str]
) -> list[Markup]:
    lines = [say("not_covered", list=listed(receipt.not_covered)) if receipt.not_covered else say("all_covered")]
    if receipt.since or receipt.until:
        lines.append(say("dates", since=receipt.since or words["beginning"], until=receipt.until or words["end"]))
    lines += [say(f"{only}_only") for only in receipt.only]
    if receipt.empty:
        lines.append(say("empty", list=listed(receipt.empty)))
    return lines


def _changed(receipt: Receipt, say: Callable[..., Markup]) -> list[Markup]:
    visit = receipt.visit
    if visit is None:
        return [say("untouched"), *([say("backup_password")] if receipt.encrypted_backup else [])]
    phone = visit.system == "ios"
    lines = [say("asked")]
    if visit.dropped:
        lines.append(say("dropped", n=visit.dropped))
    if visit.password is not None:
        lines.insert(0, say("password_left", password=visit.password))
        lines.insert(1, say("password_undo"))
    elif visit.password_taken_off:
        lines.append(say("password_off"))
    if visit.comment:
        lines.append(say("trust_left" if phone else "key_left", comment=visit.comment))
    if visit.report:
        lines.append(say("report_left"))
    if visit.backup_came:
        lines.append(say("backup_closed"))
    if gone := tuple(app for app in visit.backup_asked if app not in visit.backup_came):
        lines.append(_packages("backup_none", gone, say))
    lines.append(say("log_left_phone" if phone else "log_left"))
    if visit.refused:
        lines.append(say("refused", n=visit.refused))
    return lines


def _kept(receipt: Receipt, say: Callable[..., Markup]) -> list[Markup]:
    if not receipt.kept:
        return [say("looked"), say("look_gone" if receipt.visit is not None and receipt.visit.passing else "look_left")]
    retention = say("retention", retention=receipt.retention) if receipt.retention else say("no_retention")
    return [say("where"), retention, say("not_erased")]


def _apart(text: str) -> Markup:
    """Isolated from the direction of what stands around it, for dates and names within another script."""
    return Markup("\u2068{}\u2069").format(text)


def _short(value: object, most: int = MOST_TEXT) -> str:
    text = visible(str(value)).rstrip(".")
    return text if len(text) <= most else text[: most - 1] + "…"


def _qr(text: str) -> str:
    import segno

    library: Any = segno
    # Without a size of its own it is as large as its page makes it: on paper, or on a screen to be photographed.
    return library.make(text, error="m").svg_inline(border=2, omitsize=True)
