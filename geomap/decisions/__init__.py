"""What editors decided about a network: read, judge, apply, and learn from it.

A decision is a line that is never changed: who changes their mind adds another.
docs/review.md describes the lines and the rules.
"""

from geomap.decisions.files import (
    Sheet,
    from_line,
    from_network,
    from_sheet,
    from_text,
    merge,
    read_lines,
    read_text,
    to_line,
    to_sheet,
    to_text,
)  # fmt: skip
from geomap.decisions.judging import (
    CONFLICTING,
    PLACE_REASONS,
    PUBLISHED,
    REASONS,
    STATES,
    Judgement,
    Proposal,
    Stale,
    Standing,
    Verdict,
    abouts_of,
    check_proposed,
    judge,
    proposals_of,
)  # fmt: skip
from geomap.decisions.publishing import Applied, Publication, apply, publish
from geomap.decisions.results import (
    Agreement,
    Progress,
    Reviewed,
    agreement_sentence,
    agreements,
    conflict_sentence,
    name_of,
    progress_json,
    progress_of,
    progress_text,
    reviewed_articles,
    stale_sentence,
    to_gold,
    to_rows,
)  # fmt: skip
from geomap.records import About, AboutPlace, Decision, Edit, Source, key_of, link_key

__all__ = [
    "CONFLICTING", "PLACE_REASONS", "PUBLISHED", "REASONS", "STATES", "About", "AboutPlace", "Agreement", "Applied",
    "Decision", "Edit", "Judgement", "Progress", "Proposal", "Publication", "Reviewed", "Sheet", "Source", "Stale",
    "Standing", "Verdict", "abouts_of", "agreement_sentence", "agreements", "apply", "check_proposed",
    "conflict_sentence", "from_line", "from_network", "from_sheet", "from_text", "judge", "key_of", "link_key", "merge",
    "name_of", "progress_json", "progress_of", "progress_text", "proposals_of", "publish", "read_lines", "read_text",
    "reviewed_articles", "stale_sentence", "to_gold", "to_line", "to_rows", "to_sheet", "to_text",
]  # fmt: skip
