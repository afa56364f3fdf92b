package io.leadledger.query.rebuild;

/// The tenants of a schema that are projected one event after the other, as far as they have come.
///
/// @param number tenants belong to the lane whose number is their hash code modulo the number of
///     lanes
/// @param position up to which their events are in the shadow
/// @param copiedTo position that rows were at which have been copied from the live tables
record Lane(int number, long position, long copiedTo) {}
