import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { records } from "../shared/columns.js";

const { columns } = JSON.parse(readFileSync(new URL("../../tests/data/vectors.json", import.meta.url), "utf8"));

for (const { name, packed, values } of columns) {
  test(`a column of ${name} is read as Python wrote it`, () => {
    assert.deepEqual(
      records({ cell: packed }).map(record => record.cell),
      values
    );
  });
}
