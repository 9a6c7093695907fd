"""The words that tell a name of a place from other names, and one use of it from another."""

import json
from functools import cache
from typing import NamedTuple

from geomap.datafiles import data_path


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words(
    "mr mrs ms miss dr prof professor sir dame lord lady king queen prince princess emperor sultan sheikh sheik emir "
    "pope president vice-president premier minister ministers secretary chancellor ambassador commissioner envoy "
    "governor gov mayor senator sen congressman congresswoman rep representative judge justice chief chairman "
    "chairwoman chairperson director general gen lieutenant lt colonel col major maj captain capt admiral adm "
    "commodore brigadier brig marshal sergeant sgt corporal cpl officer inspector detective deputy sheriff constable "
    "superintendent commander cmdr coach manager spokesman spokeswoman spokesperson advocate attorney lawyer counsel "
    "doctor rev reverend father bishop archbishop cardinal imam maulana ayatollah rabbi begum shri smt hon author "
    "singer actor actress analyst economist editor correspondent reporter striker midfielder goalkeeper defender "
    "player batsman bowler pilot astronaut rapper novelist poet composer engineer leader founder ceo president-elect "
    "adviser advisor counsellor moulana mufti pandit swami saint hajji haji aunt uncle brother sister nurse trooper "
    "mp mep"
)
"""Words that come right before a person's name."""

ORGANISATIONS = _words(
    "university college school academy institute institution bank ministry party times post herald tribune gazette "
    "news police department dept agency authority association council commission committee company corporation corp "
    "inc ltd llc plc group fund foundation trust club fc united union federation league army navy force forces guard "
    "guards court parliament senate congress assembly government embassy consulate office hospital airlines airways "
    "air railway railways lines line shipping logistics steel motors energy power oil gas petroleum insurance press "
    "journal daily network television radio tv bureau board chamber society service services center centre museum "
    "gallery theatre theater church cathedral mosque temple library hotel stadium arena bulls tigers lions eagles "
    "giants cowboys rovers athletic wanderers city-based orchestra symphony opera festival cup championship open "
    "olympics games exchange securities holdings partners capital technologies systems industries enterprises "
    "pharmaceuticals media studios administration directorate command fleet regiment battalion brigade corps "
    "secretariat tribunal high-commission democrats republicans conservatives labour front movement coalition "
    "alliance congressional treaty accord agreement declaration convention summit conference forum dialogue "
    "initiative project programme program act bill award prize report review magazine chronicle observer guardian "
    "globe sun star mirror express telegraph standard examiner dispatch fire sheriff clinic medical bar grill "
    "restaurant cafe pizza brewery mall plaza tower towers house building commissioner commissioners schools "
    "firefighters broadcasting foods stores store market markets bowl derby marathon"
)
"""Words that, inside a capitalised stretch, make it the name of something other than a place."""

PLACE_NOUNS = _words(
    "city town village county province state district region division republic kingdom emirate island islands isle "
    "isles peninsula cape coast bay gulf sea ocean strait straits channel canal river lake lakes creek falls valley "
    "mountain mountains mount hill hills heights desert delta basin port harbour harbor airport beach park forest "
    "parish township borough municipality prefecture oblast territory territories capital area suburb neighbourhood "
    "neighborhood border highlands plateau"
)
"""Nouns for places that a name may hold, stand before ("Kiel canal") or follow ("the city of")."""

DIRECTIONS = _words(
    "north south east west northern southern eastern western central northeast northwest southeast southwest "
    "northeastern northwestern southeastern southwestern north-east north-west south-east south-west upper lower "
    "greater downtown mainland metropolitan metro inner outer coastal rural suburban mid"
)


STRICT_LOCATIVES = _words(
    "in at from to near into via through toward towards outside inside across around throughout within between beyond "
    "leaving left reached reach visit visits visited visiting entered entering fled toured off"
)
"""Words right before a name that make it likely to be a place's, and to be meant as the location."""

SPEAKS = _words(
    "said says say told tells added adds asked replied insisted noted stated explained recalled believes thinks "
    "argued claimed admitted joked wrote writes smiled laughed died resigned testified retired"
)
"""Verbs whose subject, a lone unknown name, is a person."""

ACTS = _words(
    "said says say told announced announces agreed agree agrees accused accuses warned warns called calls urged urges "
    "wants want wanted seeks seek sought has have had will would could may must is are was were denied denies "
    "rejected rejects welcomed welcomes expressed signed sign signs refused refuses condemned condemns demanded "
    "demands imposed imposes plans plan planned supports support supported backs backed vowed vows hopes hope hoped "
    "claims claimed considers considered decided decides insists insisted offered offers won win wins lost beat beats "
    "threatened launched launches sent sends recalled expelled recognises recognized recognised fears feared pledged "
    "can should remains became becomes faces faced needs need needed began continues continued opposed opposes does "
    "did do"
)
"""Verbs that make the name right before them the subject of an act of state."""

VESSELS = _words(
    "ship ships vessel vessels freighter tanker ferry ferries boat yacht trawler frigate destroyer cruiser carrier "
    "submarine corvette liner hms uss ins pns mv ss mt rms hmas hmcs cgs steamer schooner barge tug spacecraft rocket "
    "hurricane cyclone typhoon storm frigates bulker catamaran hydrofoil dredger icebreaker "
    "capitaine almirante comandante"
)
"""Words right before the name of a ship or a storm."""

