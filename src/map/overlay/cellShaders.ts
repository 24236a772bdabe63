import { cellHatches, hatchDot, hatchStep, hatchWidth } from './cellLook.ts';

/** One cell is drawn as a fan around its centre, as often as there are cells. */
export const cellVertexShader = `
layout(location = 0) in vec2 a_corner;
layout(location = 1) in float a_edge;
layout(location = 2) in vec2 a_centre;
layout(location = 3) in uint a_look;
uniform mat4 u_matrix;
uniform float u_grow;
uniform sampler2D u_looks;
out float v_edge;
out vec2 v_local;
flat out vec4 v_fill;
flat out vec4 v_mark;
flat out vec4 v_rim;
flat out vec2 v_kind;
void main() {
  int look = int(a_look);
  v_fill = texelFetch(u_looks, ivec2(look, 0), 0);
  v_mark = texelFetch(u_looks, ivec2(look, 1), 0);
  v_rim = texelFetch(u_looks, ivec2(look, 2), 0);
  v_kind = texelFetch(u_looks, ivec2(look, 3), 0).rg * 255.0;
  v_edge = a_edge * u_grow;
  v_local = a_corner * u_grow;
  gl_Position = u_matrix * vec4(a_centre + v_local, 0.0, 1.0);
}`;

const kindOf = (hatch: (typeof cellHatches)[number]) => cellHatches.indexOf(hatch).toFixed(1);

/**
 * `u_pixels`: those of the screen for one unit, which is the distance between neighbours. A hatch is
 * laid out from the centre of its cell, so that it moves with the map.
 */
export const cellFragmentShader = `
in float v_edge;
in vec2 v_local;
flat in vec4 v_fill;
flat in vec4 v_mark;
flat in vec4 v_rim;
flat in vec2 v_kind;
uniform float u_pixels;
uniform float u_ratio;
uniform float u_opacity;
uniform vec4 u_ring;
uniform float u_ringWidth;
uniform float u_ringOut;
out vec4 colour;

float stroke(float along) {
  float step = ${hatchStep.toFixed(2)} * u_ratio;
  float off = abs(mod(along + 0.5 * step, step) - 0.5 * step);
  return 1.0 - smoothstep(0.0, 1.0, off - 0.5 * ${hatchWidth.toFixed(2)} * u_ratio + 0.5);
}

float dots(vec2 at) {
  float step = ${hatchStep.toFixed(2)} * u_ratio;
  vec2 off = mod(at + 0.5 * step, step) - 0.5 * step;
  return 1.0 - smoothstep(0.0, 1.0, length(off) - ${hatchDot.toFixed(2)} * u_ratio + 0.5);
}

float hatch(vec2 at) {
  float rising = (at.x + at.y) * 0.70710678;
  float falling = (at.x - at.y) * 0.70710678;
  if (v_kind.x == ${kindOf('rising')}) return stroke(rising);
  if (v_kind.x == ${kindOf('falling')}) return stroke(falling);
  if (v_kind.x == ${kindOf('lattice')}) return max(stroke(rising), stroke(falling));
  return v_kind.x == ${kindOf('dots')} ? dots(vec2(rising, falling)) : 0.0;
}

vec4 over(vec4 below, vec4 above, float share) {
  float alpha = above.a * share;
  return vec4(above.rgb * alpha + below.rgb * (1.0 - alpha), alpha + below.a * (1.0 - alpha));
}

void main() {
  float inside = (1.0 - v_edge) * 0.5 * u_pixels;
  if (u_ringWidth > 0.0) {
    float share = 1.0 - smoothstep(0.0, 1.0, abs(inside + u_ringOut * u_ratio) - 0.5 * u_ringWidth * u_ratio + 0.5);
    colour = u_ring * share;
    return;
  }
  vec4 drawn = vec4(v_fill.rgb * v_fill.a, v_fill.a);
  if (v_kind.x > 0.5 && u_pixels > 8.0 * u_ratio) drawn = over(drawn, v_mark, hatch(v_local * u_pixels));
  float rim = v_kind.y / 16.0 * u_ratio;
  // Hairlines between small cells would be all that is seen of them.
  if (rim < 0.9 * u_ratio) rim *= smoothstep(6.0, 28.0, u_pixels / u_ratio);
  if (rim > 0.05 && inside < rim + 1.0) drawn = over(drawn, v_rim, clamp(rim - inside + 0.5, 0.0, 1.0) * min(1.0, rim / u_ratio * 2.0));
  colour = drawn * u_opacity;
}`;
