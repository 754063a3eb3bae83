// The brush: drawing across the timeline chooses the steps from one end to the other.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const chart = document.getElementById("timeline");
  const form = document.getElementById("timeline-form");
  if (!chart) return;
  const steps = Number(chart.dataset.steps);
  let from = null, brush = null, drawn = false;
  const place = (event) => { const box = chart.getBoundingClientRect(); return Math.max(0, Math.min(1, (event.clientX - box.left) / box.width)); };
  const step = (at) => Math.min(steps - 1, Math.floor(at * steps));

  chart.addEventListener("pointerdown", (event) => { if (event.button === 0) { from = place(event); drawn = false; } });
  chart.addEventListener("pointermove", (event) => {
    if (from === null) return;
    const to = place(event);
    if (!brush && Math.abs(to - from) * chart.clientWidth < 6) return;
    if (!brush) {
      chart.setPointerCapture(event.pointerId);
      brush = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      brush.setAttribute("class", "brush");
      brush.setAttribute("y", "0");
      brush.setAttribute("height", "100%");
      chart.append(brush);
    }
    drawn = true;
    const [first, last] = [step(Math.min(from, to)), step(Math.max(from, to))];
    brush.setAttribute("x", `${100 * first / steps}%`);
    brush.setAttribute("width", `${100 * (last - first + 1) / steps}%`);
  });
  const end = (event, chosen) => {
    const begun = from;
    from = null;
    if (!brush) return;
    brush.remove();
    brush = null;
    if (!chosen) return;
    form.elements.namedItem("first_step").value = String(step(Math.min(begun, place(event))));
    form.elements.namedItem("last_step").value = String(step(Math.max(begun, place(event))));
    form.submit();
  };
  chart.addEventListener("pointerup", (event) => end(event, true));
  chart.addEventListener("pointercancel", (event) => end(event, false));
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") end(event, false); });
  // What was drawn is no click on the step under it; and links are not dragged away.
  chart.addEventListener("click", (event) => { if (drawn) { event.preventDefault(); drawn = false; } }, true);
  chart.addEventListener("dragstart", (event) => event.preventDefault());
});
