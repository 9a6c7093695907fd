// The queue: which corridors there are to check, in which order, and only as many rows as can be seen.
import * as tools from "../shared/tools.js";
import { isDecided, STATES } from "./decisions.js";
import * as wording from "./words.js";
import { keySign, modeSign, stateSign } from "./words.js";

export function createQueue(list, data, listeners) {
  const ROW = 58,
    AROUND = 6,
    make = tools.make;
  const spacer = make("div", "spacer");
  let rows = [],
    at = new Map(),
    current = null;
  list.append(spacer);
  list.addEventListener("scroll", render, { passive: true });
  new ResizeObserver(render).observe(list);
  list.addEventListener("click", event => {
    const row = event.target.closest("[data-row]");
    if (row) listeners.open(Number(row.dataset.row));
  });
  // The arrows walk while the list has the focus, as in any list box.
  list.addEventListener("keydown", event => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const goal = step ? beside(step) : event.key === "Home" ? rows[0] : event.key === "End" ? rows[rows.length - 1] : undefined;
    if (goal === undefined || goal === null) return;
    event.preventDefault();
    listeners.open(goal);
  });

  function setRows(wanted) {
    rows = wanted;
    at = new Map(rows.map((row, place) => [row, place]));
    spacer.style.height = `${rows.length * ROW}px`;
    render();
  }

  function setCurrent(row) {
    current = row;
    const place = at.get(row);
    if (place !== undefined) {
      const top = place * ROW,
        height = list.clientHeight;
      if (top < list.scrollTop) list.scrollTop = top;
      else if (top + ROW > list.scrollTop + height) list.scrollTop = top + ROW - height;
    }
    render();
  }

  function render() {
    const first = Math.max(0, Math.floor(list.scrollTop / ROW) - AROUND);
    const last = Math.min(rows.length, Math.ceil((list.scrollTop + list.clientHeight) / ROW) + AROUND);
    const items = rows.slice(first, last).map((row, i) => item(row, first + i));
    spacer.replaceChildren(...items);
    const isSeen = at.has(current) && at.get(current) >= first && at.get(current) < last;
    if (isSeen) list.setAttribute("aria-activedescendant", `row-${current}`);
    else list.removeAttribute("aria-activedescendant");
  }

  function item(row, place) {
    const thing = data.items[row],
      state = listeners.state(row),
      isPlace = thing.kind === "place",
      shown = isPlace ? thing : listeners.shown(thing);
    const unseen = make("span", "unseen", `${wording.state(state)}, ${isPlace ? "place" : data.words[shown.mode]}, `);
    const made = make(
      "div",
      `item ${state} ${isPlace ? "place-item" : shown.mode}`,
      stateSign(state),
      isPlace ? make("span", "sign count", thing.links ? `⇄ ${thing.links}` : "") : modeSign(data, shown.mode),
      make("span", "route", wording.title(data, shown)),
      make("span", "facts", unseen, wording.facts(data, thing, shown))
    );
    made.id = `row-${row}`;
    made.dataset.row = row;
    made.style.top = `${place * ROW}px`;
    made.setAttribute("role", "option");
    made.setAttribute("aria-selected", String(row === current));
    made.setAttribute("aria-posinset", place + 1);
    made.setAttribute("aria-setsize", rows.length);
    return made;
  }

  // The row so many places further on, or null at either end.
  function beside(step) {
    if (!at.has(current)) return (step > 0 ? null : rows[rows.length - 1]) ?? null;
    const row = rows[at.get(current) + step];
    return row === undefined ? null : row;
  }

  // The first row behind the current one that is still open, else the first of all.
  function nextOpen(isOpen) {
    const start = at.has(current) ? at.get(current) + 1 : 0;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[(start + i) % rows.length];
      if (row !== current && isOpen(row)) return row;
    }
    return null;
  }

  return {
    setRows,
    setCurrent,
    render,
    beside,
    nextOpen,
    rows() {
      return rows;
    },
    placeOf(row) {
      return at.get(row);
    }
  };
}

