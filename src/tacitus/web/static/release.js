// What leaves: choose, let it be made, see exactly what it is, fetch it.

import { bind } from "./keys.js";
import { all, ask, bdi, fill, find, make, speak, t } from "./shared.js";

const PAUSE = 300; // milliseconds between two looks at how far it is
const choice = find("#choice");
let job = null;
let asking = 0;

const number = (one) => Number(one).toLocaleString(t.language ?? "en");
const many = (words, ...counts) => fill(words, ...counts.map(number));

function conditions() {
  const given = Object.fromEntries(new FormData(choice));
  return { ...given, everything: given.everything === "yes" };
}

/** How many incidents that would be, and how many are left out for not being reviewed. */
async function count() {
  const mine = (asking += 1);
  const place = find("#count");
  try {
    const told = await ask("/api/outgoing/count", { method: "POST", body: conditions() });
    if (mine !== asking) return;
    const unreviewed = told.all - told.reviewed;
    const words = told.taken < told.all ? t.release.left_out : t.release.taken_in;
    place.replaceChildren(make("b", "", many(told.taken === 1 ? t.explore.one : t.explore.found, told.taken)), unreviewed ? ` · ${many(words, unreviewed)}` : "", told.apart ? ` · ${many(t.explore.apart, told.apart)}` : "");
    place.classList.remove("wrong");
  } catch (fault) {
    if (mine !== asking) return;
    place.textContent = fault.message || t.app.no_answer;
    place.classList.add("wrong");
  }
}

// ---- making -----------------------------------------------------------------------------------

function drop() {
  if (!job) return;
  const gone = job;
  job = null;
  // also when the page is left: what nobody fetches stays nowhere
  ask(`/api/outgoing/${gone.id}`, { method: "DELETE", keepalive: true }).catch(() => {});
}

async function prepare(path, body) {
  drop();
  find("#outcome").hidden = false;
  find("#told").replaceChildren();
  find("#fetch").hidden = true;
  find("#work").hidden = false;
  find("#bar").removeAttribute("value");
  tell("", t.release.making);
  try {
    const mine = await ask(path, { method: "POST", body: { ...conditions(), ...body } });
    job = mine;
    find("#outcome").focus();
    await watch(mine);
  } catch (fault) {
    if (fault.status === undefined) throw fault;
    failed(fault.message || t.app.no_answer);
  }
}

async function watch(mine) {
  for (;;) {
    const now = await ask(`/api/outgoing/${mine.id}`);
    if (job?.id !== mine.id) return;
    if (now.state === "failed") {
      failed(now.message);
      return;
    }
    if (now.state === "ready") {
      ready(now);
      return;
    }
    if (now.expected) {
      find("#bar").max = now.expected;
      find("#bar").value = now.done;
    }
    await new Promise((done) => setTimeout(done, PAUSE));
    if (job?.id !== mine.id) return;
  }
}

function tell(words, title, wrong = false) {
  if (title) find("#outcome-title").textContent = title;
  find("#notice").textContent = words;
  find("#notice").classList.toggle("wrong", wrong);
}

function failed(message) {
  job = null;
  find("#work").hidden = true;
  find("#fetch").hidden = true;
  tell(message, t.release.failed, true);
  speak(message, { wrong: true });
}

function ready(now) {
  find("#work").hidden = true;
  find("#fetch").hidden = false;
  const link = find("#download");
  link.href = `/api/outgoing/${now.id}/file`;
  link.textContent = fill(t.release.download, now.name, size(now.bytes));
  tell(sentence(now.told), now.name);
  find("#told").replaceChildren(...parts(now.told));
  find("#outcome").scrollIntoView({ block: "start" });
  speak(t.release.ready);
}

const size = (bytes) => (bytes < 1e6 ? `${number(Math.ceil(bytes / 1e3))} kB` : `${number(Math.round(bytes / 1e5) / 10)} MB`);

// ---- what it is -------------------------------------------------------------------------------

function sentence(told) {
  const statuses = Object.entries(told.statuses).map(([name, count]) => `${number(count)} ${t.status[name] ?? name}`);
  const said = [many(t.release.rows, told.rows, told.incidents) + (statuses.length ? ` (${statuses.join(", ")})` : "")];
  if (told.left) said.push(many(t.release.left_out, told.left));
  if (told.apart) said.push(many(t.explore.apart, told.apart));
  if (told.disputed) said.push(many(t.release.disputed, told.disputed));
  if (told.news) said.push(told.news);
  return `${said.join("; ")}.`;
}

