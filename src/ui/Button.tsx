// A button with words.

import type { ButtonHTMLAttributes } from "react";

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary`: the one thing to do here; `quiet`: without outline. */
  readonly look?: "plain" | "primary" | "quiet";
}

export function Button({ look = "plain", className = "", ...rest }: ButtonProps) {
  return <button type="button" className={`rw-button rw-button-${look} ${className}`} {...rest} />;
}
