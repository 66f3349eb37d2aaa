// What follows the store outside React: the theme, the window's title, and the address with its fragment.

import { galleryEntries } from "../store/selectors.ts";
import type { Store } from "../store/state.ts";
import type { BoundStore } from "../store/store.ts";
import { strings } from "../ui/strings.ts";
import { applyTheme } from "../ui/theme.ts";

/** Applies the chosen theme now and whenever it changes. */
export function bindTheme(store: BoundStore): void {
  applyTheme(store.getState().theme);
  store.subscribe((state, before) => {
    if (state.theme !== before.theme) applyTheme(state.theme);
  });
}

/** Names the window after the open scenario. */
export function bindTitle(store: BoundStore): void {
  const apply = (): void => {
    document.title = strings.page.title(scenarioTitle(store.getState()));
  };
  apply();
  store.subscribe((state, before) => {
    if (state.scenario !== before.scenario) apply();
  });
}

/** Title of the open scenario; empty when the program is somebody's own. */
export function scenarioTitle({ scenario }: Pick<Store, "scenario">): string {
  return galleryEntries().find((entry) => entry.slug === scenario)?.title ?? "";
}

/**
 * Opens the address's fragment, now and when it changes. In return the address follows a scenario that is opened, and loses its
 * fragment when the program is edited: a reload shows what was last on the page, not what a link once brought.
 */
export function bindLocation(store: BoundStore): void {
  let linked: string | undefined;
  const open = (): void => {
    // While a link is being opened its text is no edit.
    linked = undefined;
    store.getState().actions.openLink(location.hash);
    linked = store.getState().source;
  };
  store.subscribe((state, before) => {
    if (state.source === before.source && state.scenario === before.scenario) return;
    if (state.scenario !== undefined) setFragment(isAddressOf(state.scenario) ? location.hash : `#s/${state.scenario}`);
    else if (linked !== undefined && state.source !== linked) setFragment("");
  });
  window.addEventListener("hashchange", open);
  open();
}

function isAddressOf(slug: string): boolean {
  return location.hash === `#s/${slug}` || location.hash.startsWith(`#s/${slug}@`);
}

function setFragment(fragment: string): void {
  if (location.hash === fragment) return;
  history.replaceState(undefined, "", location.pathname + location.search + fragment);
}
