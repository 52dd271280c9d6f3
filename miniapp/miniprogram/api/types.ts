// Generated from docs/openapi.json by `npm run types`. Do not edit.

/** Takes the place that is kept. */
export interface AcceptOffer {
  /** The fee that was shown; when it is another now: 409 PRICE_CHANGED. */
  expectedFeeFen: number
  /** `refuse` when absent. */
  onUnpaid?: OnUnpaid
}

/** A button on the patient's order. */
export type Action = 'pay' | 'cancel' | 'query' | 'contact' | 'again' | 'rate'

/** 公告 */
export interface Announcement {
  /** Our id. */
  id: string
  /** 标题 */
  title: string
  /** Paragraphs, separated by line feeds. */
  body: string
  /** Stands above the others. */
  isPinned: boolean
  /** Since when it is shown. */
  publishedAt: string
}

/** Announcements, pinned first, then the newest. */
export interface AnnouncementPage {
  /** The rows. */
  items: Announcement[]
  /** Send it as `cursor` for the rows that follow; absent at the end. */
  nextCursor?: string
}

/** One's own application. */
export interface Application {
  /** Our id. */
  id: string
  /** How far it has come. */
  state: ApplicationState
  /** 姓名, masked. */
  nameMasked: string
  /** 手机号, masked. */
  phoneMasked: string
  /** When it was sent, or sent again. */
  submittedAt: string
  /** Whether it may be sent (again). */
  maySubmit: boolean
  /** Why it was rejected. */
  reason?: string
  /** When it was decided. */
  decidedAt?: string
}

/** Asks to become an escort. */
export interface ApplicationInput {
  /** 姓名, 2 to 16 characters. */
  name: string
  /** 手机号 */
  phone: string
  /** 所在城市, at most 32 characters. */
  city?: string
  /** Experience and free times, at most 500 characters. */
  intro?: string
}

/** How far an application to become an escort has come. */
export type ApplicationState = 'submitted' | 'contacted' | 'approved' | 'rejected'

/** A picture at the top of the home page. */
export interface Banner {
  /** Our id. */
  id: string
  /** Read out by screen readers, and shown while the picture loads. */
  title: string
  /** Where it leads. */
  link: BannerLink
  /** The picture, 2:1 or so; without one the mini-program draws the title on its own ground. */
  imageUrl?: string
  /** An id, as `link` says. */
  target?: string
}

/** Where a banner leads. */
export type BannerLink = 'none' | 'service' | 'hospital' | 'announcement' | 'apply'

/** Banners of this moment. */
export interface BannerList {
  /** In the order that staff set. */
  items: Banner[]
}

/** One date of the list. */
export interface BookingDate {
  /** The day. */
  date: string
  /** 周一 to 周日 */
  weekday: string
  /** How it stands. */
  state: DateState
  /** Doctors or clinics with a session that day. */
  doctors: number
  /** Places in all. */
  total: number
  /** Places left, never below 0; −1 where there is no session (无号). */
  remaining: number
  /** When it opens; of the last one, 即将放号. */
  opensAt?: string
}

/** 可预约日期 of a department. */
export interface BookingDates {
  /** Where. */
  hospitalId: string
  /** 医院 */
  hospitalName: string
  /** 大科室 */
  groupName: string
  /** Which. */
  departmentId: string
  /** 科室 */
  departmentName: string
  /** The rules in force. */
  rules: BookingRules
  /** The dates of the page, today first; the very last is 即将放号. At most 7. */
  items: BookingDate[]
  /** Dates in all. */
  total: number
  /** Send it as `cursor` for the dates that follow. */
  nextCursor?: string
}

/** The rules by which a hospital's numbers are booked. Clock times are Asia/Shanghai. */
export interface BookingRules {
  /** 预约周期: days that can be booked once today's release has passed, today included. 1 to 90. */
  cycleDays: number
  /** 放号时间: when the next day opens. */
  release: string
  /** 停挂时间: from then on today sells nothing more. */
  stop: string
  /** 退号截止天数: 0 the day of the visit, −1 the civil day before, to −30. */
  quitDay: number
  /** 退号时间 on that day; the patient may cancel until then, that moment included. */
  quitTime: string
  /** Minutes to pay before the hold ends, 5 to 120. */
  payMinutes: number
  /** Numbers of this hospital that a user may hold for one day, 1 to 20. */
  perUserDay: number
  /** Minutes for which an offer of the line 候补 is kept, 5 to 240. */
  offerMinutes: number
  /** Whether the hospital reports 取号: then a number that nobody fetched by the session's end is a no-show; otherwise the order is completed. */
  reportsFetch: boolean
  /** Reminder on the evening before. */
  remindEvening: string
  /** Reminder on the day. */
  remindMorning: string
  /** The steps, the mildest first. */
  noShow: NoShowStep[]
  /** 预约规则, a sentence each, for instance where a number is fetched. */
  notes: string[]
  /** 就诊需携带, a thing each. */
  bring: string[]
  /** Where a number is fetched, when we give the numbers. */
  fetchPlace?: string
}

