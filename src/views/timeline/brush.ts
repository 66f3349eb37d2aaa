// What painters share: the context with the theme, glyphs and a few marks. One per canvas and theme.

import { GlyphPainter } from "../../ui/glyph-painter.ts";
import { type GoroutineColor, goroutineColor } from "../../ui/lane-colors.ts";
import { FONT_CODE, FONT_UI, type Theme } from "../../ui/tokens.ts";

export const LABEL_FONT = `400 12px ${FONT_CODE}`;
export const AXIS_FONT = `400 11px ${FONT_UI}`;
export const NUMBER_FONT = `600 10px ${FONT_UI}`;
export const PILL_FONT = `600 12px ${FONT_UI}`;

const HATCH = 7;

/** Colours, patterns and glyphs for one theme. Patterns are made on first use. */
export class Brush {
  readonly glyphs = new GlyphPainter();
  private readonly patterns = new Map<string, CanvasPattern | undefined>();
  private readonly labelWidths = new Map<string, number>();

  constructor(readonly theme: Theme) {}

  goroutine(index: number): GoroutineColor {
    return goroutineColor(this.theme, index);
  }

  /** Fill of a goroutine: its colour, from G9 on with stripes. */
  fillOf(ctx: CanvasRenderingContext2D, index: number): string | CanvasPattern {
    const { fill, stripes } = this.goroutine(index);
    if (stripes === 0) return fill;
    return this.pattern(ctx, `${fill}${stripes}`, fill, this.theme.colors.bg1, 3 + stripes) ?? fill;
  }

  /** 45 degree hatch on the lane's own ground: blocked. */
  hatch(ctx: CanvasRenderingContext2D, color: string): string | CanvasPattern {
    return this.pattern(ctx, `hatch${color}`, this.theme.colors.bg3, color, HATCH) ?? color;
  }

  /** Width of a character of the label font. */
  charWidth(ctx: CanvasRenderingContext2D): number {
    return this.textWidth(ctx, LABEL_FONT, "0");
  }

  textWidth(ctx: CanvasRenderingContext2D, font: string, text: string): number {
    const key = `${font}|${text}`;
    const known = this.labelWidths.get(key);
    if (known !== undefined) return known;
    ctx.font = font;
    const { width } = ctx.measureText(text);
    // Web fonts arrive late; a cache of thousands of texts is no use either.
    if (document.fonts.status === "loaded" && this.labelWidths.size < 2000) this.labelWidths.set(key, width);
    return width;
  }

  private pattern(
    ctx: CanvasRenderingContext2D,
    key: string,
    ground: string,
    line: string,
    size: number,
  ): CanvasPattern | undefined {
    if (!this.patterns.has(key)) this.patterns.set(key, makePattern(ctx, ground, line, size));
    return this.patterns.get(key);
  }
}

// Drawn at twice the size, then shrunk: fine on sharp screens.
function makePattern(
  ctx: CanvasRenderingContext2D,
  ground: string,
  line: string,
  size: number,
): CanvasPattern | undefined {
  const tile = document.createElement("canvas");
  tile.width = tile.height = 2 * size;
  const pen = tile.getContext("2d");
  if (pen === null) return undefined;
  pen.scale(2, 2);
  pen.fillStyle = ground;
  pen.fillRect(0, 0, size, size);
  pen.strokeStyle = line;
  pen.lineWidth = 1.3;
  pen.beginPath();
  for (const shift of [-size, 0, size]) {
    pen.moveTo(shift - 1, size + 1);
    pen.lineTo(shift + size + 1, -1);
  }
  pen.stroke();
  const pattern = ctx.createPattern(tile, "repeat");
  pattern?.setTransform(new DOMMatrix().scale(0.5));
  return pattern ?? undefined;
}

/** A rounded rectangle's path. */
export function roundRect(
  ctx: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
  radius: number,
): void {
  ctx.beginPath();
  ctx.roundRect(x, y, Math.max(0, width), height, Math.max(0, Math.min(radius, width / 2, height / 2)));
}
