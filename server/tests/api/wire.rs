//! serde and poem-openapi say the same of every DTO: the server writes with one, the clients read with the other.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt::Debug;

use banyi_shared::dto::admin::*;
use banyi_shared::dto::*;
use banyi_shared::order::*;
use banyi_shared::rules::*;
use banyi_shared::{ErrorCode, Period, Permission, Sex};
use poem_openapi::types::{ParseFromJSON, ToJSON};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

/// The schemas of docs/openapi.json, which another test compares with the server's.
struct Schemas {
    all: Map<String, Value>,
    seen: RefCell<BTreeSet<String>>,
}

impl Schemas {
    fn read() -> Self {
        let text = include_str!("../../../docs/openapi.json");
        let document: Value = serde_json::from_str(text).unwrap();
        let all = document["components"]["schemas"].as_object().unwrap().clone();
        Self { all, seen: RefCell::default() }
    }

    /// A value with every field, or with the required ones only.
    fn sample(&self, name: &str, is_full: bool) -> Value {
        let schema = &self.all[name];
        if let Some(words) = schema["enum"].as_array() {
            return words[0].clone();
        }
        let required: Vec<&str> =
            schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let empty = Map::new();
        let fields = schema["properties"].as_object().unwrap_or(&empty);
        let wanted = fields.iter().filter(|(field, _)| is_full || required.contains(&field.as_str()));
        wanted.map(|(field, schema)| (field.clone(), self.value((name, field), schema, is_full))).collect()
    }

    fn value(&self, (of, field): (&str, &str), schema: &Value, is_full: bool) -> Value {
        let reference = schema["$ref"].as_str().or_else(|| schema["allOf"][0]["$ref"].as_str());
        if let Some(name) = reference.and_then(|text| text.rsplit('/').next()) {
            return self.sample(name, is_full);
        }
        match (schema["type"].as_str().unwrap_or_default(), schema["format"].as_str().unwrap_or_default()) {
            ("string", "id") => json!("0192f3c4-7b1a-7e11-8c41-2a6f5d3b9e77"),
            ("string", "date-time") => json!("2028-02-29T07:59:59.001+08:00"),
            ("string", "date") => json!("2028-02-29"),
            ("string", "clock-time") => json!("08:30"),
            ("string", "order-no") => json!("261121002530000001"),
            ("string", "merchant-no") if of == "Refund" => json!("261121002530000001R01"),
            ("string", "merchant-no") if of == "AdminRefund" && field != "outTradeNo" => {
                json!("261121002530000001R01")
            }
            ("string", "merchant-no") => json!("261121002530000001P01"),
            ("string", "") => json!("王秀兰 \"\\\n\u{1f469}\u{200d}\u{2695}"),
            ("integer", "int64") => json!(-9_007_199_254_740_991_i64),
            ("number", "double") => json!(108.953_125),
            ("boolean", _) => json!(true),
            ("array", _) => json!([self.value((of, field), &schema["items"], is_full)]),
            ("object", _) => {
                json!({"a.b": self.value((of, field), &schema["additionalProperties"], is_full)})
            }
            other => panic!("no sample for {other:?} in {of}"),
        }
    }

    fn dto<T>(&self, name: &str)
    where
        T: Serialize + DeserializeOwned + ToJSON + ParseFromJSON + PartialEq + Debug,
    {
        assert!(self.seen.borrow_mut().insert(name.to_owned()), "{name} stands twice");
        assert_eq!(T::name(), name);
        for is_full in [true, false] {
            let sample = self.sample(name, is_full);
            let value: T =
                serde_json::from_value(sample.clone()).unwrap_or_else(|why| panic!("{name}: {why}"));
            assert_eq!(serde_json::to_value(&value).unwrap(), sample, "{name} by serde");
            let written = ToJSON::to_json(&value).unwrap();
            assert_eq!(written, sample, "{name} by poem-openapi");
            assert_eq!(serde_json::from_value::<T>(written).unwrap(), value, "{name} read by serde");
            let read =
                T::parse_from_json(Some(sample)).unwrap_or_else(|why| panic!("{name}: {}", why.message()));
            assert_eq!(read, value, "{name} read by poem-openapi");
        }
    }

    fn words<T>(&self, name: &str, all: &[T])
    where
        T: Serialize + DeserializeOwned + ToJSON + ParseFromJSON + PartialEq + Debug + ToString,
    {
        assert!(self.seen.borrow_mut().insert(name.to_owned()), "{name} stands twice");
        let told: Vec<Value> = all.iter().map(|one| json!(one.to_string())).collect();
        assert_eq!(self.all[name]["enum"], json!(told), "{name} in the document");
        for (one, word) in all.iter().zip(told) {
            assert_eq!(serde_json::to_value(one).unwrap(), word, "{name} by serde");
            assert_eq!(ToJSON::to_json(one), Some(word.clone()), "{name} by poem-openapi");
            assert_eq!(&serde_json::from_value::<T>(word.clone()).unwrap(), one);
            assert!(T::parse_from_json(Some(word)).is_ok_and(|read| read == *one), "{name}");
        }
    }
}

