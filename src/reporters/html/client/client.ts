import type { PageData } from "../page-data.js";
import { byId, scrollable } from "./dom.js";
import { centrePictures } from "./centre-pictures.js";
import { findingList } from "./finding-list.js";
import { filterRows } from "./filter-rows.js";

// All that the page needs a script for: its list of findings, and what chooses among findings and routes.
const data = JSON.parse(byId("data").textContent) as PageData;
if (data.findings.length > 0) findingList(data);
filterRows();
centrePictures();
for (const box of document.querySelectorAll<HTMLElement>(".scroll")) scrollable(box, box.dataset["label"] ?? "Table");
