// How far the review is: of all corridors, and of each mode.

geomap.progress = function (box, data, countOthers) {
  const make = geomap.tools.make, OPEN = ["proposed", "stale", "conflicting", "withdrawn"];
  const bar = make("progress"), line = make("p", "line"), modes = make("ul", "modes");
  bar.setAttribute("aria-label", "Corridors that are decided");
  box.append(line, bar, modes);

  // states holds the state of each corridor, row by row; what comes back counts each state and
  // each mode, and what only others have decided.
  function show(states) {
    const counts = { others: countOthers() }, ofMode = {};
    states.forEach(function (state, row) {
      if (state === "withdrawn") return;
      const mode = data.corridors[row].mode;
      counts[state] = (counts[state] || 0) + 1;
      ofMode[mode] = ofMode[mode] || [0, 0];
      ofMode[mode][1] += 1;
      if (isDone(state)) ofMode[mode][0] += 1;
    });
    const all = Object.values(ofMode).reduce(function (sum, one) { return sum + one[1]; }, 0);
    const done = Object.values(ofMode).reduce(function (sum, one) { return sum + one[0]; }, 0);
    bar.max = Math.max(1, all);
    bar.value = done;
    const parts = ["accepted", "edited", "added", "rejected", "skipped", "conflicting", "stale"].filter(function (state) { return counts[state]; });
    line.replaceChildren(make("strong", "", done + " of " + all), " decided" + parts.map(function (state) {
      return " · " + counts[state] + " " + geomap.words.state(state).toLowerCase();
    }).join(""));
    modes.replaceChildren.apply(modes, data.modes.filter(function (mode) { return ofMode[mode.name]; }).map(function (mode) {
      return make("li", mode.name, geomap.signs.mode(data, mode.name), data.words[mode.name + "_layer"] + " " + ofMode[mode.name].join("/"));
    }));
    Object.keys(ofMode).forEach(function (mode) { counts[mode] = ofMode[mode][1]; });
    return { done: done, all: all, counts: counts };
  }

  function isDone(state) {
    return !OPEN.includes(state) && state !== "skipped";
  }

  return { show: show };
};
