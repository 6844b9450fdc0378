// Who is signed in signs out.

import { ask, find, speak } from "./shared.js";

find("#sign-out").addEventListener("click", async () => {
  try {
    await ask("/api/sign-out", { method: "POST", body: {}, anyProject: true });
  } catch (fault) {
    if (fault.status === undefined) throw fault;
    if (fault.status !== 401) {
      speak(fault.message, { wrong: true });
      return;
    }
  }
  location.assign("/sign-in");
});
