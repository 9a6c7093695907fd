// What an editor may change of a corridor: its ends, mode, direction, status and date. Every change
// shows at once, on the map too, and becomes a decision when it is accepted.
import * as tools from "../shared/tools.js";
import * as wording from "./words.js";

export function createForm(box, data, listeners) {
  const make = tools.make,
    words = data.words,
    ENDS = ["origin", "destination"],
    MOST_FOUND = 20;
  const fields = {
    mode: select(
      "Mode",
      data.modes.map(mode => [mode.name, words[mode.name]])
    ),
    bidirectional: select("Direction", [
      ["false", "one way →"],
      ["true", "both ways ↔"]
    ]),
    status: select(
      "Status",
      data.statuses.map(status => [status, words[status]])
    ),
    date: field("Date", make("input"))
  };
  fields.date.placeholder = "2025-08-23";
  fields.date.size = 10;
  const ends = { origin: endField("From"), destination: endField("To") },
    swap = tools.button("small", "⇄ Swap ends", swapEnds);
  const problem = make("p", "problem");
  problem.id = `${box.id}-problem`;
  problem.setAttribute("role", "alert");
  box.append(
    make("div", "fields", ends.origin.box, ends.destination.box),
    make("div", "fields", fields.mode.parentNode, fields.bidirectional.parentNode, fields.status.parentNode, fields.date.parentNode, swap),
    problem
  );
  let shown = null;
  box.addEventListener("submit", event => {
    event.preventDefault();
  });
  fields.mode.addEventListener("change", () => {
    listeners.change({ mode: fields.mode.value });
  });
  fields.status.addEventListener("change", () => {
    listeners.change({ status: fields.status.value });
  });
  fields.bidirectional.addEventListener("change", () => {
    listeners.change({ bidirectional: fields.bidirectional.value === "true" });
  });
  fields.date.addEventListener("change", changeDate);

  function field(label, control) {
    make("label", "", make("span", "", label), control);
    return control;
  }

  function select(label, options) {
    const made = field(label, make("select"));
    options.forEach(option => {
      made.append(new Option(option[1], option[0]));
    });
    return made;
  }

  // An end is chosen among what its name may mean, the other names of the text, and what is searched for.
  function endField(label) {
    const choice = make("select"),
      search = make("input"),
      made = { choice, search };
    search.type = "search";
    search.placeholder = "find another place";
    search.setAttribute("aria-label", `${label}: find another place`);
    made.found = make("div", "found");
    made.found.setAttribute("role", "status");
    made.box = make("div", "end", field(label, choice).parentNode, search, made.found);
    choice.addEventListener("change", () => {
      changeEnd(choice, Number(choice.value));
    });
    search.addEventListener("input", () => {
      fillFound(made);
    });
    search.addEventListener("keydown", event => {
      const first = made.found.querySelector("button");
      if (event.key !== "Enter") return;
      event.preventDefault();
      event.stopPropagation(); // else the focus would leave, and the next letter decide
      if (first) first.click();
    });
    return made;
  }

  // What is found stands below the field, to be pressed; Enter takes the first.
  function fillFound(end) {
    const query = wording.searched(end.search.value.trim()),
      rows = query ? found(query) : [];
    end.found.replaceChildren(
      ...rows.map(row =>
        tools.button("small", placeText(data, row), () => {
          end.search.value = "";
          end.found.replaceChildren();
          changeEnd(end.choice, row);
          end.choice.focus();
        })
      )
    );
    if (query && !rows.length) end.found.append(make("p", "problem", `No place on this page is called “${end.search.value.trim()}”.`));
  }

  function changeEnd(choice, row) {
    listeners.change(choice === ends.origin.choice ? { origin: row } : { destination: row });
  }

  function swapEnds() {
    listeners.change({ origin: shown.corridor.destination, destination: shown.corridor.origin });
  }

  function changeDate() {
    const value = fields.date.value.trim(),
      isFit = value === "" || isDate(value);
    problem.textContent = isFit ? "" : `“${value}” is no date; write it as 2025, 2025-08 or 2025-08-23.`;
    fields.date.setAttribute("aria-invalid", String(!isFit));
    if (isFit) {
      fields.date.removeAttribute("aria-describedby");
      listeners.change({ date: value || null });
    } else {
      fields.date.setAttribute("aria-describedby", problem.id);
    }
  }

  // wanted is {corridor, choices: {origin: [row], destination: [row]}, named: [row]}.
  function show(wanted) {
    const isNew = shown === null || shown.corridor.id !== wanted.corridor.id;
    shown = wanted;
    fields.mode.value = wanted.corridor.mode;
    fields.bidirectional.value = String(wanted.corridor.bidirectional);
    fields.status.value = wanted.corridor.status;
    fields.date.value = wanted.corridor.date || "";
    if (isNew) problem.textContent = "";
    ENDS.forEach(end => {
      if (isNew) {
        ends[end].search.value = "";
        ends[end].found.replaceChildren();
      }
      fillEnd(ends[end], wanted.corridor[end], wanted.choices[end], wanted.named);
    });
  }

  function fillEnd(end, chosen, choices, named) {
    const used = new Set(),
      groups = [
        ["What the name may mean", [chosen].concat(choices)],
        ["Named in the text", named]
      ];
    end.choice.replaceChildren();
    groups.forEach(group => {
      const options = group[1].filter(row => !used.has(row) && used.add(row));
      if (!options.length) return;
      const made = make("optgroup");
      made.label = group[0];
      options.forEach(row => {
        made.append(new Option(placeText(data, row), row));
      });
      end.choice.append(made);
    });
    end.choice.value = String(chosen);
  }

  function found(query) {
    const rows = [];
    for (let row = 0; row < data.places.length && rows.length < MOST_FOUND; row++) {
      if (wording.searched(data.places[row].name).startsWith(query)) rows.push(row);
    }
    return rows;
  }

  return {
    show,
    focus() {
      ends.origin.choice.focus();
    }
  };
}

