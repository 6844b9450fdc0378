// The record on the page: rows, their states, and what a focused row shows.

import { all, bdi, fill, find, make, may, t } from "./shared.js";

export const rows = () => all(".event:not(.out) .fields:not([hidden]) > .field");
export const rowOf = (target) => all(".field").find((one) => one.dataset.target === target);
export const eventOf = (row) => row.closest(".event");
export const UNDECIDED = ["proposed", "disputed"];

/** Draw a field as it stands. */
export function drawField(field) {
  const row = rowOf(field.target);
  if (!row) return;
  row.dataset.state = field.state;
  row.setAttribute("aria-label", `${field.label}: ${field.words}. ${field.state_words}`);
  find(".words", row).replaceChildren(bdi(field.words));
  find(".voice", row).textContent = field.voice;
  find(".quoted", row).textContent = field.quote;
  find(".state-words", row).textContent = field.state_words;
  find(".state use", row).setAttribute("href", `#s-${field.state}`);
  find(".flagged", row).toggleAttribute("hidden", !field.flagged);
}

/** How much is left, of each event and of all. */
export function drawLeft(record) {
  let left = 0;
  for (const event of record.events) {
    const open = event.out ? 0 : event.fields.filter((one) => UNDECIDED.includes(one.state)).length;
    left += open;
    const place = find(".event-left", all(".event").find((one) => one.dataset.event === event.id) ?? document);
    if (place) place.textContent = event.out ? `· ${t.review.event_out}` : open ? `· ${fill(t.review.to_decide, open)}` : "";
  }
  find("#left").textContent = left ? fill(t.review.to_decide, left) : t.review.all_decided;
  find("#report-flag").toggleAttribute("hidden", !record.flagged);
}

/** Show the fields of an event, or fold them. */
export function unfold(event, open = true) {
  find(".fields", event).hidden = !open;
  find(".fold", event).setAttribute("aria-expanded", String(open));
}

/** What a focused row shows: how it was found, what speaks against it, the runners-up, buttons. */
export function details(field, { choose, act }) {
  const made = make("div");
  const told = [];
  if (field.basis) told.push(fact(t.review.basis, field.basis));
  if (field.sure && UNDECIDED.includes(field.state)) told.push(fact(fill(t.review.machine, ""), field.sure, field.confidence));
  if (field.by) told.push(fact("", fill(t.review.decided_by, field.by)));
  for (const one of field.clashes) told.push(fact(t.review.clashes, one, null, "rubric"));
  for (const one of field.others) told.push(fact(t.review.others, one, null, "rubric"));
  made.append(...told);
  if (field.alternatives.length) {
    const list = make("ol", "alternatives");
    field.alternatives.forEach((one, number) => {
      const button = make("button", "", make("kbd", "", String(number + 1)), " ", bdi(one.words), make("span", "reason", one.reason));
      button.type = "button";
      button.disabled = !may("decide");
      button.addEventListener("click", () => choose(number));
      list.append(make("li", "", button));
    });
    made.append(list);
  }
  for (const one of field.comments) made.append(make("p", "remark", bdi(one)));
  if (!may("decide")) return made;
  const buttons = make("p", "acts");
  for (const [name, words] of [["accept", t.review.accept], ["reject", t.review.reject], ["not_stated", t.review.not_stated], ["unclear", t.review.unclear], ["edit", t.review.edit], ["evidence", t.review.evidence], ["comment", t.review.comment], ["flag", t.review.flag]]) {
    const button = make("button", name === "accept" ? "chief" : "", words);
    button.type = "button";
    button.dataset.act = name;
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => act(name));
    buttons.append(button);
  }
  made.append(buttons);
  return made;
}

function fact(label, words, number = null, name = "") {
  const line = make("p", `fact ${name}`.trim(), label ? make("b", "", `${label.replace(/[:\s]+$/, "")}:`) : null, " ", bdi(words));
  if (number !== null && number !== undefined) line.title = number.toFixed(2);
  return line;
}

/** A list of ways to go on, chosen by number. */
export function chooser(title, options) {
  const made = make("div", "chooser", make("p", "fact", make("b", "", title)));
  const list = make("ol", "alternatives");
  options.forEach((one, number) => {
    const button = make("button", "", make("kbd", "", String(number + 1)), " ", bdi(one.words));
    button.type = "button";
    button.addEventListener("click", () => one.run());
    list.append(make("li", "", button));
  });
  made.append(list);
  return made;
}
