import { describe, expect, it } from 'vitest';
import { toDegrees } from '../../spatial/projection/transverse-mercator.ts';
import { boundsOf, fitProjection, type Bounds } from '../projection.ts';
import { affineError, classifySurface, noClass, placeInRaster, surfaceDetail } from './surface.ts';

describe('classifySurface', () => {
  it('has its first line in the north and smooth edges between cells', () => {
    const density = Float64Array.of(0, 0, 10, 10);
    const classes = classifySurface(density, { columns: 2, rows: 2 }, [5]);
    const width = 2 * surfaceDetail;
    expect(classes).toHaveLength(width * width);
    expect([...classes.slice(0, width)]).toEqual(new Array(width).fill(1));
    expect([...classes.slice(-width)]).toEqual(new Array(width).fill(0));
    const first = [...classes].filter((_, at) => at % width === 0);
    expect(first).toEqual([1, 1, 1, 1, 0, 0, 0, 0]);
  });

  it('puts a value that is a limit into the class above it', () => {
    const flat = classifySurface(Float64Array.of(3), { columns: 1, rows: 1 }, [1, 3, 9]);
    expect(new Set(flat)).toEqual(new Set([2]));
  });

  it('keeps its value up to the rim, and has no class where there is none', () => {
    const rim = classifySurface(Float64Array.of(9, NaN), { columns: 2, rows: 1 }, [5]);
    expect([...rim.slice(0, 2 * surfaceDetail)]).toEqual([1, 1, 1, 1, 1, 1, noClass, noClass]);
  });
});

describe('the placement of a surface', () => {
  const raster = { west: 262_000, south: 1_510_000, cell: 100, columns: 120, rows: 100 };

  it('has the corners of the raster', () => {
    expect(placeInRaster(raster, 0, 1)).toEqual(toDegrees(262_000, 1_510_000));
    expect(placeInRaster(raster, 1, 0)).toEqual(toDegrees(274_000, 1_520_000));
  });

  it('is off by less than a tenth of a cell where it is affine, over 12 by 10 km', () => {
    const corners = [placeInRaster(raster, 0, 0), placeInRaster(raster, 1, 1)];
    const bounds: Bounds = boundsOf([{ type: 'Polygon', coordinates: [corners] }]);
    const frame = { width: 800, height: 600, padding: { top: 0, right: 0, bottom: 0, left: 0 } };
    const error = affineError(raster, fitProjection(bounds, frame));
    expect(error).toBeGreaterThan(0);
    expect(error).toBeLessThan(10);
  });
});
