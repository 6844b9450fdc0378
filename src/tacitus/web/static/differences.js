// Where coders differ: move with j and k, 1 or 2 chooses a side, e writes a third, 0 not stated.

import { Cursor } from "./cursor.js";
import { editor } from "./editor.js";
import { bind, refresh } from "./keys.js";
import { all, ask, fill, find, newToken, speak, t } from "./shared.js";
import { light, selected, show } from "./words.js";

const data = JSON.parse(find("#data").textContent);
const points = [...data.text];
const cursor = new Cursor(data.text);
const key = data.key;
const units = () => all(".unit");
const done = []; // tokens of what was settled on this page, the last one last
let current = null;
let busy = false;

const unitOf = (target) => data.units.find((one) => one.target === target);
const rowOf = (target) => units().find((one) => one.dataset.target === target);

function focusOn(row, { quiet = false } = {}) {
  for (const one of units()) one.tabIndex = one === row ? 0 : -1;
  current = row?.dataset.target ?? null;
  if (!row) return;
  if (!quiet) row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
  const lit = light(current);
  if (lit.length) show(lit[0]);
  refresh();
}

function move(way) {
  const list = units();
  const at = list.findIndex((one) => one.dataset.target === current);
  const next = list[Math.max(0, Math.min(list.length - 1, at + way))];
  if (next) focusOn(next);
}

async function settle(target, word) {
  if (busy) {
    speak(t.differences.wait, { wrong: true });
    return;
  }
  busy = true;
  const row = rowOf(target);
  row.classList.add("going");
  const token = newToken();
  try {
    const told = await ask(`/api/reports/${key}/settlements`, { method: "POST", body: { target, token, ...word } });
    done.push(token);
    data.units = told.units;
    const next = row.nextElementSibling?.classList.contains("unit") ? row.nextElementSibling : null;
    row.remove();
    for (const one of units()) if (!unitOf(one.dataset.target)) one.remove();
    find("#left").textContent = fill(t.differences.left, { left: told.units.length, of: told.of });
    speak(told.units.length ? fill(t.differences.kept, find("h3", row).textContent) : t.differences.next);
    focusOn(next?.isConnected ? next : (units()[0] ?? null));
  } catch (fault) {
    row.classList.remove("going");
    if (fault.status === undefined) throw fault;
    speak(fill(t.app.refused, fault.message || t.app.no_answer), { wrong: true });
  }
  busy = false;
  refresh();
}

function choose(number) {
  const row = current && rowOf(current);
  if (row && find(`[data-side="${number}"]`, row)) settle(current, { side: number });
  else speak(fill(t.review.no_alternative, number), { wrong: true });
}

/** A third reading: its words are those selected, else those of the first side that has any. */
function edit() {
  const row = current && rowOf(current);
  if (!row) return;
  const unit = unitOf(current);
  const words = selected(points);
  if (cursor.on) cursor.leave();
  const evidence = words ? [words] : unit.evidence;
  const place = find(".more", row);
  const leave = () => {
    place.replaceChildren();
    focusOn(row);
  };
  const keep = (found) => {
    if (!evidence.length) {
      speak(t.review.select_first, { wrong: true });
      return;
    }
    place.replaceChildren();
    settle(unit.target, { change: { field: unit.field, evidence, ...found } });
  };
  const form = editor(unit, data, keep, leave);
  place.replaceChildren(form);
  form.scrollIntoView({ block: "nearest" });
  find("input, select", form)?.focus();
}

function notStated() {
  const unit = current && unitOf(current);
  if (unit && unit.field !== "type") settle(current, { not_stated: true });
}

async function undo() {
  const token = done.pop();
  if (!token) {
    speak(t.review.nothing_undo, { wrong: true });
    return;
  }
  try {
    await ask(`/api/reports/${key}/withdrawals`, { method: "POST", body: { token } });
    location.reload();
  } catch (fault) {
    if (fault.status === undefined) throw fault;
    done.push(token);
    speak(fill(t.app.refused, fault.message || t.app.no_answer), { wrong: true });
  }
}

function next() {
  const { following } = find("#record").dataset;
  if (following) location.assign(`/differences/${following}`);
  else speak(t.review.last_report);
}

const acts = {
  down: () => move(1),
  up: () => move(-1),
  edit,
  not_stated: notStated,
  cursor: () => {
    cursor.start(unitOf(current)?.evidence[0]?.[0] ?? 0);
    refresh();
  },
  undo,
  next_record: next,
};

function special(name, event, inField) {
  if (inField) return false;
  if (cursor.on && cursor.take(name)) {
    refresh();
    return true;
  }
  if (/^[1-9]$/.test(name)) {
    choose(Number(name));
    return true;
  }
  return false;
}

for (const row of units()) {
  row.addEventListener("focusin", () => row.dataset.target !== current && focusOn(row, { quiet: true }));
  row.addEventListener("click", (event) => {
    if (row.dataset.target !== current) focusOn(row, { quiet: true });
    const side = event.target.closest("[data-side]");
    if (side) choose(Number(side.dataset.side));
    const act = event.target.closest("[data-act]")?.dataset.act;
    if (act) acts[act]();
  });
  for (const button of all("[data-act]", row)) button.addEventListener("mousedown", (event) => event.preventDefault());
}
bind(acts, () => (current ? ["down", "up", "edit", "not_stated", "cursor", "undo", "next_record"] : ["undo", "next_record", "palette"]), special);
focusOn(units()[0] ?? null);
