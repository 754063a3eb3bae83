// Where a photo says that it was taken, on the coasts of the map. Without this file the coordinates stand in words.
"use strict";
document.addEventListener("DOMContentLoaded", async () => {
  const box = document.querySelector(".spot");
  if (!box || !window.L) return;
  box.hidden = false;
  const at = [Number(box.dataset.latitude), Number(box.dataset.longitude)], radius = Number(box.dataset.accuracy);
  const map = L.map(box, { minZoom: 1, maxZoom: 12, attributionControl: false, zoomAnimation: false, fadeAnimation: false, scrollWheelZoom: false, keyboard: false });
  L.control.attribution({ prefix: false }).addAttribution("Natural Earth 1:50m").addTo(map);
  L.control.scale().addTo(map);
  map.setView(at, 5);
  if (radius > 0) L.circle(at, { radius, className: "circle", interactive: false }).addTo(map);
  L.circleMarker(at, { radius: 7, className: "here", interactive: false }).addTo(map);
  const land = await (await fetch("/static/vendor/land-50m.json")).json();
  L.geoJSON(topojson.feature(land, land.objects.land), { interactive: false, style: { className: "land", weight: 1 }, renderer: L.svg({ padding: 0.3, pane: "tilePane" }) }).addTo(map);
});
