"""Key derivation, key wrap and AES-CBC against the published vectors, and at every kind of edge."""

from collections.abc import Iterator

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from hypothesis import given
from hypothesis import strategies as st

from aboveboard.sources import crypto
from aboveboard.sources.api import MemberError

KEY = bytes.fromhex("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4")
VECTOR = bytes(range(16))
CIPHERTEXT = bytes.fromhex(
    "f58c4c04d6e5f1ba779eabfb5f7bfbd69cfc4e967edb808d679f777bc6702c7d39f23369a9d9bacfa530e26304231461b2eb05e2c39be9fcda6c19078c6a9d1b"
)
PLAINTEXT = bytes.fromhex(
    "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710"
)


class Stored:
    """A member in memory, given out in parts of any size."""

    def __init__(self, data: bytes, step: int = 1 << 20, random: bool = True) -> None:
        self.data, self.step, self.random = data, step, random

    @property
    def size(self) -> int:
        return len(self.data)

    def read_at(self, offset: int, size: int) -> bytes:
        return self.data[offset : offset + size]

    def stream(self, chunk: int = 1 << 20) -> Iterator[bytes]:
        for at in range(0, len(self.data), self.step):
            yield self.data[at : at + self.step]

    def close(self) -> None:
        pass


def encrypted(plain: bytes, iv: bytes = crypto.ZERO_IV) -> bytes:
    count = 16 - len(plain) % 16
    encryptor = Cipher(algorithms.AES(KEY), modes.CBC(iv)).encryptor()
    return encryptor.update(plain + bytes([count]) * count)


def test_pbkdf2_by_rfc_6070() -> None:
    found = crypto.derive_key(b"password", b"salt", 4096, "sha1", 20)
    assert found.hex() == "4b007901b765489abead49d926f721d065a429c1"


@pytest.mark.parametrize("rounds", [0, -1, 1 << 32])
def test_absurd_rounds_are_refused(rounds: int) -> None:
    with pytest.raises(crypto.CryptoError, match="rounds"):
        crypto.derive_key(b"p", b"s", rounds, "sha256")


def test_unwrap_by_rfc_3394() -> None:
    wrapping = bytes(range(32))
    wrapped = bytes.fromhex("28c9f404c4b810f4cbccb35cfb87f8263f5786e2d80ed326cbc7f0e71a99f43bfb988b9b7a02dd21")
    assert (
        crypto.unwrap_key(wrapping, wrapped).hex() == "00112233445566778899aabbccddeeff000102030405060708090a0b0c0d0e0f"
    )
    for wrong in (wrapped[:-1] + b"\x00", wrapped[:-1], wrapped[:8], b""):
        with pytest.raises(crypto.CryptoError):
            crypto.unwrap_key(wrapping, wrong)
    with pytest.raises(crypto.CryptoError):
        crypto.unwrap_key(b"short", wrapped)


def test_cbc_by_sp_800_38a() -> None:
    assert crypto.cbc_decrypt(KEY, VECTOR, CIPHERTEXT) == PLAINTEXT
    assert (
        b"".join(crypto.cbc_stream(KEY, VECTOR, [CIPHERTEXT[:5], CIPHERTEXT[5:50], CIPHERTEXT[50:]], 100)) == PLAINTEXT
    )
    for offset in range(66):
        for size in (0, 1, 15, 16, 17, 40, 100):
            found = crypto.cbc_range(Stored(CIPHERTEXT), 0, KEY, VECTOR, offset, size)
            assert found == PLAINTEXT[offset : offset + size]
    # The same behind other bytes.
    assert crypto.cbc_range(Stored(b"head" + CIPHERTEXT), 4, KEY, VECTOR, 20, 9) == PLAINTEXT[20:29]


@pytest.mark.parametrize("arguments", [(KEY[:5], VECTOR, CIPHERTEXT), (KEY, b"", CIPHERTEXT), (KEY, VECTOR, b"x" * 17)])
def test_what_does_not_fit_is_one_error(arguments: tuple[bytes, bytes, bytes]) -> None:
    with pytest.raises(crypto.CryptoError):
        crypto.cbc_decrypt(*arguments)


@pytest.mark.parametrize(
    ("block", "count"),
    [
        (b"x" * 15 + b"\x01", 1),
        (b"x" * 14 + b"\x02\x02", 2),
        (b"\x10" * 16, 16),
        (b"x" * 15 + b"\x00", None),
        (b"x" * 15 + b"\x11", None),
        (b"x" * 14 + b"\x01\x02", None),
        (b"\x02", None),
        (b"", None),
    ],
)
def test_padding(block: bytes, count: int | None) -> None:
    assert crypto.padding(block) == count


@given(st.integers(0, 200), st.integers(1, 70), st.integers(1, 100), st.integers(0, 220), st.integers(0, 220))
def test_members_give_the_plain_bytes(length: int, step: int, chunk: int, offset: int, size: int) -> None:
    plain = bytes(number * 7 % 251 for number in range(length))
    for stated in (length, 0, length + 3, -1, 1 << 60):
        member = crypto.CbcMember(Stored(encrypted(plain), step), KEY, stated)
        assert member.read_at(offset, size) == plain[offset : offset + size]
        assert b"".join(member.stream(chunk)) == plain
        assert member.size == length


def test_members_are_as_random_as_what_they_stand_in() -> None:
    assert crypto.CbcMember(Stored(b""), KEY, 0).random
    assert not crypto.CbcMember(Stored(b"", random=False), KEY, 0).random


def test_the_end_of_a_packed_member_is_not_read_for_its_size() -> None:
    class Packed(Stored):
        def read_at(self, offset: int, size: int) -> bytes:
            raise AssertionError("costly")

    member = crypto.CbcMember(Packed(encrypted(b"x" * 100), random=False), KEY, 99)
    assert member.size == 99
    assert b"".join(member.stream()) == b"x" * 100
    assert member.size == 100


def test_large_parts_are_cut_for_speed_and_come_out_whole() -> None:
    plain = bytes(range(256)) * 2000
    parts = list(crypto.CbcMember(Stored(encrypted(plain)), KEY, len(plain)).stream())
    assert b"".join(parts) == plain
    assert max(map(len, parts)) <= crypto.PART


@pytest.mark.parametrize(("cut", "said"), [(7, "not whole blocks"), (16, "padding")])
def test_cut_members_give_what_is_there_and_say_so(cut: int, said: str) -> None:
    plain = bytes(range(250)) * 4
    member = crypto.CbcMember(Stored(encrypted(plain)[:-cut]), KEY, len(plain))
    assert member.size == 992
    assert member.read_at(980, 100) == plain[980:992]
    got: list[bytes] = []
    with pytest.raises(MemberError, match=said):
        for part in member.stream():
            got.append(part)
    assert b"".join(got) == plain[:992]


def test_a_wrong_key_is_told_at_the_end() -> None:
    member = crypto.CbcMember(Stored(encrypted(b"text " * 100)), bytes(32), 500)
    with pytest.raises(MemberError, match="padding"):
        list(member.stream())
    with pytest.raises(MemberError):
        list(crypto.CbcMember(Stored(b"x" * 32), b"short key", 16).stream())
    with pytest.raises(MemberError):
        crypto.CbcMember(Stored(b"x" * 32), b"short key", 16).read_at(0, 1)


def test_a_member_that_ends_early_is_an_error() -> None:
    class Lying(Stored):
        @property
        def size(self) -> int:
            return 160

    with pytest.raises(MemberError, match="ends after 32 of 160"):
        list(crypto.CbcMember(Lying(bytes(32)), KEY, 150).stream())