/** Why an order is cancelled. */
export interface CancelRequest {
  /** At most 200 characters. */
  reason?: string
  /** What was shown to come back, in fen, 0 for an unpaid order; when it is another sum now: 409 REFUND_CHANGED. */
  expectedRefundFen?: number
}

/** Somebody to call. */
export interface Contact {
  /** 2 to 32 characters. */
  name: string
  /** A mobile number. */
  phone: string
}

/** How a date stands. */
export type DateState = 'open' | 'full' | 'empty' | 'soon' | 'stopped'

/** 科室 that is booked. */
export interface Department {
  /** Our id. */
  id: string
  /** The hospital's number. */
  code: string
  /** 名称 */
  name: string
  /** May be empty. */
  intro: string
}

/** 大科室 with its departments. */
export interface DepartmentGroup {
  /** Our id. */
  id: string
  /** The hospital's number. */
  code: string
  /** 名称 */
  name: string
  /** In their order. */
  children: Department[]
}

/** The departments of a hospital, in two levels. */
export interface DepartmentTree {
  /** In their order; groups without departments are left out for patients. */
  items: DepartmentGroup[]
}

/** 医生 */
export interface Doctor {
  /** Our id. */
  id: string
  /** Where. */
  hospitalId: string
  /** Of which department. */
  departmentId: string
  /** 姓名 */
  name: string
  /** 职称 */
  title: string
  /** 擅长; may be empty. */
  skill: string
  /** May be empty. */
  intro: string
  /** Where the picture is. */
  pictureUrl?: string
  /** Its file, as staff send it back with a change. */
  pictureFileId?: string
}

/** Every error of the API. */
export interface ErrorBody {
  /** For a program. */
  code: ErrorCode
  /** For a person, in Chinese. */
  message: string
  /** The request's id, to find it in the log. */
  requestId: string
  /** Field path → sentence. */
  fields?: Record<string, string>
  /** Data, as strings. */
  details?: Record<string, string>
}

/** What went wrong, for a program. Stable: clients branch on it. The sentence for a person stands beside it. */
export type ErrorCode = 'UNAUTHENTICATED' | 'TOKEN_EXPIRED' | 'SIGN_IN_FAILED' | 'FORBIDDEN' | 'USER_LOCKED' | 'NOT_FOUND' | 'METHOD_NOT_ALLOWED' | 'BODY_TOO_LARGE' | 'VALIDATION_FAILED' | 'RATE_LIMITED' | 'IDEMPOTENCY_KEY_REQUIRED' | 'IDEMPOTENCY_KEY_REUSED' | 'UNPAID_ORDER_EXISTS' | 'SOLD_OUT' | 'COMPANION_NEEDED' | 'ORDER_NOT_PAYABLE' | 'ORDER_ALREADY_PAID' | 'MOVE_NOT_ALLOWED' | 'CANCEL_TOO_LATE' | 'TERMS_OUTDATED' | 'PRICE_CHANGED' | 'REFUND_CHANGED' | 'PAYMENT_UNDER_WAY' | 'SECOND_PERSON_NEEDED' | 'REFUND_TOO_MUCH' | 'BOOKING_NOT_OPEN' | 'BOOKING_CLOSED' | 'ALREADY_BOOKED' | 'BOOKING_LIMIT' | 'NO_SHOW_STOPPED' | 'NOT_FULL' | 'OFFER_OVER' | 'SIGNATURE_REFUSED' | 'REPLAYED' | 'PARTNER_REFUSED' | 'ALREADY_EXISTS' | 'CONFLICT' | 'FILE_REFUSED' | 'ACCOUNT_BUSY' | 'WECHAT_CODE_INVALID' | 'WECHAT_USER_BLOCKED' | 'WECHAT_UNAVAILABLE' | 'WECHAT_NOT_CONFIGURED' | 'FAIL' | 'UNAVAILABLE' | 'INTERNAL'

/** What is left of one half day at a hospital where staff set a capacity. */
export interface EscortAvailability {
  /** The day. */
  date: string
  /** Morning or afternoon. */
  period: Period
  /** Places left, never below 0. */
  remaining: number
}

