// The ids of corridors and sentences, as Python makes them: what they say, hashed. Pure functions.
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import rules from "../../geomap/decisions/rules.json" with { type: "json" };

// JSON as Python's json.dumps writes it: a space behind each comma, and nothing beyond ASCII.
function asciiJson(values) {
  return `[${values.map(value => JSON.stringify(value).replace(/[\u007f-\uffff]/g, letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`)).join(", ")}]`;
}

function hashed(values) {
  return bytesToHex(sha256(new TextEncoder().encode(asciiJson(values)))).slice(0, 12);
}

// White space as Python's str.split() knows it.
function spaced(text) {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are white space to Python
      .split(/[\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/)
      .filter(Boolean)
      .join(" ")
  );
}

export function corridorId(mode, origin, destination, bidirectional) {
  const ends = bidirectional ? [origin, destination].sort(byCodePoints) : [origin, destination];
  return hashed([mode, ends[0], ends[1], bidirectional]);
}

function byCodePoints(one, other) {
  return one < other ? -1 : one > other ? 1 : 0;
}

export function linkKey(article, mode, origin, destination, sentence) {
  return hashed([article, mode, origin, destination, spaced(sentence)]);
}

export function placeId(place) {
  return hashed(["place", place]);
}

// What two spellings of one reviewer's name have in common. Upper case first, as that writes ß and ligatures out.
export function personOf(name) {
  return spaced(name.toUpperCase().toLowerCase()).normalize("NFC");
}

// Every decision ever made on this network, in the order of the file: lines are added and never changed.

export function createLedger(data) {
  const kept = { lines: [], records: [] },
    fresh = { lines: [], records: [] };
  const reviewers = new Map(); // a person's name as written last, by what its spellings have in common
  const known = new Set(); // each line as this page would write it, so that none stands there twice
  let latest = new Map(),
    targets = new Map(),
    covers = new Map();

  // A corridor, or one sentence of it; a sentence that was added is one of its own.
  function targetOf(record) {
    const isAdded = record.link === null && (record.decision === "added" || record.previous === "added") && record.evidence.length;
    const link = isAdded ? record.evidence[0] : record.link;
    return link === null ? record.corridor : `${record.corridor} ${link}`;
  }

  // What a reviewer says last of a target is what counts.
  function count(record) {
    const target = targetOf(record),
      person = personOf(record.reviewer);
    reviewers.set(person, record.reviewer);
    if (!latest.has(target)) latest.set(target, new Map());
    latest.get(target).delete(person); // so that the latest stands last
    latest.get(target).set(person, record);
    if (target === record.corridor)
      record.evidence.forEach(key => {
        note(covers, key, target);
      });
    else note(targets, target.slice(record.corridor.length + 1), target);
  }

  function note(found, key, target) {
    if (!found.has(key)) found.set(key, new Set());
    found.get(key).add(target);
  }

  function recount() {
    latest = new Map();
    targets = new Map();
    covers = new Map();
    kept.records.concat(fresh.records).forEach(count);
  }

  // A decision made here and now, or one of this page's that the browser had kept.
  function add(record) {
    count(record);
    if (!isNews(record)) return;
    fresh.records.push(record);
    fresh.lines.push(JSON.stringify(record));
  }

  // Whether a line with the same content stands there already; from now on one does.
  function isNews(record) {
    return !has(record) && Boolean(known.add(contentOf(record)));
  }

  function contentOf(record) {
    return JSON.stringify(DECISION_FIELDS.map(field => record[field]));
  }

  // Whether the decision stands there already.
  function has(record) {
    return known.has(contentOf(record));
  }

  // The lines of a file go before what was decided here. Returns those that were not there already.
  function load(text) {
    const read = parse(text),
      news = read.records.map((_, i) => i).filter(i => isNews(read.records[i]));
    news.forEach(i => {
      kept.lines.push(read.lines[i]);
      kept.records.push(read.records[i]);
    });
    recount();
    return news.map(i => read.lines[i]);
  }

  // All lines of a decisions file, or an error that names the first one that is none. Only a last
  // line that breaks off, as a crash leaves one behind, is left out.
  function parse(text) {
    const read = { lines: [], records: [] };
    text
      .replace(/^\ufeff/, "")
      .split("\n")
      .forEach((line, i, all) => {
        const bare = line.replace(/\r$/, "");
        if (!bare.trim() || (i === all.length - 1 && breaksOff(bare))) return;
        read.records.push(checked(bare, i + 1));
        read.lines.push(bare);
      });
    return read;
  }

  function breaksOff(line) {
    try {
      JSON.parse(line);
      return false;
    } catch {
      return line.startsWith("{");
    }
  }

  function checked(line, number) {
    let record;
    try {
      record = JSON.parse(line);
    } catch {
      throw new Error(`line ${number} is not JSON (${shortened(line)}); give a decisions file`);
    }
    const problem = problemOf(record);
    if (problem) throw new Error(`line ${number}: ${problem}`);
    return record;
  }

  function problemOf(record) {
    if (record === null || typeof record !== "object" || Array.isArray(record)) return "is no object; give a decisions file";
    if (record.schema !== rules.schema) return `'schema' is ${json(record.schema)}, not '${rules.schema}'; give a decisions file`;
    if (record.version !== 1 && record.version !== 2)
      return `'version' is ${json(record.version)}, and this page reads 1 and 2; make the page anew`;
    const foreign = Object.keys(record).find(field => !DECISION_FIELDS.includes(field));
    if (foreign !== undefined) return `${json(foreign)} is no field of a decision`;
    const missing = DECISION_FIELDS.find(field => !(field in record));
    if (missing) return `'${missing}' is missing`;
    if (!rules.decisions.includes(record.decision))
      return `'decision' is ${json(record.decision)}; use one of ${rules.decisions.join(", ")}`;
    const broken = ["corridor", "reviewer", "time", "tool"].find(field => typeof record[field] !== "string");
    if (broken) return `'${broken}' is ${json(record[broken])}, not a text`;
    return problemInside(record);
  }

  function problemInside(record) {
    if (record.link !== null && typeof record.link !== "string") return "'link' is neither null nor a text";
    if (!Array.isArray(record.evidence)) return "'evidence' is no list";
    if (record.version === 2) return isNamedPlace(record.about) ? null : "'about' is no place with its names";
    if (!isCorridor(record.about)) return "'about' is no corridor with mode, origin, destination and bidirectional";
    if (record.edit !== null && !isEdit(record.edit)) return "'edit' is no change of a corridor";
    if (record.decision === "added" && !isSource(record.source)) return "'source' is no sentence of an article";
    return null;
  }

  function json(value) {
    return shortened(JSON.stringify(value));
  }

  function isDecision(record) {
    return problemOf(record) === null;
  }

  function isCorridor(about) {
    return about !== null && typeof about === "object" && isMode(about.mode) && isPlace(about.origin) && isPlace(about.destination);
  }

  function isNamedPlace(about) {
    return about !== null && typeof about === "object" && isPlace(about.place) && Array.isArray(about.names);
  }

  function isMode(mode) {
    return data.modes.some(one => one.name === mode);
  }

  function isPlace(place) {
    return (
      place !== null &&
      typeof place === "object" &&
      typeof place.id === "string" &&
      typeof place.name === "string" &&
      Math.abs(place.lon) <= 180 &&
      Math.abs(place.lat) <= 90
    );
  }

  function isEdit(edit) {
    return (
      typeof edit === "object" &&
      (!("mode" in edit) || isMode(edit.mode)) &&
      ["origin", "destination"].every(end => !(end in edit) || isPlace(edit[end]))
    );
  }

  function isSource(source) {
    return source !== null && typeof source === "object" && typeof source.article === "string" && typeof source.text === "string";
  }

  function shortened(text) {
    const words = String(text);
    return words.length > 60 ? `${words.slice(0, 57)}...` : words;
  }

  // What each reviewer says last of a target, those left out who took it back.
  function verdicts(target) {
    return Array.from((latest.get(target) || new Map()).values()).filter(record => record.decision !== rules.taken_back);
  }

  // What a reviewer said last of a target, taken back or not.
  function lastOf(target, reviewer) {
    return (latest.get(target) || new Map()).get(personOf(reviewer)) || null;
  }

  // The targets that are the sentence with this key, and the corridors that were decided with it.
  function targetsOf(key) {
    return Array.from(targets.get(key) || []);
  }

  function covering(key) {
    return Array.from(covers.get(key) || []);
  }

  function verdictOf(target, reviewer) {
    const last = lastOf(target, reviewer);
    return last && last.decision !== rules.taken_back ? last : null;
  }

  function records() {
    return kept.records.concat(fresh.records);
  }

  function text() {
    return kept.lines
      .concat(fresh.lines)
      .map(line => `${line}\n`)
      .join("");
  }

  return {
    add,
    load,
    verdicts,
    verdictOf,
    lastOf,
    targetsOf,
    covering,
    targetOf,
    records,
    text,
    isDecision,
    has,
    reviewers() {
      return Array.from(reviewers.values());
    }
  };
}

// What has become of each corridor and each place, when every reviewer is heard, by the table that Python reads too.

export const STATES = Object.keys(rules.states);

export function isPublished(state) {
  return rules.published.includes(state);
}

export function isDecided(state) {
  return rules.decided.includes(state);
}

export function createStates(data, ledger) {
  function whole(item) {
    return verdict(ledger.verdicts(item.target));
  }

  // What was said of a sentence itself, on whatever corridor it was.
  function ofLink(key) {
    return verdict(newest(ledger.targetsOf(key).map(ledger.verdicts)));
  }

  // What was said of a sentence itself, else of a corridor that it was on.
  function ofSentence(key) {
    const own = ofLink(key);
    if (isDecided(own.state) || own.state === rules.conflict) return own;
    return verdict(newest(ledger.covering(key).map(target => ledger.verdicts(target).filter(record => record.evidence.includes(key)))));
  }

  // The decisions on the target that was decided last.
  function newest(targets) {
    return (
      targets
        .filter(records => records.length)
        .sort((one, other) => {
          const a = one[one.length - 1],
            b = other[other.length - 1];
          return Date.parse(a.time) - Date.parse(b.time) || (a.corridor < b.corridor ? -1 : 1);
        })
        .pop() || []
    );
  }

  function isStale(corridor, keys) {
    const verdict = whole(corridor);
    if (!isDecided(verdict.state)) return false;
    const covered = verdict.records[verdict.records.length - 1].evidence;
    return covered
      .filter(key => !keys.includes(key))
      .concat(keys.filter(key => !covered.includes(key)))
      .some(key => !isDecided(ofLink(key).state));
  }

  // The state of a corridor or a place; a corridor that was added and taken back again is "withdrawn".
  function of(item) {
    const state = whole(item).state;
    if (item.kind === "place") return state;
    if (item.added) return state === "proposed" ? "withdrawn" : state;
    const keys = item.evidence.map(link => link.key);
    return isStale(item, keys)
      ? "stale"
      : corridorState(
          state,
          keys.map(key => ofSentence(key).state)
        );
  }

  // The corridor with what an editor has changed of it.
  function shown(corridor, draft) {
    const records = whole(corridor).records,
      last = records[records.length - 1];
    return { ...corridor, ...(last?.edit && readEdit(data, last.edit)), ...draft };
  }

  // Whether a corridor is on the map that is published, or only sentences of it.
  function publishes(corridor, isOnly) {
    if (corridor.added) return isPublished(of(corridor));
    const states = corridor.evidence.map(link => ofSentence(link.key).state);
    return states.some(state => isPublished(state) || (!isOnly && state !== "rejected"));
  }

  return {
    of,
    publishes,
    ofLink(link) {
      return ofLink(link.key).state;
    },
    shown
  };
}

// The state of a corridor, given what stands of it as a whole and of each of its sentences: the first rule that fits.
export function corridorState(whole, sentences) {
  const rule = rules.corridor.find(
    one =>
      (!one.whole || one.whole.includes(whole)) &&
      (!one.some || sentences.some(state => one.some.includes(state))) &&
      (!one.every || sentences.every(state => one.every.includes(state)))
  );
  return rule.state === "whole" ? whole : rule.state;
}

// What several reviewers say of one target, by the latest decision of each, the latest last.
// Skipping is no verdict beside one. Who has seen that others differ, and decides, settles it.
export function verdict(records) {
  const settled = records.map(record => record.previous).lastIndexOf(rules.conflict);
  const latest = settled < 0 ? records : records.slice(settled),
    firm = latest.filter(record => record.decision !== rules.no_opinion);
  if (!firm.length) return { state: latest.length ? rules.no_opinion : "proposed", records: latest };
  const said = new Set(firm.map(record => rules.alike[record.decision] || record.decision));
  const edits = new Set(firm.filter(record => record.edit !== null).map(record => editText(record.edit)));
  const isAdded = firm.some(record => record.decision === "added");
  return { state: said.size > 1 || edits.size > 1 ? rules.conflict : isAdded ? "added" : firm[0].decision, records: firm };
}

// An edit as a text that is the same for the same changes, whatever the order in which a file has them.
function editText(edit) {
  const PLACE = ["id", "name", "lon", "lat", "kind", "country"];
  const written = FIELDS.filter(field => field in edit).map(field => [
    field,
    ENDS.includes(field) ? PLACE.map(part => edit[field][part]) : edit[field]
  ]);
  return JSON.stringify(written);
}

// What an editor changes of a corridor: on the page by rows of places, in the file by whole places.
const FIELDS = ["mode", "origin", "destination", "bidirectional", "status", "date"],
  ENDS = ["origin", "destination"];

export function placeOf(data, row) {
  const place = data.places[row];
  return { id: place.id, name: place.name, lon: place.lon, lat: place.lat, kind: place.kind, country: place.country };
}

// The row of a place of the file, which the page learns where it does not know it.
export function rowOf(data, place) {
  if (!data.rowOfPlace.has(place.id)) {
    data.rowOfPlace.set(place.id, data.places.length);
    data.places.push({ region: "", population: 0, kind: "", country: "", ...place });
  }
  return data.rowOfPlace.get(place.id);
}

export function readEdit(data, edit) {
  return chosen(
    FIELDS.filter(field => field in edit),
    field => (ENDS.includes(field) ? rowOf(data, edit[field]) : edit[field])
  );
}

// What of a corridor differs from how it was proposed, as the file has it; null where nothing does.
export function writeEdit(data, proposed, corridor) {
  const changed = FIELDS.filter(field => corridor[field] !== proposed[field]);
  return changed.length ? wholeEdit(data, corridor, changed) : null;
}

// These fields of a corridor, or all of them, as the file has them.
export function wholeEdit(data, corridor, fields) {
  return chosen(fields || FIELDS, field => (ENDS.includes(field) ? placeOf(data, corridor[field]) : corridor[field]));
}

function chosen(fields, value) {
  return Object.fromEntries(fields.map(field => [field, value(field)]));
}

// The fields of a decision, in the order in which Python writes them.
const DECISION_FIELDS = [
  "schema",
  "version",
  "corridor",
  "link",
  "decision",
  "reason",
  "comment",
  "edit",
  "evidence",
  "about",
  "source",
  "previous",
  "reviewer",
  "time",
  "tool"
];
