/* Uploads straight into the store, and a page that stays fresh while documents are read. */
(() => {
  const root = document.getElementById("intake"), input = document.getElementById("files");
  const list = document.getElementById("uploading"), template = document.getElementById("upload-row");
  if (!root) return;
  const number = new Intl.NumberFormat("fa-IR", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const megabytes = (bytes) => number.format(bytes / 1048576);
  let busy = root.dataset.busy === "1", known = null, timer = null, sending = 0, quiet = 0;

  // -- uploads -----------------------------------------------------------------
  const row = (file) => {
    const item = template.content.firstElementChild.cloneNode(true);
    item.querySelector("bdi").textContent = file.name;
    item.querySelector("progress").setAttribute("aria-label", file.name);
    list.append(item);
    return item;
  };
  const said = (item, sentence) => { item.querySelector(".said").textContent = sentence; };
  const failed = (item, sentence) => {
    item.classList.add("error");
    item.querySelector(".mark").className = "mark error";
    item.querySelector("progress")?.remove();
    const button = item.querySelector("button");
    button.textContent = button.dataset.remove;
    button.onclick = () => item.remove();
    said(item, sentence || item.querySelector(".said").dataset.failed);
  };
  const form = async (file, place) => {
    const answer = await fetch(root.dataset.uploads, {
      method: "POST", credentials: "same-origin",
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-Form-Token": root.dataset.token },
      body: JSON.stringify({ filename: file.name, size: file.size, ...(place && { place }) }),
    });
    const body = await answer.json();
    if (!answer.ok) throw Object.assign(new Error(body.code), { sentence: body.message });
    return body;
  };
  const put = (file, to, item) => new Promise((done, refuse) => {
    const data = new FormData(), request = new XMLHttpRequest(), words = item.querySelector(".said").dataset;
    for (const [name, value] of Object.entries(to.fields)) data.append(name, value);
    data.append("file", file); // last: the store reads no field behind it
    request.upload.onprogress = (e) => {
      item.querySelector("progress").value = e.total ? (100 * e.loaded) / e.total : 0;
      said(item, words.progress.replace("{sent}", megabytes(e.loaded)).replace("{size}", megabytes(e.total)));
    };
    request.onload = () => (request.status < 300 ? done() : refuse(new Error(`store-${request.status}`)));
    request.onerror = request.onabort = () => refuse(new Error("not-sent"));
    item.querySelector("button").onclick = () => { item.remove(); request.abort(); };
    request.open("POST", to.url);
    request.send(data);
  });
  const send = async (file, place) => {
    const item = row(file);
    sending += 1;
    said(item, item.querySelector(".said").dataset.start);
    try {
      await put(file, await form(file, place), item);
      said(item, item.querySelector(".said").dataset.done);
      item.remove();
    } catch (error) {
      if (item.isConnected) failed(item, error.sentence);
    } finally {
      sending -= 1;
      quiet = 0;
      watch();
    }
  };
  const take = async (files, place) => { for (const file of files) await send(file, place); };
  input?.addEventListener("change", () => { take([...input.files]); input.value = ""; });
  document.addEventListener("change", ({ target }) => { // the list of documents is drawn anew while they are read
    if (!target.dataset.place) return;
    take([...target.files], target.dataset.place);
    target.value = "";
  });
  document.getElementById("drop")?.addEventListener("drop", (e) => take([...e.dataTransfer.files]));
  addEventListener("beforeunload", (e) => { if (sending) e.preventDefault(); });

  // -- staying fresh -----------------------------------------------------------
  const editing = (section) => {
    const fields = [...section.querySelectorAll("input:not([type=hidden]), textarea")];
    return fields.some((f) => f === document.activeElement || f.value !== f.defaultValue);
  };
  const refresh = async () => {
    const answer = await fetch(root.dataset.page, { credentials: "same-origin" });
    if (!answer.ok || answer.redirected) return location.assign(root.dataset.page);
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const before = !document.querySelector(".sheet"), opened = fresh.querySelector(".sheet");
    if (before && opened) return location.assign(root.dataset.page);
    for (const section of document.querySelectorAll("[data-live]")) {
      const next = fresh.getElementById(section.id);
      if (!next || editing(section) || next.innerHTML === section.innerHTML) continue;
      const open = [...section.querySelectorAll("details")].map((d) => d.open);
      section.replaceChildren(...next.childNodes);
      section.querySelectorAll("details").forEach((d, i) => { d.open ||= open[i] || false; });
    }
    busy = fresh.getElementById("intake").dataset.busy === "1";
  };
  const look = async () => {
    timer = null;
    try {
      const answer = await fetch(root.dataset.progress, { credentials: "same-origin", headers: { Accept: "application/json" } });
      if (answer.status === 401) return location.assign(root.dataset.page);
      const state = await answer.text();
      quiet = state === known ? quiet + 1 : 0;
      if (answer.ok && state !== known) { known = state; await refresh(); }
    } catch { /* the connection is away: the next look tells */ }
    if (busy) watch();
  };
  const watch = () => { timer ??= setTimeout(look, document.hidden ? 8000 : Math.min(8000, 1500 + 250 * quiet)); };
  if (busy) watch();
})();
