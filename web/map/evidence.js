// The sentences that lines rest on: in the panel beside the map, and in the popups on it.
import * as tools from "../shared/tools.js";
import { isCompact } from "./frame.js";
import { countKinds, eventsOf, newestFirst } from "./records.js";

const AT_ONCE = 25; // ribbons
const EACH = 2; // sentences of each

export function createEvidence(panel, data, listeners) {
  const make = tools.make,
    words = data.words;

  function sign(corridor) {
    return corridor.bidirectional ? " ↔ " : ` ${words.to} `;
  }

  function route(corridor, names = corridor.local) {
    return make("span", "route", make("bdi", "", names[0]), sign(corridor), make("bdi", "", names[1]));
  }

  // What articles and gazetteer call the ends, where the reader's language has other names.
  function known(corridor) {
    if (corridor.names.join() === corridor.local.join()) return null;
    return make(
      "p",
      "known",
      make("bdi", "", corridor.names[0]),
      corridor.bidirectional ? " ↔ " : " → ",
      make("bdi", "", corridor.names[1])
    );
  }

  // Only an address of the web becomes a link; the page's maker has checked it once already.
  function source(article) {
    const title = make("cite", "", article.title || words.untitled_article);
    title.dir = "auto";
    if (!/^https?:\/\//i.test(article.url || "")) return title;
    const anchor = make("a", "", title);
    anchor.href = article.url;
    anchor.target = "_blank";
    anchor.rel = "noopener noreferrer";
    return anchor;
  }

  function chance(score) {
    return tools.say(words.chance, { n: Math.round(100 * score) });
  }

  // "1 under way, 2 planned": what has become of the events of a line.
  function history(links) {
    const counts = countKinds(eventsOf(links, data.doubtful));
    return counts.map(([kind, n]) => tools.say(words[`${kind}_count`], { n })).join(words.comma);
  }

  function summary(ribbon, links) {
    return make(
      "p",
      "facts",
      make("span", `mode ${ribbon.mode}`, tools.swatch(ribbon.mode), " ", words[ribbon.mode]),
      make("span", "", history(links))
    );
  }

  function facts(event) {
    const link = event.best,
      doubt = event.isDoubtful ? make("span", "", make("span", "query", "?"), " ", chance(link.score)) : null;
    const day = event.date ? tools.time(event.date) : make("span", "", words.undated);
    return make("p", `facts ${link.mode}`, tools.beadSign(event), day, make("span", "status", words[link.status]), doubt);
  }

  function sentence(link) {
    const quote = make("blockquote", "", link.evidence),
      published = link.source.published;
    quote.dir = "auto";
    return make(
      "div",
      "sentence",
      quote,
      make("p", "source", source(link.source), published && words.comma, published && tools.time(published))
    );
  }

  // How geomap came to a link: for the reader who wants to check.
  function grounds(link) {
    const where = tools.say(words.characters, { start: link.evidence_start, end: link.evidence_end });
    return make("p", "grounds", `${words.score} ${chance(link.score)} · ${words.rule} `, make("bdi", "", link.rule), words.comma + where);
  }

  function unreviewed(corridor) {
    return corridor.unreviewed ? make("p", "grounds", `◇ ${words.unreviewed}`) : "";
  }

  function more(row, count, name = words.more) {
    const opener = tools.button("more", tools.say(name, { n: count }), () => listeners.open(row, opener));
    return opener;
  }

  function short(row) {
    const ribbon = data.corridors[row].ribbon,
      event = eventsOf(ribbon.evidence, data.doubtful)[0],
      count = ribbon.evidence.length;
    const popup = make("div", "popup", make("h2", "", route(ribbon)));
    popup.dir = document.documentElement.dir; // the map around it runs from left to right in every language
    const isOne = eventsOf(ribbon.evidence, data.doubtful).length === 1;
    popup.append(unreviewed(ribbon), isOne ? facts(event) : summary(ribbon, ribbon.evidence));
    if (!event) return popup;
    const best = strongest(ribbon.evidence)[0],
      certainty = make("p", "grounds", `${words.score} ${chance(best.score)}`);
    popup.append(sentence(best), certainty);
    if (count > 1) popup.append(tools.button("more", tools.say(words.more, { n: count }), () => panel.focus()));
    return popup;
  }

  // All that is told of a line: its events in the order of time, each with the sentences that tell of it.
  function show(row) {
    const ribbon = data.corridors[row].ribbon,
      seen = new Set();
    const back = isCompact() ? `× ${words.close}` : `${words.back_to} ${words.back}`;
    panel.replaceChildren(tools.button("back", back, listeners.close), make("h2", "", route(ribbon)));
    panel.append(summary(ribbon, ribbon.evidence));
    if (known(ribbon)) panel.append(known(ribbon));
    // How the line stands for its ends.
    new Set(ribbon.corridors.map(corridor => corridor.note).filter(Boolean)).forEach(note => {
      panel.append(make("p", "grounds", note));
    });
    panel.append(unreviewed(ribbon));
    eventsOf(ribbon.evidence, data.doubtful).forEach(event => panel.append(told(event, ribbon, seen)));
    panel.scrollTop = 0;
  }

  function told(event, ribbon, seen) {
    const made = make("article", event.best.mode, facts(event));
    if (ribbon.ways.length > 1) made.append(make("p", "way", route(data.corridors[event.best.corridor])));
    event.links.forEach(link => {
      if (!seen.has(link.evidence)) made.append(sentence(link));
      seen.add(link.evidence);
      made.append(grounds(link));
    });
    return made;
  }

  // The surest sentences first, of these the newest.
  function strongest(links) {
    return links.slice().sort((one, other) => other.score - one.score || newestFirst(one, other));
  }

  // The lines that pass the filters, the best supported first, a screenful at a time; no sentence twice.
  function showAll(links) {
    panel.replaceChildren(make("h2", "", words.latest));
    if (!links.length) panel.append(make("p", "", words.no_match));
    const found = new Map();
    links.forEach(link => {
      const ribbon = data.corridors[link.corridor].ribbon;
      found.set(ribbon, (found.get(ribbon) || []).concat(link));
    });
    append(
      [...found].sort((one, other) => other[1].length - one[1].length || one[0].index - other[0].index),
      new Set()
    );
  }

  function append(ribbons, seen) {
    ribbons.slice(0, AT_ONCE).forEach(([ribbon, links]) => panel.append(entry(ribbon, links, seen)));
    const rest = ribbons.slice(AT_ONCE);
    if (!rest.length) return;
    const next = tools.button("more", tools.say(words.more_links, { n: rest.length }), () => {
      next.remove();
      append(rest, seen);
    });
    panel.append(next);
  }

  function entry(ribbon, links, seen) {
    const opener = tools.button("open", route(ribbon), () => listeners.open(ribbon.row, opener)),
      made = make("article", ribbon.mode, make("h3", "", opener), summary(ribbon, links));
    const fresh = strongest(links).filter(link => !seen.has(link.evidence)),
      quoted = [...new Map(fresh.map(link => [link.evidence, link])).values()].slice(0, EACH);
    quoted.forEach(link => {
      seen.add(link.evidence);
      made.append(sentence(link));
    });
    const left = new Set(links.map(link => link.evidence)).size - quoted.length;
    if (left) made.append(more(ribbon.row, left, quoted.length ? words.more_sentences : words.same_sentences));
    return made;
  }

  // One line for those who hear the page.
  function heading(row) {
    const ribbon = data.corridors[row].ribbon;
    return `${ribbon.local.join(sign(ribbon))}: ${tools.say(words.sentences, { n: ribbon.evidence.length })}`;
  }

  // What stands beside the pointer.
  function tip(row) {
    const ribbon = data.corridors[row].ribbon;
    return make("span", "", route(ribbon), make("span", "facts", `${words[ribbon.mode]} · ${history(ribbon.evidence)}`));
  }

  return { heading, short, show, showAll, tip };
}
