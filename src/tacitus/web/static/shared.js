// What every page has: the strings, talk to the reader, talk to the server.

const shared = JSON.parse(document.getElementById("shared").textContent);
export const t = shared.t;
export const book = shared.book;
export const examples = shared.examples;
export const mark = document.body.dataset.mark;
const acts = new Set(document.body.dataset.may.split(" "));

/** Whether whoever reads this page may do something: `decide`, `merge` ... */
export const may = (act) => acts.has(act);

export const find = (what, within = document) => within.querySelector(what);
export const all = (what, within = document) => [...within.querySelectorAll(what)];

/** An element with its class, text and children; text is only ever text. */
export function make(tag, name = "", ...content) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...content.filter((one) => one !== null && one !== undefined));
  return made;
}

/** A value that keeps its own direction of writing. */
export const bdi = (words) => make("bdi", "", words);

/** A string with its holes filled: {} or {name}. */
export function fill(words, ...told) {
  if (told.length && typeof told[0] === "object") {
    return Object.entries(told[0]).reduce((line, [key, value]) => line.replace(`{${key}}`, () => value), words);
  }
  return told.reduce((line, value) => line.replace("{}", () => String(value)), words);
}

let order = 0;
/** A mark of one's own for what is sent, by which it is kept once however often it comes. */
export const newToken = () => `${Date.now().toString(36)}-${(order += 1)}-${Math.random().toString(36).slice(2, 8)}`;

let hush = 0;
/** Say something: seen for a while, and read aloud. */
export function speak(words, { wrong = false } = {}) {
  const place = document.getElementById("spoken");
  place.textContent = words;
  place.classList.toggle("wrong", wrong);
  place.classList.add("seen");
  clearTimeout(hush);
  hush = setTimeout(() => place.classList.remove("seen"), wrong ? 9000 : 4000);
}

export const kept = {
  read(name) {
    try {
      return localStorage.getItem(`tacitus:${name}`);
    } catch {
      return null;
    }
  },
  write(name, value) {
    try {
      if (value === null) localStorage.removeItem(`tacitus:${name}`);
      else localStorage.setItem(`tacitus:${name}`, value);
    } catch {
      // a browser that keeps nothing still works
    }
  },
};

/** Ask the server; an answer that is no success is thrown as {status, message}; no answer at all
 *  has status 0. */
export async function ask(address, { method = "GET", body, form, anyProject = false, keepalive = false } = {}) {
  const headers = anyProject ? {} : { "X-Tacitus-Project": mark };
  if (document.body.dataset.form) headers["X-Tacitus-Form"] = document.body.dataset.form;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  let answer;
  try {
    answer = await fetch(address, { method, headers, keepalive, body: form ?? (body === undefined ? undefined : JSON.stringify(body)) });
  } catch {
    throw { status: 0, message: "" };
  }
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) throw { status: answer.status, message: told.message ?? String(answer.status) };
  return told;
}
