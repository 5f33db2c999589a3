package dev.nirs.rule.algebra;

/**
 * One decision on the way of a packet through a chain and the chains it jumps to.
 *
 * @param place the rule that decides
 * @param meaning the packets that reach its chain and that it matches
 * @param fate what becomes of them
 */
record Step(Place place, Meaning meaning, Fate fate) {}
