// Every decision ever made on this network, in the order of the file: lines are added and never changed.

geomap.ledger = function (data) {
  const FIELDS = geomap.decisionFields;
  const DECISIONS = ["accepted", "rejected", "edited", "skipped", "added", "cleared"];
  const kept = { lines: [], records: [] }, fresh = { lines: [], records: [] };
  const reviewers = new Set();
  const known = new Set(); // each line as this page would write it, so that none stands there twice
  let latest = new Map(), targets = new Map(), covers = new Map();

  // A corridor, or one sentence of it; a sentence that was added is one of its own.
  function targetOf(record) {
    const isAdded = record.link === null && (record.decision === "added" || record.previous === "added") && record.evidence.length;
    const link = isAdded ? record.evidence[0] : record.link;
    return link === null ? record.corridor : record.corridor + " " + link;
  }

  // What a reviewer says last of a target is what counts.
  function count(record) {
    const target = targetOf(record);
    reviewers.add(record.reviewer);
    if (!latest.has(target)) latest.set(target, new Map());
    latest.get(target).delete(record.reviewer); // so that the latest stands last
    latest.get(target).set(record.reviewer, record);
    if (target === record.corridor) record.evidence.forEach(function (key) { note(covers, key, target); });
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
    return JSON.stringify(FIELDS.map(function (field) { return record[field]; }));
  }

  // Whether the decision stands there already.
  function has(record) {
    return known.has(contentOf(record));
  }

  // The lines of a file go before what was decided here. Returns those that were not there already.
  function load(text) {
    const read = parse(text), news = read.records.map(function (_, i) { return i; }).filter(function (i) { return isNews(read.records[i]); });
    news.forEach(function (i) {
      kept.lines.push(read.lines[i]);
      kept.records.push(read.records[i]);
    });
    recount();
    return news.map(function (i) { return read.lines[i]; });
  }

  // All lines of a decisions file, or an error that names the first one that is none. Only a last
  // line that breaks off, as a crash leaves one behind, is left out.
  function parse(text) {
    const read = { lines: [], records: [] };
    text.replace(/^\ufeff/, "").split("\n").forEach(function (line, i, all) {
      const bare = line.replace(/\r$/, "");
      if (!bare.trim() || i === all.length - 1 && breaksOff(bare)) return;
      read.records.push(checked(bare, i + 1));
      read.lines.push(bare);
    });
    return read;
  }

  function breaksOff(line) {
    try {
      JSON.parse(line);
      return false;
    } catch (broken) {
      return line.startsWith("{");
    }
  }

  function checked(line, number) {
    let record;
    try {
      record = JSON.parse(line);
    } catch (broken) {
      throw new Error("line " + number + " is not JSON (" + shortened(line) + "); give a decisions file");
    }
    const problem = problemOf(record);
    if (problem) throw new Error("line " + number + ": " + problem);
    return record;
  }

  function problemOf(record) {
    if (record === null || typeof record !== "object" || Array.isArray(record)) return "is no object; give a decisions file";
    if (record.schema !== "geomap-decision") return "'schema' is " + json(record.schema) + ", not 'geomap-decision'; give a decisions file";
    if (record.version !== 1) return "'version' is " + json(record.version) + ", and this page reads 1; make the page anew";
    const foreign = Object.keys(record).find(function (field) { return !FIELDS.includes(field); });
    if (foreign !== undefined) return json(foreign) + " is no field of a decision";
    const missing = FIELDS.find(function (field) { return !(field in record); });
    if (missing) return "'" + missing + "' is missing";
    if (!DECISIONS.includes(record.decision)) return "'decision' is " + json(record.decision) + "; use one of " + DECISIONS.join(", ");
    const broken = ["corridor", "reviewer", "time", "tool"].find(function (field) { return typeof record[field] !== "string"; });
    if (broken) return "'" + broken + "' is " + json(record[broken]) + ", not a text";
    return problemInside(record);
  }

  function problemInside(record) {
    if (record.link !== null && typeof record.link !== "string") return "'link' is neither null nor a text";
    if (!Array.isArray(record.evidence)) return "'evidence' is no list";
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

  function isMode(mode) {
    return data.modes.some(function (one) { return one.name === mode; });
  }

  function isPlace(place) {
    return place !== null && typeof place === "object" && typeof place.id === "string" && typeof place.name === "string" &&
      Math.abs(place.lon) <= 180 && Math.abs(place.lat) <= 90;
  }

  function isEdit(edit) {
    return typeof edit === "object" && (!("mode" in edit) || isMode(edit.mode)) &&
      ["origin", "destination"].every(function (end) { return !(end in edit) || isPlace(edit[end]); });
  }

  function isSource(source) {
    return source !== null && typeof source === "object" && typeof source.article === "string" && typeof source.text === "string";
  }

  function shortened(text) {
    const words = String(text);
    return words.length > 60 ? words.slice(0, 57) + "..." : words;
  }

  // What each reviewer says last of a target, those left out who took it back.
  function verdicts(target) {
    return Array.from((latest.get(target) || new Map()).values()).filter(function (record) { return record.decision !== "cleared"; });
  }

  // What a reviewer said last of a target, taken back or not.
  function lastOf(target, reviewer) {
    return (latest.get(target) || new Map()).get(reviewer) || null;
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
    return last && last.decision !== "cleared" ? last : null;
  }

  function records() {
    return kept.records.concat(fresh.records);
  }

  function text() {
    return kept.lines.concat(fresh.lines).map(function (line) { return line + "\n"; }).join("");
  }

  return {
    add: add, load: load, verdicts: verdicts, verdictOf: verdictOf, lastOf: lastOf, targetsOf: targetsOf, covering: covering, targetOf: targetOf,
    records: records, text: text, isDecision: isDecision, has: has,
    reviewers: function () { return Array.from(reviewers); }
  };
};
