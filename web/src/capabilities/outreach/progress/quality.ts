/** Figures of some work; shares in basis points. */
export interface Figures {
  assigned: number;
  /** Given earlier and not yet checked when the period began. */
  carried: number;
  checked: number;
  checked_bps: number;
  ada: number;
  tidak: number;
  ceklis1: number;
  responded: number;
  responded_bps: number;
  quality_bps: number;
}

export interface StaffFigures extends Figures {
  staff_id: string;
  staff_name: string | null;
  last_activity_at: string | null;
}

export interface DayFigures {
  on: string;
  assigned: number;
  checked: number;
  ada: number;
  tidak: number;
  ceklis1: number;
  responded: number;
}

export interface Quality {
  from: string | null;
  to: string | null;
  totals: Figures;
  data: StaffFigures[];
  days: DayFigures[];
}

export type SortKey = "staff_name" | "assigned" | "checked" | "checked_bps" | "ada" | "tidak" | "ceklis1" | "responded_bps" | "quality_bps" | "last_activity_at";

/** People in the order of a figure, the greatest first, or by name. */
export function inOrder(rows: StaffFigures[], key: SortKey, isDown: boolean): StaffFigures[] {
  const compare = (one: StaffFigures, other: StaffFigures) => {
    const [left, right] = [one[key], other[key]];
    if (typeof left === "number" && typeof right === "number") return left - right;
    return String(left ?? "").localeCompare(String(right ?? ""));
  };
  return rows.toSorted((one, other) => (isDown ? compare(other, one) : compare(one, other)));
}
