// Every page of an admin.
import { walk } from "../support/walk.mjs";

walk("admin", ["/customers?new=1", "/reports/active-customers", "/databases?new=1", "/settings/telesales"], ["phone"]);
