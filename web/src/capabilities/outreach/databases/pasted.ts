/** A person as somebody types or pastes them. */
export interface PastedRecord {
  name: string;
  phone: string | null;
  username: string | null;
}

const MARKS = ["\t", ";", ","];
/** A phone that a spreadsheet took for a number: `8.12345E+10`. The server keeps it and says that it is none. */
const isShortened = (cell: string) => /^\d[.,]\d+E\+?\d+$/i.test(cell);
const looksLikePhone = (cell: string) => isShortened(cell) || (/^[+\d][\d\s().-]*$/.test(cell) && cell.replace(/\D/g, "").length >= 8);

/** One person a line: name, phone and username in any order, apart by tabs, semicolons or commas. */
export function readPasted(text: string): PastedRecord[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map(readLine);
}

function readLine(line: string): PastedRecord {
  const mark = MARKS.find((sign) => line.includes(sign));
  const cells = (mark ? line.split(mark) : [line]).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1")).filter(Boolean);
  const phone = cells.find(looksLikePhone) ?? null;
  const [name = "", username = null] = cells.filter((cell) => cell !== phone);
  return { name, phone, username };
}
