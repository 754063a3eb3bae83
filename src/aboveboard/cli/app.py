"""The commands."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Generator
from contextlib import closing, contextmanager, nullcontext
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import apsw
import msgspec
import typer

from aboveboard import __version__
from aboveboard.casework.authorities import OWN_PHONE, SENTENCE, must_agree, read_authority
from aboveboard.casework.case import Case, create_case, open_case, umask_private
from aboveboard.casework.custody import Actor
from aboveboard.casework.errors import CaseError
from aboveboard.cli.ask import ask_authority, ask_own_phone, ask_password
from aboveboard.cli.left import tell_left
from aboveboard.cli.progress import watching
from aboveboard.cli.whichphone import System, system_of
from aboveboard.engine.dumps import no_core_dumps
from aboveboard.model.authority import Authority
from aboveboard.model.powers import Follows
from aboveboard.model.query import Query, QueryError, make_filter, parse
from aboveboard.sources.api import PasswordNeeded, SourceError

if TYPE_CHECKING:
    from aboveboard.casework.acquire import Request as AndroidRequest

DONE, WITH_FAILURES, WRONG_USE, NO_SOURCE = 0, 1, 2, 3

app = typer.Typer(
    name="aboveboard",
    help="Examines a phone: what is on it, where each record stands, and who looked.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

AuthorityFile = Annotated[
    Path | None, typer.Option("--authority", help="TOML file with the recorded authority.", metavar="FILE")
]
OwnPhone = Annotated[bool, typer.Option("--own-phone", help="It is your own phone; asks for a typed sentence.")]
CaseArgument = Annotated[Path, typer.Argument(help="The case's folder.", metavar="CASE")]
AsJson = Annotated[bool, typer.Option("--json", help="Print data as JSON.")]


class Language(StrEnum):
    """Of what the phone's holder is asked to do."""

    EN = "en"
    ZH = "zh"
    ES = "es"
    AR = "ar"


PassphraseFile = Annotated[
    Path | None, typer.Option("--passphrase-file", help="File with the passphrase that opens the case.", metavar="FILE")
]


def run() -> int:
    """Run the command line; the exit status. No traceback for what a user or a phone can cause."""
    umask_private()
    no_core_dumps()
    try:
        result = app(standalone_mode=False)
        return result if isinstance(result, int) else DONE
    except (PasswordNeeded, SourceError) as error:
        return _complain(str(error), NO_SOURCE)
    except (CaseError, QueryError) as error:
        return _complain(str(error), WRONG_USE)
    except typer.Exit as leaving:
        return leaving.exit_code
    except (KeyboardInterrupt, typer.Abort):
        return _complain("stopped; what was finished is kept, and the same command goes on from there", 130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except apsw.FullError:
        return _complain(
            "there is no room left on the disk of the case; free some and give the same command again: what was finished is kept",
            WRONG_USE,
        )
    except apsw.Error as error:
        return _complain(
            f"a database of the case cannot be read or written: {error}; the case may be damaged", WRONG_USE
        )
    except OSError as error:
        return _complain(f"{error.filename or 'a file'}: {error.strerror or error}", WRONG_USE)
    except Exception as error:
        show = getattr(error, "show", None)
        if show is None:
            raise
        show()
        return int(getattr(error, "exit_code", WRONG_USE))


def _complain(text: str, status: int) -> int:
    print(f"aboveboard: {text}", file=sys.stderr)
    return status


def _version(value: bool) -> None:
    if value:
        print(f"aboveboard {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Examines a phone: what is on it, where each record stands, and who looked."""
    del version


@app.command()
def examine(
    source: Annotated[
        Path, typer.Argument(help="A backup, an extraction, a folder or a single file.", metavar="SOURCE")
    ],
    case: Annotated[Path, typer.Option("--case", help="The case's folder; made if it is not there.", metavar="CASE")],
    exhibit: Annotated[
        str | None, typer.Option("--exhibit", help="Label of the exhibit, such as JB/1.", metavar="LABEL")
    ] = None,
    authority: AuthorityFile = None,
    own_phone: OwnPhone = False,
    password_file: Annotated[
        Path | None, typer.Option("--password-file", help="File with the source's own password.", metavar="FILE")
    ] = None,
    only: Annotated[
        list[str] | None, typer.Option("--only", help="Read only this category; may be repeated.", metavar="CATEGORY")
    ] = None,
    workers: Annotated[int, typer.Option("--workers", min=1, max=64, help="Processes that read.")] = os.cpu_count()
    or 2,
    recovery: Annotated[
        bool,
        typer.Option(
            "--recovery/--no-recovery",
            help="Also look for rows that are deleted, older than live ones or not committed.",
        ),
    ] = True,
    no_discovery: Annotated[
        bool,
        typer.Option(
            "--no-discovery", help="Leave out stores that no artifact knows; else they are looked at by content."
        ),
    ] = False,
    look: Annotated[
        bool,
        typer.Option(
            "--look", help="Keep nothing of it: read into memory, open the review, and forget. Log and receipt stay."
        ),
    ] = False,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="With --look: the review's port.")] = 0,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="With --look: open a browser, whose end is the look's end.")
    ] = True,
    passphrase_file: PassphraseFile = None,
    keyring: Annotated[
        bool, typer.Option("--keyring", help="A new case's key lies in the system's keyring, not in a file.")
    ] = False,
    as_json: AsJson = False,
) -> int:
    """Read a source into a case. Run again, it goes on where it stopped."""
    from aboveboard.casework.examine import Report, Request
    from aboveboard.casework.examine import examine as use_case
    from aboveboard.cli import show as pages
    from aboveboard.engine.nursery import Nursery

    if keyring and passphrase_file is not None:
        raise CaseError(
            "a case's key is in the keyring or wrapped by a passphrase; give one of --keyring, --passphrase-file"
        )
    if own_phone and authority is not None:
        raise CaseError("give either --own-phone or --authority, not both")
    if look and as_json:
        raise CaseError("a look opens the review; it has no --json")
    if not source.exists():
        raise SourceError(f"{source} is not there; give the path of a backup, an extraction or a folder")

    def read(opened: Case, password: bytes | None) -> Report:
        request = Request(source, exhibit, password, tuple(only or ()), workers, recovery, not no_discovery)
        with watching(enabled=sys.stderr.isatty()) as watch:
            return use_case(opened, actor(), request, nursery, watch)

    def read_asking(opened: Case) -> tuple[Report, bytes | None]:
        try:
            return read(opened, given), given
        except PasswordNeeded:
            if given is not None or not sys.stdin.isatty():
                raise
        password = ask_password(source)
        return read(opened, password), password

    given = _secret(password_file)
    # It imports while the authority is read and the case is opened.
    nursery = Nursery.take()
    try:
        with _case_for(case, authority, own_phone, passphrase_file, keyring=keyring) as opened:
            if look:
                from aboveboard.cli.review import look_only

                report = look_only(opened, actor(), read_asking, port, browse=browser)
            else:
                report, _ = read_asking(opened)
    finally:
        nursery.close()
    if as_json:
        _print_json(pages.report_data(report, case))
    elif not look:
        pages.report(report, case)
    return WITH_FAILURES if report.failed else DONE


@app.command()
def summary(case: CaseArgument, as_json: AsJson = False, passphrase_file: PassphraseFile = None) -> int:
    """What the case holds, on what authority, and what was not read."""
    from aboveboard.casework import look

    with _opened(case, passphrase_file) as opened:
        data = look.summary(opened, actor())
    if as_json:
        _print_json(data)
    else:
        from aboveboard.cli import show as pages

        pages.summary(data)
    return DONE


@app.command()
def coverage(
    case: CaseArgument,
    every: Annotated[
        bool, typer.Option("--all", help="Also what is not there, and every store, app and column.")
    ] = False,
    as_json: AsJson = False,
    passphrase_file: PassphraseFile = None,
) -> int:
    """What of each profile, service and category was read, and why the rest was not; the biggest unread stores first."""
    from aboveboard.casework.coverage import coverage as use_case
    from aboveboard.cli import coverage as pages

    with _opened(case, passphrase_file) as opened:
        found = use_case(opened, actor())
    if as_json:
        _print_json(pages.coverage_data(found))
    else:
        pages.show_coverage(str(case), found, every=every)
    return DONE


@app.command()
def search(
    case: CaseArgument,
    words: Annotated[
        list[str] | None, typer.Argument(help="Words and filters; docs/search.md explains them.", metavar="QUERY")
    ] = None,
    kind: Annotated[str | None, typer.Option("--kind", help="Kind of record: Message, Call, Contact …")] = None,
    service: Annotated[str | None, typer.Option("--service", help="App or store: whatsapp, ios.messages …")] = None,
    since: Annotated[
        str | None, typer.Option("--since", help="At or after this time (UTC): 2023, 2023-05, 2023-05-01T10:00.")
    ] = None,
    until: Annotated[str | None, typer.Option("--until", help="Up to the end of this time (UTC).")] = None,
    exact: Annotated[
        bool, typer.Option("--exact", help="Exactly as typed: no folding of case, accents or scripts.")
    ] = False,
    saved: Annotated[
        str | None,
        typer.Option("--saved", help="A search that the case keeps; words and filters narrow it down.", metavar="NAME"),
    ] = None,
    limit: Annotated[
        int | None, typer.Option("--limit", min=0, help="Most records to show; 50, or all with --json.")
    ] = None,
    oldest: Annotated[bool, typer.Option("--oldest-first", help="Oldest first; else newest first.")] = False,
    as_json: AsJson = False,
    passphrase_file: PassphraseFile = None,
) -> int:
    """Find records. Exact in every script; says which index answered."""
    from aboveboard.casework import look, searches

    query = _query(" ".join(words or ()), exact=exact, kind=kind, service=service, since=since, until=until)
    shown = limit if limit is not None else -1 if as_json else 50
    with _opened(case, passphrase_file) as opened:
        kept = searches.saved(opened, saved) if saved is not None else None
        narrowed = bool(query.groups)
        if kept is not None:
            query = Query((*parse(kept.query).groups, *query.groups))
            oldest = oldest or kept.page == "list oldest"
        answer = look.search(opened, actor(), query, newest_first=not oldest, limit=shown)
        before = searches.ran(opened, kept.number, answer.count) if kept is not None and not narrowed else None
    if as_json:
        ways = [{"term": w.term, "way": w.way, "words": w.words} for w in answer.ways]
        _print_json(
            {
                "query": str(query),
                "count": answer.count,
                "recovered": answer.recovered,
                "ways": ways,
                "records": answer.records,
                **({"before": before.found, "before_at": before.ran_at} if before is not None else {}),
            }
        )
    else:
        from aboveboard.cli import show as pages

        pages.hits(answer, str(query))
        if before is not None and before.found is not None:
            pages.since(answer.count, before.found, before.ran_at)
    return DONE