/** The half days with a limit; all others are free. */
export interface EscortAvailabilityList {
  /** By date and period. */
  items: EscortAvailability[]
}

/** What an order bought, as it was then. Of a registration `serviceName` names doctor and title, `skuId` is the session. */
export interface EscortDetails {
  /** 服务 */
  serviceName: string
  /** The SKU's id. */
  skuId: string
  /** By the time, half a day or a full day. */
  unit: SkuUnit
  /** 医院, from the list or in the patient's words. */
  hospitalName: string
  /** The day of service. */
  serviceDate: string
  /** The part of the day. */
  period: Period
  /** When the period begins. */
  startsAt: string
  /** When the period ends. */
  endsAt: string
  /** Whether somebody comes along. */
  accompanied: boolean
  /** Absent when the hospital was given in words. */
  hospitalId?: string
  /** 科室 */
  department?: string
  /** 服务需求; only in the detail for its own patient. */
  note?: string
  /** Of a registration, in the detail: doctor, number, where to fetch it. */
  registration?: RegistrationDetails
}

/** The rules of an escort order. */
export interface EscortPolicy {
  /** Minutes to pay before the hold ends, 5 to 120. */
  payMinutes: number
  /** Hours between placing and the period's beginning, at least. */
  minLeadHours: number
  /** Days ahead that can be booked, at most. */
  maxDaysAhead: number
  /** Hours after the period after which an order in service completes by itself. */
  completeAfterHours: number
  /** The steps, the earliest (most hours) first. */
  ladder: FeeStep[]
  /** Percent that goes back after the last step and before service begins. */
  latePercent: number
}

/** An escort service. */
export interface EscortService {
  /** Our id. */
  id: string
  /** 名称 */
  name: string
  /** A line or two on what it is. */
  summary: string
  /** Ways to buy it, at least one. */
  skus: Sku[]
}

/** 专家 of a hospital. */
export interface Expert {
  /** Our id. */
  id: string
  /** 姓名 */
  name: string
  /** 职称, for instance 主任医师; may be empty. */
  title: string
  /** 擅长, a few sentences; may be empty. */
  skill: string
  /** A photograph. */
  photoUrl?: string
}

/** Experts of a hospital. */
export interface ExpertList {
  /** In the order that staff set. */
  items: Expert[]
}

/** One step of the fee ladder: cancelling `hours_before` hours or more before the period gives `percent` back. */
export interface FeeStep {
  /** Whole hours before the period begins. */
  hoursBefore: number
  /** Percent of the paid amount that goes back, 0 to 100. */
  percent: number
}

/** What an uploaded file is for: it decides who may send it, how large it may be and who may see it. */
export type FilePurpose = 'avatar' | 'banner' | 'hospital' | 'expert' | 'export'

/** A hospital. */
export interface Hospital {
  /** Our id. */
  id: string
  /** Its number in its source. */
  code: string
  /** 名称 */
  name: string
  /** 三级甲等 and the like; may be empty. */
  level: string
  /** Province and city, for instance 陕西省西安市; may be empty. */
  region: string
  /** May be empty. */
  address: string
  /** May be empty. */
  intro: string
  /** Whether an escort can be booked. */
  offersEscort: boolean
  /** Whether a number can be booked. */
  offersRegistration: boolean
  /** Whether it can be booked at all. */
  state: OnOff
  /** GCJ-02, as wx.openLocation wants it. */
  longitude?: number
  /** GCJ-02. */
  latitude?: number
  /** For patients to call. */
  phone?: string
  /** Its picture, as staff send it back with a change. */
  pictureFileId?: string
  /** Where its picture is, 2:1 or so. */
  pictureUrl?: string
  /** 乘车路线 */
  route?: string
}

/** Hospitals. */
export interface HospitalPage {
  /** The rows. */
  items: Hospital[]
  /** Send it as `cursor` for the rows that follow; absent at the end. */
  nextCursor?: string
}

/** Joins the line for a full session. */
export interface JoinWaitlist {
  /** The session. */
  scheduleId: string
  /** For whom: a patient of the user. */
  patientId: string
}

/** Somebody to call, masked. */
export interface MaskedContact {
  /** 张* */
  nameMasked: string
  /** 138****8000 */
  phoneMasked: string
}

