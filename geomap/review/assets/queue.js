// The queue: which corridors there are to check, in which order, and only as many rows as can be seen.

geomap.queue = function (list, data, listeners) {
  const ROW = 58, AROUND = 6, tools = geomap.tools, make = tools.make;
  const spacer = make("div", "spacer");
  let rows = [], at = new Map(), current = null;
  list.append(spacer);
  list.addEventListener("scroll", render, { passive: true });
  new ResizeObserver(render).observe(list);
  list.addEventListener("click", function (event) {
    const row = event.target.closest("[data-row]");
    if (row) listeners.open(Number(row.dataset.row));
  });
  // The arrows walk while the list has the focus, as in any list box.
  list.addEventListener("keydown", function (event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const goal = step ? beside(step) : event.key === "Home" ? rows[0] : event.key === "End" ? rows[rows.length - 1] : undefined;
    if (goal === undefined || goal === null) return;
    event.preventDefault();
    listeners.open(goal);
  });

  function setRows(wanted) {
    rows = wanted;
    at = new Map(rows.map(function (row, place) { return [row, place]; }));
    spacer.style.height = rows.length * ROW + "px";
    render();
  }

  function setCurrent(row) {
    current = row;
    const place = at.get(row);
    if (place !== undefined) {
      const top = place * ROW, height = list.clientHeight;
      if (top < list.scrollTop) list.scrollTop = top;
      else if (top + ROW > list.scrollTop + height) list.scrollTop = top + ROW - height;
    }
    render();
  }

  function render() {
    const first = Math.max(0, Math.floor(list.scrollTop / ROW) - AROUND);
    const last = Math.min(rows.length, Math.ceil((list.scrollTop + list.clientHeight) / ROW) + AROUND);
    const items = rows.slice(first, last).map(function (row, i) { return item(row, first + i); });
    spacer.replaceChildren.apply(spacer, items);
    const isSeen = at.has(current) && at.get(current) >= first && at.get(current) < last;
    if (isSeen) list.setAttribute("aria-activedescendant", "row-" + current); else list.removeAttribute("aria-activedescendant");
  }

  function item(row, place) {
    const corridor = data.corridors[row], state = listeners.state(row), shown = listeners.shown(corridor);
    const unseen = make("span", "unseen", geomap.words.state(state) + ", " + data.words[shown.mode] + ", ");
    const made = make("div", "item " + state + " " + shown.mode, geomap.signs.state(state), geomap.signs.mode(data, shown.mode),
      make("span", "route", geomap.words.route(data, shown)), make("span", "facts", unseen, geomap.words.facts(data, corridor, shown)));
    made.id = "row-" + row;
    made.dataset.row = row;
    made.style.top = place * ROW + "px";
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
    setRows: setRows, setCurrent: setCurrent, render: render, beside: beside, nextOpen: nextOpen,
    rows: function () { return rows; },
    placeOf: function (row) { return at.get(row); }
  };
};