@app.command()
def show(
    case: CaseArgument,
    key: Annotated[
        str, typer.Argument(help="A record's key, such as 7Q2M-K4XD-9PTR, or its beginning.", metavar="KEY")
    ],
    as_json: AsJson = False,
    passphrase_file: PassphraseFile = None,
) -> int:
    """One record: its fields, the values as stored, and where it stands."""
    from aboveboard.casework import look

    with _opened(case, passphrase_file) as opened:
        records = look.show(opened, actor(), key)
    if as_json:
        _print_json(records[0] if len(records) == 1 else records)
    else:
        from aboveboard.cli import show as pages

        for record in records:
            pages.record(record)
    return DONE


@app.command()
def people(
    case: CaseArgument,
    limit: Annotated[int, typer.Option("--limit", min=0, help="Most people to show.")] = 100,
    as_json: AsJson = False,
    passphrase_file: PassphraseFile = None,
) -> int:
    """Who stands in the records, joined across apps: derived, with reasons."""
    from aboveboard.casework.people import everyone
    from aboveboard.cli import people as pages

    with _opened(case, passphrase_file) as opened:
        found = everyone(opened, actor())
    if as_json:
        _print_json([pages.person_data(p) for p in found.people])
    else:
        pages.everybody(found, limit)
    return DONE


@app.command()
def person(
    case: CaseArgument,
    name: Annotated[str, typer.Argument(help="Id of a person (P-…), or one of the identifiers.", metavar="PERSON")],
    as_json: AsJson = False,
    passphrase_file: PassphraseFile = None,
) -> int:
    """One person: identifiers, names, counts, conversations, and why they are taken for one."""
    from aboveboard.casework.people import everyone
    from aboveboard.cli import people as pages

    with _opened(case, passphrase_file) as opened:
        found = everyone(opened, actor())
    one = found.person(name)
    theirs = [t for t in found.threads if one.id in t.people]
    if as_json:
        _print_json({**pages.person_data(one), "threads": [pages.thread_data(t) for t in theirs]})
    else:
        pages.one_person(one, theirs)
    return DONE


@app.command()
def threads(
    case: CaseArgument,
    of: Annotated[str | None, typer.Option("--person", help="Only this person's.", metavar="PERSON")] = None,
    service: Annotated[str | None, typer.Option("--service", help="Only this service's.")] = None,
    limit: Annotated[int, typer.Option("--limit", min=0, help="Most conversations to show.")] = 100,
    as_json: AsJson = False,
    passphrase_file: PassphraseFile = None,
) -> int:
    """The conversations, the latest first."""
    from aboveboard.casework.people import everyone
    from aboveboard.cli import people as pages

    with _opened(case, passphrase_file) as opened:
        found = everyone(opened, actor())
    wanted = found.person(of).id if of is not None else None
    chosen = [
        t for t in found.threads if (wanted is None or wanted in t.people) and (service is None or t.service == service)
    ]
    if as_json:
        _print_json([pages.thread_data(t) for t in chosen])
    else:
        pages.conversations(chosen, limit)
    return DONE


@app.command()
def thread(
    case: CaseArgument,
    name: Annotated[str, typer.Argument(help="Id of a conversation (T-…).", metavar="THREAD")],
    before: Annotated[str | None, typer.Option("--before", help="Only what is earlier.", metavar="TIME")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="Most records to show.")] = 100,
    joined: Annotated[
        bool, typer.Option("--joined", help="Also what the same person wrote in other apps, in one order.")
    ] = False,
    as_json: AsJson = False,
    passphrase_file: PassphraseFile = None,
) -> int:
    """A conversation's records in order of time, calls between."""
    from aboveboard.casework.people import conversation
    from aboveboard.cli import people as pages
    from aboveboard.model.times import from_iso

    try:
        until = None if before is None else from_iso(before)
    except ValueError:
        raise CaseError(f"{before!r} is no time: write YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ") from None
    with _opened(case, passphrase_file) as opened:
        found, records = conversation(opened, actor(), name, before=until, limit=limit, joined=joined)
    if as_json:
        _print_json({**pages.thread_data(found), "records": records})
    else:
        pages.conversation(found, records)
    return DONE


Reason = Annotated[str, typer.Option("--reason", help="Why; it is kept and shown.")]


@app.command("merge-people")
def merge_people(
    case: CaseArgument,
    one: Annotated[str, typer.Argument(help="A person or identifier.", metavar="ONE")],
    other: Annotated[str, typer.Argument(help="Another.", metavar="OTHER")],
    reason: Reason,
    passphrase_file: PassphraseFile = None,
) -> int:
    """Say that two people are one; undo-people takes it back."""
    return _decided(case, "merge", one, other, reason, passphrase_file)


@app.command("split-person")
def split_person(
    case: CaseArgument,
    one: Annotated[str, typer.Argument(help="The identifier that is to stand alone.", metavar="IDENTIFIER")],
    reason: Reason,
    passphrase_file: PassphraseFile = None,
) -> int:
    """Say that no card ties an identifier to a person; undo-people takes it back."""
    return _decided(case, "split", one, None, reason, passphrase_file)


@app.command("undo-people")
def undo_people(
    case: CaseArgument,
    number: Annotated[int, typer.Argument(help="The decision's number.", metavar="NUMBER")],
    reason: Reason,
    passphrase_file: PassphraseFile = None,
) -> int:
    """Take back what was said of people."""
    from aboveboard.casework.people import undo

    with _opened(case, passphrase_file) as opened:
        undo(opened, actor(), number, reason)
    print(f"decision {number} is taken back; it stays in the custody log")
    return DONE


def _decided(case: Path, what: str, one: str, other: str | None, reason: str, passphrase_file: Path | None) -> int:
    from aboveboard.casework.people import decide

    with _opened(case, passphrase_file) as opened:
        number = decide(opened, actor(), what, one, other, reason)
    print(f"decision {number}; `aboveboard undo-people CASE {number} --reason …` takes it back")
    return DONE