function parts(told) {
  const made = [];
  if (told.fates.length) {
    made.push(make("h3", "", t.release.outsiders), make("p", "proof", many(t.release.searched, told.cells, told.names, told.found)));
    const withheld = told.fates.filter((one) => one.names_withheld || one.coarse || one.withheld || one.level !== "public");
    made.push(withheld.length ? fates(withheld) : make("p", "quiet", t.release.all_shown));
    made.push(folded(t.release.every_field, fates(told.fates)));
  }
  if (told.losses.length) {
    const heading = told.fates.length ? t.release.uneven : t.release.losses;
    made.push(make("h3", "", heading), make("ul", "losses", ...told.losses.map((line) => make("li", "", bdi(line)))));
  }
  if (told.samples.length) made.push(make("h3", "", t.release.samples));
  told.samples.forEach((one, place) => {
    const title = `${one.name}, ${size(one.bytes)}`;
    const rows = sample(one);
    made.push(place ? folded(title, rows) : make("div", "", make("h4", "", title), rows));
  });
  return made;
}

function folded(title, content) {
  return make("details", "", make("summary", "", title), content);
}

const heads = (names) => make("thead", "", make("tr", "", ...names.map(head)));
function head(words) {
  const made = make("th", "", words);
  made.scope = "col";
  return made;
}

/** A table that may be wide, in a box that scrolls by keyboard too. */
function boxed(table, label) {
  const box = make("div", "wide", table);
  box.tabIndex = 0;
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", label);
  return box;
}

function fates(rows) {
  const names = ["column", "level", "shown", "names_withheld", "coarse", "withheld"];
  const body = rows.map((one) => {
    const field = make("th", "", make("code", "", `${one.table}.${one.column}`));
    field.scope = "row";
    const counts = names.slice(2).map((name) => make("td", "number", number(one[name])));
    return make("tr", "", field, make("td", "", t.levels[one.level]), ...counts);
  });
  const table = make("table", "fates", heads(names.map((name) => t.fates[name])), make("tbody", "", ...body));
  return boxed(table, t.release.outsiders);
}

function sample(one) {
  const [names, ...rows] = one.rows;
  if (!names) return make("p", "quiet", t.release.no_text);
  if (names.length === 1) return make("ul", "lines", ...one.rows.map(([line]) => make("li", "", bdi(line))));
  const body = rows.map((row) => make("tr", "", ...row.map((cell) => make("td", "", bdi(cell)))));
  return boxed(make("table", "sample", heads(names), make("tbody", "", ...body)), one.name);
}

// ---- the forms --------------------------------------------------------------------------------

/** What differs from the policy of the project. */
function levels() {
  const persons = {};
  const columns = [];
  for (const one of all("select[data-usual]", find("#privacy"))) {
    if (one.value === one.dataset.usual) continue;
    const [kind, table, column] = one.name.split(":");
    if (kind === "person") persons[table] = one.value;
    else columns.push({ table, column, level: one.value });
  }
  return { persons, columns };
}

find("#export").addEventListener("submit", (event) => {
  event.preventDefault();
  const form = new FormData(event.target);
  prepare("/api/outgoing/exports", { format: form.get("format"), kind: form.get("kind") || null, excel: form.has("excel"), proof: form.has("proof") });
});
find("#package").addEventListener("submit", (event) => {
  event.preventDefault();
  const form = new FormData(event.target);
  const given = Object.fromEntries(["title", "version", "license", "doi", "audience"].map((name) => [name, form.get(name)]));
  const authors = form.get("authors").split(";").map((one) => one.trim()).filter(Boolean);
  prepare("/api/outgoing/releases", { ...given, authors, formats: form.getAll("formats"), proof: form.has("proof"), ...levels() });
});
find("#stop").addEventListener("click", () => {
  drop();
  find("#work").hidden = true;
  tell(t.release.stopped, t.release.stopped_title);
  speak(t.release.stopped);
});
find("#discard").addEventListener("click", () => {
  drop();
  find("#outcome").hidden = true;
  speak(t.release.discarded);
});
const format = find("select[name=format]");
const kinds = find("select[name=kind]");
function fit() {
  kinds.disabled = format.selectedOptions[0].dataset.kinds === undefined;
  if (kinds.disabled) kinds.value = "";
}
format.addEventListener("change", fit);
choice.addEventListener("input", count);
choice.addEventListener("submit", (event) => event.preventDefault());
addEventListener("pagehide", drop);
addEventListener("pageshow", (event) => event.persisted && location.reload());
fit();
count();
bind({}, () => ["palette", "go"]);
