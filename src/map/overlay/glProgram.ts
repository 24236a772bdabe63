export type GlProgram = {
  program: WebGLProgram;
  uniform: (name: string) => WebGLUniformLocation | null;
};

/** @throws Error with the compiler's words, where a shader does not compile */
export function glProgram(gl: WebGL2RenderingContext, vertex: string, fragment: string): GlProgram {
  const program = gl.createProgram();
  for (const [kind, source] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(kind);
    if (shader === null) throw new Error('No shader could be made');
    gl.shaderSource(shader, `#version 300 es\nprecision highp float;\n${source}`);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    gl.deleteShader(shader);
  }
  gl.linkProgram(program);
  if (gl.getProgramParameter(program, gl.LINK_STATUS) !== true && !gl.isContextLost()) {
    throw new Error(gl.getProgramInfoLog(program) ?? 'A shader failed');
  }
  const known = new Map<string, WebGLUniformLocation | null>();
  return {
    program,
    uniform: (name) => {
      const location = known.has(name) ? known.get(name) : gl.getUniformLocation(program, name);
      known.set(name, location ?? null);
      return location ?? null;
    },
  };
}

/** A buffer that feeds one attribute; `perInstance`: one element for each instance, not for each vertex. */
export function glAttribute(
  gl: WebGL2RenderingContext,
  index: number,
  data: Float32Array | Uint8Array,
  size: number,
  perInstance = false,
): WebGLBuffer {
  const buffer = gl.createBuffer();
  gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
  gl.bufferData(gl.ARRAY_BUFFER, data, gl.DYNAMIC_DRAW);
  gl.enableVertexAttribArray(index);
  if (data instanceof Uint8Array) gl.vertexAttribIPointer(index, size, gl.UNSIGNED_BYTE, 0, 0);
  else gl.vertexAttribPointer(index, size, gl.FLOAT, false, 0, 0);
  gl.vertexAttribDivisor(index, perInstance ? 1 : 0);
  return buffer;
}

/** `#rrggbb` as bytes; null is transparent. */
export function bytesOf(colour: string | null): [number, number, number, number] {
  if (colour === null) return [0, 0, 0, 0];
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255, 255];
}
