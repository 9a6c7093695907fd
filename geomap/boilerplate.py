"""What stands around an article on its page: menus, related headlines, keyword lists, calls to follow and to share.

Saved pages carry this boilerplate into the text, and its headlines name places
that the article does not link. The rules look at lines: a line of prose, long or
ending as a sentence does, is never boilerplate for what it says of the world.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PROSE_WORDS = 14  # a line with as many words that ends as a sentence does is prose
_CREDIT_LENGTH = 60
_LONG = 45  # words; no call to follow or to share is longer

_OPENERS = re.compile(
    r"""^\W*(?:
        related\s+(?:articles?|stories|story|posts?|news|content|topics?|coverage|reading|links)
      | related\s*:
      | (?:more|also)\s+(?:on\s+this|on\s+the\s+topic|from\s+this|in\s+this\s+section|stories|news|like\s+this)
      | more\s+from\b | more\s+on\s+this\b
      | (?:read|see|watch)\s+(?:also|next|more)\b | also\s+(?:read|see|watch)\b | further\s+reading
      | you\s+(?:may|might)\s+(?:also\s+)?(?:like|be\s+interested)
      | recommended(?:\s+(?:for\s+you|stories|articles))?\W*$
      | most\s+(?:read|popular|viewed|shared) | trending(?:\s+now)?\W*$ | latest\s+(?:news|stories|posts)\W*$
      | (?:editor|editors)['’]?s?\s+picks? | popular\s+(?:posts|stories)\W*$
      | leave\s+a\s+(?:reply|comment) | \d*\s*comments?\W*$ | (?:post|write)\s+a\s+comment
      | (?:previous|next)\s+(?:article|post|story)\b | what\s+to\s+read\s+next
    )""",
    re.IGNORECASE | re.VERBOSE,
)
"""Lines after which the page lists other articles, or readers speak, until prose begins again."""

_CALLS = re.compile(
    r"""^\W*(?:
        (?:for\s+more\b.{0,80}\b)?follow\s+(?:us|me|our|new\s+articles)\b
      | subscribe\s+(?:now|to|for)\b | sign\s+up\b | join\s+our\b | share\s+(?:this|on|via|it)\b | click\s+here\b
      | back\s+to\s+top\b | exit\s+mobile\s+version\b | continue\s+reading\b | discover\s+more\s+from\b
      | log\s*in\s+to\b | download\s+(?:the|our)\s+app\b | skip\s+to\s+(?:main\s+)?content\b
      | support\s+(?:our\s+journalism|us)\b | accept\s+(?:all\s+)?cookies\b | get\s+(?:the\s+latest|our)\b
      | your\s+email\s+address\b | copyright\b | ©
    ) | \bfollow\s+us\s+on\b | \ball\s+rights\s+reserved\b | \bour\s+(?:telegram|whatsapp)\s+channel\b""",
    re.IGNORECASE | re.VERBOSE,
)
_ALONE = re.compile(
    r"""^\W*(?:advertisement|advertising|sponsored(?:\s+content)?|share|tweet|print|email|e-mail|menu|home|search
      | login|log\s+in|register|subscribe|newsletter
      | comments?|(?:read|load|show)\s+more|listen|save|copy\s+link)\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
_NETWORKS = re.compile(
    r"(?:\W*\b(?:facebook|twitter|x|whatsapp|telegram|linkedin|instagram|youtube|reddit|email|pinterest|print|share)\b){2,}\W*",
    re.IGNORECASE,
)
_FIELDS = re.compile(
    r"""^https?://\S+$
      | ^\W*(?:publishing\s+date|publication\s+date|published(?:\s+(?:in|on|at|by))?|posted(?:\s+(?:in|on|by))?
      | (?:last\s+)?updated(?:\s+on)?|source(?:\s+of\s+[\w\s]{1,40})?|url|link|tags?|keywords?|topics?|categor(?:y|ies)
      | filed\s+under|section|author|editor|date)\s*[:|“"]\s*\S""",
    re.IGNORECASE | re.VERBOSE,
)
_CREDITS = re.compile(
    r"""(?: ^\W* | [.!?”"] \s+ | \( ) (?:Image|Photo|Picture|[Ff]ile\s+[Pp]hoto|Photograph|Video|Graphic|Illustration)
      (?: \s+(?:courtesy|credit|source|by|Courtesy|Credit|Source|By) )? \s* :
      | \( (?:Photo|Image|Picture|File\s+photo)\b [^)]* \)
      | / \s* (?:Getty\s+Images|Shutterstock|AFP|AP|Reuters|EPA) \W* $""",
    re.VERBOSE,
)
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def prose(self) -> bool:
        return self.words >= _PROSE_WORDS and _SENTENCE_END.search(self.text) is not None


def find_boilerplate(text: str) -> tuple[tuple[int, int], ...]:
    """Return the stretches of a text that are boilerplate, as offsets, in order and apart.

    Each stretch is one line or several that follow one another. A text of one
    paragraph, and one without boilerplate, gives none.
    """
    lines = list(_lines(text))
    idle = _listed(lines) | {index for index, line in enumerate(lines) if _is_boilerplate(line)}
    idle |= _pulled(lines)
    spans: list[tuple[int, int]] = []
    for index in sorted(idle):
        start = spans.pop()[0] if index - 1 in idle and spans else lines[index].start
        spans.append((start, lines[index].end))
    return tuple(spans)


def _lines(text: str) -> Iterator[_Line]:
    """Yield the lines that hold words, without the white space around them."""
    for match in re.finditer(r"[^\s\n](?:[^\n]*[^\s\n])?", text):
        if any(character.isalnum() or character == "©" for character in match.group()):
            yield _Line(match.start(), match.end(), match.group())


def _listed(lines: list[_Line]) -> set[int]:
    """Return the lines from each opener of a list of other articles to the next prose."""
    found: set[int] = set()
    listing = False
    for index, line in enumerate(lines):
        opens = not line.prose and line.words < 2 * _PROSE_WORDS and _OPENERS.match(line.text) is not None
        listing = opens or (listing and not line.prose)
        if listing:
            found.add(index)
    return found


def _is_boilerplate(line: _Line) -> bool:
    if line.words > _LONG:
        return _is_keyword_list(line)
    return (
        any(pattern.search(line.text) for pattern in (_ALONE, _CALLS, _FIELDS))
        or _ends_in_credit(line)
        or _NETWORKS.fullmatch(line.text) is not None
        or _is_menu(line)
        or _is_keyword_list(line)
    )


def _ends_in_credit(line: _Line) -> bool:
    """Tell whether a line is a caption: it names who took a picture, and says no more."""
    credit = _CREDITS.search(line.text)
    return credit is not None and len(line.text) - credit.end() <= _CREDIT_LENGTH


def _is_menu(line: _Line) -> bool:
    """Tell whether a line is a row of short items: "EN|FR|RU", "Home > World > Asia"."""
    items = re.split(r"\s*[|›»>•·]\s*", line.text.strip(" |›»>•·"))
    return len(items) >= 3 and all(0 < len(item.split()) <= 3 for item in items) and not line.prose


def _is_keyword_list(line: _Line) -> bool:
    """Tell whether a line is a list of search terms: many short items, and no sentence."""
    items = [item.split() for item in line.text.split(",")]
    return (
        len(items) >= 5
        and _SENTENCE_END.search(line.text) is None
        and all(0 < len(item) <= 7 for item in items)
        and not any(item[0].lower() in ("and", "or", "who", "which") for item in items)
    )


def _pulled(lines: list[_Line]) -> set[int]:
    """Return the lines that repeat, without a full stop, words of the prose: quotes pulled out of the text."""
    candidates = {
        index: list(_runs(line.text))
        for index, line in enumerate(lines)
        if line.words >= _PULLED_WORDS and not _SENTENCE_END.search(line.text)
    }
    wanted = {run for runs in candidates.values() for run in runs}
    told = {run for line in lines if line.prose for run in _runs(line.text) if run in wanted} if wanted else set()
    return {index for index, runs in candidates.items() if told.issuperset(runs)}


_PULLED_WORDS = 8
_RUN = 5


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    """Yield each run of words of a line but those with its first, which a pulled quote writes with a capital."""
    words = re.findall(r"\w+", text.casefold())
    for index in range(1, len(words) - _RUN + 1):
        yield tuple(words[index : index + _RUN])
