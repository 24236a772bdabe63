import { anchorAt, anchoredMatrix, fromAnchor, type Anchor } from './anchor.ts';
import type { CellField } from './cellField.ts';
import { cellHatches, mostLooks, type CellLook, type CellPaint } from './cellLook.ts';
import { cellFragmentShader, cellVertexShader } from './cellShaders.ts';
import { bytesOf, glAttribute, glProgram, type GlProgram } from './glProgram.ts';
import type { OverlayView } from './overlayView.ts';

/** A line around a cell, its middle `out` pixels outside the outline, so that the cell stays seen. */
export type CellRing = { cell: number; colour: string; width: number; out: number };

/** Draws cells with WebGL: the shape once, then a place and a byte for the look of each. */
export class CellDrawing {
  readonly #gl: WebGL2RenderingContext;
  readonly #program: GlProgram;
  readonly #field: CellField;
  readonly #anchor: Anchor;
  readonly #centres: Float32Array;
  readonly #vertices: number;
  readonly #all: WebGLVertexArrayObject;
  readonly #one: WebGLVertexArrayObject;
  readonly #onePlace: WebGLBuffer;
  readonly #looksOfAll: WebGLBuffer;
  readonly #buffers: WebGLBuffer[];
  readonly #looks: WebGLTexture;
  #painted: CellPaint | null = null;

  constructor(gl: WebGL2RenderingContext, field: CellField) {
    this.#gl = gl;
    this.#field = field;
    this.#program = glProgram(gl, cellVertexShader, cellFragmentShader);
    const { cells } = field.cells;
    const middle = field.centreOf(cells >> 1);
    const outline = field.outlineOf(cells >> 1);
    this.#anchor = acrossCell(middle, outline);
    // Over a municipality all cells have the same shape on the map, to a few centimetres.
    const corners = outline.map((corner) => fromAnchor(this.#anchor, corner));
    this.#vertices = corners.length + 1;
    this.#centres = new Float32Array(cells * 2);
    for (let i = 0; i < cells; i++) {
      this.#centres.set(fromAnchor(this.#anchor, field.centreOf(i)), 2 * i);
    }
    const fan = Float32Array.from([0, 0, ...corners.flat()]);
    const edges = new Float32Array(this.#vertices).fill(1, 1);
    this.#buffers = [];
    const attribute = (...rest: DropFirst<Parameters<typeof glAttribute>>) => {
      const buffer = glAttribute(gl, ...rest);
      this.#buffers.push(buffer);
      return buffer;
    };
    const array = () => {
      const made = gl.createVertexArray();
      gl.bindVertexArray(made);
      attribute(0, fan, 2);
      attribute(1, edges, 1);
      return made;
    };
    this.#all = array();
    attribute(2, this.#centres, 2, true);
    this.#looksOfAll = attribute(3, new Uint8Array(cells), 1, true);
    this.#one = array();
    this.#onePlace = attribute(2, new Float32Array(2), 2, true);
    attribute(3, new Uint8Array(1), 1, true);
    gl.bindVertexArray(null);
    this.#looks = gl.createTexture();
  }

  isOf(field: CellField): boolean {
    return field === this.#field;
  }

  draw(view: OverlayView, paint: CellPaint, rings: readonly CellRing[]): void {
    const gl = this.#gl;
    if (paint !== this.#painted) this.#paint(paint);
    const { program, uniform } = this.#program;
    const pixels = this.#anchor.unit * view.worldSize * view.ratio;
    gl.useProgram(program);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, this.#looks);
    gl.uniform1i(uniform('u_looks'), 0);
    const matrix = anchoredMatrix(view.matrix, view.worldSize, this.#anchor);
    gl.uniformMatrix4fv(uniform('u_matrix'), false, matrix);
    gl.uniform1f(uniform('u_pixels'), pixels);
    gl.uniform1f(uniform('u_ratio'), view.ratio);
    gl.uniform1f(uniform('u_opacity'), view.opacity);
    gl.uniform1f(uniform('u_grow'), 1);
    gl.uniform1f(uniform('u_ringWidth'), 0);
    gl.bindVertexArray(this.#all);
    gl.drawArraysInstanced(gl.TRIANGLE_FAN, 0, this.#vertices, this.#field.cells.cells);
    gl.bindVertexArray(this.#one);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#onePlace);
    for (const { cell, colour, width, out } of rings) {
      gl.bufferData(
        gl.ARRAY_BUFFER,
        this.#centres.subarray(2 * cell, 2 * cell + 2),
        gl.DYNAMIC_DRAW,
      );
      gl.uniform1f(uniform('u_grow'), 1 + ((out + width + 2) * view.ratio) / (0.5 * pixels));
      gl.uniform1f(uniform('u_ringWidth'), width);
      gl.uniform1f(uniform('u_ringOut'), out);
      const [r, g, b] = bytesOf(colour);
      gl.uniform4f(uniform('u_ring'), r / 255, g / 255, b / 255, 1);
      gl.drawArraysInstanced(gl.TRIANGLE_FAN, 0, this.#vertices, 1);
    }
    gl.bindVertexArray(null);
  }

  #paint(paint: CellPaint): void {
    const gl = this.#gl;
    if (paint.looks !== this.#painted?.looks) {
      gl.bindTexture(gl.TEXTURE_2D, this.#looks);
      const pixels = lookTexture(paint.looks);
      gl.texImage2D(
        ...([gl.TEXTURE_2D, 0, gl.RGBA, mostLooks, 4, 0] as const),
        ...([gl.RGBA, gl.UNSIGNED_BYTE, pixels] as const),
      );
      for (const side of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
        gl.texParameteri(gl.TEXTURE_2D, side, gl.NEAREST);
      }
    }
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#looksOfAll);
    gl.bufferData(gl.ARRAY_BUFFER, paint.of, gl.DYNAMIC_DRAW);
    this.#painted = paint;
  }

  remove(): void {
    const gl = this.#gl;
    gl.deleteProgram(this.#program.program);
    gl.deleteTexture(this.#looks);
    for (const buffer of this.#buffers) gl.deleteBuffer(buffer);
    for (const array of [this.#all, this.#one]) gl.deleteVertexArray(array);
  }
}

/** A unit is twice the way from the centre to an edge: from one centre to the next. */
function acrossCell(middle: [number, number], outline: number[][]): Anchor {
  const [first = [], second = []] = outline;
  const between = [0, 1].map((axis) => ((first[axis] ?? 0) + (second[axis] ?? 0)) / 2);
  const { origin, unit } = anchorAt(middle, between);
  return { origin, unit: 2 * unit };
}

/** Rows of fill, mark and edge, and one of the hatch and the width of the edge in sixteenths. */
function lookTexture(looks: readonly CellLook[]): Uint8Array {
  if (looks.length > mostLooks) throw new RangeError(`${looks.length} looks are too many`);
  const pixels = new Uint8Array(mostLooks * 4 * 4);
  looks.forEach(({ fill, mark, edge, hatch, edgeWidth }, at) => {
    [
      bytesOf(fill),
      bytesOf(mark),
      bytesOf(edge),
      [cellHatches.indexOf(hatch), Math.round(edgeWidth * 16), 0, 0],
    ].forEach((texel, line) => {
      pixels.set(texel, (line * mostLooks + at) * 4);
    });
  });
  return pixels;
}

type DropFirst<List extends unknown[]> = List extends [unknown, ...infer Rest] ? Rest : never;
