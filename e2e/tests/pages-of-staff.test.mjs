// Every page of telesales staff.
import { walk } from "../support/walk.mjs";

walk("staff", ["/profile"]);
