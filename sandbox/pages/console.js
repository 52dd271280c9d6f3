// The console: shows the sandbox's state every two seconds and presses its buttons.
"use strict";

const MUTATIONS = {
  wrong_signature: "错误签名", tampered_body: "篡改内容", stale: "过期", future: "超前", unsigned: "无签名",
  "missing_header:Wechatpay-Nonce": "缺请求头", "empty_header:Wechatpay-Signature": "空请求头", unknown_serial: "未知序列号",
  signtest: "签名探测", wrong_appid: "错 appid", wrong_mchid: "错商户号", wrong_amount: "错金额", wrong_currency: "错币种",
  unknown_order: "未知订单", wrong_aead_key: "错密钥", v2_xml: "V2 XML", refund_event: "换事件",
};
const OPERATIONS = {
  "*": "全部", jscode2session: "登录", stable_token: "接口凭证", phone_number: "手机号", subscribe_send: "订阅消息", code_image: "小程序码",
  jsapi: "JSAPI 下单", native: "Native 下单", query: "查单", close: "关单", refund: "退款", refund_query: "查退款",
  abnormal_refund: "异常退款", certificates: "平台证书", trade_bill: "交易账单", fund_flow_bill: "资金账单", bill_download: "账单下载",
  is_trade_managed: "发货管理状态", upload_shipping: "发货信息", notify: "通知", notify_payment: "支付通知", notify_refund: "退款通知",
};
const KINDS = {
  lost: "丢失", late: "迟到 3 秒", timeout: "无应答", 500: "系统错误 500", "502_html": "网关 502", 429: "限频 429",
  unsigned: "无签名", bad_signature: "错误签名", tampered: "篡改", stale: "过期签名", signtest: "签名探测", unknown_serial: "未知序列号", duplicate: "重复",
  never: "永不送达", after_next: "排在下一条之后", notify_first: "通知先于应答", pays: "此时付款", wrong_hash: "账单摘要错误", truncated: "文件残缺",
};
const TRADE = { NOTPAY: ["待支付", "wait"], SUCCESS: ["已支付", "good"], REFUND: ["有退款", "good"], CLOSED: ["已关闭", ""] };
const REFUND = { PROCESSING: ["处理中", "wait"], SUCCESS: ["已退款", "good"], ABNORMAL: ["异常", "bad"], CLOSED: ["已关闭", "bad"] };
const PROGRESS = { pending: ["发送中", "wait"], done: ["已送达", "good"], given_up: ["已放弃", "bad"], held: ["未发送", ""] };

const $ = (id) => document.getElementById(id);
const yuan = (fen) => `¥${(fen / 100).toFixed(2)}`;
const time = (ms) => new Date(ms).toLocaleString("zh-CN", { hour12: false, timeZone: "Asia/Shanghai" });

function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "onclick") node.addEventListener("click", value);
    else node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null));
  return node;
}
const badge = ([text, tone]) => element("span", { class: `badge ${tone}` }, text);
const button = (text, onclick) => element("button", { class: "plain", type: "button", onclick }, text);
const cell = (content, right) => element("td", right ? { class: "right" } : {}, content);
const nothing = (text) => element("p", { class: "nothing" }, text);

function say(text) {
  $("toast").textContent = text;
  $("toast").hidden = false;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { $("toast").hidden = true; }, 4000);
}

