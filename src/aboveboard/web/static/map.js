// The map: marks of the view from the server, the time slider, and the list that follows both.
"use strict";

// Coasts that cross the 180th meridian go on beyond it, instead of back across the map, and are drawn on its other side too.
function whole(land) {
  const polygons = [];
  const features = land.type === "FeatureCollection" ? land.features : [land];
  for (const { geometry } of features)
    for (const rings of geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates) {
      let crossed = false;
      const made = rings.map((ring) => {
        let turn = 0;
        const line = ring.map(([x, y], n) => {
          const step = n ? x - ring[n - 1][0] : 0;
          if (Math.abs(step) > 180) { turn -= Math.sign(step) * 360; crossed = true; }
          return [x + turn, y];
        });
        // One that goes around the pole is closed along the edge of the map.
        if (turn) line.push([line[line.length - 1][0], -89], [line[0][0], -89], line[0]);
        return line;
      });
      polygons.push(made);
      if (crossed) for (const by of [-360, 360]) polygons.push(made.map((line) => line.map(([x, y]) => [x + by, y])));
    }
  return { type: "MultiPolygon", coordinates: polygons };
}

document.addEventListener("DOMContentLoaded", async () => {
  const box = document.getElementById("map");
  const form = document.getElementById("map-form");
  if (!box || !window.L) return;
  box.parentElement.hidden = false;
  const list = document.querySelector(".map-list");
  const said = box.dataset;
  const field = (name) => form.elements.namedItem(name);
  const shapes = new Map([...document.querySelectorAll("svg[data-shape]")].map((svg) => [svg.dataset.shape, svg]));
  const words = new Map([...form.querySelectorAll("[data-class]")].map((one) => [one.dataset.class, one.closest("label").querySelector("[data-words]").textContent]));
  const size = matchMedia("(pointer: coarse)").matches ? 44 : 32;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(box, { worldCopyJump: true, minZoom: 1, maxZoom: 18, zoomAnimation: !calm, fadeAnimation: !calm, inertia: !calm, attributionControl: false });
  L.control.attribution({ prefix: false }).addAttribution("Natural Earth 1:50m").addTo(map);
  L.control.scale().addTo(map);
  const circles = L.layerGroup().addTo(map), marks = L.layerGroup().addTo(map);

  // Times come as microseconds, beyond what a number of this language holds exactly by less than matters here.
  const moment = new Intl.DateTimeFormat("sv-SE", { timeZone: said.zone, dateStyle: "short", timeStyle: "short" });
  const told = (at) => moment.format(new Date(at / 1000));
  const since = document.getElementById("since"), until = document.getElementById("until");
  const first = Number(said.first), last = Number(said.last), steps = Number(said.steps);
  const at = (step) => Math.round(first + (last - first) * step / steps);
  function span() {
    if (!since) return ["", ""];
    const from = Number(since.value), to = Math.max(from, Number(until.value));
    document.getElementById("span").textContent = `${told(at(from))} – ${told(at(to))} ${said.zone}`;
    return [from === 0 ? said.since : String(at(from)), to === steps ? said.until : String(at(to) + 1)];
  }

  function mark(one) {
    const names = Object.keys(one.classes);
    const icon = document.createElement("div");
    icon.append(shapes.get(names.length === 1 ? names[0] : "mixed").cloneNode(true));
    if (one.count > 1) { const count = document.createElement("b"); count.textContent = one.count.toLocaleString(said.lang); icon.append(count); }
    const lines = [
      one.count > 1 ? `${one.count.toLocaleString(said.lang)} ${said.wordPositions}: ${names.map((n) => `${words.get(n)} ${one.classes[n]}`).join(", ")}` : words.get(names[0]),
      one.first === null ? said.wordNoTime : one.first === one.last ? told(one.first) : `${told(one.first)} – ${told(one.last)}`,
      `${one.latitude.toFixed(5)}, ${one.longitude.toFixed(5)}`,
      one.accuracy === null ? "" : `${said.wordAccuracy}: ${Math.round(one.accuracy)}`,
      one.not_live ? `${said.wordNotLive}: ${one.not_live}` : "",
    ].filter(Boolean);
    const made = L.marker([one.latitude, one.longitude], { icon: L.divIcon({ html: icon, className: "", iconSize: [size, size] }), riseOnHover: true });
    icon.className = "mark";
    if (one.not_live === one.count) icon.dataset.state = "not live";
    made.on("add", () => made.getElement().setAttribute("aria-label", lines.join("; ")));
    const tip = document.createElement("div");
    for (const line of lines) { const p = document.createElement("div"); p.textContent = line; tip.append(p); }
    made.bindTooltip(tip, { direction: "top", offset: [0, -size / 3] });
    made.on("click", () => choose(one));
    made.on("keydown", (event) => { if (event.originalEvent.key === "Enter") { L.DomEvent.stop(event.originalEvent); choose(one); } });
    if (one.count === 1 && one.accuracy) L.circle([one.latitude, one.longitude], { radius: one.accuracy, className: "circle", interactive: false }).addTo(circles);
    return made;
  }

  function choose(one) {
    if (one.key) { window.htmx?.ajax("GET", `/record/${one.key}`, { target: "#inspector", swap: "innerHTML" }); return; }
    const [south, west, north, east] = one.box;
    // What lies in one spot comes no further apart: the list has it.
    if (map.getZoom() >= map.getMaxZoom() || (north - south < 1e-5 && east - west < 1e-5)) listed({ ...view(), south: south - 1e-6, west: west - 1e-6, north: north + 1e-6, east: east + 1e-6 });
    else map.fitBounds([[south, west], [north, east]], { padding: [size, size] });
  }

  function view() {
    const bounds = map.getBounds(), [from, to] = span();
    return {
      south: bounds.getSouth(), west: bounds.getWest(), north: bounds.getNorth(), east: bounds.getEast(), zoom: map.getZoom(), since: from, until: to,
      classes: [...form.querySelectorAll("[data-class]:checked")].map((one) => one.dataset.class).join("|"),
    };
  }

  let turn = 0, waiting = 0;
  async function ask(asked) {
    const answer = await fetch("/map/points", { method: "POST", credentials: "same-origin", body: new URLSearchParams(asked) });
    return answer.ok ? answer.json() : null;
  }

  async function listed(asked) { const mine = ++turn, found = await ask(asked); if (found) await fill(found.word, mine); }

  async function fill(word, mine) {
    const answer = await fetch(`/map/in/${word}`, { credentials: "same-origin", headers: { "HX-Request": "true" } });
    const text = await answer.text();
    if (!answer.ok || mine !== turn) return;
    list.innerHTML = text;
    list.scrollTop = 0;
    if (window.htmx) window.htmx.process(list);
    list.dispatchEvent(new Event("scroll"));
  }

  async function draw() {
    const mine = ++turn, asked = view();
    for (const name of ["south", "west", "north", "east", "zoom"]) field(name).value = asked[name];
    const found = await ask(asked);
    if (!found || mine !== turn) return;
    circles.clearLayers();
    marks.clearLayers();
    for (const one of found.marks) marks.addLayer(mark(one));
    document.getElementById("told").textContent = `${found.total.toLocaleString(said.lang)} ${said.wordPositions}${found.undated ? `, ${found.undated.toLocaleString(said.lang)} ${said.wordUndated}` : ""}`;
    box.dataset.drawn = String(mine);
    await fill(found.word, mine);
  }
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(draw, 120); };

  map.on("moveend", soon);
  form.addEventListener("change", (event) => { if (event.target.dataset.class) soon(); });
  for (const one of [since, until]) one?.addEventListener("input", () => { span(); soon(); });
  map.fitBounds([[Number(field("south").value), Number(field("west").value)], [Number(field("north").value), Number(field("east").value)]]);
  const land = await (await fetch("/static/vendor/land-50m.json")).json();
  L.geoJSON(whole(topojson.feature(land, land.objects.land)), { interactive: false, style: { className: "land", weight: 1 }, renderer: L.svg({ padding: 0.3, pane: "tilePane" }) }).addTo(map);
});
