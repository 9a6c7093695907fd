import json
from pathlib import Path

import numpy as np
import pytest

from geomap import weights as learnt
from geomap.document import read
from geomap.errors import WeightsError
from geomap.gazetteer import Gazetteer
from geomap.geocode import geocode
from geomap.geocode.evidence import home_of
from geomap.mentions import find_mentions
from geomap.records import Article, Match, Mention
from geomap.weights import Layers, load

WAYS = {"models": "shipped", "rules": None}


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.fixture(params=WAYS.values(), ids=WAYS)
def weights(request: pytest.FixtureRequest):
    return request.param


def matches(text: str, gazetteer: Gazetteer, weights="shipped") -> dict[str, Match]:
    document = read(Article("one", text))
    found = find_mentions(document, gazetteer, weights=weights)
    return {match.mention.text: match for match in geocode(document, found, gazetteer, weights=weights)}


def test_the_region_beside_a_name_decides(gazetteer, weights):
    found = matches("They drove from Springfield, Illinois, to Dublin, Ohio.", gazetteer, weights)
    assert found["Springfield"].place.admin1 == "IL"
    assert found["Dublin"].place.admin1 == "OH"
    assert found["Dublin"].reason == "Ohio stands beside it"


def test_two_senses_of_one_name_stay_apart_where_the_text_tells_them(gazetteer, weights):
    text = "The ship is due in Tripoli, Lebanon, next week. Reports of a stop in Tripoli, Libya, were wrong."
    document = read(Article("one", text))
    found = geocode(document, find_mentions(document, gazetteer, weights=weights), gazetteer)
    assert [match.place.country for match in found if match.mention.text == "Tripoli"] == ["LB", "LY"]


def test_a_name_keeps_the_region_that_was_once_set_beside_it(gazetteer, weights):
    text = "Fire broke out in Athens, Georgia, on Monday. Nobody in Athens was hurt."
    document = read(Article("one", text))
    found = geocode(document, find_mentions(document, gazetteer, weights=weights), gazetteer)
    assert [match.place.id for match in found if match.mention.text == "Athens"] == ["4180386"] * 2


def test_a_country_comes_before_towns_of_its_name(gazetteer, weights):
    found = matches("The minister flew from Cuba to Mexico and then to Poland and Lebanon.", gazetteer, weights)
    assert {match.place.kind for match in found.values()} == {"country"}


def test_a_code_in_a_timetable_is_an_airport(gazetteer, weights):
    found = matches("The airline said flights run daily on KTM-DOH.", gazetteer, weights)
    assert [match.place.kind for match in found.values()] == ["airport", "airport"]


def test_a_name_that_nothing_bears_stays_with_a_reason(gazetteer, weights):
    text = "The bus went on to Qzorvabad."
    mention = Mention(Article("one", text), 19, 28, (0, 29), "Qzorvabad", "literal")
    (match,) = geocode(read(mention.article), [mention], gazetteer, weights=weights)
    assert match.place is None
    assert (match.score, match.reason, match.candidates) == (0.0, "not in the gazetteer", ())


def test_a_doubtful_name_carries_its_next_candidates(gazetteer, weights):
    match = matches("Nobody in Springfield was hurt.", gazetteer, weights)["Springfield"]
    assert 0 < match.score < 1
    others = {other.place.id for other in match.candidates}
    assert len(match.candidates) == len(others) == 5
    assert match.place.id not in others
    scores = [match.score, *(other.score for other in match.candidates)]
    assert scores == sorted(scores, reverse=True)
    assert sum(scores) <= 1.001


def test_a_name_with_one_bearer_is_sure(gazetteer, weights):
    match = matches("Talks were held in Ouagadougou.", gazetteer, weights)["Ouagadougou"]
    assert (match.place.country, match.score) == ("BF", pytest.approx(1.0))


def test_a_demonym_stands_for_its_country_and_not_for_a_town(gazetteer, weights):
    match = matches("A Georgian envoy landed at Baku.", gazetteer, weights)["Georgian"]
    assert match.place.country == "GE"


def test_no_mentions_give_no_matches(gazetteer, weights):
    assert geocode(read(Article("one", "")), [], gazetteer, weights=weights) == ()


def test_of_many_towns_the_one_is_meant_that_lies_near_the_others(gazetteer):
    # Ten states have a Henry County and two dozen places are called Paris; Paris, Tennessee, is the seat of one.
    text = "The sheriff of Henry County said the Paris fire station was closed. Paris and Cottage Grove were told so."
    found = matches(text, gazetteer)
    assert found["Paris"].place.admin1 == found["Henry County"].place.admin1 == "TN"


@pytest.mark.parametrize("name", ["Harvey", "Harper", "Kingman"])
def test_names_before_counties_are_counties(gazetteer, name):
    found = matches("Roofs were torn off in Harvey, Harper and Kingman counties of Kansas.", gazetteer)
    assert found[name].place.kind == "region2"


@pytest.mark.parametrize(
    ("outlet", "admin1"), [("www.theparisnews.com", "TX"), ("www.parispi.net", "TN"), ("www.parisbeacon.com", "IL")]
)
def test_a_paper_means_its_own_town(gazetteer, outlet, admin1):
    article = Article("one", "The council of Paris met on Tuesday.", url=f"http://{outlet}/news")
    document = read(article)
    (match,) = geocode(document, find_mentions(document, gazetteer), gazetteer)
    assert (match.place.country, match.place.admin1) == ("US", admin1)


def test_a_town_comes_before_the_division_that_it_fills(gazetteer):
    assert matches("The bank opened an office in Kigali.", gazetteer)["Kigali"].place.kind == "city"


# ---- the weights ----


