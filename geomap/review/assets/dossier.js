// The head of the corridor in review: its ends, what it is, why it is doubtful, who decided what.

geomap.dossier = function (data, ledger) {
  const tools = geomap.tools, element = tools.element, make = tools.make, words = geomap.words;

  // proposed is the corridor as it was read, now as an editor has changed it; told holds its state,
  // its place in the queue of so many, and whether a change waits to be accepted.
  function show(proposed, now, told) {
    fill("route", [words.route(data, now)]);
    fill("about", facts(proposed, now, told));
    fill("doubts", proposed.doubts.map(function (doubt) { return make("li", "", words.doubt(doubt)); }));
    fill("verdicts", warnings(told.state).concat(ledger.verdicts(proposed.target).map(verdict), proposed.note ? [make("li", "", proposed.note)] : []));
  }

  function fill(id, children) {
    const box = element(id);
    box.replaceChildren.apply(box, children);
  }

  function facts(proposed, now, told) {
    const isMoved = now.origin !== proposed.origin || now.destination !== proposed.destination;
    return [
      make("span", "tag " + now.mode, data.words[now.mode]),
      make("span", "", data.words[now.status]),
      make("span", "state-name", geomap.signs.state(told.state), told.isChanged ? "Changed, not yet accepted" : words.state(told.state)),
      proposed.km !== null && !isMoved ? make("span", "", Math.round(proposed.km).toLocaleString("en") + " km") : null,
      told.place === undefined ? null : make("span", "", told.place + 1 + " of " + told.of)
    ].filter(Boolean);
  }

  function warnings(state) {
    const texts = { stale: "The sentences have changed since this was decided. Look once more.", conflicting: "Reviewers differ." };
    return texts[state] ? [make("li", "warning", texts[state])] : [];
  }

  function verdict(record) {
    const reason = data.reasons.find(function (known) { return known.slug === record.reason; });
    const line = make("li", "", geomap.signs.state(record.decision), words.state(record.decision) + " by ", make("bdi", "", record.reviewer));
    if (/^\d{4}-\d\d-\d\d/.test(record.time)) line.append(", ", tools.time(record.time.slice(0, 10)));
    if (reason) line.append(": " + reason.label);
    if (record.comment) line.append(" ", make("q", "", record.comment));
    return line;
  }

  return { show: show };
};