/** A movement of a patient's money. */
export interface MoneyRecord {
  /** Which way. */
  kind: MoneyRecordKind
  /** Our number at WeChat, of the payment or the refund. */
  no: string
  /** Of which order. */
  orderNo: string
  /** What was bought. */
  serviceName: string
  /** In fen. */
  amountFen: number
  /** When it was paid, or decided to go back. */
  at: string
  /** Of a refund: where it stands. */
  status?: RefundStatus
  /** Of a refund: whether a second person of ours looks at it. */
  approval?: RefundApproval
  /** Of a refund: when it had arrived. */
  succeededAt?: string
}

/** A movement of a patient's money. */
export type MoneyRecordKind = 'payment' | 'refund'

/** A patient's payments and refunds, the newest first. */
export interface MoneyRecordPage {
  /** The rows. */
  items: MoneyRecord[]
  /** Send it as `cursor` for the rows that follow; absent at the end. */
  nextCursor?: string
}

/** Who makes a move. */
export type Mover = 'patient' | 'staff' | 'system' | 'payment'

/** What a scanned code pays. */
export interface NativePay {
  /** What the code says; only good for a QR code. */
  codeUrl: string
  /** The code as an SVG document. */
  svg: string
  /** In fen. */
  amountFen: number
  /** After it the code pays nothing any more. */
  expiresAt: string
}

/** One step of the ladder for numbers that nobody fetched. */
export interface NoShowStep {
  /** So many no-shows of a user … */
  count: number
  /** … within so many days … */
  withinDays: number
  /** … stop booking for so many days from the last of them. */
  stopDays: number
}

/** A message in the user's inbox. */
export interface Notice {
  /** Our id. */
  id: string
  /** 标题 */
  title: string
  /** 正文, without personal data. */
  body: string
  /** When it was sent. */
  createdAt: string
  /** Whether it was read. */
  isRead: boolean
  /** The order that it is about. */
  orderNo?: string
  /** The place in line 候补 that it is about. */
  waitlistId?: string
}

/** The inbox, newest first. */
export interface NoticePage {
  /** The rows. */
  items: Notice[]
  /** Send it as `cursor` for the rows that follow; absent at the end. */
  nextCursor?: string
}

/** Whether something is on offer. */
export type OnOff = 'online' | 'offline'

/** What to do when an unpaid order of the same kind exists. */
export type OnUnpaid = 'refuse' | 'replace'

/** An order, as its patient sees it. In lists without timeline, refunds and preview. */
export interface Order {
  /** 订单号 */
  no: string
  /** What it sells. */
  kind: OrderKind
  /** Where the service stands. */
  state: OrderState
  /** What its refunds come to. */
  refundState: RefundState
  /** The price in fen. */
  amountFen: number
  /** What was paid in fen. */
  paidFen: number
  /** What has come back in fen. */
  refundedFen: number
  /** When it was placed. */
  createdAt: string
  /** For whom. */
  patient: OrderPatient
  /** What was bought. */
  details: EscortDetails
  /** Buttons to offer. */
  allowedActions: Action[]
  /** What happened, oldest first. */
  timeline: TimelineEntry[]
  /** Its refunds, oldest first. */
  refunds: Refund[]
  /** When the hold ends; unpaid orders only. */
  expiresAt?: string
  /** When it was paid. */
  paidAt?: string
  /** What cancelling now would give back; only where cancelling is allowed and something was paid. */
  refundPreview?: RefundPreview
  /** The rules that the preview of an escort order follows, as they were when it was placed. */
  policy?: EscortPolicy
  /** The version of the terms that was agreed to. */
  termsVersion?: number
}

/** One entry of the timeline. */
export type OrderEvent = 'placed' | 'pay_started' | 'paid' | 'closing' | 'cancelled' | 'expired' | 'replaced' | 'confirmed' | 'started' | 'completed' | 'no_show' | 'remarked' | 'refund_requested' | 'refunded' | 'refund_failed' | 'paid_late' | 'payment_returned' | 'refund_asked' | 'refund_declined' | 'refund_reissued' | 'refunded_by_hand' | 'refund_twice' | 'refund_settled' | 'fetched' | 'session_stopped' | 'moved' | 'hospital_refused' | 'from_waitlist'

/** What an order sells. All six share one table, one hold, one payment. */
export type OrderKind = 'escort' | 'registration' | 'exam' | 'venue' | 'topup' | 'bill'

/** Orders, the newest first. */
export interface OrderPage {
  /** The rows. */
  items: Order[]
  /** Send it as `cursor` for the rows that follow; absent at the end. */
  nextCursor?: string
}

