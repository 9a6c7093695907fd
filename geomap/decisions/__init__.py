"""What editors decided about the corridors of a network: read, judge, merge and apply it.

A decision is a line that is never changed: who changes their mind adds another.
docs/review.md describes the lines and the rules.
"""

from geomap.decisions.lines import from_line, from_text, read_lines, to_line, to_text
from geomap.decisions.records import (
    CONFLICTING,
    DECISIONS,
    PUBLISHED,
    REASONS,
    SCHEMA,
    STATES,
    VERSION,
    About,
    Decision,
    Edit,
    Source,
    corridor_id,
    key_of,
    link_key,
)

__all__ = [
    "CONFLICTING", "DECISIONS", "PUBLISHED", "REASONS", "SCHEMA", "STATES", "VERSION", "About", "Decision", "Edit",
    "Source", "corridor_id", "from_line", "from_text", "key_of", "link_key", "read_lines", "to_line", "to_text",
]  # fmt: skip
