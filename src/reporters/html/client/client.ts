import type { PageData } from "../page-data.js";
import { scrollable } from "./dom.js";
import { centrePictures } from "./centre-pictures.js";
import { findingList } from "./finding-list.js";
import { filterRows } from "./filter-rows.js";
import { openTarget } from "./open-target.js";

// All that the page needs a script for: its list of findings, and what chooses among findings and routes.
const embedded = document.querySelector("#data");
const data = embedded === null ? null : (JSON.parse(embedded.textContent) as PageData);
if (data !== null && data.findings.length > 0) findingList(data);
filterRows();
centrePictures();
for (const box of document.querySelectorAll<HTMLElement>(".scroll")) scrollable(box, box.dataset["label"] ?? "Table");
addEventListener("hashchange", openTarget);
openTarget();
