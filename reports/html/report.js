// Pages through long lists, filters the findings, and keeps both in the address. Without it the first page is there to read.
// Only markup that the report itself wrote is ever put into the page.
const report = (() => {
  const byId = (id) => document.getElementById(id);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const island = (id) => JSON.parse(byId(id).textContent);
  const group = (number) => number.toLocaleString("en");
  document.documentElement.classList.add("js");

  const SCREENFUL = 10;

  // ---- lists: at most `size` items stand in the page at once ----

  class List {
    constructor(name) {
      const index = island(`index-${name}`);
      this.name = name;
      this.holder = document.querySelector(`[data-list="${name}"]`);
      this.pager = document.querySelector(`[data-pager="${name}"]`);
      this.ids = index.ids;
      this.size = index.size;
      this.facets = index.facets || {};
      this.places = new Map(this.ids.map((id, place) => [id, place]));
      this.chosen = this.ids.map((_, place) => place);
      this.shown = this.chosen.slice(0, this.size);
      this.page = 1;
      this.waiting = [];  // markup of items of this page that do not stand in it yet
      const beyond = this.holder.parentElement.querySelector(".beyond");
      if (beyond) beyond.hidden = true;
      this.pager.addEventListener("click", (event) => {
        const button = event.target.closest("button");
        if (button) turn(this, Number(button.value));
      });
      this.tell();
    }

    // Returns the markup of every item; read from the page and its island when first asked for.
    get markup() {
      this.kept ??= [...all(":scope > *", this.holder).map((item) => item.outerHTML), ...island(`more-${this.name}`)];
      return this.kept;
    }

    get pages() { return Math.max(1, Math.ceil(this.chosen.length / this.size)); }

    // Shows a page of what is chosen; `soon` leaves all but a screenful to the next frame, so that typing stays quick.
    show(page, soon = false) {
      this.page = Math.min(Math.max(1, page || 1), this.pages);
      const wanted = this.chosen.slice((this.page - 1) * this.size, this.page * this.size);
      if (wanted.length !== this.shown.length || wanted.some((place, i) => place !== this.shown[i])) {
        const markup = wanted.map((place) => this.markup[place]);
        this.shown = wanted;
        this.waiting = markup.splice(soon ? SCREENFUL : markup.length);
        this.holder.innerHTML = markup.join("");
        if (this.waiting.length) requestAnimationFrame(() => setTimeout(() => this.finish()));
      }
      if (!soon) this.finish();
      this.tell();
    }

    finish() {
      if (!this.waiting.length) return;
      this.holder.insertAdjacentHTML("beforeend", this.waiting.join(""));
      this.waiting = [];
      if (this === findings) highlight();
    }

    // Brings the item that an anchor belongs to into the page; returns whether there is one.
    bring(anchor) {
      let name = anchor;
      while (name && !this.places.has(name)) name = name.slice(0, Math.max(0, name.lastIndexOf("-")));
      if (!name) return false;
      const place = this.places.get(name);
      if (!this.chosen.includes(place)) clear();
      go(this, Math.floor(this.chosen.indexOf(place) / this.size) + 1);
      return true;
    }

    get range() {
      const first = (this.page - 1) * this.size + 1;
      return `${group(first)}–${group(first + this.shown.length - 1)} of ${group(this.chosen.length)}`;
    }

    tell() {
      this.pager.hidden = this.pages < 2;
      if (this.pager.hidden) return;
      const button = (words, page, enabled) =>
        `<button type="button" value="${page}"${enabled ? "" : " disabled"}>${words}</button>`;
      this.pager.innerHTML =
        button("First", 1, this.page > 1) + button("Previous", this.page - 1, this.page > 1) +
        `<span class="range">${this.range}</span>` +
        button("Next", this.page + 1, this.page < this.pages) + button("Last", this.pages, this.page < this.pages);
    }
  }

  const lists = Object.fromEntries(["findings", "topics", "articles"].map((name) => [name, new List(name)]));
  const { findings } = lists;

  const go = (list, page) => (list === findings ? apply(page) : list.show(page));

  function turn(list, page) {
    go(list, page);
    save(true);
    const part = list.holder.closest(".part");
    part.focus({ preventScroll: true });
    landing.to(list === findings ? list.holder : part);
  }

  // ---- the filter: what the reader asks for, held against every finding ----

  const form = byId("filter");
  const output = form && form.querySelector("output");
  const fields = form ? [...form.elements].filter((field) => field.name) : [];
  const chips = fields.filter((field) => field.name === "kind");
  const asked = () => {
    const state = new URLSearchParams();
    for (const { name, type, list, checked, value } of fields) {
      if (type === "checkbox" && !checked) continue;
      const values = list ? value.split(";") : [value];
      for (const one of values) if (one.trim()) state.append(name, one.trim());
    }
    return state;
  };

  // What each finding says, in lower case: made while the page is idle, at the latest when the first word is typed.
  const texts = [];
  const ENTITIES = { amp: "&", lt: "<", gt: ">", "#34": '"', "#39": "'" };
  const readTexts = (enough = () => false) => {
    const { markup } = findings;
    while (texts.length < markup.length && !enough()) {
      texts.push(markup[texts.length]
        .replace(/<[^>]*>/g, " ").replace(/&(amp|lt|gt|#34|#39);/g, (_, name) => ENTITIES[name])
        .replace(/\s+/g, " ").toLowerCase());
    }
    return texts;
  };
  const prepare = () => requestIdleCallback((idle) => {
    if (readTexts(() => idle.timeRemaining() < 1).length < findings.ids.length) prepare();
  });

  // Returns what a finding must have of a facet: one of each of these sets of names. What is typed asks for every part of it,
  // by its full name or by a piece of one; what is chosen asks for any.
  const demands = (name, values) => {
    const facet = findings.facets[name];
    if (!values.length || !facet) return [];
    const numbers = (fits) => new Set(facet.names.flatMap((one, number) => (fits(one.toLowerCase()) ? [number] : [])));
    if (!isTyped(name)) return [numbers((one) => values.some((value) => value.toLowerCase() === one))];
    return values.map((value) => {
      const wanted = value.toLowerCase();
      const exact = numbers((one) => one === wanted);
      return exact.size ? exact : numbers((one) => one.includes(wanted));
    });
  };
  const isTyped = (name) => fields.some((field) => field.name === name && field.list);
  const meets = (name, place, sets) => {
    const own = findings.facets[name].of[place];
    return sets.every((set) => own.some((number) => set.has(number)));
  };

  let last = { words: "", fitting: null };  // words that grew longer are sought only where they were found before
  const seek = (sentence) => {
    const words = sentence.toLowerCase().split(/\s+/).filter(Boolean);
    if (!words.length) return findings.ids.map((_, place) => place);
    const said = readTexts();
    const among = last.fitting && last.words && sentence.startsWith(last.words) ? last.fitting : said.keys();
    const fitting = [];
    for (const place of among) if (words.every((word) => said[place].includes(word))) fitting.push(place);
    last = { words: sentence, fitting };
    return fitting;
  };

  function apply(page = 1, soon = false) {
    if (!form) return;
    const state = asked();
    let fitting = seek(state.get("find") || "");
    for (const name of Object.keys(findings.facets)) {
      const sets = name === "kind" ? [] : demands(name, state.getAll(name));
      if (sets.length) fitting = fitting.filter((place) => meets(name, place, sets));
    }
    const kinds = findings.facets.kind;
    const counts = kinds.names.map(() => 0);
    for (const place of fitting) counts[kinds.of[place][0]] += 1;
    for (const chip of chips) {
      const number = counts[kinds.names.indexOf(chip.value)];
      const label = chip.closest(".chip");
      label.querySelector(".aside").textContent = group(number);
      const name = label.querySelector("[data-one]");
      name.textContent = number === 1 ? name.dataset.one : name.dataset.many;
      label.classList.toggle("idle", !number);
    }
    const chosen = demands("kind", state.getAll("kind"));
    findings.chosen = chosen.length ? fitting.filter((place) => meets("kind", place, chosen)) : fitting;
    findings.show(page, soon);
    const [some, every] = [findings.chosen.length, findings.ids.length];
    output.textContent = !some
      ? `None of ${group(every)} findings fits.`
      : some === every
        ? findings.pages > 1 ? findings.range : "All shown"
        : findings.pages > 1 ? `${findings.range} that fit, ${group(every)} in all` : `${group(some)} of ${group(every)} fit${some === 1 ? "s" : ""}`;
    form.querySelector("[data-clear]").hidden = !String(state);
    const more = form.querySelector("details.more");
    if (more && [...state.keys()].some((name) => name !== "find" && name !== "kind")) more.open = true;
    highlight();
  }

  function fill(state) {
    for (const field of fields) {
      if (field.type === "checkbox") field.checked = state.getAll(field.name).includes(field.value);
      else field.value = state.getAll(field.name).join("; ");
    }
  }

  function clear() {
    if (!form) return;
    fill(new URLSearchParams());
    apply();
  }

  // Marks the words sought in what is shown, where the browser can do so without touching the text.
  function highlight() {
    if (!window.Highlight || !CSS.highlights) return;
    CSS.highlights.delete("found");
    const words = (asked().get("find") || "").toLowerCase().split(/\s+/).filter((word) => word.length > 1);
    if (!words.length) return;
    const ranges = [];
    const walker = document.createTreeWalker(findings.holder, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const text = node.data.toLowerCase();
      if (text.length !== node.data.length) continue;
      for (const word of words) {
        for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
          const range = new Range();
          range.setStart(node, at);
          range.setEnd(node, at + word.length);
          ranges.push(range);
        }
      }
    }
    CSS.highlights.set("found", new Highlight(...ranges));
  }

  // ---- the address ----

  function save(anew) {
    const state = asked();
    for (const list of Object.values(lists)) if (list.page > 1) state.set(list === findings ? "page" : list.name, list.page);
    const address = String(state) ? `#${state}` : location.pathname + location.search;
    if (`#${state}` === (location.hash || "#")) return;
    history[anew ? "pushState" : "replaceState"](anew ? {} : history.state, "", address);
  }

  function reveal(anchor) {
    const brought = !byId(anchor) && Object.values(lists).some((list) => list.bring(anchor));
    const target = byId(anchor);
    if (!target) {
      if (output && anchor.startsWith("f-")) output.textContent = "The finding that this link leads to is not in this report.";
      return;
    }
    if (brought) location.replace(`#${anchor}`);  // so that :target knows it
    landing.to(target);
    if (target.matches(".finding")) landing.stand(target);
  }

  // Goes where the address leads. An entry of the history that was followed before has a state: where a link was left from.
  function follow() {
    const before = history.state;
    const hash = decode(location.hash.slice(1));
    if (hash && !hash.includes("=")) reveal(hash);
    else {
      const state = new URLSearchParams(location.hash.slice(1));
      fill(state);
      for (const list of Object.values(lists)) go(list, Number(state.get(list === findings ? "page" : list.name)));
      if (!before && (String(asked()) || state.has("page"))) {
        landing.to(byId("findings"));
        byId("findings").focus({ preventScroll: true });
      }
    }
    history.replaceState(before || {}, "");
    const left = byId(before?.from);
    if (left) landing.to(left, before.height);
  }

  function decode(text) {
    try { return decodeURIComponent(text); } catch { return text; }
  }

  addEventListener("hashchange", follow);

  // The entry of the history that a link leaves keeps where the link stood, so that Back leads there.
  addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.hash === location.hash) {
      history.replaceState(null, "");
      follow();
      return;
    }
    const from = link.closest("[id]");
    history.replaceState(from ? { from: from.id, height: from.getBoundingClientRect().top } : {}, "");
  });

  // ---- start ----

  if (form) {
    for (const field of fields) {
      const { names, words = {} } = findings.facets[field.name] || { names: [] };
      if (field.matches("select")) field.append(...names.map((name) => new Option(words[name] || name, name)));
      else if (field.list) field.list.append(...names.slice(0, 500).map((name) => new Option("", name)));
    }
    if (window.requestIdleCallback) prepare();
    form.hidden = false;
    let typing = false;  // a run of letters is one step back, not many
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", (event) => {
      apply(1, true);
      const letters = event.target.type !== "checkbox" && !event.target.matches("select");
      save(!(letters && typing));
      typing = letters;
    });
    form.addEventListener("change", () => { typing = false; });
    form.querySelector("[data-clear]").addEventListener("click", () => {
      clear();
      save(true);
      form.elements.namedItem("find").focus();
    });
    for (const link of all("a[data-filter]")) link.setAttribute("href", `#${link.dataset.filter}`);
  }
  apply();
  follow();
  return { all, apply, asked, byId, clear, findings, form, lists, save };
})();
