"""The languages of the page: its words, its numbers, and what it calls places."""

import re

import pytest
from networks import DHAKA, KARACHI, LAHORE, SENTENCES, invented_network
from opening import line_of, opened, shown_sentences

from geomap import maps
from geomap.errors import OutputError
from geomap.maps.ground import View, country_names, names_in
from geomap.maps.words import languages, plural_form, words_of
from geomap.modes import MODES

OTHERS = ("ar", "bn", "es", "fr", "ur")


def texts_of(words):
    """Return each text of a language with its key, those of a plural one by one."""
    return [(key, text) for key, said in words.items() for text in each(said)]


def each(said):
    return [said] if isinstance(said, str) else said if isinstance(said, list) else said.values()


def sentences_of(language):
    return [text for _, text in texts_of(languages()[language]) if len(text.split()) > 2]


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_every_word(language):
    assert languages()[language].keys() == languages()["en"].keys()


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_asks_for_what_the_english_asks_for(language):
    english = {}
    for key, text in texts_of(languages()["en"]):
        english.setdefault(key, set()).update(re.findall(r"\{\w+\}", text))
    for key, text in texts_of(languages()[language]):
        if key != "summary":  # where a language may do without a word that only counts
            assert set(re.findall(r"\{\w+\}", text)) <= english[key], key


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_repeats_no_english_sentence(language):
    english = set(sentences_of("en"))
    assert [text for text in sentences_of(language) if text in english] == []


@pytest.mark.parametrize(
    ("language", "forms"),
    # Samples of Unicode CLDR 48, plurals.xml.
    [
        ("en", {0: "other", 1: "one", 2: "other"}),
        ("es", {0: "other", 1: "one", 2: "other"}),
        ("ur", {0: "other", 1: "one", 2: "other"}),
        ("fr", {0: "one", 1: "one", 2: "other"}),
        ("bn", {0: "one", 1: "one", 2: "other"}),
        ("ar", {0: "zero", 1: "one", 2: "two", 3: "few", 10: "few", 103: "few", 11: "many", 26: "many", 100: "other",
                102: "other"}),
    ],
)  # fmt: skip
def test_a_plural_has_the_form_of_its_language(language, forms):
    assert {count: plural_form(language, count) for count in forms} == forms


@pytest.mark.parametrize("language", ["en", *OTHERS])
def test_every_plural_has_every_form_of_its_language(language):
    forms = {plural_form(language, count) for count in range(200)}
    for key, said in languages()[language].items():
        assert isinstance(said, str | list) or forms <= said.keys(), key


def test_numbers_are_written_in_the_digits_of_the_language():
    assert words_of("bn", ()).number(12_345) == "১২,৩৪৫"
    assert words_of("fr", ()).number(12_345) == "12\u202f345"
    assert words_of("en", ()).number(1_234) == "1234"


def test_an_unknown_language_is_refused_with_the_choices():
    with pytest.raises(OutputError, match="'tlh'; choose one of ar, bn, en, es, fr, ur"):
        maps.page(invented_network(), language="tlh")


def test_a_mode_that_no_language_knows_is_called_by_its_label():
    rail = next(iter(MODES.values())).__class__("rail", "Rail", "#5f4b8b", "4 2", MODES["flight"].route)
    words = words_of("fr", [rail])
    assert (words["rail_layer"], words.counted("rail_count", 3)) == ("Rail", "3 rail")


