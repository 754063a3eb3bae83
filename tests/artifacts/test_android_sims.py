"""SIM cards, from databases made here."""

from aboveboard.artifacts.android.sims import SIMS
from tests.artifacts.harness import run, sqlite_bytes

SIM_PATH = "data/user_de/0/com.android.providers.telephony/databases/telephony.db"
SIM_DB = sqlite_bytes(
    """CREATE TABLE siminfo (_id INTEGER PRIMARY KEY, icc_id TEXT, sim_id INTEGER, display_name TEXT, carrier_name TEXT,
        number TEXT, iso_country_code TEXT, imsi TEXT);
    INSERT INTO siminfo VALUES (1, '8900001', 0, 'Work', 'Example Mobile', '+12025550100', 'tn', '60501'),
        (2, '8900002', -1, '', NULL, '', NULL, NULL);"""
)
OLD_SIM_DB = sqlite_bytes(
    """CREATE TABLE siminfo (_id INTEGER PRIMARY KEY, icc_id TEXT, sim_id INTEGER, display_name TEXT, number TEXT);
    INSERT INTO siminfo VALUES (1, '8900001', 0, 'CARD 1', '');"""
)

FIXTURES: dict[str, dict[str, bytes]] = {SIMS.id: {SIM_PATH: SIM_DB}}
NULL = {"absent": "NULL"}


def test_sim_cards() -> None:
    present, former = run(SIMS, FIXTURES[SIMS.id]).records
    wanted = {
        "iccid": "8900001",
        "imsi": "60501",
        "number": "+12025550100",
        "carrier": "Example Mobile",
        "display_name": "Work",
        "slot": 0,
        "country": "tn",
        "sim": "1",
    }
    assert {name: present[name] for name in wanted} == wanted
    wanted = {"slot": NULL, "number": NULL, "display_name": NULL, "carrier": NULL}
    assert {name: former[name] for name in wanted} == wanted
    sources = sqlite_bytes(
        """CREATE TABLE siminfo (_id INTEGER PRIMARY KEY, icc_id TEXT, sim_id INTEGER, display_name TEXT, number TEXT,
            phone_number_source_carrier TEXT, phone_number_source_ims TEXT);
        INSERT INTO siminfo VALUES (1, 'a', 0, '', '', '+12025550100', '+12025550199'),
            (2, 'b', 1, '', '5550100', '+12025550100', ''), (3, 'c', -1, '', NULL, '', '+12025550199');"""
    )
    records = run(SIMS, {SIM_PATH: sources}).records
    assert [r["number"] for r in records] == ["+12025550100", "5550100", "+12025550199"]
    (old,) = run(SIMS, {SIM_PATH: OLD_SIM_DB}).records
    assert old["number"] == NULL
    assert old["carrier"] == {"absent": "NOT_IN_SCHEMA"}
