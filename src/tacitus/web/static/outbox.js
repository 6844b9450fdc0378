// What was decided goes to the server in the background, in order, again and again until it has
// answered. Until then it is kept in the browser, so that neither a server that ends nor a page
// that is closed loses it. A token makes sure that what is sent twice is kept once.

import { ask, fill, find, mark, t } from "./shared.js";

// What one person decided is never sent in the name of another who signs in on the same browser.
const PREFIX = `tacitus:outbox:${mark}:${document.body.dataset.own ? `${document.body.dataset.own}:` : ""}`;
const LONGEST_PAUSE = 4000;
const BUSY = [0, 502, 503, 504];
const SIGNED_OUT = 401;
const ELSEWHERE = 412; // another project is open: what is for this one waits until it is open again
const WAITS = { [ELSEWHERE]: t.app.elsewhere, [SIGNED_OUT]: t.app.signed_out };

let sending = false;
let pause = 250;
let number = 0;
const memory = new Map();
const unkept = new Set(); // what the browser would not keep: it is lost with the page
const waiting = [];
let onAnswer = () => {};
let onRefusal = () => {};

/** Hear of answers (item, answer) and refusals (item, message); what an earlier page left is sent. */
export function openOutbox(answered, refused) {
  onAnswer = answered;
  onRefusal = refused;
  for (const [name, content] of left()) {
    try {
      memory.set(name, JSON.parse(content));
    } catch {
      // not one of ours: the others are sent
    }
  }
  addEventListener("beforeunload", (event) => unkept.size && event.preventDefault());
  show();
  send();
}

/** What earlier pages left in the browser. */
function left() {
  try {
    return Object.entries(localStorage).filter(([name]) => name.startsWith(PREFIX));
  } catch {
    return [];
  }
}

export const pending = () => [...memory.values()];

/** Send something about a report: {key, path, body, undo}. */
export function post(item) {
  const order = [String(Date.now()).padStart(14, "0"), String((number += 1)).padStart(6, "0")];
  const name = `${PREFIX}${order.join(":")}:${Math.random().toString(36).slice(2, 8)}`;
  memory.set(name, item);
  try {
    localStorage.setItem(name, JSON.stringify(item));
  } catch {
    unkept.add(name);
  }
  show();
  send();
}

/** Wait until all is saved, at most so many milliseconds; whether it is. */
export function flushed(most) {
  if (!memory.size) return Promise.resolve(true);
  return new Promise((done) => {
    const give = setTimeout(() => done(false), most);
    waiting.push(() => {
      clearTimeout(give);
      done(true);
    });
  });
}

async function send() {
  if (sending) return;
  sending = true;
  try {
    while (memory.size) await sendFirst();
  } catch (fault) {
    setTimeout(send, LONGEST_PAUSE); // a page that could not draw an answer still sends the rest
    throw fault;
  } finally {
    sending = false;
    show();
  }
  waiting.splice(0).forEach((done) => done());
}

/** Send the oldest; it goes when the server has answered for this project. */
async function sendFirst() {
  const name = [...memory.keys()].sort()[0];
  const item = memory.get(name);
  let answer;
  try {
    answer = await ask(`/api/reports/${item.key}/${item.path}`, { method: "POST", body: item.body });
  } catch (fault) {
    if (fault.status === undefined) throw fault;
    if (WAITS[fault.status] || BUSY.includes(fault.status)) {
      show(WAITS[fault.status] ?? t.app.waiting);
      await new Promise((done) => setTimeout(done, pause));
      pause = Math.min(pause * 2, LONGEST_PAUSE);
      return;
    }
    forget(name);
    onRefusal(item, fault.message);
    return;
  }
  forget(name);
  pause = 250;
  onAnswer(item, answer);
}

function forget(name) {
  memory.delete(name);
  unkept.delete(name);
  try {
    localStorage.removeItem(name);
  } catch {
    // it was never there
  }
}

/** Tell how much is not saved; `stuck` is why, where it cannot be sent now. */
function show(stuck = "") {
  const place = find("#outbox");
  place.classList.toggle("stuck", Boolean(stuck));
  place.textContent = stuck ? fill(stuck, memory.size) : memory.size ? t.app.saving : "";
}
