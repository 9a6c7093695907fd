"""What an article has told before a sentence, and who a bare name, a title or a pronoun means."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from geomap.gazetteer import Gazetteer
from geomap.links.agents import FUNCTION_WORDS, Agent, Kind, home_behind
from geomap.links.homes import home_of
from geomap.links.lexicon import lexicon
from geomap.links.parsing import IMPLIED, Argument, ParsedSentence, Role, clause_at, clauses
from geomap.links.triggers import Trigger, other_ways
from geomap.records import Place

PEOPLE: frozenset[Kind] = frozenset({"person", "group"})

_DETERMINERS = lexicon()["syntax.determiners"]
_PREPOSITIONS = lexicon()["syntax.prepositions"]
_AUXILIARIES = lexicon()["syntax.auxiliaries"]

WIDE_KINDS = frozenset({"region", "continent", "ocean", "sea", "peninsula"})
"""Kinds of places that a journey leads to only for want of a finer one."""

WAY_REACH = 6
"""Tokens before a word within which "train" or "cable" makes it none of ours."""

_NO_RIVALS = frozenset({"presence", "bound", "cargo"})
"""Shapes of words that leave the places behind them to the word before ("flew to attend talks in")."""


@dataclass(frozen=True, slots=True)
class Discourse:
    """What the article has told before the sentence at hand.

    ``people``, the last one first, ``carrier`` and ``vessel`` are who "he" or "it"
    may be; ``dateline`` is "here" and ``place`` is "there"; ``venue`` is
    where people last met; ``pair`` are the ends
    of "the route"; ``topic`` is the country that "its" means; ``last_visit`` is
    where "followed" leads; ``goal`` is where the article's travellers arrive, and
    ``visitors`` are the surnames of those on a visit; ``countries`` are the article's, most often named first.
    ``outlet`` is the town or country of what published it, ``is_official`` whether
    that is a government, ``is_at_sea`` whether the article speaks of ships above all.
    """

    gazetteer: Gazetteer
    outlet: Place | None = None
    is_official: bool = False
    is_at_sea: bool = False
    countries: tuple[Place, ...] = ()
    dateline: Place | None = None
    place: Place | None = None
    venue: Place | None = None
    topic: Place | None = None
    pair: tuple[Place, ...] = ()
    people: tuple[Agent, ...] = ()
    carrier: Agent | None = None
    vessel: Agent | None = None
    last_visit: Place | None = None
    goal: Place | None = None
    visitors: frozenset[str] = frozenset()
    last_flight_origin: Place | None = None


@dataclass(frozen=True, slots=True)
class Analysis:
    """A sentence's parsed, its agents, triggers and clauses, each in order, and the discourse."""

    parsed: ParsedSentence
    agents: tuple[Agent, ...]
    triggers: tuple[Trigger, ...]
    clauses: tuple[tuple[int, int], ...]
    discourse: Discourse

    @property
    def person(self) -> Agent | None:
        """Return who "he" or "she" most likely is."""
        return self.discourse.people[0] if self.discourse.people else None

    @property
    def words(self) -> tuple[str, ...]:
        """Return the sentence's words in lower case."""
        return self.parsed.words

    @property
    def ends(self) -> tuple[Argument, ...]:
        """Return the places that may be ends: neither adjectives nor parts of an agent's phrase."""
        covered = {index for t in self.agents for index in range(t.first, t.last + 1)}
        return tuple(
            argument
            for argument in self.parsed.arguments
            if not argument.demonym and (argument.first not in covered or argument.role == "pair")
        )

    def word(self, index: int) -> str:
        """Return the word at ``index``, "" beyond the sentence."""
        return self.parsed.word(index)

    def clause(self, trigger: Trigger) -> tuple[int, int]:
        """Return the bounds of the clause that holds ``trigger``."""
        return clause_at(self.clauses, trigger.index)

    def before(self, trigger: Trigger) -> tuple[Argument, ...]:
        """Return the ends to the left of a trigger in its clause."""
        first = self.clause(trigger)[0]
        return tuple(argument for argument in self.ends if first <= argument.first < trigger.index)

    def field(self, trigger: Trigger) -> tuple[Argument, ...]:
        """Return the ends to the right of a trigger, up to the next one of its clause."""
        limit = self.clause(trigger)[1]
        rivals = (t.index for t in self.triggers if t.index > trigger.index and t.shape not in _NO_RIVALS)
        limit = min(limit, next(rivals, limit))
        return tuple(argument for argument in self.ends if trigger.index < argument.first < limit)


