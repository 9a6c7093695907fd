// What the reader wants to see: words, a span of time, statuses, and how sure it must be.

geomap.filters = function (form, data, changed) {
  const tools = geomap.tools, make = tools.make, svg = tools.svg, words = data.words;
  const drawn = data.links;
  drawn.forEach(link => {
    link.months = monthsOf(link.date || link.source.published);
  });
  const months = drawn.filter(link => link.months).map(link => link.months);
  const first = months.reduce((least, span) => Math.min(least, span[0]), Infinity);
  const last = months.reduce((most, span) => Math.max(most, span[1]), -Infinity);
  const wanted = { query: "", from: first, until: last, statuses: null, score: 0 };

  const query = searchBox(), count = make("output", "count");
  const timeline = last > first ? geomap.timeline(data, drawn, first, last, (from, until) => {
    wanted.from = from;
    wanted.until = until;
    apply();
  }) : null;
  const found = make("p", "found", count, tools.button("reset", words.reset, reset));
  const choices = make("div", "choices", query.parentNode, statusBoxes(), scoreRange());
  if (timeline) timeline.side.append(found); else choices.append(found);
  form.append(timeline ? timeline.element : "", choices);
  form.addEventListener("submit", event => { event.preventDefault(); });

  // The first and the last month of an ISO date, counted from the year 0; a year has twelve.
  function monthsOf(iso) {
    if (!iso) return null;
    const parts = iso.split("-").map(Number);
    return parts.length === 1 ? [12 * parts[0], 12 * parts[0] + 11] : [12 * parts[0] + parts[1] - 1, 12 * parts[0] + parts[1] - 1];
  }

  // What the words of a search are looked for in; made when first asked for.
  function textOf(link) {
    if (!link.text) {
      link.text = [link.evidence, link.source.title || ""].concat(data.corridors[link.corridor].names, data.corridors[link.corridor].local, link.actors, link.via).join("\n").toLocaleLowerCase();
    }
    return link.text;
  }

  // A link without any date is not hidden by a span of time: nobody knows that it lies outside.
  function passes(link) {
    return (!link.months || link.months[0] <= wanted.until && link.months[1] >= wanted.from) && link.score >= wanted.score &&
      (wanted.statuses === null || wanted.statuses.has(link.status)) && (!wanted.query || textOf(link).includes(wanted.query));
  }

  function apply() {
    const links = drawn.filter(passes), rows = new Set(links.map(link => link.corridor));
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
    const boxes = data.statuses.filter(status => statuses.has(status)).map(status => {
      const box = make("input"), label = make("label", "", box, words[status]);
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
    const range = tools.slider(0, 100, 0, words.score_from), shown = make("output", "", chance(0));
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

  return { apply: apply, search: search };
};
