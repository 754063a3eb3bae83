"""`aboveboard receipt`: writes a receipt's folder, records its delivery, or tells of what was made."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from aboveboard.casework import witness
from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor
from aboveboard.casework.errors import CaseError
from aboveboard.casework.receipt import Receipt, deliver, deliveries, handing_out, receipt, receipts
from aboveboard.model.saying import visible
from aboveboard.model.times import iso


@dataclass(frozen=True)
class Writing:
    """How it is to be written."""

    out: Path | None
    languages: tuple[str, ...]
    level: str
    apps: bool
    contact: str | None


@dataclass(frozen=True)
class Delivering:
    """What became of it."""

    what: tuple[str, ...]
    to: str | None
    until: str | None
    by: str | None
    why: str | None


def run(case: Case, actor: Actor, number: int | None, writing: Writing, delivering: Delivering) -> None:
    """Raises CaseError."""
    if len(delivering.what) > 1:
        raise CaseError("a receipt is one of given, delayed, refused and unsafe; say one")
    if writing.out is not None and delivering.what:
        raise CaseError("write the receipt first, and record what became of it then")
    if writing.out is not None:
        _write(case, actor, receipt(case, number), writing, writing.out)
    elif delivering.what:
        one = receipt(case, number).number
        said = delivering
        deliver(case, actor, one, said.what[0], to=said.to, until=said.until, by=said.by, why=said.why)
        print(f"receipt {one}: {said.what[0]}; entered in the custody log")
    else:
        _tell(case)


def _write(case: Case, actor: Actor, made: Receipt, asked: Writing, out: Path) -> None:
    try:
        from aboveboard.report.receipt import LANGUAGES, LEVELS, Asked, Left, TooLong, page
    except ModuleNotFoundError as error:
        raise CaseError(f"receipts need more packages ({error.name}): install `aboveboard[review]`") from error
    unknown = [name for name in asked.languages if name not in LANGUAGES]
    if unknown or asked.level not in LEVELS:
        raise CaseError(f"a receipt is in {', '.join(LANGUAGES)}, and {', '.join(LEVELS)}")
    if asked.apps and asked.level != "full":
        raise CaseError("names of apps are in the fullest receipt alone: --level full --apps")
    witness.make_folder(out)
    entry, head = handing_out(case, actor, made.number, asked.languages, asked.level)
    left = Left(entry, head, witness.own_fingerprint())
    pages: dict[str, bytes] = {}
    try:
        for language in asked.languages:
            asking = Asked(language, asked.level, asked.apps, asked.contact)
            html, pdf = page(made, left, asking, witness.sign_receipt)
            pages |= {f"receipt.{language}.html": html, f"receipt.{language}.pdf": pdf}
    except TooLong as error:
        raise CaseError(str(error)) from error
    witness.fill_folder(case, out, pages, whole=False)
    print(f"{out}: receipt {made.number} ({', '.join(sorted(pages))}), with the log in outline and {out}/verify.py")
    print(f"head left with it: {entry}:{head}")
    print(f"key to publish or read out elsewhere: {left.fingerprint}")
    print(f"when it was given: aboveboard receipt {case.path} --given NAME, or --delayed-until, --refused, --unsafe")


def _tell(case: Case) -> None:
    found = deliveries(case)
    for one in receipts(case):
        print(visible(f"receipt {one.number}, {iso(one.made_at)}, exhibit {one.exhibit}"))
        for said in found.get(one.number, ()):
            more = "; ".join(f"{name} {value}" for name, value in said.detail.items())
            print(visible(f"  {said.what} ({more}), entered by {said.who} {iso(said.at)}"))
        if one.number not in found:
            print("  what became of it is not recorded: --given, --delayed-until, --refused or --unsafe")
    print(f"the key that signs: {witness.own_fingerprint()}")