def see(
    parsed: ParsedSentence, agents: tuple[Agent, ...], triggers: tuple[Trigger, ...], discourse: Discourse
) -> Analysis:
    """Return the sentence with its agents and triggers as what was told before makes them out."""
    told = replace(discourse, topic=topic(parsed, discourse.gazetteer) or discourse.topic)
    pronoun = next((index for index, word in enumerate(parsed.words) if word in {"he", "she"}), len(parsed.words))
    homes = [t for t in agents[:1] if t.kind in PEOPLE and t.home is not None and t.first < pronoun]
    told = replace(told, people=(*homes, *told.people))
    meant = (agent for agent in agents if parsed.word(agent.first - 1) != "not")  # "Putin, not Biden, who visited"
    known = tuple(_as_known(agent, told) for agent in meant)
    own = tuple(trigger for trigger in triggers if not _is_part_of_an_agent(trigger, agents))
    return Analysis(parsed, known, own, clauses(parsed), told)


def _as_known(agent: Agent, discourse: Discourse) -> Agent:
    """Return the vessel or carrier told of before for a bare word ("the airline"), and give "her deputy" her home."""
    if agent.kind == "person" and agent.home is None and discourse.people:
        words = set(agent.text.lower().split())
        if words & {"his", "her", "their"}:
            return replace(agent, home=discourse.people[0].home, how="coreference")
        if "its" in words and discourse.topic is not None:
            return replace(agent, home=discourse.topic, how="coreference")
        return agent
    known = {"vessel": discourse.vessel, "carrier": discourse.carrier}.get(agent.kind)
    if agent.home is not None or agent.name or known is None or known.kind != agent.kind:
        return agent
    return replace(known, first=agent.first, last=agent.last, how="coreference" if known.home else "unknown")


def _is_part_of_an_agent(trigger: Trigger, agents: tuple[Agent, ...]) -> bool:
    """Say whether a verb is none ("the Head of the agency"); a vessel or flight may be both ("the ferry between")."""
    return trigger.shape != "service" and any(t.first <= trigger.index <= t.last for t in agents)


def topic(parsed: ParsedSentence, gazetteer: Gazetteer) -> Place | None:
    """Return the country that the sentence begins with as its subject, None where it begins otherwise."""
    subjects = [argument for argument in parsed.arguments[:1] if argument.role == "" and argument.first <= 2]
    return home_of(subjects[0], gazetteer) if subjects else None


def first_chain(arguments: Iterable[Argument], *roles: Role) -> tuple[Argument, ...]:
    """Return the first of ``arguments`` in one of ``roles``, with all that are enumerated with it."""
    fitting = [argument for argument in arguments if not roles or argument.role in roles]
    return tuple(argument for argument in fitting if argument.chain == fitting[0].chain)


def in_roles(arguments: Iterable[Argument], *roles: Role) -> tuple[Argument, ...]:
    """Return the first enumeration of ``arguments`` in one of ``roles``, or what a wide region "includes"."""
    arguments = tuple(arguments)
    chain = first_chain(arguments, *roles)
    if chain and all(argument.place.kind in WIDE_KINDS for argument in chain):
        return first_chain(a for a in arguments if a.first > chain[-1].last and a.is_included) or chain
    return chain


def implied(trigger: Trigger, place: Place | None) -> tuple[Argument, ...]:
    """Return a place that the sentence means without naming it, as if it stood at the trigger."""
    if place is None:
        return ()
    return (Argument(trigger.index, trigger.index, place, "at", demonym=False, literal=True, chain=IMPLIED),)


def is_other_way(analysis: Analysis, trigger: Trigger) -> bool:
    """Say whether the words before a trigger make it a train's journey, a cable, or the like."""
    first = max(analysis.clause(trigger)[0], trigger.index - WAY_REACH)
    named = {index for t in analysis.agents for index in range(t.first, t.last + 1)}
    window = range(first, trigger.index)
    return bool(other_ways() & {analysis.words[index] for index in window if index not in named})


def recall(agents: tuple[Agent, ...], memory: Mapping[str, Agent]) -> tuple[Agent, ...]:
    """Give the agents without a home the one that ``memory`` knows by their surname, or by their title."""
    return tuple(_recalled(agent, memory) for agent in agents)


def remember(memory: dict[str, Agent], agents: tuple[Agent, ...]) -> None:
    """Note in ``memory`` the named agents whose home or title is known; the first with a home wins."""
    for agent in agents:
        if not agent.key or (agent.home is None and not agent.titles):
            continue
        known = memory.get(agent.key)
        if known is None or (known.home is None and agent.home is not None):
            memory[agent.key] = agent


