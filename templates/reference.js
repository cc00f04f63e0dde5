(() => {
  "use strict";
  const root = document.documentElement;
  const one = (selector) => document.querySelector(selector);
  const tools = one(".tools"), input = one(".search input"), count = one(".count"), none = one(".none");
  const boxes = [...document.querySelectorAll(".statuses input")];
  const radios = [...document.querySelectorAll(".retry input")];
  const sections = [...document.querySelectorAll("section")];
  const entries = [...document.querySelectorAll("article")].map((element) => ({
    element,
    section: element.parentElement,
    statuses: element.dataset.status === "" ? ["0"] : element.dataset.status.split(" "),
    retry: element.dataset.retry,
    text: "",
    shown: true,
  }));
  const byElement = new Map(entries.map((entry) => [entry.element, entry]));

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

  // Filtering: what is asked for, and then only the entries that change.
  const apply = () => {
    pending = false;
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const statuses = boxes.filter((box) => box.checked).map((box) => box.value);
    const retry = radios.find((radio) => radio.checked).value;
    if (words.length > 0) index(entries.length);
    let shown = 0;
    const filled = new Set();
    for (const entry of entries) {
      const matches = (statuses.length === 0 || entry.statuses.some((status) => statuses.includes(status))) &&
        (retry === "" || entry.retry === retry) &&
        words.every((word) => entry.text.includes(word));
      if (matches) {
        shown++;
        filled.add(entry.section);
      }
      if (matches !== entry.shown) {
        entry.shown = matches;
        entry.element.hidden = !matches;
      }
    }
    for (const section of sections) section.hidden = !filled.has(section);
    none.hidden = shown > 0;
    count.textContent = shown === entries.length ? `${shown} errors` : `${shown} of ${entries.length} errors`;
  };
  let pending = false;
  const schedule = () => {
    if (pending) return;
    pending = true;
    requestAnimationFrame(() => { if (pending) apply(); });
  };
  const clear = () => {
    input.value = "";
    for (const box of boxes) box.checked = false;
    radios[0].checked = true;
    apply();
  };

  // Permalinks: the entry is shown, whatever was filtered.
  const goTo = (element) => {
    const entry = byElement.get(element);
    if (!entry) return;
    if (pending) apply();
    if (!entry.shown) clear();
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
    if (pending) apply();
    return entries.filter((entry) => entry.shown).map((entry) => entry.element);
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
  tools.addEventListener("input", schedule);
  window.addEventListener("hashchange", follow);

  root.classList.add("js");
  tools.hidden = false;
  apply();
  later(indexMore);
  follow();
})();
