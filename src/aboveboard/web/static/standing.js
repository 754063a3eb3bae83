// An open page asks once a second whether the authority still holds: where it has ended, what is shown goes, and the reason comes.
// Where anybody has marked something since, it asks what stands on the records that it shows.
"use strict";
(() => {
  let known = null;

  async function ask() {
    if (document.querySelector("[data-refused]")) return;
    try {
      const answer = await fetch("/standing", { credentials: "same-origin", cache: "no-store" });
      if (!answer.ok) return;
      const { ended, marks } = await answer.json();
      if (!ended) {
        const before = known;
        known = marks;
        if (before !== null && before !== marks) document.dispatchEvent(new CustomEvent("marked-elsewhere"));
        return;
      }
    } catch {
      return; // The review has ended itself.
    }
    document.body.replaceChildren();
    location.replace("/");
  }
  setInterval(ask, 1000);
})();
