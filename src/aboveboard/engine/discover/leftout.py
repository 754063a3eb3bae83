"""Rows that a verdict leaves out: states and events among messages, drafts, groups among people, texts among calls. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from aboveboard.engine.discover import words
from aboveboard.engine.discover.codes import codes_of
from aboveboard.engine.discover.columns import Column
from aboveboard.engine.discover.joins import Table
from aboveboard.engine.discover.mixed import Only
from aboveboard.engine.discover.verdicts import CODED, LEAST_CALLS, NEARLY_ALL, Verdict
from aboveboard.engine.discover.ways import yes_and_no
from aboveboard.engine.discover.words import listed


def with_its_text(verdict: Verdict, table: Table) -> Verdict:
    """The same without the rows that have no text, where these are of what else there is: states, and what became of people.

    What has a file in place of a text is a message too, and so is what was deleted.
    """
    body = table.by_name.get(verdict.roles.get("body", ""))
    if body is None or body.fill == 1.0:
        return verdict
    if body.attribute is None or body.attribute.key:
        return _without_states(verdict, table, body)
    if "message" in table.means or any(c.attribute is None and "path" in c.means and c.there for c in table.columns):
        return _without_states(verdict, table, body)
    only = Only(body.name, (), others="rows without a text", present=True)
    return replace(verdict, only=(*verdict.only, only))


def _without_states(verdict: Verdict, table: Table, body: Column) -> Verdict:
    """The same without the rows of codes that are never with a text, nor with anything else that another row is without."""
    if body.within is not None and body.attribute is None:
        return verdict
    for column in table.columns:
        named = column.name not in verdict.roles.values() and column.means & {"type"} and not column.means & {"mime"}
        codes = codes_of(column) if named and column.within is None else frozenset[int | str]()
        codes = frozenset(c for c in codes if not (isinstance(c, str) and set(words.split(c)) & _ATTACHED))
        if len(codes) < _LEAST_KINDS:
            continue
        if set(column.words) & _OF_CONTENTS:
            continue  # Of messages in several parts, or with files, the rest stands elsewhere.
        empty: list[int | str] = []
        for code in codes:
            rows = [n for n, v in enumerate(column.values) if v == code]
            if len(rows) < _LEAST_EMPTY or any(body.values[n] not in (None, "") for n in rows):
                continue
            if not _fill_anything_else(rows, table, body):
                empty.append(code)
        if empty:
            said = tuple(sorted(empty, key=str))
            only = Only(column.name, said, without=True, others="rows of kinds that never have a text")
            return replace(verdict, only=(*verdict.only, only))
    return verdict


def _fill_anything_else(rows: Sequence[int], table: Table, body: Column) -> bool:
    """Whether any of these rows has a value in a column that rows with a text mostly lack: a file, a place, a length."""
    texts = [n for n, v in enumerate(body.values) if v not in (None, "")]
    for column in table.columns:
        if column is body or column.small is not None:
            continue
        mostly = sum(column.values[n] in (None, "", 0, "{}") for n in texts) > 0.5 * len(texts)
        if mostly and any(column.values[n] not in (None, "", 0, "{}") for n in rows):
            return True
    return False


_LEAST_KINDS: Final = 3
_LEAST_EMPTY: Final = 2
_ATTACHED: Final = listed(
    "attachment attachments media image photo picture video audio file sticker location voice gif document contact call"
)
_OF_CONTENTS: Final = listed("message msg content media attachment body")


def that_were(verdict: Verdict, table: Table) -> Verdict:
    """Calls without the rows that have no time, where others have: these were not made."""
    at = table.by_name.get(verdict.roles.get("at", ""))
    if at is None or "ended_at" in verdict.roles or at.within is not None or at.fill == 1.0 or verdict.only:
        return verdict
    return replace(verdict, only=(Only(at.name, (), others="rows without a time", present=True),))


def without_texts(verdict: Verdict, table: Table) -> Verdict:
    """Calls without the rows of codes that alone have texts that people wrote: a log of a phone has its messages too.

    What was said to a mailbox, or noted of a call, is of a call.
    """
    for body in table.columns:
        used = body.name in verdict.roles.values() or body.within is not None or body.means & _OF_A_CALL
        varied = body.distinct > 1 and body.looks.natural >= NEARLY_ALL and body.looks.personal < NEARLY_ALL
        if (
            used
            or not varied
            or len(body.there) < LEAST_CALLS
            or {*body.words, *words.stems(body.name)} & _SAID_OF_CALLS
        ):
            continue
        for column in table.columns:
            codes = codes_of(column) if "type" in column.means else frozenset[int | str]()
            with_text = {v for v, t in zip(column.values, body.values, strict=True) if t not in (None, "")}
            rows = [t for v, t in zip(column.values, body.values, strict=True) if v in with_text]
            written = sum(t not in (None, "") for t in rows)
            if with_text and with_text < codes and written >= NEARLY_ALL * len(rows):
                said = tuple(sorted((v for v in with_text if isinstance(v, int | str)), key=str))
                only = Only(column.name, said, without=True, others=f"rows that have texts ({body.name})")
                return replace(verdict, only=(*verdict.only, only))
    return verdict


_OF_A_CALL: Final = frozenset(
    ("name", "place", "person", "party", "sender", "recipient", "url", "path", "status", "type")
)
_SAID_OF_CALLS: Final = listed(
    "transcription transcript voicemail mailbox note notes notiz nota comment remark reason location country geocoded"
)


_UNSENT: Final = listed(
    "draft drafts composing typing unsent entwurf borrador rascunho brouillon bozza concept szkic chernovik "
    "taslak caogao 草稿 下書き chatstate heartbeat keepalive"
)
"""What is written and not sent, or is only a sign of writing."""


_EVENTS: Final = listed(
    "join joined part parted left quit topic nick mode kick ban whois raw motd connected disconnected"
)
"""What else happens where people talk, beside what is called a message."""
_SENT_AS: Final = frozenset(("message", "msg", "privmsg", "text", "chat"))
_NO_MESSAGE: Final = _UNSENT | listed("receipt receipts readreceipt deliveryreceipt ack presence ping pong")


def without_unsent(verdict: Verdict, table: Table) -> Verdict:
    """The same without drafts and signs of writing, where a flag or a word for them tells these rows."""
    for column in table.columns:
        taken = any(c == column.name and role != "direction" for role, c in verdict.roles.items())
        if taken or column.time is not None or not column.there:
            continue
        flag = yes_and_no(column)
        said: tuple[int | str, ...] = ()
        if flag is not None and set(column.words) & _UNSENT and not column.means & {"id", "body"}:
            said = tuple(v for v in (flag[1],) if isinstance(v, int | str))
        elif column.means & {*CODED, "thread"} or set(column.words) & {"folder", "box", "state", "event", "action"}:
            codes = codes_of(column)
            none = _NO_MESSAGE
            if any(isinstance(c, str) and c.lower() in _SENT_AS for c in codes):
                none |= _EVENTS
            said = tuple(sorted(c for c in codes if isinstance(c, str) and _says(c, none)))
            said = () if len(said) == len(codes) else said
        if said:
            only = Only(column.name, said, without=True, others="drafts and signs of writing or receipt")
            return replace(verdict, only=(*verdict.only, only))
    way = verdict.roles.get("direction")
    if way is not None and verdict.outgoing in ((2, 4, 5, 6), ("2", "4", "5", "6")):
        draft = 3 if verdict.outgoing[0] == 2 else "3"
        if draft in table.by_name[way].values:
            return replace(verdict, only=(*verdict.only, Only(way, (draft,), without=True, others="drafts")))
    return verdict


_GROUPS: Final = listed(
    "group groups room rooms channel channels muc chatroom conference broadcast supergroup megagroup grupo gruppe groupe "
    "gruppo qun 群"
)


def without_groups(verdict: Verdict, table: Table) -> Verdict:
    """The same without groups among people, where a flag or a word tells them."""
    for column in table.columns:
        if column.name in verdict.roles.values() or column.time is not None or not column.there:
            continue
        said: tuple[int | str, ...] = ()
        flag = yes_and_no(column)
        if flag is not None and set(column.words) <= _GROUPS | {"is", "flag"} and set(column.words) & _GROUPS:
            said = tuple(v for v in (flag[1],) if isinstance(v, int | str))
        elif column.means & CODED or set(column.words) & {"kind", "class"}:
            codes = codes_of(column)
            said = tuple(sorted(c for c in codes if isinstance(c, str) and _says(c, _GROUPS)))
        held = sum(v in said for v in column.values)
        if said and 0 < held < 0.9 * len(column.values):
            only = Only(column.name, said, without=True, others="groups and channels")
            return replace(verdict, only=(*verdict.only, only))
    return verdict


def _says(code: str, wanted: frozenset[str]) -> bool:
    pieces = words.split(code)
    return bool(pieces) and (bool(set(pieces[-1:]) & wanted) or "".join(pieces) in wanted)
