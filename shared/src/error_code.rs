//! The one vocabulary of errors.

wire_enum! {
    /// What went wrong, for a program. Stable: clients branch on it. The sentence for a person stands beside it.
    pub enum ErrorCode {
        /// 401: no token, or one that we do not know.
        Unauthenticated = "UNAUTHENTICATED",
        /// 401: the token was good once; refresh it.
        TokenExpired = "TOKEN_EXPIRED",
        /// 401: account or password is wrong.
        SignInFailed = "SIGN_IN_FAILED",
        /// 403: not allowed.
        Forbidden = "FORBIDDEN",
        /// 403: the account is locked.
        UserLocked = "USER_LOCKED",
        /// 404.
        NotFound = "NOT_FOUND",
        /// 405: the path exists, the method does not.
        MethodNotAllowed = "METHOD_NOT_ALLOWED",
        /// 413.
        BodyTooLarge = "BODY_TOO_LARGE",
        /// 422 for a body, 400 for a path or a query: `fields` tells which and why, where it can be told.
        ValidationFailed = "VALIDATION_FAILED",
        /// 429: ask again after Retry-After seconds.
        RateLimited = "RATE_LIMITED",
        /// 400.
        IdempotencyKeyRequired = "IDEMPOTENCY_KEY_REQUIRED",
        /// 422: the key came before with another body.
        IdempotencyKeyReused = "IDEMPOTENCY_KEY_REUSED",
        /// 409: `details.orderNo` waits for payment.
        UnpaidOrderExists = "UNPAID_ORDER_EXISTS",
        /// 409: no place left.
        SoldOut = "SOLD_OUT",
        /// 422: the patient is 80 or older, or under 12, and comes alone.
        CompanionNeeded = "COMPANION_NEEDED",
        /// 409: the order does not wait for payment.
        OrderNotPayable = "ORDER_NOT_PAYABLE",
        /// 409: the order is paid.
        OrderAlreadyPaid = "ORDER_ALREADY_PAID",
        /// 409: the order's state does not allow it.
        MoveNotAllowed = "MOVE_NOT_ALLOWED",
        /// 409: too late for the patient to cancel.
        CancelTooLate = "CANCEL_TOO_LATE",
        /// 409: `details.version` is the version to agree to.
        TermsOutdated = "TERMS_OUTDATED",
        /// 409: `details.amountFen` is the price now.
        PriceChanged = "PRICE_CHANGED",
        /// 409: `details.refundFen` is what cancelling gives back now.
        RefundChanged = "REFUND_CHANGED",
        /// 409: a payment by another way is under way and cannot be closed now; ask again in a moment.
        PaymentUnderWay = "PAYMENT_UNDER_WAY",
        /// 403: who asked for a refund cannot approve it.
        SecondPersonNeeded = "SECOND_PERSON_NEEDED",
        /// 409: more than what is left of the payment.
        RefundTooMuch = "REFUND_TOO_MUCH",
        /// 409: the date is not released yet; `details.opensAt` tells when.
        BookingNotOpen = "BOOKING_NOT_OPEN",
        /// 409: nothing is sold here any more: past the stop time, paused, stopped, or the hospital is offline.
        BookingClosed = "BOOKING_CLOSED",
        /// 409: the person has a number of this department and day; `details.orderNo` when it is the asker's own.
        AlreadyBooked = "ALREADY_BOOKED",
        /// 409: as many numbers as the hospital allows a user on that day.
        BookingLimit = "BOOKING_LIMIT",
        /// 409: numbers were not fetched too often; `details.until` tells when booking is possible again.
        NoShowStopped = "NO_SHOW_STOPPED",
        /// 409: there are places: book one instead of waiting in line.
        NotFull = "NOT_FULL",
        /// 409: the line's offer has ended or gone to the next.
        OfferOver = "OFFER_OVER",
        /// 401: a hospital's call without a signature, or with one that is wrong, stale or of a key that is no more.
        SignatureRefused = "SIGNATURE_REFUSED",
        /// 409: the nonce or the signature was used before.
        Replayed = "REPLAYED",
        /// 403: the hospital's access is locked, or it calls from elsewhere.
        PartnerRefused = "PARTNER_REFUSED",
        /// 409: something of that name, number or account exists.
        AlreadyExists = "ALREADY_EXISTS",
        /// 409: somebody else changed it meanwhile.
        Conflict = "CONFLICT",
        /// 415: not a file of a type that we take; 422 with `fields.file` for one that cannot be read.
        FileRefused = "FILE_REFUSED",
        /// 409: the account cannot be deleted while an order is under way or money is on its way.
        AccountBusy = "ACCOUNT_BUSY",
        /// 401: the sign-in code of WeChat is used up or unknown; call wx.login again.
        WechatCodeInvalid = "WECHAT_CODE_INVALID",
        /// 403: WeChat refuses this user.
        WechatUserBlocked = "WECHAT_USER_BLOCKED",
        /// 502, 503 or 504: WeChat did not answer, or not in a way that can be believed.
        WechatUnavailable = "WECHAT_UNAVAILABLE",
        /// 503: the server has no WeChat settings.
        WechatNotConfigured = "WECHAT_NOT_CONFIGURED",
        /// 400: a notification that is not WeChat's. The body's code is `FAIL`, as WeChat asks.
        NotificationRefused = "FAIL",
        /// 503: a dependency is away, or the request took too long.
        Unavailable = "UNAVAILABLE",
        /// 500: our fault; the log has it under the request's id.
        Internal = "INTERNAL",
    }
}