/** For whom an order was placed, as it was then, masked. */
export interface OrderPatient {
  /** The patient's id; it may have been deleted since. */
  id: string
  /** 张*芳 */
  nameMasked: string
  /** 1101**********002X */
  idCardMasked: string
  /** 138****8000 */
  phoneMasked: string
  /** 男, 女 */
  sex: Sex
  /** Full years on the day of service. */
  age: number
}

/** Where the service stands. Refunds are rows of their own: see [`RefundState`]. */
export type OrderState = 'pending_payment' | 'closing' | 'paid' | 'confirmed' | 'in_service' | 'completed' | 'cancelled' | 'expired' | 'no_show'

/** 就诊人. ID number and phones are masked, also to their owner. */
export interface Patient {
  /** Our id. */
  id: string
  /** In full, to the owner. */
  name: string
  /** 1101**********002X */
  idCardMasked: string
  /** 138****8000 */
  phoneMasked: string
  /** From the ID number. */
  birthday: string
  /** From the ID number. */
  sex: Sex
  /** Full years today. */
  age: number
  /** What the patient is to the user. */
  relation: Relation
  /** Whether a medical history is on file; its text is shown to nobody without need. */
  hasMedicalHistory: boolean
  /** When it was added. */
  createdAt: string
  /** Somebody to call. */
  emergencyContact?: MaskedContact
}

/** A new patient. */
export interface PatientInput {
  /** 2 to 32 characters. */
  name: string
  /** 18 characters; checked to the last digit. */
  idCard: string
  /** A mobile number. */
  phone: string
  /** What the patient is to the user. */
  relation: Relation
  /** Somebody to call. */
  emergencyContact?: Contact
  /** At most 500 characters. */
  medicalHistory?: string
}

/** A user's patients, at most 50. */
export interface PatientList {
  /** The newest first. */
  items: Patient[]
}

/** A changed patient. What is absent stays as it is, so that a form need not know what it may not show. */
export interface PatientUpdate {
  /** 2 to 32 characters. */
  name?: string
  /** 18 characters. */
  idCard?: string
  /** A mobile number. */
  phone?: string
  /** What the patient is to the user. */
  relation?: Relation
  /** Somebody to call. */
  emergencyContact?: Contact
  /** At most 500 characters; empty clears it. */
  medicalHistory?: string
}

/** The five parameters of wx.requestPayment, ready to be passed on. */
export interface PayParams {
  /** Seconds, as text. */
  timeStamp: string
  /** At most 32 characters. */
  nonceStr: string
  /** `prepay_id=…` */
  package: string
  /** `RSA` */
  signType: string
  /** Base64. */
  paySign: string
}

/** The part of a day in which a service takes place. */
export type Period = 'morning' | 'afternoon' | 'full_day'

/** A new order. Only escort can be placed yet by this way. */
export interface PlaceOrder {
  /** `escort`. */
  kind: OrderKind
  /** What is bought. */
  skuId: string
  /** For whom: a patient of the user. */
  patientId: string
  /** The day of service. */
  serviceDate: string
  /** The part of the day. */
  period: Period
  /** Somebody to call. */
  emergencyContact: Contact
  /** Whether somebody comes along with the patient. */
  accompanied: boolean
  /** The version of the terms that was agreed to. */
  termsVersion: number
  /** Where; exactly one of this and `hospitalName`. */
  hospitalId?: string
  /** Where, in words, 2 to 64 characters. */
  hospitalName?: string
  /** 科室, at most 64 characters. */
  department?: string
  /** 服务需求, at most 500 characters. */
  note?: string
  /** At most 500 characters. */
  medicalHistory?: string
  /** `refuse` when absent. */
  onUnpaid?: OnUnpaid
  /** The price that was shown; when it is another now: 409 PRICE_CHANGED. */
  expectedAmountFen?: number
}

/** A registration to be placed. */
export interface PlaceRegistration {
  /** The session. */
  scheduleId: string
  /** For whom: a patient of the user. */
  patientId: string
  /** The fee that was shown; when it is another now: 409 PRICE_CHANGED. */
  expectedFeeFen: number
  /** `refuse` when absent. */
  onUnpaid?: OnUnpaid
}

/** Ask for a new pair of tokens. */
export interface RefreshRequest {
  /** The refresh token of the last answer. */
  refreshToken: string
}

/** One refund. */
export interface Refund {
  /** Our number at WeChat. */
  no: string
  /** In fen. */
  amountFen: number
  /** Where it stands. */
  status: RefundStatus
  /** Why, for a person. */
  reason: string
  /** When it was decided. */
  createdAt: string
  /** Whether a second person of ours looks at it. */
  approval: RefundApproval
  /** When it went to WeChat. */
  sentAt?: string
  /** When WeChat had paid it back. */
  succeededAt?: string
  /** It failed; this is the number under which it was issued anew. */
  reissuedAs?: string
}