macro_rules! dtos {
    ($schemas:ident; $($name:ident)*) => { $($schemas.dto::<$name>(stringify!($name));)* };
}

macro_rules! words {
    ($schemas:ident; $($name:ident)*) => { $($schemas.words(stringify!($name), $name::ALL);)* };
}

#[test]
fn serde_and_poem_openapi_agree_on_every_dto() {
    let s = Schemas::read();
    dtos!(s; AdminAnnouncement AdminAnnouncementPage AdminApplication AdminApplicationPage AdminBanner
        AdminBannerList AdminExpert AdminExpertList Announcement AnnouncementInput AnnouncementPage Application
        ApplicationInput ApplicationReview Banner BannerInput BannerList Expert ExpertInput ExpertList
        RevealedApplication);
    words!(s; ApplicationState BannerLink);
    dtos!(s; Export ExportInput ExportPage);
    words!(s; ExportKind ExportState PayChannel RefundApproval);
    dtos!(s; AdminOrder AdminOrderPage AdminOrderRow AdminPatient AdminPatientPage AdminPayment AdminPaymentPage
        AdminService AdminServiceList AdminUser AdminUserPage AuditEntry AuditPage CancelRequest Capacity
        CapacityInput CapacityList Contact Dashboard DayTotals ErrorBody EscortAvailability EscortAvailabilityList
        EscortDetails EscortPolicy EscortService EventHint FeeStep Hospital HospitalInput HospitalPage Job JobPage
        MaskedContact NativePay Notice NoticePage Order OrderPage OrderPatient OwnSession OwnSessionList PasswordChange
        Patient PatientInput PatientList PatientUpdate PayParams PaymentAttempt PendingWork PlaceOrder Policy
        PolicyInput PolicyList RefreshRequest Refund RefundInput RefundPreview RemarkInput RevealRequest
        RevealedOrder RevealedPatient Role RoleInput RoleList ServiceInput ServiceList Sku SkuInput Staff
        StaffCancel StaffInput StaffList StaffSession StaffSignIn StaffUpdate StateChange StoredFile Terms
        TermsInput TermsList TimelineEntry TokenPair UnreadCount User UserStateChange UserUpdate WechatSignIn);
    words!(s; AccountState Action AttemptState ErrorCode EventTopic Fault FilePurpose JobState Mover OnOff
        OnUnpaid OrderEvent OrderKind OrderState Period Permission RefundState RefundStatus
        Relation Sex SkuUnit);
    dtos!(s; AdminRefund AdminRefundPage FinanceSettings JobAside MoneyRecord MoneyRecordPage RefundDecision Reissue);
    words!(s; MoneyRecordKind RefundAttention RefundCause ReissueWay);
    dtos!(s; AccountBalance CorrectionInput FinanceDay FinanceDays LedgerBalances LedgerCheck LedgerEntry
        LedgerFault LedgerPage LedgerPosting);
    words!(s; LedgerAccount PostingKind);
    dtos!(s; BillRun BillRunInput BillRunPage Difference DifferencePage DifferenceSettlement);
    words!(s; BillRunState DifferenceKind DifferenceState DifferenceWay);
    dtos!(s; NewPartnerKey Partner PartnerCall PartnerCallPage PartnerInput PartnerKey);
    words!(s; CallDirection PartnerKeyState PartnerState);
    dtos!(s; EventReport FetchedEvent PartnerHello PushDepartments PushDoctors PushReport PushSchedules
        PushedDepartment PushedDoctor PushedSchedule RowProblem StoppedEvent);
    words!(s; ScheduleState);
    dtos!(s; AdminDepartment AdminDepartmentGroup AdminDepartmentTree AdminDoctor AdminDoctorPage AdminSchedule
        AdminScheduleList BookingDate BookingDates BookingRules CopyReport CopySchedules Department DepartmentGroup
        DepartmentInput DepartmentTree Doctor DoctorInput ImportReport NoShowStep ScheduleDay ScheduleDays
        ScheduleInput ScheduleStateInput Session SessionDetail SessionList SessionOrder SessionPeople SessionWaiting);
    words!(s; DateState SessionOffer WaitState);
    dtos!(s; AcceptOffer BookingRulesInput BookingRulesList BookingRulesVersion JoinWaitlist MoveRegistration
        PlaceRegistration RegistrationDetails StaffRegistration Waiting WaitingPage);
    let known: BTreeSet<String> = s.all.keys().cloned().collect();
    assert_eq!(s.seen.into_inner(), known, "a DTO of the document has no sample, or is gone");
}
