// Scrolls to a place in the page, and keeps it in view while the page around it is laid out.
"use strict";
const landing = (() => {
  const { style } = document.documentElement;

  // Unfolds what a target is in, scrolls to it, or so that it stands at a height, and holds it there for some frames: what comes
  // near the view is laid out only then, takes another height than was kept for it, and the browser would hold on to what
  // stands below the target.
  let last = 0;
  function to(target, height) {
    const mine = ++last;
    for (let d = target.closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
    style.overflowAnchor = "none";
    const hold = (frames) => {
      if (mine !== last) return;
      if (height === undefined) target.scrollIntoView({ behavior: "instant" });
      else scrollBy({ top: target.getBoundingClientRect().top - height, behavior: "instant" });
      if (frames) requestAnimationFrame(() => hold(frames - 1));
      else letGo();
    };
    hold(12);
  }

  function letGo() {
    last += 1;
    style.overflowAnchor = "";
  }

  // A reader who takes over is not held.
  for (const hand of ["wheel", "touchmove", "pointerdown", "keydown"]) addEventListener(hand, letGo, { capture: true, passive: true });

  // Lets the keys go on from a finding.
  function stand(finding) {
    finding.tabIndex = -1;
    finding.focus({ preventScroll: true });
  }

  return { to, stand };
})();
