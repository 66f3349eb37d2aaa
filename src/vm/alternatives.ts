// How a choice within one goroutine's operation is written as one number that stays the same as long as the choice exists.
//
//   0                    the only alternative; of a select: its default case
//   value                OP_CHOOSE and other operations with values
//   case and partner     (caseIndex + 1) * 2^24 + (partnerCase + 1) * 2^14 + (partner + 1)
//
// `caseIndex` is the case of this goroutine's select, -1 for a plain send; `partner` the goroutine that receives, -1 when a
// buffer or a closed channel serves; `partnerCase` the case of the partner's select, -1 when it is a plain receive.

/** Most goroutines one machine may intern: they must fit the partner's bits. */
export const MAX_PARTNERS = 0x3ffe;

const PARTNER_BITS = 14;
const PARTNER_CASE = 1 << PARTNER_BITS;
const CASE = 0x1000000;

/** The number of a choice; see the file head. */
export function alternativeOf(caseIndex: number, partner: number, partnerCase: number): number {
  return (caseIndex + 1) * CASE + (partnerCase + 1) * PARTNER_CASE + partner + 1;
}

/** Case of the goroutine's own select; -1. */
export function caseOf(alternative: number): number {
  return Math.floor(alternative / CASE) - 1;
}

/** Case of the partner's select; -1. */
export function partnerCaseOf(alternative: number): number {
  return ((alternative & (CASE - 1)) >> PARTNER_BITS) - 1;
}

/** Goroutine index of the receiver; -1. Indices belong to one machine: schedules that are kept use paths. */
export function partnerOf(alternative: number): number {
  return (alternative & (PARTNER_CASE - 1)) - 1;
}
