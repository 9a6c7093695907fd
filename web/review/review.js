// The desk: its parts brought together. One corridor or place at a time is open; each decision is a step.
import * as tools from "../shared/tools.js";
import { createChanges } from "./changes.js";
import { createChart } from "./chart.js";
import { corridorId, createLedger, createStates, wholeEdit, writeEdit } from "./decisions.js";
import { createEnding, createPreview } from "./ending.js";
import { createDossier, createEvidence } from "./evidence.js";
import { createFiles } from "./files.js";
import { createAdding, createBulk } from "./form.js";
import { createKeys } from "./keys.js";
import { createQuestion, doubtOf, isInSight } from "./questions.js";
import { createFilter, createProgress, createQueue } from "./queue.js";
import { createRecords, readData } from "./records.js";
import { createRound } from "./rounds.js";
import { createHistory, createSteps, createStore } from "./steps.js";
import * as wording from "./words.js";

export function start() {
  const element = tools.element,
    make = tools.make;
  const data = readData(),
    ledger = createLedger(data),
    states = createStates(data, ledger);
  const stateOf = [],
    state = row => stateOf[row],
    narrow = window.matchMedia("(max-width: 47.99rem)"),
    root = document.documentElement;
  let current = null,
    view = "item"; // what stands where the evidence is: it, "ending", "adding" or "preview"

  const records = createRecords(data, ledger, () => files.reviewer());
  const store = createStore(data, ledger.isDecision),
    steps = createSteps(records, ledger, store);
  const files = createFiles(element("file"), element("naming"), data, ledger, store, {
    loaded,
    told: tell,
    named: show,
    isChanging: () => changes.count() > 0
  });
  const changes = createChanges(data, states, { item, tell, changed: show });
  const round = createRound(data, ledger, files.reviewer, { stateOf: state, isSecond: () => filter.secondPass() });
  const { ownVerdict, isOpen } = round;
  const question = createQuestion(element("question"));
  const progress = createProgress(element("progress"), data, round.othersOnly);
  const chart = createChart(element("map"), data);
  const queue = createQueue(element("list"), data, { open, state, shown: changes.shown });
  const filter = createFilter(element("filter"), data, { changed: arrange, turned: goOn });
  const dossier = createDossier(data, ledger, { agree, reviewer: files.reviewer }),
    evidence = createEvidence(data, states, { decideLink, open });
  const adding = createAdding(element("adding"), data, { leave: goOn, add, preview });
  const bulk = createBulk(element("bulk"), data, { accept: acceptMany, isOpen, shown: queue.rows });
  const history = createHistory(element("history"), data, steps, ledger, { takeBack });
  const ending = createEnding(element("ending"), {
    clear() {
      filter.clear();
      goOn();
    },
    again() {
      round.takeUp(filter.kind());
      filter.clear();
      goOn();
    },
    conflicts: () => filter.only("conflicting"),
    places: turnKind,
    preview: startPreview,
    download: files.download
  });
  const published = createPreview(element("preview"), data, states, {
    state,
    draw: chart.showAll,
    open,
    leave: goOn,
    download: files.download
  });
  const comment = element("comment"),
    help = element("help");
  const keys = createKeys(data.reasons, {
    accept,
    reject,
    skip() {
      decide("skipped", {});
    },
    undo,
    redo,
    back() {
      step(-1);
    },
    next() {
      step(1);
    },
    candidate: changes.next,
    turn: changes.turn,
    edit: startEditing,
    comment() {
      comment.focus();
    },
    many: startBulk,
    missed: startAdding,
    places: turnKind,
    preview: startPreview,
    history: showHistory,
    download: files.download,
    filter: filter.focus,
    help() {
      help.showModal();
    }
  });

  comment.addEventListener("change", commented);
  comment.addEventListener("keydown", event => {
    if (event.key === "Enter") comment.blur();
  });
  help.querySelector("button").addEventListener("click", () => {
    help.close();
  });
  element("bulk-box").addEventListener("toggle", () => {
    bulk.show(item());
  });
  element("history-box").addEventListener("toggle", history.show);
  element("filter").addEventListener("keydown", event => {
    if (event.key === "Enter" && event.target.type === "search") openFirst();
  });
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape" || help.open) return;
    if (event.target.matches("input, select, textarea")) event.target.blur();
    else if (question.isAsked()) question.leave();
    else if (view === "adding" || view === "preview") goOn();
  });

  ledger.load(data.decisions.join("\n"));
  store.kept().forEach(resume);
  ledger.records().forEach(records.adopt);
  store.watch(step => {
    const count = data.items.length;
    resume(step);
    ledger.records().forEach(records.adopt);
    refresh();
    if (data.items.length > count) arrange();
    else queue.render();
  });
  document.documentElement.classList.add("live");
  files.offer();
  refresh();
  arrange();
  if (!queue.rows().length && data.named.length) filter.turn("place");
  goOn();

  // What the browser had kept: a file that was loaded, or a step that was made.
  function resume(step) {
    if (step.kind === "load") ledger.load(step.lines.join("\n"));
    else steps.resume(step);
  }

  function item() {
    return current === null ? null : data.items[current];
  }

  function isPlace() {
    return item()?.kind === "place";
  }

  function shown() {
    return changes.shown(item());
  }

  function firstOpen() {
    return queue.rows().find(isOpen) ?? null;
  }

  // The queue as it is now, and the first of it that is open.
  function goOn() {
    const row = view === "item" || view === "ending" ? null : current;
    arrange();
    goTo(row !== null && data.items[row].kind === filter.kind() ? row : firstOpen());
  }

  // Places are reviewed apart from corridors.
  function turnKind() {
    filter.turn(filter.kind() === "place" ? "corridor" : "place");
    view = "item";
    goOn();
    tell(filter.kind() === "place" ? "Places: is each of them one, and the one that is meant?" : "Corridors.");
  }

  function openFirst() {
    document.activeElement.blur();
    open(firstOpen());
  }

  // Work out the states of these corridors, or of all.
  function refresh(rows) {
    (rows || data.items.map((_, row) => row)).forEach(row => {
      stateOf[row] = states.of(data.items[row]);
    });
    const far = progress.show(stateOf, filter.kind());
    filter.tell(queue.rows().length, far);
    files.show();
    keys.enable("u", steps.canUndo());
    keys.enable("r", steps.canRedo());
    if (element("history-box").open) history.show();
    return far;
  }

  // The queue as filter and order will have it. What is decided stays where it is until they change.
  function arrange() {
    const passing = data.items.filter(one => filter.passes(one, stateOf[one.row], Boolean(ownVerdict(one))));
    queue.setRows(filter.sorted(passing).map(one => one.row));
    filter.tell(passing.length, progress.show(stateOf, filter.kind()));
    queue.setCurrent(current);
    if (view === "ending") showEnding();
  }

  // Open a row, of whichever kind.
  function open(row) {
    if (row !== null && data.items[row].kind !== filter.kind()) {
      filter.turn(data.items[row].kind);
      arrange();
    }
    goTo(row);
  }

  function goTo(row) {
    current = row;
    question.leave();
    keys.showReasons(false);
    const one = item();
    if (one) changes.begin(one);
    look(one ? "item" : "ending");
    show();
    element("evidence").scrollTop = 0;
    if (narrow.matches && root.classList.contains("at-work")) element("main").scrollIntoView({ block: "start" });
  }

  function look(wanted) {
    view = wanted;
    ["item", "ending", "adding", "preview"].forEach(name => {
      root.classList.toggle(`is-${name}`, name === wanted);
    });
    root.classList.toggle("is-place", filter.kind() === "place");
    keys.enable("axsc", wanted === "item");
  }

  function show() {
    const one = item();
    queue.setCurrent(current);
    if (view === "ending") return showEnding();
    if (!one) return;
    const now = shown(),
      verdict = ownVerdict(one);
    dossier.show(one, now, {
      state: stateOf[current],
      place: queue.placeOf(current),
      of: queue.rows().length,
      isChanged: changes.of(one) !== undefined
    });
    comment.value = changes.of(one)?.comment || verdict?.comment || "";
    if (isPlace()) evidence.showPlace(element("sentences"), one);
    else {
      evidence.show(element("sentences"), one);
      changes.show(one);
      if (element("bulk-box").open) bulk.show(one);
    }
    requestAnimationFrame(() => {
      if (current !== one.row || view !== "item") return;
      if (isPlace()) chart.showPlace(one.place);
      else chart.show(now, changes.others(one));
    });
  }

  function showEnding() {
    const far = progress.show(stateOf, filter.kind());
    published.draw();
    ending.show(far, {
      kind: filter.kind(),
      isNarrow: filter.isNarrow(),
      skipped: round.skipped(filter.kind()).length,
      conflicting: far.counts.conflicting || 0
    });
  }

  function accept() {
    const one = item();
    if (!one || isPlace()) return decide("accepted", {});
    const now = shown(),
      edit = writeEdit(data, one, now);
    if (edit && now.origin === now.destination) return tell("Both ends are one place. Choose two.");
    if (edit && !question.isSure(doubtOf(data, one, now), `${one.id} ${now.origin} ${now.destination}`)) return;
    if (one.added) decide("added", { edit: wholeEdit(data, now), source: one.source });
    else decide(edit ? "edited" : "accepted", { edit });
  }

  function reject(reason) {
    const one = item();
    if (one && question.isSure(goingWith(one), `reject ${one.id}`)) decide("rejected", { reason });
  }

  // What goes with a place that is taken off, which is asked about.
  function goingWith(one) {
    if (one.kind !== "place" || !one.links) return null;
    const ends = one.links === 1 ? "ends" : "end";
    return `${wording.counted(one.links, "corridor")} ${ends} there and would go too. Reject once more to take it off.`;
  }

  // To say the same as a colleague.
  function agree(record) {
    decide(record.decision, { reason: record.reason, edit: record.edit, comment: null });
  }

  function decide(decision, told) {
    const one = item();
    if (!one || view !== "item") return;
    if (narrow.matches && !isInSight("route", "sentences", "actions")) {
      element("main").scrollIntoView({ block: "start" });
      return tell(`Look at it first: ${wording.plainTitle(data, shown())}.`);
    }
    if (!files.reviewer()) return files.askName(() => decide(decision, told));
    root.classList.add("at-work");
    round.drop(one.row);
    const said = `${wording.state(decision)}: ${wording.plainTitle(data, shown())}`,
      remark = comment.value.trim() || null;
    const record = records.make(one, decision, { comment: remark, ...told });
    if (records.isNews(record)) steps.perform(said, [record]);
    changes.drop(one);
    advance(isPlace() ? said : `${said}, ${data.words[shown().mode]}`, [one.row]);
  }

  function decideLink(link, decision) {
    const one = item();
    if (!files.reviewer()) return files.askName(() => decideLink(link, decision));
    const record = records.make(one, decision, { link: link.key });
    steps.perform(`${wording.state(decision)}, one sentence: ${wording.plainRoute(data, one)}`, [record]);
    refresh([one.row]);
    show();
    tell(`${wording.state(decision)}: one sentence of ${wording.plainRoute(data, one)}`);
  }

  function advance(said, rows) {
    const far = refresh(rows),
      next = queue.nextOpen(isOpen);
    goTo(next);
    const coming = next === null ? "Nothing is left to check in this queue; download the decisions." : `Next: ${called(item())}.`;
    tell(`${said}. ${far.done} of ${far.all} decided. ${coming}`);
  }

  function called(one) {
    return one.kind === "place" ? wording.plainTitle(data, one) : `${wording.plainRoute(data, shown())}, ${data.words[one.mode]}`;
  }

  function acceptMany(rows, what) {
    if (!rows.length) return;
    if (!files.reviewer()) return files.askName(() => acceptMany(rows, what));
    const made = rows.map(row => {
      const one = data.items[row],
        edit = writeEdit(data, one, changes.shown(one));
      changes.drop(one);
      return records.make(one, edit ? "edited" : "accepted", { edit });
    });
    steps.perform(`Accepted ${rows.length} ${what}`, made);
    advance(`Accepted ${wording.counted(rows.length, "corridor")} ${what}`, rows);
    bulk.show(item());
  }

  function undo() {
    follow(steps.undo(), "Undone: ");
  }

  function redo() {
    follow(steps.redo(), "Done again: ");
  }

  function takeBack(stepTaken) {
    follow(steps.takeBack(stepTaken), "Taken back: ");
  }

  // Go to where something was undone or done again.
  function follow(stepTaken, said) {
    if (!stepTaken) return;
    const rows = rowsOf(stepTaken);
    refresh(rows);
    if (stepTaken.records.some(record => record.decision === "added")) arrange();
    rows.forEach(row => {
      round.drop(row);
    });
    if (rows.length) open(stateOf[rows[0]] === "withdrawn" ? firstOpen() : rows[0]);
    tell(said + stepTaken.label);
  }

  function rowsOf(stepTaken) {
    return stepTaken.records.map(record => data.rowOfItem.get(record.corridor)).filter(row => row !== undefined);
  }

  function commented() {
    const one = item(),
      remark = comment.value.trim() || null,
      verdict = ownVerdict(one);
    if (!verdict) {
      if (remark) changes.note(one, remark);
      return;
    }
    if (verdict.comment === remark) return;
    steps.perform(`Comment: ${wording.plainTitle(data, one)}`, [Object.assign(records.again(verdict), { comment: remark })]);
    refresh([one.row]);
    show();
    tell("Comment kept.");
  }

  function step(by) {
    const row = queue.beside(by);
    if (row === null && by < 0) return tell("This is the first one of the queue.");
    goTo(row);
    tell(row === null ? "This is the end of the queue." : `${called(item())}, ${wording.state(stateOf[row])}`, true);
  }

  function startAdding() {
    look("adding");
    element("evidence").scrollTop = 0;
    const link = item()?.evidence[0];
    adding.open(link ? Math.max(0, data.articles.indexOf(link.source)) : 0);
    tell("Choose the sentence that tells of the corridor.");
  }

  function startPreview() {
    look("preview");
    element("evidence").scrollTop = 0;
    published.show();
  }

  function preview(draft, named) {
    chart.show(
      draft,
      named.filter(row => row !== draft.origin && row !== draft.destination)
    );
  }

  // Returns what is wrong, or nothing where the corridor was added.
  function add(draft, source) {
    if (!files.reviewer()) {
      files.askName(() => add(draft, source));
      return "Write your name first; it is asked for beside the map.";
    }
    const ends = ["origin", "destination"].map(end => data.places[draft[end]].id);
    const id = corridorId(draft.mode, ends[0], ends[1], draft.bidirectional),
      row = data.rowOfItem.get(id);
    if (row !== undefined && stateOf[row] !== "withdrawn")
      return "This corridor stands in the queue already; look it up and accept it there.";
    const record = records.added(draft, id, source);
    steps.perform(`Added: ${wording.plainRoute(data, draft)}`, [record]);
    records.adopt(record);
    refresh();
    arrange();
    open(data.rowOfItem.get(id));
    tell(`Added: ${wording.plainRoute(data, draft)}, ${data.words[draft.mode]}`);
    return null;
  }

  function loaded(count, name) {
    ledger.records().forEach(records.adopt);
    refresh();
    arrange();
    if (view === "item" || view === "ending") goTo(current ?? firstOpen());
    tell(
      count
        ? `${wording.counted(count, "decision")} read from ${name}${history.lost() ? `; ${history.lost()} about what is gone` : ""}`
        : `Nothing new in ${name}`
    );
  }

  function startEditing() {
    unfold("change-box", changes.form);
  }

  function startBulk() {
    bulk.show(item());
    unfold("bulk-box", bulk);
  }

  function showHistory() {
    history.show();
    unfold("history-box", element("history-box").querySelector("summary"));
  }

  function unfold(id, part) {
    element(id).open = true;
    part.focus();
    element(id).scrollIntoView({ block: "nearest" });
  }

  function tell(text, isSeen) {
    // The whole is read out; who sees the page sees the rest of it happen.
    const told = element("told"),
      end = text.indexOf(". ") + 1 || text.length;
    told.replaceChildren(text.slice(0, end), make("span", "unseen", text.slice(end)));
    told.classList.toggle("fresh", !isSeen);
    clearTimeout(told.timer);
    told.timer = setTimeout(() => {
      told.classList.remove("fresh");
    }, 4000);
  }
}
