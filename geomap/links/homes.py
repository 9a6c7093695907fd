"""Where a traveller is at home, as the words of its phrase and right behind it tell."""

from geomap.gazetteer import Gazetteer
from geomap.links.lexicon import lexicon
from geomap.links.phrases import carrier_length
from geomap.links.scenes import Scene, Spot
from geomap.links.travellers import How, Traveller
from geomap.records import Place

_HOME_KINDS = frozenset({"country", "region1", "region2", "city", "island", "islands", "region"})


def find_home(scene: Scene, gazetteer: Gazetteer, phrase: tuple[int, int, int]) -> tuple[Place | None, How]:
    """Return the home of the phrase with this first, head and last token, and how it was found."""
    first, head, last = phrase
    if length := carrier_length(scene, head):
        return gazetteer.country(lexicon().carriers[scene.words[head : head + length]][0]), "title"
    home = _home_in_phrase(scene, gazetteer, first, head, last)
    return (home, "text") if home is not None else _home_by_title(scene, gazetteer, first, last)


def _home_in_phrase(scene: Scene, gazetteer: Gazetteer, first: int, head: int, last: int) -> Place | None:
    """Return the home that the phrase names, preferring what stands right before the head."""
    before = [spot for spot in scene.spots if first <= spot.first and spot.last < head]
    behind = [spot for spot in scene.spots if head <= spot.first and spot.last <= last]
    for spot in (*reversed(before), *behind):
        # "Meridian Air" flies from anywhere; "Air Malta" and "Kenya Airways" are at home.
        follows = scene.word(spot.last + 1)
        if spot.place.kind not in _HOME_KINDS:
            continue
        in_a_name = follows in lexicon()["people.companies"] and not spot.demonym
        if not in_a_name or spot.place.kind in {"country", "region1", "islands", "island"}:
            return home_of(spot, gazetteer)
    return None


def home_of(spot: Spot, gazetteer: Gazetteer) -> Place:
    """Return the home that a place gives its people: a capital stands for its country ("Dhaka's envoy")."""
    capital = gazetteer.capital(spot.place.country) if spot.place.country else None
    if capital is not None and capital.id == spot.place.id:
        return gazetteer.country(spot.place.country) or spot.place
    return spot.place


def _home_by_title(scene: Scene, gazetteer: Gazetteer, first: int, last: int) -> tuple[Place | None, How]:
    phrase = f" {scene.joined(first, last + 1)} "
    for title, country in lexicon().titles_of_one_country.items():
        if f" {title} " in phrase:
            return gazetteer.country(country), "title"
    return None, "unknown"


def residence(scene: Scene, head: int, last: int) -> Place | None:
    """Return where an envoy is sent: the place behind "to" or "in" after the phrase."""
    for spot in scene.spots:
        if head < spot.first <= last + 3 and spot.role in {"destination", "at"}:
            return spot.place
    return None


def home_behind(scene: Scene, gazetteer: Gazetteer, traveller: Traveller) -> Place | None:
    """Return the home that a clause behind the phrase tells ("Admiral Otieno, who commands Kenya's navy"), or None."""
    if traveller.home is not None or traveller.kind not in {"person", "carrier"}:
        return None
    if traveller.kind == "carrier":
        return _base(scene, traveller)
    return home_in_relative_clause(scene, gazetteer, traveller.last + 1)


def _base(scene: Scene, carrier: Traveller) -> Place | None:
    """Return where a carrier is based ("Adirondack Air, which is based in Plattsburgh", "Oslo-based Fjord Air")."""
    based = [i for i in range(carrier.first, min(carrier.last + 6, len(scene.words))) if scene.words[i] == "based"]
    near = [s for i in based for s in scene.spots if s.first == i + 2 or s.last == i - 2]
    return near[0].place if near else None


def home_in_relative_clause(scene: Scene, gazetteer: Gazetteer, index: int) -> Place | None:
    """Return the country that the clause with "who" at the comma at ``index`` gives a person, or None."""
    if scene.words[index : index + 2] != (",", "who"):
        return None
    land = [s for s in scene.spots if index + 1 < s.first <= index + 6 and (s.role == "possessive" or s.demonym)]
    return home_of(land[0], gazetteer) if land else None
