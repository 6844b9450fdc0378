// The review page: move, decide, undo. What is decided shows at once; the server hears of it in
// the background, and what it answers is laid over the page.

import { bind, refresh } from "./keys.js";
import { Cursor } from "./cursor.js";
import { editor, fieldForm, noteBox } from "./editor.js";
import { showEntry } from "./foot.js";
import { flushed, openOutbox, pending, post } from "./outbox.js";
import { chooser, details, drawField, drawLeft, eventOf, rowOf, rows, UNDECIDED, unfold } from "./record.js";
import { all, ask, fill, find, kept, mark, may, newToken, speak, t } from "./shared.js";
import { draw as drawThread, join as joinThread } from "./thread.js";
import { light, report, selected, show } from "./words.js";

let record = JSON.parse(find("#data").textContent);
let points = [...record.text];
let cursor = new Cursor(record.text);
let current = null; // the target of the focused field
let options = null; // what the number keys choose, while a chooser is open
let span = 0;
const done = []; // what can be undone: {token, key, before}
const redone = [];

let built = shape(record); // what the page was made from

const fieldOf = (target) => record.events.flatMap((one) => one.fields).find((one) => one.target === target);
const labelOf = (name) => t.fields[name] ?? record.own[name]?.label ?? name;
const eventWith = (target) => record.events.find((one) => one.fields.some((field) => field.target === target));

// ---- moving ---------------------------------------------------------------------------------

function focusOn(target, { quiet = false } = {}) {
  const row = target ? rowOf(target) : null;
  closeMore();
  current = row ? target : null;
  if (!row) {
    light(null);
    joinThread(null, null);
    refresh();
    return;
  }
  if (find(".fields", eventOf(row)).hidden) unfold(eventOf(row));
  row.classList.add("current");
  row.tabIndex = 0;
  const field = fieldOf(target);
  const more = find(".more", row);
  more.replaceChildren(details(field, { choose, act: (name) => acts[name]() }));
  more.hidden = false;
  if (!quiet) row.focus({ preventScroll: true });
  inSight(row);
  const lit = light(target);
  span = 0;
  if (lit.length) show(lit[0]);
  joinThread(row, lit.at(0) ?? null);
  showEntry(field, record.own[field.field]);
  refresh();
  setTimeout(drawThread, 260);
}

function closeMore() {
  options = null;
  for (const row of all(".field.current")) {
    row.classList.remove("current");
    row.tabIndex = -1;
    const more = find(".more", row);
    more.hidden = true;
    more.replaceChildren();
  }
}

/** Bring a row into the record's own pane, leaving the text where it is. */
function inSight(row) {
  const pane = find("#record");
  const [box, frame] = [row.getBoundingClientRect(), pane.getBoundingClientRect()];
  if (pane.scrollHeight <= pane.clientHeight + 1) {
    if (box.top < 0 || box.bottom > innerHeight - 60) row.scrollIntoView({ block: "center" });
  } else if (box.top < frame.top + 8) pane.scrollTop += box.top - frame.top - 16;
  else if (box.bottom > frame.bottom - 8) pane.scrollTop += Math.min(box.bottom - frame.bottom + 16, box.top - frame.top - 16);
}

function move(way) {
  const list = all(".event:not(.out) .field");
  if (!list.length) return;
  const at = list.findIndex((one) => one.dataset.target === current);
  const next = at < 0 ? (way > 0 ? 0 : list.length - 1) : at + way;
  if (next >= 0 && next < list.length) focusOn(list[next].dataset.target);
}

function nextUndecided() {
  const list = rows();
  const at = list.findIndex((one) => one.dataset.target === current);
  const round = [...list.slice(at + 1), ...list.slice(0, at + 1)];
  const next = round.find((one) => UNDECIDED.includes(one.dataset.state));
  if (next) focusOn(next.dataset.target);
  else {
    focusOn(current);
    speak(t.review.finished);
  }
}

