// Moves by keys, shows which part is being read, copies a line, and opens everything for print.
(() => {
  const { all, apply, asked, byId, clear, findings, form, lists, save } = report;

  // ---- keys ----

  const help = byId("help");
  const keys = help.querySelector("[data-keys]");
  let stood = null;  // the finding that was stood on last

  addEventListener("focusin", (event) => { stood = event.target.closest(".finding") || stood; });

  function walk(finding) {
    landing.stand(finding);
    landing.to(finding);
  }

  function step(by) {
    findings.finish();
    const here = all(":scope > .finding", findings.holder);
    if (!here.length) return;
    let at = here.indexOf(document.activeElement.closest(".finding") || stood);
    if (at < 0) {
      const top = here.findIndex((finding) => finding.getBoundingClientRect().bottom > 80);
      at = by > 0 ? Math.max(0, top) - 1 : top < 0 ? here.length : top;
    }
    const next = at + by;
    if (next >= 0 && next < here.length) {
      walk(here[next]);
      return;
    }
    const page = findings.page + by;
    if (page < 1 || page > findings.pages) return;
    apply(page);
    save(true);
    const turned = all(":scope > .finding", findings.holder);
    walk(turned[by > 0 ? 0 : turned.length - 1]);
  }

  // Leaves the box where words are sought, for the finding that was stood on or the first that fits.
  function leave(first) {
    findings.finish();
    const finding = !first && stood && stood.isConnected ? stood : findings.holder.querySelector(":scope > .finding");
    if (finding) walk(finding);
    else if (!first) document.activeElement.blur();
  }

  function toggle(finding) {
    const folds = all("details", finding);
    const open = !folds.some((fold) => fold.open);
    for (const fold of folds) fold.open = open;
  }

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    const { target, key } = event;
    if (form && target === form.elements.namedItem("find") && (key === "Escape" || key === "Enter") && !event.isComposing) {
      event.preventDefault();
      if (key === "Enter" || !target.value) {
        leave(key === "Enter");
        return;
      }
      target.value = "";
      apply();
      save(true);
      return;
    }
    if (key === "Escape") {
      if (!form || !String(asked()) || !(target === document.body || form.contains(target) || target.closest(".part"))) return;
      event.preventDefault();
      clear();
      save(true);
      return;
    }
    if (target.closest("input, textarea, select, [contenteditable]") && target.type !== "checkbox") return;
    if (!keys.checked) return;
    if (key === "/" && form) {
      event.preventDefault();
      form.elements.namedItem("find").focus();
      form.scrollIntoView({ block: "nearest" });
    } else if (key === "j" || key === "k") {
      event.preventDefault();
      step(key === "j" ? 1 : -1);
    } else if (key === "?") {
      event.preventDefault();
      help.showModal();
    } else if (key === "o" || (key === "Enter" && target.matches(".finding"))) {
      const finding = target.closest(".finding") || (stood && stood.isConnected && target === document.body ? stood : null);
      if (finding) {
        event.preventDefault();
        toggle(finding);
      }
    }
  });

  for (const button of all("[data-help]")) {
    button.hidden = false;
    button.addEventListener("click", () => help.showModal());
  }

  // ---- a line to copy ----

  addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const line = button.dataset.copy || button.previousElementSibling.textContent;
    try {
      await navigator.clipboard.writeText(line);
    } catch {
      const field = document.body.appendChild(document.createElement("textarea"));
      field.value = line;
      field.select();
      document.execCommand("copy");
      field.remove();
      button.focus();
    }
    button.dataset.words ??= button.textContent;
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = button.dataset.words; }, 2000);
  });

  // ---- the part being read, and print ----

  const contents = new Map(all(".contents a").map((link) => [link.hash.slice(1), link]));
  const watch = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const link = contents.get(target.id);
      if (!isIntersecting) {
        link.removeAttribute("aria-current");
        continue;
      }
      link.setAttribute("aria-current", "location");
      const row = link.closest("ul");
      row.scrollLeft = link.offsetLeft - (row.clientWidth - link.offsetWidth) / 2;
    }
  }, { rootMargin: "-30% 0px -69% 0px" });
  for (const part of all(".part")) watch.observe(part);

  addEventListener("beforeprint", () => {
    for (const list of Object.values(lists)) list.finish();
    for (const fold of all("details:not([open])")) {
      fold.open = true;
      fold.dataset.opened = "";
    }
  });
  addEventListener("afterprint", () => {
    for (const fold of all("details[data-opened]")) {
      fold.open = false;
      delete fold.dataset.opened;
    }
  });
})();
