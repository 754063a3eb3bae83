"""The public test data, where it is there: nothing unexplained, nothing failed that opens, evidence untouched."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
CORPORA = ROOT / ".." / "shared" / "corpora"

pytestmark = [
    pytest.mark.corpora,
    pytest.mark.skipif(not CORPORA.is_dir(), reason="the public test data is not here"),
]


def _tool() -> ModuleType:
    name = "aboveboard_validate"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / "validate.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]


# Every zip, backup and folder; the sets within `android` are in the folder as a whole.
SOURCES = (
    "ios/ios_native_ffs.zip",
    "ios/josh_ios15_ffs.zip",
    "ios/josh_ios17_ffs.zip",
    "android/ffs_nodirs.zip",
    "android",
    "android/nist_htc_desire",
    "plaso",
    "plaso (iOS files at their device paths)",
    "sqlite",
    "backups/itunes_plain",
    "backups/itunes_enc",
    "backups/aes.ab",
)


@pytest.mark.parametrize("source", SOURCES)
def test_agrees_with_truth_and_reference(source: str) -> None:
    tool = _tool()
    results, rows = tool.validate(CORPORA.resolve(), [source])
    assert len(results) == 1
    assert results[0].unchanged
    assert results[0].refused is None
    assert tool.faults(results, rows) == []
    assert any(row.equal for row in rows[source])


def test_a_password_that_does_not_open_is_refused() -> None:
    tool = _tool()
    results, _ = tool.validate(CORPORA.resolve(), ["android/adb_backup/backup.ab"])
    assert "password does not open" in results[0].refused
    assert results[0].unchanged
    assert results[0].records == []


def test_no_path_of_this_machine_on_the_page() -> None:
    text = (ROOT / "docs" / "validation.md").read_text()
    assert str(CORPORA.resolve()) not in text
    assert str(ROOT) not in text


def _row(tool: Any, ours: str, theirs: str) -> Any:
    source, store, what = next(iter(tool.EXPLANATIONS))
    return tool.judge(source, store, what, ours, theirs, ours == theirs)


def test_an_explanation_holds_for_its_own_figures_only() -> None:
    tool = _tool()
    ours, theirs, text = next(iter(tool.EXPLANATIONS.values()))
    assert _row(tool, str(ours), str(theirs)).explanation == text
    assert not _row(tool, "999999", str(theirs)).fine
