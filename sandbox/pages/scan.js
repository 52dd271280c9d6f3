// A person scans the code of a Native order and pays, or thinks better of it.
"use strict";

const $ = (id) => document.getElementById(id);
const yuan = (fen) => `￥${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, "0")}`;

async function call(method, path, body) {
  const response = await fetch(`/sandbox/api/${path}`, {
    method, headers: { "content-type": "application/json" }, body: body === undefined ? undefined : JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.message);
  return answer;
}

function element(tag, attributes, ...children) {
  const node = Object.assign(document.createElement(tag), attributes);
  node.append(...children);
  return node;
}

function show(id) {
  for (const part of ["find", "cashier", "done"]) $(part).hidden = part !== id;
}

function span(ms) {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  const seconds = String(Math.max(0, Math.floor(ms / 1000) % 60)).padStart(2, "0");
  return minutes < 60 ? `${minutes}:${seconds}` : `${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分`;
}

// How far business time is ahead of this page's clock.
let ahead = 0;
const now = () => Date.now() + ahead;
let bill = null;

async function refresh() {
  if ($("find").hidden) return;
  const { nowMs, items } = await call("GET", "codes");
  ahead = nowMs - Date.now();
  const focused = document.activeElement?.dataset?.no;
  const rows = items.map((item) => {
    const image = element("img", { src: `/sandbox/qr?text=${encodeURIComponent(item.codeUrl)}`, alt: "", width: 72, height: 72 });
    const button = element("button", { type: "button", onclick: () => open(item.codeUrl) }, image,
      element("strong", {}, item.description), element("b", {}, yuan(item.amountFen)),
      element("small", {}, `剩余 ${span(item.payableUntilMs - now())}`));
    button.dataset.no = item.outTradeNo;
    return element("li", {}, button);
  });
  const nothing = element("li", { className: "nothing" }, "现在没有等待付款的二维码。", element("br", {}), "商家出示收款码后，会显示在这里。");
  $("codes").replaceChildren(...(rows.length ? rows : [nothing]));
  if (focused) $("codes").querySelector(`[data-no="${CSS.escape(focused)}"]`)?.focus();
}

async function open(codeUrl) {
  $("wrong").textContent = "";
  try {
    bill = await call("POST", "scan", { codeUrl });
  } catch (error) {
    show("find");
    $("code").value = codeUrl;
    $("wrong").textContent = error.message;
    return;
  }
  history.replaceState(null, "", `/scan?code=${encodeURIComponent(codeUrl)}`);
  $("merchant").textContent = bill.mchName;
  $("amount").textContent = yuan(bill.amountFen);
  $("goods").textContent = bill.description;
  $("number").textContent = bill.outTradeNo;
  $("fault").textContent = "";
  busy(false);
  tick();
  show("cashier");
  $("pay").focus();
}

function busy(is) {
  for (const id of ["pay", "cancel", "back"]) $(id).disabled = is;
  $("pay").textContent = is ? "正在支付…" : "立即支付";
}

function tick() {
  if (bill) $("left").textContent = span(bill.payableUntilMs - now());
}

function leave() {
  bill = null;
  $("code").value = "";
  history.replaceState(null, "", "/scan");
  show("find");
  refresh().catch(complain);
}

const chosen = () => document.querySelector("#people input:checked");

async function pay() {
  busy(true);
  $("fault").textContent = "";
  try {
    const person = chosen();
    // The bill was shown to whoever pays, as if their own phone had scanned it.
    await call("POST", "scan", { codeUrl: bill.codeUrl, person: person.value });
    await call("POST", "pay", { codeUrl: bill.codeUrl, person: person.value });
    $("outcome").textContent = "支付成功";
    $("paid-amount").textContent = yuan(bill.amountFen);
    $("paid-by").textContent = `${person.dataset.name} · ${bill.mchName}`;
    show("done");
    $("done").focus();
  } catch (error) {
    $("fault").textContent = error.message;
    busy(false);
  }
}

async function cancel() {
  try {
    await call("POST", "cancel", { codeUrl: bill.codeUrl });
  } finally {
    leave();
  }
}

function complain(error) {
  $("wrong").textContent = error.message;
}

$("paste").addEventListener("submit", (event) => {
  event.preventDefault();
  open($("code").value.trim());
});
$("pay").addEventListener("click", pay);
$("cancel").addEventListener("click", cancel);
$("back").addEventListener("click", leave);
$("again").addEventListener("click", leave);

async function start() {
  const people = await call("GET", "people");
  $("people").append(...people.map((person, at) => {
    const input = element("input", { type: "radio", name: "person", value: person.id, checked: at === 0 });
    input.dataset.name = person.name;
    return element("label", {}, input, person.name);
  }));
  await refresh();
  const code = new URLSearchParams(location.search).get("code");
  if (code) await open(code);
}
start().catch(complain);
setInterval(tick, 1000);
setInterval(() => refresh().catch(complain), 2000);
