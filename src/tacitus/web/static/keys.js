// Keys: what each does, which are valid now, how they are told of.
//
// Single letters work only outside text fields; Esc always leaves one; keys of the browser are
// never taken. Names: "j", "Shift+J", "Ctrl+K", "Enter", "ArrowDown".

import { all, fill, find, kept, make, t } from "./shared.js";

export const DEFAULTS = {
  down: ["j", "ArrowDown"],
  up: ["k", "ArrowUp"],
  accept: ["Enter", "a"],
  accept_all: ["Shift+Enter"],
  reject: ["x"],
  edit: ["e"],
  not_stated: ["0"],
  unclear: ["u"],
  evidence: ["s"],
  evidence_add: ["Shift+S"],
  cursor: ["v"],
  span_back: ["["],
  span_on: ["]"],
  split: ["+"],
  join: ["-"],
  no_event: ["d"],
  new_event: ["n"],
  add_field: ["m"],
  comment: ["c"],
  flag: ["f"],
  undo: ["z", "Ctrl+Z"],
  redo: ["Shift+Z", "Ctrl+Shift+Z"],
  next_record: ["Shift+J"],
  previous_record: ["Shift+K"],
  search: ["/"],
  palette: ["Ctrl+K"],
  go: ["g"],
  help: ["?"],
  same: ["y"],
  different: ["n"],
  unsure: ["h"],
};
const RESERVED = ["C", "V", "X", "F", "L", "U", "T", "W", "R", "N", "P", "S", "A"].map((one) => `Ctrl+${one}`);
const PAGES = { q: "/queue", r: "/review", e: "/explore", s: "/", c: "/codebook", a: "/activity", x: "/release", t: "/settings" };
const FIELDS = "input, textarea, select, [contenteditable]";
const REPEATS = new Set(["down", "up", "span_on", "span_back"]);

let actions = {};
let valid = () => [];
let special = () => false;
let going = false;
let own = {};

const wordsOf = (act) => own[act] ?? t.keys[act];
const shortly = (act) => own[act] ?? t.strip[act] ?? t.keys[act];

export function bindings() {
  const chosen = JSON.parse(kept.read("keys") ?? "{}");
  return Object.fromEntries(Object.entries(DEFAULTS).map(([act, names]) => [act, chosen[act] ? [chosen[act]] : names]));
}

/** Give an act another key; returns what is wrong, or an empty string. */
export function rebind(act, name) {
  if (RESERVED.includes(name)) return fill(t.settings.reserved, { key: shown(name) });
  const taken = Object.entries(bindings()).find(([other, names]) => other !== act && names.includes(name));
  if (taken || /^[1-9]$/.test(name) || name === "Escape") {
    return fill(t.settings.taken, { key: shown(name), act: t.keys[taken ? taken[0] : name === "Escape" ? "escape" : "choose"] });
  }
  const chosen = JSON.parse(kept.read("keys") ?? "{}");
  chosen[act] = name;
  kept.write("keys", JSON.stringify(chosen));
  return "";
}

/** The name of the key of an event. */
export function nameOf(event) {
  let key = event.key;
  if (key.length === 1 && !/[\x20-\x7e]/.test(key) && /^Key[A-Z]$/.test(event.code)) key = event.code.slice(3);
  const letter = /^[a-z]$/i.test(key);
  if (letter) key = event.shiftKey || event.ctrlKey || event.metaKey ? key.toUpperCase() : key.toLowerCase();
  const shift = event.shiftKey && (letter || key.length > 1) ? "Shift+" : "";
  return `${event.ctrlKey || event.metaKey ? "Ctrl+" : ""}${shift}${key}`;
}

export const shown = (name) =>
  name.split("+").map((part) => t.key_names[part] ?? part).join("+").replace(/^$/, "+").replace(/\+\+$/, "+ +");

/** Bind what a page can do. `now` lists the acts for the strip; `first` sees each key before;
 *  `words` says what acts are called on this page. */
export function bind(given, now = () => Object.keys(given), first = () => false, words = {}) {
  own = words;
  actions = { ...given, palette: openPalette, help: openHelp, go: () => startGoing(), search: given.search ?? search };
  valid = now;
  special = first;
  document.addEventListener("keydown", onKey);
  refresh();
}

