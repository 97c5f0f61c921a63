
"use strict";
// Everything here adds to a page that reads without it: filters and links of cards, sorting,
// details that open for a link or for paper, and the recomputing of a change, exact.
(() => {
  const all = (what, where = document) => [...where.querySelectorAll(what)];
  const root = document.documentElement;
  const fill = (text, words) => text.replace(/\{(\w+)\}/g, (whole, name) => words[name] ?? whole);

  // --- filters ---------------------------------------------------------------------------------
  const filters = document.getElementById("filters");
  const cards = all(".card");
  const applyFilters = () => {
    const wanted = all("select", filters).filter((one) => one.value);
    for (const card of cards) card.hidden = !wanted.every((one) => card.dataset[one.name] === one.value);
    for (const group of all("[data-group]")) group.hidden = all(".card", group).every((card) => card.hidden);
    const shown = document.getElementById("shown");
    shown.textContent = fill(shown.dataset.text, { shown: cards.filter((card) => !card.hidden).length, all: cards.length });
  };
  if (filters) {
    filters.addEventListener("change", applyFilters);
    filters.hidden = false;
    applyFilters();
  }

  // --- sorting ---------------------------------------------------------------------------------
  const compare = (a, b) => {
    const [x, y] = [a.dataset.key, b.dataset.key];
    if (x !== undefined && y !== undefined) return Number(x) - Number(y);
    return a.textContent.trim().localeCompare(b.textContent.trim(), root.lang, { numeric: true });
  };
  const sort = (table, head) => {
    const falls = head.getAttribute("aria-sort") === "ascending";
    for (const other of all("th", table)) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", falls ? "descending" : "ascending");
    const cell = (row) => row.cells[head.cellIndex];
    const full = (row) => cell(row).textContent.trim() !== "";
    const rows = [...table.tBodies[0].rows];
    const sorted = rows.filter(full).sort((a, b) => compare(cell(a), cell(b)));
    table.tBodies[0].append(...(falls ? sorted.reverse() : sorted), ...rows.filter((row) => !full(row)));
  };
  for (const head of all("table[data-sort] th")) {
    const table = head.closest("table");
    if (table.closest(".card") || table.tBodies[0].rows.length < 2) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.title = table.dataset.sort;
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => sort(table, head));
  }

  // --- details ---------------------------------------------------------------------------------
  const reveal = (hash) => {
    const target = hash && document.getElementById(decodeURIComponent(hash.slice(1)));
    if (!target) return;
    if (target.hidden) {
      filters.reset();
      applyFilters();
    }
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    if (target.matches(".card")) target.querySelector("details").open = true;
    target.scrollIntoView();
  };
  document.addEventListener("click", (event) => reveal(event.target.closest('a[href^="#"]')?.hash));
  window.addEventListener("hashchange", () => reveal(location.hash));
  reveal(location.hash);
  const contents = document.querySelector(".contents details");
  if (contents && matchMedia("(max-width: 44rem)").matches) contents.open = false;
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = all("details:not([open])");
    for (const one of closed) one.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const one of closed) one.open = false;
  });

  // --- the link of a card ----------------------------------------------------------------------
  const said = document.getElementById("said");
  const texts = document.getElementById("cards")?.dataset;
  for (const row of all(".link")) {
    const [link, button, field] = ["a", "button", "input"].map((tag) => row.querySelector(tag));
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(link.href);
        said.textContent = button.textContent = texts.copied;
      } catch {
        field.value = link.href;
        field.hidden = false;
        field.select();
        said.textContent = texts.select;
      }
    });
  }

  // --- exact fractions: a numerator and a denominator above zero -------------------------------
  const fraction = (text) => text.split("/").map(BigInt);
  const over = ([a, b]) => (b < 0n ? [-a, -b] : [a, b]);
  const plus = ([a, b], [c, d]) => [a * d + c * b, b * d];
  const minus = (x, [c, d]) => plus(x, [-c, d]);
  const times = ([a, b], [c, d]) => [a * c, b * d];
  const by = ([a, b], [c, d]) => over([a * d, b * c]);
  const order = ([a, b], [c, d]) => (a * d < c * b ? -1 : a * d > c * b ? 1 : 0);
  const whole = (n) => [BigInt(n), 1n];
  const half = [1n, 2n];
  const most = (x, y) => (order(x, y) >= 0 ? x : y);
  const floor = ([a, b]) => (a >= 0n || a % b === 0n ? a / b : a / b - 1n);
  const ceil = ([a, b]) => -floor([-a, b]);
  // Half to even, as the tables are written.
  const rounded = ([a, b], places) => {
    const [up, down] = [a * 10n ** BigInt(places), b];
    const below = floor([up, down]);
    const rest = 2n * (up - below * down);
    return rest > down || (rest === down && below % 2n !== 0n) ? below + 1n : below;
  };
  const plain = (x, places) => {
    const n = rounded(x, places);
    const digits = String(n < 0n ? -n : n).padStart(places + 1, "0");
    const cut = digits.length - places;
    return (n < 0n ? "-" : "") + digits.slice(0, cut) + (places ? "." + digits.slice(cut) : "");
  };
  const units = JSON.parse(root.dataset.units);
  const written = (x, places, unit, signed) => {
    const text = plain(x, places);
    const [before, after] = text.replace("-", "").split(".");
    const grouped = before.replace(/\B(?=(\d{3})+$)/g, root.dataset.thousands);
    const sign = text.startsWith("-") ? "−" : signed && /[1-9]/.test(text) ? "+" : "";
    return sign + grouped + (after ? root.dataset.decimal + after : "") + units[unit];
  };

  // --- a change, recomputed --------------------------------------------------------------------
  const change = (start, end) => times(whole(100), minus(by(end, start), whole(1)));
  const recompute = (basis, unit) => {
    const ends = (side) => {
      const [value, own] = basis[side].map(fraction);
      const reach = times(unit ? most(own, unit) : own, half);
      return { value, low: minus(value, reach), high: plus(value, reach) };
    };
    const [start, end] = [ends("start"), ends("end")];
    return {
      point: change(start.value, end.value),
      low: change(start.high, most(end.low, whole(0))),
      high: order(start.low, whole(0)) > 0 ? change(start.low, end.high) : null,
    };
  };
  const meets = (found, stated) => {
    const [low, high] = [stated.low && fraction(stated.low), stated.high && fraction(stated.high)];
    if (found.high && low) {
      const side = order(found.high, low);
      if (side < 0 || (side === 0 && stated.lowIsOpen)) return false;
    }
    if (high) {
      const side = order(found.low, high);
      if (side > 0 || (side === 0 && stated.highIsOpen)) return false;
    }
    return true;
  };
  const answers = (found) => floor(plus(found.high, half)) - ceil(minus(found.low, half)) + 1n;

  for (const box of all(".what-if")) {
    const [slider, output, told] = ["input[type=range]", "output", "p"].map((what) => box.querySelector(what));
    const choices = all("input[type=radio]", box);
    const jumps = all(".jumps", box);
    const stated = JSON.parse(box.dataset.stated);
    const line = box.closest(".card").querySelector(".line");
    const row = line && lineRow(line);
    let basis;

    const unitAt = (position) => {
      if (position === 0) return null;
      return times(fraction(basis.step), whole(basis.first + position - 1));
    };
    const positionOf = (unit) => Number(ceil(by(unit, fraction(basis.step)))) - basis.first + 1;
    const show = () => {
      const unit = unitAt(Number(slider.value));
      const found = recompute(basis, unit);
      const places = unit && unit[0] % unit[1] === 0n ? 0 : basis.places;
      const words = unit ? written(unit, places, basis.unit) : jumps.find((one) => !one.hidden).firstElementChild.textContent;
      output.textContent = words;
      slider.setAttribute("aria-valuetext", words);
      box.dataset.low = plain(found.low, 4);
      box.dataset.high = found.high ? plain(found.high, 4) : "";
      box.dataset.point = plain(found.point, 4);
      box.dataset.power = found.high ? String(answers(found)) : "";
      box.dataset.fit = meets(found, stated);
      told.textContent = fill(box.dataset[meets(found, stated) ? "fits" : "misses"], {
        point: written(found.point, 2, "%", true),
        low: written(found.low, 2, "%", true),
        high: found.high ? written(found.high, 2, "%", true) : box.dataset.unbounded,
        power: found.high ? written([answers(found), 1n], 0, "") : box.dataset.any,
      });
      row?.(basis.mark, box.dataset);
    };
    const choose = () => {
      const number = choices.findIndex((one) => one.checked);
      basis = JSON.parse(choices[number].dataset.basis);
      jumps.forEach((one, place) => { one.hidden = place !== number; });
      slider.max = basis.last - basis.first + 1;
      slider.value = 0;
      show();
    };
    for (const one of choices) one.addEventListener("change", choose);
    slider.addEventListener("input", show);
    for (const button of all("button", box)) button.addEventListener("click", () => {
      slider.value = button.dataset.unit ? positionOf(fraction(button.dataset.unit)) : 0;
      show();
    });
    box.hidden = false;
    choose();
  }

  // Return what draws the bounds that are tried, on the row of the number line they belong to.
  function lineRow(line) {
    const [low, high, left, right] = line.dataset.scale.split(" ").map(Number);
    const place = (value) => left + (Math.min(Math.max(value, low), high) - low) / (high - low) * (right - left);
    const bars = all("g", line).map((mark) => mark.querySelector(".bar"));
    const drawn = bars.map((bar) => bar.getAttribute("d"));
    return (number, found) => {
      bars.forEach((bar, n) => bar.setAttribute("d", drawn[n]));
      const end = found.high === "" ? high : Number(found.high);
      const y = bars[number].parentElement.dataset.y;
      bars[number].setAttribute("d", `M${place(Number(found.low))} ${y}H${place(end)}`);
    };
  }
})();
