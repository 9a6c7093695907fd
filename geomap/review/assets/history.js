// What was done, newest first; whatever still counts can be taken back from here. Below it stands
// what the file says of corridors that this network does not hold.

geomap.history = function (box, data, steps, ledger, listeners) {
  const tools = geomap.tools, make = tools.make, AT_ONCE = 100, VERBS = { do: "", undo: "Undone: ", redo: "Done again: " };
  const list = make("ol", "steps"), gone = make("ul", "gone"), goneTitle = make("h3", "", "On this map no more");
  box.append(make("h2", "", "History"), list, goneTitle, gone);

  function show() {
    list.replaceChildren.apply(list, steps.all.slice(-AT_ONCE).reverse().map(item));
    if (!steps.all.length) list.append(make("li", "", "Nothing yet."));
    const lost = lostTargets();
    goneTitle.hidden = gone.hidden = !lost.length;
    gone.replaceChildren.apply(gone, lost.map(function (record) {
      return make("li", "", geomap.signs.state("stale"), make("bdi", "", record.about.origin.name), record.about.bidirectional ? " ↔ " : " → ",
        make("bdi", "", record.about.destination.name), " (" + data.words[record.about.mode] + ", " + geomap.words.state(record.decision).toLowerCase() + ")");
    }));
  }

  function item(step) {
    const line = make("li", "", make("span", "", VERBS[step.kind] + step.label)), counts = step.records.some(steps.isLast);
    if (counts && step.kind !== "undo") line.append(" ", tools.button("small", "Undo", function () { listeners.takeBack(step); }));
    return line;
  }

  // The decisions on corridors that have gone: stale, and kept in the file.
  function lostTargets() {
    const found = new Map();
    ledger.records().forEach(function (record) {
      if (record.link === null && record.decision !== "added" && !data.rowOfCorridor.has(record.corridor)) found.set(record.corridor, record);
    });
    return Array.from(found.values()).filter(function (record) { return record.decision !== "cleared"; });
  }

  return { show: show, lost: function () { return lostTargets().length; } };
};