@app.command()
def review(
    case: CaseArgument,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port on this machine; 0 is any free one.")] = 0,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Open a browser, with a profile that is thrown away.")
    ] = True,
    source: Annotated[
        list[Path] | None,
        typer.Option("--source", help="Where the evidence is now, if it was moved; may be repeated.", metavar="PATH"),
    ] = None,
    password_file: Annotated[
        Path | None, typer.Option("--password-file", help="File with the source's own password.", metavar="FILE")
    ] = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Open the case in the browser, at an address that only this machine can reach. Ctrl-C ends it."""
    from aboveboard.casework.prove import Evidence
    from aboveboard.cli.review import review_case

    evidence = Evidence(tuple(source or ()), _secret(password_file))
    with _opened(case, passphrase_file) as opened:
        review_case(opened, case, actor(), evidence, port, browse=browser)


@app.command()
def report(
    case: CaseArgument,
    tag: Annotated[
        str, typer.Option("--tag", help="Whose records go to paper, under numbers that stay.", metavar="TAG")
    ],
    out: Annotated[Path, typer.Option("-o", "--output", help="File to write, .pdf or .html.", metavar="FILE")],
    zone: Annotated[str, typer.Option("--zone", help="Time zone beside UTC, such as Europe/Berlin.")] = "UTC",
    passphrase_file: PassphraseFile = None,
) -> None:
    """The records of a tag as a numbered report, with where each stands, coverage and limits."""
    from aboveboard.cli.report import make_report

    with _opened(case, passphrase_file) as opened:
        make_report(opened, actor(), tag, out, zone)


@app.command()
def receipt(
    case: CaseArgument,
    out: Annotated[
        Path | None,
        typer.Option("--out", help="Write it into this new folder, with the log in outline.", metavar="FOLDER"),
    ] = None,
    number: Annotated[int | None, typer.Option("--number", help="Which receipt; else the last.", min=1)] = None,
    language: Annotated[
        list[str] | None, typer.Option("--language", help="en, zh, es or ar; may be repeated.", metavar="LANGUAGE")
    ] = None,
    level: Annotated[str, typer.Option("--level", help="How much it says: short, normal or full.")] = "normal",
    apps: Annotated[bool, typer.Option("--apps", help="With names of apps; needs --level full.")] = False,
    contact: Annotated[
        str | None, typer.Option("--contact", help="Where to object: an address or a telephone number.", metavar="TEXT")
    ] = None,
    given: Annotated[str | None, typer.Option("--given", help="It was given to this person.", metavar="NAME")] = None,
    delayed_until: Annotated[
        str | None, typer.Option("--delayed-until", help="It is held back until then.", metavar="DATE")
    ] = None,
    refused: Annotated[bool, typer.Option("--refused", help="It was offered and not taken.")] = False,
    unsafe: Annotated[bool, typer.Option("--unsafe", help="It cannot be given safely.")] = False,
    by: Annotated[str | None, typer.Option("--by", help="Who ordered a delay.", metavar="NAME")] = None,
    why: Annotated[
        str | None, typer.Option("--why", help="Why it is delayed, refused or unsafe.", metavar="TEXT")
    ] = None,
    passphrase_file: PassphraseFile = None,
) -> int:
    """The receipt for the person whose phone it is: write it, or record what became of it."""
    from aboveboard.cli import receipt as pages

    said = {"given": given is not None, "delayed": delayed_until is not None, "refused": refused, "unsafe": unsafe}
    with _opened(case, passphrase_file) as opened:
        pages.run(
            opened,
            actor(),
            number,
            pages.Writing(out, tuple(language or ("en",)), level, apps, contact),
            pages.Delivering(tuple(n for n, chosen in said.items() if chosen), given, delayed_until, by, why),
        )
    return DONE


@app.command()
def exhibit(
    case: CaseArgument,
    label: Annotated[str, typer.Argument(help="The exhibit's label, as on its bag.", metavar="LABEL")],
    seal: Annotated[
        list[str] | None,
        typer.Option("--seal", help="'S-123 put on', 'S-123 found' or 'S-123 broken'.", metavar="TEXT"),
    ] = None,
    condition: Annotated[
        list[str] | None,
        typer.Option("--condition", help="How it is: screen cracked, switched on, locked …", metavar="TEXT"),
    ] = None,
    photo: Annotated[
        list[Path] | None,
        typer.Option("--photo", help="A photograph of it, kept in the case; 20 MiB at most.", metavar="FILE"),
    ] = None,
    serial: Annotated[str | None, typer.Option("--serial", help="Its serial number.", metavar="TEXT")] = None,
    imei: Annotated[
        list[str] | None, typer.Option("--imei", help="An IMEI of it: 14 to 16 digits.", metavar="DIGITS")
    ] = None,
    model: Annotated[str | None, typer.Option("--model", help="Its model.", metavar="TEXT")] = None,
    battery: Annotated[int | None, typer.Option("--battery", help="Its charge, 0 to 100.", metavar="PERCENT")] = None,
    network: Annotated[
        str | None,
        typer.Option("--network", help="'flight mode on, SIM out, Wi-Fi off', or other words.", metavar="TEXT"),
    ] = None,
    phone_clock: Annotated[
        str | None, typer.Option("--phone-clock", help="What its clock shows, with zone.", metavar="TIME")
    ] = None,
    computer_clock: Annotated[
        str | None, typer.Option("--computer-clock", help="The computer's time then; else now.", metavar="TIME")
    ] = None,
    handover: Annotated[
        str | None, typer.Option("--handover", help="Who gave it to whom: 'FROM > TO'; with --why.", metavar="TEXT")
    ] = None,
    where: Annotated[str | None, typer.Option("--where", help="Where it was handed over.", metavar="PLACE")] = None,
    note: Annotated[list[str] | None, typer.Option("--note", help="Anything else.", metavar="TEXT")] = None,
    when: Annotated[
        str | None,
        typer.Option("--when", help="When it was so, if not now: a date, or date and time with zone.", metavar="TIME"),
    ] = None,
    strike: Annotated[
        int | None, typer.Option("--strike", help="Strike this entry out; it stays to be read.", metavar="ENTRY")
    ] = None,
    why: Annotated[
        str | None,
        typer.Option("--why", help="Why: of a handover, a broken seal, a strike.", metavar="TEXT"),
    ] = None,
    photos: Annotated[
        Path | None, typer.Option("--photos", help="Write its photographs into this new folder.", metavar="FOLDER")
    ] = None,
    authority: Annotated[
        Path | None, typer.Option("--authority", help="Of a new case: the recorded authority.", metavar="FILE")
    ] = None,
    own_phone: OwnPhone = False,
    as_json: AsJson = False,
    passphrase_file: PassphraseFile = None,
) -> None:
    """The record of an exhibit: seals, condition, photographs, handovers. Added to and struck out, never edited."""
    from aboveboard.cli import exhibit as pages

    asked = pages.Asked(
        seals=tuple(seal or ()),
        conditions=tuple(condition or ()),
        photos=tuple(photo or ()),
        serial=serial,
        imeis=tuple(imei or ()),
        model=model,
        battery=battery,
        network=network,
        phone_clock=phone_clock,
        computer_clock=computer_clock,
        handover=handover,
        where=where,
        notes=tuple(note or ()),
        when=when,
        strike=strike,
        why=why,
        out=photos,
    )
    # What is asked is checked before a case is made of it.
    work = pages.work_of(asked)
    if own_phone and authority is not None:
        raise CaseError("give either --own-phone or --authority, not both")
    there = (case / "case.json").exists()
    given = own_phone or authority is not None
    opening = (
        _case_for(case, authority, own_phone, passphrase_file, keyring=False)
        if (given and there) or (work.adds and not there)
        else _opened(case, passphrase_file)
    )
    with opening as opened:
        data = pages.run(opened, actor(), label, work, quiet=as_json)
    if as_json:
        _print_json(data)


@app.command()
def custody(
    case: CaseArgument,
    out: Annotated[
        Path | None, typer.Option("--out", help="Write a folder with the log and what checks it.", metavar="FOLDER")
    ] = None,
    whole: Annotated[
        bool,
        typer.Option("--whole", help="With every detail; else details of what was looked at and marked are withheld."),
    ] = False,
    add: Annotated[
        list[Path] | None,
        typer.Option(
            "--add", help="With --out: also this report, which the log states; may be repeated.", metavar="FILE"
        ),
    ] = None,
    words: Annotated[
        bool, typer.Option("--words", help="Also the words of searches, where the key that seals them is here.")
    ] = False,
    passphrase_file: PassphraseFile = None,
) -> int:
    """The custody log: who did what, when. With --out, as a folder that others can check."""
    from aboveboard.cli import witness as pages

    with _opened(case, passphrase_file) as opened:
        pages.custody(opened, actor(), out, tuple(add or ()), whole=whole, words=words)
    return DONE


@app.command()
def verify(
    thing: Annotated[
        Path,
        typer.Argument(
            help="A case, a folder that was handed out, log.jsonl, a receipt's page, an erasure's record, or a copy (.zip) that"
            " `aboveboard acquire` made.",
            metavar="THING",
        ),
    ],
    head: Annotated[
        list[str] | None, typer.Option("--head", help="A head that was left with someone.", metavar="NUMBER:DIGEST")
    ] = None,
    key: Annotated[
        list[str] | None,
        typer.Option("--key", help="Fingerprint of the key that should have signed.", metavar="FINGERPRINT"),
    ] = None,
    file: Annotated[
        list[Path] | None, typer.Option("--file", help="A report or export that the log should state.", metavar="FILE")
    ] = None,
    source: Annotated[
        list[Path] | None, typer.Option("--source", help="Where the evidence is now.", metavar="PATH")
    ] = None,
    tsa_roots: Annotated[
        Path | None,
        typer.Option("--tsa-roots", help="Certificates (PEM) that you trust to sign timestamps.", metavar="FILE"),
    ] = None,
    passphrase_file: PassphraseFile = None,
) -> int:
    """Check a log's chain, signatures, heads and the evidence at hand; says the first thing that does not hold."""
    from aboveboard.cli import witness as pages

    roots = pages.roots_in(tsa_roots)
    asked = pages.Asked(tuple(head or ()), tuple(key or ()), tuple(file or ()), tuple(source or ()), roots)
    if (thing / "case.json").exists():
        with _opened(thing, passphrase_file) as opened:
            return DONE if pages.verify_case(opened, asked) else WITH_FAILURES
    if thing.suffix == ".zip":
        return DONE if pages.verify_copy(thing) else WITH_FAILURES
    return DONE if pages.verify_file(thing, asked) else WITH_FAILURES


@app.command()
def timestamp(case: CaseArgument, passphrase_file: PassphraseFile = None) -> int:
    """Have the custody log's head stamped (RFC 3161) by the server that was set."""
    from aboveboard.cli import witness as pages

    with _opened(case, passphrase_file) as opened:
        return DONE if pages.stamp(opened, actor()) else WITH_FAILURES


@app.command(name="timestamp-server")
def timestamp_server(
    url: Annotated[str | None, typer.Option("--set", help="Its address: http or https.", metavar="URL")] = None,
    roots: Annotated[
        Path | None, typer.Option("--roots", help="With --set: certificates (PEM) that are trusted.", metavar="FILE")
    ] = None,
    unset: Annotated[bool, typer.Option("--unset", help="Ask no server any more.")] = False,
) -> int:
    """Which server stamps logs of this installation; none unless you set one."""
    from aboveboard.cli import witness as pages

    pages.stamp_server(url, roots, unset=unset)
    return DONE


@app.command()
def cases(as_json: AsJson = False) -> int:
    """The cases that this installation knows, where they are, how they stand, and what is due first."""
    from aboveboard.cli import keeping as pages

    found = pages.listed()
    if as_json:
        _print_json(pages.cases_data(found))
    else:
        pages.show_cases(found)
    return DONE


SecondKey = Annotated[
    Path | None,
    typer.Option(
        "--second-key", help="Key of a second person: the .pub to record it, its own file to release.", metavar="FILE"
    ),
]
SecondName = Annotated[str | None, typer.Option("--second", help="Whose key that is.", metavar="NAME")]


@app.command()
def hold(
    case: CaseArgument,
    reason: Annotated[str, typer.Option("--reason", help="Why; it is kept, logged and shown.")],
    by: Annotated[str | None, typer.Option("--by", help="Who asked for the hold.", metavar="NAME")] = None,
    second: SecondName = None,
    second_key: SecondKey = None,
    release: Annotated[
        bool, typer.Option("--release", help="Let the case be erased again, as the authority released it.")
    ] = False,
    reference: Annotated[
        str | None, typer.Option("--reference", help="With --release: of the authority's release.", metavar="TEXT")
    ] = None,
    second_passphrase_file: Annotated[
        Path | None,
        typer.Option(
            "--second-passphrase-file", help="With --release: file with the passphrase of that key.", metavar="FILE"
        ),
    ] = None,
    passphrase_file: PassphraseFile = None,
) -> int:
    """Keep a case from being erased, until the authority releases it and a second person signs that."""
    from aboveboard.cli import keeping as pages

    if second_key is None:
        raise CaseError("give --second-key FILE; `aboveboard key new FILE` makes one for a second person")
    with _opened(case, passphrase_file) as opened:
        if release:
            passphrase = _secret(second_passphrase_file)
            pages.release_case(opened, actor(), reason, reference or "", second_key, passphrase)
        else:
            pages.hold_case(opened, actor(), reason, by, pages.second_of(second, second_key))
    return DONE


