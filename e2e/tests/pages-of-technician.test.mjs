// Every page of a technician.
import { walk } from "../support/walk.mjs";

walk("technician", ["/profile", "/notifications"]);
