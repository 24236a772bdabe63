import { anchorAt, anchoredMatrix, fromAnchor, type Anchor } from './anchor.ts';
import { bytesOf, glAttribute, glProgram, type GlProgram } from './glProgram.ts';
import type { OverlayView } from './overlayView.ts';

/** A place on the map; an invented one is drawn hollow, with a broken line. */
export type OverlayPoint = { longitude: number; latitude: number; synthetic: boolean };
export type OverlayPoints = { points: readonly OverlayPoint[]; ink: string; paper: string };

/** Radius in CSS pixels. */
export const pointRadius = 5.5;

const vertexShader = `
layout(location = 0) in vec2 a_place;
layout(location = 1) in float a_synthetic;
uniform mat4 u_matrix;
uniform float u_size;
flat out float v_synthetic;
void main() {
  v_synthetic = a_synthetic;
  gl_Position = u_matrix * vec4(a_place, 0.0, 1.0);
  gl_PointSize = u_size;
}`;

const fragmentShader = `
flat in float v_synthetic;
uniform float u_size;
uniform float u_ratio;
uniform vec4 u_ink;
uniform vec4 u_paper;
out vec4 colour;
void main() {
  vec2 at = (gl_PointCoord - 0.5) * u_size;
  float far = length(at);
  float radius = ${pointRadius.toFixed(2)} * u_ratio;
  float disc = clamp(radius - far + 0.5, 0.0, 1.0);
  float halo = clamp(radius + 1.25 * u_ratio - far + 0.5, 0.0, 1.0);
  float ring = disc * clamp(far - (radius - 1.75 * u_ratio) + 0.5, 0.0, 1.0);
  if (v_synthetic > 0.5) {
    float turn = atan(at.y, at.x) / 6.2831853 * 8.0;
    ring *= step(fract(turn), 0.62);
    vec4 below = u_paper * halo * 0.75;
    colour = u_ink * ring + below * (1.0 - ring);
  } else {
    colour = u_ink * disc * 0.85 + u_paper * halo * (1.0 - disc * 0.85);
  }
}`;

/** Draws points with WebGL. */
export class PointDrawing {
  readonly #gl: WebGL2RenderingContext;
  readonly #program: GlProgram;
  readonly #shown: OverlayPoints;
  readonly #anchor: Anchor;
  readonly #array: WebGLVertexArrayObject;
  readonly #buffers: WebGLBuffer[];

  constructor(gl: WebGL2RenderingContext, shown: OverlayPoints) {
    this.#gl = gl;
    this.#shown = shown;
    this.#program = glProgram(gl, vertexShader, fragmentShader);
    const { longitude = 0, latitude = 0 } = shown.points[0] ?? {};
    this.#anchor = anchorAt([longitude, latitude], [longitude + 0.01, latitude]);
    const places = shown.points.flatMap((point) =>
      fromAnchor(this.#anchor, [point.longitude, point.latitude]),
    );
    this.#array = gl.createVertexArray();
    gl.bindVertexArray(this.#array);
    this.#buffers = [
      glAttribute(gl, 0, Float32Array.from(places), 2),
      glAttribute(
        gl,
        1,
        Float32Array.from(shown.points, (it) => Number(it.synthetic)),
        1,
      ),
    ];
    gl.bindVertexArray(null);
  }

  isOf(shown: OverlayPoints): boolean {
    return shown === this.#shown;
  }

  draw(view: OverlayView): void {
    const gl = this.#gl;
    const { program, uniform } = this.#program;
    gl.useProgram(program);
    const matrix = anchoredMatrix(view.matrix, view.worldSize, this.#anchor);
    gl.uniformMatrix4fv(uniform('u_matrix'), false, matrix);
    gl.uniform1f(uniform('u_size'), (2 * pointRadius + 4) * view.ratio);
    gl.uniform1f(uniform('u_ratio'), view.ratio);
    for (const [name, colour] of [
      ['u_ink', this.#shown.ink],
      ['u_paper', this.#shown.paper],
    ] as const) {
      const [r, g, b] = bytesOf(colour);
      gl.uniform4f(uniform(name), r / 255, g / 255, b / 255, 1);
    }
    gl.bindVertexArray(this.#array);
    gl.drawArrays(gl.POINTS, 0, this.#shown.points.length);
    gl.bindVertexArray(null);
  }

  remove(): void {
    this.#gl.deleteProgram(this.#program.program);
    for (const buffer of this.#buffers) this.#gl.deleteBuffer(buffer);
    this.#gl.deleteVertexArray(this.#array);
  }
}