/** Whether a refund needs a second person, and what that person said. */
export type RefundApproval = 'none' | 'waiting' | 'approved' | 'declined'

/** What cancelling now would give back. */
export interface RefundPreview {
  /** What was paid, in fen. */
  paidFen: number
  /** What goes back now, in fen: the ladder's share less what went back before. */
  refundFen: number
  /** What is kept, in fen. */
  feeFen: number
  /** The ladder's percent at this moment. */
  percent: number
  /** The ladder's step at this moment: so many hours or more before the period. Absent after the last step, and where the ladder does not apply. */
  hoursBefore?: number
  /** The last moment of that step; after it less goes back. */
  until?: string
}

/** What an order's refunds come to, derived from them. */
export type RefundState = 'none' | 'pending' | 'partial' | 'full' | 'attention'

/** Where one refund stands. */
export type RefundStatus = 'requested' | 'processing' | 'success' | 'closed' | 'abnormal' | 'refused'

/** What a registration order bought, beside what all orders have. */
export interface RegistrationDetails {
  /** The session. */
  scheduleId: string
  /** Which. */
  departmentId: string
  /** 医生; empty for a clinic without a name. */
  doctorName: string
  /** 职称 */
  title: string
  /** 退号截止 */
  cancelUntil: string
  /** 预约规则 as they were when it was placed. */
  notes: string[]
  /** 就诊需携带 */
  bring: string[]
  /** 号序, once the hospital accepted. */
  number?: string
  /** 取号时间 */
  fetchTime?: string
  /** 取号地点 */
  fetchPlace?: string
  /** When it was fetched. */
  fetchedAt?: string
}

/** What the patient is to the user. */
export type Relation = 'self' | 'spouse' | 'parent' | 'child' | 'sibling' | 'other'

/** The services on offer. */
export interface ServiceList {
  /** In the order that staff set. */
  items: EscortService[]
}

/** One session 出诊 of a day, to a patient. */
export interface Session {
  /** Our id; what is booked. */
  id: string
  /** The day. */
  date: string
  /** Morning or afternoon. */
  period: Period
  /** When it begins. */
  startsAt: string
  /** When it ends. */
  endsAt: string
  /** 医生; empty for a clinic without a name. */
  doctorName: string
  /** 职称 */
  title: string
  /** 擅长; may be empty. */
  skill: string
  /** 挂号费 in fen. */
  feeFen: number
  /** Places in all. */
  total: number
  /** Places left, never below 0. */
  remaining: number
  /** What can be done now. */
  offer: SessionOffer
  /** Whose. */
  doctorId?: string
  /** The doctor's picture. */
  pictureUrl?: string
  /** Why it is paused or stopped. */
  reason?: string
  /** When booking opens, while it has not. */
  opensAt?: string
}

/** What the confirmation page shows. */
export interface SessionDetail {
  /** The session. */
  session: Session
  /** Where. */
  hospitalId: string
  /** 医院 */
  hospitalName: string
  /** Its address; may be empty. */
  hospitalAddress: string
  /** Which. */
  departmentId: string
  /** 科室 */
  departmentName: string
  /** 退号截止: until then it can be cancelled and all comes back. */
  cancelUntil: string
  /** The rules in force. */
  rules: BookingRules
  /** People in line for it. */
  waiting: number
}

/** The sessions of a department on a day. */
export interface SessionList {
  /** By period, then the higher fee first. */
  items: Session[]
}

/** What a patient can do with a session now. */
export type SessionOffer = 'book' | 'wait' | 'soon' | 'full' | 'closed' | 'stopped'

/** Sex, as the ID number tells it. */
export type Sex = 'male' | 'female'

/** One way to buy a service. */
export interface Sku {
  /** Our id. */
  id: string
  /** By the time, half a day or a full day. */
  unit: SkuUnit
  /** The price in fen. */
  priceFen: number
}

/** How a service is sold. */
export type SkuUnit = 'once' | 'half_day' | 'full_day'

/** A stored picture, without what the camera wrote into it. */
export interface StoredFile {
  /** Our id. */
  id: string
  /** What it is for. */
  purpose: FilePurpose
  /** `image/jpeg`, `image/png` or `image/webp`: what it is, whatever it was called. */
  contentType: string
  /** As stored. */
  bytes: number
  /** In pixels. */
  width: number
  /** In pixels. */
  height: number
  /** Where it can be read; of a private one, for an hour. */
  url: string
}