@app.command()
def seal(
    case: CaseArgument,
    reason: Annotated[str, typer.Option("--reason", help="Why; it is kept, logged and shown.")],
    second: SecondName = None,
    second_key: SecondKey = None,
    passphrase_file: PassphraseFile = None,
) -> int:
    """Freeze a case: nothing is put into it any more; it can be read, and that is logged. verify checks the seal."""
    from aboveboard.cli import keeping as pages

    other = pages.second_of(second, second_key) if second_key is not None else None
    with _opened(case, passphrase_file) as opened:
        pages.seal_case(opened, actor(), reason, other)
    return DONE


@app.command()
def erase(
    case: CaseArgument,
    reason: Annotated[
        str | None, typer.Option("--reason", help="Why it is ordered or cancelled; it is kept in the record.")
    ] = None,
    ordered: Annotated[
        str | None,
        typer.Option("--ordered", help="By what it is ordered at once, without the wait.", metavar="REFERENCE"),
    ] = None,
    cancel: Annotated[bool, typer.Option("--cancel", help="Take back what was ordered.")] = False,
    record: Annotated[
        Path | None,
        typer.Option("--record", help="Where to put a copy of the record when it is carried out.", metavar="FILE"),
    ] = None,
    passphrase_file: PassphraseFile = None,
) -> int:
    """Destroy a case's keys and files: ordered by the first call, carried out by one that comes 14 days later."""
    from aboveboard.casework.keys import read_case_file
    from aboveboard.cli import keeping as pages

    if not read_case_file(case).slots:
        pages.finish_erasure(case, record)
        return DONE
    with _opened(case, passphrase_file) as opened:
        if cancel:
            pages.cancel_erasure(opened, actor(), reason)
        else:
            pages.erase_case(opened, actor(), reason, ordered, record)
    return DONE


making_keys = typer.Typer(help="Keys of second people.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(making_keys, name="key")


@making_keys.callback()
def key_group() -> None:
    """Keys of second people."""


@making_keys.command("new")
def key_new(
    file: Annotated[Path, typer.Argument(help="File to write; the public half goes to FILE.pub.", metavar="FILE")],
    passphrase_file: Annotated[
        Path | None,
        typer.Option("--passphrase-file", help="File with a passphrase that closes the key.", metavar="PASSPHRASE"),
    ] = None,
) -> int:
    """Make a key by which a second person signs that a hold is released."""
    from aboveboard.cli import keeping as pages

    pages.new_key(file, _secret(passphrase_file))
    return DONE


@app.command()
def outcomes(
    case: CaseArgument,
    every: Annotated[bool, typer.Option("--all", help="Also what was not found.")] = False,
    as_json: AsJson = False,
    passphrase_file: PassphraseFile = None,
) -> int:
    """What became of each artifact on each file."""
    from aboveboard.casework import look

    with _opened(case, passphrase_file) as opened:
        found = look.outcomes(opened, actor())
    if as_json:
        _print_json([{"exhibit": label, **msgspec.to_builtins(outcome)} for label, outcome in found])
    else:
        from aboveboard.cli import show as pages

        pages.outcomes(found, every=every)
    return DONE


@app.command()
def export(
    case: CaseArgument,
    form: Annotated[str, typer.Option("--format", help="jsonl: one JSON line a record.")] = "jsonl",
    out: Annotated[
        Path | None, typer.Option("-o", "--output", help="File to write; - or none: standard output.", metavar="FILE")
    ] = None,
    words: Annotated[str | None, typer.Option("--query", help="Only what answers this query.", metavar="QUERY")] = None,
    exhibit: Annotated[str | None, typer.Option("--exhibit", help="Only this exhibit.", metavar="LABEL")] = None,
    with_sensitive: Annotated[
        bool, typer.Option("--with-sensitive", help="Also what reviewers marked as sensitive; else it is counted only.")
    ] = False,
    passphrase_file: PassphraseFile = None,
) -> int:
    """Write records out. An export is a disclosure and is logged."""
    from aboveboard.casework import look

    if form != "jsonl":
        raise CaseError(f"there is no format {form!r}; there is jsonl")
    query = _query(words or "")
    to_file = out is not None and str(out) != "-"
    with _opened(case, passphrase_file) as opened:
        target = out.open("wb") if to_file and out is not None else nullcontext(sys.stdout.buffer)
        with target as stream:
            count, left_out = look.export(opened, actor(), stream, query, exhibit, sensitive=with_sensitive)
    if to_file:
        print(f"{count} records written to {out}")
    if left_out:
        print(f"{left_out} marked sensitive were left out; --with-sensitive writes them too", file=sys.stderr)
    return DONE


@app.command("hand-over")
def hand_over(
    case: CaseArgument,
    to: Annotated[
        str | None,
        typer.Option("--to", help="For whom: a public key of age (age1…), or a file with it.", metavar="RECIPIENT"),
    ] = None,
    name: Annotated[str | None, typer.Option("--name", help="Who that is; it is logged.")] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Write the bundle here, a new folder.", metavar="BUNDLE")
    ] = None,
    exhibit: Annotated[str | None, typer.Option("--exhibit", help="Only this exhibit.", metavar="LABEL")] = None,
    only: Annotated[
        list[str] | None, typer.Option("--only", help="Only this category; may be repeated.", metavar="CATEGORY")
    ] = None,
    words: Annotated[str | None, typer.Option("--query", help="Only what answers this query.", metavar="QUERY")] = None,
    tag: Annotated[str | None, typer.Option("--tag", help="Only records with this tag.")] = None,
    with_sensitive: Annotated[
        bool, typer.Option("--with-sensitive", help="Also what reviewers marked as sensitive; else it is counted only.")
    ] = False,
    redact: Annotated[
        Path | None,
        typer.Option("--redact", help="What is left out of the copy: fields, people, parts of files.", metavar="FILE"),
    ] = None,
    files: Annotated[
        str,
        typer.Option(
            "--files", help="Files that the records are of or carry: records (all that may), or none.", metavar="WHICH"
        ),
    ] = "records",
    source: Annotated[
        list[Path] | None,
        typer.Option("--source", help="Where the evidence is now; may be repeated.", metavar="PATH"),
    ] = None,
    password_file: Annotated[
        Path | None, typer.Option("--password-file", help="File with the source's own password.", metavar="FILE")
    ] = None,
    purpose: Annotated[str | None, typer.Option("--purpose", help="What for; else what the authority says.")] = None,
    until: Annotated[str | None, typer.Option("--until", help="Until when it may be used.", metavar="DATE")] = None,
    end: Annotated[
        int | None, typer.Option("--end", help="A hand-over is over: the number of its entry.", metavar="NUMBER")
    ] = None,
    why: Annotated[str | None, typer.Option("--why", help="With --end: why.", metavar="TEXT")] = None,
    papers: Annotated[
        Path | None,
        typer.Option(
            "--papers", help="Of a case that was received: write the giver's log and schedule.", metavar="FOLDER"
        ),
    ] = None,
    passphrase_file: PassphraseFile = None,
) -> int:
    """Write records in scope as a bundle for one recipient; with nothing said, list what was handed over."""
    from aboveboard.casework import handover, receive
    from aboveboard.casework.prove import Evidence
    from aboveboard.casework.redact import Redactions, read_redactions
    from aboveboard.cli import handover as pages

    asked = [what for what in (to, end, papers) if what is not None]
    if len(asked) > 1:
        raise CaseError("say one of --to, --end and --papers")
    with _opened(case, passphrase_file) as opened:
        if to is not None:
            if out is None or name is None:
                raise CaseError("a hand-over needs --out BUNDLE and --name, to whom it is")
            query = _query(words or "", tag=tag)
            redactions = read_redactions(redact) if redact is not None else Redactions()
            evidence = Evidence(tuple(source or ()), _secret(password_file))
            limits = (exhibit, tuple(only or ()), query, with_sensitive, redactions, files, evidence, purpose, until)
            request = handover.Request(out, to, name, *limits)
            pages.handed(handover.hand_over(opened, actor(), request), request)
        elif end is not None:
            handover.end(opened, actor(), end, why)
            print(f"the hand-over of entry {end} is over; entered in the custody log")
        elif papers is not None:
            receive.hand_out_papers(opened, actor(), papers)
            print(f"{papers}: check it with {papers}/verify.py {papers}/log.jsonl")
        else:
            pages.tell(opened)
    return DONE


@app.command("receive")
def receive_bundle(
    bundle: Annotated[Path, typer.Argument(help="The bundle's folder.", metavar="BUNDLE")],
    identity: Annotated[
        Path, typer.Option("--identity", help="File with the identity that it is encrypted to.", metavar="KEYFILE")
    ],
    out: Annotated[Path, typer.Option("--out", help="The case to make of it.", metavar="CASE")],
    head: Annotated[
        list[str] | None, typer.Option("--head", help="A head that was left with someone.", metavar="NUMBER:DIGEST")
    ] = None,
    key: Annotated[
        list[str] | None,
        typer.Option("--key", help="Fingerprint of the key that should have signed.", metavar="FINGERPRINT"),
    ] = None,
    passphrase_file: PassphraseFile = None,
) -> int:
    """Check a bundle and make a case of your own of it; nothing of what you do with it flows back."""
    from aboveboard.casework.receive import receive
    from aboveboard.cli import handover as pages

    heads, keys = tuple(head or ()), tuple(key or ())
    pages.taken(receive(bundle, identity, out, actor(), _secret(passphrase_file), heads, keys), str(out))
    return DONE


