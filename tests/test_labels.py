"""What maps write beside places, as the builder makes it of real rows, and as it is shipped."""

import json
from pathlib import Path

import pytest
from source_rows import new_folder, put_packages

from geomap.datafiles import data_path
from geomap.sources import build

DHAKA, ISLAMABAD, KARACHI, LONDON, DELHI = "1185241", "1176615", "1174872", "2643743", "1261481"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        packages = put_packages(tmp_path_factory.mktemp("packages"), patch)
        folder = new_folder(tmp_path_factory.mktemp("built"))
        build(folder, packages=packages)
        return json.loads((folder / "labels.json").read_text(encoding="utf-8"))


def test_a_country_is_named_in_every_language(built):
    pakistan = {language: names["1168579"] for language, names in built["names"].items()}
    assert pakistan == {
        "ar": "باكستان", "bn": "পাকিস্তান", "en": "Pakistan", "es": "Pakistán", "fr": "Pakistan", "ur": "پاکستان",
    }  # fmt: skip


def test_a_city_is_named_after_its_time_zone(built):
    assert built["names"]["bn"][KARACHI] == "করাচি"
    assert built["names"]["ur"][LONDON] == "لندن"


def test_of_two_cities_of_a_name_the_one_in_the_time_zone_is_meant(built):
    assert {"4298960", "4517009"}.isdisjoint(built["names"]["ur"])  # London in Kentucky and in Ohio


def test_a_zone_called_after_a_country_names_no_city(built):
    fiji = built["names"]["en"]["2205218"]
    assert fiji == "Fiji"
    assert {"2198148", "2204575", "2204582"}.isdisjoint(built["names"]["ar"])  # towns in the zone Pacific/Fiji


def test_an_old_name_of_a_zone_does_not_name_another_city(built):
    assert DELHI not in built["names"]["bn"]  # its zone is Asia/Calcutta, whose city is not in these rows


def test_what_is_written_by_hand_goes_first_and_fills_gaps(built):
    assert built["names"]["es"][DHAKA] == "Dacca"
    assert built["names"]["ar"][DHAKA] == "دكا"
    assert built["names"]["ur"][ISLAMABAD] == "اسلام آباد"


def test_a_country_has_a_point_inside_it(built):
    import shapely

    from geomap.sources.atlas import Atlas

    atlas = Atlas((Path(__file__).parent / "data/gazetteer/world-atlas/package/countries-50m.json").read_text("utf-8"))
    shapes = {code: polygons for code, _, polygons in atlas.shapes("countries")}
    lon, lat, size = built["countries"]["1168579"]
    parts = [shapely.Polygon(rings[0], rings[1:]) for rings in shapes["586"]]
    assert any(part.contains(shapely.Point(lon, lat)) for part in parts)
    assert size**2 == pytest.approx(max(part.area for part in parts), rel=0.05)


def test_the_shipped_labels_name_the_places_of_the_samples():
    shipped = json.loads(data_path("labels.json").read_text(encoding="utf-8"))
    for names in shipped["names"].values():
        assert names.keys() >= {"1168579", "1210997", "1814991"}  # Pakistan, Bangladesh, China
    for language in ("ar", "bn", "ur"):
        assert shipped["names"][language].keys() >= {DHAKA, ISLAMABAD, KARACHI, LONDON, DELHI}
