// What a corridor rests on: its sentences where they stand, with the names and the word that tells
// of the journey marked. Text of articles is text, and nothing else.

geomap.evidence = function (data, states, listeners) {
  const tools = geomap.tools, make = tools.make, words = data.words, KINDS = ["origin", "destination", "cue"];
  const AT_ONCE = 12, AROUND = 250; // sentences, characters
  const ROLES = { origin: "from", destination: "to" };

  function show(box, corridor) {
    box.replaceChildren();
    append(box, corridor, corridor.evidence);
  }

  // A screenful at a time: some corridors are told hundreds of times.
  function append(box, corridor, links) {
    const rest = links.slice(AT_ONCE);
    box.append.apply(box, links.slice(0, AT_ONCE).map(function (link) { return sentence(corridor, link); }));
    if (!rest.length) return;
    const more = tools.button("small", "Show " + rest.length + " more", function () {
      more.remove();
      append(box, corridor, rest);
    });
    box.append(more);
  }

  function sentence(corridor, link) {
    const said = states.ofLink(link), made = make("article", corridor.mode + " " + said);
    made.append(quotation(link), source(link.source), grounds(corridor, link));
    if (corridor.evidence.length > 1 && !corridor.added) made.append(verdicts(corridor, link, said));
    return made;
  }

  // The sentence in its paragraph or, where nobody gave the article, alone.
  function quotation(link) {
    const quote = make("blockquote", ""), around = aroundOf(link), end = link.start + link.evidence.length;
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
    link.source.names.forEach(function (name) {
      const kind = name.place === link.origin ? "origin" : name.place === link.destination ? "destination" : null;
      if (!kind || name.start < last || name.end > end) return;
      quote.append(link.source.text.slice(last, name.start), make("mark", kind + " around", link.source.text.slice(name.start, name.end)));
      last = name.end;
    });
    quote.append(link.source.text.slice(last, end));
  }

  // The bounds of the paragraph in which a link's sentence stands; of a long one, of the sentences near it.
  function aroundOf(link) {
    if (link.start === null || link.source.text === null) return null;
    const end = link.start + link.evidence.length, own = link.source.sentences.find(function (one) { return one.start <= link.start && link.start < one.end; });
    if (!own) return null;
    const paragraph = link.source.sentences.filter(function (one) { return one.paragraph === own.paragraph; });
    const near = paragraph.filter(function (one) { return one.end > link.start - AROUND && one.start < end + AROUND; });
    return {
      start: Math.min(near[0].start, link.start), end: Math.max(near[near.length - 1].end, end),
      isCutBefore: near[0] !== paragraph[0], isCutBehind: near[near.length - 1] !== paragraph[paragraph.length - 1]
    };
  }

  function marked(link) {
    const made = make("strong", "told");
    let last = 0;
    for (let i = 0; i < link.marks.length; i += 3) {
      const kind = KINDS[link.marks[i + 2]], mark = make("mark", kind, link.evidence.slice(link.marks[i], link.marks[i + 1]));
      if (ROLES[kind]) mark.dataset.role = ROLES[kind];
      made.append(link.evidence.slice(last, link.marks[i]), mark);
      last = link.marks[i + 1];
    }
    made.append(link.evidence.slice(last));
    return made;
  }

  function source(article) {
    const title = make("cite", "", article.title || words.untitled_article), line = make("p", "source");
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
    const line = make("p", "grounds", geomap.words.percent(link.score) + " · " + words[link.status]);
    if (link.date) line.append(" · ", tools.time(link.date));
    line.append(" · " + words.rule + " " + link.rule);
    if (link.actors.length) line.append(" · ", make("bdi", "", link.actors.join(", ")));
    const unnamed = ["origin", "destination"].filter(function (_, kind) {
      return !link.marks.some(function (number, i) { return i % 3 === 2 && number === kind; });
    });
    if (unnamed.length && !corridor.added) {
      line.append(make("br"), unnamed.map(function (end) {
        return data.places[link[end]].name + " is not named in this sentence.";
      }).join(" "));
    }
    return line;
  }

  function verdicts(corridor, link, said) {
    const line = make("p", "single");
    [["accepted", "Accept this sentence"], ["rejected", "Reject this sentence"]].forEach(function (choice) {
      const button = tools.button("small", choice[1], function () { listeners.decideLink(link, said === choice[0] ? "cleared" : choice[0]); });
      button.prepend(geomap.signs.state(choice[0]));
      button.setAttribute("aria-pressed", String(said === choice[0]));
      line.append(button);
    });
    return line;
  }

  return { show: show };
};
