// Passkeys: makes one (data-passkey="add") or uses one (data-passkey="use") and sends what the browser answers with the
// form. The options stand on the form (data-options) or are fetched (data-fetch). Without this module, or where the
// browser or the address cannot do it, the button stays off and the page says what to do instead.
const works = "PublicKeyCredential" in window && !/^[\d.]+$|:/.test(location.hostname);

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const listed = (keys) => (keys ?? []).map((key) => ({ ...key, id: bytes(key.id) }));

function toAdd({ publicKey }) {
  return {
    publicKey: {
      ...publicKey,
      challenge: bytes(publicKey.challenge),
      user: { ...publicKey.user, id: bytes(publicKey.user.id) },
      excludeCredentials: listed(publicKey.excludeCredentials),
    },
  };
}

function toUse({ publicKey }) {
  return {
    publicKey: {
      ...publicKey,
      challenge: bytes(publicKey.challenge),
      allowCredentials: listed(publicKey.allowCredentials),
    },
  };
}

function plain(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = text(credential.response[name]);
  }
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

async function optionsOf(form) {
  if (form.dataset.options) return JSON.parse(form.dataset.options);
  const token = form.elements.csrfmiddlewaretoken.value;
  const answer = await fetch(form.dataset.fetch, { method: "POST", headers: { "X-CSRFToken": token } });
  if (!answer.ok) throw new Error(`options: ${answer.status}`);
  return answer.json();
}

async function perform(form) {
  const options = await optionsOf(form);
  const credential =
    form.dataset.passkey === "add"
      ? await navigator.credentials.create(toAdd(options))
      : await navigator.credentials.get(toUse(options));
  form.elements[form.dataset.credential ?? "credential"].value = JSON.stringify(plain(credential));
  form.submit();
}

for (const form of document.querySelectorAll("[data-passkey]")) {
  const button = form.querySelector("button");
  const failed = form.querySelector("[data-passkey-failed]");
  if (!works) {
    form.querySelector("[data-passkey-missing]").hidden = false;
    continue;
  }
  button.disabled = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    button.disabled = true;
    failed.hidden = true;
    try {
      await perform(form);
    } catch (error) {
      failed.hidden = false;
      button.disabled = false;
    }
  });
}
