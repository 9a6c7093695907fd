// Signs and words that every part of the page uses.
import rules from "../../geomap/decisions/rules.json" with { type: "json" };
import * as tools from "../shared/tools.js";

const PATHS = {
  proposed: "M8 3.2a4.8 4.8 0 1 0 .01 0Z",
  accepted: "M2.5 8.5 6.3 12.3 13.5 4",
  edited: "M3 13l.8-3.2L11 2.6l2.4 2.4-7.2 7.2Z",
  added: "M8 2.5v11M2.5 8h11",
  rejected: "M3.5 3.5l9 9M12.5 3.5l-9 9",
  skipped: "M2.5 4l4.5 4-4.5 4M8.5 4 13 8l-4.5 4",
  conflicting: "M2.5 6h11M2.5 10h11M11 2.5l-6 11",
  stale: "M13 8a5 5 0 1 1-1.6-3.7M13.2 2v3.2H10"
};

export function stateSign(name) {
  const sign = tools.svg("svg", { class: "state", viewBox: "0 0 16 16", "aria-hidden": "true" });
  tools.svg("path", { d: PATHS[name] || PATHS.proposed }, sign);
  return sign;
}

export function modeSign(data, name) {
  const sign = tools.svg("svg", { class: `sign ${name}`, "aria-hidden": "true" });
  const line = tools.svg("path", { d: "M1 6H33", class: "line" }, sign),
    dash = data.dashOf[name];
  if (dash) line.setAttribute("stroke-dasharray", dash);
  return sign;
}

export function keySign(letter) {
  const sign = tools.make("kbd", "", letter);
  sign.setAttribute("aria-hidden", "true");
  return sign;
}

const make = tools.make;
const OTHERS = { withdrawn: "Taken back", cleared: "Taken back", others: "By others only" };

export function state(name) {
  return rules.states[name]?.label || OTHERS[name] || name;
}

// Two names and the way between them, each name kept apart from the writing direction of the other.
export function route(data, corridor) {
  return make(
    "span",
    "",
    make("bdi", "", data.places[corridor.origin].name),
    corridor.bidirectional ? " ↔ " : " → ",
    make("bdi", "", data.places[corridor.destination].name)
  );
}

// What an item is called, as an element and as a text.
export function title(data, item) {
  return item.kind === "place" ? make("bdi", "", data.places[item.place].name) : route(data, item);
}

export function plainTitle(data, item) {
  return item.kind === "place" ? isolated(data.places[item.place].name) : plainRoute(data, item);
}

export function plainRoute(data, corridor) {
  return (
    isolated(data.places[corridor.origin].name) +
    (corridor.bidirectional ? " and " : " to ") +
    isolated(data.places[corridor.destination].name)
  );
}

// A name within a text, kept apart from the writing direction around it.
function isolated(name) {
  return `\u2068${name}\u2069`;
}

export function percent(score) {
  return `${Math.round(100 * score)} %`;
}

export function counted(number, noun) {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}

// What tells one item of the queue from others, beside its name.
export function facts(data, item, shown) {
  const doubts = item.doubts.length ? item.doubts.map(doubt => DOUBTS[doubt][0]).join(", ") : null;
  const place = item.kind === "place" ? data.places[item.place] : null;
  const what = place ? [placeKind(place), countryOf(place)] : [data.words[shown.status], percent(item.score)];
  return [...what, doubts].filter(Boolean).join(" · ");
}

const KINDS = { region1: "first-level division", region2: "second-level division" };

export function placeKind(place) {
  return KINDS[place.kind] || place.kind;
}

export function countryOf(place) {
  return place.region ? place.region.split(", ").pop() : place.country;
}

const DOUBTS = {
  score: ["unsure", "the program was unsure"],
  name: ["name", "a name may mean another place"],
  far: ["far", "much longer than the other corridors"],
  single: ["once", "told in one sentence only"],
  capitals: ["capitals", "written in capitals, as titles and firms are"],
  once: ["once", "named once only"]
};

export function doubt(name) {
  return DOUBTS[name][1];
}

// How the origin of a link was found: OriginFound of geomap/records.py, for people.
const FOUND = {
  stated: "the sentence names where it starts",
  home: "it starts where the traveller is at home",
  title: "it starts in the country of the traveller’s office",
  carrier: "it starts where the carrier has its base",
  coreference: "another sentence says where the traveller comes from",
  dateline: "it starts where the article was written",
  outlet: "it starts in the country of the newspaper",
  article: "it starts in the country that the article is about"
};

// Why geomap read a sentence as it did; what an editor added says so itself.
export function ground(data, corridor, link) {
  if (!link.trigger) return link.rule;
  const word = `“\u2068${link.trigger}\u2069” tells of the ${data.words[corridor.mode].toLowerCase()}`;
  return FOUND[link.found] ? `${word}; ${FOUND[link.found]}` : word;
}

// Text as it is searched: without capitals and accents.
export function searched(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
