export type Action = 'pay' | 'cancel' | 'query' | 'contact' | 'again' | 'rate'
export type OrderKind = 'escort' | 'registration' | 'exam' | 'venue' | 'topup' | 'bill'
export type OrderState = 'pending_payment' | 'closing' | 'paid' | 'confirmed' | 'in_service' | 'completed' | 'cancelled' | 'expired' | 'no_show'
export type RefundState = 'none' | 'pending' | 'partial' | 'full' | 'attention'
export type RefundStatus = 'requested' | 'processing' | 'success' | 'closed' | 'abnormal' | 'refused'
export type Mover = 'patient' | 'staff' | 'system' | 'payment'
export type OrderEvent = 'placed' | 'pay_started' | 'paid' | 'closing' | 'cancelled' | 'expired' | 'replaced' | 'confirmed' | 'started' | 'completed' | 'no_show' | 'remarked' | 'refund_requested' | 'refunded' | 'refund_failed' | 'paid_late' | 'payment_returned'
export type Period = 'morning' | 'afternoon' | 'full_day'
export type SkuUnit = 'once' | 'half_day' | 'full_day'
export type Sex = 'male' | 'female'
export type Relation = 'self' | 'spouse' | 'parent' | 'child' | 'sibling' | 'other'
export type OnOff = 'online' | 'offline'
export type OnUnpaid = 'refuse' | 'replace'
export type ErrorCode = 'UNAUTHENTICATED' | 'TOKEN_EXPIRED' | 'SIGN_IN_FAILED' | 'FORBIDDEN' | 'USER_LOCKED' | 'NOT_FOUND' | 'METHOD_NOT_ALLOWED' | 'BODY_TOO_LARGE' | 'VALIDATION_FAILED' | 'RATE_LIMITED' | 'IDEMPOTENCY_KEY_REQUIRED' | 'IDEMPOTENCY_KEY_REUSED' | 'UNPAID_ORDER_EXISTS' | 'SOLD_OUT' | 'COMPANION_NEEDED' | 'ORDER_NOT_PAYABLE' | 'ORDER_ALREADY_PAID' | 'MOVE_NOT_ALLOWED' | 'CANCEL_TOO_LATE' | 'TERMS_OUTDATED' | 'PRICE_CHANGED' | 'REFUND_TOO_MUCH' | 'ALREADY_EXISTS' | 'CONFLICT' | 'WECHAT_CODE_INVALID' | 'WECHAT_USER_BLOCKED' | 'WECHAT_UNAVAILABLE' | 'WECHAT_NOT_CONFIGURED' | 'FAIL' | 'UNAVAILABLE' | 'INTERNAL'
export interface ErrorBody { code: ErrorCode; message: string; requestId: string; fields?: Record<string, string>; details?: Record<string, string> }
export interface WechatSignIn { code: string }
export interface RefreshRequest { refreshToken: string }
export interface User { id: string; createdAt: string; unreadNotices: number; nickname?: string; avatar?: string }
export interface UserUpdate { nickname?: string; avatar?: string }
export interface TokenPair { accessToken: string; refreshToken: string; expiresIn: number; user: User }
export interface Hospital { id: string; code: string; name: string; level: string; region: string; address: string; intro: string; offersEscort: boolean; offersRegistration: boolean; state: OnOff; longitude?: number; latitude?: number; phone?: string }
export interface HospitalPage { items: Hospital[]; nextCursor?: string }
export interface Sku { id: string; unit: SkuUnit; priceFen: number }
export interface EscortService { id: string; name: string; summary: string; skus: Sku[] }
export interface ServiceList { items: EscortService[] }
export interface Terms { version: number; title: string; body: string; minReadSeconds: number; publishedAt: string }
export interface EscortAvailability { date: string; period: Period; remaining: number }
export interface EscortAvailabilityList { items: EscortAvailability[] }
export interface FeeStep { hoursBefore: number; percent: number }
export interface EscortPolicy { payMinutes: number; minLeadHours: number; maxDaysAhead: number; completeAfterHours: number; ladder: FeeStep[]; latePercent: number }
export interface RefundPreview { paidFen: number; refundFen: number; feeFen: number; percent: number }
export interface Contact { name: string; phone: string }
export interface MaskedContact { nameMasked: string; phoneMasked: string }
export interface PatientInput { name: string; idCard: string; phone: string; relation: Relation; emergencyContact?: Contact; medicalHistory?: string }
export interface PatientUpdate { name?: string; idCard?: string; phone?: string; relation?: Relation; emergencyContact?: Contact; medicalHistory?: string }
export interface Patient { id: string; name: string; idCardMasked: string; phoneMasked: string; birthday: string; sex: Sex; age: number; relation: Relation; hasMedicalHistory: boolean; createdAt: string; emergencyContact?: MaskedContact }
export interface PatientList { items: Patient[] }
export interface PlaceOrder { kind: OrderKind; skuId: string; patientId: string; serviceDate: string; period: Period; emergencyContact: Contact; accompanied: boolean; termsVersion: number; hospitalId?: string; hospitalName?: string; department?: string; note?: string; medicalHistory?: string; onUnpaid?: OnUnpaid; expectedAmountFen?: number }
export interface OrderPatient { id: string; nameMasked: string; idCardMasked: string; phoneMasked: string; sex: Sex; age: number }
export interface EscortDetails { serviceName: string; skuId: string; unit: SkuUnit; hospitalName: string; serviceDate: string; period: Period; startsAt: string; endsAt: string; accompanied: boolean; hospitalId?: string; department?: string; note?: string }
export interface TimelineEntry { at: string; event: OrderEvent; by: Mover; note?: string }
export interface Refund { no: string; amountFen: number; status: RefundStatus; reason: string; createdAt: string; succeededAt?: string }
export interface Order { no: string; kind: OrderKind; state: OrderState; refundState: RefundState; amountFen: number; paidFen: number; refundedFen: number; createdAt: string; patient: OrderPatient; details: EscortDetails; allowedActions: Action[]; timeline: TimelineEntry[]; refunds: Refund[]; expiresAt?: string; paidAt?: string; refundPreview?: RefundPreview; termsVersion?: number }
export interface OrderPage { items: Order[]; nextCursor?: string }
export interface PayParams { timeStamp: string; nonceStr: string; package: string; signType: string; paySign: string }
export interface CancelRequest { reason?: string }
export interface Notice { id: string; title: string; body: string; createdAt: string; isRead: boolean; orderNo?: string }
export interface NoticePage { items: Notice[]; nextCursor?: string }
export interface UnreadCount { unread: number }

