wire_enum! {
    /// What a hint of `GET /admin/events` is about: the page asks again for what it shows.
    pub enum EventTopic {
        /// An order was placed or moved.
        Orders = "orders",
        /// A payment arrived.
        Payments = "payments",
        /// A refund moved.
        Refunds = "refunds",
        /// An application to become an escort came or was decided.
        Applications = "applications",
    }
}

dto! {
    /// One hint, the `data` of a server-sent event. It carries no data of its object.
    pub struct EventHint {
        /// What it is about.
        pub topic: EventTopic,
        /// Whether something new came: worth a sound.
        pub is_new: bool,
    }
}
