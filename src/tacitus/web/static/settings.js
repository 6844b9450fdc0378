// Settings: appearance and keys, kept in this browser.

import { bind, bindings, nameOf, rebind, shown } from "./keys.js";
import { all, ask, find, kept, make, t } from "./shared.js";

const USUAL = { appearance: "auto", size: "medium", thread: "on", single: "on" };

for (const [name, usual] of Object.entries(USUAL)) {
  for (const box of all(`input[name=${name}]`)) {
    box.checked = box.value === (kept.read(name) ?? usual);
    box.addEventListener("change", () => {
      kept.write(name, box.value);
      document.documentElement.dataset[name] = box.value;
    });
  }
}

let asking = null;

function draw() {
  find("#key-rows").replaceChildren(
    ...Object.entries(bindings()).map(([act, names]) => {
      const button = make("button", "key", ...(asking === act ? [t.settings.press] : names.map((name) => make("kbd", "", shown(name)))));
      button.type = "button";
      button.dataset.act = act;
      button.setAttribute("aria-label", `${t.keys[act]}: ${names.join(", ")}`);
      button.addEventListener("click", () => {
        asking = act;
        find("#notice").textContent = "";
        draw();
        find(`[data-act=${act}]`).focus();
      });
      return make("tr", "", make("th", "", t.keys[act]), make("td", "", button));
    }),
  );
}

addEventListener(
  "keydown",
  (event) => {
    if (!asking || ["Shift", "Control", "Alt", "Meta", "Tab"].includes(event.key)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const act = asking;
    asking = null;
    if (event.key !== "Escape") {
      const wrong = rebind(act, nameOf(event));
      find("#notice").textContent = wrong;
      find("#notice").classList.toggle("wrong", Boolean(wrong));
    }
    draw();
    find(`[data-act=${act}]`).focus();
  },
  true,
);
find("#reset").addEventListener("click", () => {
  kept.write("keys", null);
  draw();
});
find("#password")?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const { old, new: fresh } = Object.fromEntries(new FormData(event.target));
  const place = find("#password-notice");
  try {
    const told = await ask("/api/me/password", { method: "POST", body: { old, new: fresh } });
    document.body.dataset.form = told.form_token;
    event.target.reset();
    place.textContent = t.settings.changed;
    place.classList.remove("wrong");
  } catch (fault) {
    if (fault.status === undefined) throw fault;
    place.textContent = fault.message;
    place.classList.add("wrong");
  }
});
draw();
bind({}, () => ["palette", "go"]);