function spans(way) {
  const lit = all("#text .q.lit").filter((one, number, list) => number === 0 || Number(one.dataset.s) !== Number(list[number - 1].dataset.e));
  if (!lit.length) return;
  span = (span + way + lit.length) % lit.length;
  show(lit[span]);
  lit[span].classList.add("here");
  setTimeout(() => lit[span]?.classList.remove("here"), 900);
  joinThread(rowOf(current), lit[span]);
  setTimeout(drawThread, 260);
}

// ---- deciding -------------------------------------------------------------------------------

/** What to do is told until the first decision in this browser. */
function coach() {
  const place = find("#coach");
  if (place) place.hidden = kept.read("coached") !== null;
}

function say(act, targets, { change = null, into = "", note = "", state = null, keep = true, salience } = {}) {
  const mine = newToken();
  kept.write("coached", "yes");
  coach();
  const before = targets.map((target) => structuredClone(fieldOf(target) ?? null)).filter(Boolean);
  if (state) for (const target of targets) paint(target, state);
  drawLeft(record);
  post({
    key: record.key,
    path: "decisions",
    body: { act, coding: record.coding, targets, change, into, note, seen: record.last, token: mine, ...(salience ? { salience } : {}) },
    undo: mine,
  });
  if (keep) {
    done.push({ token: mine, before, again: () => say(act, targets, { change, into, note, state, salience }) });
    remember(mine);
  }
}

function paint(target, state) {
  const field = fieldOf(target);
  if (!field) return;
  field.state = state;
  field.state_words = t.states[state];
  drawField(field);
}

function decide(act, state) {
  if (!current) return;
  const field = fieldOf(current);
  redone.length = 0;
  const named = act === "accept" && !field.value && field.field !== "stage" ? "not_stated" : act;
  const shown = named === act ? state : "not_stated";
  say(named, [current], { state: shown });
  if (named === "reject" && field.field === "type") eventWith(current).out = true;
  speak(fill(t.review.kept, { field: field.label, state: t.states[shown] }));
  nextUndecided();
}

/** Value, evidence, certainty and holder of the focused field as they are, changed in part. */
function changed(field, part) {
  return { field: field.field, value: field.value, evidence: field.evidence, certainty: field.certainty, holder: field.holder, ...part };
}

function choose(number) {
  if (options) {
    const chosen = options[number];
    if (chosen) chosen.run();
    return;
  }
  const field = current && fieldOf(current);
  const found = field?.alternatives[number];
  if (!found) {
    speak(fill(t.review.no_alternative, number + 1), { wrong: true });
    return;
  }
  if (put(field, { value: found.value }, found.words)) nextUndecided();
}

/** Keep a new value of a field: a correction, or a claim where there was none. Its words are those
 *  given, else those it has, else those selected; where there are none nothing is kept. */
function put(field, part, words) {
  const marked = selected(points);
  const evidence = [part.evidence, field.evidence, marked ? [marked] : []].find((one) => one?.length);
  if (!evidence) {
    speak(t.review.select_first, { wrong: true });
    return false;
  }
  redone.length = 0;
  if (field.target.includes(":")) add(field, { ...part, evidence });
  else say("correct", [field.target], { change: changed(field, { ...part, evidence }), state: "corrected" });
  if (words) {
    Object.assign(field, { words, value: part.value }); // not before: undo brings back what was
    drawField(field);
  }
  speak(fill(t.review.kept, { field: field.label, state: t.states.corrected }));
  return true;
}

function add(field, part) {
  const event = field.target.split(":")[0];
  say("add", [], { into: event, change: changed(field, part) });
  paint(field.target, "corrected");
}

async function useSelection(more) {
  if (!current) return;
  const field = fieldOf(current);
  const words = selected(points);
  if (!words) {
    speak(t.review.select_first, { wrong: true });
    return;
  }
  if (cursor.on) cursor.leave();
  getSelection().removeAllRanges();
  if (field.value !== null) {
    const evidence = more ? [...field.evidence, words] : [words];
    redone.length = 0;
    say("correct", [current], { change: changed(field, { evidence }), state: "corrected" });
    field.evidence = evidence;
    speak(t.review.evidence_kept);
    return;
  }
  await readInto(field, words);
}

