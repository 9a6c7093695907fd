"""What an article has told before a sentence, and who a bare name, a title or a pronoun means."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from geomap.gazetteer import Gazetteer
from geomap.links.agents import FUNCTION_WORDS, Agent, home_behind
from geomap.links.homes import home_of
from geomap.links.parsing import Argument, ParsedSentence, Role, clause_at
from geomap.links.triggers import Trigger
from geomap.records import Place

_NO_RIVALS = frozenset({"presence", "bound", "cargo"})
"""Shapes of words that leave the places behind them to the word before ("flew to attend talks in")."""


@dataclass(frozen=True, slots=True)
class Discourse:
    """What the article has told before the sentence at hand.

    ``people``, the last one first, ``carrier`` and ``vessel`` are who "he" or "it"
    may be; ``dateline`` is "here" and ``place`` is "there"; ``venue`` is
    where people last met; ``pair`` are the ends
    of "the route"; ``topic`` is the country that "its" means; ``last_visit`` is
    where "followed" leads; ``countries`` are the article's, most often named first.
    ``outlet`` is the town or country of what published it, ``is_official`` whether
    that is a government.
    """

    gazetteer: Gazetteer
    outlet: Place | None = None
    is_official: bool = False
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
        rivals = (
            t.index for t in self.triggers if t.index > trigger.index and t.shape not in {"presence", "bound", "cargo"}
        )
        limit = min(limit, next(rivals, limit))
        return tuple(argument for argument in self.ends if trigger.index < argument.first < limit)


def topic(parsed: ParsedSentence, gazetteer: Gazetteer) -> Place | None:
    """Return the country that the sentence begins with as its subject, None where it begins otherwise."""
    subjects = [argument for argument in parsed.arguments[:1] if argument.role == "" and argument.first <= 2]
    return home_of(subjects[0], gazetteer) if subjects else None


def first_chain(arguments: Iterable[Argument], *roles: Role) -> tuple[Argument, ...]:
    """Return the first of ``arguments`` in one of ``roles``, with all that are enumerated with it."""
    fitting = [argument for argument in arguments if not roles or argument.role in roles]
    return tuple(argument for argument in fitting if argument.chain == fitting[0].chain)


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
