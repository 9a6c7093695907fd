"""The words that make a clause look back or ahead."""

MODALS = frozenset("will shall would won't wouldn't i'll we'll he'll she'll they'll it'll".split())
AHEAD = MODALS | {"ought", "upcoming", "forthcoming"}
MEANT = frozenset(
    "plans plan planning hopes hope hoping intends intend intending aims aim aiming expects expect wants want".split()
)
MEANT_FOR = frozenset({"to", "for"})
"""What follows where these are verbs that look ahead, and no nouns."""
BOOKED = frozenset("due set scheduled slated expected planned supposed poised likely bound booked billed going".split())
"""Words that look ahead after "is", and either way after "was"."""
BOOKED_FOR = frozenset("to for on in at by from".split())
BACK = frozenset(
    """was were had did said told went came met held left flew made took began became gave got saw sent spoke stood
    brought thought found kept led lost paid rose fell ran sat sold won wrote broke chose drove drew grew knew rode
    sank sang shot stole struck swore threw wore wound been gone flown taken begun become given seen spoken shown
    driven broken sunk did didn't wasn't weren't hadn't hasn't haven't has have""".split()
)
ANNOUNCED = frozenset(
    """announced announce announcing approved authorised authorized agreed accepted proposed promised pledged offered
    ordered vowed granted cleared confirmed suspended scrapped allowed permitted licensed decided signed""".split()
)
"""Verbs whose object may still lie ahead: "announced flights from 27 October"."""
MOVED = frozenset(
    """postponed postpone postponing delayed delay delaying cancelled canceled cancel cancelling rescheduled reschedule
    deferred defer planned invited invite inviting asked""".split()
)
"""Verbs whose object did lie ahead when they were done: "has cancelled Friday's trip"."""
MOVED_IN_TWO_WORDS = {
    "called": ("off",), "put": ("off", "back"), "pushed": ("back",), "moved": ("back",), "brought": ("forward",),
}  # fmt: skip
SCHEDULED = frozenset(
    """begins starts opens arrives leaves departs travels flies sails heads goes resumes convenes launches kicks returns
    meets plays sings performs hosts faces attends addresses receives welcomes inaugurates visits""".split()
)
"""Present forms that, with a date, tell what is on a programme: "the king arrives on Tuesday"."""
SCHEDULED_MANY = frozenset(
    """begin start open arrive leave depart travel fly sail head go resume return meet play sing perform follow tour
    visit""".split()
)
ARRANGED = frozenset(
    """visiting travelling traveling flying going coming leaving arriving departing meeting holding hosting starting
    beginning opening launching returning heading sailing resuming""".split()
)
"""Participles that, after "is" and with a date, tell what has been arranged."""
PROSPECTS = frozenset(
    """invitation plan plans decision offer proposal permission approval agreement promise deal order right rights bid
    request pledge intention hope hopes""".split()
)
"""Nouns whose infinitive looks ahead: "an invitation to watch exercises in May"."""
BE = frozenset("is are am be being get gets i'm he's she's it's we're they're".split())
WAS = frozenset("was were been had".split())
AS_NOUNS_FOLLOW = frozenset(
    """the a an his her its their our several many few more two three four of for in with these those recent official
    state such all no some any other air""".split()
)
"""Words after which "visits" or "returns" is a noun."""
SAYING = frozenset("said told says added announced reported confirmed stated wrote explained noted".split())
NOUNS_AFTER_TO = frozenset(
    """media public work school court power office hospital prison jail parliament police town sea port land press state
    water food aid trade date life death peace war law order market home more many most people children women men
    thousands hundreds millions south north east west southern northern eastern western foreign domestic local national
    international neighbouring nearby various several another other some each every all both one two three four five
    around about almost nearly where which whom what how""".split()
)
"""Words that follow the preposition "to" rather than make an infinitive with it."""
NOUN_ENDINGS = (
    "ory", "ion", "ions", "ness", "ment", "ments", "ity", "ities", "ance", "ence", "ers", "ors", "ists", "ism", "ages",
    "ials", "ians", "ants", "ents", "ings", "ships", "sts", "cts", "ries", "ies",
)  # fmt: skip
NO_PARTICIPLES = frozenset(
    """united need indeed speed feed seed breed exceed proceed succeed hundred bed aged armed unmanned limited
    wounded""".split()
)
