"""The one way in which text becomes words: whoever writes entries and whoever asks goes by it.

Neither database reads text by its own rules, so both find the same.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby, pairwise

LONGEST_WORD = 40
JOINER = "\u200d"
# Letters that no normal form takes apart, as people type them who lack the key.
LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "ŧ": "t", "æ": "ae", "œ": "oe", "ð": "d"}
)
ACCENT = re.compile("[\u0300-\u036f]+")
# The languages whose names are a letter and signs.
LANGUAGE = r"(?<![^\W_])[a-z]{1,2}(?:\+\+|#)(?!\w)"
ASCII_WORDS = re.compile(rf"{LANGUAGE}|[a-z0-9]+")
LANGUAGE_NAME = re.compile(LANGUAGE)
# Written without spaces, so that a word can begin at every sign.
UNSPACED = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Burmese
    (0x1780, 0x17FF),  # Khmer
    (0x3005, 0x3007),  # 々〆〇
    (0x3040, 0x30FF),  # Hiragana, Katakana
    (0x3100, 0x312F),  # Bopomofo
    (0x31F0, 0x31FF),
    (0x3400, 0x9FFF),  # Han
    (0xAC00, 0xD7AF),  # Hangul
    (0xF900, 0xFAFF),
    (0x1B000, 0x1B16F),
    (0x20000, 0x3FFFF),
)
SKIN = range(0x1F3FB, 0x1F400)
FLAG = range(0x1F1E6, 0x1F200)


def words_of(text: str) -> list[str]:
    """The words of a text in their order, each as it is kept and compared.

    Case, accents and widths do not matter; digits stay; `C++` and `C#` stay whole; each emoji is
    a word, whatever the colour of its skin; of what is written without spaces, every two
    neighbouring signs are a word. At most LONGEST_WORD characters of a word count.
    """
    folded = _folded(text)
    if folded.isascii():
        return [word[:LONGEST_WORD] for word in ASCII_WORDS.findall(folded)]
    return [word[:LONGEST_WORD] for word in _words(folded)]


def indexed_words(text: str) -> list[str]:
    """The words of a text and, behind them, its signs of unspaced scripts, each once.

    So that one sign alone is found inside a longer word.
    """
    words = words_of(text)
    if text.isascii():
        return words
    alone = dict.fromkeys(sign for word in words for sign in word if _kind(sign) == "unspaced")
    return words + [sign for sign in alone if sign not in words]


def _folded(text: str) -> str:
    if text.isascii():
        return text.lower()
    # What casefolding makes may have yet another normal form.
    for _ in range(2):
        text = unicodedata.normalize("NFKC", text).casefold()
    text = ACCENT.sub("", unicodedata.normalize("NFKD", text)).translate(LETTERS)
    return unicodedata.normalize("NFC", text)


def _words(folded: str) -> Iterator[str]:
    end = 0
    for found in LANGUAGE_NAME.finditer(folded):
        yield from _plain_words(folded[end : found.start()])
        yield found[0]
        end = found.end()
    yield from _plain_words(folded[end:])


def _plain_words(text: str) -> Iterator[str]:
    visible = (sign for sign in text if _kind(sign) != "ignored")
    for kind, signs in groupby(visible, _kind):
        run = "".join(signs)
        if kind == "letter":
            yield run
        elif kind == "unspaced":
            yield from (run,) if len(run) == 1 else map("".join, pairwise(run))
        elif kind == "picture":
            yield from _pictures(run)


def _pictures(run: str) -> Iterator[str]:
    """Pictures that a joiner holds together, and two letters of a flag, are one."""
    picture = ""
    for sign in run:
        joins = picture.endswith(JOINER) or sign == JOINER
        is_flag = ord(sign) in FLAG and len(picture) == 1 and ord(picture) in FLAG
        if picture and not joins and not is_flag:
            yield picture
            picture = ""
        picture += sign
        if picture == JOINER:
            picture = ""
    if picture := picture.strip(JOINER):
        yield picture


@lru_cache(maxsize=4096)
def _kind(sign: str) -> str:
    """What a sign is to a word: letter, unspaced, picture, ignored, or nothing ("")."""
    place, category = ord(sign), unicodedata.category(sign)
    if sign == JOINER or (category == "So" and place not in SKIN):
        return "picture"
    if category == "Cf" or place in SKIN or 0xFE00 <= place <= 0xFE0F:
        return "ignored"
    if category[0] not in "LNM":
        return ""
    return "unspaced" if any(low <= place <= high for low, high in UNSPACED) else "letter"
