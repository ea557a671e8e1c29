import { en } from "./en";
import { frame } from "./frame.en";

export const english = { ...en, ...frame };
