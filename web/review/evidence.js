// The head of what is in review: a corridor's ends or a place, why it is doubtful, and who decided what.

import { kilometres } from "../shared/geometry.js";
import * as tools from "../shared/tools.js";
import { personOf } from "./decisions.js";
import { facts } from "./form.js";
import * as wording from "./words.js";
import { keySign, stateSign } from "./words.js";

export function createDossier(data, ledger, listeners) {
  const element = tools.element,
    make = tools.make;

  // proposed is the item as it was read, now a corridor as an editor has changed it; told holds its state,
  // its place in the queue of so many, and whether a change waits to be accepted.
  function show(proposed, now, told) {
    fill("route", [wording.title(data, now)]);
    fill("about", proposed.kind === "place" ? aboutPlace(proposed, told) : about(proposed, now, told));
    fill(
      "doubts",
      proposed.doubts.map(doubt => make("li", "", wording.doubt(doubt)))
    );
    const records = ledger.verdicts(proposed.target);
    fill(
      "verdicts",
      warnings(told.state).concat(records.length > 1 ? [] : records.map(verdict), proposed.note ? [make("li", "", proposed.note)] : [])
    );
    fill("reviewers", records.length > 1 ? [sideBySide(proposed, records)] : []);
  }

  function fill(id, children) {
    element(id).replaceChildren(...children);
  }

  function about(proposed, now, told) {
    const isMoved = now.origin !== proposed.origin || now.destination !== proposed.destination;
    return [
      make("span", `tag ${now.mode}`, data.words[now.mode]),
      make("span", "", data.words[now.status]),
      ...standing(told),
      proposed.km !== null && !isMoved ? make("span", "", `${Math.round(proposed.km).toLocaleString("en")} km`) : null
    ].filter(Boolean);
  }

  function aboutPlace(item, told) {
    const place = data.places[item.place],
      written = item.written.filter(name => name !== place.name);
    return [
      make("span", "", facts(place)),
      ...standing(told),
      written.length ? make("span", "", "written ", ...written.flatMap((name, i) => [i ? ", " : "", make("q", "", name)])) : null
    ].filter(Boolean);
  }

  function standing(told) {
    return [
      make("span", "state-name", stateSign(told.state), told.isChanged ? "Changed, not yet accepted" : wording.state(told.state)),
      told.place === undefined ? null : make("span", "", `${told.place + 1} of ${told.of}`)
    ];
  }

  function warnings(state) {
    const texts = { stale: "The sentences have changed since this was decided. Look once more.", conflicting: "Reviewers differ." };
    return texts[state] ? [make("li", "warning", texts[state])] : [];
  }

  function verdict(record) {
    const line = make("li", "", stateSign(record.decision), `${wording.state(record.decision)} by `, make("bdi", "", record.reviewer));
    if (isDated(record)) line.append(", ", tools.time(record.time.slice(0, 10)));
    if (record.reason) line.append(`: ${reasonOf(record)}`);
    if (record.comment) line.append(" ", make("q", "", record.comment));
    return line;
  }

  function isDated(record) {
    return /^\d{4}-\d\d-\d\d/.test(record.time);
  }

  function reasonOf(record) {
    const known = Object.values(data.reasons)
      .flat()
      .find(reason => reason.slug === record.reason);
    return known ? known.label : record.reason;
  }

  // What each reviewer says, one column each: the same stands in the same row.
  function sideBySide(item, records) {
    const table = make("table", "", make("caption", "", "Side by side")),
      rows = [
        ["", record => [make("bdi", "", record.reviewer)]],
        ["Decision", record => [stateSign(record.decision), wording.state(record.decision)]],
        ["Why", record => [record.reason ? reasonOf(record) : ""]],
        ["Change", record => [changeOf(record.edit)]],
        ["Comment", record => [record.comment ? make("q", "", record.comment) : ""]],
        ["Day", record => [isDated(record) ? tools.time(record.time.slice(0, 10)) : ""]],
        ["", record => [agreeButton(item, record)]]
      ];
    rows.forEach(([name, cells], i) => {
      const filled = records.map(cells);
      if (filled.every(parts => parts.every(part => !part))) return;
      const row = make("tr", "", make("th", "", name));
      row.append(...filled.map(parts => make(i ? "td" : "th", "", ...parts)));
      row.querySelectorAll("th").forEach((head, n) => {
        head.scope = n || !i ? "col" : "row";
      });
      table.append(row);
    });
    return table;
  }

  function agreeButton(item, record) {
    if (personOf(record.reviewer) === personOf(listeners.reviewer()) || item.added) return "";
    return tools.button("small", "Say the same", () => {
      listeners.agree(record);
    });
  }

  // "to Lahore, planned": what an edit changes, in words.
  function changeOf(edit) {
    const said = edit || {};
    return [
      said.mode && data.words[said.mode],
      said.origin && `from \u2068${said.origin.name}\u2069`,
      said.destination && `to \u2068${said.destination.name}\u2069`,
      said.bidirectional === undefined ? null : said.bidirectional ? "both ways" : "one way",
      said.status && data.words[said.status],
      said.date === null ? "no date" : said.date
    ]
      .filter(Boolean)
      .join(", ");
  }

  return { show };
}

