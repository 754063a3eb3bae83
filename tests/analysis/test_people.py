"""Who is one person: by rule, whatever the order, and back again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aboveboard.analysis.identity import Key, key_of, region_of
from aboveboard.analysis.people import SHARED, Card, Decision, Person, Seen, people, person_id


def test_identifiers_mean_the_same_however_written() -> None:
    number = Key("phone", "+12025550102")
    for text in ("+1 (202) 555-0102", "12025550102@s.whatsapp.net", "tel:+12025550102", "12025550102:4@s.whatsapp.net"):
        assert key_of(text, "whatsapp") == number
    assert key_of("(202) 555-0102", "sms", "US") == number
    # Without a region a national number is only itself.
    assert key_of("(202) 555-0102", "sms") == Key("number", "2025550102")
    assert key_of("٠٢٠٢٥٥٥٠١٠٢", "sms") == Key("number", "02025550102")
    assert key_of("12345", "sms", "US") == Key("number", "12345")
    assert key_of("Mailto:Jane@Example.ORG", "x") == Key("mail", "jane@example.org")
    # A group is nobody, and a handle with a host is no mail address.
    assert key_of("120363@g.us", "whatsapp") is None
    assert key_of("0", "calls") is None
    assert key_of("jane_4f2@talk.kik.com", "kik") == Key("handle", "jane_4f2@talk.kik.com", "kik")
    assert key_of("@jane@social.example", "mastodon") == key_of("jane@social.example", "mastodon")
    assert key_of("jane@social.example", "mastodon") == Key("handle", "jane@social.example", "mastodon")
    assert key_of("@jane", "x") != key_of("@jane", "y")
    assert key_of(" ", "x") is None
    assert key_of("Unknown", "calls") is None
    assert key_of("<script>", "x") == Key("handle", "<script>", "x")
    assert region_of("+12025550102") == "US"
    assert region_of("+447700900112") == "GB"
    assert region_of("nothing") is None


A, B, C = Key("phone", "+12025550102"), Key("mail", "deniz@example.net"), Key("handle", "deniz", "x")


def seen(key: Key, live: int = 1, *names: str) -> Seen:
    return Seen(key, key.value, key.service or "sms", "Message", "sender", live, names=names)


def by_key(found: list[Person]) -> dict[Key, Person]:
    return {key: person for person in found for key in person.keys}


def test_a_card_ties_and_says_so() -> None:
    found = by_key(people([seen(A, 5, "D."), seen(B)], [Card("7Q2M", "one contact card names both", (A, B), "Deniz")]))
    assert found[A] is found[B]
    assert found[A].name == "Deniz"
    assert [(t.why, t.record) for t in found[A].ties] == [("one contact card names both", "7Q2M")]
    assert found[A].records == 6


def test_a_name_alone_only_suggests() -> None:
    found = by_key(people([seen(A, 1, "Deniz"), seen(C, 1, "deniz")], []))
    assert found[A] is not found[C]
    assert found[A].may_be == (found[C].id,)


def test_an_identifier_that_many_share_ties_nobody() -> None:
    cards = [Card(f"K{n}", "card", (A, Key("mail", f"{n}@example.org")), f"Name {n}") for n in range(SHARED)]
    assert len(people([], cards)) == SHARED + 1
    assert len(people([], cards[: SHARED - 1])) == 1


def test_examiners_decide_and_take_back() -> None:
    cards = [Card("7Q2M", "card", (A, B))]
    merge = Decision(1, "merge", B, C, "same words", "jb")
    split = Decision(2, "split", A, None, "her sister's number", "jb")
    assert len(people([seen(A), seen(B), seen(C)], cards)) == 2
    assert len(people([seen(A), seen(B), seen(C)], cards, [merge])) == 1
    found = by_key(people([seen(A), seen(B), seen(C)], cards, [merge, split]))
    assert found[A] is not found[B]
    assert found[B] is found[C]
    assert found[B].ties[0].decision == 1


keys = st.sampled_from([Key("phone", f"+1202555010{n}") for n in range(8)])
cards = st.lists(
    st.builds(
        Card, st.text("ABC", min_size=1, max_size=3), st.just("card"), st.lists(keys, min_size=1, max_size=3).map(tuple)
    ),
    max_size=8,
)


@given(st.lists(keys.map(seen), max_size=10), cards, st.randoms())
def test_order_makes_no_difference(sightings: list[Seen], given_cards: list[Card], random) -> None:
    def shape(found: list[Person]) -> set[tuple[str, tuple[Key, ...]]]:
        return {(p.id, p.keys) for p in found}

    expected = shape(people(sightings, given_cards))
    random.shuffle(sightings)
    random.shuffle(given_cards)
    assert shape(people(sightings, given_cards)) == expected
    # Everybody has an id of their own that any of their identifiers leads to, and every key one person.
    every = [k for _, ks in expected for k in ks]
    assert len(every) == len(set(every))
    assert all(name in {person_id(k) for k in ks} for name, ks in expected)
