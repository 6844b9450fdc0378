// The queue: move with j and k, Enter opens, d marks what is no event.

import { bind } from "./keys.js";
import { flushed, openOutbox, post } from "./outbox.js";
import { all, ask, fill, find, may, newToken, speak, t } from "./shared.js";

const cards = () => all(".card:not(.gone)");
let last = null;

const at = () => Math.max(0, cards().findIndex((one) => one === document.activeElement || one.contains(document.activeElement)));

function focusCard(number) {
  const list = cards();
  const card = list[Math.max(0, Math.min(list.length - 1, number))];
  if (!card) return;
  for (const one of list) one.tabIndex = one === card ? 0 : -1;
  card.focus();
}

function openCard() {
  const card = cards()[at()];
  if (card) location.assign(`/review/${card.dataset.key}`);
}

async function noEvent() {
  const number = at();
  const card = cards()[number];
  if (!card || card.dataset.standing === "not_event") return;
  const key = Number(card.dataset.key);
  const token = newToken();
  const mine = { key, token, card, sent: false, undone: false };
  last = mine;
  card.classList.add("gone");
  focusCard(number);
  const found = await ask(`/api/reports/${key}/record`).catch((fault) => ({ fault }));
  if (mine.undone) return;
  if (found.fault) {
    card.classList.remove("gone");
    if (last === mine) last = null;
    speak(fill(t.app.refused, found.fault.message || t.app.no_answer), { wrong: true });
    return;
  }
  mine.sent = true;
  post({ key, path: "decisions", body: { act: "no_event", coding: found.coding, targets: ["report"], seen: found.last, token } });
  speak(t.review.marked_no_event);
}

function undo() {
  if (!last) {
    speak(t.review.nothing_undo, { wrong: true });
    return;
  }
  last.undone = true;
  if (last.sent) post({ key: last.key, path: "withdrawals", body: { token: last.token } });
  last.card.classList.remove("gone");
  focusCard(cards().indexOf(last.card));
  last = null;
  speak(t.review.undone);
}

async function take() {
  await flushed(1500);
  location.assign("/review");
}

async function watch() {
  const place = find("#coding");
  for (;;) {
    const told = await ask("/api/coding").catch(() => null);
    if (!told) return;
    if (!told.running) {
      if (place.textContent) location.reload();
      return;
    }
    place.textContent = fill(t.queue.coding, { done: told.done, expected: told.expected });
    if (told.done && !cards().length && !find("#search").value) {
      location.reload();
      return;
    }
    await new Promise((done) => setTimeout(done, 700));
  }
}

const acts = {
  down: () => focusCard(document.activeElement === document.body ? 0 : at() + 1),
  up: () => focusCard(at() - 1),
  accept: openCard,
  accept_all: take,
  ...(may("decide") ? { no_event: noEvent, undo } : {}),
};

bind(acts, () => (cards().length ? ["down", "up", "accept", "no_event", "undo", "search", "palette", "go"] : ["search", "palette", "go"]), () => false, t.queue_keys);
openOutbox(
  () => {},
  (item, message) => {
    speak(fill(t.app.refused, message), { wrong: true });
    all(".card").find((one) => Number(one.dataset.key) === item.key)?.classList.remove("gone");
  },
);
find("#assign form")?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const given = new FormData(event.target);
  const place = find("#assign .notice");
  place.classList.remove("wrong");
  place.textContent = "";
  const body = {
    people: given.get("people").split("\n").map((one) => one.trim()).filter(Boolean),
    each: given.get("each") ? Number(given.get("each")) : null,
    second: Number(given.get("second")),
    lot: given.get("lot") || null,
    blind: given.has("blind"),
  };
  try {
    const told = await ask("/api/assignments", { method: "POST", body });
    place.textContent = fill(t.queue.assigned, told.assigned);
    setTimeout(() => location.assign("/queue"), 900);
  } catch (fault) {
    if (fault.status === undefined) throw fault;
    place.textContent = fault.message || t.app.no_answer;
    place.classList.add("wrong");
  }
});
if (location.hash === "#search") {
  find("#search").focus();
  find("#search").select();
} else focusCard(0);
if (find("#coding").dataset.running) watch();
