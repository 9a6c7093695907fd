import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { corridorState, createLedger, personOf, verdict } from "../review/decisions.js";

// The examples that geomap.decisions passes too, in tests/test_judging.py.
const vectors = JSON.parse(readFileSync(new URL("../../tests/data/decision-vectors.json", import.meta.url), "utf8"));

for (const { one, other, same } of vectors.people) {
  test(`“${one}” and “${other}” are ${same ? "one person" : "two"}`, () => {
    assert.equal(personOf(one) === personOf(other), same);
  });
}

for (const { claim, said, state } of vectors.verdicts) {
  test(`${claim}: ${state}`, () => {
    const place = { id: "1", name: "Dhaka", lon: 90, lat: 23, kind: "city", country: "BD" };
    const ledger = createLedger({ modes: [{ name: "visit" }] });
    said.forEach(([reviewer, decision, edit = null, previous = null], second) => {
      ledger.add({
        schema: "geomap-decision",
        version: 1,
        corridor: "0123456789ab",
        link: null,
        decision,
        reason: null,
        comment: null,
        edit,
        evidence: [],
        about: { mode: "visit", origin: place, destination: place, bidirectional: false },
        source: null,
        previous,
        reviewer,
        time: `2026-11-24T21:30:${String(second).padStart(2, "0")}Z`,
        tool: "geomap"
      });
    });
    assert.equal(verdict(ledger.verdicts("0123456789ab")).state, state);
  });
}

for (const { whole, sentences, state } of vectors.corridors) {
  test(`a corridor ${whole} with sentences ${sentences.join(", ")} is ${state}`, () => {
    assert.equal(corridorState(whole, sentences), state);
  });
}