identifying = typer.Typer(
    help="Identities for whom bundles are encrypted.", no_args_is_help=True, rich_markup_mode=None
)
app.add_typer(identifying, name="identity")


@identifying.callback()
def identity_group() -> None:
    """Identities of age, for whom bundles are encrypted."""


@identifying.command("new")
def identity_new(
    file: Annotated[Path, typer.Argument(help="File to write; keep it to yourself.", metavar="FILE")],
) -> None:
    """Make an identity; its public key is for whoever hands something over to you."""
    from aboveboard.casework.identities import new_identity

    print(f"public key: {new_identity(file)}")


@app.command()
def compare(
    case: CaseArgument,
    other: Annotated[
        Path,
        typer.Argument(
            help="Another tool's output: report folder or TSV of iLEAPP or ALEAPP, LAVA database, .ufdr or report.xml, CSV.",
            metavar="OTHER",
        ),
    ],
    columns: Annotated[
        Path | None,
        typer.Option("--columns", help="TOML file that says what a table's columns hold.", metavar="MAP"),
    ] = None,
    kind: Annotated[str | None, typer.Option("--kind", help="Only this kind of record: Message, Call …")] = None,
    exhibit: Annotated[str | None, typer.Option("--exhibit", help="Only this exhibit.", metavar="LABEL")] = None,
    tolerance: Annotated[float, typer.Option("--tolerance", min=0, help="Seconds by which times may differ.")] = 1.0,
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit", min=0, help="Most of each sort of difference to show of a table; 10, or all with --json."
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="End with status 1 where anything differs.")] = False,
    as_json: AsJson = False,
    passphrase_file: PassphraseFile = None,
) -> int:
    """The second-tool check: records beside another tool's rows, what only one has and what differs."""
    from aboveboard.casework.compare import Request
    from aboveboard.casework.compare import compare as use_case
    from aboveboard.cli import compare as pages

    with _opened(case, passphrase_file) as opened:
        found = use_case(opened, actor(), Request(other, columns, kind, exhibit, tolerance))
    if as_json:
        _print_json(pages.comparison_data(found, limit))
    else:
        pages.comparison(found, 10 if limit is None else limit)
    return WITH_FAILURES if strict and not found.equal else DONE


@app.command("compare-phones")
def compare_phones(
    first: CaseArgument,
    second: Annotated[Path, typer.Argument(help="The case of another person's phone.", metavar="OTHER-CASE")],
    first_is: Annotated[
        list[str],
        typer.Option(
            "--first-is", help="Number, address or name by which the first phone's user is known; may be repeated."
        ),
    ],
    second_is: Annotated[list[str], typer.Option("--second-is", help="The same of the second phone's user.")],
    seconds: Annotated[
        float, typer.Option("--seconds", min=0, help="By so much the two copies of a message may stand apart.")
    ] = 600.0,
    limit: Annotated[
        int | None, typer.Option("--limit", min=0, help="Most to show of what one phone alone has.")
    ] = None,
    as_json: AsJson = False,
    passphrase_file: PassphraseFile = None,
    second_passphrase_file: Annotated[
        Path | None,
        typer.Option("--second-passphrase-file", help="File with the second case's passphrase.", metavar="FILE"),
    ] = None,
) -> None:
    """Two people's phones: what each holds of what went between the two, where the authority of each names the other's."""
    from aboveboard.casework.compare import phones as use_case
    from aboveboard.cli import phones as pages

    asked = use_case.Asked(tuple(first_is), tuple(second_is), seconds)
    with _opened(first, passphrase_file) as one, _opened(second, second_passphrase_file) as two:
        found = use_case.beside(one, two, actor(), asked)
    if as_json:
        _print_json(pages.beside_data(found, limit))
    else:
        pages.beside(found, 10 if limit is None else limit)


@app.command()
def artifacts(as_json: AsJson = False) -> int:
    """What can be read: every artifact, its files, its limits and what it was tried on."""
    from aboveboard.casework.catalogue import catalogue

    found = catalogue()
    if as_json:
        _print_json(found)
    else:
        from aboveboard.cli import show as pages

        pages.artifacts(found)
    return DONE


