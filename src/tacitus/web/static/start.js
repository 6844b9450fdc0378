// The start page: three doors.

import { bind } from "./keys.js";
import { all, ask, fill, find, make, t } from "./shared.js";

const notice = find("#notice");

async function attempt(work) {
  for (const button of all("button")) button.disabled = true;
  notice.classList.remove("wrong");
  try {
    await work();
  } catch (fault) {
    if (fault.status === undefined) throw fault;
    notice.textContent = fault.message || fill(t.app.waiting, 1);
    notice.classList.add("wrong");
  }
  for (const button of all("button")) button.disabled = false;
}

async function whenRead() {
  for (;;) {
    const told = await ask("/api/coding", { anyProject: true });
    const queue = await ask("/api/queue", { anyProject: true });
    if (queue.items.length || !told.running) break;
    notice.textContent = fill(t.start.coding, { done: told.done, expected: told.expected || "…" });
    await new Promise((done) => setTimeout(done, 400));
  }
  location.assign("/queue");
}

function told(done) {
  const problems = find("#problems");
  problems.replaceChildren(...done.refused.map((line) => make("li", "", make("bdi", "", line))));
  notice.textContent = fill(t.start.added, { new: done.new, same: done.same, changed: done.changed });
  if (done.refused.length) problems.prepend(make("li", "", t.start.refusals));
  return done.new + done.changed + done.same > 0 && !done.refused.length;
}

function sendFiles(files) {
  if (!files.length) return;
  attempt(async () => {
    const form = new FormData();
    for (const file of files) form.append("files", file, file.name);
    const done = await ask("/api/files", { method: "POST", form, anyProject: true });
    if (told(done)) await whenRead();
  });
}

find("#sample")?.addEventListener("click", () =>
  attempt(async () => {
    notice.textContent = fill(t.start.coding, { done: 0, expected: "…" });
    await ask("/api/sample", { method: "POST", body: {}, anyProject: true });
    await whenRead();
  }),
);
find("#files")?.addEventListener("change", (event) => sendFiles([...event.target.files]));
find("#paste")?.addEventListener("submit", (event) => {
  event.preventDefault();
  const given = Object.fromEntries([...new FormData(event.target)].filter(([, value]) => value));
  attempt(async () => {
    if (told(await ask("/api/paste", { method: "POST", body: given, anyProject: true }))) await whenRead();
  });
});
find("#project")?.addEventListener("submit", (event) => {
  event.preventDefault();
  const place = new FormData(event.target).get("place");
  attempt(async () => {
    await ask("/api/project", { method: "POST", body: { place }, anyProject: true });
    location.assign("/queue");
  });
});

const door = find("#drop");
for (const kind of ["dragenter", "dragover"]) {
  addEventListener(kind, (event) => {
    event.preventDefault();
    door?.classList.add("over");
  });
}
addEventListener("dragleave", (event) => event.relatedTarget === null && door?.classList.remove("over"));
addEventListener("drop", (event) => {
  event.preventDefault();
  door?.classList.remove("over");
  if (door) sendFiles([...event.dataTransfer.files]);
});
bind({}, () => ["palette", "go"]);