export interface Operations {
  'POST /auth/wechat': { body: WechatSignIn; answer: TokenPair }
  'POST /auth/refresh': { body: RefreshRequest; answer: TokenPair }
  'DELETE /auth/session': { answer: void }
  'GET /me': { answer: User }
  'PUT /me': { body: UserUpdate; answer: User }
  'GET /patients': { answer: PatientList }
  'POST /patients': { body: PatientInput; answer: Patient }
  'GET /patients/{id}': { path: { id: string }; answer: Patient }
  'PUT /patients/{id}': { path: { id: string }; body: PatientUpdate; answer: Patient }
  'DELETE /patients/{id}': { path: { id: string }; answer: void }
  'GET /hospitals': { query: { level?: string; region?: string; q?: string; cursor?: string }; answer: HospitalPage }
  'GET /hospitals/{id}': { path: { id: string }; answer: Hospital }
  'GET /hospitals/{id}/escort-availability': { path: { id: string }; query: { from: string; to: string }; answer: EscortAvailabilityList }
  'GET /escort/services': { answer: ServiceList }
  'GET /escort/policy': { query: { hospitalId?: string; skuId?: string }; answer: EscortPolicy }
  'GET /terms/current': { answer: Terms }
  'POST /orders': { body: PlaceOrder; header: { 'Idempotency-Key': string }; answer: Order }
  'GET /orders': { query: { kind?: string; state?: string; q?: string; cursor?: string }; answer: OrderPage }
  'GET /orders/{no}': { path: { no: string }; answer: Order }
  'POST /orders/{no}/pay': { path: { no: string }; answer: PayParams }
  'POST /orders/{no}/payment/query': { path: { no: string }; answer: Order }
  'POST /orders/{no}/cancel': { path: { no: string }; body: CancelRequest; answer: Order }
  'GET /notices': { query: { cursor?: string }; answer: NoticePage }
  'GET /notices/unread': { answer: UnreadCount }
  'POST /notices/{id}/read': { path: { id: string }; answer: void }
  'POST /notices/read-all': { answer: void }
}
