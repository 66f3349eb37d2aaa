// Media queries as state.

import { useCallback, useSyncExternalStore } from "react";

/** Below this width the page shows one of its parts at a time. Also in app.css. */
export const NARROW = "(max-width: 899px)";

/** Whether a media query holds; renders again when that changes. */
export function useMediaQuery(query: string): boolean {
  const subscribe = useCallback(
    (onChange: () => void) => {
      const list = matchMedia(query);
      list.addEventListener("change", onChange);
      return () => list.removeEventListener("change", onChange);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}
