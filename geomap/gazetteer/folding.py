"""Fold a written name to the one form under which all its spellings are found."""

import re
import unicodedata

# Letters that Unicode does not decompose, as news texts leave them out.
_LETTERS = str.maketrans(
    {
        "ø": "o", "ł": "l", "ı": "i", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ŋ": "n",
        "ə": "e", "ǝ": "e", "ɛ": "e", "ŧ": "t", "ƙ": "k", "ĸ": "k", "ɓ": "b", "ɗ": "d", "ƣ": "g", "ƶ": "z", "ɲ": "n",
        "ȝ": "y", "ʒ": "z", "ƿ": "w",
    }
    | dict.fromkeys("’‘ʼʻʹʿʾ´′‛ʽˈ\u200b\u200c\u200d\u00ad", "")
)  # fmt: skip
# ASCII that is neither letter nor digit parts words, but for apostrophes.
_SIGNS = str.maketrans(
    {chr(code): " " for code in range(128) if not chr(code).isalnum()} | {"'": "", "`": "", "&": " and "}
)
# A dot between single letters joins them ("u.a.e."); any other ends a word ("st.louis").
_JOINING_DOT = re.compile(r"(?<![^\W_])([^\W\d_])\.(?!\s)")
_SPELLED_OUT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


def fold(name: str) -> str:
    """Return the one form under which all spellings of ``name`` are found.

    Case, accents and apostrophes go; hyphens, and whatever else is neither letter
    nor digit, become single spaces; the dots of "U.A.E." go without a trace.
    "St", "Ste", "Mt" and "Ft" before another word are spelled out. Folding twice
    changes nothing. A name without letters or digits gives "".
    """
    plain = name.lower() if name.isascii() else _without_accents(name).translate(_LETTERS)
    if plain.isalnum():
        return plain
    if "." in plain:
        plain = _JOINING_DOT.sub(r"\1", plain)
    words = plain.translate(_SIGNS)
    if not words.isascii():
        words = "".join(letter if letter.isalnum() else " " for letter in words)
    parts = words.split()
    for position, word in enumerate(parts[:-1]):
        parts[position] = _SPELLED_OUT.get(word, word)
    return " ".join(parts)


def _without_accents(name: str) -> str:
    # Folding the case can bring new accents ("İ"), so they are split off twice.
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    return "".join(letter for letter in folded if not unicodedata.combining(letter))
