// The data of the map's page as records that know one another.
import { records } from "../shared/columns.js";
import { element } from "../shared/tools.js";

export function newestFirst(one, other) {
  const a = one.date || "",
    b = other.date || "";
  return a < b ? 1 : a > b ? -1 : 0;
}

// The page's data, its tables as records that know one another.
export function readData() {
  const data = JSON.parse(element("geomap-data").textContent);
  ["places", "corridors", "articles", "links", "countries"].forEach(name => {
    data[name] = records(data[name]);
  });
  const unreviewed = new Set(data.unreviewed);
  data.corridors.forEach((corridor, row) => {
    corridor.row = row;
    corridor.unreviewed = unreviewed.has(row);
    corridor.evidence = [];
    corridor.uncertain = data.uncertain.includes(corridor.status);
    corridor.doubtful = corridor.score < data.doubtful;
    // What articles and gazetteer call the ends, and what the reader's language does.
    const ends = [data.places[corridor.origin], data.places[corridor.destination]];
    corridor.names = ends.map(place => place.name);
    corridor.local = ends.map(place => place.local);
  });
  data.links.forEach(link => {
    const corridor = data.corridors[link.corridor];
    link.source = data.articles[link.article];
    link.mode = corridor.mode;
    corridor.evidence.push(link);
  });
  data.corridors.forEach(corridor => {
    corridor.evidence.sort(newestFirst);
  });
  return data;
}