export function isDate(text) {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
  if (!parts) return false;
  const day = new Date(Date.UTC(parts[1], (parts[2] || 1) - 1, parts[3] || 1));
  return Number(parts[1]) > 0 && day.getUTCMonth() === (parts[2] || 1) - 1 && day.getUTCDate() === Number(parts[3] || 1);
}

export function people(count) {
  if (!count) return "";
  return count >= 1e6 ? `${(count / 1e6).toFixed(1)} M people` : count >= 1e3 ? `${Math.round(count / 1e3)} k people` : `${count} people`;
}

// What tells a place from others of its name, in one line.
export function facts(place) {
  return [wording.placeKind(place), place.region, people(place.population)].filter(Boolean).join(" · ");
}

// A place in one line, as an option of a list has it.
export function placeText(data, row) {
  const place = data.places[row];
  return `${place.name} · ${facts(place)}`;
}

// Add a corridor that the program missed: choose its sentence in an article, then what it tells.

export function createAdding(box, data, listeners) {
  const make = tools.make;
  const articles = make("select"),
    text = make("div", "text"),
    form = make("form", "change"),
    told = make("p", "problem");
  form.id = "adding-form";
  let article = null,
    sentence = null,
    draft = null,
    options = [];
  const fields = createForm(form, data, {
    change(change) {
      Object.assign(draft, change);
      show();
    }
  });
  const add = tools.button("strong", "Add this corridor", confirm),
    leave = tools.button("", "Leave", listeners.leave);
  told.setAttribute("role", "alert");
  articles.addEventListener("change", () => {
    open(Number(articles.value));
  });
  data.articles.forEach((one, row) => {
    articles.append(new Option(one.title || one.id, row));
  });
  text.setAttribute("role", "listbox");
  text.setAttribute("aria-label", "Sentences; choose one by arrows, or by selecting words of it");
  text.tabIndex = 0;
  text.addEventListener("keydown", walk);
  text.addEventListener("mouseup", event => {
    const selection = document.getSelection(),
      node = selection.isCollapsed ? event.target : selection.getRangeAt(0).startContainer;
    const chosen = (node.nodeType === 1 ? node : node.parentNode).closest("[role=option]");
    if (chosen) choose(options.indexOf(chosen));
  });
  box.append(
    make("h2", "", "Add a corridor that was missed"),
    make("label", "", make("span", "", "Article"), articles),
    text,
    form,
    told,
    make("p", "buttons", add, leave)
  );

  // The sentences of an article: all of them where its text is there, else those that links rest on.
  function sentencesOf(one) {
    if (one.text !== null) return one.sentences;
    const known = new Map();
    data.links
      .filter(link => link.source === one)
      .forEach(link => {
        if (!known.has(link.evidence)) known.set(link.evidence, { text: link.evidence, link, paragraph: known.size, rows: [] });
        known.get(link.evidence).rows.push(link.origin, link.destination);
      });
    return Array.from(known.values());
  }

  function open(row) {
    article = data.articles[row];
    articles.value = String(row);
    sentence = null;
    told.textContent =
      article.text === null ? "Only the sentences of links are known. To read whole articles, make the page with --articles." : "";
    let last = null,
      paragraph = null;
    text.replaceChildren();
    options = sentencesOf(article).map((one, i) => {
      const option = make("span", "sentence", textOf(one));
      option.id = `sentence-${i}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      if (one.paragraph !== last) {
        paragraph = make("p", "");
        paragraph.dir = "auto";
        paragraph.setAttribute("role", "group");
        text.append(paragraph);
      }
      last = one.paragraph;
      paragraph.append(option, " ");
      return option;
    });
    form.hidden = true;
    add.disabled = true;
  }

  function textOf(one) {
    return "text" in one ? one.text : article.text.slice(one.start, one.end);
  }

  function walk(event) {
    const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
    if (event.key === "Enter" && !form.hidden) {
      event.preventDefault(); // else it would press what gets the focus
      fields.focus();
    }
    if (!(event.key in steps) || !options.length) return;
    event.preventDefault();
    const at = sentence ? sentence.at + steps[event.key] : 0;
    choose(Math.max(0, Math.min(options.length - 1, at)));
  }

  function choose(at) {
    const one = sentencesOf(article)[at],
      rows = rowsOf(one);
    sentence = { at, sentence: one, rows };
    options.forEach((option, i) => {
      option.setAttribute("aria-selected", String(i === at));
    });
    text.setAttribute("aria-activedescendant", `sentence-${at}`);
    options[at].scrollIntoView({ block: "nearest" });
    const known = Array.from(new Set(rows.concat(namedIn(article))));
    add.disabled = known.length < 2;
    form.hidden = known.length < 2;
    if (known.length < 2) {
      told.textContent = "No two places are named here that the gazetteer knows.";
      return;
    }
    told.textContent = "";
    draft = {
      id: "new",
      row: -1,
      mode: data.modes[0].name,
      origin: known[0],
      destination: known[1],
      bidirectional: false,
      status: "completed",
      date: null
    };
    show();
  }

  // The places of the names in a sentence, and of all the names of an article.
  function rowsOf(one) {
    if ("rows" in one) return Array.from(new Set(one.rows));
    return Array.from(new Set(article.names.filter(name => one.start <= name.start && name.end <= one.end).map(name => name.place)));
  }

  function namedIn(one) {
    return one.text === null ? sentencesOf(one).flatMap(rowsOf) : one.names.map(name => name.place);
  }

  function choicesOf(row) {
    const names = article.names.filter(name => name.place === row);
    return Array.from(new Set(names.flatMap(name => data.choices[name.choices])));
  }

  function show() {
    fields.show({
      corridor: draft,
      choices: { origin: choicesOf(draft.origin), destination: choicesOf(draft.destination) },
      named: sentence.rows.concat(namedIn(article))
    });
    listeners.preview(draft, sentence.rows);
  }

  function confirm() {
    if (draft.origin === draft.destination) {
      told.textContent = `Both ends are ${data.places[draft.origin].name}; choose two places.`;
      return;
    }
    const problem = listeners.add(draft, sourceOf(sentence.sentence));
    told.textContent = problem || "";
  }

  // What leads back to the sentence, its offsets in code points as the file has them.
  function sourceOf(one) {
    const start = "text" in one ? one.link.evidence_start : Array.from(article.text.slice(0, one.start)).length,
      words = textOf(one);
    return {
      article: article.id,
      title: article.title,
      published: article.published,
      url: article.url,
      text: words,
      start,
      end: start + Array.from(words).length,
      actors: []
    };
  }

  return {
    open(row) {
      open(row);
      text.focus({ preventScroll: true });
    }
  };
}

// Accept many at once: between the same two places, by the same rule at or above a score, or all
// that the filter shows. It is one step, and undone as one.

export function createBulk(box, data, listeners) {
  const make = tools.make;
  const score = make("input"),
    scoreText = make("output", "");
  const lines = { pair: line(), rule: line(), shown: line() };
  score.type = "range";
  score.min = 0;
  score.max = 100;
  score.step = 5;
  score.value = 90;
  score.setAttribute("aria-label", "Score at least, in percent");
  score.addEventListener("input", () => {
    show(current);
  });
  box.append(
    make("h2", "", "Accept many at once"),
    lines.pair.box,
    lines.rule.box,
    make("p", "range", "Score at least ", score, scoreText),
    lines.shown.box
  );
  let current = null;

  function line() {
    const button = tools.button("small", "", () => {
      listeners.accept(made.rows, made.what);
    });
    const made = { button, box: make("p", "", button), rows: [], what: "" };
    return made;
  }

  // The word by which the surest sentence of a corridor was read, and how its origin was found.
  function ruleOf(corridor) {
    const best = corridor.evidence.reduce((one, other) => (other.score > one.score ? other : one));
    return wording.ground(data, corridor, best);
  }

  function isPair(one, other) {
    return [one.origin, one.destination].sort().join() === [other.origin, other.destination].sort().join();
  }

  function show(corridor) {
    current = corridor;
    if (!corridor) return;
    const open = data.items.filter(one => one.kind === "corridor" && listeners.isOpen(one.row));
    const least = Number(score.value) / 100,
      rule = corridor.evidence.length ? ruleOf(corridor) : null;
    scoreText.textContent = wording.percent(least);
    const names = `${data.places[corridor.origin].name} and ${data.places[corridor.destination].name}`;
    fill(
      lines.pair,
      open.filter(one => isPair(one, corridor)),
      `between ${names}`
    );
    fill(
      lines.rule,
      open.filter(one => one.evidence.length && one.score >= least && ruleOf(one) === rule),
      `read alike (${rule}) with a score of ${scoreText.textContent} or more`
    );
    const shown = new Set(listeners.shown());
    fill(
      lines.shown,
      open.filter(one => shown.has(one.row) && one.score >= least),
      `that the queue shows with a score of ${scoreText.textContent} or more`
    );
  }

  function fill(made, corridors, what) {
    made.rows = corridors.map(one => one.row);
    made.what = what;
    made.button.textContent = `Accept ${made.rows.length} ${what}`;
    made.button.disabled = !made.rows.length;
  }

  return {
    show,
    focus() {
      (box.querySelector("button:enabled") || score).focus();
    }
  };
}
