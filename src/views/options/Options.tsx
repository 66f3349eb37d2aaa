// How the program is run and searched.

import { type ReactNode, useId, useState } from "react";
import { store, useStore } from "../../store/store.ts";
import { DEFAULT_RUN_OPTIONS, MAP_ORDERS, type RunOptions, STRATEGY_NAMES } from "../../trace/options.ts";
import { Button } from "../../ui/Button.tsx";
import { Popover } from "../../ui/Popover.tsx";
import { Select } from "../../ui/Select.tsx";
import { strings } from "../../ui/strings.ts";
import { GO_MINORS, NUMBER_BOUNDS, type NumberOption, numberChange } from "./model.ts";
import "./options.css";

const change = (options: Partial<RunOptions>): void => store.getState().actions.setOptions(options);

export function Options() {
  return (
    <Popover label={strings.options.open} title={strings.options.title} align="end">
      {() => <OptionsForm />}
    </Popover>
  );
}

function OptionsForm() {
  const options = useStore((state) => state.options);
  const words = strings.options;
  return (
    <div className="options">
      <h2 className="options-title">{words.parts.program}</h2>
      <Choice
        label={words.goVersion}
        value={String(options.goMinor)}
        labels={Object.fromEntries(GO_MINORS.map((minor) => [String(minor), `1.${minor}`]))}
        order={GO_MINORS.map(String)}
        onChange={(minor) => change({ goMinor: Number(minor) })}
      />
      <NumberField
        label={words.gomaxprocs}
        option="gomaxprocs"
        value={options.gomaxprocs}
        hint={words.gomaxprocsHint}
      />
      <NumberField label={words.seed} option="seed" value={options.seed} hint={words.seedHint} />
      <h2 className="options-title">{words.parts.search}</h2>
      <Choice
        label={words.strategy}
        value={options.strategy}
        labels={words.strategies}
        order={STRATEGY_NAMES}
        onChange={(strategy) => change({ strategy })}
        hint={words.strategyHints[options.strategy]}
      />
      <NumberField label={words.maxExecutions} option="maxExecutions" value={options.maxExecutions} />
      <NumberField label={words.maxSteps} option="maxStepsPerExecution" value={options.maxStepsPerExecution} />
      <NumberField label={words.timeout} option="timeoutMs" value={options.timeoutMs} unit={1000} />
      <Choice
        label={words.time}
        value={options.time}
        labels={words.times}
        order={["ordered", "drift"] as const}
        onChange={(time) => change({ time })}
        hint={words.timeHint}
      />
      <h2 className="options-title">{words.parts.maps}</h2>
      <Choice
        label={words.mapDetail}
        value={options.mapDetail}
        labels={words.mapDetails}
        order={["auto", "operation", "runtime"] as const}
        onChange={(mapDetail) => change({ mapDetail })}
        hint={words.mapDetailHint}
      />
      <Choice
        label={words.mapChecks}
        value={options.mapChecks ? "on" : "off"}
        labels={words.mapChecksOn}
        order={["on", "off"] as const}
        onChange={(checks) => change({ mapChecks: checks === "on" })}
        hint={words.mapChecksHint}
      />
      <Choice
        label={words.mapOrder}
        value={options.mapOrder}
        labels={words.mapOrders}
        order={MAP_ORDERS}
        onChange={(mapOrder) => change({ mapOrder })}
        hint={words.mapOrderHint}
      />
      <div className="options-end">
        <Button onClick={() => change({ ...DEFAULT_RUN_OPTIONS, entry: options.entry })}>{words.reset}</Button>
      </div>
    </div>
  );
}

interface LineProps {
  readonly label: string;
  readonly hint: string | undefined;
  readonly children: ReactNode;
}

function Line({ label, hint, children }: LineProps) {
  return (
    <div className="options-line" title={hint}>
      <span aria-hidden="true">{label}</span>
      {children}
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly labels: Readonly<Record<Value, string>>;
  readonly order: readonly Value[];
  readonly onChange: (value: Value) => void;
  /** What is at stake, for who rests on the line. */
  readonly hint?: string;
}

function Choice<Value extends string>({ label, value, labels, order, onChange, hint }: ChoiceProps<Value>) {
  return (
    <Line label={label} hint={hint}>
      <Select
        label={label}
        value={value}
        options={order.map((each) => ({ value: each, label: labels[each] }))}
        onChange={onChange}
      />
    </Line>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly option: NumberOption;
  readonly value: number;
  /** What one in the field stands for. */
  readonly unit?: number;
  readonly hint?: string;
}

// Keeps what is being typed; the option changes when the field is left or Enter is pressed, to what was last in bounds.
function NumberField({ label, option, value, unit = 1, hint }: NumberFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const commit = (): void => {
    const wanted = typed === undefined ? undefined : numberChange(option, typed, unit);
    if (wanted !== undefined) change(wanted);
    setTyped(undefined);
  };
  const [min, max] = NUMBER_BOUNDS[option];
  return (
    <div className="options-line" title={hint}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="options-number rw-number"
        type="number"
        min={min / unit}
        max={max / unit}
        value={typed ?? String(value / unit)}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter") commit();
        }}
      />
    </div>
  );
}
