import { anchorAt, anchoredMatrix, fromAnchor, type Anchor } from './anchor.ts';
import { glAttribute, glProgram, type GlProgram } from './glProgram.ts';
import type { OverlayView } from './overlayView.ts';
import { placeInRaster, type Surface } from './surface.ts';

const vertexShader = `
layout(location = 0) in vec2 a_place;
layout(location = 1) in vec2 a_share;
uniform mat4 u_matrix;
out vec2 v_share;
void main() {
  v_share = a_share;
  gl_Position = u_matrix * vec4(a_place, 0.0, 1.0);
}`;

const fragmentShader = `
in vec2 v_share;
uniform sampler2D u_picture;
uniform float u_opacity;
out vec4 colour;
void main() {
  vec4 seen = texture(u_picture, v_share);
  colour = vec4(seen.rgb * seen.a, seen.a) * u_opacity;
}`;

/** Pieces on a side that the picture is laid down in, each where it belongs. */
const pieces = 12;

/** Draws the picture of a surface with WebGL. */
export class SurfaceDrawing {
  readonly #gl: WebGL2RenderingContext;
  readonly #program: GlProgram;
  readonly #surface: Surface;
  readonly #anchor: Anchor;
  readonly #array: WebGLVertexArrayObject;
  readonly #buffers: WebGLBuffer[];
  readonly #texture: WebGLTexture;

  constructor(gl: WebGL2RenderingContext, surface: Surface) {
    this.#gl = gl;
    this.#surface = surface;
    this.#program = glProgram(gl, vertexShader, fragmentShader);
    const { raster, picture } = surface;
    this.#anchor = anchorAt(placeInRaster(raster, 0.5, 0.5), placeInRaster(raster, 1, 0.5));
    const shares = meshShares();
    const places = shares.flatMap(([east, south]) =>
      fromAnchor(this.#anchor, placeInRaster(raster, east, south)),
    );
    this.#array = gl.createVertexArray();
    gl.bindVertexArray(this.#array);
    this.#buffers = [
      glAttribute(gl, 0, Float32Array.from(places), 2),
      glAttribute(gl, 1, Float32Array.from(shares.flat()), 2),
    ];
    gl.bindVertexArray(null);
    this.#texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, this.#texture);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, picture);
    for (const [name, value] of [
      [gl.TEXTURE_MIN_FILTER, gl.LINEAR],
      [gl.TEXTURE_MAG_FILTER, gl.LINEAR],
      [gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE],
      [gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE],
    ] as const) {
      gl.texParameteri(gl.TEXTURE_2D, name, value);
    }
  }

  isOf(surface: Surface): boolean {
    return surface === this.#surface;
  }

  draw(view: OverlayView): void {
    const gl = this.#gl;
    const { program, uniform } = this.#program;
    gl.useProgram(program);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, this.#texture);
    gl.uniform1i(uniform('u_picture'), 0);
    const matrix = anchoredMatrix(view.matrix, view.worldSize, this.#anchor);
    gl.uniformMatrix4fv(uniform('u_matrix'), false, matrix);
    gl.uniform1f(uniform('u_opacity'), view.opacity);
    gl.bindVertexArray(this.#array);
    gl.drawArrays(gl.TRIANGLES, 0, pieces * pieces * 6);
    gl.bindVertexArray(null);
  }

  remove(): void {
    const gl = this.#gl;
    gl.deleteProgram(this.#program.program);
    gl.deleteTexture(this.#texture);
    for (const buffer of this.#buffers) gl.deleteBuffer(buffer);
    gl.deleteVertexArray(this.#array);
  }
}

/** Corners of two triangles for each piece. */
function meshShares(): [east: number, south: number][] {
  const corners = [
    [0, 0],
    [1, 0],
    [0, 1],
    [0, 1],
    [1, 0],
    [1, 1],
  ] as const;
  return Array.from({ length: pieces * pieces }, (_, piece) => {
    const [column, row] = [piece % pieces, Math.floor(piece / pieces)];
    return corners.map(([x, y]): [number, number] => [(column + x) / pieces, (row + y) / pieces]);
  }).flat();
}