def test_the_card_names_corpora_licences_and_the_checksum():
    card = load().card
    assert {"format", "sha256", "learnt_from", "licence", "figures"} <= set(card)
    assert all(corpus["licence"] for corpus in card["learnt_from"])


def test_the_weights_are_small_enough_to_ship():
    assert learnt.data_path("weights.npz").stat().st_size < 15_000_000  # the budget of issue 3


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    path = tmp_path / "weights.npz"
    for suffix in (".npz", ".json"):
        path.with_suffix(suffix).write_bytes(learnt.data_path("weights.npz").with_suffix(suffix).read_bytes())
    return path


def test_no_weights_leave_the_work_to_the_rules(tmp_path: Path):
    assert load(tmp_path / "none.npz") is None


def test_weights_that_are_not_those_of_their_card_are_refused(copy: Path):
    copy.write_bytes(copy.read_bytes() + b"x")
    with pytest.raises(WeightsError, match="not those of their card"):
        load(copy)


def test_weights_of_another_format_are_refused(copy: Path):
    card = json.loads(copy.with_suffix(".json").read_text())
    copy.with_suffix(".json").write_text(json.dumps(card | {"format": 99}))
    with pytest.raises(WeightsError, match="format 99"):
        load(copy)


@pytest.mark.parametrize("content", [b"", b"{", b"[]"])
def test_weights_without_a_readable_card_are_refused(copy: Path, content: bytes):
    copy.with_suffix(".json").write_bytes(content)
    with pytest.raises(WeightsError, match="card"):
        load(copy)


def test_weights_learnt_from_other_rows_are_refused():
    with pytest.raises(WeightsError, match="rows of 3 numbers, this geomap makes 2"):
        Layers(np.zeros(3, np.float32), np.ones(3, np.float32), (), ()).score(np.zeros((1, 2), np.float32))


def test_many_rows_score_as_each_would_alone():
    spans = load().spans
    rows = np.random.default_rng(0).normal(size=(100, len(spans.mean))).astype(np.float32)
    alone = [float(spans.score(row[None])[0]) for row in rows]
    assert spans.score(rows).tolist() == pytest.approx(alone, abs=1e-4)


# ---- the outlet ----


def test_every_outlet_of_the_table_has_a_home(gazetteer):
    path = learnt.data_path("curated/outlets.csv")
    rows = [line.split(",") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    assert len({row[0] for row in rows}) == len(rows) > 300
    homeless = [row for row in rows if (home := home_of(f"https://www.{row[0]}/a", gazetteer)) is None
                or home.country != row[2] or home.kind != "city"]  # fmt: skip
    assert homeless == []


@pytest.mark.parametrize(
    ("url", "home"),
    [
        ("https://www.dawn.com/news/1", "Karachi"),
        ("http://epaper.thehindu.com:80/x", "Chennai"),
        ("https://a-small-paper.co.uk/", "United Kingdom"),
        ("https://ministry.gov.bd/visit", "Bangladesh"),
        ("https://example.com/dawn.com", None),
        ("https://example.io", None),
        ("not an address", None),
        ("", None),
        (None, None),
    ],
)
def test_an_outlets_home_is_read_from_its_address(url, home, gazetteer):
    place = home_of(url, gazetteer)
    assert (place.name if place else None) == home


def test_a_local_paper_means_the_town_nearby(gazetteer):
    text = "Alexandria police were called to a fire on Monday."
    found = {}
    for url in ("https://www.thetowntalk.com/a", "https://www.echopress.com/a"):
        document = read(Article("one", text, url=url))
        (match,) = geocode(document, find_mentions(document, gazetteer), gazetteer)
        found[url] = match.place.admin1
    assert list(found.values()) == ["LA", "MN"]


def test_a_word_that_the_weights_do_not_know_has_zeros_for_its_meaning():
    known, unknown = load().vectors.of(["hospital", "qwrtz"])
    assert known.any()
    assert not unknown.any()


@pytest.mark.parametrize(
    ("text", "kind", "country"),
    [
        ("Voters in Georgia, Oklahoma and Pennsylvania decide.", "region1", "US"),
        ("Storms hit Washington, Oregon and Idaho.", "region1", "US"),
        ("The provinces of Kandahar and Herat were hit.", "region1", "AF"),
        ("The counties of Cooke and Grayson were hit.", "region2", "US"),
        ("Georgia, Armenia and Azerbaijan signed.", "country", None),
    ],
)
def test_a_list_is_read_as_places_of_one_kind(text, kind, country, gazetteer):
    found = [match.place for match in matches(text, gazetteer).values()]
    assert {place.kind for place in found} == {kind}
    assert country is None or {place.country for place in found} == {country}


def test_a_list_of_towns_stays_one_of_towns(gazetteer):
    found = matches("Shops in Kabul, Kandahar and Herat were shut.", gazetteer)
    assert {match.place.kind for match in found.values()} == {"city"}


@pytest.mark.parametrize(
    ("text", "name", "country", "kind"),
    [
        ("Kenmore Air flies from Seattle to Victoria.", "Victoria", "CA", "city"),
        ("A ferry runs between Newcastle and Amsterdam.", "Newcastle", "GB", "city"),
        ("A ship sailed from Colombo to Djibouti.", "Colombo", "LK", "city"),
        ("A tanker sailed from Houston to Georgetown.", "Georgetown", "GY", "city"),
        ("Flights from Birmingham to Atlanta resumed.", "Birmingham", "US", "city"),
        ("Flights from Birmingham to Dublin resumed.", "Birmingham", "GB", "city"),
        ("A ship left Miami for Kingston.", "Kingston", "JM", "city"),
    ],
)
def test_the_other_end_and_the_way_of_a_journey_tell_namesakes_apart(text, name, country, kind, gazetteer):
    place = matches(text, gazetteer)[name].place
    assert (place.country, place.kind) == (country, kind)
