// Every page of the owner.
import { walk } from "../support/walk.mjs";

walk("owner", ["/profile", "/password", "/notifications", "/downloads", "/settings/pipeline", "/settings?tab=fields", "/products?new=1", "/import/new?kind=leads", "/reports/leads-funnel", "/no-such-page"]);