// What a corridor rests on: its sentences where they stand, with the names and the word that tells
// of the journey marked. Text of articles is text, and nothing else.

export function createEvidence(data, states, listeners) {
  const make = tools.make,
    words = data.words,
    KINDS = ["origin", "destination", "cue"];
  const AT_ONCE = 12,
    AROUND = 250; // sentences, characters
  const ROLES = { origin: "from", destination: "to" };

  function show(box, corridor) {
    box.replaceChildren();
    append(box, corridor.evidence, link => sentence(corridor, link));
    if (corridor.evidence.some(link => link.marks.length)) box.append(legend(corridor));
  }

  // What the marks mean.
  function legend(corridor) {
    return make(
      "p",
      `legend ${corridor.mode}`,
      "Marked: ",
      make("mark", "origin", "where it starts"),
      " ",
      make("mark", "destination", "where it ends"),
      " ",
      make("mark", "cue", "what tells of the journey")
    );
  }

  // A place: the sentences that name it, and the corridors that end there.
  function showPlace(box, item) {
    const named = data.articles.flatMap(article =>
      article.names.filter(name => name.place === item.place && article.text !== null).map(name => ({ article, name }))
    );
    const told = data.items.filter(one => one.kind === "corridor" && (one.origin === item.place || one.destination === item.place));
    box.replaceChildren();
    if (named.length) append(box, named, naming);
    else
      append(
        box,
        told.flatMap(one => one.evidence),
        link => make("article", "", quotation(link), source(link.source))
      );
    if (!box.children.length) box.append(make("p", "facts", "Its sentences are not here; make the page with --articles to read them."));
    if (told.length) box.append(make("h3", "", "Corridors that end there"), make("ul", "ending", ...told.map(corridorItem)));
  }

  function corridorItem(corridor) {
    return make(
      "li",
      "",
      tools.button("small", wording.route(data, corridor), () => {
        listeners.open(corridor.row);
      }),
      ` ${data.words[corridor.mode]}`
    );
  }

  // The sentence that a name stands in.
  function naming({ article, name }) {
    const own = article.sentences.find(one => one.start <= name.start && name.start < one.end) || name,
      end = Math.max(own.end, name.end),
      quote = make("blockquote", "told");
    quote.dir = "auto";
    quote.append(
      article.text.slice(own.start, name.start),
      make("mark", "named", article.text.slice(name.start, name.end)),
      article.text.slice(name.end, end)
    );
    return make("article", "", quote, source(article));
  }

  // A screenful at a time: some corridors are told hundreds of times.
  function append(box, all, made) {
    const rest = all.slice(AT_ONCE);
    box.append(...all.slice(0, AT_ONCE).map(made));
    if (!rest.length) return;
    const more = tools.button("small", `Show ${rest.length} more`, () => {
      const behind = make("div");
      more.replaceWith(behind);
      append(behind, rest, made);
    });
    box.append(more);
  }

  function sentence(corridor, link) {
    const said = states.ofLink(link),
      made = make("article", `${corridor.mode} ${said}`);
    made.append(quotation(link), source(link.source), grounds(corridor, link));
    if (corridor.evidence.length > 1 && !corridor.added) made.append(verdicts(link, said));
    return made;
  }

  // The sentence in its paragraph or, where nobody gave the article, alone.
  function quotation(link) {
    const quote = make("blockquote", ""),
      around = aroundOf(link),
      end = link.start + link.evidence.length;
    quote.dir = "auto";
    if (around === null) {
      quote.append(marked(link));
      return quote;
    }
    if (around.isCutBefore) quote.append("… ");
    context(quote, link, around.start, link.start);
    quote.append(marked(link));
    context(quote, link, end, around.end);
    if (around.isCutBehind) quote.append(" …");
    return quote;
  }

  // What stands around a sentence, with the names of its ends marked there too.
  function context(quote, link, start, end) {
    let last = start;
    link.source.names.forEach(name => {
      const kind = name.place === link.origin ? "origin" : name.place === link.destination ? "destination" : null;
      if (!kind || name.start < last || name.end > end) return;
      quote.append(link.source.text.slice(last, name.start), make("mark", `${kind} around`, link.source.text.slice(name.start, name.end)));
      last = name.end;
    });
    quote.append(link.source.text.slice(last, end));
  }

  // The bounds of the paragraph in which a link's sentence stands; of a long one, of the sentences near it.
  function aroundOf(link) {
    if (link.start === null || link.source.text === null) return null;
    const end = link.start + link.evidence.length,
      own = link.source.sentences.find(one => one.start <= link.start && link.start < one.end);
    if (!own) return null;
    const paragraph = link.source.sentences.filter(one => one.paragraph === own.paragraph);
    const near = paragraph.filter(one => one.end > link.start - AROUND && one.start < end + AROUND);
    return {
      start: Math.min(near[0].start, link.start),
      end: Math.max(near[near.length - 1].end, end),
      isCutBefore: near[0] !== paragraph[0],
      isCutBehind: near[near.length - 1] !== paragraph[paragraph.length - 1]
    };
  }

  function marked(link) {
    const made = make("strong", "told");
    let last = 0;
    for (let i = 0; i < link.marks.length; i += 3) {
      const kind = KINDS[link.marks[i + 2]],
        mark = make("mark", kind, link.evidence.slice(link.marks[i], link.marks[i + 1]));
      if (ROLES[kind]) mark.dataset.role = ROLES[kind];
      made.append(link.evidence.slice(last, link.marks[i]), mark);
      last = link.marks[i + 1];
    }
    made.append(link.evidence.slice(last));
    return made;
  }

  function source(article) {
    const title = make("cite", "", article.title || words.untitled_article),
      line = make("p", "source");
    title.dir = "auto";
    if (/^https?:\/\//i.test(article.url || "")) {
      const anchor = make("a", "", title);
      anchor.href = article.url;
      anchor.target = "_blank";
      anchor.rel = "noopener noreferrer";
      line.append(anchor);
    } else {
      line.append(title);
    }
    if (article.published) line.append(", ", tools.time(article.published));
    return line;
  }

  function grounds(corridor, link) {
    const line = make("p", "grounds", `${wording.percent(link.score)} · ${words[link.status]}`);
    if (link.date) line.append(" · ", tools.time(link.date));
    line.append(` · ${wording.ground(data, corridor, link)}`);
    if (link.actors.length) line.append(" · ", make("bdi", "", link.actors.join(", ")));
    const unnamed = ["origin", "destination"].filter((_, kind) => !link.marks.some((number, i) => i % 3 === 2 && number === kind));
    if (unnamed.length && !corridor.added) {
      line.append(make("br"), unnamed.map(end => `${data.places[link[end]].name} is not named in this sentence.`).join(" "));
    }
    return line;
  }

  function verdicts(link, said) {
    const line = make("p", "single");
    [
      ["accepted", "Accept this sentence"],
      ["rejected", "Reject this sentence"]
    ].forEach(choice => {
      const button = tools.button("small", choice[1], () => {
        listeners.decideLink(link, said === choice[0] ? "cleared" : choice[0]);
      });
      button.prepend(stateSign(choice[0]));
      button.setAttribute("aria-pressed", String(said === choice[0]));
      line.append(button);
    });
    return line;
  }

  return { show, showPlace };
}

