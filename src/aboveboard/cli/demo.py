"""`aboveboard demo`: two fictional phones, made, examined and shown."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from aboveboard.casework import look
from aboveboard.casework.case import create_case
from aboveboard.casework.custody import Actor
from aboveboard.casework.errors import CaseError
from aboveboard.casework.examine import Request, examine
from aboveboard.cli import show
from aboveboard.cli.progress import watching
from aboveboard.demo import build_android, build_iphone
from aboveboard.engine.nursery import Nursery
from aboveboard.model.authority import Authority

PASSWORD = "demo"
_MARK = "made-by-aboveboard-demo"


def run_demo(folder: Path, actor: Actor) -> int:
    """Make, examine, summarise; say how to look further. Raises CaseError for a folder that holds anything else."""
    if folder.exists() and any(folder.iterdir()) and not (folder / _MARK).exists():
        raise CaseError(f"{folder} is there and was not made by the demo; name another folder")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / _MARK).touch()
    iphone, android = folder / "iphone-backup", folder / "android.zip"
    print("Two people who do not exist, and their phones:")
    build_iphone(iphone, form="backup-encrypted", password=PASSWORD).write(folder / "iphone-truth.json")
    print(f"  {iphone}  an encrypted iTunes backup; its password is {PASSWORD!r}")
    build_android(android).write(folder / "android-truth.json")
    print(f"  {android}  an Android file system in a zip")
    authority = Authority(power="published test data", purpose="to show what Aboveboard does")
    for source, name in ((iphone, "iphone.case"), (android, "android.case")):
        path = folder / name
        nursery = Nursery()
        try:
            case = create_case(path, authority, actor)
            request = Request(source, password=PASSWORD.encode() if source == iphone else None)
            with watching(enabled=sys.stderr.isatty()) as watch:
                report = examine(case, actor, request, nursery, watch)
            print()
            show.report(report, path)
            print()
            show.summary(look.summary(case, actor))
            case.close()
        finally:
            nursery.close()
    command = Path(sys.argv[0])
    shown = command if command.name == "aboveboard" else Path("aboveboard")
    print(
        f"""
Look further:
  {shown} search {folder / "iphone.case"} 转账
  {shown} search {folder / "android.case"} 'service:whatsapp since:2026-01'
  {shown} outcomes {folder / "iphone.case"} --all
  {shown} export {folder / "android.case"} --format jsonl -o records.jsonl
  {shown} artifacts
What was put into the phones is in {folder / "iphone-truth.json"} and {folder / "android-truth.json"}."""
    )
    return 0
