// A small mark with a word or count; `tone` adds colour, the word carries the meaning.

import type { ReactNode } from "react";
import type { GlyphName } from "./glyphs.ts";
import { Icon } from "./Icon.tsx";

export interface BadgeProps {
  readonly tone?: "plain" | "race" | "warn" | "ok" | "info";
  readonly icon?: GlyphName;
  readonly children: ReactNode;
}

export function Badge({ tone = "plain", icon, children }: BadgeProps) {
  return (
    <span className={`rw-badge rw-badge-${tone}`}>
      {icon === undefined ? undefined : <Icon name={icon} size={10} />}
      {children}
    </span>
  );
}
