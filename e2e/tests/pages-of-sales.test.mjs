// Every page of somebody who sells.
import { walk } from "../support/walk.mjs";

walk("sales", ["/leads?view=board", "/leads?new=1", "/notifications", "/downloads"], ["phone"]);
