// The counterpart of geomap/maps/columns.py: a table stands in columns, each packed as it packs best.
export function records(table) {
  const names = Object.keys(table),
    columns = names.map(name => unpack(table[name]));
  return columns[0].map((_, row) => {
    const record = {};
    names.forEach((name, i) => {
      record[name] = columns[i][row];
    });
    return record;
  });
}

function unpack(column) {
  if (Array.isArray(column)) return column;
  if (column.values) return unpack(column.at).map(at => column.values[at]);
  const width = column.width,
    cells = [];
  if (column.bytes) {
    const digits = Array.from(atob(column.bytes), byte => byte.charCodeAt(0).toString(16).padStart(2, "0")).join("");
    for (let at = 0; at < digits.length; at += width) cells.push(digits.slice(at, at + width));
    return cells;
  }
  for (let at = 0; at < column.numbers.length; at += width) {
    let number = 0;
    for (let i = at; i < at + width; i++) number = 64 * number + column.numbers.charCodeAt(i) - 63;
    cells.push(number);
  }
  return cells;
}
