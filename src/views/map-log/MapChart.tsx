// One map's size over the steps, with the cursor. A click or the arrow keys move it.

import { type KeyboardEvent, type PointerEvent, useMemo, useRef } from "react";
import { store, useStore } from "../../store/store.ts";
import type { MapRecord } from "../../trace/map-history.ts";
import { mapLogStrings } from "../../ui/strings/map-log.ts";
import { CHART_HEIGHT, CHART_WIDTH, type Chart, chartOf, cursorAfterKey, cursorAt, xOf } from "./chart.ts";
import { sampleAt } from "./model.ts";
import { figureWords, growthWords, stepNumber } from "./words.ts";

export interface MapChartProps {
  readonly record: MapRecord;
  readonly label: string;
  /** Steps of the execution. */
  readonly nSteps: number;
}

const VIEW_BOX = `0 0 ${CHART_WIDTH} ${CHART_HEIGHT}`;
const words = mapLogStrings;

export function MapChart({ record, label, nSteps }: MapChartProps) {
  const cursor = useStore((state) => state.cursor);
  const chart = useMemo(() => chartOf(record, nSteps), [record, nSteps]);
  const figures = figureWords(record, sampleAt(record, cursor));
  return (
    <figure className="map-log-chart">
      <figcaption>
        <strong className="rw-code">{label}</strong> <span className="rw-code">{record.type}</span>
        <span className="map-log-model">{words.models[record.model]}</span>
        <span className="map-log-figures rw-number">{figures}</span>
      </figcaption>
      <Picture record={record} chart={chart} nSteps={nSteps} label={label} figures={figures} />
    </figure>
  );
}

interface PictureProps extends MapChartProps {
  readonly chart: Chart;
  readonly figures: string;
}

function Picture({ record, chart, nSteps, label, figures }: PictureProps) {
  const cursor = useStore((state) => state.cursor);
  const frame = useRef<HTMLDivElement>(null);
  const { moveTo } = store.getState().actions;
  const onPointer = (event: PointerEvent): void => {
    const box = frame.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return;
    moveTo(cursorAt((event.clientX - box.left) / box.width, nSteps));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const target = cursorAfterKey(event.key, record, cursor, nSteps);
    if (target === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    moveTo(target);
  };
  return (
    <div
      ref={frame}
      className="map-log-picture"
      role="slider"
      tabIndex={0}
      aria-label={words.chartLabel(label, record.type)}
      aria-valuemin={0}
      aria-valuemax={nSteps}
      aria-valuenow={cursor}
      aria-valuetext={words.chartValue(cursor, figures)}
      title={words.chartHint}
      onPointerDown={onPointer}
      onPointerMove={(event) => (event.buttons === 1 ? onPointer(event) : undefined)}
      onKeyDown={onKeyDown}
    >
      <svg viewBox={VIEW_BOX} preserveAspectRatio="none" aria-hidden="true">
        <path className="map-log-area" d={chart.countArea} />
        <path className="map-log-moved" d={chart.movedArea} />
        <path className="map-log-line" d={chart.countLine} />
        <path className="map-log-line is-size" d={chart.sizeLine} />
        <path className="map-log-tick" d={chart.growths} />
        <path className="map-log-tick is-end" d={chart.ends} />
        <path className="map-log-cursor" d={`M${xOf(cursor - 1, nSteps)} 0V${CHART_HEIGHT}`} />
      </svg>
      {chart.begun.slice(0, MAX_MARKS).map((event) => (
        <span
          key={event.step}
          className="map-log-mark"
          style={{ left: `${xOf(event.step, nSteps) / (CHART_WIDTH / 100)}%` }}
          title={`${stepNumber(event.step)}: ${growthWords(record.model, event)}`}
          aria-hidden="true"
        />
      ))}
      <span className="map-log-max" aria-hidden="true">
        {words.entries(chart.maxCount)}
      </span>
      {chart.maxSize > 0 ? (
        <span className="map-log-max is-size" aria-hidden="true">
          {record.model === "swiss" ? words.slots(chart.maxSize) : words.buckets(chart.maxSize)}
        </span>
      ) : undefined}
    </div>
  );
}

/** Growths that get a mark to point at; the list has them all. */
const MAX_MARKS = 40;
