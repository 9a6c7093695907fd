// What the reader wants to see: words, a span of time, statuses, and how sure it must be.

geomap.filters = function (form, data, changed) {
  const tools = geomap.tools, make = tools.make, svg = tools.svg, words = data.words;
  const drawn = data.links;
  drawn.forEach(function (link) {
    link.months = monthsOf(link.date || link.source.published);
  });
  const months = drawn.filter(function (link) { return link.months; }).map(function (link) { return link.months; });
  const first = months.reduce(function (least, span) { return Math.min(least, span[0]); }, Infinity);
  const last = months.reduce(function (most, span) { return Math.max(most, span[1]); }, -Infinity);
  const wanted = { query: "", from: first, until: last, statuses: null, score: 0 };

  const query = searchBox(), count = make("output", "count");
  form.append(query.parentNode, statusBoxes(), scoreRange());
  const timeline = last > first ? buildTimeline() : null;
  form.append(make("p", "found", count, tools.button("reset", words.reset, reset)));
  form.addEventListener("submit", function (event) { event.preventDefault(); });

  // The first and the last month of an ISO date, counted from the year 0; a year has twelve.
  function monthsOf(iso) {
    if (!iso) return null;
    const parts = iso.split("-").map(Number);
    return parts.length === 1 ? [12 * parts[0], 12 * parts[0] + 11] : [12 * parts[0] + parts[1] - 1, 12 * parts[0] + parts[1] - 1];
  }

  function isoMonth(month) {
    return Math.floor(month / 12) + "-" + String(month % 12 + 1).padStart(2, "0");
  }

  // What the words of a search are looked for in; made when first asked for.
  function textOf(link) {
    if (!link.text) {
      link.text = [link.evidence, link.source.title || ""].concat(data.corridors[link.corridor].names, link.actors, link.via).join("\n").toLocaleLowerCase();
    }
    return link.text;
  }

  // A link without any date is not hidden by a span of time: nobody knows that it lies outside.
  function passes(link) {
    return (!link.months || link.months[0] <= wanted.until && link.months[1] >= wanted.from) && link.score >= wanted.score &&
      (wanted.statuses === null || wanted.statuses.has(link.status)) && (!wanted.query || textOf(link).includes(wanted.query));
  }

  function apply() {
    const links = drawn.filter(passes), rows = new Set(links.map(function (link) { return link.corridor; }));
    count.textContent = tools.fill(words.found, { n: links.length, all: drawn.length });
    form.classList.toggle("narrowed", links.length < drawn.length);
    changed(links, rows);
  }

  function searchBox() {
    const box = make("input");
    box.type = "search";
    box.placeholder = words.search;
    box.setAttribute("aria-label", words.search);
    box.addEventListener("input", function () {
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
    const statuses = new Set(drawn.map(function (link) { return link.status; }));
    const boxes = data.statuses.filter(function (status) { return statuses.has(status); }).map(function (status) {
      const box = make("input"), label = make("label", "", box, words[status]);
      box.type = "checkbox";
      box.checked = true;
      box.value = status;
      set.append(label);
      return box;
    });
    set.addEventListener("change", function () {
      wanted.statuses = new Set(boxes.filter(function (box) { return box.checked; }).map(function (box) { return box.value; }));
      apply();
    });
    return set;
  }

  function scoreRange() {
    const range = slider(0, 100, 0, words.score_from), shown = make("output", "", "0 %");
    range.step = 5;
    range.addEventListener("input", function () {
      wanted.score = range.value / 100;
      shown.textContent = tools.fill(words.chance, { n: range.value });
      apply();
    });
    return make("p", "score", make("span", "", words.score_from), range, shown);
  }

  function slider(least, most, value, label) {
    const range = make("input");
    range.type = "range";
    range.min = least;
    range.max = most;
    range.value = value;
    range.setAttribute("aria-label", label);
    return range;
  }

  // A histogram of months, with a handle at either end and a button that plays it.
  function buildTimeline() {
    const from = slider(first, last, first, words.from), until = slider(first, last, last, words.until);
    const span = make("output", "span"), bars = histogram();
    const play = tools.button("play", "", function () { if (timer) stop(); else start(); });
    let timer = 0;
    function update() {
      wanted.from = Math.min(from.value, until.value);
      wanted.until = Math.max(from.value, until.value);
      [from, until].forEach(function (range) { range.setAttribute("aria-valuetext", tools.readableDate(isoMonth(Number(range.value)))); });
      span.textContent = tools.readableDate(isoMonth(wanted.from)) + " – " + tools.readableDate(isoMonth(wanted.until));
      bars.mark(wanted.from, wanted.until);
    }
    // Earlier lines stay: playing adds month to month.
    function start() {
      if (Number(until.value) === last) until.value = first;
      timer = setInterval(function () {
        until.value = Number(until.value) + Math.max(1, Math.round((last - first) / 60));
        if (Number(until.value) >= last) stop();
        update();
        apply();
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
    [from, until].forEach(function (range) {
      range.addEventListener("input", function () { stop(); update(); apply(); });
    });
    label();
    update();
    const track = make("div", "track", bars.drawing, from, until);
    form.append(make("div", "timeline", play, track, span));
    return { reset: function () { stop(); from.value = first; until.value = last; update(); } };
  }

  // At most sixty bars, each of a month or of several.
  function histogram() {
    const each = Math.ceil((last - first + 1) / 60), counts = new Array(Math.ceil((last - first + 1) / each)).fill(0), height = 28;
    drawn.forEach(function (link) {
      if (link.months) counts[Math.floor(((link.months[0] + link.months[1]) / 2 - first) / each)] += 1;
    });
    const most = Math.max.apply(null, counts);
    const drawing = svg("svg", { viewBox: "0 0 " + counts.length + " " + height, preserveAspectRatio: "none", "aria-hidden": "true" });
    const bars = counts.map(function (count, i) {
      const tall = count && Math.max(2, height * count / most);
      return svg("rect", { x: i + 0.12, width: 0.76, y: height - tall, height: tall }, drawing);
    });
    return {
      drawing: drawing,
      mark: function (from, until) {
        bars.forEach(function (bar, i) { bar.classList.toggle("in", first + (i + 1) * each > from && first + i * each <= until); });
      }
    };
  }

  function reset() {
    form.reset();
    Object.assign(wanted, { query: "", from: first, until: last, statuses: null, score: 0 });
    form.querySelector(".score output").textContent = tools.fill(words.chance, { n: 0 });
    if (timeline) timeline.reset();
    apply();
  }

  return { apply: apply, search: search };
};
