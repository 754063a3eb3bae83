"""The keyboard: words that it learned (`dynamic-lexicon.dat`), and apps in which it was used."""

from aboveboard.artifacts.ios._keyboard import words
from aboveboard.kit import Artifact, Code, Event

LEXICON = Artifact(
    id="ios.keyboard.words",
    title="Words learned by the keyboard",
    service="ios.keyboard",
    emits=Event,
    files=("{mobile}/Library/Keyboard/*-dynamic.lm/dynamic-lexicon.dat", "{mobile}/Library/Keyboard/*dynamic-text.dat"),
    read=(Code(words),),
    says="One record for each word in the list.",
    limits="The file holds no times and no sentences; how often a word was used is in it and is not read. Words can come from"
    " names in the address book and from other devices of the account.",
    sources=("https://github.com/abrignoni/iLEAPP (keyboard)", "the bytes of a lexicon of iOS 15"),
    tested=("josh_ios15_ffs (iOS 15.3.1)",),
)