async function call(method, path, body) {
  const response = await fetch(`/sandbox/api/${path}`, {
    method, headers: { "content-type": "application/json" }, body: body === undefined ? undefined : JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.message);
  return answer;
}

async function press(action, done) {
  try {
    say(done(await action()));
  } catch (error) {
    say(error.message);
  }
  await refresh();
}

function orderRow(order, people) {
  const payer = people.find((person) => person.openid === (order.payment?.openid ?? order.openid));
  const actions = element("td");
  if (order.tradeState === "NOTPAY" && !order.expired) {
    actions.append(button("付款", () => press(() => call("POST", "pay", { outTradeNo: order.outTradeNo }), () => "已付款")));
    if (order.tradeType === "NATIVE") {
      const code = encodeURIComponent(order.codeUrl);
      actions.append(element("a", { href: `/sandbox/qr?text=${code}`, target: "_blank" }, "二维码"), element("a", { href: `/scan?code=${code}` }, "扫码"));
    }
  }
  actions.append(button("伪造通知", () => press(
    () => call("POST", "forge", { outTradeNo: order.outTradeNo, mutate: "wrong_signature" }),
    (answer) => `服务器答 ${answer.deliveries[0].status ?? "无"}`)));
  return element("tr", {}, cell(element("code", {}, order.outTradeNo)), cell(order.description), cell(yuan(order.totalFen), true),
    cell(order.frozen ? badge(["已支付，待发货", "wait"]) : badge(TRADE[order.tradeState])), cell(order.refundedFen ? yuan(order.refundedFen) : "–", true), cell(payer?.name ?? "–"), actions);
}

function refundRow(refund) {
  const actions = element("td");
  for (const [status, text] of [["SUCCESS", "成功"], ["ABNORMAL", "异常"], ["CLOSED", "关闭"]]) {
    if (["PROCESSING", "ABNORMAL"].includes(refund.status) && refund.status !== status) {
      const path = `refunds/${encodeURIComponent(refund.outRefundNo)}/settle`;
      actions.append(button(text, () => press(() => call("POST", path, { status }), () => "已处理")));
    }
  }
  return element("tr", {}, cell(element("code", {}, refund.outRefundNo)), cell(element("code", {}, refund.outTradeNo)),
    cell(yuan(refund.refundFen), true), cell(badge(REFUND[refund.status])), actions);
}

function notificationCard(notification, opened) {
  const deliver = (how) => press(() => call("POST", `notifications/${notification.id}/deliver`, how),
    (answers) => `服务器答 ${answers.map((answer) => answer.status ?? "无").join("、")}`);
  const buttons = element("div", { class: "buttons" }, button("再发一次", () => deliver({})), button("同时发五次", () => deliver({ times: 5, concurrency: 5 })));
  for (const [mutate, text] of Object.entries(MUTATIONS)) buttons.append(button(text, () => deliver({ mutate })));
  const log = element("ol", {}, ...notification.deliveries.map((delivery) => element("li", {},
    `${time(delivery.at)} ${delivery.mutation ? `［${MUTATIONS[delivery.mutation] ?? KINDS[delivery.mutation] ?? delivery.mutation}］` : ""} → ${delivery.status ?? "无应答"} ${delivery.body.slice(0, 160)}`)));
  const card = element("details", { "data-id": notification.id },
    element("summary", {}, `${notification.eventType} `, element("code", {}, notification.outRefundNo ?? notification.outTradeNo), " ",
      badge(PROGRESS[notification.progress]), ` ${notification.deliveries.length} 次`), buttons, log);
  card.open = opened;
  return card;
}

function fill(id, nodes, empty, columns) {
  const holder = $(id);
  if (nodes.length > 0) holder.replaceChildren(...nodes);
  else if (columns) holder.replaceChildren(element("tr", {}, element("td", { colspan: columns }, nothing(empty))));
  else holder.replaceChildren(nothing(empty));
}

function show(state) {
  const totals = Object.values(state.totals);
  const sum = (field) => totals.reduce((all, one) => all + one[field], 0);
  $("identity").textContent = `${state.identity.appid} · 商户 ${state.identity.mchid}`;
  $("server").hidden = !state.server;
  if (state.server) $("server").href = `${state.server}/admin/`;
  $("paid").textContent = yuan(sum("paidFen"));
  $("refunded").textContent = yuan(sum("refundedFen"));
  $("open").textContent = state.orders.filter((order) => order.tradeState === "NOTPAY" && !order.expired).length;
  $("clock").textContent = time(state.clock.businessMs);
  fill("orders", state.orders.slice(0, 100).map((order) => orderRow(order, state.people)), "还没有订单", 7);
  fill("refunds", state.refunds.slice(-100).reverse().map(refundRow), "还没有退款", 5);
  const opened = new Set([...document.querySelectorAll("details[open]")].map((card) => card.dataset.id));
  const latest = state.notifications.sort((a, b) => b.createdMs - a.createdMs).slice(0, 50);
  fill("notifications", latest.map((one) => notificationCard(one, opened.has(one.id))), "还没有通知");
  fill("faults", state.faults.map((rule) => element("li", {},
    `${OPERATIONS[rule.match] ?? rule.match} · ${rule.side === "request" ? "请求" : "应答"} · ${KINDS[rule.kind] ?? rule.kind} · ${rule.times === null ? "一直" : `还有 ${rule.times} 次`}`)), "没有故障");
  fill("people", state.people.map((person) => element("li", {}, `${person.name} ${person.phone} `, element("code", { class: "quiet" }, person.openid))), "没有人物");
  const name = (openid) => state.people.find((person) => person.openid === openid)?.name ?? openid;
  fill("messages", state.messages.slice(-30).reverse().map((message) => element("li", {},
    `${time(message.at)} ${name(message.openid)}：${Object.values(message.data).map((field) => field.value).join(" · ")}`)), "还没有消息");
  for (const one of $("signing").children) one.classList.toggle("on", one.dataset.signing === state.mode.signing);
  for (const one of $("enrolled").children) one.classList.toggle("on", one.dataset.enrolled === String(state.mode.enrolled));
  const planned = state.refundPlans.find((plan) => plan.times !== 0)?.outcome ?? "";
  for (const one of $("refund-plans").children) one.classList.toggle("on", one.dataset.outcome === planned);
  show.faults = state.faults;
}

let shown = "";
async function refresh() {
  const state = await call("GET", "state");
  const text = JSON.stringify({ ...state, clock: Math.floor(state.clock.businessMs / 1000) });
  if (text !== shown) show(state);
  shown = text;
}

for (const [name, choices] of [["match", OPERATIONS], ["kind", KINDS]]) {
  $("fault").elements[name].append(...Object.entries(choices).map(([value, text]) => element("option", { value }, text)));
}
$("fault").elements.kind.value = "lost";
$("fault").addEventListener("submit", (event) => {
  event.preventDefault();
  const { match, side, kind, times } = Object.fromEntries(new FormData(event.target));
  const rule = { match, side, kind, times: Number(times), ...(kind === "late" ? { ms: 3000 } : {}) };
  press(() => call("PUT", "faults", [...show.faults.filter((one) => one.times !== 0), rule]), () => "已加入");
});
$("clear").addEventListener("click", () => press(() => call("PUT", "faults", []), () => "已清除"));
$("signing").addEventListener("click", (event) => {
  const signing = event.target.dataset.signing;
  if (signing) press(() => call("PUT", "mode", { signing }), () => "已切换");
});
$("refund-plans").addEventListener("click", (event) => {
  const { outcome } = event.target.dataset;
  if (outcome === undefined) return;
  press(() => call("PUT", "refunds/plans", outcome ? [{ outcome, times: 1 }] : []), () => (outcome ? "下一笔退款已安排" : "退款照常处理"));
});
$("enrolled").addEventListener("click", (event) => {
  const { enrolled } = event.target.dataset;
  if (enrolled) press(() => call("PUT", "mode", { enrolled: enrolled === "true" }), () => "已切换");
});
const watch = () => refresh().catch((error) => say(error.message));
watch();
setInterval(watch, 2000);