/** A field without a value gets what the words say, or a form to fill: in its row, or where it has
 *  none yet at `place`. */
async function readInto(field, words, place = null) {
  const address = `/api/reports/${record.key}/reading?field=${field.field}&start=${words[0]}&end=${words[1]}`;
  const answer = await ask(address).catch(() => ({ values: [] }));
  const found = answer.values[0];
  if (found) {
    const named = found.value?.entity === "new" ? found.words : null;
    add(field, { value: found.value, evidence: [words], named });
    speak(fill(t.review.kept, { field: field.label, state: t.states.corrected }));
  } else {
    field.evidence = [words];
    edit(field, place);
  }
}

function edit(field = current && fieldOf(current), place = null) {
  if (!field) return;
  const words = selected(points);
  const evidence = field.evidence.length ? field.evidence : words ? [words] : [];
  const leave = () => {
    form.remove();
    focusOn(current);
  };
  const keep = (found) => {
    if (!evidence.length) {
      speak(t.review.select_first, { wrong: true });
      return;
    }
    put(field, { ...found, evidence });
    form.remove(); // of a field that has no row yet: nothing else takes it away
    focusOn(current);
    nextUndecided();
  };
  const form = editor(field, record, keep, leave);
  if (place) place.append(form);
  else find(".more", rowOf(field.target)).replaceChildren(form);
  find("input, select", form)?.focus();
}

/** Take the words that are selected, and leave the cursor; null, said so, where there are none. */
function takeWords() {
  const words = selected(points);
  if (!words) speak(t.review.select_first, { wrong: true });
  else if (cursor.on) cursor.leave();
  if (words) getSelection().removeAllRanges();
  return words;
}

/** An event that nobody has coded yet: its words are selected, its type is asked for. */
function newEvent() {
  const words = takeWords();
  if (!words || find(".editor")) return;
  const field = { field: "type", target: "new", value: null, evidence: [words], certainty: "asserted", holder: "author", fresh: true };
  const leave = () => {
    form.remove();
    focusOn(current);
  };
  const form = editor(
    field,
    record,
    ({ salience, ...found }) => {
      form.remove();
      redone.length = 0;
      say("new_event", [], { change: changed(field, found), salience });
      speak(t.review.event_added);
    },
    leave,
  );
  find(".record-head").append(form);
  form.scrollIntoView({ block: "nearest" });
  find("select", form).focus();
}

/** One more value of the event of the focused field, from the words that are selected. */
function addField() {
  const event = current ? eventWith(current) : record.events.find((one) => !one.out);
  if (!event) {
    speak(t.review.event_first, { wrong: true });
    return;
  }
  const words = takeWords();
  if (!words || find(".editor")) return;
  const section = all(".event").find((one) => one.dataset.event === event.id);
  const place = find("header", section);
  const leave = () => {
    form.remove();
    focusOn(current);
  };
  const form = fieldForm(
    event.addable,
    labelOf,
    (name) => {
      form.remove();
      redone.length = 0;
      const target = `${event.id}:${name}`;
      readInto({ field: name, label: labelOf(name), target, value: null, evidence: [], certainty: "asserted", holder: "author", alternatives: [] }, words, place);
    },
    leave,
  );
  place.append(form);
  form.scrollIntoView({ block: "nearest" });
}

/** A coding from the text alone is done when its coder says so. */
function finish() {
  const open = rows().find((one) => UNDECIDED.includes(one.dataset.state));
  if (open || !record.events.some((one) => !one.out)) {
    if (open) focusOn(open.dataset.target);
    speak(open ? fill(t.review.refuse_words, fieldOf(current).label) : t.review.finish_nothing, { wrong: true });
    return;
  }
  say("finish", ["report"]);
  goOn();
}