// What the names of a corridor's ends may mean instead: each place with its kind, region, people,
// and how far it lies from the one that was chosen.

export function createCandidates(box, data, listeners) {
  const make = tools.make,
    ENDS = ["origin", "destination"],
    TITLES = { origin: "From", destination: "To" };
  let isOpen = false; // whether the reviewer looks at the unlikely ones

  // active is the end that the key g turns to its next candidate.
  function show(corridor, proposed, active) {
    box.replaceChildren(
      ...ENDS.map(end => {
        const choices = choicesOf(proposed, end),
          list = make("div", "places");
        const title = make("h3", "", `${TITLES[end]}: `, make("bdi", "", data.places[corridor[end]].name));
        if (end === active && choices.length > 1) title.append(" ", keySign("g"));
        title.id = `choices-${end}`;
        list.setAttribute("role", "radiogroup");
        list.setAttribute("aria-labelledby", title.id);
        const rows = rowsOf(choices, corridor[end]),
          likely = rows.filter(row => isLikely(choices, proposed, end, row) || row === corridor[end]),
          unlikely = rows.filter(row => !likely.includes(row));
        list.append(...likely.map(row => choice(corridor, proposed, end, row)));
        if (unlikely.length) list.append(folded(unlikely.map(row => choice(corridor, proposed, end, row))));
        return make("div", "", title, list);
      })
    );
  }

  function choicesOf(proposed, end) {
    return proposed.added ? [proposed[end]] : data.choices[proposed[`${end}_choices`]];
  }

  // Bearers of a name that are so much smaller than the likeliest that hardly anybody means them.
  function isLikely(choices, proposed, end, row) {
    const at = choices.indexOf(row);
    return at < 0 || proposed.added || at < data.likely[proposed[`${end}_choices`]];
  }

  function folded(labels) {
    const fold = make(
      "details",
      "unlikely",
      make("summary", "", `${labels.length} unlikely ${labels.length === 1 ? "one" : "ones"}`),
      ...labels
    );
    fold.open = isOpen;
    fold.addEventListener("toggle", () => {
      isOpen = fold.open;
    });
    return fold;
  }

  // A place from elsewhere that an editor has chosen stands among them.
  function rowsOf(choices, chosen) {
    return choices.includes(chosen) ? choices : choices.concat([chosen]);
  }

  function choice(corridor, proposed, end, row) {
    const place = data.places[row],
      radio = make("input"),
      label = make("label", "place", radio, make("bdi", "", place.name));
    radio.type = "radio";
    radio.name = `choices-${end}`;
    radio.checked = row === corridor[end];
    radio.addEventListener("change", () => {
      listeners.change(end === "origin" ? { origin: row } : { destination: row });
    });
    label.append(make("span", "facts", `${facts(place)} · ${distance(proposed[end], row)}`));
    return label;
  }

  function distance(chosen, row) {
    if (row === chosen) return "proposed";
    const ends = [data.places[chosen], data.places[row]].map(place => [place.lon, place.lat]);
    return `${Math.round(kilometres(ends[0], ends[1])).toLocaleString("en")} km away`;
  }

  function next(corridor, proposed, end) {
    const rows = rowsOf(choicesOf(proposed, end), corridor[end]);
    return rows[(rows.indexOf(corridor[end]) + 1) % rows.length];
  }

  return { show, next, choicesOf };
}
