// The data of the page as records that know one another, and decisions as the file has them.
import { records } from "../shared/columns.js";
import * as tools from "../shared/tools.js";
import { linkKey, placeId, placeOf, rowOf, verdict, wholeEdit } from "./decisions.js";

// Items are what is reviewed: the corridors, then the places; what reviewers add comes behind them.
export function readData() {
  const data = JSON.parse(tools.element("geomap-data").textContent);
  ["places", "corridors", "links", "articles", "named"].forEach(name => {
    data[name] = records(data[name]);
  });
  data.rowOfPlace = new Map(data.places.map((place, row) => [place.id, row]));
  data.dashOf = Object.fromEntries(data.modes.map(mode => [mode.name, mode.dash]));
  data.articles.forEach(article => {
    article.sentences = triples(article.sentences, ["start", "end", "paragraph"]);
    article.names = triples(article.names, ["start", "end", "place", "choices"]);
  });
  const corridors = data.corridors.map(corridor => ({ ...corridor, kind: "corridor", target: corridor.id, date: corridor.last }));
  const places = data.named.map(named => {
    const id = placeId(data.places[named.place].id);
    return { ...named, kind: "place", id, target: id };
  });
  data.items = corridors.concat(places).map((item, row) => ({ ...item, row, evidence: [], added: false }));
  data.rowOfItem = new Map(data.items.map(item => [item.id, item.row]));
  data.rowOfPlaceItem = new Map(data.items.filter(item => item.kind === "place").map(item => [item.place, item.row]));
  data.links.forEach(link => {
    link.source = data.articles[link.article];
    data.items[link.corridor].evidence.push(link);
  });
  return data;

  function triples(numbers, names) {
    return Array.from({ length: numbers.length / names.length }, (_, i) =>
      Object.fromEntries(names.map((name, k) => [name, numbers[i * names.length + k]]))
    );
  }
}

export function createRecords(data, ledger, reviewer) {
  function aboutOf(corridor) {
    return {
      mode: corridor.mode,
      origin: placeOf(data, corridor.origin),
      destination: placeOf(data, corridor.destination),
      bidirectional: corridor.bidirectional
    };
  }

  function keysOf(corridor) {
    return Array.from(new Set(corridor.evidence.map(link => link.key))).sort();
  }

  // Now, but later than what the reviewer said last of the target, so that no two lines are alike.
  function timeFor(target, name) {
    const last = ledger.lastOf(target, name);
    return new Date(Math.max(Date.now(), last ? Date.parse(last.time) + 1 : 0)).toISOString();
  }

  // What was decided of a target before. A decision that follows a conflict, by one who sees it,
  // settles it; one on an added corridor says so, as that is what leads to its target.
  function previousOf(target, name, isAdded) {
    const verdicts = ledger.verdicts(target),
      own = ledger.verdictOf(target, name);
    if (verdict(verdicts).state === "conflicting") return "conflicting";
    return isAdded ? "added" : own ? own.decision : null;
  }

  // A place is told with the names that it has in the articles, as only those are decided.
  function make(item, decision, told) {
    const link = told.link || null,
      isPlace = item.kind === "place",
      target = link === null ? item.target : `${item.id} ${link}`;
    const previous = previousOf(target, reviewer(), item.added && decision !== "added");
    return {
      schema: "geomap-decision",
      version: isPlace ? 2 : 1,
      corridor: item.id,
      link,
      decision,
      reason: told.reason || null,
      comment: told.comment || null,
      edit: told.edit || null,
      evidence: link ? [link] : isPlace ? [] : keysOf(item),
      about: isPlace ? { place: placeOf(data, item.place), names: item.written } : aboutOf(item),
      source: told.source || null,
      previous,
      reviewer: reviewer(),
      time: timeFor(target, reviewer()),
      tool: data.tool
    };
  }

  // Whether a decision says anything that its reviewer had not said last; to settle a conflict always does.
  function isNews(record) {
    const last = ledger.verdictOf(ledger.targetOf(record), record.reviewer);
    const said = one => JSON.stringify([one.decision, one.reason, one.comment, one.edit, one.evidence]);
    return last === null || record.previous === "conflicting" || said(last) !== said(record);
  }

  // A corridor that the program missed, with the sentence it rests on.
  function added(draft, id, source) {
    const key = linkKey(source.article, draft.mode, data.places[draft.origin].id, data.places[draft.destination].id, source.text);
    const corridor = { ...draft, id, target: `${id} ${key}`, evidence: [{ key }] };
    return make(corridor, "added", { edit: wholeEdit(data, draft), source });
  }

  // The same said once more, and the same taken back.
  function again(record) {
    const target = ledger.targetOf(record);
    return {
      ...record,
      previous: previousOf(target, record.reviewer, record.previous === "added"),
      time: timeFor(target, record.reviewer)
    };
  }

  function cleared(record) {
    return {
      ...record,
      decision: "cleared",
      reason: null,
      comment: null,
      edit: null,
      source: null,
      previous: record.decision,
      time: timeFor(ledger.targetOf(record), record.reviewer)
    };
  }

  // A corridor that somebody added, as a row of the queue like the others.
  function adopt(record) {
    if (record.decision !== "added" || data.rowOfItem.has(record.corridor)) return;
    const source = record.source,
      row = data.items.length,
      origin = rowOf(data, record.about.origin);
    const destination = rowOf(data, record.about.destination),
      edit = record.edit || {};
    const known = data.articles.find(article => article.id === source.article);
    const article = known || {
      id: source.article,
      title: source.title,
      published: source.published,
      url: source.url,
      text: null,
      sentences: [],
      names: []
    };
    const link = {
      key: record.evidence[0],
      corridor: row,
      origin,
      destination,
      status: edit.status || "completed",
      date: edit.date || null,
      actors: [],
      score: 1,
      rule: `added by ${record.reviewer}`,
      evidence: source.text,
      marks: [],
      start: startIn(article, source.text),
      source: article
    };
    data.rowOfItem.set(record.corridor, row);
    data.items.push({
      kind: "corridor",
      id: record.corridor,
      row,
      target: ledger.targetOf(record),
      source,
      mode: record.about.mode,
      origin,
      destination,
      bidirectional: record.about.bidirectional,
      status: link.status,
      date: link.date,
      links: 1,
      articles: 1,
      first: link.date,
      last: link.date,
      km: null,
      score: 1,
      note: "",
      line: null,
      doubts: [],
      doubt: 0,
      evidence: [link],
      added: true
    });
  }

  function startIn(article, words) {
    const start = article.text === null ? -1 : article.text.indexOf(words);
    return start < 0 ? null : start;
  }

  return { make, isNews, added, again, cleared, adopt };
}