function comment() {
  const field = current ? fieldOf(current) : null;
  const place = field ? find(".more", rowOf(current)) : find(".record-head");
  const leave = () => (field ? focusOn(current) : find(".editor", place)?.remove());
  const keep = (note) => {
    say("comment", [field ? field.target : "report"], { note });
    leave();
  };
  const box = noteBox(field ? field.label : t.review.report, keep, leave);
  if (field) place.replaceChildren(box);
  else place.append(box);
}

function flag() {
  const field = current ? fieldOf(current) : null;
  const on = field ? !field.flagged : !record.flagged;
  say(on ? "flag" : "unflag", [field ? field.target : "report"]);
  if (field) {
    field.flagged = on;
    drawField(field);
  } else record.flagged = on;
  drawLeft(record);
  speak(on ? t.review.flagged : t.review.unflagged);
}

function acceptAll() {
  if (record.sight === "blind") {
    finish();
    return;
  }
  const open = rows().filter((one) => UNDECIDED.includes(one.dataset.state)).map((one) => fieldOf(one.dataset.target));
  for (const field of open) {
    const why = field.state === "disputed" ? t.review.refuse_disputed : field.evidence.length ? "" : t.review.refuse_words;
    if (why) {
      focusOn(field.target);
      speak(fill(why, field.label), { wrong: true });
      return;
    }
  }
  if (open.length) {
    redone.length = 0;
    say("accept_all", open.map((one) => one.target), { state: "accepted" });
  }
  goOn();
}

function noEvent() {
  redone.length = 0;
  say("no_event", ["report"]);
  speak(t.review.marked_no_event);
  goOn();
}

// ---- splitting and joining ------------------------------------------------------------------

function split() {
  if (!current) return;
  const field = fieldOf(current);
  if (field.target.includes(":")) return;
  const own = eventWith(current);
  const into = (id) => () => {
    say("split", [field.target], { into: id });
    speak(t.review.split_done);
    focusOn(current);
  };
  offer(t.review.move_to, [
    { words: t.review.new_event, run: into("") },
    ...record.events.filter((one) => one !== own && !one.out).map((one) => ({ words: `${one.number} ${one.headline}`, run: into(one.id) })),
  ]);
}

function joinEvents() {
  if (!current) return;
  const own = eventWith(current);
  const others = record.events.filter((one) => one !== own && !one.out);
  if (!others.length) {
    speak(t.review.no_other, { wrong: true });
    return;
  }
  const run = (other) => () => {
    say("join", [own.id], { into: other.id });
    speak(t.review.join_done);
    focusOn(current);
  };
  offer(t.review.join_with, others.map((one) => ({ words: `${one.number} ${one.headline}`, run: run(one) })));
}

function offer(title, list) {
  options = list.slice(0, 9);
  find(".more", rowOf(current)).replaceChildren(chooser(title, options));
  inSight(rowOf(current));
}

// ---- undo -----------------------------------------------------------------------------------

function remember(mine) {
  try {
    sessionStorage.setItem("tacitus:last", JSON.stringify({ mark, key: record.key, token: mine }));
  } catch {
    // then undo works on this page only
  }
}

function undo() {
  const last = done.pop();
  if (last) {
    redone.push(last.again);
    takeBack(record.key, { token: last.token });
    for (const field of last.before) {
      const now = fieldOf(field.target);
      if (now) {
        Object.assign(now, field);
        drawField(now);
      }
    }
    drawLeft(record);
    if (last.before[0]) focusOn(last.before[0].target);
    speak(t.review.undone);
    return;
  }
  const other = elsewhere();
  if (other) undoElsewhere(other);
  else if (record.undo) {
    takeBack(record.key, { decision: record.undo });
    record.undo = null;
    speak(t.review.undone);
  } else speak(t.review.nothing_undo, { wrong: true });
}

function elsewhere() {
  const last = JSON.parse(sessionStorage.getItem("tacitus:last") ?? "null");
  return last && last.mark === mark && last.key !== record.key ? last : null;
}

