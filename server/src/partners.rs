//! 合作医院: hospitals whose own systems call us, signed; their keys, addresses, and a log of calls both ways.
