// Files that a page gives away: caught, and read as far as a test wants to know.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";

/** What the browser saves after `act`: its name and bytes. */
export async function saved(page, act) {
  const [download] = await Promise.all([page.waitForEvent("download"), act()]);
  assert.equal(await download.failure(), null);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** The cells of an Excel file's first sheet, row by row; numbers as numbers. */
export function sheetOf(bytes) {
  const files = unzip(bytes);
  const shared = [...(files.get("xl/sharedStrings.xml") ?? "").matchAll(/<si>(.*?)<\/si>/gs)].map(([, text]) => textOf(text));
  const sheet = files.get("xl/worksheets/sheet1.xml");
  return [...sheet.matchAll(/<row\b.*?(?:\/>|<\/row>)/gs)].map(([row]) =>
    [...row.matchAll(/<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, attributes, inside = ""]) => {
      if (attributes.includes('t="inlineStr"')) return textOf(inside);
      const value = /<v>(.*?)<\/v>/s.exec(inside)?.[1];
      if (value === undefined) return "";
      if (attributes.includes('t="s"')) return shared[Number(value)];
      return attributes.includes('t="str"') ? textOf(value) : Number(value);
    }),
  );
}

const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const textOf = (xml) => xml.replace(/<[^>]*>/g, "").replace(/&(\w+);/g, (whole, name) => ENTITIES[name] ?? whole);

/** The files in a ZIP archive, as text, read by its directory at the end. */
export function unzip(bytes) {
  const end = bytes.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  const files = new Map();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [size, name, extra, comment, start] = [bytes.readUInt32LE(at + 20), ...[28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)), bytes.readUInt32LE(at + 42)];
    const isPacked = bytes.readUInt16LE(at + 10) === 8;
    const body = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
    const data = bytes.subarray(body, body + size);
    files.set(bytes.toString("utf8", at + 46, at + 46 + name), (isPacked ? inflateRawSync(data) : data).toString("utf8"));
    at += 46 + name + extra + comment;
  }
  return files;
}
