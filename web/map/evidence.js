// The sentences that corridors rest on: in the panel beside the map, and in the popups on it.

import * as tools from "../shared/tools.js";
import { newestFirst } from "./records.js";

export function createEvidence(panel, data, listeners) {
  const make = tools.make,
    words = data.words,
    AT_ONCE = 60;

  function arrow(corridor) {
    return corridor.bidirectional ? " ↔ " : ` ${words.to} `;
  }

  function route(corridor) {
    return make("span", "route", make("bdi", "", corridor.local[0]), arrow(corridor), make("bdi", "", corridor.local[1]));
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

  function facts(link) {
    const doubt = link.score < data.doubtful && make("span", "", make("span", "query", "?"), " ", chance(link.score));
    return make(
      "p",
      "facts",
      make("span", `mode ${link.mode}`, tools.swatch(link.mode), " ", words[link.mode]),
      make("span", "status", words[link.status]),
      link.date && tools.time(link.date),
      doubt || null
    );
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

  function short(row) {
    const corridor = data.corridors[row],
      link = corridor.evidence[0],
      count = corridor.evidence.length;
    const more = tools.button("more", tools.say(words.more, { n: count }), () => {
      panel.focus();
    });
    const popup = make("div", "popup", make("h2", "", route(corridor)));
    popup.dir = document.documentElement.dir; // the map around it runs from left to right in every language
    popup.append(unreviewed(corridor));
    if (link) {
      const certainty = make("p", "grounds", `${words.score} ${chance(corridor.score)}`);
      popup.append(facts(link), sentence(link), certainty, count > 1 ? more : "");
    }
    return popup;
  }

  function show(row) {
    const corridor = data.corridors[row];
    panel.replaceChildren(tools.button("back", `${words.back_to} ${words.back}`, listeners.close), make("h2", "", route(corridor)));
    if (known(corridor)) panel.append(known(corridor));
    if (corridor.note) panel.append(make("p", "grounds", corridor.note)); // how the line stands for its ends
    panel.append(unreviewed(corridor));
    corridor.evidence.forEach(link => {
      panel.append(make("article", link.mode, facts(link), sentence(link), grounds(link)));
    });
    panel.scrollTop = 0;
  }

  // The links that pass the filters, newest first, a screenful at a time.
  function showAll(links) {
    panel.replaceChildren(make("h2", "", words.latest));
    if (!links.length) panel.append(make("p", "", words.no_match));
    append(links.slice().sort(newestFirst));
  }

  function append(links) {
    links.slice(0, AT_ONCE).forEach(link => {
      const opener = tools.button("open", route(data.corridors[link.corridor]), () => {
        listeners.open(link.corridor, opener);
      });
      panel.append(make("article", link.mode, make("h3", "", opener), facts(link), sentence(link)));
    });
    const rest = links.slice(AT_ONCE);
    if (!rest.length) return;
    const more = tools.button("more", tools.say(words.more_links, { n: rest.length }), () => {
      more.remove();
      append(rest);
    });
    panel.append(more);
  }

  // One line for those who hear the page.
  function heading(row) {
    const corridor = data.corridors[row];
    return `${corridor.local.join(arrow(corridor))}: ${tools.say(words.sentences, { n: corridor.evidence.length })}`;
  }

  return { heading, short, show, showAll };
}
