// When: a histogram of the months in which links fall, with a handle at either end and a button that plays it.

geomap.timeline = function (data, links, first, last, changed) {
  const tools = geomap.tools, make = tools.make, svg = tools.svg, words = data.words, HEIGHT = 32, MOST_BARS = 60, MOST_TICKS = 6;
  const from = tools.slider(first, last, first, words.from), until = tools.slider(first, last, last, words.until);
  const span = make("output", "span"), bars = histogram();
  const play = tools.button("play", "", function () { if (timer) stop(); else start(); });
  let timer = 0;
  [from, until].forEach(range => {
    range.addEventListener("input", function () { stop(); update(); });
  });
  label();
  show();
  const track = make("div", "track", bars.drawing, from, until, ticks());
  const side = make("div", "side", span), element = make("div", "timeline", play, track, side);
  element.setAttribute("role", "group");
  element.setAttribute("aria-label", words.timeline);

  function isoMonth(month) {
    return Math.floor(month / 12) + "-" + String(month % 12 + 1).padStart(2, "0");
  }

  function readable(month) {
    return tools.readableDate(isoMonth(month));
  }

  function chosen() {
    return [Math.min(from.value, until.value), Math.max(from.value, until.value)];
  }

  function show() {
    [from, until].forEach(range => { range.setAttribute("aria-valuetext", readable(Number(range.value))); });
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
    const each = Math.ceil((last - first + 1) / MOST_BARS), count = Math.ceil((last - first + 1) / each);
    const modes = data.modes.map(mode => mode.name);
    const counts = Array.from({ length: count }, () => new Array(modes.length).fill(0));
    links.forEach(link => {
      if (link.months) counts[Math.floor(((link.months[0] + link.months[1]) / 2 - first) / each)][modes.indexOf(link.mode)] += 1;
    });
    const most = counts.reduce((most, column) => Math.max(most, sum(column)), 1);
    const broad = 0.8 * Math.max(0.3, Math.min(1, count / MOST_BARS));
    const drawing = svg("svg", { viewBox: "0 0 " + count + " " + HEIGHT, preserveAspectRatio: "none", "aria-hidden": "true" });
    const columns = counts.map((column, i) => {
      const group = svg("g", {}, drawing);
      let floor = HEIGHT;
      column.forEach((count, mode) => {
        const tall = count && Math.max(2, HEIGHT * count / most);
        floor -= tall;
        if (tall) svg("rect", { class: modes[mode], x: i + (1 - broad) / 2, width: broad, y: floor, height: tall }, group);
      });
      return group;
    });
    return {
      drawing: drawing,
      mark: (from, until) => {
        columns.forEach((bar, i) => { bar.classList.toggle("out", first + (i + 1) * each <= from || first + i * each > until); });
      }
    };
  }

  function sum(numbers) {
    return numbers.reduce((one, other) => one + other, 0);
  }

  // A few months below the bars, whole years where the span is long.
  function ticks() {
    const months = last - first + 1, steps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600];
    const step = steps.find(step => months / step <= MOST_TICKS) || 1200, row = make("div", "ticks");
    row.setAttribute("aria-hidden", "true");
    for (let month = Math.ceil(first / step) * step; month <= last; month += step) {
      const tick = make("span", "", step < 12 ? readable(month) : tools.readableDate(String(month / 12)));
      tick.style.left = 100 * (month - first + 0.5) / months + "%";
      row.append(tick);
    }
    return row;
  }

  return {
    element: element,
    side: side,
    reset: () => {
      stop();
      from.value = first;
      until.value = last;
      show();
    }
  };
};
