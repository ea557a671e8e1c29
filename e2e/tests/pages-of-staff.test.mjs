// Every page of telesales staff.
import { walk } from "../support/walk.mjs";

walk("staff", ["/my-records/all?view=cards", "/reserved-members?new=1", "/deposits?view=summary", "/deposits?view=rows", "/profile"]);
