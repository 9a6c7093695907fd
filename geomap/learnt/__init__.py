"""Read links by what was learnt from marked passages, together with the rules.

``wordpieces`` cuts the text as the encoder wants it, ``passages`` gathers what is
seen of it: candidates for ends, triggers, and what the rules of ``links`` make of
them. ``model`` is the network; ``decoding`` makes links of what
it says, and ``explaining`` tells why.
"""

from geomap.learnt.decoding import EVEN_ODDS, find_learnt_links
from geomap.learnt.explaining import explain_learnt_links

__all__ = ["EVEN_ODDS", "explain_learnt_links", "find_learnt_links"]
