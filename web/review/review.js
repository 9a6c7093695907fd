// The desk: its parts brought together. One corridor at a time is open; each decision is a step.
import * as tools from "../shared/tools.js";
import { createChart } from "./chart.js";
import { corridorId, createLedger, createStates, wholeEdit, writeEdit } from "./decisions.js";
import { createCandidates, createDossier, createEvidence } from "./evidence.js";
import { createFiles } from "./files.js";
import { createAdding, createBulk, createForm, placeText } from "./form.js";
import { createKeys } from "./keys.js";
import { createFilter, createProgress, createQueue } from "./queue.js";
import { createRecords, readData } from "./records.js";
import { createHistory, createSteps, createStore } from "./steps.js";
import * as wording from "./words.js";

export function start() {
  const element = tools.element,
    make = tools.make;
  const data = readData(),
    ledger = createLedger(data),
    states = createStates(data, ledger);
  const drafts = new Map(),
    stateOf = [];
  let current = null,
    activeEnd = "destination",
    isAdding = false;

  const records = createRecords(data, ledger, () => files.reviewer());
  const store = createStore(data, ledger.isDecision),
    steps = createSteps(records, ledger, store);
  const files = createFiles(element("file"), data, ledger, store, {
    loaded,
    told: tell,
    named: show,
    isChanging() {
      return drafts.size > 0;
    }
  });
  const progress = createProgress(element("progress"), data, () => (ledger.reviewers().some(isOther) ? othersOnly() : 0));
  const chart = createChart(element("map"), data);
  const queue = createQueue(element("list"), data, {
    open,
    state(row) {
      return stateOf[row];
    },
    shown(corridor) {
      return states.shown(corridor, drafts.get(corridor.id));
    }
  });
  const filter = createFilter(element("filter"), data, states, arrange);
  const dossier = createDossier(data, ledger),
    evidence = createEvidence(data, states, { decideLink });
  const candidates = createCandidates(element("candidates"), data, { change });
  const form = createForm(element("change"), data, { change });
  const adding = createAdding(element("adding"), data, { leave: stopAdding, add, preview });
  const bulk = createBulk(element("bulk"), data, { accept: acceptMany, isOpen, shown: queue.rows });
  const history = createHistory(element("history"), data, steps, ledger, { takeBack });
  const comment = element("comment"),
    help = element("help");
  const keys = createKeys(data.reasons, {
    accept,
    reject(reason) {
      decide("rejected", { reason });
    },
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
    candidate: nextCandidate,
    turn,
    edit: startEditing,
    comment() {
      comment.focus();
    },
    many: startBulk,
    missed: startAdding,
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
  element("change-box").addEventListener("toggle", fillForm);
  element("bulk-box").addEventListener("toggle", () => {
    bulk.show(corridor());
  });
  element("history-box").addEventListener("toggle", history.show);
  element("filter").addEventListener("keydown", event => {
    if (event.key === "Enter" && event.target.type === "search") openFirst();
  });
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape" || help.open) return;
    if (event.target.matches("input, select, textarea")) event.target.blur();
    else if (isAdding) stopAdding();
  });

  ledger.load(data.decisions.join("\n"));
  store.kept().forEach(resume);
  ledger.records().forEach(records.adopt);
  store.watch(step => {
    const count = data.corridors.length;
    resume(step);
    ledger.records().forEach(records.adopt);
    refresh();
    if (data.corridors.length > count) arrange();
    else queue.render();
  });
  document.documentElement.classList.add("live");
  files.offer();
  refresh();
  arrange();
  open(firstOpen());

  // What the browser had kept: a file that was loaded, or a step that was made.
  function resume(step) {
    if (step.kind === "load") ledger.load(step.lines.join("\n"));
    else steps.resume(step);
  }

  function corridor() {
    return current === null ? null : data.corridors[current];
  }

  function shown() {
    return states.shown(corridor(), drafts.get(corridor().id));
  }

  function ownVerdict(one) {
    return ledger.verdictOf(one.target, files.reviewer());
  }

  function isOther(name) {
    return name !== files.reviewer();
  }

  function othersOnly() {
    return data.corridors.filter(one => ledger.verdicts(one.target).length && !ownVerdict(one)).length;
  }

  // Work that is left for this reviewer: on a second pass, whatever is not decided by them.
  function isOpen(row) {
    const state = stateOf[row],
      mine = ownVerdict(data.corridors[row]);
    if (state === "stale") return true;
    if (mine) return false;
    return state === "proposed" || state === "conflicting" || state === "skipped" || (filter.secondPass() && state !== "withdrawn");
  }

  function firstOpen() {
    const open = queue.rows().find(isOpen);
    return open !== undefined ? open : queue.rows().length ? queue.rows()[0] : null;
  }

  function openFirst() {
    document.activeElement.blur();
    open(firstOpen());
  }

  // Work out the states of these corridors, or of all.
  function refresh(rows) {
    (rows || data.corridors.map((_, row) => row)).forEach(row => {
      stateOf[row] = states.of(data.corridors[row]);
    });
    const far = progress.show(stateOf);
    filter.tell(queue.rows().length, far);
    files.show();
    keys.enable("u", steps.canUndo());
    keys.enable("r", steps.canRedo());
    if (element("history-box").open) history.show();
    return far;
  }

  // The queue as filter and order will have it. What is decided stays where it is until they change.
  function arrange() {
    const passing = data.corridors.filter(one => filter.passes(one, stateOf[one.row], Boolean(ownVerdict(one))));
    queue.setRows(filter.sorted(passing).map(one => one.row));
    filter.tell(passing.length, progress.show(stateOf));
    queue.setCurrent(current);
  }

  function open(row) {
    if (isAdding) stopAdding();
    current = row;
    const one = corridor();
    if (one)
      activeEnd =
        one.added || data.choices[one.origin_choices].length <= data.choices[one.destination_choices].length ? "destination" : "origin";
    show();
    element("evidence").scrollTop = 0;
  }

  function show() {
    const one = corridor();
    document.documentElement.classList.toggle("idle", !one);
    queue.setCurrent(current);
    if (!one) return;
    const now = shown(),
      verdict = ownVerdict(one);
    dossier.show(one, now, {
      state: stateOf[current],
      place: queue.placeOf(current),
      of: queue.rows().length,
      isChanged: drafts.has(one.id)
    });
    evidence.show(element("sentences"), one);
    candidates.show(now, one, activeEnd);
    if (element("change-box").open) fillForm();
    if (element("bulk-box").open) bulk.show(one);
    comment.value = drafts.get(one.id)?.comment || verdict?.comment || "";
    requestAnimationFrame(() => {
      if (current === one.row && !isAdding) chart.show(now, others(one, now));
    });
  }

  // What the end that g changes may be instead, and is not now: a few stand on the map.
  function others(one, now) {
    return choicesOf(one)
      [activeEnd].filter(row => row !== now[activeEnd])
      .slice(0, 4);
  }

  function fillForm() {
    const one = corridor();
    if (one) form.show({ corridor: shown(), choices: choicesOf(one), named: namedIn(one) });
  }

  function choicesOf(one) {
    return { origin: candidates.choicesOf(one, "origin"), destination: candidates.choicesOf(one, "destination") };
  }

  function namedIn(one) {
    return Array.from(
      new Set(one.evidence.flatMap(link => [link.origin, link.destination].concat(link.source.names.map(name => name.place))))
    );
  }

  function change(wanted) {
    const one = corridor(),
      draft = { ...drafts.get(one.id), ...wanted },
      base = states.shown(one, null),
      focused = document.activeElement.name || "";
    Object.keys(draft).forEach(field => {
      if (field !== "comment" && draft[field] === base[field]) delete draft[field];
    });
    if (Object.keys(draft).length) drafts.set(one.id, draft);
    else drafts.delete(one.id);
    show();
    // The candidates are drawn anew; the focus stays on the one that was chosen.
    if (focused.startsWith("choices-")) document.querySelector(`[name=${focused}]:checked`).focus();
  }

  function nextCandidate() {
    const one = corridor(),
      row = candidates.next(shown(), one, activeEnd);
    change(activeEnd === "origin" ? { origin: row } : { destination: row });
    tell((activeEnd === "origin" ? "From " : "To ") + placeText(data, row));
  }

  function turn() {
    activeEnd = activeEnd === "origin" ? "destination" : "origin";
    show();
    tell(activeEnd === "origin" ? "The key g changes where it starts." : "The key g changes where it ends.");
  }

  function accept() {
    const one = corridor(),
      edit = writeEdit(data, one, shown());
    if (edit && shown().origin === shown().destination) return tell("Both ends are one place. Choose two.");
    if (one.added) decide("added", { edit: wholeEdit(data, shown()), source: one.source });
    else decide(edit ? "edited" : "accepted", { edit });
  }

  function decide(decision, told) {
    const one = corridor();
    if (!one || !isNamed()) return;
    const remark = comment.value.trim() || null;
    steps.perform(`${wording.state(decision)}: ${wording.plainRoute(data, shown())}`, [
      records.make(one, decision, { comment: remark, ...told })
    ]);
    drafts.delete(one.id);
    advance(`${wording.state(decision)}: ${wording.plainRoute(data, shown())}, ${data.words[one.mode]}`, [one.row]);
  }

  function decideLink(link, decision) {
    const one = corridor();
    if (!isNamed()) return;
    const record = records.make(one, decision, { link: link.key });
    steps.perform(`${decision === "cleared" ? "Taken back" : wording.state(decision)}, one sentence: ${wording.plainRoute(data, one)}`, [
      record
    ]);
    refresh([one.row]);
    show();
    tell(`${wording.state(decision)}: one sentence of ${wording.plainRoute(data, one)}`);
  }

  function isNamed() {
    if (files.reviewer()) return true;
    files.askName();
    tell("Write your name first: it stands with each decision.");
    return false;
  }

  function advance(said, rows) {
    const far = refresh(rows),
      next = queue.nextOpen(isOpen);
    if (next !== null) open(next);
    else show();
    tell(
      `${said}. ${far.done} of ${far.all} decided. ${
        next === null
          ? "Nothing is left to check in this queue; download the decisions."
          : `Next: ${wording.plainRoute(data, shown())}, ${data.words[corridor().mode]}.`
      }`
    );
  }

  function acceptMany(rows, what) {
    if (!isNamed() || !rows.length) return;
    const made = rows.map(row => {
      const one = data.corridors[row],
        edit = writeEdit(data, one, states.shown(one, drafts.get(one.id)));
      drafts.delete(one.id);
      return records.make(one, edit ? "edited" : "accepted", { edit });
    });
    steps.perform(`Accepted ${rows.length} ${what}`, made);
    advance(`Accepted ${wording.counted(rows.length, "corridor")} ${what}`, rows);
    bulk.show(corridor());
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
    if (rows.length) open(stateOf[rows[0]] === "withdrawn" ? firstOpen() : rows[0]);
    tell(said + stepTaken.label);
  }

  function rowsOf(stepTaken) {
    return stepTaken.records.map(record => data.rowOfCorridor.get(record.corridor)).filter(row => row !== undefined);
  }

  function commented() {
    const one = corridor(),
      remark = comment.value.trim() || null,
      verdict = ownVerdict(one);
    if (!verdict) {
      if (remark) drafts.set(one.id, { ...drafts.get(one.id), comment: remark });
      return;
    }
    if (verdict.comment === remark) return;
    steps.perform(`Comment: ${wording.plainRoute(data, one)}`, [Object.assign(records.again(verdict), { comment: remark })]);
    refresh([one.row]);
    show();
    tell("Comment kept.");
  }

  function step(by) {
    const row = queue.beside(by);
    if (row === null) return tell(by > 0 ? "This is the last one of the queue." : "This is the first one of the queue.");
    open(row);
    tell(`${wording.plainRoute(data, shown())}, ${data.words[corridor().mode]}, ${wording.state(stateOf[row])}`, true);
  }

  function startAdding() {
    isAdding = true;
    document.documentElement.classList.add("is-adding");
    element("evidence").scrollTop = 0;
    adding.open(corridor()?.evidence.length ? Math.max(0, data.articles.indexOf(corridor().evidence[0].source)) : 0);
    tell("Choose the sentence that tells of the corridor.");
  }

  function stopAdding() {
    isAdding = false;
    document.documentElement.classList.remove("is-adding");
    if (corridor()) show();
  }

  function preview(draft, named) {
    chart.show(
      draft,
      named.filter(row => row !== draft.origin && row !== draft.destination)
    );
  }

  // Returns what is wrong, or nothing where the corridor was added.
  function add(draft, source) {
    if (!isNamed()) return "Write your name first.";
    const ends = ["origin", "destination"].map(end => data.places[draft[end]].id);
    const id = corridorId(draft.mode, ends[0], ends[1], draft.bidirectional),
      row = data.rowOfCorridor.get(id);
    if (row !== undefined && stateOf[row] !== "withdrawn")
      return "This corridor stands in the queue already; look it up and accept it there.";
    const record = records.added(draft, id, source);
    steps.perform(`Added: ${wording.plainRoute(data, draft)}`, [record]);
    records.adopt(record);
    stopAdding();
    refresh();
    arrange();
    open(data.rowOfCorridor.get(id));
    tell(`Added: ${wording.plainRoute(data, draft)}, ${data.words[draft.mode]}`);
    return null;
  }

  function loaded(count, name) {
    ledger.records().forEach(records.adopt);
    refresh();
    arrange();
    show();
    tell(
      count
        ? `${wording.counted(count, "decision")} read from ${name}${history.lost() ? `; ${history.lost()} about corridors that are gone` : ""}`
        : `Nothing new in ${name}`
    );
  }

  function startEditing() {
    fillForm();
    unfold("change-box", form);
  }

  function startBulk() {
    bulk.show(corridor());
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