def learn(memory: dict[str, Agent], parsed: ParsedSentence, gazetteer: Gazetteer) -> None:
    """Note in ``memory`` the homes that a later sentence tells ("Otieno, who leads Kenya's delegation")."""
    for agent in named_again(parsed, memory, ()):
        if agent.home is None and (home := home_behind(parsed, gazetteer, agent)) is not None:
            memory[agent.key] = replace(agent, home=home, how="home")


def named_again(parsed: ParsedSentence, memory: Mapping[str, Agent], known: tuple[Agent, ...]) -> tuple[Agent, ...]:
    """Return ``known`` with the bare names of ``parsed`` that ``memory`` knows, in order."""
    covered = {index for agent in known for index in range(agent.first, agent.last + 1)}
    covered |= {index for argument in parsed.arguments for index in range(argument.first, argument.last + 1)}
    again = [
        replace(
            memory[word],
            first=_name_start(parsed, index, covered),
            last=index,
            how="coreference",
            text=memory[word].text,
        )
        for index, word in enumerate(parsed.words)
        if index not in covered and word in memory and parsed.is_capital(index)
    ]
    return tuple(sorted((*known, *again), key=lambda agent: agent.first))


def _name_start(parsed: ParsedSentence, index: int, covered: set[int]) -> int:
    while (
        index > 0
        and index - 1 not in covered
        and parsed.is_capital(index - 1)
        and parsed.words[index - 1] not in FUNCTION_WORDS
    ):
        index -= 1
    return index


def _recalled(agent: Agent, memory: Mapping[str, Agent]) -> Agent:
    if agent.home is not None or agent.kind != "person":
        return agent
    known = memory.get(agent.surname) if agent.surname else _by_title(agent, memory)
    if known is None:
        return agent
    resident = agent.resident or known.resident
    return replace(agent, name=agent.name or known.name, home=known.home, how="coreference", resident=resident)


def _by_title(agent: Agent, memory: Mapping[str, Agent]) -> Agent | None:
    """Return the first person of the article with the title that ``agent`` is called by ("the minister")."""
    titles = agent.titles
    if not titles or agent.text.lower().split()[-1].endswith("s"):
        return None
    return next((known for known in memory.values() if known.home is not None and titles <= known.titles), None)


def differs(home: Place, destination: Place) -> bool:
    """Say whether a visitor from ``home`` to ``destination`` crosses a border, as far as is known."""
    return not home.country or not destination.country or home.country != destination.country


def subject(analysis: Analysis, trigger: Trigger) -> Agent | None:
    """Return who or what does what the verb at ``trigger`` says, None where nothing that travels does."""
    first, end = analysis.clause(trigger)
    if trigger.index == first and analysis.word(first).endswith("ing"):
        behind = [t for t in analysis.agents if analysis.word(t.first - 1) in {",", "the", "a"} and t.first < end]
        return behind[0] if behind else None
    own = [t for t in analysis.agents if first <= t.first and t.last < trigger.index]
    if own:
        return _not_governed(analysis, own)[-1]
    for find in (_journey_as_subject, _pronoun, _bare_name):
        if (agent := find(analysis, first, trigger.index)) is not None:
            return agent
    earlier = [t for t in analysis.agents if t.last < _main_clause_end(analysis, first)]
    if earlier and _is_elliptical(analysis.parsed, first, trigger.index):
        return _not_governed(analysis, earlier)[-1]
    return None


def _main_clause_end(analysis: Analysis, first: int) -> int:
    """Return where the words before a clause end, without the clause with "who" or "which" that it resumes from."""
    before = next((clause for clause in analysis.clauses if clause[1] == first), None)
    inserted = before is not None and {"who", "which"} & set(analysis.words[before[0] : before[0] + 2])
    return before[0] if before is not None and inserted else first


def _not_governed(analysis: Analysis, agents: list[Agent]) -> list[Agent]:
    """Return those of ``agents`` without a preposition before them ("met with the minister"), or else all."""
    return [t for t in agents if not is_governed(analysis, t, _PREPOSITIONS)] or agents


def is_governed(analysis: Analysis, agent: Agent, prepositions: frozenset[str] | set[str]) -> bool:
    """Say whether one of ``prepositions`` stands before the agent's phrase."""
    index = agent.first - 1
    while analysis.word(index) in _DETERMINERS:
        index -= 1
    return analysis.word(index) in prepositions