// Which corridors the queue shows, and in which order.

export function createFilter(form, data, listeners) {
  const make = tools.make;
  const ORDERS = {
    doubt: ["Doubtful first", (one, other) => other.doubt - one.doubt || other.links - one.links],
    reach: ["Told most first", (one, other) => other.links - one.links || other.articles - one.articles || other.doubt - one.doubt],
    place: ["By place", (one, other) => name(one).localeCompare(name(other))]
  };
  const wanted = { kind: "corridor", words: [], order: "doubt", states: new Set(), modes: new Set() };
  const texts = new Map();

  const words = make("input");
  words.type = "search";
  words.placeholder = "Filter places, people, words";
  words.setAttribute("aria-label", "Filter the queue by words");
  words.addEventListener("input", () => {
    wanted.words = wording.searched(words.value).split(" ").filter(Boolean);
    listeners.changed();
  });
  const order = make("select");
  order.setAttribute("aria-label", "Order of the queue");
  Object.keys(ORDERS).forEach(key => {
    order.append(new Option(ORDERS[key][0], key));
  });
  order.addEventListener("change", () => {
    wanted.order = order.value;
    listeners.changed();
  });
  const count = make("output", "count");
  const tabs = { corridor: tab("corridor"), place: tab("place") };
  form.append(
    make("p", "tabs", tabs.corridor, tabs.place),
    make("p", "search", words, keySign("/")),
    make("p", "sorting", order, count),
    choices("State", STATES.concat("others"), wanted.states, state => wording.state(state)),
    choices(
      "How",
      data.modes.map(mode => mode.name),
      wanted.modes,
      mode => data.words[`${mode}_layer`]
    )
  );
  form.addEventListener("submit", event => {
    event.preventDefault();
  });
  const buttons = Array.from(form.querySelectorAll(".choice"));

  function tab(kind) {
    return tools.button("tab", "", () => {
      turn(kind);
      listeners.turned();
    });
  }

  // Corridors are reviewed apart from places; the filter is that of both.
  function turn(kind) {
    wanted.kind = kind;
    wanted.modes.clear();
    buttons.forEach(button => {
      if (button.dataset.value in data.dashOf) button.setAttribute("aria-pressed", "false");
    });
  }

  function name(item) {
    const rows = item.kind === "place" ? [item.place] : [item.origin, item.destination];
    return rows.map(row => data.places[row].name).join(" ");
  }

  // A row of buttons, each of which narrows the queue to its own; none pressed shows all.
  function choices(label, values, chosen, text) {
    const set = make("div", "choices");
    set.setAttribute("role", "group");
    set.setAttribute("aria-label", label);
    values.forEach(value => {
      const button = tools.button("choice", text(value), () => {
        if (!chosen.delete(value)) chosen.add(value);
        button.setAttribute("aria-pressed", String(chosen.has(value)));
        listeners.changed();
      });
      button.dataset.value = value;
      button.setAttribute("aria-pressed", "false");
      set.append(button);
    });
    return set;
  }

  // All that is written of a corridor or a place, as it is searched.
  function textOf(item) {
    if (!texts.has(item)) {
      const told = item.evidence.flatMap(link => [link.evidence, link.source.title || "", link.rule].concat(link.actors));
      texts.set(item, wording.searched([name(item), item.id].concat(item.written || [], told).join("\n")));
    }
    return texts.get(item);
  }

  function passes(item, state, isMine) {
    if (state === "withdrawn" || item.kind !== wanted.kind) return false;
    const byState = !wanted.states.size || wanted.states.has(state) || (wanted.states.has("others") && !isMine);
    const byMode = !wanted.modes.size || wanted.modes.has(item.mode);
    return byState && byMode && (!wanted.words.length || wanted.words.every(word => textOf(item).includes(word)));
  }

  function sorted(items) {
    return items.slice().sort((one, other) => ORDERS[wanted.order][1](one, other) || one.row - other.row);
  }

  function clear() {
    words.value = "";
    wanted.words = [];
    wanted.states.clear();
    wanted.modes.clear();
    buttons.forEach(button => {
      button.setAttribute("aria-pressed", "false");
    });
  }

  // Say how many are shown, and hide the buttons of states and modes that nothing is in.
  function tell(shown, far) {
    const kind = far.kinds[wanted.kind];
    count.textContent = shown === kind.all ? "" : `${shown} of ${kind.all}`;
    Object.entries(tabs).forEach(([name, button]) => {
      button.replaceChildren(
        name === "place" ? "Places" : "Corridors",
        make("span", "count", `${far.kinds[name].done}/${far.kinds[name].all}`)
      );
      button.setAttribute("aria-pressed", String(name === wanted.kind));
      button.hidden = !far.kinds[name].all && name === "place";
    });
    buttons.forEach(button => {
      const number = far.counts[button.dataset.value] || 0;
      button.disabled = !number && button.getAttribute("aria-pressed") === "false"; // hidden, it would move the queue
      button.title = String(number);
    });
  }

  return {
    passes,
    sorted,
    tell,
    turn,
    clear,
    only(state) {
      clear();
      wanted.states.add(state);
      buttons.find(button => button.dataset.value === state).setAttribute("aria-pressed", "true");
      listeners.turned();
    },
    kind() {
      return wanted.kind;
    },
    // Whether something is left out: then an empty queue may only be a narrow one.
    isNarrow() {
      return wanted.words.length + wanted.states.size + wanted.modes.size > 0;
    },
    secondPass() {
      return wanted.states.has("others");
    },
    focus() {
      words.focus();
      words.select();
    }
  };
}

