// Accept many at once: between the same two places, by the same rule at or above a score, or all
// that the filter shows. It is one step, and undone as one.

geomap.bulk = function (box, data, listeners) {
  const tools = geomap.tools, make = tools.make;
  const score = make("input"), scoreText = make("output", "");
  const lines = { pair: line(), rule: line(), shown: line() };
  score.type = "range";
  score.min = 0;
  score.max = 100;
  score.step = 5;
  score.value = 90;
  score.setAttribute("aria-label", "Score at least, in percent");
  score.addEventListener("input", function () { show(current); });
  box.append(make("h2", "", "Accept many at once"), lines.pair.box, lines.rule.box, make("p", "range", "Score at least ", score, scoreText), lines.shown.box);
  let current = null;

  function line() {
    const button = tools.button("small", "", function () { listeners.accept(made.rows, made.what); });
    const made = { button: button, box: make("p", "", button), rows: [], what: "" };
    return made;
  }

  // The first word of a rule tells what kind of word was found, and that word itself the rule's case.
  function ruleOf(corridor) {
    const best = corridor.evidence.reduce(function (one, other) { return other.score > one.score ? other : one; });
    return best.rule.split(";")[0];
  }

  function isPair(one, other) {
    return [one.origin, one.destination].sort().join() === [other.origin, other.destination].sort().join();
  }

  function show(corridor) {
    current = corridor;
    if (!corridor) return;
    const open = data.corridors.filter(function (one) { return listeners.isOpen(one.row); });
    const least = Number(score.value) / 100, rule = corridor.evidence.length ? ruleOf(corridor) : null;
    scoreText.textContent = geomap.words.percent(least);
    const names = data.places[corridor.origin].name + " and " + data.places[corridor.destination].name;
    fill(lines.pair, open.filter(function (one) { return isPair(one, corridor); }), "between " + names);
    fill(lines.rule, open.filter(function (one) { return one.evidence.length && one.score >= least && ruleOf(one) === rule; }),
      "found by “" + rule + "” with a score of " + scoreText.textContent + " or more");
    const shown = new Set(listeners.shown());
    fill(lines.shown, open.filter(function (one) { return shown.has(one.row) && one.score >= least; }),
      "that the queue shows with a score of " + scoreText.textContent + " or more");
  }

  function fill(made, corridors, what) {
    made.rows = corridors.map(function (one) { return one.row; });
    made.what = what;
    made.button.textContent = "Accept " + made.rows.length + " " + what;
    made.button.disabled = !made.rows.length;
  }

  return { show: show, focus: function () { (box.querySelector("button:enabled") || score).focus(); } };
};