/** 服务条款 that a patient agrees to with an order. */
export interface Terms {
  /** Send it back as `termsVersion`. */
  version: number
  /** 标题 */
  title: string
  /** Paragraphs, separated by line feeds. */
  body: string
  /** Seconds to read before agreeing. */
  minReadSeconds: number
  /** Since when it holds. */
  publishedAt: string
}

/** An entry of the timeline. */
export interface TimelineEntry {
  /** When. */
  at: string
  /** What. */
  event: OrderEvent
  /** Who: patient, staff, system or payment. */
  by: Mover
  /** In words, for instance the reason. */
  note?: string
}

/** Tokens of a signed-in user. */
export interface TokenPair {
  /** Send it as `Authorization: Bearer …`. */
  accessToken: string
  /** Good once; the answer holds its successor. */
  refreshToken: string
  /** Seconds until the access token ends. */
  expiresIn: number
  /** Who signed in. */
  user: User
}

/** How many messages wait. */
export interface UnreadCount {
  /** Not yet read. */
  unread: number
}

/** The signed-in user. */
export interface User {
  /** Our id; WeChat's openid never leaves the server. */
  id: string
  /** First sign-in. */
  createdAt: string
  /** Messages not yet read. */
  unreadNotices: number
  /** 昵称 */
  nickname?: string
  /** Where the avatar is; for an uploaded one a link that holds for an hour. */
  avatar?: string
}

/** Change of nickname or avatar; what is absent stays. */
export interface UserUpdate {
  /** 1 to 32 characters. */
  nickname?: string
  /** A path or https address of at most 511 characters. */
  avatar?: string
  /** An uploaded picture (purpose `avatar`) of one's own; not together with `avatar`. */
  avatarFileId?: string
}

/** Where somebody in line stands. */
export type WaitState = 'waiting' | 'offered' | 'accepted' | 'lapsed' | 'left' | 'over'

/** A patient's place in line. */
export interface Waiting {
  /** Our id. */
  id: string
  /** Where it stands. */
  state: WaitState
  /** For whom. */
  patientId: string
  /** 张*芳 */
  patientNameMasked: string
  /** The session. */
  session: Session
  /** Where. */
  hospitalId: string
  /** 医院 */
  hospitalName: string
  /** Which. */
  departmentId: string
  /** 科室 */
  departmentName: string
  /** Since when. */
  joinedAt: string
  /** How many stand before, while waiting. */
  ahead?: number
  /** Until when the place is kept, while offered. */
  offerEndsAt?: string
  /** The order, once accepted. */
  orderNo?: string
}

/** A patient's places in line, the newest first. */
export interface WaitingPage {
  /** The rows. */
  items: Waiting[]
  /** Send it as `cursor` for the rows that follow; absent at the end. */
  nextCursor?: string
}

/** Sign in with the code of `wx.login`. */
export interface WechatSignIn {
  /** Single use, five minutes. */
  code: string
}

