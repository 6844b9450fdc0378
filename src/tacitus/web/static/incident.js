// An incident: a report that tells of another happening is taken out of it.

import { bind } from "./keys.js";
import { all, ask, find, t } from "./shared.js";

/** Bind the buttons that take a report out of an incident. */
export function bindSplits(id) {
  for (const button of all("[data-split]")) {
    button.addEventListener("click", async () => {
      button.disabled = true;
      const place = find("#notice");
      try {
        await ask(`/api/incidents/${encodeURIComponent(id)}/split`, { method: "POST", body: { events: [button.dataset.split] } });
        place.textContent = t.incident.gone;
        location.reload();
      } catch (fault) {
        place.textContent = fault.message;
        place.classList.add("wrong");
        button.disabled = false;
      }
    });
  }
}

const page = find(".incident");
if (page) {
  bindSplits(page.dataset.id);
  bind({}, () => ["palette", "go"]);
}