async function undoElsewhere(last) {
  sessionStorage.removeItem("tacitus:last");
  takeBack(last.key, { token: last.token });
  await flushed(3000);
  location.assign(`/review/${last.key}`);
}

function takeBack(key, body) {
  post({ key, path: "withdrawals", body });
}

function redo() {
  const again = redone.pop();
  if (!again) return;
  again();
  speak(t.review.redone);
}

// ---- what the server answers ----------------------------------------------------------------

const isPending = () => pending().some((one) => one.key === record.key);

function answered(item, answer) {
  for (const line of answer.told) speak(line, { wrong: true });
  if (item.key !== record.key || isPending()) return;
  const rebuilt = shape(answer.record) !== built;
  const text = record.text;
  record = { ...answer.record, text };
  if (rebuilt) rebuild();
  else {
    for (const field of record.events.flatMap((one) => one.fields)) drawField(field);
    drawLeft(record);
    if (current && !find(".editor, .chooser")) redraw();
  }
}

/** What the page was built from: events, fields, words. */
function shape(of) {
  return JSON.stringify(of.events.map((one) => [one.id, one.out, one.headline, one.fields.map((f) => [f.target, f.evidence])])) + of.comments.length;
}

function redraw() {
  const row = rowOf(current);
  const field = fieldOf(current);
  if (row && field) find(".more", row).replaceChildren(details(field, { choose, act: (name) => acts[name]() }));
}

/** Fetch text and record anew: events or evidence have changed. What is decided meanwhile is not in
 *  them: the answer to that makes the page anew. */
async function rebuild() {
  const answer = await fetch(`/review/${record.key}/parts`, { headers: { "X-Tacitus-Project": mark } }).catch(() => null);
  const told = answer?.ok ? await answer.text() : null;
  if (told === null || find(".editor") || isPending()) return;
  const made = new DOMParser().parseFromString(told, "text/html");
  const data = JSON.parse(find("#data", made).textContent);
  const before = { current, scroll: [report().scrollTop, find("#record").scrollTop], had: all(".field").map((one) => one.dataset.target) };
  const open = new Map(all(".event").map((one) => [one.dataset.event, !find(".fields", one).hidden]));
  find("#desk").replaceChildren(find("#report", made), find("#record", made));
  record = data;
  points = [...record.text];
  built = shape(record);
  for (const event of all(".event")) {
    if (open.has(event.dataset.event)) unfold(event, open.get(event.dataset.event));
  }
  listen();
  coach();
  report().scrollTop = before.scroll[0];
  find("#record").scrollTop = before.scroll[1];
  const fresh = all(".field").map((one) => one.dataset.target).find((one) => /^[ph]\d/.test(one) && !before.had.includes(one));
  const keep = rowOf(before.current) ? before.current : fresh;
  const active = document.activeElement === document.body;
  focusOn(keep ?? rows().find((one) => UNDECIDED.includes(one.dataset.state))?.dataset.target ?? null, { quiet: !active });
}

async function refusedByServer(item, message) {
  speak(fill(t.app.refused, message), { wrong: true });
  const at = done.findIndex((one) => one.token === item.undo);
  if (at >= 0) done.splice(at, 1);
  if (item.key === record.key) await rebuild();
}

// ---- other reports --------------------------------------------------------------------------

async function goOn() {
  await flushed(1500);
  const found = await ask(`/api/reports/${record.key}/next`).catch(() => ({}));
  if (found.to_do) location.assign(`/review/${found.to_do}`);
  else speak(t.review.last_report);
}

async function go(way) {
  const found = await ask(`/api/reports/${record.key}/next`).catch(() => ({}));
  if (found[way]) location.assign(`/review/${found[way]}`);
  else speak(t.review.last_report);
}

function startCursor() {
  const field = current && fieldOf(current);
  cursor.start(field?.evidence[0]?.[0] ?? 0);
  refresh();
}

function search() {
  location.assign("/queue#search");
}

// ---- beginning ------------------------------------------------------------------------------

