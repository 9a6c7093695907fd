// Nothing is lost: each step is kept in the browser at once, where it allows that, and can be
// downloaded at any time. Only what is neither kept nor downloaded makes the page ask before it closes.

geomap.store = function (data, isDecision) {
  const PREFIX = "geomap-review:", own = PREFIX + data.network + ":", mine = Math.random().toString(36).slice(2, 8);
  let count = 0, unkept = 0, works = canStore();

  function canStore() {
    try {
      localStorage.setItem(PREFIX + "try", "1");
      localStorage.removeItem(PREFIX + "try");
      return true;
    } catch (refused) {
      return false; // a sandboxed frame, a browser that keeps nothing for files, or private browsing
    }
  }

  // A step holds the records that it made, or the lines of a file that was loaded.
  function keep(step) {
    // Keys sort by time, then by order; two tabs never write the same one.
    const key = own + String(Date.now()).padStart(15, "0") + ":" + String(count++).padStart(6, "0") + ":" + mine;
    try {
      if (!works) throw new Error("no store");
      localStorage.setItem(key, JSON.stringify({ label: step.label, kind: step.kind, records: step.records, lines: step.lines }));
    } catch (full) {
      works = false;
      unkept += (step.records || step.lines).length;
    }
  }

  function keysOf(prefix) {
    return Object.keys(localStorage).filter(function (key) { return key.startsWith(prefix); }).sort();
  }

  // The steps that were kept for this network, in the order in which they were made.
  function kept() {
    if (!works) return [];
    return keysOf(own).map(function (key) { return read(localStorage.getItem(key)); }).filter(Boolean);
  }

  function read(text) {
    try {
      const step = JSON.parse(text);
      return recordsOf(step).every(isDecision) ? step : null;
    } catch (broken) {
      return null;
    }
  }

  function recordsOf(step) {
    return step.records || step.lines.map(function (line) { return JSON.parse(line); });
  }

  // What was kept for other networks and is about corridors of this one: most likely this map,
  // before it was made anew.
  function keptBefore() {
    if (!works) return [];
    const others = keysOf(PREFIX).filter(function (key) { return !key.startsWith(own); });
    const steps = others.map(function (key) { return read(localStorage.getItem(key)); }).filter(Boolean);
    return steps.flatMap(recordsOf).filter(function (record) { return data.rowOfCorridor.has(record.corridor); });
  }

  // Tell when another tab of this page has decided something.
  function watch(changed) {
    window.addEventListener("storage", function (event) {
      const step = event.key && event.key.startsWith(own) && event.newValue ? read(event.newValue) : null;
      if (step) changed(step);
    });
  }

  function download(text) {
    const link = geomap.tools.make("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/x-ndjson" }));
    link.download = "decisions.jsonl";
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
    unkept = 0;
  }

  return {
    keep: keep, kept: kept, keptBefore: keptBefore, watch: watch, download: download,
    works: function () { return works; },
    unkept: function () { return unkept; }
  };
};
