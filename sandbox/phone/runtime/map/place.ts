/** A place on the earth, in degrees. */
export interface Place {
  latitude: number
  longitude: number
}

/** A point in px of the whole world's map at one zoom. */
export interface Point {
  x: number
  y: number
}

/** Edge of the world in px at zoom 0. */
const WORLD = 256

/** Where a place lies on the world's map (Web Mercator), as every map of the web draws it. */
export function project({ latitude, longitude }: Place, zoom: number): Point {
  const size = WORLD * 2 ** zoom
  const sine = Math.min(0.9999, Math.max(-0.9999, Math.sin((latitude * Math.PI) / 180)))
  return { x: (longitude / 360 + 0.5) * size, y: (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * size }
}

/** The place at a point. */
export function unproject({ x, y }: Point, zoom: number): Place {
  const size = WORLD * 2 ** zoom
  const latitude = (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / size))) * 180) / Math.PI
  return { latitude, longitude: (x / size - 0.5) * 360 }
}

/** Whether two numbers are a place at all. */
export function isPlace(latitude: unknown, longitude: unknown): boolean {
  return typeof latitude === 'number' && typeof longitude === 'number' && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
}
