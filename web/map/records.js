// The data of the map's page as records that know one another: links stand on corridors, corridors form ribbons.
import { records } from "../shared/columns.js";
import { kindOf, ribbonsOf, rules } from "../shared/plane.js";
import { element } from "../shared/tools.js";

const KINDS = ["happened", "under_way", "planned", "postponed", "called_off"];

export function newestFirst(one, other) {
  const a = one.date || "",
    b = other.date || "";
  return a < b ? 1 : a > b ? -1 : 0;
}

// The page's data, its tables as records that know one another.
export function readData(text = element("geomap-data").textContent) {
  const data = JSON.parse(text);
  ["places", "corridors", "articles", "links", "countries"].forEach(name => {
    data[name] = records(data[name]);
  });
  data.places.forEach((place, row) => {
    place.row = row;
  });
  const unreviewed = new Set(data.unreviewed);
  data.corridors.forEach((corridor, row) => {
    const ends = [data.places[corridor.origin], data.places[corridor.destination]];
    Object.assign(corridor, { row, unreviewed: unreviewed.has(row), evidence: [], doubtful: corridor.score < data.doubtful });
    // What articles and gazetteer call the ends, and what the reader's language does.
    corridor.names = ends.map(place => place.name);
    corridor.local = ends.map(place => place.local);
  });
  data.links.forEach((link, row) => {
    const corridor = data.corridors[link.corridor];
    Object.assign(link, { row, source: data.articles[link.article], mode: corridor.mode, kind: kindOf(link.status) });
    corridor.evidence.push(link);
  });
  data.corridors.forEach(corridor => {
    corridor.evidence.sort(newestFirst);
  });
  data.ribbons = ribbonsOf(data.corridors).map((rows, row) => ribbonOf(data, rows, row));
  return data;
}

// All that is told of one mode between two places, told by a single line.
function ribbonOf(data, rows, row) {
  const corridors = rows.map(one => data.corridors[one]),
    first = corridors[0],
    links = corridors.flatMap(corridor => corridor.evidence);
  const ribbon = { ...first, index: row, rows, corridors, evidence: links.sort(newestFirst), label: data.labels[row] || null };
  ribbon.links = corridors.reduce((sum, corridor) => sum + corridor.links, 0);
  ribbon.score = Math.max(...corridors.map(corridor => corridor.score));
  ribbon.doubtful = corridors.every(corridor => corridor.doubtful);
  ribbon.unreviewed = corridors.some(corridor => corridor.unreviewed);
  ribbon.bidirectional = corridors.some(corridor => corridor.bidirectional || corridor.origin !== first.origin);
  // Which ways it is told to be gone, where that is not simply both.
  ribbon.ways = corridors.some(corridor => corridor.bidirectional)
    ? []
    : [true, false].filter(isOn => corridors.some(one => (one.origin === first.origin) === isOn));
  ribbon.uncertain = links.length ? !links.some(link => rules.firm.includes(link.kind)) : !rules.firm.includes(kindOf(first.status));
  corridors.forEach(corridor => {
    corridor.ribbon = ribbon;
  });
  return ribbon;
}

// The events that some links tell of, each told once or more: the earliest first, those without a day last.
export function eventsOf(links, doubtful) {
  const found = new Map();
  links.forEach(link => {
    if (!found.has(link.event)) found.set(link.event, []);
    found.get(link.event).push(link);
  });
  const events = [...found.values()].map(told => {
    const best = told.reduce((one, other) => (other.score > one.score ? other : one));
    const date = told.map(link => link.date).find(Boolean) || null;
    return { links: told, best, date, kind: best.kind, isDoubtful: told.every(link => link.score < doubtful) };
  });
  return events.sort((one, other) => ((one.date || "9") < (other.date || "9") ? -1 : (one.date || "9") > (other.date || "9") ? 1 : 0));
}

// How many events are of each kind, in the order in which kinds are told.
export function countKinds(events) {
  return KINDS.map(kind => [kind, events.filter(event => event.kind === kind).length]).filter(([, count]) => count);
}

// A place and, where it is a country, all places that lie in it.
export function placesWithin(data, row) {
  const place = data.places[row];
  if (place.kind !== "country") return new Set([row]);
  return new Set(data.places.filter(other => other.country === place.country).map(other => other.row));
}
