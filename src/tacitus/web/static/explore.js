// Explore: the row and the point of an incident light together; j and k move, Enter opens.

import { bind } from "./keys.js";
import { all, find } from "./shared.js";

const narrow = matchMedia("(max-width: 52rem)");
const rows = all("tr[data-id]");
let at = -1;

/** On a narrow screen what is found comes first: the lists to choose from are folded. */
function fold() {
  find("#facets").open = !narrow.matches;
}

function light(id) {
  for (const one of all("[data-id]")) one.classList.toggle("lit", one.dataset.id === id);
}

function move(way) {
  if (!rows.length) return;
  at = Math.max(0, Math.min(rows.length - 1, at + way));
  find("a", rows[at]).focus();
  rows[at].scrollIntoView({ block: "nearest" });
}

for (const one of all("[data-id]")) {
  const own = () => light(one.dataset.id);
  one.addEventListener("mouseenter", own);
  one.addEventListener("focusin", () => {
    own();
    if (rows.includes(one)) at = rows.indexOf(one);
  });
}
narrow.addEventListener("change", fold);
fold();
bind({ down: () => move(1), up: () => move(-1) }, () => (rows.length ? ["down", "up", "search", "palette", "go"] : ["search", "palette", "go"]));
