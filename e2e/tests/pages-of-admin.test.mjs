// Every page of an admin.
import { walk } from "../support/walk.mjs";

walk("admin", ["/customers?new=1", "/import/new?kind=leads", "/reports/active-customers", "/databases?new=1", "/settings/telesales"], ["phone"]);
