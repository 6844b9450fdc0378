// The log: check the chain of decisions; take acts and imports back, after a look at what goes.

import { bind } from "./keys.js";
import { all, ask, bdi, fill, find, make, speak, t } from "./shared.js";

find("#verify").addEventListener("click", async () => {
  const place = find("#notice");
  try {
    const told = await ask("/api/activity/chain");
    place.classList.toggle("wrong", Boolean(told.broken));
    place.textContent = told.broken ? fill(t.activity.broken, told.broken) : fill(t.activity.whole, told.decisions);
  } catch (fault) {
    place.textContent = fault.message;
  }
});
/** Show what goes with an act before it is taken back; or why it stays. */
async function look(button) {
  find(".taking-back")?.remove();
  button.disabled = true;
  let told;
  try {
    told = await ask(button.dataset.undo);
  } catch (fault) {
    if (fault.status === undefined) throw fault;
    told = { refusal: fault.message };
  }
  button.disabled = false;
  const box = make("div", "taking-back remark");
  box.tabIndex = -1;
  const leave = plain(t.activity.leave, () => {
    box.remove();
    button.focus();
  });
  if (told.refusal) {
    box.append(make("p", "rubric", make("b", "", `${t.activity.cannot} `), bdi(told.refusal)), make("p", "acts", leave));
  } else {
    const yes = plain(t.activity.yes, () => takeBack(button, box), "chief");
    const list = make("ul", "", ...told.lines.map((line) => make("li", "", line)));
    box.append(make("p", "", t.activity.really), list, make("p", "acts", yes, leave));
  }
  button.after(box);
  box.focus();
}

function plain(words, run, name = "") {
  const made = make("button", name, words);
  made.type = "button";
  made.addEventListener("click", run);
  return made;
}

async function takeBack(button, box) {
  for (const one of all("button", box)) one.disabled = true;
  try {
    await ask(button.dataset.undo, { method: "POST", body: {} });
    speak(t.activity.done);
    location.reload();
  } catch (fault) {
    if (fault.status === undefined) throw fault;
    box.replaceChildren(make("p", "rubric", bdi(fault.message)));
  }
}

for (const button of all("[data-undo]")) button.addEventListener("click", () => look(button));
bind({}, () => ["palette", "go"]);
