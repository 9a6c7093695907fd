// What was done, step by step: each can be undone, and undoing adds lines to the file like all else.

geomap.steps = function (desk, ledger, store) {
  const all = [];          // every step, undoing included, as they came
  let done = [], undone = [];

  // A step is {label, kind, records, priors}; kind is "do", "undo" or "redo", and priors holds for
  // each record what its reviewer had said of the target before, or null.
  function take(label, kind, records) {
    const priors = records.map(function (record) { return ledger.verdictOf(ledger.targetOf(record), record.reviewer); });
    const step = { label: label, kind: kind, records: records, priors: priors };
    records.forEach(ledger.add);
    all.push(step);
    return step;
  }

  function perform(label, records) {
    const step = take(label, "do", records);
    done.push(step);
    undone = [];
    store.keep(step);
    return step;
  }

  function undo() {
    const step = done.pop();
    if (!step) return null;
    undone.push(step);
    store.keep(take(step.label, "undo", inverse(step)));
    return step;
  }

  function redo() {
    const step = undone.pop();
    if (!step) return null;
    done.push(step);
    store.keep(take(step.label, "redo", step.records.map(desk.again)));
    return step;
  }

  // Any step of the history can be taken back by a new one, but for what was decided anew since.
  function takeBack(step) {
    const records = inverse(step).filter(function (_, i) { return isLast(step.records[i]); });
    return records.length ? perform(step.label, records) : null;
  }

  function isLast(record) {
    return ledger.verdictOf(ledger.targetOf(record), record.reviewer) === record;
  }

  function inverse(step) {
    return step.records.map(function (record, i) {
      return step.priors[i] ? desk.again(step.priors[i]) : desk.cleared(record);
    });
  }

  // A step that the browser had kept, as if it were made once more.
  function resume(kept) {
    const step = take(kept.label, kept.kind, kept.records);
    if (step.kind === "undo") undone.push(done.pop());
    else if (step.kind === "redo") done.push(undone.pop());
    else {
      done.push(step);
      undone = [];
    }
    done = done.filter(Boolean);
    undone = undone.filter(Boolean);
  }

  return {
    all: all, perform: perform, undo: undo, redo: redo, takeBack: takeBack, isLast: isLast, resume: resume,
    canUndo: function () { return done.length > 0; },
    canRedo: function () { return undone.length > 0; }
  };
};
