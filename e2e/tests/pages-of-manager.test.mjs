// Every page of a manager.
import { walk } from "../support/walk.mjs";

walk("manager", ["/leads?view=board", "/deals?view=board", "/reports/deals-approvals", "/approvals?show=decided"], ["desktop"]);
