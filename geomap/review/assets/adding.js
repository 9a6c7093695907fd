// Add a corridor that the program missed: choose its sentence in an article, then what it tells.

geomap.adding = function (box, data, listeners) {
  const tools = geomap.tools, make = tools.make;
  const articles = make("select"), text = make("div", "text"), form = make("form", "change"), told = make("p", "problem");
  form.id = "adding-form";
  let article = null, sentence = null, draft = null, options = [];
  const fields = geomap.form(form, data, { change: function (change) {
    Object.assign(draft, change);
    show();
  } });
  const add = tools.button("strong", "Add this corridor", confirm), leave = tools.button("", "Leave", listeners.leave);
  told.setAttribute("role", "alert");
  articles.addEventListener("change", function () { open(Number(articles.value)); });
  data.articles.forEach(function (one, row) { articles.append(new Option(one.title || one.id, row)); });
  text.setAttribute("role", "listbox");
  text.setAttribute("aria-label", "Sentences; choose one by arrows, or by selecting words of it");
  text.tabIndex = 0;
  text.addEventListener("keydown", walk);
  text.addEventListener("mouseup", function (event) {
    const selection = document.getSelection(), node = selection.isCollapsed ? event.target : selection.getRangeAt(0).startContainer;
    const chosen = (node.nodeType === 1 ? node : node.parentNode).closest("[role=option]");
    if (chosen) choose(options.indexOf(chosen));
  });
  box.append(make("h2", "", "Add a corridor that was missed"), make("label", "", make("span", "", "Article"), articles), text, form,
    told, make("p", "buttons", add, leave));

  // The sentences of an article: all of them where its text is there, else those that links rest on.
  function sentencesOf(one) {
    if (one.text !== null) return one.sentences;
    const known = new Map();
    data.links.filter(function (link) { return link.source === one; }).forEach(function (link) {
      if (!known.has(link.evidence)) known.set(link.evidence, { text: link.evidence, link: link, paragraph: known.size, rows: [] });
      known.get(link.evidence).rows.push(link.origin, link.destination);
    });
    return Array.from(known.values());
  }

  function open(row) {
    article = data.articles[row];
    articles.value = String(row);
    sentence = null;
    told.textContent = article.text === null ? "Only the sentences of links are known. To read whole articles, make the page with --articles." : "";
    let last = null, paragraph = null;
    text.replaceChildren();
    options = sentencesOf(article).map(function (one, i) {
      const option = make("span", "sentence", textOf(one));
      option.id = "sentence-" + i;
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
    const one = sentencesOf(article)[at], rows = rowsOf(one);
    sentence = { at: at, sentence: one, rows: rows };
    options.forEach(function (option, i) { option.setAttribute("aria-selected", String(i === at)); });
    text.setAttribute("aria-activedescendant", "sentence-" + at);
    options[at].scrollIntoView({ block: "nearest" });
    const known = Array.from(new Set(rows.concat(namedIn(article))));
    add.disabled = known.length < 2;
    form.hidden = known.length < 2;
    if (known.length < 2) {
      told.textContent = "No two places are named here that the gazetteer knows.";
      return;
    }
    told.textContent = "";
    draft = { id: "new", row: -1, mode: data.modes[0].name, origin: known[0], destination: known[1], bidirectional: false, status: "completed", date: null };
    show();
  }

  // The places of the names in a sentence, and of all the names of an article.
  function rowsOf(one) {
    if ("rows" in one) return Array.from(new Set(one.rows));
    return Array.from(new Set(article.names.filter(function (name) { return one.start <= name.start && name.end <= one.end; })
      .map(function (name) { return name.place; })));
  }

  function namedIn(one) {
    return one.text === null ? sentencesOf(one).flatMap(rowsOf) : one.names.map(function (name) { return name.place; });
  }

  function choicesOf(row) {
    const names = article.names.filter(function (name) { return name.place === row; });
    return Array.from(new Set(names.flatMap(function (name) { return data.choices[name.choices]; })));
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
      told.textContent = "Both ends are " + data.places[draft.origin].name + "; choose two places.";
      return;
    }
    const problem = listeners.add(draft, sourceOf(sentence.sentence));
    told.textContent = problem || "";
  }

  // What leads back to the sentence, its offsets in code points as the file has them.
  function sourceOf(one) {
    const start = "text" in one ? one.link.evidence_start : Array.from(article.text.slice(0, one.start)).length, words = textOf(one);
    return {
      article: article.id, title: article.title, published: article.published, url: article.url, text: words, start: start,
      end: start + Array.from(words).length, actors: []
    };
  }

  return {
    open: function (row) {
      open(row);
      text.focus({ preventScroll: true });
    }
  };
};
