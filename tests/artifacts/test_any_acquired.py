"""The manifest of a copy that was asked of a phone, made here."""

from aboveboard.artifacts.any.acquired import ACQUIRED
from tests.artifacts.harness import run

PATH = "acquired/manifest.json"
JSON = (
    b'{"form": "aboveboard acquisition 1", "device": {"model": "EX-16", "serial": "AB000001", "odd": 7, "empty": ""}}'
)
FIXTURES = {"any.acquired": {PATH: JSON}}


def test_what_the_phone_said_of_itself() -> None:
    """Texts alone."""
    found = run(ACQUIRED, FIXTURES["any.acquired"]).records
    assert [(r["name"], r["value"]) for r in found] == [("model", "EX-16"), ("serial", "AB000001")]


def test_a_manifest_without_a_device_is_said() -> None:
    """And costs only itself."""
    for data in (b"[]", b"{}", b'{"device": 3}', b"{"):
        result = run(ACQUIRED, {PATH: data})
        assert result.records == [] and result.outcome.status.value == "failed"
