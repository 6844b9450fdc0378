// The people of a project: added, given a role or a password, closed.

import { bind } from "./keys.js";
import { all, ask, find } from "./shared.js";

const notice = find("#notice");

/** Send a change; the page is made anew, or says what is wrong. */
async function change(path, body) {
  notice.classList.remove("wrong");
  notice.textContent = "";
  for (const one of all("main button, main select")) one.disabled = true;
  try {
    await ask(`/api/people${path}`, { method: "POST", body });
    location.reload();
    return;
  } catch (fault) {
    if (fault.status === undefined) throw fault;
    notice.textContent = fault.message;
    notice.classList.add("wrong");
    notice.scrollIntoView({ block: "nearest" });
  }
  for (const one of all("main button, main select")) one.disabled = false;
}

const given = (form) => Object.fromEntries(new FormData(form));

for (const row of all("tr[data-name]")) {
  const { name } = row.dataset;
  const role = find("select", row);
  const before = role?.value;
  role?.addEventListener("change", async () => {
    await change("/role", { name, role: role.value });
    role.value = before;
  });
  find("form", row)?.addEventListener("submit", (event) => {
    event.preventDefault();
    change("/password", { name, ...given(event.target) });
  });
  find(".close", row)?.addEventListener("click", () => change("/close", { name }));
}
find("#add").addEventListener("submit", (event) => {
  event.preventDefault();
  change("", given(event.target));
});
bind({}, () => ["palette", "go"]);