/** Every operation that a patient may ask for: `METHOD path` → what it takes and gives. */
export interface Operations {
  /** 公告: those that are online, pinned first, then the newest. */
  'GET /announcements': { query: { cursor?: string }; answer: AnnouncementPage }
  /** 公告详情 */
  'GET /announcements/{id}': { path: { id: string }; answer: Announcement }
  /** Gives a new pair of tokens; the last refresh token gives the same pair again for a minute. */
  'POST /auth/refresh': { body: RefreshRequest; answer: TokenPair }
  /** Signs out on this phone. */
  'DELETE /auth/session': { answer: void }
  /** Signs in with the code of `wx.login`. */
  'POST /auth/wechat': { body: WechatSignIn; answer: TokenPair }
  /** 轮播图: those of this moment. */
  'GET /banners': { answer: BannerList }
  /** 可预约日期 of a department, 7 a page, today first; the last of all opens soon. */
  'GET /departments/{id}/dates': { path: { id: string }; query: { cursor?: string }; answer: BookingDates }
  /** 出诊: the sessions of a department on a day. */
  'GET /departments/{id}/sessions': { path: { id: string }; query: { date: string }; answer: SessionList }
  /** 医生 who is shown. */
  'GET /doctors/{id}': { path: { id: string }; answer: Doctor }
  /** 我的陪诊员申请 */
  'GET /escort/application': { answer: Application }
  /** 申请成为陪诊员, for the first time or after a rejection. */
  'PUT /escort/application': { body: ApplicationInput; answer: Application }
  /** 预约与退款规则 that an order placed now falls under. */
  'GET /escort/policy': { query: { hospitalId?: string; skuId?: string }; answer: EscortPolicy }
  /** 陪诊服务 on offer. */
  'GET /escort/services': { answer: ServiceList }
  /** Uploads a picture: purpose `avatar`; JPEG, PNG or WebP of at most 5 MB. */
  'POST /files': { answer: StoredFile }
  /** A picture. A private one needs `expires` and `signature` of its link. */
  'GET /files/{id}': { path: { id: string }; query: { expires?: number; signature?: string }; header: { 'If-None-Match'?: string }; answer: void }
  /** 医院列表: those that are online; `region` is how theirs begins, `offers` what can be booked there. */
  'GET /hospitals': { query: { level?: string; region?: string; q?: string; offers?: OrderKind; cursor?: string }; answer: HospitalPage }
  /** 医院详情. One that is offline is still shown, so that old orders can link to it. */
  'GET /hospitals/{id}': { path: { id: string }; answer: Hospital }
  /** 科室: those that are online, in two levels. */
  'GET /hospitals/{id}/departments': { path: { id: string }; answer: DepartmentTree }
  /** 剩余名额 on the half days that have a limit; at most 62 days. */
  'GET /hospitals/{id}/escort-availability': { path: { id: string }; query: { from: string; to: string }; answer: EscortAvailabilityList }
  /** 医院专家: those that are shown. */
  'GET /hospitals/{id}/experts': { path: { id: string }; answer: ExpertList }
  /** 注销账号 */
  'DELETE /me': { answer: void }
  /** The signed-in user. */
  'GET /me': { answer: User }
  /** Changes nickname or avatar; what is absent stays. */
  'PUT /me': { body: UserUpdate; answer: User }
  /** 账单明细 */
  'GET /money': { query: { cursor?: string }; answer: MoneyRecordPage }
  /** The inbox, the newest first. */
  'GET /notices': { query: { cursor?: string }; answer: NoticePage }
  /** Marks all as read. */
  'POST /notices/read-all': { answer: void }
  /** How many messages wait. */
  'GET /notices/unread': { answer: UnreadCount }
  /** Marks one as read. */
  'POST /notices/{id}/read': { path: { id: string }; answer: void }
  /** 我的订单 */
  'GET /orders': { query: { kind?: OrderKind; state?: string; q?: string; cursor?: string }; answer: OrderPage }
  /** 下单 */
  'POST /orders': { body: PlaceOrder; answer: Order }
  /** 订单详情 */
  'GET /orders/{no}': { path: { no: string }; answer: Order }
  /** 取消订单 */
  'POST /orders/{no}/cancel': { path: { no: string }; body: CancelRequest; answer: Order }
  /** 支付 */
  'POST /orders/{no}/pay': { path: { no: string }; answer: PayParams }
  /** 扫码支付 */
  'POST /orders/{no}/pay/native': { path: { no: string }; answer: NativePay }
  /** 查询支付结果 */
  'POST /orders/{no}/payment/query': { path: { no: string }; answer: Order }
  /** All of them, the newest first. */
  'GET /patients': { answer: PatientList }
  /** Adds one. */
  'POST /patients': { body: PatientInput; answer: Patient }
  /** Takes one off the list. */
  'DELETE /patients/{id}': { path: { id: string }; answer: void }
  /** One of them. */
  'GET /patients/{id}': { path: { id: string }; answer: Patient }
  /** Changes one; what is absent stays. */
  'PUT /patients/{id}': { path: { id: string }; body: PatientUpdate; answer: Patient }
  /** 预约挂号 */
  'POST /registrations': { body: PlaceRegistration; answer: Order }
  /** A session, with what stands on the confirmation page. */
  'GET /sessions/{id}': { path: { id: string }; answer: SessionDetail }
  /** 服务条款 that hold now. */
  'GET /terms/current': { answer: Terms }
  /** 我的候补 */
  'GET /waitlist': { query: { cursor?: string }; answer: WaitingPage }
  /** 加入候补 */
  'POST /waitlist': { body: JoinWaitlist; answer: Waiting }
  /** 退出候补, or decline the offer. */
  'DELETE /waitlist/{id}': { path: { id: string }; answer: void }
  /** One place in line. */
  'GET /waitlist/{id}': { path: { id: string }; answer: Waiting }
  /** 接受候补名额: places the order. */
  'POST /waitlist/{id}/accept': { path: { id: string }; body: AcceptOffer; answer: Order }
}