// How far the review is: of all corridors, of each mode, and of the places.

export function createProgress(box, data, countOthers) {
  const make = tools.make;
  const bar = make("progress"),
    line = make("p", "line"),
    modes = make("ul", "modes");
  bar.setAttribute("aria-label", "Corridors that are decided");
  box.append(line, bar, modes);

  // states holds the state of each item, row by row; what comes back counts, for corridors and for
  // places, how many there are and are decided, and of the kind in review each state and each mode.
  function show(states, kind) {
    const counts = { others: countOthers(kind) },
      ofMode = {},
      kinds = { corridor: { done: 0, all: 0 }, place: { done: 0, all: 0 } };
    states.forEach((state, row) => {
      if (state === "withdrawn") return;
      const item = data.items[row],
        done = isDecided(state) ? 1 : 0;
      kinds[item.kind].all += 1;
      kinds[item.kind].done += done;
      if (item.kind === kind) counts[state] = (counts[state] || 0) + 1;
      if (item.kind === "place") return;
      ofMode[item.mode] = ofMode[item.mode] || [0, 0];
      ofMode[item.mode][1] += 1;
      ofMode[item.mode][0] += done;
    });
    const { done, all } = kinds[kind],
      parts = STATES.filter(state => state !== "proposed" && counts[state]);
    bar.max = Math.max(1, all);
    bar.value = done;
    line.replaceChildren(
      make("strong", "", `${done} of ${all}`),
      `${kind === "place" ? " places" : ""} decided${parts.map(state => ` · ${counts[state]} ${wording.state(state).toLowerCase()}`).join("")}`
    );
    modes.replaceChildren(
      ...data.modes
        .filter(mode => ofMode[mode.name])
        .map(mode => make("li", mode.name, modeSign(data, mode.name), `${data.words[`${mode.name}_layer`]} ${ofMode[mode.name].join("/")}`))
    );
    Object.keys(ofMode).forEach(mode => {
      counts[mode] = kind === "place" ? 0 : ofMode[mode][1];
    });
    return { done, all, counts, kinds };
  }

  return { show };
}
