"""Searches in the addresses of search engines."""

from __future__ import annotations

import re

# Host and the names of the parameters that carry the words, where the path does not matter.
ENGINES = (
    (re.compile(r"(^|\.)google\.[a-z.]{2,6}$"), ("q",)),
    (re.compile(r"(^|\.)(bing|ecosia|qwant|kagi|ask|sm|so)\.(com|org|cn)$"), ("q",)),
    (re.compile(r"(^|\.)duckduckgo\.com$"), ("q",)),
    (re.compile(r"^search\.brave\.com$"), ("q",)),
    (re.compile(r"^search\.yahoo\.[a-z.]{2,6}$|\.search\.yahoo\.com$"), ("p", "q")),
    (re.compile(r"(^|\.)baidu\.com$"), ("word", "wd")),
    (re.compile(r"(^|\.)sogou\.com$"), ("keyword", "query")),
    (re.compile(r"(^|\.)yandex\.[a-z.]{2,6}$"), ("text",)),
    (re.compile(r"(^|\.)startpage\.com$"), ("query", "q")),
    (re.compile(r"(^|\.)naver\.com$"), ("query",)),
    (re.compile(r"(^|\.)youtube\.com$"), ("search_query",)),
    (re.compile(r"(^|\.)amazon\.[a-z.]{2,6}$"), ("k", "field-keywords")),
    (re.compile(r"(^|\.)wikipedia\.org$"), ("search",)),
)

URL = re.compile(r"https?://(?:[^/?#@]*@)?([^/?#:]+)(?::\d+)?([^?#]*)\?([^#]*)", re.IGNORECASE)

ESCAPED = re.compile(rb"%([0-9A-Fa-f]{2})")


def unquote(text: str) -> str:
    raw = text.replace("+", " ").encode("utf-8", "replace")
    return ESCAPED.sub(lambda found: bytes((int(found[1], 16),)), raw).decode("utf-8", "replace")


def search_in(url: str) -> tuple[str, str] | None:
    """(engine's host, words) of an address that is a search at a known engine, else None."""
    match = URL.match(url[:8192])
    if match is None:
        return None
    host = match[1].lower()
    names = next((names for pattern, names in ENGINES if pattern.search(host)), ())
    if not names:
        return None
    # Assets, sign-ins and redirections of the same hosts may carry a parameter of that name as well.
    if re.search(r"/(url|accounts|signin|imgres|maps/vt)\b", match[2]):
        return None
    given = dict(pair.split("=", 1) for pair in reversed(match[3].split("&")) if "=" in pair)
    words = next((unquote(given[name]).strip() for name in names if given.get(name)), "")
    return (host, words) if words else None
