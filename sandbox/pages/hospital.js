// The hospital's books: shows them every two seconds and plays what happens in a hospital.
"use strict";

const STATES = { booked: ["待取号", "wait"], fetched: ["已取号", "good"], cancelled: ["已取消", ""] };
const SESSIONS = { open: ["可约", "good"], paused: ["停约", "wait"], stopped: ["停诊", "bad"] };
const EVENTS = { pending: ["发送中", "wait"], done: ["平台已收到", "good"], refused: ["平台未接受", "bad"] };
const PERIODS = { morning: "上午", afternoon: "下午" };
const KINDS = { fetched: "取号", stopped: "停诊" };
const MOST = 100;

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
const code = (text) => element("code", {}, text);
const nothing = (text) => element("p", { class: "nothing" }, text);

function say(text) {
  $("toast").textContent = text;
  $("toast").hidden = false;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { $("toast").hidden = true; }, 4000);
}

async function call(method, path, body) {
  const response = await fetch(`/sandbox/api/hospital${path}`, {
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
  await refresh().catch((error) => say(error.message));
}

function fill(id, nodes, empty, columns) {
  const holder = $(id);
  if (nodes.length > 0) holder.replaceChildren(...nodes);
  else if (columns) holder.replaceChildren(element("tr", {}, element("td", { colspan: columns }, nothing(empty))));
  else holder.replaceChildren(nothing(empty));
}

function bookingRow(booking) {
  const { asked } = booking;
  const actions = element("td");
  if (booking.state === "booked") {
    actions.append(button("取号", () => press(() => call("POST", "/fetch", { orderNo: booking.orderNo }), () => "已取号")));
  }
  const fetching = element("td", {}, booking.fetchTime, " ", element("small", {}, booking.fetchPlace));
  return element("tr", {}, cell(code(booking.orderNo)), cell(code(booking.recordId)), cell(asked.patient.name), cell(code(booking.scheduleCode)),
    cell(`${asked.date} ${PERIODS[asked.period] ?? asked.period}`), cell(String(booking.number), true), fetching,
    cell(yuan(asked.feeFen), true), cell(badge(STATES[booking.state])), actions);
}

function sessionRow(session) {
  const actions = element("td");
  if (session.state !== "stopped") actions.append(button("停诊", () => askToStop(session)));
  const doctor = session.date ? [session.doctorName || "普通门诊", session.title].filter(Boolean).join(" ") : "平台自建排班";
  const total = element("td", { class: "right" }, session.total === undefined ? "–" : String(session.total));
  if (session.total > 0) {
    const full = session.taken >= session.total;
    const share = Math.min(100, Math.round((session.taken / session.total) * 100));
    total.append(element("span", { class: full ? "meter full" : "meter" }, element("i", { style: `width:${share}%` })));
  }
  return element("tr", {}, cell(code(session.code)), cell(session.date ? `${session.date} ${PERIODS[session.period] ?? ""}` : "–"), cell(doctor),
    cell(String(session.taken), true), total, cell(badge(SESSIONS[session.state])), actions);
}

function askToStop(session) {
  $("stop-of").textContent = `${session.code} · 已约 ${session.taken} 人。平台会为他们退款或改约。`;
  $("stop").onclose = () => {
    const reason = $("stop").querySelector("input").value;
    if ($("stop").returnValue === "stop") press(() => call("POST", "/stop", { code: session.code, reason }), () => "已停诊");
  };
  $("stop").returnValue = "no";
  $("stop").showModal();
}

function eventItem(event) {
  const about = event.kind === "fetched" ? event.body.orderNo : event.body.code;
  const trouble = event.state === "done" ? null : element("small", {}, `已发送 ${event.attempts} 次 · ${event.status ?? "无应答"} ${event.answer.slice(0, 160)}`);
  return element("li", {}, `${KINDS[event.kind] ?? event.kind} `, code(about), " ", badge(EVENTS[event.state]), trouble);
}

function rule(mode) {
  const parts = [];
  if (mode.refuse.startsWith("next:")) parts.push(`还将拒绝 ${mode.refuse.slice(5)} 个预约`);
  if (mode.lose > 0) parts.push(`还将丢失 ${mode.lose} 个应答`);
  if (mode.error > 0) parts.push(`还有 ${mode.error} 个请求报错`);
  return parts.join("，");
}

function showBookings() {
  const wanted = $("find").value.trim();
  const { bookings } = showBookings;
  const fit = bookings.filter(({ orderNo, recordId, scheduleCode, asked }) => !wanted || [orderNo, recordId, scheduleCode, asked.patient.name].some((text) => text.includes(wanted)));
  fill("bookings", fit.slice(0, MOST).map(bookingRow), wanted ? "没有符合的预约" : "还没有预约。平台收到付款后会发来。", 10);
  $("more").hidden = fit.length <= MOST;
  $("more").textContent = `共 ${fit.length} 条，显示最近 ${MOST} 条`;
}

function showSettings(settings) {
  const form = $("settings");
  if (form.contains(document.activeElement) || form.dataset.touched) return;
  for (const name of ["platformBase", "hospital", "key"]) form.elements[name].value = settings[name];
  for (const name of ["legacy", "acceptUnknown", "checkFee"]) form.elements[name].checked = settings[name];
  form.elements.secret.placeholder = settings.isSecretSet ? "已设置，留空则不变" : "未设置";
}

function show(state) {
  const { settings, mode, totals, counts } = state;
  const sum = (all) => Object.values(all).reduce((one, other) => one + other, 0);
  $("identity").textContent = settings.hospital ? `医院编号 ${settings.hospital} · ${settings.legacy ? "旧版接口" : "签名接口"}` : "还没有连接平台";
  $("offline").hidden = mode.up;
  $("booked").textContent = totals.booked;
  $("fetched").textContent = totals.fetched;
  $("cancelled").textContent = totals.cancelled;
  $("refused").textContent = sum(counts.refused);
  $("not-let-in").textContent = sum(counts.notLetIn);
  $("sessions-held").textContent = totals.sessions;
  showBookings.bookings = state.bookings;
  showBookings();
  fill("sessions", state.sessions.slice(0, MOST).map(sessionRow), totals.sessions > 0 ? `已有 ${totals.sessions} 个排班，还没有预约` : "还没有排班", 7);
  fill("events", state.events.slice(0, 50).map(eventItem), "还没有通知");
  fill("tombstones", state.tombstones.slice(0, 50).map((one) => element("li", {},
    element("span", { class: "when" }, time(one.atMs)), code(one.orderNo), one.reason ? element("small", {}, one.reason) : null)), "没有");
  for (const one of document.querySelectorAll("[data-mode]")) {
    const fields = JSON.parse(one.dataset.mode);
    one.classList.toggle("on", Object.entries(fields).every(([name, value]) => (Number.isInteger(value) && value > 0 && name !== "delayMs" ? mode[name] > 0 : mode[name] === value)));
  }
  $("left").textContent = rule(mode);
  showSettings(settings);
}

let shown = "";
async function refresh() {
  const state = await call("GET", "");
  const text = JSON.stringify(state);
  if (text !== shown) show(state);
  shown = text;
}

document.addEventListener("click", (event) => {
  const { mode, off } = event.target.dataset ?? {};
  if (mode) press(() => call("PUT", "/mode", JSON.parse(off && event.target.classList.contains("on") ? off : mode)), () => "已切换");
});
$("find").addEventListener("input", showBookings);
showBookings.bookings = [];
$("settings").addEventListener("input", () => { $("settings").dataset.touched = "yes"; });
$("settings").addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target;
  const { platformBase, hospital, key, secret } = Object.fromEntries(new FormData(form));
  const ticks = Object.fromEntries(["legacy", "acceptUnknown", "checkFee"].map((name) => [name, form.elements[name].checked]));
  press(() => call("PUT", "/settings", { platformBase, hospital, key, ...ticks, ...(secret ? { secret } : {}) }), () => {
    form.elements.secret.value = "";
    delete form.dataset.touched;
    shown = "";
    return "已保存";
  });
});
$("hello").addEventListener("click", () => press(() => call("POST", "/call", { path: "/hello" }), (answer) => {
  if (answer.status === 200) return "连接正常";
  return answer.status ? `平台答 ${answer.status} ${answer.body.message ?? ""}` : `没有应答：${answer.body}`;
}));
$("push").addEventListener("submit", async (event) => {
  event.preventDefault();
  const { what, from, days } = Object.fromEntries(new FormData(event.target));
  $("push-now").disabled = true;
  $("pushed").textContent = "正在推送…";
  await press(() => call("POST", "/push", { what, days: Number(days), ...(from ? { from } : {}) }), (answer) => {
    const failed = answer.failures.length;
    $("pushed").textContent = `共 ${answer.rows} 行：新增或更新 ${answer.taken}，相同 ${answer.same}，较旧 ${answer.older}，有误 ${answer.problems.length}${failed ? `；${failed} 批未被接受（${answer.failures[0].status ?? "无应答"}）` : ""}`;
    return failed ? "有批次未被接受" : "推送完成";
  });
  if ($("pushed").textContent === "正在推送…") $("pushed").textContent = "";
  $("push-now").disabled = false;
});
const watch = () => refresh().catch((error) => say(error.message));
watch();
setInterval(watch, 2000);
