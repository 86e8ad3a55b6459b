// Everything works without this file; it only makes what is there quicker and easier.
(() => {
  const dismissable = () => document.querySelectorAll("details[data-dismiss][open]");
  const close = (details, refocus) => {
    details.open = false;
    if (refocus) details.querySelector("summary").focus();
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") dismissable().forEach((details) => close(details, details.contains(document.activeElement)));
  });

  document.addEventListener("click", (event) => {
    const closer = event.target.closest("[data-close]");
    if (closer) close(closer.closest("details"), true);
    dismissable().forEach((details) => {
      if (!details.contains(event.target)) close(details, false);
    });
  });

  // An address that can be read and passed on: no empty filters in it.
  const compact = (form) => {
    for (const field of form.elements) {
      if (field.name && field.value === "" && !field.disabled) {
        field.disabled = true;
        setTimeout(() => { field.disabled = false; });
      }
    }
  };
  document.addEventListener("submit", (event) => {
    if (event.target.matches("form[data-compact]:not([hx-get])")) compact(event.target);
    const filters = event.target.closest("details[data-filters]");
    if (filters) filters.open = false;
  });
  document.addEventListener("htmx:configRequest", (event) => {
    const { elt, formData } = event.detail;
    if (!elt.matches("form[data-compact]")) return;
    for (const name of new Set(formData.keys())) {
      const values = formData.getAll(name).filter((value) => value !== "");
      formData.delete(name);
      values.forEach((value) => formData.append(name, value));
    }
  });

  // Groups of filters a person has unfolded stay so when their counts are replaced.
  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    const { target, fragment } = event.detail;
    const open = new Set([...target.querySelectorAll("details[open] > summary")].map((summary) => summary.textContent));
    fragment.querySelectorAll("details > summary").forEach((summary) => {
      if (open.has(summary.textContent)) summary.parentElement.open = true;
    });
  });

  // A part asked for, another page answered (signed out, error): show that page whole.
  const whole = (event) => {
    const { xhr, requestConfig, target: place } = event.detail;
    if (place?.matches(".g-suggest")) return;
    if (requestConfig?.verb === "get") location.assign(xhr.responseURL || requestConfig.path);
    else location.reload();
  };
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr, boosted, pathInfo } = event.detail;
    if (boosted || !xhr.responseURL) return;
    const asked = new URL(pathInfo.requestPath, location.href).pathname;
    if (new URL(xhr.responseURL).pathname !== asked) {
      event.detail.shouldSwap = false;
      whole(event);
    }
  });
  document.addEventListener("htmx:responseError", whole);

  // One box for all boxes of a table; without script each row has its own.
  const checkAll = () => document.querySelectorAll("th[data-check-all]:not(:has(input))").forEach((head) => {
    const all = document.createElement("input");
    all.type = "checkbox";
    all.className = "form-check-input";
    all.ariaLabel = head.dataset.checkAll;
    const boxes = () => [...head.closest("table").querySelectorAll("td.check input")];
    const show = () => {
      const on = boxes().filter((box) => box.checked).length;
      [all.checked, all.indeterminate] = [on > 0 && on === boxes().length, on > 0 && on < boxes().length];
    };
    all.addEventListener("change", () => boxes().forEach((box) => { box.checked = all.checked; }));
    head.closest("table").addEventListener("change", (event) => { if (event.target !== all) show(); });
    const box = document.createElement("div");
    box.className = "g-check";
    box.append(all);
    head.append(box);
    show();
  });
  document.addEventListener("DOMContentLoaded", checkAll);
  document.addEventListener("htmx:afterSettle", checkAll);

  // Suggestions beneath the search box: arrows choose, Enter goes there, Escape puts them away.
  const optionsOf = (box) => [...box.parentElement.querySelectorAll(".g-suggest [role=option]")];
  const choose = (box, option) => {
    optionsOf(box).forEach((other) => other.setAttribute("aria-selected", String(other === option)));
    if (option) {
      box.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else box.removeAttribute("aria-activedescendant");
  };
  const putAway = (box) => {
    box.parentElement.querySelector(".g-suggest").replaceChildren();
    box.setAttribute("aria-expanded", "false");
    choose(box, null);
  };
  document.addEventListener("htmx:afterSwap", (event) => {
    if (!event.detail.target.matches(".g-suggest")) return;
    const box = event.detail.target.parentElement.querySelector("[role=combobox]");
    choose(box, null);
    box.setAttribute("aria-expanded", String(optionsOf(box).length > 0));
  });
  document.addEventListener("keydown", (event) => {
    if (!event.target.matches?.(".g-searchform [role=combobox]")) return;
    const options = optionsOf(event.target);
    const at = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
    if (options.length === 0) return;
    if (event.key === "Enter" && at >= 0) options[at].click();
    else if (event.key === "ArrowDown") choose(event.target, options[(at + 1) % options.length]);
    else if (event.key === "ArrowUp") choose(event.target, options[(at <= 0 ? options.length : at) - 1]);
    else if (event.key === "Escape") putAway(event.target);
    else return;
    event.preventDefault();
  });
  document.addEventListener("focusout", (event) => {
    const form = event.target.closest?.(".g-searchform");
    const box = form?.querySelector("[role=combobox]");
    if (box && !form.contains(event.relatedTarget)) setTimeout(() => putAway(box), 200);
  });

  // After a boosted step the reader starts at the content, or at what is wrong with the form.
  document.addEventListener("htmx:afterSettle", (event) => {
    if (!event.detail.boosted) return;
    const target = document.querySelector("[data-focus]") ?? document.getElementById("main");
    target?.focus({ preventScroll: !target.matches("[data-focus]") });
  });
  document.addEventListener("DOMContentLoaded", () => document.querySelector("[data-focus]")?.focus());
})();
