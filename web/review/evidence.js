// The head of the corridor in review: its ends, what it is, why it is doubtful, who decided what.

import { kilometres } from "../shared/geometry.js";
import * as tools from "../shared/tools.js";
import { facts } from "./form.js";
import * as wording from "./words.js";
import { keySign, stateSign } from "./words.js";

export function createDossier(data, ledger) {
  const element = tools.element,
    make = tools.make;

  // proposed is the corridor as it was read, now as an editor has changed it; told holds its state,
  // its place in the queue of so many, and whether a change waits to be accepted.
  function show(proposed, now, told) {
    fill("route", [wording.route(data, now)]);
    fill("about", about(proposed, now, told));
    fill(
      "doubts",
      proposed.doubts.map(doubt => make("li", "", wording.doubt(doubt)))
    );
    fill(
      "verdicts",
      warnings(told.state).concat(ledger.verdicts(proposed.target).map(verdict), proposed.note ? [make("li", "", proposed.note)] : [])
    );
  }

  function fill(id, children) {
    const box = element(id);
    box.replaceChildren(...children);
  }

  function about(proposed, now, told) {
    const isMoved = now.origin !== proposed.origin || now.destination !== proposed.destination;
    return [
      make("span", `tag ${now.mode}`, data.words[now.mode]),
      make("span", "", data.words[now.status]),
      make("span", "state-name", stateSign(told.state), told.isChanged ? "Changed, not yet accepted" : wording.state(told.state)),
      proposed.km !== null && !isMoved ? make("span", "", `${Math.round(proposed.km).toLocaleString("en")} km`) : null,
      told.place === undefined ? null : make("span", "", `${told.place + 1} of ${told.of}`)
    ].filter(Boolean);
  }

  function warnings(state) {
    const texts = { stale: "The sentences have changed since this was decided. Look once more.", conflicting: "Reviewers differ." };
    return texts[state] ? [make("li", "warning", texts[state])] : [];
  }

  function verdict(record) {
    const reason = data.reasons.find(known => known.slug === record.reason);
    const line = make("li", "", stateSign(record.decision), `${wording.state(record.decision)} by `, make("bdi", "", record.reviewer));
    if (/^\d{4}-\d\d-\d\d/.test(record.time)) line.append(", ", tools.time(record.time.slice(0, 10)));
    if (reason) line.append(`: ${reason.label}`);
    if (record.comment) line.append(" ", make("q", "", record.comment));
    return line;
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
    append(box, corridor, corridor.evidence);
  }

  // A screenful at a time: some corridors are told hundreds of times.
  function append(box, corridor, links) {
    const rest = links.slice(AT_ONCE);
    box.append(...links.slice(0, AT_ONCE).map(link => sentence(corridor, link)));
    if (!rest.length) return;
    const more = tools.button("small", `Show ${rest.length} more`, () => {
      more.remove();
      append(box, corridor, rest);
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
    line.append(` · ${words.rule} ${link.rule}`);
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

  return { show };
}

// What the names of a corridor's ends may mean instead: each place with its kind, region, people,
// and how far it lies from the one that was chosen.

export function createCandidates(box, data, listeners) {
  const make = tools.make,
    ENDS = ["origin", "destination"],
    TITLES = { origin: "From", destination: "To" };

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
        rowsOf(choices, corridor[end]).forEach(row => {
          list.append(choice(corridor, proposed, end, row));
        });
        return make("div", "", title, list);
      })
    );
  }

  function choicesOf(proposed, end) {
    return proposed.added ? [proposed[end]] : data.choices[proposed[`${end}_choices`]];
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
