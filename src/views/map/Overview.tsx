// All buckets of a large array on a canvas. For pointers: what it shows stands in the lines below it too.

import { useRef, useState } from "react";
import { type CanvasHandle, CanvasHost } from "../../ui/CanvasHost.tsx";
import { mapStrings } from "../../ui/strings/map.ts";
import { useTheme } from "../../ui/theme.ts";
import { drawOverview } from "./draw-overview.ts";
import type { BlockScene } from "./model.ts";
import { layOutOverview, overviewIndexAt } from "./overview-layout.ts";

export interface OverviewProps {
  readonly block: BlockScene;
  /** A bucket (group) was pressed. */
  readonly onPick: (head: number) => void;
}

export function Overview({ block, onPick }: OverviewProps) {
  const theme = useTheme();
  const handle = useRef<CanvasHandle>(undefined);
  const [width, setWidth] = useState(0);
  const count = block.heads.length;
  const layout = layOutOverview(width, count);
  const pick = (event: { readonly clientX: number; readonly clientY: number }): void => {
    const { x, y } = handle.current?.locate(event) ?? { x: -1, y: -1 };
    const index = overviewIndexAt(layout, count, x, y);
    if (index >= 0) onPick(index);
  };
  return (
    <CanvasHost
      className="map-overview"
      style={{ height: layout.height }}
      aria-hidden="true"
      title={mapStrings.overview(count)}
      layers={[(ctx) => drawOverview(ctx, theme, block, layout)]}
      handle={handle}
      onResize={(size) => setWidth(size.width)}
      onClick={pick}
    />
  );
}
