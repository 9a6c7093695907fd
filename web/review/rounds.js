// Whose work is left: what is open to the reviewer, what only others have decided, what was skipped.
import { personOf } from "./decisions.js";

// state tells the state of a row, and whether this is a second pass over what others have decided.
export function createRound(data, ledger, reviewer, state) {
  const again = new Set(); // rows that were skipped and are taken up once more

  function ownVerdict(item) {
    return ledger.verdictOf(item.target, reviewer());
  }

  function isOther(name) {
    return personOf(name) !== personOf(reviewer());
  }

  function othersOnly(kind) {
    if (!ledger.reviewers().some(isOther)) return 0;
    return data.items.filter(item => item.kind === kind && ledger.verdicts(item.target).length && !ownVerdict(item)).length;
  }

  // Open is what nobody decided, what is stale, and what others skipped or differ on; on a second
  // pass, whatever is not decided by this reviewer.
  function isOpen(row) {
    const found = state.stateOf(row);
    if (found === "stale") return true;
    if (ownVerdict(data.items[row])) return again.has(row);
    return found === "proposed" || found === "conflicting" || found === "skipped" || (state.isSecond() && found !== "withdrawn");
  }

  // What this reviewer skipped: it comes back when nothing else is left, and is asked for.
  function skipped(kind) {
    return data.items.filter(item => item.kind === kind && ownVerdict(item)?.decision === "skipped").map(item => item.row);
  }

  return {
    ownVerdict,
    othersOnly,
    isOpen,
    skipped,
    takeUp(kind) {
      skipped(kind).forEach(row => {
        again.add(row);
      });
    },
    drop(row) {
      again.delete(row);
    }
  };
}
