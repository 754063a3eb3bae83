"""Rows that hold two texts: what somebody wrote, and what was answered. Both are messages, one each way. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from aboveboard.engine.discover.columns import Column
from aboveboard.engine.discover.joins import Table
from aboveboard.engine.discover.verdicts import NEARLY_ALL, Verdict
from aboveboard.engine.discover.words import listed

_CAME_IN: Final = listed("incoming received inbound")
_ASKED: Final = listed("input prompt query request utterance human ask user usermessage userinput") | _CAME_IN
_ANSWERED: Final = listed(
    "response reply output completion assistant bot gpt ai answered botmessage airesponse replied"
)
_QUESTIONS: Final = listed("question asked")
_ANSWERS: Final = listed("answer")
_LEAST_NATURAL: Final = 0.5
_LEAST_VARIED: Final = 0.5


def answered(table: Table) -> tuple[Column, Column, bool] | None:
    """What was written, what was answered, and whether the first came in; None where rows do not hold both.

    Of questions and answers only where the table is named for messages or conversations: what is learned or helped with has
    these too.
    """
    texts = [c for c in table.columns if c.texts and c.time is None and not c.above and _is_written(c)]
    first, then = _ASKED, _ANSWERED
    if table.means & {"message", "thread"}:
        first, then = first | _QUESTIONS, then | _ANSWERS
    asked = [c for c in texts if set(c.words) & first and not set(c.words) & then]
    replied = [c for c in texts if set(c.words) & then]
    if len(asked) != 1 or len(replied) != 1 or table.means & {"work", "post"}:
        return None
    return asked[0], replied[0], bool(set(asked[0].words) & _CAME_IN)


def _is_written(column: Column) -> bool:
    """Whether a column has texts that people, or programmes like them, write, mostly another in each row."""
    varied = column.distinct >= _LEAST_VARIED * len(column.there)
    return column.looks.natural >= _LEAST_NATURAL and varied and column.looks.personal < NEARLY_ALL


def both(verdict: Verdict, table: Table) -> tuple[Verdict, ...]:
    """The verdict of what was written and that of what was answered; the verdict alone where there is no answer."""
    reply = verdict.roles.get("answer")
    if reply is None or table.by_name.get(reply) is None:
        return (verdict,)
    roles = {f: c for f, c in verdict.roles.items() if f != "answer"}
    other = "outgoing" if roles["direction_table"] == "incoming" else "incoming"
    return (
        replace(verdict, roles={**roles, "direction_by": roles["body"]}),
        replace(verdict, roles={**roles, "body": reply, "direction_table": other, "direction_by": reply}),
    )
