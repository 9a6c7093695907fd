// What the names of a corridor's ends may mean instead: each place with its kind, region, people,
// and how far it lies from the one that was chosen.

geomap.candidates = function (box, data, listeners) {
  const tools = geomap.tools, make = tools.make, ENDS = ["origin", "destination"], TITLES = { origin: "From", destination: "To" };

  // active is the end that the key g turns to its next candidate.
  function show(corridor, proposed, active) {
    box.replaceChildren.apply(box, ENDS.map(function (end) {
      const choices = choicesOf(proposed, end), list = make("div", "places");
      const title = make("h3", "", TITLES[end] + ": ", make("bdi", "", data.places[corridor[end]].name));
      if (end === active && choices.length > 1) title.append(" ", geomap.signs.key("g"));
      title.id = "choices-" + end;
      list.setAttribute("role", "radiogroup");
      list.setAttribute("aria-labelledby", title.id);
      rowsOf(choices, corridor[end]).forEach(function (row) { list.append(choice(corridor, proposed, end, row)); });
      return make("div", "", title, list);
    }));
  }

  function choicesOf(proposed, end) {
    return proposed.added ? [proposed[end]] : data.choices[proposed[end + "_choices"]];
  }

  // A place from elsewhere that an editor has chosen stands among them.
  function rowsOf(choices, chosen) {
    return choices.includes(chosen) ? choices : choices.concat([chosen]);
  }

  function choice(corridor, proposed, end, row) {
    const place = data.places[row], radio = make("input"), label = make("label", "place", radio, make("bdi", "", place.name));
    radio.type = "radio";
    radio.name = "choices-" + end;
    radio.checked = row === corridor[end];
    radio.addEventListener("change", function () { listeners.change(end === "origin" ? { origin: row } : { destination: row }); });
    label.append(make("span", "facts", geomap.facts(place) + " · " + distance(proposed[end], row)));
    return label;
  }

  function distance(chosen, row) {
    if (row === chosen) return "proposed";
    const ends = [data.places[chosen], data.places[row]].map(function (place) { return [place.lon, place.lat]; });
    return Math.round(geomap.kilometres(ends[0], ends[1])).toLocaleString("en") + " km away";
  }

  function next(corridor, proposed, end) {
    const rows = rowsOf(choicesOf(proposed, end), corridor[end]);
    return rows[(rows.indexOf(corridor[end]) + 1) % rows.length];
  }

  return { show: show, next: next, choicesOf: choicesOf };
};
