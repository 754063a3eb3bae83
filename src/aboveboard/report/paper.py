"""A basket as an HTML page, and as a PDF whose last page lists the hashes of the others."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from aboveboard.casework.review.basket import Basket
from aboveboard.model.saying import citation, visible
from aboveboard.report.values import moment, readable, shown, state_words

_HERE = files("aboveboard.report")


class Refused(ValueError):
    """A report would have fetched something: it never does."""


def html_of(basket: Basket, zone: str, made_at: int) -> str:
    """The report as one page of HTML; times in `zone` and in UTC. `made_at` is UTC microseconds."""
    return environment(zone).get_template("report.html").render(**_values(basket, zone, made_at))


def pdf_of(basket: Basket, zone: str, made_at: int) -> bytes:
    """The report as PDF."""
    whole = laid_out(html_of(basket, zone, made_at))
    hashes = [hashlib.sha256(text_of(page).encode()).hexdigest() for page in whole.pages]
    closing = environment(zone).get_template("hashes.html").render(hashes=hashes, basket=basket)
    return whole.copy([*whole.pages, *laid_out(closing).pages]).write_pdf()


def laid_out(html: str) -> Any:
    """A page of HTML as pages of paper, without fetching anything. Raises Refused."""
    import weasyprint

    library: Any = weasyprint
    return library.HTML(string=html, url_fetcher=_fetch_nothing).render()


def text_of(page: Any) -> str:
    """The words of a laid-out page in their order, a line for each."""
    return "\n".join(_texts(page._page_box))


def _texts(box: Any) -> Iterator[str]:
    text = getattr(box, "text", None)
    if isinstance(text, str):
        yield text
    for child in getattr(box, "children", ()):
        yield from _texts(child)


def _fetch_nothing(url: str, *_: Any, **__: Any) -> Any:
    raise Refused(f"a report fetches nothing, and was asked for {url[:80]}")


def _finalize(value: Any) -> Any:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def environment(zone: str) -> Environment:
    """Where templates of reports are filled in: everything is escaped, control characters are made visible."""
    made = Environment(
        loader=FileSystemLoader(str(_HERE / "templates")),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    where = ZoneInfo(zone)
    more: Any = made.filters
    more |= {
        "shown": shown,
        "moment": partial(moment, zone=where),
        "readable": readable,
        "citation": citation,
        "state": state_words,
    }
    return made


def _values(basket: Basket, zone: str, made_at: int) -> Mapping[str, Any]:
    made = datetime.fromtimestamp(made_at / 1e6, UTC)
    return {
        "basket": basket,
        "zone": zone,
        "made": f"{made:%Y-%m-%d %H:%M:%S} UTC",
        "style": Markup((_HERE / "templates" / "report.css").read_text("utf-8")),
    }
