// Filters the findings by kind and words, and keeps the filter in the address. Without it the page shows everything.
(() => {
  "use strict";
  const form = document.getElementById("filter");
  const openAll = (on) => document.querySelectorAll("details").forEach((d) => {
    if (on && !d.open) { d.open = true; d.dataset.opened = ""; }
    else if (!on && "opened" in d.dataset) { d.open = false; delete d.dataset.opened; }
  });
  addEventListener("beforeprint", () => openAll(true));
  addEventListener("afterprint", () => openAll(false));

  const findings = [...document.querySelectorAll("article.finding")];
  const holders = [...document.querySelectorAll("details.topic, section.group")];
  const boxes = form ? [...form.querySelectorAll("input[name=show]")] : [];
  const words = form && form.elements.namedItem("find");
  const texts = new Map();
  const textOf = (finding) => {
    if (!texts.has(finding)) texts.set(finding, finding.textContent.toLowerCase());
    return texts.get(finding);
  };

  const apply = () => {
    const kinds = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const wanted = words.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const finding of findings) {
      const fits = kinds.has(finding.dataset.kind) && wanted.every((word) => textOf(finding).includes(word));
      finding.hidden = !fits;
      shown += fits;
    }
    for (const holder of holders) {
      const any = holder.querySelector("article.finding:not([hidden])");
      holder.hidden = !any;
      if (holder.matches("details") && wanted.length && any) holder.open = true;
    }
    const all = findings.length;
    form.querySelector("output").textContent =
      shown === all ? "" : shown ? `${shown} of ${all} findings shown` : `None of ${all} findings fits`;
  };

  const write = () => {
    const state = new URLSearchParams();
    if (boxes.some((box) => !box.checked)) {
      state.set("show", boxes.filter((box) => box.checked).map((box) => box.value).join(" "));
    }
    if (words.value.trim()) state.set("find", words.value.trim());
    const bare = location.href.split("#")[0];
    history.replaceState(null, "", String(state) ? `${bare}#${state}` : bare);
  };

  const clear = () => {
    boxes.forEach((box) => { box.checked = true; });
    words.value = "";
    apply();
  };

  const read = () => {
    const hash = location.hash.slice(1);
    if (hash.includes("=")) {
      const state = new URLSearchParams(hash);
      const kinds = state.has("show") ? new Set(state.get("show").split(" ")) : null;
      boxes.forEach((box) => { box.checked = !kinds || kinds.has(box.value); });
      words.value = state.get("find") || "";
      apply();
      return;
    }
    const target = hash && document.getElementById(hash);
    if (!target) return;
    if (target.closest("[hidden]")) clear();
    for (let d = target.closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
    target.scrollIntoView();
  };

  if (!form) return;
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => { apply(); write(); });
  addEventListener("hashchange", read);
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/" && !event.target.closest("input, textarea, select")) {
      event.preventDefault();
      words.focus();
    } else if (event.key === "Escape" && event.target === words) {
      clear();
      write();
    }
  });
  read();
})();
