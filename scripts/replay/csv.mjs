/** Rows of a CSV text as objects by heading. Quoted fields may hold commas, quotes and line breaks (RFC 4180). */
export function readCsv(text) {
  const rows = [];
  let row = [""];
  let isQuoted = false;
  const source = text.replace(/^\uFEFF/, "").replace(/\r\n/g, "\n");
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at];
    if (isQuoted && sign === '"' && source[at + 1] === '"') {
      row[row.length - 1] += '"';
      at += 1;
    } else if (sign === '"') {
      isQuoted = !isQuoted;
    } else if (sign === "," && !isQuoted) {
      row.push("");
    } else if (sign === "\n" && !isQuoted) {
      rows.push(row);
      row = [""];
    } else {
      row[row.length - 1] += sign;
    }
  }
  if (row.length > 1 || row[0]) rows.push(row);
  const [headings, ...body] = rows;
  return body.map((cells) => Object.fromEntries(headings.map((heading, index) => [heading, cells[index] ?? ""])));
}
