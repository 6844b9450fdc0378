// The form in which a value is edited: made for each kind of value, kept with Ctrl+Enter or Enter.

import { all, ask, book, fill, find, make, t } from "./shared.js";

const CERTAINTIES = Object.keys(book.certainty);
const TOLLS = ["killed", "wounded", "abducted", "arrested", "missing", "displaced"];

/** A form for a field; `keep` gets {value, certainty, holder, named, teller}, and of a new event its
 *  salience; `leave` gets nothing. */
export function editor(field, record, keep, leave) {
  const form = make("form", "editor");
  const parts = partsOf(field, record);
  form.append(...parts.rows);
  const rank = field.fresh ? choice(Object.keys(t.salience), "main", (one) => t.salience[one]) : null;
  if (rank) form.append(row(t.review.salience, rank));
  const sure = choice(CERTAINTIES, field.certainty);
  const holder = choice(["author", "unnamed", ...record.entities.map((one) => one.id), "new"], field.holder, (id) => (id === "new" ? t.review.somebody_else : nameOf(id, record)));
  const teller = input("text", "", { hidden: true, maxLength: 200 });
  teller.setAttribute("aria-label", t.review.holder);
  holder.addEventListener("change", () => {
    teller.hidden = holder.value !== "new";
    teller.required = !teller.hidden;
    if (!teller.hidden) teller.focus();
  });
  form.append(row(t.review.certainty, sure), row(t.review.holder, holder, teller));
  const save = make("button", "chief", t.review.save);
  const cancel = make("button", "", t.review.cancel);
  cancel.type = "button";
  cancel.addEventListener("click", leave);
  form.append(make("p", "buttons", save, " ", cancel));
  const submit = () => {
    if (!form.reportValidity()) return;
    const found = parts.value();
    if (found) keep({ ...found, certainty: sure.value, holder: holder.value, teller: holder.value === "new" ? teller.value : null, ...(rank ? { salience: rank.value } : {}) });
  };
  heed(form, submit, leave);
  return form;
}

const nameOf = (id, record) => ({ author: t.review.author, unnamed: t.review.unnamed })[id] ?? record.entities.find((one) => one.id === id)?.name ?? id;

// Sent by its button or Ctrl+Enter, left by Escape.
function heed(form, submit, leave) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      leave();
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      submit();
    }
  });
}

function row(words, ...controls) {
  return make("label", "", make("span", "", words), ...controls);
}

function choice(values, chosen, words = (value) => value) {
  const made = make("select");
  for (const value of values) {
    const option = make("option", "", words(value));
    option.value = value;
    option.selected = value === chosen;
    made.append(option);
  }
  return made;
}

function input(type, value, more = {}) {
  const made = make("input");
  made.type = type;
  made.value = value ?? "";
  made.dir = "auto";
  return Object.assign(made, more);
}

const whole = (value, required) => input("number", value, { min: 0, step: 1, required });
const number = (control) => (control.value === "" ? null : Number(control.value));

/** Somebody of the report, or somebody else by name. */
function somebody(record, chosen, empty) {
  const values = [...(empty ? [""] : []), ...record.entities.map((one) => one.id), "new"];
  const names = { "": t.review.nobody, new: t.review.somebody_else };
  const who = choice(values, chosen ?? (empty ? "" : values[0]), (id) => names[id] ?? nameOf(id, record));
  const name = input("text", "", { hidden: who.value !== "new", maxLength: 200 });
  who.addEventListener("change", () => {
    name.hidden = who.value !== "new";
    name.required = !name.hidden;
    if (!name.hidden) name.focus();
  });
  const told = () => ({ entity: who.value || null, named: who.value === "new" ? name.value : null });
  return { controls: [who, name], told };
}

function partsOf(field, record) {
  const value = field.value ?? {};
  const own = record.own?.[field.field];
  if (own) return owned(own, value);
  if (TOLLS.includes(field.field)) return toll(value, record);
  switch (field.field) {
    case "type":
      return typed(value);
    case "stage": {
      const stage = choice(Object.keys(book.stages), field.value);
      return { rows: [row(t.fields.stage, stage)], value: () => ({ value: stage.value }) };
    }
    case "date":
      return dated(value);
    case "place":
      return placed(field.value);
    case "actor":
    case "recipient": {
      const who = somebody(record, value.entity, false);
      return { rows: [row(t.review.who, ...who.controls)], value: () => ({ value: { entity: who.told().entity }, named: who.told().named }) };
    }
    case "target": {
      const who = somebody(record, value.entity, true);
      const kind = choice(Object.keys(book.targets), value.class ?? "Unknown");
      return { rows: [row(t.review.class, kind), row(t.review.who, ...who.controls)], value: () => ({ value: { class: kind.value, entity: who.told().entity }, named: who.told().named }) };
    }
    case "weapon": {
      const kind = choice(Object.keys(book.weapons), value.class ?? "Unknown");
      const words = input("text", value.text, { required: true });
      return { rows: [row(t.review.class, kind), row(t.review.words, words)], value: () => ({ value: { class: kind.value, text: words.value } }) };
    }
    case "count": {
      const [low, high, unit] = [whole(value.low, true), whole(value.high), input("text", value.unit, { required: true })];
      return { rows: [row(t.review.low, low), row(t.review.high, high), row(t.review.unit, unit)], value: () => ({ value: { low: number(low), high: number(high), unit: unit.value } }) };
    }
    case "responsibility": {
      const who = somebody(record, value.entity, true);
      const stance = choice(Object.keys(book.stances), value.stance);
      return { rows: [row(t.review.stance, stance), row(t.review.who, ...who.controls)], value: () => ({ value: { stance: stance.value, entity: who.told().entity }, named: who.told().named }) };
    }
    case "duration": {
      const seconds = whole(value.seconds, true);
      return { rows: [row(t.review.seconds, seconds)], value: () => ({ value: { seconds: number(seconds) } }) };
    }
    default: {
      const words = input("text", value.text, { required: true });
      return { rows: [row(t.review.words, words)], value: () => ({ value: { text: words.value } }) };
    }
  }
}

