// One photo large: the arrow keys go to its neighbours, and what must be said of its preview is said when it has come.
"use strict";
(() => {
  document.addEventListener("keydown", (event) => {
    if (event.target.closest("input, textarea, select, [role=slider]") || event.ctrlKey || event.metaKey || event.altKey) return;
    const turned = document.documentElement.dir === "rtl";
    const way = { ArrowLeft: turned ? "next" : "prev", ArrowRight: turned ? "prev" : "next" }[event.key];
    if (way) document.querySelector(`a[rel="${way}"]`)?.click();
  });
  document.addEventListener("preview", async (event) => {
    const place = event.target.nextElementSibling;
    if (!place?.matches("[data-said]")) return;
    const answer = await fetch(`/preview/said/${event.target.getAttribute("src").slice(9).split("?")[0]}`, { credentials: "same-origin" });
    if (answer.ok) place.textContent = await answer.text();
  });
})();
