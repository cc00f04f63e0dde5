(() => {
  "use strict";
  const root = document.documentElement;
  const one = (selector) => document.querySelector(selector);
  const main = one("main"), tools = one(".tools"), input = one(".search input"), count = one(".count"), none = one(".none");
  const boxes = [...document.querySelectorAll(".statuses input")];
  const radios = [...document.querySelectorAll(".retry input")];
  const sections = [...document.querySelectorAll("section")];
  // Entries stand in batches, which can be hidden at once.
  const batches = [...document.querySelectorAll(".batch")].map((element) => ({
    element,
    section: element.parentElement,
    entries: Array.from(element.children, (child) => ({
      element: child,
      statuses: child.dataset.status === "" ? ["0"] : child.dataset.status.split(" "),
      retry: child.dataset.retry,
      text: "",
      matches: true,
      hidden: false,
    })),
    matches: true, // one of its entries does
  }));
  const entries = batches.flatMap((batch) => batch.entries);
  const elements = new Set(entries.map((entry) => entry.element));

  // The index: the text of each entry in lower case, made while nobody waits.
  let indexed = 0;
  const index = (until) => {
    for (; indexed < until; indexed++) {
      const parts = entries[indexed].element.querySelectorAll("h3, .message, .text, li");
      entries[indexed].text = Array.from(parts, (part) => part.textContent).join("\n").toLowerCase();
    }
  };
  const later = window.requestIdleCallback || ((work) => setTimeout(() => work({ timeRemaining: () => 8 }), 1));
  const indexMore = (deadline) => {
    do index(Math.min(indexed + 50, entries.length)); while (indexed < entries.length && deadline.timeRemaining() > 2);
    if (indexed < entries.length) later(indexMore);
  };

  // Filtering. What it costs is showing and hiding thousands of elements at
  // once. So each frame settles some batches from the top, and hides those that
  // are not settled yet: what is to be seen is right at once, and complete soon.
  const most = 150; // changes in a frame
  let pending = false, unsettled = [], found = entries.length;
  const filter = () => {
    pending = false;
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const statuses = boxes.filter((box) => box.checked).map((box) => box.value);
    const retry = radios.find((radio) => radio.checked).value;
    if (words.length > 0) index(entries.length);
    found = 0;
    for (const batch of batches) {
      batch.matches = false;
      for (const entry of batch.entries) {
        entry.matches = (statuses.length === 0 || entry.statuses.some((status) => statuses.includes(status))) &&
          (retry === "" || entry.retry === retry) &&
          words.every((word) => entry.text.includes(word));
        if (entry.matches) found++;
        batch.matches ||= entry.matches;
      }
    }
    unsettled = batches.filter((batch) => batch.matches);
    const filled = new Set(unsettled.map((batch) => batch.section));
    for (const section of sections) section.hidden = !filled.has(section);
    none.hidden = found > 0;
    count.textContent = found === entries.length ? `${found} errors` : `${found} of ${entries.length} errors`;
  };
  const settle = (limit) => {
    let changes = 0;
    while (unsettled.length > 0 && changes < limit) {
      const batch = unsettled.shift();
      if (batch.element.hidden) changes += batch.entries.length;
      for (const entry of batch.entries) {
        if (entry.hidden === !entry.matches) continue;
        entry.element.hidden = entry.hidden = !entry.matches;
        changes++;
      }
      batch.element.hidden = false;
    }
    const later = new Set(unsettled);
    for (const batch of batches) {
      if (!batch.matches || later.has(batch)) batch.element.hidden = true;
    }
  };
  const paint = () => {
    if (pending) filter();
    settle(most);
    if (unsettled.length > 0) requestAnimationFrame(paint);
  };
  const schedule = () => {
    if (!pending && unsettled.length === 0) requestAnimationFrame(paint);
    pending = true;
  };
  const finish = () => {
    if (pending) filter();
    settle(Infinity);
  };
  const clear = () => {
    input.value = "";
    for (const box of boxes) box.checked = false;
    radios[0].checked = true;
    pending = true;
    finish();
  };

  // Permalinks: the entry is shown, whatever was filtered.
  const goTo = (element) => {
    if (!elements.has(element)) return;
    finish();
    if (element.closest("[hidden]")) clear();
    element.scrollIntoView({ block: "start" });
    element.focus({ preventScroll: true });
  };
  const follow = () => {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch { /* it is used as it stands */ }
    if (id !== "") goTo(document.getElementById(id));
  };
  const link = (element) => {
    const hash = "#" + encodeURIComponent(element.id);
    if (location.hash === hash) goTo(element);
    location.hash = hash;
  };

  // Copying, also where there is no clipboard: on pages without https.
  const select = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  };
  const copy = async (button) => {
    const code = button.previousElementSibling;
    let said = "Copied";
    try {
      await navigator.clipboard.writeText(code.textContent);
    } catch {
      select(code);
      if (!document.execCommand("copy")) said = "Press Ctrl+C";
    }
    button.textContent = said;
    setTimeout(() => { button.textContent = "Copy"; }, 1500);
  };

  const visible = () => {
    finish();
    return entries.filter((entry) => entry.matches).map((entry) => entry.element);
  };
  const inSearch = (event) => {
    const first = event.key === "ArrowDown" || event.key === "Enter" ? visible()[0] : undefined;
    if (event.key === "Escape") {
      if (input.value === "") input.blur();
      input.value = "";
      schedule();
    } else if (event.key === "Enter" && first) {
      link(first);
    } else if (event.key === "ArrowDown" && first) {
      first.focus();
    } else {
      return;
    }
    event.preventDefault();
  };
  const inEntry = (event, element) => {
    const list = visible();
    const at = list.indexOf(element);
    if (event.key === "ArrowDown" && at + 1 < list.length) list[at + 1].focus();
    else if (event.key === "ArrowUp") (list[at - 1] || input).focus();
    else if (event.key === "Enter") link(element);
    else if (event.key === "Escape") input.focus();
    else return;
    event.preventDefault();
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target === input) inSearch(event);
    else if (event.target.localName === "article") inEntry(event, event.target);
    else if (event.key === "Escape") input.focus();
    if (event.key === "/" && event.target !== input) {
      event.preventDefault();
      input.focus();
      input.select();
    }
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button && button.className === "copy") copy(button);
    if (button && button.className === "clear") {
      clear();
      input.focus();
    }
    const anchor = event.target.closest("h3 a");
    if (anchor && anchor.hash === location.hash) follow();
  });
  tools.addEventListener("input", () => {
    schedule();
    if (main.getBoundingClientRect().top < 0) main.scrollIntoView();
  });
  window.addEventListener("hashchange", follow);

  root.classList.add("js");
  tools.hidden = false;
  pending = true;
  finish();
  later(indexMore);
  follow();
})();