function onKey(event) {
  if (event.isComposing || event.altKey || event.key === "Process") return;
  const name = nameOf(event);
  const inField = event.target.matches?.(FIELDS);
  if (find("dialog[open]")) return;
  if (inField) {
    if (name === "Escape") event.target.blur();
    if (special(name, event, true)) event.preventDefault();
    return;
  }
  if (going) {
    going = false;
    refresh();
    if (PAGES[name]) {
      event.preventDefault();
      location.assign(PAGES[name]);
    }
    return;
  }
  if (special(name, event, false)) {
    event.preventDefault();
    return;
  }
  if (name.length === 1 && kept.read("single") === "off") return;
  if (["Enter", " "].includes(name) && event.target.closest?.("button, a, summary, label")) return;
  const act = Object.entries(bindings()).find(([one, names]) => actions[one] && names.includes(name))?.[0];
  if (!act) return;
  event.preventDefault();
  if (event.repeat && !REPEATS.has(act)) return;
  actions[act]();
}

function startGoing() {
  going = true;
  const strip = find("#strip");
  strip.replaceChildren(...Object.entries(PAGES).map(([key, address]) => hint(key, pageName(address), () => location.assign(address))));
}

const pageName = (address) => ({ "/queue": t.app.queue, "/review": t.app.review, "/explore": t.app.explore, "/": t.app.start, "/codebook": t.app.codebook, "/activity": t.app.activity, "/release": t.app.release, "/settings": t.app.settings })[address];

function search() {
  const place = find("#search");
  if (place) {
    place.focus();
    place.select();
  } else location.assign("/queue#search");
}

/** Show in the strip what is valid now. */
export function refresh() {
  const strip = find("#strip");
  const names = bindings();
  const acts = [...valid().filter((act) => actions[act] && names[act]), "help"];
  strip.replaceChildren(...acts.map((act) => hint(shown(names[act][0]), shortly(act), actions[act])));
}

function hint(key, words, run) {
  const made = make("button", "hint", make("kbd", "", key), ` ${words}`);
  made.type = "button";
  made.tabIndex = -1;
  made.addEventListener("mousedown", (event) => event.preventDefault());
  made.addEventListener("click", () => run());
  return made;
}

function openHelp() {
  const list = find("#help-keys");
  const rows = Object.entries(bindings()).filter(([act]) => actions[act]);
  const told = (keys, words) => make("div", "", make("dt", "", ...keys), make("dd", "", words));
  list.replaceChildren(
    ...rows.map(([act, names]) => told(names.map((name) => make("kbd", "", shown(name))), wordsOf(act))),
    ...(actions.accept ? [told([make("kbd", "", "1"), "–", make("kbd", "", "9")], t.keys.choose)] : []),
    told([make("kbd", "", shown("Escape"))], t.keys.escape),
  );
  find("#help").showModal();
}

function openPalette() {
  const dialog = find("#palette");
  const input = find("#palette-input");
  const list = find("#palette-list");
  const names = bindings();
  const offers = [
    ...Object.entries(PAGES).map(([key, address]) => ({ words: pageName(address), key: `g ${key}`, run: () => location.assign(address) })),
    ...Object.keys(actions).filter((act) => act !== "palette").map((act) => ({ words: wordsOf(act), key: shown(names[act][0]), run: actions[act] })),
  ];
  let chosen = 0;
  let found = offers;
  const choose = (one) => {
    dialog.close();
    if (one) setTimeout(one.run);
  };
  const draw = () => {
    found = offers.filter((one) => one.words.toLowerCase().includes(input.value.trim().toLowerCase()));
    chosen = Math.max(0, Math.min(chosen, found.length - 1));
    list.replaceChildren(
      ...(found.length ? found : [{ words: t.app.palette_empty, key: "" }]).map((one, number) => {
        const row = make("li", number === chosen && found.length ? "chosen" : "", make("span", "", one.words), make("kbd", "", one.key));
        row.id = `palette-${number}`;
        row.role = "option";
        row.ariaSelected = String(number === chosen && found.length > 0);
        row.addEventListener("click", () => found.length && choose(one));
        return row;
      }),
    );
    input.setAttribute("aria-activedescendant", `palette-${chosen}`);
    find(".chosen", list)?.scrollIntoView({ block: "nearest" });
  };
  input.value = "";
  input.oninput = () => {
    chosen = 0;
    draw();
  };
  input.onkeydown = (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      chosen += event.key === "ArrowDown" ? 1 : -1;
      event.preventDefault();
      draw();
    } else if (event.key === "Enter") {
      event.preventDefault();
      choose(found[chosen]);
    }
  };
  draw();
  dialog.showModal();
  input.focus();
}

for (const dialog of all("dialog")) {
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
}
