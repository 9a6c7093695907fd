"""What tests of several modules ask of pages: texts that would do harm, and a parser."""

import json
from html.parser import HTMLParser

from hypothesis import strategies as st

from geomap.maps.packing import rows_of

HOSTILE = [
    "{{7*7}}", "{% raw %}", "{% endraw %}", "{#", "${alert(1)}", "</script><script>alert(1)</script>", "<!--", "]]>",
    "<img src=x onerror=alert(1)>", "`", "\\", "\u2028", "\u2029", "'\"><b>", "&lt;", "مرحبا", "\u202e", "\x00",
    "\ud800", "$title", "${data}", "javascript:alert(1)", "</style>", "</title>",
]  # fmt: skip

HOSTILE_TEXTS = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=5), min_size=1, max_size=3).map("".join)


class Reader(HTMLParser):
    """A page as a browser's parser takes it apart: its tags, its scripts, its data."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.attributes, self.scripts, self.data = [], [], [], None
        self._script = None
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attributes]
        if tag == "script":
            self._script = dict(attributes).get("id") or "code"

    def handle_data(self, text):
        if self._script == "code":
            self.scripts.append(text)
        elif self._script is not None:
            self.data = json.loads(text)
        self._script = None

    def table(self, name):
        return rows_of(self.data[name])

    def value(self, wanted_tag, wanted_name):
        return [value for tag, name, value in self.attributes if (tag, name) == (wanted_tag, wanted_name)]