const READING = ["down", "up", "span_back", "span_on", "next_record", "previous_record", "search"];
const every = {
  down: () => move(1),
  up: () => move(-1),
  accept: () => decide("accept", "accepted"),
  accept_all: acceptAll,
  reject: () => decide("reject", "rejected"),
  edit: () => edit(),
  new_event: newEvent,
  add_field: addField,
  not_stated: () => decide("not_stated", "not_stated"),
  unclear: () => decide("unclear", "unclear"),
  evidence: () => useSelection(false),
  evidence_add: () => useSelection(true),
  cursor: startCursor,
  span_back: () => spans(-1),
  span_on: () => spans(1),
  split,
  join: joinEvents,
  no_event: noEvent,
  comment,
  flag,
  undo,
  redo,
  next_record: () => go("next"),
  previous_record: () => go("previous"),
  search,
};
const acts = Object.fromEntries(Object.entries(every).filter(([name]) => may("decide") || READING.includes(name)));

function validNow() {
  if (cursor.on) return ["evidence", "evidence_add", "new_event", "add_field", "undo"];
  if (!may("decide")) return ["down", "up", "next_record", "previous_record", "palette", "go"];
  if (!record.events.length && record.sight === "blind") return ["cursor", "new_event", "no_event", "comment", "flag", "undo", "next_record", "palette"];
  if (!record.events.length) return ["no_event", "new_event", "comment", "flag", "next_record", "previous_record", "palette"];
  const field = current && fieldOf(current);
  if (!field) return ["down", "accept_all", "no_event", "next_record", "palette"];
  return ["down", "accept", "reject", "edit", "not_stated", "unclear", "evidence", "cursor", "new_event", "add_field", "undo", "accept_all", "no_event", "comment", "flag"];
}

function special(name, event, inField) {
  if (inField) return false;
  if (cursor.on && name.length !== 0) {
    const took = cursor.take(name);
    if (took) refresh();
    if (took || ["Enter", "j", "k", "x", "a"].includes(name)) return true;
  }
  if (/^[1-9]$/.test(name) && may("decide")) {
    choose(Number(name) - 1);
    return true;
  }
  if (name === "Escape") {
    if (options || find(".editor")) focusOn(current);
    else focusOn(null);
    return true;
  }
  return false;
}

function listen() {
  report().addEventListener("scroll", drawThread, { passive: true });
  find("#record").addEventListener("scroll", drawThread, { passive: true });
  find("#text").addEventListener("click", (event) => {
    const piece = event.target.closest(".q");
    if (!piece || !getSelection().isCollapsed) return;
    const targets = piece.dataset.t.split(" ");
    focusOn(targets[(targets.indexOf(current) + 1) % targets.length]);
  });
  for (const row of all(".field")) {
    row.addEventListener("click", (event) => {
      if (event.target.closest("button, form, label, input, select, textarea")) return;
      if (row.dataset.target !== current) focusOn(row.dataset.target);
    });
    row.addEventListener("focus", () => row.dataset.target !== current && focusOn(row.dataset.target, { quiet: true }));
  }
  for (const button of all(".fold")) {
    button.addEventListener("click", () => {
      unfold(button.closest(".event"), button.getAttribute("aria-expanded") !== "true");
      drawThread();
    });
  }
  const first = all(".field")[0];
  if (first) first.tabIndex = 0;
}

coach();
addEventListener("resize", drawThread);
addEventListener("scroll", drawThread, { passive: true });
listen();
bind(acts, validNow, special, record.sight === "blind" ? { accept_all: t.review.finish } : {});
openOutbox(answered, refusedByServer);
const named = decodeURIComponent(location.hash.slice(1));
const wished = rowOf(named)?.dataset.target ?? record.events.find((one) => one.id === named)?.fields[0]?.target;
focusOn(wished ?? rows().find((one) => UNDECIDED.includes(one.dataset.state))?.dataset.target ?? rows()[0]?.dataset.target ?? null);
