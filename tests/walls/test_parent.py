"""What the process of the examiner itself touches: no byte of the evidence, and nothing that decodes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from aboveboard.demo import SMALL, build_iphone
from tests.walls.watched import HARMLESS, NAMES, watched


@pytest.mark.parametrize("form", ["ffs-zip", "backup-encrypted"])
def test_the_examiners_process_reads_no_evidence_and_decodes_nothing(form: str, tmp_path: Path) -> None:
    phone = tmp_path / "evidence" / ("phone.zip" if form == "ffs-zip" else "phone")
    phone.parent.mkdir()
    build_iphone(phone, form=form, scale=SMALL)
    password = tmp_path / "password"
    password.write_text("demo\n")
    given = ["--password-file", str(password)] if form == "backup-encrypted" else []
    case = str(tmp_path / "a.case")
    for argv in (
        ["examine", str(phone), "--case", case, "--own-phone", *given],
        ["prove", case, "--all", *given],
    ):
        found = watched(phone, tmp_path / "home", *argv)
        assert found["status"] == 0
        assert found["evidence"] == []
        assert found["seen"] > 20, "the hook saw nothing, so that it says nothing"
        assert found["imported"] == []
        called = {one for one in found["called"] if not one.startswith(NAMES)}
        assert called - HARMLESS == set()
