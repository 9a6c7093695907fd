// What has become of each corridor, when every reviewer is heard: the counterpart of
// geomap/decisions/standing.py and judging.py, which a test holds together.

geomap.states = function (data, ledger) {
  const NAMES = ["proposed", "accepted", "edited", "added", "rejected", "skipped", "conflicting", "stale"];
  const PUBLISHED = ["accepted", "edited", "added"];

  function isDecided(verdict) {
    return verdict.state === "rejected" || PUBLISHED.includes(verdict.state);
  }

  function whole(corridor) {
    return geomap.verdict(ledger.verdicts(corridor.target));
  }

  // What was said of a sentence itself, on whatever corridor it was.
  function ofLink(key) {
    return geomap.verdict(newest(ledger.targetsOf(key).map(ledger.verdicts)));
  }

  // What was said of a sentence itself, else of a corridor that it was on.
  function ofSentence(key) {
    const own = ofLink(key);
    if (own.state !== "proposed" && own.state !== "skipped") return own;
    return geomap.verdict(newest(ledger.covering(key).map(function (target) {
      return ledger.verdicts(target).filter(function (record) { return record.evidence.includes(key); });
    })));
  }

  // The decisions on the target that was decided last.
  function newest(targets) {
    return targets.filter(function (records) { return records.length; }).sort(function (one, other) {
      const a = one[one.length - 1], b = other[other.length - 1];
      return Date.parse(a.time) - Date.parse(b.time) || (a.corridor < b.corridor ? -1 : 1);
    }).pop() || [];
  }

  function isStale(corridor, keys) {
    const verdict = whole(corridor);
    if (!isDecided(verdict)) return false;
    const covered = verdict.records[verdict.records.length - 1].evidence;
    return covered.filter(function (key) { return !keys.includes(key); }).concat(keys.filter(function (key) { return !covered.includes(key); }))
      .some(function (key) { return !isDecided(ofLink(key)); });
  }

  // The state of a corridor; one that was added and taken back again is "withdrawn".
  function of(corridor) {
    const verdict = whole(corridor);
    if (corridor.added) return verdict.state === "proposed" ? "withdrawn" : verdict.state;
    const keys = corridor.evidence.map(function (link) { return link.key; });
    if (isStale(corridor, keys)) return "stale";
    const states = keys.map(function (key) { return ofSentence(key).state; });
    if (states.includes("conflicting") || verdict.state === "conflicting") return "conflicting";
    if (states.every(function (state) { return state === "rejected"; })) return "rejected";
    if (isDecided(verdict)) return verdict.state;
    const isWhole = states.every(function (state) { return state === "rejected" || PUBLISHED.includes(state); });
    if (!isWhole) return verdict.state === "skipped" ? "skipped" : "proposed";
    return states.includes("edited") ? "edited" : "accepted";
  }

  // The corridor with what an editor has changed of it.
  function shown(corridor, draft) {
    const records = whole(corridor).records, last = records[records.length - 1];
    return Object.assign({}, corridor, last && last.edit && geomap.edits.read(data, last.edit), draft);
  }

  return { names: NAMES, of: of, ofLink: function (link) { return ofLink(link.key).state; }, shown: shown };
};

// What several reviewers say of one target, by the latest decision of each, the latest last.
// Skipping is no verdict beside one. Who has seen that others differ, and decides, settles it.
geomap.verdict = function (records) {
  const settled = records.map(function (record) { return record.previous; }).lastIndexOf("conflicting");
  const latest = settled < 0 ? records : records.slice(settled), firm = latest.filter(function (record) { return record.decision !== "skipped"; });
  if (!firm.length) return { state: latest.length ? "skipped" : "proposed", records: latest };
  // Who accepts what another added agrees with it.
  const said = new Set(firm.map(function (record) { return record.decision === "added" ? "accepted" : record.decision; }));
  const edits = new Set(firm.map(function (record) { return JSON.stringify(record.edit); }).filter(function (edit) { return edit !== "null"; }));
  const isAdded = firm.some(function (record) { return record.decision === "added"; });
  return { state: said.size > 1 || edits.size > 1 ? "conflicting" : isAdded ? "added" : firm[0].decision, records: firm };
};

// What an editor changes of a corridor: on the page by rows of places, in the file by whole places.
geomap.edits = (function () {
  const FIELDS = ["mode", "origin", "destination", "bidirectional", "status", "date"], ENDS = ["origin", "destination"];

  function placeOf(data, row) {
    const place = data.places[row];
    return { id: place.id, name: place.name, lon: place.lon, lat: place.lat, kind: place.kind, country: place.country };
  }

  // The row of a place of the file, which the page learns where it does not know it.
  function rowOf(data, place) {
    if (!data.rowOfPlace.has(place.id)) {
      data.rowOfPlace.set(place.id, data.places.length);
      data.places.push(Object.assign({ region: "", population: 0, kind: "", country: "" }, place));
    }
    return data.rowOfPlace.get(place.id);
  }

  function read(data, edit) {
    return chosen(FIELDS.filter(function (field) { return field in edit; }), function (field) {
      return ENDS.includes(field) ? rowOf(data, edit[field]) : edit[field];
    });
  }

  // What of a corridor differs from how it was proposed, as the file has it; null where nothing does.
  function write(data, proposed, corridor) {
    const changed = FIELDS.filter(function (field) { return corridor[field] !== proposed[field]; });
    return changed.length ? whole(data, corridor, changed) : null;
  }

  // These fields of a corridor, or all of them, as the file has them.
  function whole(data, corridor, fields) {
    return chosen(fields || FIELDS, function (field) { return ENDS.includes(field) ? placeOf(data, corridor[field]) : corridor[field]; });
  }

  function chosen(fields, value) {
    return Object.fromEntries(fields.map(function (field) { return [field, value(field)]; }));
  }

  return { placeOf: placeOf, rowOf: rowOf, read: read, write: write, whole: whole };
})();