@pytest.mark.parametrize(
    ("language", "direction", "summary"),
    [
        ("ar", "rtl", "مساران جويان، مسار بحري واحد و3 مسارات زيارة بين 6 أماكن، من مقال واحد، 2024–2026"),
        ("bn", "ltr", "৬টি স্থানের মধ্যে ২টি বিমানপথ, ১টি নৌপথ ও ৩টি সফরপথ, ১টি নিবন্ধ থেকে, ২০২৪–২০২৬"),
        ("es", "ltr", "2 conexiones aéreas, 1 conexión marítima y 3 rutas de visita entre 6 lugares, según 1 artículo"),
        ("fr", "ltr", "2 liaisons aériennes, 1 liaison maritime et 3 trajets de visite entre 6 lieux"),
        ("ur", "rtl", "6 مقامات کے درمیان 2 فضائی راستے، 1 بحری راستہ اور 3 دوروں کے راستے، 1 مضمون سے، 2024–2026"),
    ],
)  # fmt: skip
def test_a_page_speaks_its_language_in_its_direction(language, direction, summary):
    page = maps.page(invented_network(), language=language)
    assert f'<html lang="{language}" dir="{direction}"' in page
    assert summary in re.sub("<[^>]*>", "", page)


def test_only_the_words_of_the_pages_language_travel():
    page = maps.page(invented_network(), language="fr")
    assert [text for text in sentences_of("en") if text in page] == []
    assert languages()["bn"]["search"] not in page


# Places


def test_the_labels_name_places_in_the_language():
    assert [names_in("bn")[place.id] for place in (DHAKA, KARACHI, LAHORE)] == ["ঢাকা", "করাচি", "লাহোর"]
    assert names_in("en") == {}


def test_the_ground_names_the_countries_in_view_that_the_map_does_not_mark():
    south_asia = View(60.0, 5.0, 100.0, 40.0)
    named = {country["name"] for country in country_names(south_asia, language="es", without={"1168579"})}
    assert {"India", "China", "Irán"} <= named
    assert named.isdisjoint({"Pakistán", "Brasil"})


def test_a_country_beyond_the_antimeridian_is_named():
    pacific = View(160.0, -30.0, 205.0, 25.0)
    assert "New Zealand" in {country["name"] for country in country_names(pacific, language="en", without=())}


@pytest.fixture(scope="module")
def bengali(tmp_path_factory):
    path = tmp_path_factory.mktemp("bengali") / "map.html"
    path.write_text(maps.page(invented_network(), language="bn"), encoding="utf-8")
    return path


@pytest.mark.browser
def test_dots_rows_and_headings_bear_the_names_of_the_language(browser, bengali):
    with opened(browser, bengali) as page:
        assert {"ঢাকা", "করাচি", "চট্টগ্রাম"} <= set(page.locator(".place text").all_text_contents())
        line_of(page, "sailed").locator(".hit").dispatch_event("click")
        assert page.locator("#evidence h2").inner_text() == "করাচি → চট্টগ্রাম"
        assert page.locator("#evidence .known").inner_text() == "Karachi → Chattogram"


@pytest.mark.browser
@pytest.mark.parametrize("wanted", ["chattogram", "চট্টগ্রাম"])
def test_a_place_is_found_under_either_name(browser, bengali, wanted):
    with opened(browser, bengali) as page:
        page.get_by_role("searchbox").fill(wanted)
        assert shown_sentences(page) == {SENTENCES["sailed"]}


@pytest.mark.browser
def test_dates_and_counts_are_written_as_the_language_writes_them(browser, bengali):
    with opened(browser, bengali) as page:
        assert page.locator("#filters .count").inner_text() == "৬টির মধ্যে ৬টি সংযোগ"
        assert page.locator(".side .span").inner_text() == "নভে ২০২৪ – জানু ২০২৬"


@pytest.mark.browser
def test_a_popup_on_a_page_from_right_to_left_runs_so_too(browser, tmp_path):
    (tmp_path / "map.html").write_text(maps.page(invented_network(), language="ar"), encoding="utf-8")
    with opened(browser, tmp_path / "map.html") as page:
        page.locator("tr[data-corridor] button").first.focus()
        popup = page.locator(".leaflet-popup .popup")
        assert popup.evaluate("popup => getComputedStyle(popup).direction") == "rtl"
        assert page.locator(".leaflet-popup blockquote").evaluate("quote => getComputedStyle(quote).direction") == "ltr"
        assert page.get_by_role("button", name="إغلاق").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280
