// Remembers the region a person picked: <form data-region><select name="region">…</select></form>, method GET.
// The page opens with the remembered region when its address names none.
const KEY = "region";

function remember(value) {
  try {
    localStorage.setItem(KEY, value);
  } catch {
    // Storage is forbidden: nothing is remembered.
  }
}

function remembered() {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

for (const form of document.querySelectorAll("form[data-region]")) {
  const select = form.elements.namedItem("region");
  const here = new URL(location.href);
  const known = [...select.options].some((option) => option.value === remembered());
  if (!here.searchParams.has("region") && remembered() && known) {
    here.searchParams.set("region", remembered());
    location.replace(here);
  }
  select.addEventListener("change", () => {
    remember(select.value);
    form.requestSubmit();
  });
}
