"""What editors decided about the corridors of a network: read, judge, merge and apply it.

A decision is a line that is never changed: who changes their mind adds another.
docs/review.md describes the lines and the rules.
"""

from geomap.decisions.abouts import abouts_of
from geomap.decisions.applying import Applied, apply
from geomap.decisions.gold import to_gold
from geomap.decisions.judging import Judgement, Proposal, Stale, check_proposed, judge, proposals_of
from geomap.decisions.lines import from_line, from_text, read_lines, read_text, to_line, to_text
from geomap.decisions.merging import Agreement, agreements, merge
from geomap.decisions.names import to_rows
from geomap.decisions.progress import Progress, progress_of
from geomap.decisions.publishing import Publication, publish
from geomap.decisions.sheet import Sheet, from_sheet, to_sheet
from geomap.decisions.standing import Standing, Verdict
from geomap.decisions.telling import agreement_sentence, conflict_sentence, corridor_name, stale_sentence
from geomap.decisions.told import Reviewed, reviewed_articles
from geomap.decisions.verdicts import from_network
from geomap.records import (
    CONFLICTING,
    DECISIONS,
    PUBLISHED,
    REASONS,
    STATES,
    About,
    Decision,
    Edit,
    Source,
    key_of,
    link_key,
)

__all__ = [
    "CONFLICTING", "DECISIONS", "PUBLISHED", "REASONS", "STATES", "About", "Agreement",
    "Applied", "Decision", "Edit", "Judgement", "Progress", "Proposal", "Publication", "Reviewed", "Sheet",
    "Source", "Stale", "Standing", "Verdict", "abouts_of", "agreement_sentence", "agreements", "apply",
    "check_proposed", "conflict_sentence", "corridor_name", "from_line", "from_network", "from_sheet",
    "from_text", "judge", "key_of", "link_key", "merge", "progress_of", "proposals_of", "publish", "read_lines",
    "read_text", "reviewed_articles", "stale_sentence", "to_gold", "to_line", "to_rows", "to_sheet", "to_text",
]  # fmt: skip
