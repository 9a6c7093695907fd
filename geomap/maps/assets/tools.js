// What every part of the page uses: elements, dates, and the data as records.

geomap.tools = (function () {
  function element(id) {
    return document.getElementById(id);
  }

  // An element with a class and with children: other elements, or texts. Never markup.
  function make(tag, className) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    for (let i = 2; i < arguments.length; i++) {
      if (arguments[i] !== null) made.append(arguments[i]);
    }
    return made;
  }

  function button(className, label, pressed) {
    const made = make("button", className, label);
    made.type = "button";
    made.addEventListener("click", pressed);
    return made;
  }

  function slider(least, most, value, label) {
    const range = make("input");
    Object.assign(range, { type: "range", min: least, max: most, value: value });
    range.setAttribute("aria-label", label);
    return range;
  }

  function svg(tag, attributes, parent) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    Object.keys(attributes).forEach(name => { made.setAttribute(name, attributes[name]); });
    if (parent) parent.appendChild(made);
    return made;
  }

  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  // Numbers in the digits of the page's language, and of a word with a plural the form for the number.
  const language = document.documentElement.lang + "-u-nu-" + (document.body.dataset.numbering || "latn"), plurals = new Intl.PluralRules(language);

  const plain = new Intl.NumberFormat(language, { useGrouping: false }), grouped = new Intl.NumberFormat(language);
  const dates = [{ year: "numeric" }, { month: "short" }, { day: "numeric" }].map((_, last, styles) => {
    return new Intl.DateTimeFormat(language, Object.assign.apply(null, [{ timeZone: "UTC" }].concat(styles.slice(0, last + 1))));
  });

  function number(count) {
    return (count < 10000 ? plain : grouped).format(count);
  }

  function say(word, values) {
    const said = {};
    Object.keys(values).forEach(name => { said[name] = typeof values[name] === "number" ? number(values[name]) : values[name]; });
    return fill(typeof word === "string" ? word : word[plurals.select(values.n)] || word.other, said);
  }

  // "2025-08-23" in the reader's language; "2025-08" and "2025" stay as vague as they are.
  function readableDate(iso) {
    const parts = iso.split("-").map(Number);
    return dates[parts.length - 1].format(new Date(Date.UTC(parts[0], (parts[1] || 1) - 1, parts[2] || 1)));
  }

  function time(iso) {
    const made = make("time", "", readableDate(iso));
    made.dateTime = iso;
    return made;
  }

  // The counterpart of geomap/maps/columns.py: a table stands in columns, each packed as it packs best.
  function records(table) {
    const names = Object.keys(table), columns = names.map(name => unpack(table[name]));
    return columns[0].map((_, row) => {
      const record = {};
      names.forEach((name, i) => { record[name] = columns[i][row]; });
      return record;
    });
  }

  function unpack(column) {
    if (Array.isArray(column)) return column;
    if (column.values) return unpack(column.at).map(at => column.values[at]);
    const width = column.width, cells = [];
    if (column.bytes) {
      const digits = Array.from(atob(column.bytes), byte => byte.charCodeAt(0).toString(16).padStart(2, "0")).join("");
      for (let at = 0; at < digits.length; at += width) cells.push(digits.slice(at, at + width));
      return cells;
    }
    for (let at = 0; at < column.numbers.length; at += width) {
      let number = 0;
      for (let i = at; i < at + width; i++) number = 64 * number + column.numbers.charCodeAt(i) - 63;
      cells.push(number);
    }
    return cells;
  }

  function newestFirst(one, other) {
    const a = one.date || "", b = other.date || "";
    return a < b ? 1 : a > b ? -1 : 0;
  }

  // The page's data, its tables as records that know one another.
  function readData() {
    const data = JSON.parse(element("geomap-data").textContent);
    ["places", "corridors", "articles", "links", "countries"].forEach(name => { data[name] = records(data[name]); });
    const unreviewed = new Set(data.unreviewed);
    data.corridors.forEach((corridor, row) => {
      corridor.row = row;
      corridor.unreviewed = unreviewed.has(row);
      corridor.evidence = [];
      corridor.uncertain = data.uncertain.includes(corridor.status);
      corridor.doubtful = corridor.score < data.doubtful;
      // What articles and gazetteer call the ends, and what the reader's language does.
      const ends = [data.places[corridor.origin], data.places[corridor.destination]];
      corridor.names = ends.map(place => place.name);
      corridor.local = ends.map(place => place.local);
    });
    data.links.forEach(link => {
      const corridor = data.corridors[link.corridor];
      link.source = data.articles[link.article];
      link.mode = corridor.mode;
      corridor.evidence.push(link);
    });
    data.corridors.forEach(corridor => { corridor.evidence.sort(newestFirst); });
    return data;
  }

  // A sample of a mode's line, as the legend has it.
  function swatch(mode) {
    const sign = svg("svg", { class: "sign", "aria-hidden": "true" });
    svg("use", { href: "#sign-" + mode }, sign);
    return sign;
  }

  return {
    swatch: swatch, element: element, make: make, button: button, slider: slider, svg: svg, say: say, number: number, readableDate: readableDate, time: time,
    records: records, newestFirst: newestFirst, readData: readData
  };
})();