GOES = _words(
    "flew fly flies flown flying flight flights sail sails sailed sailing arrive arrives arrived arriving land lands "
    "landed landing travelled traveled travels travel dock docks docked berthed anchored called returned drove headed "
    "departed left bound went goes moved ferry ferries train trains bus buses road"
)
"""Words of travel: what "to", "in" or "from" after one of them leads to is a place."""

MONTHS_AND_DAYS = _words(
    "january february march april may june july august september october november december jan feb mar apr jun jul "
    "aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur "
    "thurs fri sat sun spring summer autumn winter christmas easter ramadan eid diwali thanksgiving"
)

CONNECTORS = _words("of the de del la las le les da do dos das di du el al sur der von y e en ul ez es")
"""Small words that may stand inside a name ("Rio de Janeiro")."""

OPENERS = _words(
    "the a an in on at it its he she they we i you this that these those but and as for after before while when since "
    "if however meanwhile there here his her their our my your by with from to of or so no not what who why how all "
    "some many most more one two three another other both each any every few such under over during until among along "
    "about against between through near inside outside also then now yes yet still only even just despite although "
    "though because once where which whose whether than like unlike according earlier later last next first "
    "second today yesterday tomorrow upon within without across around throughout toward towards amid per via"
)
"""Words that say nothing when a sentence opens with them in a capital."""

STATE_ABBREVIATIONS = {
    "ala": "Alabama", "ariz": "Arizona", "ark": "Arkansas", "calif": "California", "cal": "California",
    "colo": "Colorado", "conn": "Connecticut", "del": "Delaware", "fla": "Florida", "ga": "Georgia",
    "ill": "Illinois", "ind": "Indiana", "kan": "Kansas", "kans": "Kansas", "ky": "Kentucky", "la": "Louisiana",
    "md": "Maryland", "mass": "Massachusetts", "mich": "Michigan", "minn": "Minnesota", "miss": "Mississippi",
    "mo": "Missouri", "mont": "Montana", "neb": "Nebraska", "nebr": "Nebraska", "nev": "Nevada",
    "okla": "Oklahoma", "ore": "Oregon", "pa": "Pennsylvania", "penn": "Pennsylvania", "tenn": "Tennessee",
    "tex": "Texas", "vt": "Vermont", "va": "Virginia", "wash": "Washington", "wis": "Wisconsin", "wyo": "Wyoming",
    "ont": "Ontario", "que": "Quebec", "alta": "Alberta", "sask": "Saskatchewan", "man": "Manitoba",
    "nh": "New Hampshire", "nj": "New Jersey", "nm": "New Mexico", "ny": "New York", "nc": "North Carolina",
    "nd": "North Dakota", "ri": "Rhode Island", "sc": "South Carolina", "sd": "South Dakota",
    "wva": "West Virginia", "dc": "District of Columbia", "bc": "British Columbia", "nb": "New Brunswick",
    "ns": "Nova Scotia", "pei": "Prince Edward Island", "nl": "Newfoundland and Labrador", "nsw": "New South Wales",
}  # fmt: skip
"""Abbreviated states and provinces as newspapers write them, dots left out. Read so only
with a full stop, or after a comma and another name."""

POSTAL_CODES = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado",
    "CT": "Connecticut", "DE": "Delaware", "FL": "Florida", "GA": "Georgia", "HI": "Hawaii", "ID": "Idaho",
    "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky", "LA": "Louisiana",
    "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota",
    "MS": "Mississippi", "MO": "Missouri", "MT": "Montana", "NE": "Nebraska", "NV": "Nevada",
    "NH": "New Hampshire", "NJ": "New Jersey", "NM": "New Mexico", "NY": "New York", "NC": "North Carolina",
    "ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon", "PA": "Pennsylvania",
    "RI": "Rhode Island", "SC": "South Carolina", "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas",
    "UT": "Utah", "VT": "Vermont", "VA": "Virginia", "WA": "Washington", "WV": "West Virginia",
    "WI": "Wisconsin", "WY": "Wyoming", "DC": "District of Columbia", "BC": "British Columbia",
    "AB": "Alberta", "ON": "Ontario", "QC": "Quebec", "NSW": "New South Wales",
}  # fmt: skip
"""Postal codes of states and provinces, read so only in capitals after a comma and another name."""

FLYING = _words(
    "flight flights fly flies flew flying airport airports airline airlines aircraft plane planes air route routes "
    "passengers landed aviation carrier terminal iata icao timetable nonstop non-stop runway code-share"
)


COMMON_WORDS = _words(
    "reading nice mobile orange bath male split eden union hope independence liberty enterprise progress deal marina "
    "sale buy big federal central young sandy rugby battle lead hale ware march plains media normal surprise"
)
"""Words that name real towns, yet mostly mean something else; rules want a preposition of place before them."""


@cache
def never() -> frozenset[str]:
    """Return the words, in lower case, that must never resolve to a place on their own."""
    lines = data_path("curated/never.csv").read_text(encoding="utf-8").splitlines()
    return frozenset(line.split(",")[0] for line in lines[1:])


class People(NamedTuple):
    """Names that people bear, in lower case."""

    given: frozenset[str]
    family: frozenset[str]


@cache
def people() -> People:
    """Return the given and family names that geomap knows."""
    names = json.loads(data_path("persons.json").read_text(encoding="utf-8"))
    return People(_words(names["given"]), _words(names["family"]))
