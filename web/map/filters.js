// When: a histogram of the months in which links fall, with a handle at either end and a button that plays it.
import * as tools from "../shared/tools.js";

export function createTimeline(data, links, first, last, changed) {
  const make = tools.make,
    svg = tools.svg,
    words = data.words,
    HEIGHT = 32,
    MOST_BARS = 60,
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
    changed(chosen()[0], chosen()[1]);
  }

  // Earlier lines stay: playing adds month to month.
  function start() {
    if (Number(until.value) === last) until.value = first;
    timer = setInterval(() => {
      until.value = Number(until.value) + Math.max(1, Math.round((last - first) / MOST_BARS));
      if (Number(until.value) >= last) stop();
      update();
    }, 250);
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

// What the reader wants to see: words, a span of time, statuses, and how sure it must be.

export function createFilters(form, data, changed) {
  const make = tools.make,
    _svg = tools.svg,
    words = data.words;
  const drawn = data.links;
  drawn.forEach(link => {
    link.months = monthsOf(link.date || link.source.published);
  });
  const months = drawn.filter(link => link.months).map(link => link.months);
  const first = months.reduce((least, span) => Math.min(least, span[0]), Infinity);
  const last = months.reduce((most, span) => Math.max(most, span[1]), -Infinity);
  const wanted = { query: "", from: first, until: last, statuses: null, score: 0 };

  const query = searchBox(),
    count = make("output", "count");
  const timeline =
    last > first
      ? createTimeline(data, drawn, first, last, (from, until) => {
          wanted.from = from;
          wanted.until = until;
          apply();
        })
      : null;
  const found = make("p", "found", count, tools.button("reset", words.reset, reset));
  const choices = make("div", "choices", query.parentNode, statusBoxes(), scoreRange());
  if (timeline) timeline.side.append(found);
  else choices.append(found);
  form.append(timeline ? timeline.element : "", choices);
  form.addEventListener("submit", event => {
    event.preventDefault();
  });

  // The first and the last month of an ISO date, counted from the year 0; a year has twelve.
  function monthsOf(iso) {
    if (!iso) return null;
    const parts = iso.split("-").map(Number);
    return parts.length === 1 ? [12 * parts[0], 12 * parts[0] + 11] : [12 * parts[0] + parts[1] - 1, 12 * parts[0] + parts[1] - 1];
  }

  // What the words of a search are looked for in; made when first asked for.
  function textOf(link) {
    if (!link.text) {
      link.text = [link.evidence, link.source.title || ""]
        .concat(data.corridors[link.corridor].names, data.corridors[link.corridor].local, link.actors, link.via)
        .join("\n")
        .toLocaleLowerCase();
    }
    return link.text;
  }

  // A link without any date is not hidden by a span of time: nobody knows that it lies outside.
  function passes(link) {
    return (
      (!link.months || (link.months[0] <= wanted.until && link.months[1] >= wanted.from)) &&
      link.score >= wanted.score &&
      (wanted.statuses === null || wanted.statuses.has(link.status)) &&
      (!wanted.query || textOf(link).includes(wanted.query))
    );
  }

  function apply() {
    const links = drawn.filter(passes),
      rows = new Set(links.map(link => link.corridor));
    count.textContent = tools.say(words.found, { n: links.length, all: drawn.length });
    form.classList.toggle("narrowed", links.length < drawn.length);
    changed(links, rows);
  }

  function searchBox() {
    const box = make("input");
    box.type = "search";
    box.placeholder = words.search;
    box.setAttribute("aria-label", words.search);
    box.addEventListener("input", () => {
      wanted.query = box.value.trim().toLocaleLowerCase();
      apply();
    });
    make("p", "search", box);
    return box;
  }

  function search(text) {
    query.value = query.value === text ? "" : text;
    query.dispatchEvent(new Event("input"));
  }

  function statusBoxes() {
    const set = make("fieldset", "statuses", make("legend", "", words.status));
    const statuses = new Set(drawn.map(link => link.status));
    const boxes = data.statuses
      .filter(status => statuses.has(status))
      .map(status => {
        const box = make("input"),
          label = make("label", "", box, words[status]);
        box.type = "checkbox";
        box.checked = true;
        box.value = status;
        set.append(label);
        return box;
      });
    set.addEventListener("change", () => {
      wanted.statuses = new Set(boxes.filter(box => box.checked).map(box => box.value));
      apply();
    });
    return set;
  }

  function scoreRange() {
    const range = tools.slider(0, 100, 0, words.score_from),
      shown = make("output", "", chance(0));
    range.step = 5;
    range.addEventListener("input", () => {
      wanted.score = range.value / 100;
      shown.textContent = chance(range.value);
      range.setAttribute("aria-valuetext", chance(range.value));
      apply();
    });
    return make("p", "score", make("span", "", words.score_from), range, shown);
  }

  function chance(percent) {
    return tools.say(words.chance, { n: Number(percent) });
  }

  function reset() {
    form.reset();
    Object.assign(wanted, { query: "", from: first, until: last, statuses: null, score: 0 });
    form.querySelector(".score output").textContent = chance(0);
    if (timeline) timeline.reset();
    apply();
  }

  return { apply, search };
}
