"""The pages in Chinese: every message has a translation, and the pages say it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog
from tools import words

from aboveboard.web.render import translations
from tests.web.conftest import Client, Reviews

ZH = words.WEB / "locales" / "zh.po"


def test_every_message_has_a_translation() -> None:
    pages, catalogue = words.said(), words.read(ZH)
    assert len(pages) > 350
    assert words.lacking(catalogue, pages) == []
    assert words.gone(catalogue, pages) == []


def test_what_lacks_and_what_is_gone_is_told() -> None:
    pages, catalogue = Catalog(), Catalog(locale="zh")
    for name in ("Mail", "Map", "Time", ("row", "rows"), "page"):
        pages.add(name)
    catalogue.add("Mail", "邮件")
    catalogue.add("Map", "")
    catalogue.add("Time", "时间", flags=["fuzzy"])
    catalogue.add(("row", "rows"), ("",))
    catalogue.add("Fax", "传真")
    assert words.lacking(catalogue, pages) == ["Map", "Time", "('row', 'rows')", "page"]
    assert words.gone(catalogue, pages) == ["Fax"]


def test_what_stands_in_a_message_stands_in_its_translation() -> None:
    for message in words.read(ZH):
        if message.id and isinstance(message.id, str):
            for mark in (r"%\(\w+\)\w", r"--[\w-]+", r"…", r":$"):
                of = message.string.replace("：", ":")
                assert len(re.findall(mark, message.id)) <= len(re.findall(mark, of)), message.id


def test_plurals_and_contexts() -> None:
    zh = translations("zh")
    assert {zh.ngettext("page", "pages", n) for n in (0, 1, 2, 5)} == {"页"}
    assert zh.gettext("page") == "页"
    assert (zh.gettext("From"), zh.pgettext("time", "From")) == ("发件人", "起始")
    assert zh.gettext("no such words") == "no such words"
    en = translations("en")
    assert [en.ngettext("page", "pages", n) for n in (1, 2)] == ["page", "pages"]
    assert en.pgettext("time", "From") == "From"


@pytest.fixture(scope="module")
def chinese(reviews: Reviews) -> Iterator[Client]:
    client = Client(reviews.open(reviews.case("iphone")))
    client.post("/settings/change", language="zh")
    yield client
    client.http.close()


def test_pages_are_chinese(chinese: Client) -> None:
    overview = chinese.get("/").text
    assert '<html lang="zh"' in overview
    for word in ("概览", "会话", "保管链日志", "检材", "联系人", "未读取的内容"):
        assert word in overview
    assert ">Conversations<" not in overview
    assert "起始" in chinese.get("/timeline").text
    for address in (
        "/people",
        "/people/graph",
        "/gallery",
        "/map",
        "/talks",
        "/coverage",
        "/files",
        "/log",
        "/list/calls",
    ):
        assert "保管链日志" in chinese.get(address).text


def test_settings_say_that_nobody_reviewed_the_translation(chinese: Client, iphone: Client) -> None:
    assert "此译文未经母语人士审校。" in chinese.get("/settings").text
    assert "not reviewed by a native speaker" not in iphone.get("/settings").text
