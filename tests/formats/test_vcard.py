"""vCards: folded lines, quoted-printable, several numbers, and what is none."""

from __future__ import annotations

from aboveboard.formats import vcard


def test_fields_of_a_card() -> None:
    card = (
        "BEGIN:VCARD\nVERSION:3.0\nN:Schmidt;Anna\\, Maria;;;\nFN:Anna Sch\n midt\nitem1.TEL;TYPE=CELL:+4915112345601\n"
        "TEL:tel:030 901820\nEMAIL:anna@mail.example\nEND:VCARD\n"
    )
    assert vcard.fields(card) == {
        "name.family": "Schmidt", "name.given": "Anna, Maria", "fn": "Anna Schmidt", "tel": "+4915112345601",
        "tel2": "030 901820", "email": "anna@mail.example",
    }  # fmt: skip


def test_quoted_printable_of_version_2() -> None:
    card = "BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=B6rg =\nM=C3=BCller\nEND:VCARD\n"
    assert vcard.fields(card) == {"fn": "Jörg Müller"}


def test_cards_of_a_file_and_what_is_none() -> None:
    text = "BEGIN:VCARD\nFN:A B\nEND:VCARD\n\nBEGIN:VCARD\nFN:C D\nEND:VCARD\nBEGIN:VCARD\nFN:cut off"
    assert [(n, vcard.fields(c)["fn"]) for n, c in vcard.cards(text)] == [(1, "A B"), (5, "C D")]
    assert vcard.fields("END:VCARD") == {} and vcard.fields("") == {}