def _journey_as_subject(analysis: Analysis, first: int, end: int) -> Agent | None:
    """Return the flight or voyage that itself does what the verb says ("a trial voyage left Karasu")."""
    nouns = [t for t in analysis.triggers if t.shape == "service" and first <= t.index < end and t.mode]
    if not nouns or any(nouns[0].index < argument.first < end for argument in analysis.parsed.arguments):
        return None
    kind: Kind = "aircraft" if nouns[0].mode == "flight" else "vessel"
    return Agent(nouns[0].index, nouns[0].index, kind, "", "", None, "unknown")


def _pronoun(analysis: Analysis, first: int, end: int) -> Agent | None:
    words, discourse = analysis.words[first:end], analysis.discourse
    earlier = [t for t in analysis.agents if t.last < first]
    if {"who", "which", "that"} & set(words[:2]):
        return earlier[-1] if earlier else None
    if {"he", "she", "they"} & set(words):
        return next((t for t in earlier if t.kind in PEOPLE and t.home is not None), analysis.person)
    if {"i", "we"} & set(words) and discourse.is_official and discourse.outlet is not None:
        return Agent(first, first, "group", "", "", discourse.gazetteer.country(discourse.outlet.country), "outlet")
    if "it" in words and (thing := discourse.vessel or discourse.carrier) is not None:
        return thing
    if {"it", "its"} & set(words) and discourse.topic is not None:
        return Agent(first, first, "group", discourse.topic.name, "", discourse.topic, "coreference")
    return None


def _bare_name(analysis: Analysis, first: int, end: int) -> Agent | None:
    """Return a person of whom only the name stands before the verb, home unknown."""
    parsed, index = analysis.parsed, end - 1
    while index > first and analysis.words[index] in _AUXILIARIES:
        index -= 1
    last = index
    places = {i for argument in parsed.arguments for i in range(argument.first, argument.last + 1)}
    while index >= first and parsed.is_capital(index) and index not in places and analysis.words[index].isalpha():
        index -= 1
    opens_sentence = index < 0  # its capital may be only that of the first word
    if last - index < (2 if opens_sentence else 1) or analysis.words[index + 1] in _AUXILIARIES | {"the", "it", "in"}:
        return None
    name = parsed.text(index + 1, last)
    # "The Arctic Discoverer left": a thing with a name, in an article about ships.
    is_vessel = analysis.words[index : index + 1] == ("the",) and analysis.discourse.is_at_sea
    return Agent(index + 1, last, "vessel" if is_vessel else "person", name, name, None, "unknown")


def _is_elliptical(parsed: ParsedSentence, first: int, end: int) -> bool:
    """Say whether a clause has no room for a subject of its own ("and will go on to", "after calls at")."""
    return sum(word not in _AUXILIARIES and word.isalpha() for word in parsed.words[first:end]) <= 1


def with_companions(analysis: Analysis, agent: Agent | None) -> tuple[Agent | None, ...]:
    """Return the agent with those before it that it is coordinated with, one for each home."""
    if agent is None or agent not in analysis.agents:
        return (agent,)
    company = [agent]
    for other in reversed(analysis.agents[: analysis.agents.index(agent)]):
        gap = analysis.words[other.last + 1 : company[-1].first]
        if not gap or not set(gap) <= {",", "and", "the", "a"} or other.kind not in PEOPLE:
            break
        if other.home is not None and all(other.home != member.home for member in company):
            company.append(other)
    return (*reversed(company), *_fellow_countries(analysis, agent))


def _fellow_countries(analysis: Analysis, agent: Agent) -> list[Agent]:
    """Return the agent once for each further country it is of ("ministers from Tuvalu and Nauru")."""
    own = [
        argument
        for argument in analysis.parsed.arguments
        if agent.first <= argument.first and argument.last <= agent.last
    ]
    chains = {argument.chain for argument in own}
    more = [
        argument
        for argument in analysis.parsed.arguments
        if argument.chain in chains and argument not in own[:1] and not argument.demonym
    ]
    homes = [home_of(argument, analysis.discourse.gazetteer) for argument in more]
    return [replace(agent, home=home) for home in homes if home != agent.home and not agent.name]


def delegation(analysis: Analysis, land: Argument) -> Agent:
    """Return the unnamed people of a country, as its name or adjective in the sentence stands for them."""
    home = home_of(land, analysis.discourse.gazetteer)
    return Agent(land.first, land.last, "group", analysis.parsed.text(land.first, land.last), "", home, "home")


