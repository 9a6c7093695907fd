// Which corridors the queue shows, and in which order.

geomap.filter = function (form, data, states, changed) {
  const tools = geomap.tools, make = tools.make;
  const ORDERS = {
    doubt: ["Doubtful first", function (one, other) { return other.doubt - one.doubt || other.links - one.links; }],
    reach: ["Told most first", function (one, other) { return other.links - one.links || other.articles - one.articles || other.doubt - one.doubt; }],
    place: ["By place", function (one, other) { return name(one).localeCompare(name(other)); }]
  };
  const wanted = { words: "", order: "doubt", states: new Set(), modes: new Set() };
  const texts = new Map();

  const words = make("input");
  words.type = "search";
  words.placeholder = "Filter places, people, words";
  words.setAttribute("aria-label", "Filter the queue by words");
  words.addEventListener("input", function () {
    wanted.words = words.value.trim().toLocaleLowerCase();
    changed();
  });
  const order = make("select");
  order.setAttribute("aria-label", "Order of the queue");
  Object.keys(ORDERS).forEach(function (key) { order.append(new Option(ORDERS[key][0], key)); });
  order.addEventListener("change", function () {
    wanted.order = order.value;
    changed();
  });
  const count = make("output", "count");
  form.append(make("p", "search", words, geomap.signs.key("/")), make("p", "sorting", order, count),
    choices("State", states.names.concat("others"), wanted.states, function (state) { return geomap.words.state(state); }),
    choices("How", data.modes.map(function (mode) { return mode.name; }), wanted.modes, function (mode) { return data.words[mode + "_layer"]; }));
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  const buttons = Array.from(form.querySelectorAll(".choice"));

  function name(corridor) {
    return data.places[corridor.origin].name + " " + data.places[corridor.destination].name;
  }

  // A row of buttons, each of which narrows the queue to its own; none pressed shows all.
  function choices(label, values, chosen, text) {
    const set = make("div", "choices");
    set.setAttribute("role", "group");
    set.setAttribute("aria-label", label);
    values.forEach(function (value) {
      const button = tools.button("choice", text(value), function () {
        if (!chosen.delete(value)) chosen.add(value);
        button.setAttribute("aria-pressed", String(chosen.has(value)));
        changed();
      });
      button.dataset.value = value;
      button.setAttribute("aria-pressed", "false");
      set.append(button);
    });
    return set;
  }

  // All that is written of a corridor, in lower case.
  function textOf(corridor) {
    if (!texts.has(corridor)) {
      texts.set(corridor, [name(corridor), corridor.id].concat(corridor.evidence.flatMap(function (link) {
        return [link.evidence, link.source.title || "", link.rule].concat(link.actors);
      })).join("\n").toLocaleLowerCase());
    }
    return texts.get(corridor);
  }

  function passes(corridor, state, isMine) {
    if (state === "withdrawn") return false;
    const byState = !wanted.states.size || wanted.states.has(state) || wanted.states.has("others") && !isMine;
    return byState && (!wanted.modes.size || wanted.modes.has(corridor.mode)) && (!wanted.words || textOf(corridor).includes(wanted.words));
  }

  function sorted(corridors) {
    return corridors.slice().sort(function (one, other) { return ORDERS[wanted.order][1](one, other) || one.row - other.row; });
  }

  // Say how many are shown, and hide the buttons of states and modes that nothing is in.
  function tell(shown, far) {
    count.textContent = shown === far.all ? geomap.words.counted(shown, "corridor") : shown + " of " + far.all;
    buttons.forEach(function (button) {
      const number = far.counts[button.dataset.value] || 0;
      button.hidden = !number && button.getAttribute("aria-pressed") === "false";
      button.title = String(number);
    });
  }

  return {
    passes: passes, sorted: sorted, tell: tell, secondPass: function () { return wanted.states.has("others"); },
    focus: function () { words.focus(); words.select(); }
  };
};
