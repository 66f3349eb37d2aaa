// A square button with an icon; its words are for screen readers and the tooltip.

import type { ButtonHTMLAttributes } from "react";
import type { GlyphName } from "./glyphs.ts";
import { Icon } from "./Icon.tsx";

export interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly icon: GlyphName;
  readonly label: string;
  /** Shown in the tooltip after the label, e.g. `Space`. */
  readonly shortcut?: string;
  /** Makes it a toggle. */
  readonly isPressed?: boolean;
}

export function IconButton({ icon, label, shortcut, isPressed, className = "", ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      className={`rw-button rw-button-quiet rw-icon-button ${className}`}
      aria-label={label}
      aria-pressed={isPressed}
      title={shortcut === undefined ? label : `${label} (${shortcut})`}
      {...rest}
    >
      <Icon name={icon} />
    </button>
  );
}
