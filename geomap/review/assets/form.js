// What an editor may change of a corridor: its ends, mode, direction, status and date. Every change
// shows at once, on the map too, and becomes a decision when it is accepted.

geomap.form = function (box, data, listeners) {
  const tools = geomap.tools, make = tools.make, words = data.words, ENDS = ["origin", "destination"], MOST_FOUND = 20;
  const fields = {
    mode: select("Mode", data.modes.map(function (mode) { return [mode.name, words[mode.name]]; })),
    bidirectional: select("Direction", [["false", "one way →"], ["true", "both ways ↔"]]),
    status: select("Status", data.statuses.map(function (status) { return [status, words[status]]; })),
    date: field("Date", make("input"))
  };
  fields.date.placeholder = "2025-08-23";
  fields.date.size = 10;
  const ends = { origin: endField("From"), destination: endField("To") }, swap = tools.button("small", "⇄ Swap ends", swapEnds);
  const problem = make("p", "problem");
  problem.id = box.id + "-problem";
  problem.setAttribute("role", "alert");
  box.append(make("div", "fields", ends.origin.box, ends.destination.box), make("div", "fields", fields.mode.parentNode, fields.bidirectional.parentNode,
    fields.status.parentNode, fields.date.parentNode, swap), problem);
  let shown = null;
  box.addEventListener("submit", function (event) { event.preventDefault(); });
  fields.mode.addEventListener("change", function () { listeners.change({ mode: fields.mode.value }); });
  fields.status.addEventListener("change", function () { listeners.change({ status: fields.status.value }); });
  fields.bidirectional.addEventListener("change", function () { listeners.change({ bidirectional: fields.bidirectional.value === "true" }); });
  fields.date.addEventListener("change", changeDate);

  function field(label, control) {
    make("label", "", make("span", "", label), control);
    return control;
  }

  function select(label, options) {
    const made = field(label, make("select"));
    options.forEach(function (option) { made.append(new Option(option[1], option[0])); });
    return made;
  }

  // An end is chosen among what its name may mean, the other names of the text, and what is searched for.
  function endField(label) {
    const choice = make("select"), search = make("input"), made = { choice: choice, search: search };
    search.type = "search";
    search.placeholder = "find another place";
    search.setAttribute("aria-label", label + ": find another place");
    made.box = make("div", "end", field(label, choice).parentNode, search);
    choice.addEventListener("change", function () { changeEnd(choice, Number(choice.value)); });
    search.addEventListener("input", function () { show(shown); });
    return made;
  }

  function changeEnd(choice, row) {
    listeners.change(choice === ends.origin.choice ? { origin: row } : { destination: row });
  }

  function swapEnds() {
    listeners.change({ origin: shown.corridor.destination, destination: shown.corridor.origin });
  }

  function changeDate() {
    const value = fields.date.value.trim(), isDate = value === "" || geomap.isDate(value);
    problem.textContent = isDate ? "" : "“" + value + "” is no date; write it as 2025, 2025-08 or 2025-08-23.";
    fields.date.setAttribute("aria-invalid", String(!isDate));
    if (isDate) {
      fields.date.removeAttribute("aria-describedby");
      listeners.change({ date: value || null });
    } else {
      fields.date.setAttribute("aria-describedby", problem.id);
    }
  }

  // wanted is {corridor, choices: {origin: [row], destination: [row]}, named: [row]}.
  function show(wanted) {
    const isNew = shown === null || shown.corridor.id !== wanted.corridor.id;
    shown = wanted;
    fields.mode.value = wanted.corridor.mode;
    fields.bidirectional.value = String(wanted.corridor.bidirectional);
    fields.status.value = wanted.corridor.status;
    fields.date.value = wanted.corridor.date || "";
    if (isNew) problem.textContent = "";
    ENDS.forEach(function (end) {
      if (isNew) ends[end].search.value = "";
      fillEnd(ends[end], wanted.corridor[end], wanted.choices[end], wanted.named);
    });
  }

  function fillEnd(end, chosen, choices, named) {
    const used = new Set(), query = end.search.value.trim().toLocaleLowerCase();
    const groups = [["What the name may mean", [chosen].concat(choices)], ["Named in the text", named], ["Found", query ? found(query) : []]];
    end.choice.replaceChildren();
    groups.forEach(function (group) {
      const options = group[1].filter(function (row) { return !used.has(row) && used.add(row); });
      if (!options.length) return;
      const made = make("optgroup");
      made.label = group[0];
      options.forEach(function (row) { made.append(new Option(geomap.placeText(data, row), row)); });
      end.choice.append(made);
    });
    end.choice.value = String(chosen);
  }

  function found(query) {
    const rows = [];
    for (let row = 0; row < data.places.length && rows.length < MOST_FOUND; row++) {
      if (data.places[row].name.toLocaleLowerCase().startsWith(query)) rows.push(row);
    }
    return rows;
  }

  return { show: show, focus: function () { ends.origin.choice.focus(); } };
};

geomap.isDate = function (text) {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
  if (!parts) return false;
  const day = new Date(Date.UTC(parts[1], (parts[2] || 1) - 1, parts[3] || 1));
  return Number(parts[1]) > 0 && day.getUTCMonth() === (parts[2] || 1) - 1 && day.getUTCDate() === Number(parts[3] || 1);
};

geomap.people = function (count) {
  if (!count) return "";
  return count >= 1e6 ? (count / 1e6).toFixed(1) + " M people" : count >= 1e3 ? Math.round(count / 1e3) + " k people" : count + " people";
};

// What tells a place from others of its name, in one line.
geomap.facts = function (place) {
  const KINDS = { region1: "first-level division", region2: "second-level division" };
  return [KINDS[place.kind] || place.kind, place.region, geomap.people(place.population)].filter(Boolean).join(" · ");
};

// A place in one line, as an option of a list has it.
geomap.placeText = function (data, row) {
  const place = data.places[row];
  return place.name + " · " + geomap.facts(place);
};
