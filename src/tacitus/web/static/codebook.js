// The codebook: what is typed keeps the entries that hold it.

import { bind } from "./keys.js";
import { all, find } from "./shared.js";

find("#search").addEventListener("input", (event) => {
  const sought = event.target.value.trim().toLowerCase();
  for (const entry of all(".entry")) entry.hidden = !entry.textContent.toLowerCase().includes(sought);
});
find("form.search").addEventListener("submit", (event) => event.preventDefault());
bind({}, () => ["search", "palette", "go"]);
