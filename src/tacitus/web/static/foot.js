// The codebook's entry of the field that is focused: what it means, what fits, what does not.

import { book, examples, find, make, t } from "./shared.js";

/** The entry of a field; `own` is what the project's codebook says of one of its own. */
export function showEntry({ field, label, value }, own) {
  const place = find("#foot");
  if (!place) return;
  if (!book.fields[field]) {
    const codes = (own?.codes ?? []).map(([code, meaning]) => make("p", "fits", make("b", "", code), ` ${meaning}`));
    place.replaceChildren(make("p", "term", make("b", "", label), ` ${own?.about ?? ""}`), ...codes);
    return;
  }
  const type = field === "type" && value ? value.type : null;
  const told = type ? examples.types[type] : examples.fields[field];
  let meaning = type ? book.types[type] : book.fields[field];
  if (type && value.mode && book.modes[type]) meaning += ` ${t.fields.type}, ${value.mode}: ${book.modes[type][value.mode]}.`;
  place.replaceChildren(
    make("p", "term", make("b", "", t.fields[field]), ` ${meaning}`),
    make("p", "fits", make("b", "", t.review.right), ` ${told.right}`),
    make("p", "not", make("b", "", t.review.wrong), ` ${told.wrong}`),
  );
}
