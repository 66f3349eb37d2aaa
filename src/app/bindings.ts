// What follows the store outside React: the theme, the window's title, and the address with its fragment.

import { findScenario } from "../store/gallery.ts";
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
  return findScenario(scenario ?? "")?.title ?? "";
}

/**
 * Opens the address's fragment, now and when it changes. In return the address follows a scenario that is opened, and loses its
 * fragment when the program is edited: a reload shows what was last on the page, not what a link once brought.
 */
export function bindLocation(store: BoundStore): void {
  let linked: string | undefined;
  let nOpened = 0;
  const open = async (): Promise<void> => {
    // While a link is being opened its text is no edit.
    linked = undefined;
    const opened = ++nOpened;
    await store.getState().actions.openLink(location.hash);
    if (opened === nOpened) linked = store.getState().source;
  };
  store.subscribe((state, before) => {
    if (state.source === before.source && state.scenario === before.scenario) return;
    if (state.scenario !== undefined) setFragment(isAddressOf(state.scenario) ? location.hash : `#s/${state.scenario}`);
    else if (linked !== undefined && state.source !== linked) setFragment("");
  });
  window.addEventListener("hashchange", () => void open());
  void open();
}

function isAddressOf(slug: string): boolean {
  return location.hash === `#s/${slug}` || location.hash.startsWith(`#s/${slug}@`);
}

function setFragment(fragment: string): void {
  if (location.hash === fragment) return;
  history.replaceState(undefined, "", location.pathname + location.search + fragment);
}
