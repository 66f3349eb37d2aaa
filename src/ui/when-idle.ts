// Work that may wait until the page has nothing better to do.

/** Calls back when the page is idle, after `patienceMs` at the latest. Returns how to call it off. */
export function whenIdle(callback: () => void, patienceMs: number): () => void {
  // Not every browser tells when it is idle; those get a short pause.
  if (typeof requestIdleCallback === "function") {
    const idle = requestIdleCallback(callback, { timeout: patienceMs });
    return () => cancelIdleCallback(idle);
  }
  const timer = setTimeout(callback, 100);
  return () => clearTimeout(timer);
}
