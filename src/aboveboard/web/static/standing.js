// An open page asks once a second whether the authority still holds. Where it has ended, what is shown goes, and the reason comes.
"use strict";
(() => {
  async function ask() {
    if (document.querySelector("[data-refused]")) return;
    try {
      const answer = await fetch("/standing", { credentials: "same-origin", cache: "no-store" });
      if (!answer.ok || !(await answer.json()).ended) return;
    } catch {
      return; // The review has ended itself.
    }
    document.body.replaceChildren();
    location.replace("/");
  }
  setInterval(ask, 1000);
})();