def agent_of_trip(analysis: Analysis, trigger: Trigger, destination: Place) -> Agent | None:
    """Return who makes a trip: its owner, whoever stands behind "of" or "by", or the subject."""
    index = trigger.index
    behind = [t for t in analysis.agents if index < t.first <= index + 5 and is_governed(analysis, t, {"of", "by"})]
    owners = [t for t in analysis.agents if index - 6 <= t.last + 1 < index and analysis.word(t.last + 1) == "'s"]
    if behind or owners:
        return behind[0] if behind else owners[-1]
    if (people := _people_of_a_land(analysis, index, destination)) is not None:
        return people
    later = [t for t in analysis.agents if index < t.first and is_governed(analysis, t, {"by"})]
    near = [t for t in reversed(analysis.agents) if t.last < index]
    for agent in (_owner_by_pronoun(analysis, index), subject(analysis, trigger), *later, *near):
        if agent is not None and (agent.home is None or differs(agent.home, destination)):
            return agent
    return None


def _people_of_a_land(analysis: Analysis, index: int, destination: Place) -> Agent | None:
    """Return the unnamed people of the country before a trip ("Norway's Lima trip", "a Kenyan visit")."""
    lands = [
        argument
        for argument in analysis.parsed.arguments
        if index - 5 <= argument.last < index
        and (argument.role == "possessive" or argument.demonym)
        and differs(argument.place, destination)
    ]
    if not lands:
        return None
    return delegation(analysis, lands[-1])


def _owner_by_pronoun(analysis: Analysis, index: int) -> Agent | None:
    if not {"his", "her", "their"} & set(analysis.words[max(index - 4, 0) : index]):
        return None
    earlier = [t for t in analysis.agents if t.last < index and t.kind in PEOPLE]
    return earlier[-1] if earlier else analysis.person


def whom_is_sent(analysis: Analysis, trigger: Trigger) -> Agent | None:
    """Return whom or what "sent" sends, with the sender's home where it has none of its own."""
    behind = [t for t in analysis.agents if trigger.index < t.first <= trigger.index + 4]
    before = [argument for argument in analysis.parsed.arguments if argument.last < trigger.index]
    if behind and behind[0].home is None and before:
        return replace(behind[0], home=home_of(before[-1], analysis.discourse.gazetteer), how="home")
    return behind[0] if behind else None


def owner_of_call(analysis: Analysis, trigger: Trigger) -> Agent | None:
    """Return the vessel whose call a noun tells of ("its call at Jeddah", "after calls at Valletta")."""
    before = set(analysis.words[max(trigger.index - 2, 0) : trigger.index])
    is_noun = (
        analysis.word(trigger.index) in lexicon()["shipping.nouns_call"] and before & lexicon()["shipping.before_call"]
    )
    return analysis.discourse.vessel if is_noun else None


def operator(analysis: Analysis, trigger: Trigger, mode: str) -> Agent | None:
    """Return the carrier, aircraft or vessel that runs a service, from the sentence or the article so far.

    What was told before counts by its name only: "a container ship" runs no ferry of the next sentence.
    """
    kinds = {"carrier", "aircraft"} if mode == "flight" else {"vessel", "carrier"} if mode == "shipping" else set()
    ahead = [t for t in analysis.agents if t.kind in kinds and t.last < trigger.index]
    behind = [t for t in analysis.agents if t.kind in kinds and t.last > trigger.index]
    own = ahead[-1] if ahead else behind[0] if behind else None
    known = {"flight": analysis.discourse.carrier, "shipping": analysis.discourse.vessel}.get(mode)
    if known is not None and known.kind == "vessel" and not known.name:
        known = None
    return own if own is not None and (own.home is not None or known is None) else known


def foreigner(analysis: Analysis, agent: Agent | None, destination: Place) -> Agent | None:
    """Return ``agent``, or the last foreigner told of where a pronoun led to one at home there."""
    if agent is None or agent.home is None or agent in analysis.agents or differs(agent.home, destination):
        return agent
    abroad = (p for p in analysis.discourse.people if p.home is not None and differs(p.home, destination))
    return next(abroad, None)


def is_private(agent: Agent | None) -> bool:
    """Say whether the agent is nobody's delegate: a tourist, a refugee, a passenger."""
    return agent is not None and agent.kind == "private"


def is_sent(analysis: Analysis, trigger: Trigger) -> bool:
    """Say whether the verb sends another ("sent", "dispatched")."""
    return analysis.word(trigger.index) in lexicon()["visit.verbs_send"]
