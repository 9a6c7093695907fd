"""What editors decided about the corridors of a network: read, judge, merge and apply it.

A decision is a line that is never changed: who changes their mind adds another.
docs/review.md describes the lines and the rules.
"""

from geomap.decisions.abouts import abouts_of
from geomap.decisions.applying import Applied, apply
from geomap.decisions.judging import Judgement, Proposal, Stale, judge, proposals_of
from geomap.decisions.lines import from_line, from_text, read_lines, to_line, to_text
from geomap.decisions.merging import Agreement, agreements, merge
from geomap.decisions.publishing import Publication, publish
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
    key_of,
    link_key,
)
from geomap.decisions.standing import Standing, Verdict
from geomap.decisions.telling import corridor_name, stale_sentence

__all__ = [
    "CONFLICTING", "DECISIONS", "PUBLISHED", "REASONS", "SCHEMA", "STATES", "VERSION", "About", "Agreement",
    "Applied", "Decision", "Edit", "Judgement", "Proposal", "Publication", "Source", "Stale", "Standing",
    "Verdict", "abouts_of", "agreements", "apply", "corridor_name", "from_line", "from_text", "judge", "key_of",
    "link_key", "merge", "proposals_of", "publish", "read_lines", "stale_sentence", "to_line", "to_text",
]  # fmt: skip
