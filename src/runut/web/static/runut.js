// Joins the reading room's small modules; every page works without them.
import { startDrawer } from "./drawer.js";
import { startHighlights } from "./highlight.js";
import { startKeys } from "./keys.js";

const drawer = startDrawer(document.getElementById("drawer"));
const layers = startHighlights(document.getElementById("text"));
if (document.body.dataset.keys !== "off") startKeys({ drawer, layers });
