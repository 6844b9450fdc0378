// Two incidents side by side: y the same, n different, h not enough to tell.

import { bindSplits } from "./incident.js";
import { bind } from "./keys.js";
import { all, ask, find, may, speak, t } from "./shared.js";

const page = find(".merge");
const { one, two } = page.dataset;
let deciding = false; // a key pressed twice decides once

function decide(act) {
  return async () => {
    if (!two || deciding) return;
    deciding = true;
    for (const button of all("[data-act]")) button.disabled = true;
    try {
      const told = await ask(`/api/incidents/${act}`, { method: "POST", body: { names: [one, two] } });
      find("#notice").textContent = t.merge[`done_${act}`];
      speak(t.merge[`done_${act}`]);
      if (act === "same") {
        location.assign(`/incidents/${encodeURIComponent(told.id)}`);
        return;
      }
    } catch (fault) {
      find("#notice").textContent = fault.message;
      find("#notice").classList.add("wrong");
      speak(fault.message, { wrong: true });
    }
    deciding = false;
    for (const button of all("[data-act]")) button.disabled = false;
  };
}

const acts = two && may("merge") ? { same: decide("same"), different: decide("different"), unsure: decide("unsure") } : {};
for (const button of all("[data-act]")) button.addEventListener("click", acts[button.dataset.act]);
bindSplits(one);
bind(acts, () => [...Object.keys(acts), "palette", "go"]);