/** The value of a field of the project's own: a code of its list, a whole number, or words. */
function owned(own, value) {
  const meanings = new Map(own.codes);
  const codes = [...meanings.keys()];
  const kept = value.text === undefined || meanings.has(value.text) ? [] : [value.text];
  const control = codes.length ? choice([...codes, ...kept], value.text, (code) => (meanings.has(code) ? `${code}: ${meanings.get(code)}` : code)) : own.kind === "whole" ? whole(value.text, true) : input("text", value.text, { required: true });
  return { rows: [row(own.label, control)], value: () => ({ value: { text: control.value } }) };
}

function toll(value, record) {
  const [low, high] = [whole(value.low, true), whole(value.high)];
  high.placeholder = t.review.open_high;
  const who = somebody(record, value.entity, true);
  const theirs = input("checkbox", "");
  theirs.checked = Boolean(value.perpetrators);
  return {
    rows: [row(t.review.low, low), row(t.review.high, high), row(t.review.who, ...who.controls), row(t.review.perpetrators, theirs)],
    value: () => ({ value: { low: number(low), high: number(high), entity: who.told().entity, perpetrators: theirs.checked }, named: who.told().named }),
  };
}

function typed(value) {
  const type = choice(Object.keys(book.types), value.type);
  const mode = make("select");
  const modes = () => {
    mode.replaceChildren(...all("option", choice(["", ...Object.keys(book.modes[type.value] ?? {})], value.mode ?? "")));
  };
  modes();
  type.addEventListener("change", modes);
  return { rows: [row(t.review.type, type), row(t.review.mode, mode)], value: () => ({ value: { type: type.value, mode: mode.value || null } }) };
}

function dated(value) {
  const [start, end] = [input("date", value.start), input("date", value.end)];
  const exact = choice(Object.keys(book.date_precision), value.precision ?? "day");
  start.addEventListener("change", () => {
    if (!end.value || end.value < start.value) end.value = start.value;
  });
  return { rows: [row(t.review.from, start), row(t.review.to, end), row(t.review.precision, exact)], value: () => ({ value: { start: start.value || null, end: end.value || null, precision: exact.value } }) };
}

function placed(value) {
  let chosen = value;
  const name = input("text", value?.name, { required: true, maxLength: 200 });
  const list = make("select");
  list.size = 6;
  list.hidden = true;
  const button = make("button", "", t.review.place_find);
  button.type = "button";
  let found = [];
  const look = async () => {
    const answer = await ask(`/api/places?name=${encodeURIComponent(name.value)}`).catch(() => ({ values: [] }));
    found = answer.values;
    list.hidden = !found.length;
    list.replaceChildren(
      ...found.map((one, number) => {
        const option = make("option", "", `${one.words} (${one.reason})`);
        option.value = number;
        return option;
      }),
    );
    if (found.length) {
      list.selectedIndex = 0;
      chosen = found[0].value;
      list.focus();
    }
  };
  button.addEventListener("click", look);
  list.addEventListener("change", () => {
    chosen = found[list.selectedIndex].value;
  });
  const exact = choice(Object.keys(book.place_precision), value?.precision ?? "city");
  list.addEventListener("change", () => {
    exact.value = chosen.precision;
  });
  const made = () => {
    const same = chosen && (found.length || chosen.name === name.value);
    const base = same ? chosen : { name: name.value, country: null, admin1: null, lat: null, lon: null, geonames_id: null, site: null };
    return { value: { ...base, precision: same ? exact.value : "unknown", site: value?.site ?? null } };
  };
  return { rows: [row(t.review.place, name, button), list, row(t.review.precision, exact)], value: made };
}

/** A form that asks for which field, by its label; `chosen` gets its name. */
export function fieldForm(fields, labelOf, chosen, leave) {
  const form = make("form", "editor");
  const which = choice(fields, fields[0], labelOf);
  const cancel = make("button", "", t.review.cancel);
  cancel.type = "button";
  cancel.addEventListener("click", leave);
  form.append(row(t.review.add_which, which), make("p", "buttons", make("button", "chief", t.review.add_go), " ", cancel));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    chosen(which.value);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape" || event.key === "Enter") event.stopPropagation();
    if (event.key === "Enter" && event.target === which) {
      event.preventDefault();
      chosen(which.value);
    } else if (event.key === "Escape") {
      event.preventDefault();
      leave();
    }
  });
  setTimeout(() => which.focus());
  return form;
}

/** A box for a comment. */
export function noteBox(label, keep, leave) {
  const form = make("form", "editor");
  const text = make("textarea");
  text.rows = 3;
  text.maxLength = 20000;
  text.required = true;
  text.dir = "auto";
  const save = make("button", "chief", t.review.save);
  const cancel = make("button", "", t.review.cancel);
  cancel.type = "button";
  cancel.addEventListener("click", leave);
  form.append(row(fill(t.review.comment_label, label), text), make("p", "buttons", save, " ", cancel));
  const submit = () => text.value.trim() && keep(text.value.trim());
  heed(form, submit, leave);
  setTimeout(() => find("textarea", form)?.focus());
  return form;
}
