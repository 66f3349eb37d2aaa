// Order of goroutine lanes: main on top, those that talk to each other close together. Barycentre, then swaps of neighbours, once
// per program (ui.md 3.4); ties keep the order of creation.

const SWEEPS = 4;
/** Above this the quadratic swaps cost more than they bring; creation order is kept. */
const MAX_ORDERED = 64;

/** How often goroutines a and b met. Symmetric. */
export type Traffic = (a: number, b: number) => number;

/** Weighted length of all connections: what the order keeps small. */
export function orderCost(order: readonly number[], traffic: Traffic): number {
  let cost = 0;
  for (let i = 0; i < order.length; i++)
    for (let j = i + 1; j < order.length; j++) cost += (j - i) * traffic(order[i] as number, order[j] as number);
  return cost;
}

/** The goroutines in `goroutines` (ascending, main first) in lane order. Cost: O(n^3) for up to 64 goroutines, else O(n). */
export function orderLanes(goroutines: readonly number[], traffic: Traffic): readonly number[] {
  if (goroutines.length < 4 || goroutines.length > MAX_ORDERED) return goroutines;
  let order = [...goroutines];
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const moved = byBarycentre(order, traffic);
    if (orderCost(moved, traffic) >= orderCost(order, traffic)) break;
    order = moved;
  }
  return swapNeighbours(order, traffic);
}

function byBarycentre(order: readonly number[], traffic: Traffic): number[] {
  const centre = (lane: number): number => {
    let [sum, weight] = [0, 0];
    order.forEach((other, place) => {
      const times = other === lane ? 0 : traffic(lane, other);
      sum += times * place;
      weight += times;
    });
    return weight === 0 ? order.indexOf(lane) : sum / weight;
  };
  const [main = 0, ...rest] = order;
  const keyed = rest.map((lane) => ({ lane, key: centre(lane) })).sort((a, b) => a.key - b.key);
  return [main, ...keyed.map(({ lane }) => lane)];
}

function swapNeighbours(order: number[], traffic: Traffic): readonly number[] {
  let cost = orderCost(order, traffic);
  for (let sweep = 0, isBetter = true; isBetter && sweep < SWEEPS; sweep++) {
    isBetter = false;
    for (let i = 1; i + 1 < order.length; i++) {
      const swapped = [...order];
      [swapped[i], swapped[i + 1]] = [order[i + 1] as number, order[i] as number];
      const swappedCost = orderCost(swapped, traffic);
      if (swappedCost >= cost) continue;
      [order, cost, isBetter] = [swapped, swappedCost, true];
    }
  }
  return order;
}
