// Paints glyphs on a canvas. Paths are parsed once per painter, not per frame.

import { GLYPH_BOX, GLYPH_STROKE, GLYPHS, type GlyphName } from "./glyphs.ts";

interface Paths {
  readonly fill: Path2D | undefined;
  readonly stroke: Path2D | undefined;
}

/** Keeps the parsed paths of the glyphs painted so far; one per canvas. */
export class GlyphPainter {
  private readonly paths = new Map<GlyphName, Paths>();

  /** Paints `name` centred on (x, y), `size` pixels wide. Leaves the context's transform as it was; changes its colours. */
  paint(ctx: CanvasRenderingContext2D, name: GlyphName, x: number, y: number, size: number, color: string): void {
    const { fill, stroke } = this.pathsOf(name);
    const scale = size / GLYPH_BOX;
    ctx.save();
    ctx.translate(x - size / 2, y - size / 2);
    ctx.scale(scale, scale);
    ctx.setLineDash([]);
    if (fill !== undefined) {
      ctx.fillStyle = color;
      ctx.fill(fill, "evenodd");
    }
    if (stroke !== undefined) {
      ctx.strokeStyle = color;
      ctx.lineWidth = GLYPH_STROKE;
      ctx.lineJoin = "round";
      ctx.lineCap = "round";
      ctx.stroke(stroke);
    }
    ctx.restore();
  }

  private pathsOf(name: GlyphName): Paths {
    const known = this.paths.get(name);
    if (known !== undefined) return known;
    const { fill, stroke } = GLYPHS[name];
    const made: Paths = {
      fill: fill === "" ? undefined : new Path2D(fill),
      stroke: stroke === "" ? undefined : new Path2D(stroke),
    };
    this.paths.set(name, made);
    return made;
  }
}
