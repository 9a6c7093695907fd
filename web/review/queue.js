// The queue: which corridors there are to check, in which order, and only as many rows as can be seen.
import * as tools from "../shared/tools.js";
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
    const corridor = data.corridors[row],
      state = listeners.state(row),
      shown = listeners.shown(corridor);
    const unseen = make("span", "unseen", `${wording.state(state)}, ${data.words[shown.mode]}, `);
    const made = make(
      "div",
      `item ${state} ${shown.mode}`,
      stateSign(state),
      modeSign(data, shown.mode),
      make("span", "route", wording.route(data, shown)),
      make("span", "facts", unseen, wording.facts(data, corridor, shown))
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
    if (!at.has(current)) return rows.length ? rows[0] : null;
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

export function createFilter(form, data, states, changed) {
  const make = tools.make;
  const ORDERS = {
    doubt: ["Doubtful first", (one, other) => other.doubt - one.doubt || other.links - one.links],
    reach: ["Told most first", (one, other) => other.links - one.links || other.articles - one.articles || other.doubt - one.doubt],
    place: ["By place", (one, other) => name(one).localeCompare(name(other))]
  };
  const wanted = { words: "", order: "doubt", states: new Set(), modes: new Set() };
  const texts = new Map();

  const words = make("input");
  words.type = "search";
  words.placeholder = "Filter places, people, words";
  words.setAttribute("aria-label", "Filter the queue by words");
  words.addEventListener("input", () => {
    wanted.words = words.value.trim().toLocaleLowerCase();
    changed();
  });
  const order = make("select");
  order.setAttribute("aria-label", "Order of the queue");
  Object.keys(ORDERS).forEach(key => {
    order.append(new Option(ORDERS[key][0], key));
  });
  order.addEventListener("change", () => {
    wanted.order = order.value;
    changed();
  });
  const count = make("output", "count");
  form.append(
    make("p", "search", words, keySign("/")),
    make("p", "sorting", order, count),
    choices("State", states.names.concat("others"), wanted.states, state => wording.state(state)),
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

  function name(corridor) {
    return `${data.places[corridor.origin].name} ${data.places[corridor.destination].name}`;
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
      texts.set(
        corridor,
        [name(corridor), corridor.id]
          .concat(corridor.evidence.flatMap(link => [link.evidence, link.source.title || "", link.rule].concat(link.actors)))
          .join("\n")
          .toLocaleLowerCase()
      );
    }
    return texts.get(corridor);
  }

  function passes(corridor, state, isMine) {
    if (state === "withdrawn") return false;
    const byState = !wanted.states.size || wanted.states.has(state) || (wanted.states.has("others") && !isMine);
    return byState && (!wanted.modes.size || wanted.modes.has(corridor.mode)) && (!wanted.words || textOf(corridor).includes(wanted.words));
  }

  function sorted(corridors) {
    return corridors.slice().sort((one, other) => ORDERS[wanted.order][1](one, other) || one.row - other.row);
  }

  // Say how many are shown, and hide the buttons of states and modes that nothing is in.
  function tell(shown, far) {
    count.textContent = shown === far.all ? wording.counted(shown, "corridor") : `${shown} of ${far.all}`;
    buttons.forEach(button => {
      const number = far.counts[button.dataset.value] || 0;
      button.hidden = !number && button.getAttribute("aria-pressed") === "false";
      button.title = String(number);
    });
  }

  return {
    passes,
    sorted,
    tell,
    secondPass() {
      return wanted.states.has("others");
    },
    focus() {
      words.focus();
      words.select();
    }
  };
}

// How far the review is: of all corridors, and of each mode.

export function createProgress(box, data, countOthers) {
  const make = tools.make,
    OPEN = ["proposed", "stale", "conflicting", "withdrawn"];
  const bar = make("progress"),
    line = make("p", "line"),
    modes = make("ul", "modes");
  bar.setAttribute("aria-label", "Corridors that are decided");
  box.append(line, bar, modes);

  // states holds the state of each corridor, row by row; what comes back counts each state and
  // each mode, and what only others have decided.
  function show(states) {
    const counts = { others: countOthers() },
      ofMode = {};
    states.forEach((state, row) => {
      if (state === "withdrawn") return;
      const mode = data.corridors[row].mode;
      counts[state] = (counts[state] || 0) + 1;
      ofMode[mode] = ofMode[mode] || [0, 0];
      ofMode[mode][1] += 1;
      if (isDone(state)) ofMode[mode][0] += 1;
    });
    const all = Object.values(ofMode).reduce((sum, one) => sum + one[1], 0);
    const done = Object.values(ofMode).reduce((sum, one) => sum + one[0], 0);
    bar.max = Math.max(1, all);
    bar.value = done;
    const parts = ["accepted", "edited", "added", "rejected", "skipped", "conflicting", "stale"].filter(state => counts[state]);
    line.replaceChildren(
      make("strong", "", `${done} of ${all}`),
      ` decided${parts.map(state => ` · ${counts[state]} ${wording.state(state).toLowerCase()}`).join("")}`
    );
    modes.replaceChildren(
      ...data.modes
        .filter(mode => ofMode[mode.name])
        .map(mode => make("li", mode.name, modeSign(data, mode.name), `${data.words[`${mode.name}_layer`]} ${ofMode[mode.name].join("/")}`))
    );
    Object.keys(ofMode).forEach(mode => {
      counts[mode] = ofMode[mode][1];
    });
    return { done, all, counts };
  }

  function isDone(state) {
    return !OPEN.includes(state) && state !== "skipped";
  }

  return { show };
}
