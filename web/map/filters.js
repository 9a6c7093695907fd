// When: a histogram of the months in which links fall, with a handle at either end and a button that plays it.
import * as tools from "../shared/tools.js";
import { placesWithin } from "./records.js";

export function createTimeline(data, links, first, last, changed) {
  const make = tools.make,
    svg = tools.svg,
    words = data.words,
    HEIGHT = 32,
    MOST_BARS = 60,
    MOST_STEPS = 36,
    PACE = 550, // milliseconds
    MOST_TICKS = 6;
  const from = tools.slider(first, last, first, words.from),
    until = tools.slider(first, last, last, words.until);
  const span = make("output", "span"),
    bars = histogram();
  const play = tools.button("play", "", () => {
    if (timer) stop();
    else start();
  });
  let timer = 0;
  [from, until].forEach(range => {
    range.addEventListener("input", () => {
      stop();
      update();
    });
  });
  label();
  show();
  const track = make("div", "track", bars.drawing, from, until, ticks());
  const side = make("div", "side", span),
    element = make("div", "timeline", play, track, side);
  element.setAttribute("role", "group");
  element.setAttribute("aria-label", words.timeline);

  function isoMonth(month) {
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
  }

  function readable(month) {
    return tools.readableDate(isoMonth(month));
  }

  function chosen() {
    return [Math.min(from.value, until.value), Math.max(from.value, until.value)];
  }

  function show() {
    [from, until].forEach(range => {
      range.setAttribute("aria-valuetext", readable(Number(range.value)));
    });
    span.textContent = chosen().map(readable).join(" – ");
    bars.mark(chosen()[0], chosen()[1]);
  }

  function update() {
    show();
    changed(...chosen(), false);
  }

  // Earlier lines stay: playing adds month to month, slowly enough to be followed.
  function start() {
    if (Number(until.value) === last) until.value = first;
    changed(...chosen(), true);
    show();
    const each = Math.max(1, Math.round((last - first) / MOST_STEPS));
    timer = setInterval(() => {
      until.value = Number(until.value) + each;
      show();
      if (Number(until.value) >= last) stop();
      changed(...chosen(), timer > 0);
    }, PACE);
    label();
  }

  function stop() {
    clearInterval(timer);
    timer = 0;
    label();
  }

  function label() {
    play.textContent = timer ? "❚❚" : "▶";
    play.setAttribute("aria-label", timer ? words.pause : words.play);
  }

  // Bars of a month or of several, the modes upon one another.
  function histogram() {
    const each = Math.ceil((last - first + 1) / MOST_BARS),
      count = Math.ceil((last - first + 1) / each);
    const modes = data.modes.map(mode => mode.name);
    const counts = Array.from({ length: count }, () => new Array(modes.length).fill(0));
    links.forEach(link => {
      if (link.months) counts[Math.floor(((link.months[0] + link.months[1]) / 2 - first) / each)][modes.indexOf(link.mode)] += 1;
    });
    const most = counts.reduce((most, column) => Math.max(most, sum(column)), 1);
    const broad = 0.8 * Math.max(0.3, Math.min(1, count / MOST_BARS));
    const drawing = svg("svg", { viewBox: `0 0 ${count} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" });
    const columns = counts.map((column, i) => {
      const group = svg("g", {}, drawing);
      let floor = HEIGHT;
      column.forEach((count, mode) => {
        const tall = count && Math.max(2, (HEIGHT * count) / most);
        floor -= tall;
        if (tall) svg("rect", { class: modes[mode], x: i + (1 - broad) / 2, width: broad, y: floor, height: tall }, group);
      });
      return group;
    });
    return {
      drawing,
      mark: (from, until) => {
        columns.forEach((bar, i) => {
          bar.classList.toggle("out", first + (i + 1) * each <= from || first + i * each > until);
        });
      }
    };
  }

  function sum(numbers) {
    return numbers.reduce((one, other) => one + other, 0);
  }

  // A few months below the bars, whole years where the span is long.
  function ticks() {
    const months = last - first + 1,
      steps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600];
    const step = steps.find(step => months / step <= MOST_TICKS) || 1200,
      row = make("div", "ticks");
    row.setAttribute("aria-hidden", "true");
    for (let month = Math.ceil(first / step) * step; month <= last; month += step) {
      const tick = make("span", "", step < 12 ? readable(month) : tools.readableDate(String(month / 12)));
      tick.style.left = `${(100 * (month - first + 0.5)) / months}%`;
      row.append(tick);
    }
    return row;
  }

  return {
    element,
    side,
    reset: () => {
      stop();
      from.value = first;
      until.value = last;
      show();
    }
  };
}

// What the reader wants to see: words, a place, a span of time, statuses, and how sure it must be.

export function createFilters(form, chips, data, changed) {
  const make = tools.make,
    words = data.words;
  const drawn = data.links;
  drawn.forEach(link => {
    link.months = monthsOf(link.date || link.source.published);
  });
  const months = drawn.filter(link => link.months).map(link => link.months);
  const first = months.reduce((least, span) => Math.min(least, span[0]), Infinity);
  const last = months.reduce((most, span) => Math.max(most, span[1]), -Infinity);
  const wanted = {
    query: [],
    place: null,
    isWhole: false,
    from: first,
    until: last,
    isPlaying: false,
    isDated: false,
    statuses: null,
    score: 0
  };

  const query = searchBox(),
    count = make("output", "count"),
    statuses = statusBoxes(),
    score = scoreRange(),
    undated = undatedBox();
  const timeline =
    last > first
      ? createTimeline(data, drawn, first, last, (from, until, isPlaying) => {
          Object.assign(wanted, { from, until, isPlaying });
          apply();
        })
      : null;
  const found = make("p", "found", count, tools.button("reset", words.reset, reset));
  const choices = make("div", "choices", query.parentNode, statuses.element, score.element);
  if (timeline) timeline.side.append(undated.element || "", found);
  else choices.append(found);
  form.append(timeline ? timeline.element : "", choices);
  form.addEventListener("submit", event => event.preventDefault());

  // The first and the last month of an ISO date, counted from the year 0; a year has twelve.
  function monthsOf(iso) {
    if (!iso) return null;
    const parts = iso.split("-").map(Number);
    return parts.length === 1 ? [12 * parts[0], 12 * parts[0] + 11] : [12 * parts[0] + parts[1] - 1, 12 * parts[0] + parts[1] - 1];
  }

  // What the words of a search are looked for in; made when first asked for.
  function textOf(link) {
    if (!link.text) {
      const corridor = data.corridors[link.corridor],
        ends = [data.places[corridor.origin], data.places[corridor.destination]].map(place => place.label);
      link.text = tools.fold(
        [link.evidence, link.source.title, corridor.note, ...ends, ...corridor.names, ...corridor.local, ...link.actors, ...link.via].join(
          "\n"
        )
      );
    }
    return link.text;
  }

  // A link without any date is not hidden by a span of time: nobody knows that it lies outside. While time
  // plays, only what has a day is shown.
  function passes(link) {
    return (
      isInTime(link) &&
      link.score >= wanted.score &&
      (wanted.statuses === null || wanted.statuses.has(link.status)) &&
      isAtPlace(link) &&
      wanted.query.every(word => textOf(link).includes(word))
    );
  }

  function isInTime(link) {
    if (!link.date && (wanted.isDated || wanted.isPlaying)) return false;
    return !link.months || (link.months[0] <= wanted.until && link.months[1] >= wanted.from);
  }

  function isAtPlace(link) {
    if (wanted.place === null) return true;
    const { origin, destination } = data.corridors[link.corridor],
      within = wanted.isWhole ? placesWithin(data, wanted.place) : new Set([wanted.place]);
    return within.has(origin) || within.has(destination);
  }

  function apply() {
    const links = drawn.filter(passes);
    form.classList.toggle("narrowed", links.length < drawn.length);
    changed(links, links.length < drawn.length || wanted.place !== null);
  }

  // How many links are in sight, those of layers that are off left out.
  function tell(shown) {
    count.textContent = tools.say(words.found, { n: shown, all: drawn.length });
  }

  function searchBox() {
    const box = make("input");
    box.type = "search";
    box.placeholder = words.search;
    box.setAttribute("aria-label", words.search);
    box.addEventListener("input", () => {
      wanted.query = tools.fold(box.value).split(/\s+/).filter(Boolean);
      apply();
    });
    make("p", "search", box);
    return box;
  }

  // Show what begins or ends at a place, with a chip on the map that lets go of it again; of a country also
  // what lies in it, if the reader wants.
  function choose(row) {
    wanted.place = row === wanted.place ? null : row;
    showChip();
    apply();
  }

  function showChip() {
    chips.replaceChildren();
    if (wanted.place === null) return;
    const place = data.places[wanted.place],
      chip = make("span", "chip", make("bdi", "", place.local));
    if (placesWithin(data, wanted.place).size > 1) {
      const box = make("input");
      box.type = "checkbox";
      box.checked = wanted.isWhole;
      box.addEventListener("change", () => {
        wanted.isWhole = box.checked;
        apply();
      });
      chip.append(make("label", "", box, words.with_places));
    }
    const close = tools.button("close", "×", () => choose(wanted.place));
    close.setAttribute("aria-label", tools.say(words.let_go, { place: place.local }));
    chip.append(close);
    chips.append(chip);
  }

  function checkbox(label, isChecked, value) {
    const box = make("input"),
      element = make("label", "", box, label);
    box.type = "checkbox";
    box.checked = box.defaultChecked = isChecked;
    box.value = value;
    return { box, element };
  }

  function statusBoxes() {
    const set = make("fieldset", "statuses", make("legend", "", words.status));
    const known = new Set(drawn.map(link => link.status));
    const boxes = data.statuses.filter(status => known.has(status)).map(status => checkbox(words[status], true, status));
    set.append(...boxes.map(one => one.element));
    set.addEventListener("change", () => {
      const checked = boxes.filter(one => one.box.checked).map(one => one.box.value);
      wanted.statuses = checked.length === boxes.length ? null : new Set(checked);
      apply();
    });
    return { element: set, boxes };
  }

  function undatedBox() {
    const count = drawn.filter(link => !link.date).length;
    if (!count) return { element: null };
    const { box, element } = checkbox(tools.say(words.undated_count, { n: count }), true, "undated");
    element.className = "undated";
    box.addEventListener("change", () => {
      wanted.isDated = !box.checked;
      apply();
    });
    return { element, box };
  }

  function scoreRange() {
    const range = tools.slider(0, 100, 0, words.score_from),
      shown = make("output", "", chance(0));
    range.step = 5;
    function show() {
      shown.textContent = chance(range.value);
      range.setAttribute("aria-valuetext", chance(range.value));
    }
    range.addEventListener("input", () => {
      wanted.score = range.value / 100;
      show();
      apply();
    });
    show();
    return { element: make("p", "score", make("span", "", words.score_from), range, shown), range, show };
  }

  function chance(percent) {
    return tools.say(words.chance, { n: Number(percent) });
  }

  // Every control shows again what holds: a form's own reset would not know.
  function reset() {
    query.value = "";
    statuses.boxes.forEach(one => {
      one.box.checked = true;
    });
    if (undated.box) undated.box.checked = true;
    score.range.value = 0;
    score.show();
    Object.assign(wanted, { query: [], place: null, from: first, until: last, isPlaying: false, isDated: false, statuses: null, score: 0 });
    if (timeline) timeline.reset();
    showChip();
    apply();
  }

  return { apply, choose, tell, reset };
}
