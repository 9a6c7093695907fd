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

  function svg(tag, attributes, parent) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    Object.keys(attributes).forEach(function (name) { made.setAttribute(name, attributes[name]); });
    if (parent) parent.appendChild(made);
    return made;
  }

  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, function (_, name) { return values[name]; });
  }

  // "2025-08-23" in the reader's language; "2025-08" and "2025" stay as vague as they are.
  function readableDate(iso) {
    const parts = iso.split("-").map(Number), styles = [{ year: "numeric" }, { month: "short" }, { day: "numeric" }];
    const style = Object.assign.apply(null, [{ timeZone: "UTC" }].concat(styles.slice(0, parts.length)));
    const day = new Date(Date.UTC(parts[0], (parts[1] || 1) - 1, parts[2] || 1));
    return new Intl.DateTimeFormat(document.documentElement.lang, style).format(day);
  }

  function time(iso) {
    const made = make("time", "", readableDate(iso));
    made.dateTime = iso;
    return made;
  }

  // The counterpart of geomap/maps/columns.py: a table stands in columns, each packed as it packs best.
  function records(table) {
    const names = Object.keys(table), columns = names.map(function (name) { return unpack(table[name]); });
    return columns[0].map(function (_, row) {
      const record = {};
      names.forEach(function (name, i) { record[name] = columns[i][row]; });
      return record;
    });
  }

  function unpack(column) {
    if (Array.isArray(column)) return column;
    if (column.values) return unpack(column.at).map(function (at) { return column.values[at]; });
    const width = column.width, cells = [];
    if (column.bytes) {
      const digits = Array.from(atob(column.bytes), function (byte) { return byte.charCodeAt(0).toString(16).padStart(2, "0"); }).join("");
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
    ["places", "corridors", "articles", "links"].forEach(function (name) { data[name] = records(data[name]); });
    data.corridors.forEach(function (corridor, row) {
      corridor.row = row;
      corridor.evidence = [];
      corridor.uncertain = data.uncertain.includes(corridor.status);
      corridor.names = [data.places[corridor.origin].name, data.places[corridor.destination].name];
    });
    data.links.forEach(function (link) {
      const corridor = data.corridors[link.corridor];
      link.source = data.articles[link.article];
      link.mode = corridor.mode;
      corridor.evidence.push(link);
    });
    data.corridors.forEach(function (corridor) { corridor.evidence.sort(newestFirst); });
    return data;
  }

  return {
    element: element, make: make, button: button, svg: svg, fill: fill, readableDate: readableDate, time: time,
    records: records, newestFirst: newestFirst, readData: readData
  };
})();
