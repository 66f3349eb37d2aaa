// The platform's own select with our outline: right on phones and for screen readers.

import { Icon } from "./Icon.tsx";

export interface SelectProps<Value extends string> {
  readonly label: string;
  /** For who rests on it, where the values do not say it. */
  readonly title?: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}

export function Select<Value extends string>({ label, title, value, options, onChange }: SelectProps<Value>) {
  const choose = (chosen: string): void => {
    const option = options.find((each) => each.value === chosen);
    if (option !== undefined) onChange(option.value);
  };
  return (
    <span className="rw-select-frame">
      <select
        className="rw-select"
        aria-label={label}
        title={title}
        value={value}
        onChange={(event) => choose(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon name="chevron" size={10} />
    </span>
  );
}