keeping = typer.Typer(help="Searches that the case keeps under a name.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(keeping, name="searches")


@keeping.callback()
def searches() -> None:
    """Searches that the case keeps under a name; `search CASE --saved NAME` runs one."""


@keeping.command("list")
def searches_list(case: CaseArgument, as_json: AsJson = False, passphrase_file: PassphraseFile = None) -> None:
    """The searches, by whom and when they were kept, and how many records they found last."""
    from aboveboard.casework import searches as cases
    from aboveboard.cli import searches as pages

    with _opened(case, passphrase_file) as opened:
        if as_json:
            _print_json([msgspec.to_builtins(one) for one in cases.searches(opened)])
        else:
            pages.show_searches(opened)


@keeping.command("keep")
def searches_keep(
    case: CaseArgument,
    name: Annotated[str, typer.Argument(help="Name of the search.", metavar="NAME")],
    words: Annotated[list[str], typer.Argument(help="Words and filters.", metavar="QUERY")],
    zone: Annotated[str, typer.Option("--zone", help="Time zone in which it is shown.")] = "UTC",
    passphrase_file: PassphraseFile = None,
) -> None:
    """Keep a search under a name."""
    from zoneinfo import available_timezones

    from aboveboard.casework import searches as cases

    if zone != "UTC" and zone not in available_timezones():
        raise CaseError(f"there is no time zone {zone}; write UTC or a name such as Europe/Berlin")
    with _opened(case, passphrase_file) as opened:
        made = cases.save(opened, actor(), name, " ".join(words), zone)
    print(f"search {made.number} is kept; `aboveboard search CASE --saved NAME` runs it")


@keeping.command("rename")
def searches_rename(
    case: CaseArgument,
    name: Annotated[str, typer.Argument(help="Name of the search.", metavar="NAME")],
    new: Annotated[str, typer.Argument(help="Its new name.", metavar="NEW")],
    passphrase_file: PassphraseFile = None,
) -> None:
    """Give a search another name."""
    from aboveboard.casework import searches as cases

    with _opened(case, passphrase_file) as opened:
        cases.rename(opened, actor(), cases.saved(opened, name).number, new)


@keeping.command("delete")
def searches_delete(
    case: CaseArgument,
    name: Annotated[str, typer.Argument(help="Name of the search.", metavar="NAME")],
    passphrase_file: PassphraseFile = None,
) -> None:
    """Delete a search; restore puts it back."""
    from aboveboard.casework import searches as cases

    with _opened(case, passphrase_file) as opened:
        gone = cases.delete(opened, actor(), cases.saved(opened, name).number)
    print(f"deleted; `aboveboard searches restore CASE {gone.number}` puts it back")


@keeping.command("restore")
def searches_restore(
    case: CaseArgument,
    number: Annotated[int, typer.Argument(help="The search's number.", metavar="NUMBER")],
    passphrase_file: PassphraseFile = None,
) -> None:
    """Put a deleted search back."""
    from aboveboard.casework import searches as cases

    with _opened(case, passphrase_file) as opened:
        cases.restore(opened, actor(), number)


@keeping.command("export")
def searches_export(
    case: CaseArgument,
    out: Annotated[
        Path | None, typer.Option("-o", "--output", help="File to write; none: standard output.", metavar="FILE")
    ] = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Write the searches to a small file that people can read: queries alone, no record."""
    from aboveboard.cli import searches as pages

    with _opened(case, passphrase_file) as opened:
        pages.write(opened, actor(), out)


@keeping.command("import")
def searches_import(
    case: CaseArgument,
    file: Annotated[Path, typer.Argument(help="A file with searches.", metavar="FILE")],
    take: Annotated[bool, typer.Option("--take", help="Take in what the file holds; else it is only shown.")] = False,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Show the searches of a file; with --take keep them."""
    from aboveboard.cli import searches as pages

    with _opened(case, passphrase_file) as opened:
        pages.read(opened, actor(), file, take=take)


hiding = typer.Typer(
    help="Lists of known files: they hide files of systems and apps in the review.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(hiding, name="known")


@hiding.callback()
def known() -> None:
    """Lists of known files: they hide files of systems and apps in the review, and nothing more."""


@hiding.command("add")
def known_add(
    case: CaseArgument,
    file: Annotated[
        Path,
        typer.Argument(
            help="MD5, SHA-1 or SHA-256: one a line, CSV or SQLite (NSRL), JSON (Project VIC).", metavar="FILE"
        ),
    ],
    origin: Annotated[str, typer.Option("--origin", help="Who made the list, such as NIST NSRL.")],
    reason: Annotated[str, typer.Option("--reason", help="Why; it is kept, logged and shown.")],
    name: Annotated[str, typer.Option("--name", help="Name of the list; else that of its file.")] = "",
    dated: Annotated[str, typer.Option("--date", help="Of when it is, such as 2026-09.")] = "",
    passphrase_file: PassphraseFile = None,
) -> None:
    """Take in a list of hashes; files that it knows are hidden from then on, and counted."""
    from aboveboard.cli import known as pages

    with _opened(case, passphrase_file) as opened:
        pages.add_list(opened, actor(), file, name, origin, dated, reason)


@hiding.command("remove")
def known_remove(
    case: CaseArgument,
    number: Annotated[int, typer.Argument(help="The list's number.", metavar="NUMBER")],
    reason: Reason,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Remove a list; what it hid is shown again."""
    from aboveboard.cli import known as pages

    with _opened(case, passphrase_file) as opened:
        pages.remove_list(opened, actor(), number, reason)


@hiding.command("list")
def known_list(case: CaseArgument, as_json: AsJson = False, passphrase_file: PassphraseFile = None) -> None:
    """The lists in force, those removed, and what they know."""
    from aboveboard.cli import known as pages

    with _opened(case, passphrase_file) as opened:
        opened.must_stand(actor())
        if as_json:
            _print_json(pages.lists_data(opened))
        else:
            pages.show_lists(opened)


@hiding.command("hash")
def known_hash(
    case: CaseArgument,
    source: Annotated[
        list[Path] | None,
        typer.Option("--source", help="Where the evidence is now, if it was moved; may be repeated.", metavar="PATH"),
    ] = None,
    password_file: Annotated[
        Path | None, typer.Option("--password-file", help="File with the source's own password.", metavar="FILE")
    ] = None,
    passphrase_file: PassphraseFile = None,
) -> int:
    """Hash every file of the evidence by MD5, SHA-1 and SHA-256, also those that nothing reads. Run again, it goes on."""
    from aboveboard.cli import known as pages

    password = _secret(password_file)
    with _opened(case, passphrase_file) as opened:
        return pages.hash_all(opened, actor(), source or (), password)


granting = typer.Typer(
    help="On what power a phone is examined, how far it goes, and how it ends.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(granting, name="authority")


@granting.callback()
def authority_group() -> None:
    """On what power a phone is examined, how far it goes, and how it ends."""


@granting.command("new")
def authority_new(
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="File to write; else printed.", metavar="FILE")
    ] = None,
    power: Annotated[
        str | None, typer.Option("--power", help="The kind of power; left out, questions are asked.")
    ] = None,
    reference: Annotated[str | None, typer.Option("--reference", help="Number of the order, case or policy.")] = None,
    issuer: Annotated[str | None, typer.Option("--issuer", help="Who gave it.")] = None,
    purpose: Annotated[str | None, typer.Option("--purpose", help="What for.")] = None,
    subject: Annotated[str | None, typer.Option("--subject", help="Whose phone it is: its user.")] = None,
    owner: Annotated[str | None, typer.Option("--owner", help="Who owns it.")] = None,
    holder: Annotated[str | None, typer.Option("--holder", help="Who had it.")] = None,
    examiner: Annotated[list[str] | None, typer.Option("--examiner", help="Who may act; may be repeated.")] = None,
    valid_from: Annotated[str | None, typer.Option("--from", help="From when it holds.", metavar="DATE")] = None,
    valid_until: Annotated[str | None, typer.Option("--until", help="Until when it holds.", metavar="DATE")] = None,
    retention: Annotated[str | None, typer.Option("--retention", help="How long the case is kept.")] = None,
    scope: Annotated[
        str | None, typer.Option("--scope", help="Categories and dates: 'messages 2026-03-01..2026-04-01'.")
    ] = None,
    person: Annotated[
        list[str] | None, typer.Option("--person", help="Identifier of a person it is limited to; may be repeated.")
    ] = None,
    media_names: Annotated[
        bool, typer.Option("--media-names", help="Of pictures, films and sounds only their names.")
    ] = False,
    review: Annotated[
        str | None, typer.Option("--review", help="Statutory power: 'who; date', or 'urgent: why; due date'.")
    ] = None,
    told: Annotated[
        str | None, typer.Option("--told", help="Employer's policy: how and when the user was told of it.")
    ] = None,
    necessity: Annotated[str | None, typer.Option("--necessity", help="Vital interest: what danger, to whom.")] = None,
    on_behalf: Annotated[
        str | None, typer.Option("--on-behalf", help="Estate or guardian: 'who agrees; as what; for whom'.")
    ] = None,
    agreement: Annotated[
        str | None,
        typer.Option("--agreement", help="Read the notice to the user in this language (en, zh, es, ar), and ask."),
    ] = None,
    agreed_by: Annotated[str | None, typer.Option("--agreed-by", help="Who agreed after the notice, on paper.")] = None,
    signed: Annotated[
        Path | None, typer.Option("--signed", help="The signed paper; its SHA-256 is kept.", metavar="FILE")
    ] = None,
    privilege: Annotated[
        Path | None,
        typer.Option("--privilege", help="List of privileged people, whose records are sealed.", metavar="FILE"),
    ] = None,
    privilege_holder: Annotated[
        str | None, typer.Option("--privilege-holder", help="Who has the key that opens them; not an examiner.")
    ] = None,
    privilege_key: Annotated[
        Path | None, typer.Option("--privilege-key", help="The public half of that key.", metavar="FILE")
    ] = None,
    compare_with: Annotated[
        list[str] | None,
        typer.Option(
            "--compare-with",
            help="Reference of the authority of another person's phone beside which this one may be laid; may be repeated.",
            metavar="REFERENCE",
        ),
    ] = None,
) -> None:
    """Ask what an authority needs, seven questions in the common case, and write it as a file."""
    from aboveboard.cli import authority as pages

    said = {
        "power": power,
        "reference": reference,
        "issuer": issuer,
        "purpose": purpose,
        "subject": subject,
        "owner": owner,
        "holder": holder,
        "valid_from": valid_from,
        "valid_until": valid_until,
        "retention": retention,
        "told": told,
        "necessity": necessity,
        "scope": scope,
        "review": review,
        "on_behalf": on_behalf,
    }
    made = pages.made(said, examiner or [], person or [], media_names)
    if agreement is not None:
        made = pages.with_agreement(made, agreement, agreed_by, signed)
    if privilege is not None:
        from aboveboard.cli.privilege import with_list

        made = with_list(made, privilege, privilege_holder, privilege_key)
    pages.write(msgspec.structs.replace(made, compare_with=tuple(compare_with or made.compare_with)), out)


@granting.command("show")
def authority_show(
    what: Annotated[Path, typer.Argument(help="An authority's file, or a case.", metavar="FILE|CASE")],
    as_json: AsJson = False,
    passphrase_file: PassphraseFile = None,
) -> None:
    """A file as it is read; of a case how its authority stands, every one it rested on, and how each ended."""
    from aboveboard.cli import authority as pages

    if not what.is_dir():
        if as_json:
            _print_json(read_authority(what))
        else:
            pages.show_file(what)
        return
    with _opened(what, passphrase_file) as opened:
        if as_json:
            _print_json(pages.case_data(opened))
        else:
            pages.show_case(opened)


@granting.command("check")
def authority_check(
    file: Annotated[Path, typer.Argument(help="An authority's file.", metavar="FILE")],
) -> int:
    """Everything for which a file would be refused, each with its rule; status 2 where there is something."""
    from aboveboard.cli import authority as pages

    return DONE if pages.check(file) else WRONG_USE


@granting.command("widen")
def authority_widen(
    case: CaseArgument,
    file: Annotated[Path, typer.Argument(help="The further authority's file.", metavar="FILE")],
    reason: Annotated[str, typer.Option("--reason", help="Why; it is kept, logged and shown.")],
    passphrase_file: PassphraseFile = None,
) -> None:
    """Record a further authority for a case: wider, longer, or after an earlier one ended."""
    from aboveboard.casework.changes import widen
    from aboveboard.cli import authority as pages

    given = read_authority(file)
    with _opened(case, passphrase_file) as opened:
        pages.told(widen(opened, actor(), given, reason), actor())


@granting.command("withdraw")
def authority_withdraw(
    case: CaseArgument,
    reason: Annotated[str, typer.Option("--reason", help="Why; it is kept, logged and shown.")],
    what: Annotated[str, typer.Option("--what", help="power, or the agreement beside it.")] = "power",
    then: Annotated[
        Follows | None, typer.Option("--then", help="What follows; left out, as the recorded power has it.")
    ] = None,
    under: Annotated[
        Path | None, typer.Option("--under", help="Goes on under this other authority.", metavar="FILE")
    ] = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """End a case's power, or the agreement beside it. Running examinations and reviews stop."""
    from aboveboard.casework.changes import withdraw

    given = read_authority(under) if under is not None else None
    with _opened(case, passphrase_file) as opened:
        after = withdraw(opened, actor(), reason, what, then, given)
    print(f"the {what} is withdrawn; what follows: {after.value}")


sheltering = typer.Typer(
    help="Records of privileged people, sealed for a second person's key. Matches listed identifiers; finds no unlisted lawyer.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(sheltering, name="privilege")

HolderKey = Annotated[Path, typer.Option("--key", help="The holder's key.", metavar="FILE")]
KeyPassphraseFile = Annotated[
    Path | None, typer.Option("--key-passphrase-file", help="File with the passphrase of that key.", metavar="FILE")
]


@sheltering.callback()
def privilege_group() -> None:
    """Records of privileged people (lawyers, doctors, sources), sealed for a second person's key."""


@sheltering.command("key")
def privilege_key_command(
    file: Annotated[Path, typer.Argument(help="File to write; its public half goes to FILE.pub.", metavar="FILE")],
    passphrase_file: KeyPassphraseFile = None,
) -> None:
    """Make the key of the second person, who alone opens what is sealed. The examiner is given its public half."""
    from aboveboard.cli import privilege as pages

    pages.new_key(file, _secret(passphrase_file))


@sheltering.command("list")
def privilege_list(case: CaseArgument, as_json: AsJson = False, passphrase_file: PassphraseFile = None) -> None:
    """Whom the authority lists, who holds the key, and how many records are sealed, by category."""
    from aboveboard.casework import privilege as cases
    from aboveboard.cli import privilege as pages

    with _opened(case, passphrase_file) as opened:
        listed, found = cases.listed(opened, actor())
        if as_json:
            _print_json(pages.data(listed, found))
        else:
            pages.show(listed, found)


@sheltering.command("add")
def privilege_add(
    case: CaseArgument,
    file: Annotated[Path, typer.Option("--file", help="The list, as an authority has it.", metavar="FILE")],
    reason: Annotated[str, typer.Option("--reason", help="Why; it is kept, logged and shown.")],
    holder: Annotated[str | None, typer.Option("--holder", help="Of a first list: who has the key.")] = None,
    key: Annotated[
        Path | None, typer.Option("--key", help="Of a first list: the public half of the key.", metavar="FILE")
    ] = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """List further people, and seal in place what matches in the exhibits."""
    from aboveboard.cli import privilege as pages

    with _opened(case, passphrase_file) as opened:
        pages.add(opened, actor(), file, reason, holder, key)


@sheltering.command("seal")
def privilege_seal(case: CaseArgument, passphrase_file: PassphraseFile = None) -> None:
    """Seal what is due, where the list was changed and the sealing was interrupted."""
    from aboveboard.casework import privilege as cases

    with _opened(case, passphrase_file) as opened:
        done = cases.seal(opened, actor())
    print(f"sealed anew: {', '.join(done)}" if done else "nothing was due")


@sheltering.command("read")
def privilege_read(
    case: CaseArgument,
    key: HolderKey,
    key_passphrase_file: KeyPassphraseFile = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """For the holder: print the sealed records, to decide which are opened. Nothing of them is kept."""
    from aboveboard.casework import privilege as cases
    from aboveboard.casework.keyfiles import HOLDER
    from aboveboard.cli import privilege as pages

    private = HOLDER.read_private(key, _secret(key_passphrase_file))
    with _opened(case, passphrase_file) as opened:
        pages.items(cases.read(opened, actor(), private))


@sheltering.command("open")
def privilege_open(
    case: CaseArgument,
    key: HolderKey,
    reason: Annotated[str, typer.Option("--reason", help="Why; it is kept and logged.")],
    record: Annotated[
        list[str] | None, typer.Option("--record", help="Only the record of this key; may be repeated.", metavar="KEY")
    ] = None,
    key_passphrase_file: KeyPassphraseFile = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """For the holder: make sealed records readable in the case, all or some. The others stay sealed."""
    from aboveboard.casework import privilege as cases
    from aboveboard.casework.keyfiles import HOLDER
    from aboveboard.cli import privilege as pages

    private = HOLDER.read_private(key, _secret(key_passphrase_file))
    with _opened(case, passphrase_file) as opened:
        pages.opened(cases.open_sealed(opened, actor(), private, reason, record or ()))


drafting = typer.Typer(help="For authors of artifacts.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(drafting, name="artifact")


@drafting.callback()
def artifact() -> None:
    """For authors of artifacts."""


@drafting.command()
def draft(
    file: Annotated[
        Path, typer.Argument(help="A store of an app; a database's -wal beside it takes part.", metavar="FILE")
    ],
    out: Annotated[
        Path | None, typer.Option("-o", "--output", help="File to write; none: standard output.", metavar="OUT")
    ] = None,
) -> int:
    """An artifact file for a store that no artifact knows, from what discovery finds in it, for an author to finish."""
    from aboveboard.cli.draft import run_draft

    return run_draft(file, out)


TypedLabel = Annotated[
    str | None, typer.Option("--exhibit", help="The exhibit's label; asked for if it is not given.", metavar="LABEL")
]
OnlyAsk = Annotated[
    list[str] | None, typer.Option("--only", help="Ask only for this category; may be repeated.", metavar="CATEGORY")
]
Serial = Annotated[str | None, typer.Option("--serial", help="The phone with Android, where several are there.")]
Address = Annotated[
    str | None, typer.Option("--connect", help="A phone that debugs over the network.", metavar="HOST:PORT")
]
Patience = Annotated[float, typer.Option("--patience", min=1, help="Seconds that the holder's tap is awaited.")]
Udid = Annotated[str | None, typer.Option("--udid", help="The iPhone, where several are there.")]
Usbmux = Annotated[
    str | None,
    typer.Option("--usbmux", help="Where an iPhone's usbmuxd is, if not where it usually is.", metavar="HOST:PORT"),
]
WhichSystem = Annotated[
    System | None,
    typer.Option("--system", help="android or ios; not given, an iPhone where one is on the cable, else Android."),
]
acquiring = typer.Typer(
    help="Copy what the authority covers from a connected, unlocked phone.", no_args_is_help=True, rich_markup_mode=None
)
app.add_typer(acquiring, name="acquire")


@acquiring.callback()
def acquire() -> None:
    """Copy what the authority covers from a connected, unlocked phone whose holder allows it."""


@acquiring.command("android")
def acquire_android(
    case: Annotated[Path, typer.Option("--case", help="The case's folder; made if it is not there.", metavar="CASE")],
    out: Annotated[
        Path, typer.Option("--out", help="The zip to make; goes on where it was interrupted.", metavar="ZIP")
    ],
    exhibit: TypedLabel = None,
    authority: AuthorityFile = None,
    own_phone: OwnPhone = False,
    only: OnlyAsk = None,
    folder: Annotated[
        list[str] | None,
        typer.Option("--folder", help="Of the shared storage only this folder; may be repeated.", metavar="PATH"),
    ] = None,
    bugreport: Annotated[
        bool, typer.Option("--bugreport", help="Also a bug report; it takes minutes, and stays on the phone.")
    ] = False,
    backup: Annotated[
        list[str] | None,
        typer.Option(
            "--backup",
            help="Also a backup of this app, which the phone's holder confirms there; may be repeated."
            " Android 12 and later give it of few apps.",
            metavar="PACKAGE",
        ),
    ] = None,
    serial: Serial = None,
    connect: Address = None,
    patience: Patience = 120.0,
    language: Annotated[
        Language, typer.Option("--language", help="Language of what the holder is asked to do.")
    ] = Language.EN,
    examine_it: Annotated[
        bool, typer.Option("--examine/--no-examine", help="Read the copy into the case when it is whole.")
    ] = True,
    passphrase_file: PassphraseFile = None,
) -> int:
    """From a phone with Android, over adb. Nothing is unlocked and nothing is pushed; what reading changes is listed."""
    try:
        from aboveboard.casework.acquire import Request as Wanted
    except ModuleNotFoundError as error:
        raise CaseError(f"a phone needs more packages ({error.name}): install `aboveboard[android]`") from error
    from aboveboard.casework.examine import Request
    from aboveboard.casework.examine import examine as use_case
    from aboveboard.cli import show as pages
    from aboveboard.cli.acquire import run_acquire
    from aboveboard.engine.nursery import Nursery

    if own_phone and authority is not None:
        raise CaseError("give either --own-phone or --authority, not both")
    with _case_for(case, authority, own_phone, passphrase_file, keyring=False) as opened:
        label = exhibit or _typed_label()
        categories, apps = tuple(only or ()), tuple(backup or ())
        wanted = Wanted(out, label, categories, serial, connect, patience, tuple(folder or ()), bugreport, apps)
        done = run_acquire(opened, actor(), wanted, language.value)
        reports: list[Any] = []
        for copy in [out, *([done.backup] if done.backup is not None else [])]:
            locked = copy == done.backup and done.backup_encrypted
            if not examine_it or locked:
                more = " --password-file FILE" if locked else ""
                print(f"read it into the case: aboveboard examine {copy} --case {case} --exhibit {label}{more}")
                continue
            with closing(Nursery.take()) as nursery, watching(enabled=sys.stderr.isatty()) as watch:
                asked = Request(copy, label, categories=categories)
                reports.append(use_case(opened, actor(), asked, nursery, watch))
    for report in reports:
        pages.report(report, case)
    return WITH_FAILURES if any(report.failed for report in reports) else DONE


@app.command()
def look(
    case: Annotated[
        Path, typer.Option("--case", help="The case's folder; made if it is not there. Its log stays.", metavar="CASE")
    ],
    exhibit: TypedLabel = None,
    authority: AuthorityFile = None,
    own_phone: OwnPhone = False,
    system: WhichSystem = None,
    serial: Serial = None,
    connect: Address = None,
    udid: Udid = None,
    usbmux: Usbmux = None,
    backup_password_file: Annotated[
        Path | None,
        typer.Option(
            "--backup-password-file",
            help="Of an iPhone: file with the backup password that it has; else asked for on a terminal.",
            metavar="FILE",
        ),
    ] = None,
    patience: Patience = 120.0,
    language: Annotated[
        Language, typer.Option("--language", help="Language of what the holder is asked to do.")
    ] = Language.EN,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="The pages' port.")] = 0,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Open a browser, whose end is the look's end.")
    ] = True,
    passphrase_file: PassphraseFile = None,
) -> int:
    """Contacts, calls, messages and pictures of a connected phone, on the spot; nothing of it is kept."""
    from aboveboard.cli import look as looking
    from aboveboard.engine.nursery import Nursery

    if own_phone and authority is not None:
        raise CaseError("give either --own-phone or --authority, not both")
    which = system_of(system, serial=serial, address=connect, udid=udid, usbmux=usbmux)
    password = _secret(backup_password_file)
    if which is System.ANDROID and password is not None:
        raise CaseError("--backup-password-file is for an iPhone")

    def connecting(looked: Case, label: str) -> looking.Looking:
        if which is System.IOS:
            from aboveboard.casework.acquirephone import Request as OfPhone

            wanted = OfPhone(Path(), label, (), udid, usbmux, patience, password)
            return looking.iphone(looked, actor(), wanted, language.value)
        return looking.android(_android_request(label, serial, connect, patience), language.value)

    with (
        closing(Nursery.take()) as nursery,
        _case_for(case, authority, own_phone, passphrase_file, keyring=False) as opened,
    ):
        label = exhibit or _typed_label()
        looking.run_look(opened, actor(), lambda looked: connecting(looked, label), nursery, port, browse=browser)
    return DONE


def _android_request(label: str, serial: str | None, address: str | None, patience: float) -> AndroidRequest:
    try:
        from aboveboard.casework.acquire import Request as OfAndroid
    except ModuleNotFoundError as error:
        raise CaseError(f"a phone needs more packages ({error.name}): install `aboveboard[android]`") from error
    return OfAndroid(Path(), label, (), serial, address, patience)


@acquiring.command("ios")
def acquire_ios(
    case: Annotated[Path, typer.Option("--case", help="The case's folder; made if it is not there.", metavar="CASE")],
    out: Annotated[
        Path,
        typer.Option(
            "--out",
            help="The zip of the backup to make; media and crash reports stand in NAME-media.zip beside it.",
            metavar="ZIP",
        ),
    ],
    exhibit: TypedLabel = None,
    authority: AuthorityFile = None,
    own_phone: OwnPhone = False,
    only: OnlyAsk = None,
    udid: Udid = None,
    usbmux: Usbmux = None,
    patience: Annotated[
        float, typer.Option("--patience", min=1, help="Seconds that the holder's tap, or the cable, is awaited.")
    ] = 120.0,
    language: Annotated[
        Language, typer.Option("--language", help="Language of what the holder is asked to do.")
    ] = Language.EN,
    backup_password_file: Annotated[
        Path | None,
        typer.Option(
            "--backup-password-file", help="File with the backup password that the phone has, or gets.", metavar="FILE"
        ),
    ] = None,
    set_backup_password: Annotated[
        bool,
        typer.Option(
            "--set-backup-password",
            help="With the holder's word: set a backup password where none is, for a fuller backup, and take it off again.",
        ),
    ] = False,
    examine_it: Annotated[
        bool, typer.Option("--examine/--no-examine", help="Read the copies into the case when they are whole.")
    ] = True,
    passphrase_file: PassphraseFile = None,
) -> int:
    """From an iPhone: its backup by pymobiledevice3, media and crash reports over AFC. What it changes there is listed."""
    from aboveboard.casework.acquirephone import Request as Wanted
    from aboveboard.casework.examine import Request
    from aboveboard.casework.examine import examine as use_case
    from aboveboard.cli import show as pages
    from aboveboard.cli.acquirephone import run_acquire_phone
    from aboveboard.engine.nursery import Nursery

    if own_phone and authority is not None:
        raise CaseError("give either --own-phone or --authority, not both")
    password = _secret(backup_password_file)
    with _case_for(case, authority, own_phone, passphrase_file, keyring=False) as opened:
        label = exhibit or _typed_label()
        categories = tuple(only or ())
        wanted = Wanted(out, label, categories, udid, usbmux, patience, password, set_backup_password)
        done = run_acquire_phone(opened, actor(), wanted, language.value)
        copies = [out] + ([wanted.media] if wanted.media.exists() else [])
        unreadable = done.encrypted and done.password is None
        reports: list[Any] = []
        for copy in copies:
            if not examine_it or (unreadable and copy == out):
                more = " --password-file FILE" if done.encrypted and copy == out else ""
                print(f"read it into the case: aboveboard examine {copy} --case {case} --exhibit {label}{more}")
                continue
            with closing(Nursery.take()) as nursery, watching(enabled=sys.stderr.isatty()) as watch:
                secret = done.password if copy == out else None
                asked = Request(copy, label, secret, categories=categories)
                reports.append(use_case(opened, actor(), asked, nursery, watch))
    for report in reports:
        pages.report(report, case)
    return WITH_FAILURES if any(report.failed for report in reports) else DONE


@acquiring.command("self-test")
def acquire_self_test(
    system: WhichSystem = None,
    serial: Serial = None,
    connect: Address = None,
    udid: Udid = None,
    usbmux: Usbmux = None,
    backup: Annotated[
        bool, typer.Option("--backup", help="Of an iPhone: also a backup, in memory, of which files are counted.")
    ] = False,
    backup_password_file: Annotated[
        Path | None,
        typer.Option(
            "--backup-password-file", help="Of an iPhone: file with the backup password that it has.", metavar="FILE"
        ),
    ] = None,
    patience: Annotated[float, typer.Option("--patience", min=1, help="Seconds that your tap is awaited.")] = 120.0,
    language: Annotated[
        Language, typer.Option("--language", help="Language of what you are asked to do.")
    ] = Language.EN,
) -> int:
    """Of your own phone: which questions it answers, for those who maintain this. Nothing that is in it is kept."""

    which = system_of(system, serial=serial, address=connect, udid=udid, usbmux=usbmux)
    password = _secret(backup_password_file)
    if which is System.ANDROID and (backup or password is not None):
        raise CaseError("--backup and --backup-password-file are for an iPhone")
    _asked_authority(own_phone=True)
    if which is System.IOS:
        from aboveboard.casework.acquirephone import Request as OfPhone
        from aboveboard.cli.acquirephone import run_self_test as run_phone

        asked = OfPhone(Path(), "", (), udid, usbmux, patience, password)
        _print_json(run_phone(asked, language.value, backup=backup))
    else:
        request = _android_request("", serial, connect, patience)
        from aboveboard.cli.acquire import run_self_test

        _print_json(run_self_test(request, language.value))
    return DONE


def _typed_label() -> str:
    """The exhibit's label as somebody types it: a start is for one phone, which somebody names."""
    if not sys.stdin.isatty():
        raise CaseError("say which exhibit the phone is: --exhibit LABEL, as on its bag")
    label = input("Label of the exhibit, as on its bag: ").strip()
    if not label:
        raise CaseError("no label was typed; nothing was read")
    return label


@app.command()
def prove(
    case: CaseArgument,
    record: Annotated[
        str | None, typer.Argument(help="A record's key, such as 7Q2M-K4XD-9PTR, or its beginning.", metavar="RECORD")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Every record of the case.")] = False,
    source: Annotated[
        list[Path] | None,
        typer.Option("--source", help="Where the evidence is now, if it was moved; may be repeated.", metavar="PATH"),
    ] = None,
    password_file: Annotated[
        Path | None, typer.Option("--password-file", help="File with the source's own password.", metavar="FILE")
    ] = None,
    as_json: AsJson = False,
    passphrase_file: PassphraseFile = None,
) -> int:
    """Find a record's bytes again, make the record of them by a second reader, and say whether all agree."""
    from aboveboard.cli.prove import check_use, run_prove

    check_use(record, every=every)
    password = _secret(password_file)
    with _opened(case, passphrase_file) as opened:
        return run_prove(opened, actor(), record, source or (), password, as_json=as_json)


@app.command()
def sqlite(
    file: Annotated[
        Path, typer.Argument(help="An SQLite database; its -wal or -journal beside it takes part.", metavar="FILE")
    ],
    states: Annotated[
        str | None, typer.Option("--states", help="Only these: live, older, uncommitted, deleted, copy; with commas.")
    ] = None,
    table: Annotated[str | None, typer.Option("--table", help="Only this table.")] = None,
    show_schema: Annotated[bool, typer.Option("--schema", help="The tables instead of the rows.")] = False,
    partial: Annotated[
        bool,
        typer.Option("--partial", help="Also rows of which only a part is left; their first reason is 'truncated'."),
    ] = False,
) -> int:
    """Every row of one database as JSON lines, by our own reader: live, earlier, deleted, each with its place."""
    from aboveboard.cli.sqlite import run_sqlite

    return run_sqlite(file, states, table, show_schema=show_schema, partial=partial)


@app.command()
def demo(
    folder: Annotated[Path, typer.Argument(help="Where to put phones and cases.", metavar="FOLDER")] = Path(
        "demo-phones"
    ),
) -> int:
    """Make two fictional phones, examine them and show what they hold."""
    from aboveboard.cli.demo import run_demo

    return run_demo(folder, actor())


def actor() -> Actor:
    """Who acts: the name in ABOVEBOARD_EXAMINER, else the system's user."""
    name = os.environ.get("ABOVEBOARD_EXAMINER")
    if name:
        return Actor(name)
    try:
        return Actor(getpass.getuser())
    except (KeyError, OSError):
        return Actor(f"user {os.getuid()}")


@contextmanager
def _opened(path: Path, passphrase_file: Path | None) -> Generator[Case, None, None]:
    case = open_case(path, _secret(passphrase_file), actor())
    tell_left(case)
    try:
        yield case
    finally:
        case.close()


@contextmanager
def _case_for(
    path: Path, authority_file: Path | None, own_phone: bool, passphrase_file: Path | None, *, keyring: bool
) -> Generator[Case, None, None]:
    """The case as it is, or a new one on the authority given or asked for."""
    given = read_authority(authority_file) if authority_file is not None else None
    passphrase = _secret(passphrase_file)
    if (path / "case.json").exists():
        case = open_case(path, passphrase, actor())
        must_agree(case.authority, OWN_PHONE if own_phone else given)
        tell_left(case)
    else:
        case = create_case(path, given or _asked_authority(own_phone), actor(), passphrase, keyring=keyring)
    try:
        yield case
    finally:
        case.close()


def _asked_authority(own_phone: bool) -> Authority:
    terminal = sys.stdin.isatty() and sys.stderr.isatty()
    if own_phone:
        if terminal:
            ask_own_phone(SENTENCE)
        elif os.environ.get("ABOVEBOARD_OWN_PHONE") != "1":
            raise CaseError(
                "--own-phone asks for a typed sentence on a terminal; where there is none, "
                "set ABOVEBOARD_OWN_PHONE=1 to say the same"
            )
        return OWN_PHONE
    if not terminal:
        raise CaseError("a case begins with an authority: give --authority FILE, or --own-phone if it is yours")
    return ask_authority(SENTENCE)


def _secret(path: Path | None) -> bytes | None:
    """A password from a file: its first line, without the line break."""
    if path is None:
        return None
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CaseError(f"{path} cannot be read: {error.strerror}") from error
    line = data.split(b"\n", 1)[0].rstrip(b"\r")
    if not line:
        raise CaseError(f"{path} holds no password: its first line is empty")
    return line


def _query(text: str, *, exact: bool = False, **options: str | None) -> Query:
    query = parse(text, exact=exact)
    return query.also(*(make_filter(name, value) for name, value in options.items() if value is not None))


def _print_json(data: Any) -> None:
    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(data), indent=2) + b"\n")
    sys.stdout.buffer.flush()
