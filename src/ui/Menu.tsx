// A menu of actions behind a button, after the ARIA pattern: arrows move, a press chooses and closes.

import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { Popover } from "./Popover.tsx";

export interface MenuItem {
  readonly id: string;
  readonly label: ReactNode;
  /** Quiet words at the right: a shortcut, a count. */
  readonly hint?: string;
  readonly isDisabled?: boolean;
  readonly onChoose: () => void;
}

export interface MenuProps {
  readonly label: ReactNode;
  readonly title?: string;
  readonly look?: "plain" | "primary" | "quiet";
  readonly align?: "start" | "end";
  readonly items: readonly MenuItem[];
}

export function Menu({ items, ...popover }: MenuProps) {
  return (
    <Popover role="menu" {...popover}>
      {(close) => <MenuItems items={items} close={close} />}
    </Popover>
  );
}

function MenuItems({ items, close }: { readonly items: readonly MenuItem[]; readonly close: () => void }) {
  const list = useRef<HTMLDivElement>(null);
  const entries = (): HTMLElement[] => [
    ...(list.current?.querySelectorAll<HTMLElement>("[role=menuitem]:not(:disabled)") ?? []),
  ];
  useEffect(() => list.current?.querySelector<HTMLElement>("[role=menuitem]:not(:disabled)")?.focus(), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    const all = entries();
    const at = entries().findIndex((entry) => entry.matches(":focus"));
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: (at + 1) % all.length,
      ArrowUp: (at + all.length - 1) % all.length,
      Home: 0,
      End: all.length - 1,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    all[target]?.focus();
  };
  return (
    <div ref={list} role="none" onKeyDown={onKeyDown}>
      {items.map((item) => (
        <button
          key={item.id}
          type="button"
          role="menuitem"
          tabIndex={-1}
          className="rw-menu-item"
          disabled={item.isDisabled}
          onClick={() => {
            close();
            item.onChoose();
          }}
        >
          <span>{item.label}</span>
          {item.hint === undefined ? undefined : <span className="rw-menu-hint">{item.hint}</span>}
        </button>
      ))}
    </div>
  );
}
