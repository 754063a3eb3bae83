"""Names in the usage statistics."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.artifacts.android._usagestats import SOURCE, mapping
from aboveboard.kit import About, App, Artifact, Code, Item


def _tokens(data: bytes, about: About) -> Iterator[Item]:
    del about
    for entry, token, texts in mapping(data):
        app = App(app=texts[0], seen_in=f"usage statistics, package token {token - 1}")
        yield Item(f"bytes {entry.start}-{entry.end}", app, {"token": token - 1, "texts": texts}, offset=entry.start)


TOKENS = Artifact(
    id="android.usagestats.tokens",
    title="Names in the usage statistics",
    service="android.usagestats",
    emits=App,
    files=("data/system_ce/*/usagestats/mappings", "{system}/usagestats/*/mappings"),
    read=(Code(_tokens, name="tokens"),),
    says="One record for each package that the usage statistics gave a token.",
    limits="A package can be listed after it was removed; when it was listed is not stored.",
    sources=(f"{SOURCE} (services/usage: UsageStatsProtoV2)",),
)
