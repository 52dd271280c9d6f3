import type { Point } from './place'

/** Distance between two streets, in px. */
const BLOCK = 112
const STREET = 9
const AVENUE = 17
const COLOURS = {
  light: { land: '#f4f1ea', block: '#ebe7dc', park: '#d5e8cd', water: '#c5dff0', street: '#ffffff', avenue: '#fbe3a7' },
  dark: { land: '#20262a', block: '#293136', park: '#26392e', water: '#1d3040', street: '#38424a', avenue: '#57503a' },
}

/** A repeatable number from 0 to 99 for a block. */
function luck(column: number, row: number): number {
  const mixed = Math.imul(column, 374761393) ^ Math.imul(row, 668265263)
  return Math.abs(Math.imul(mixed ^ (mixed >>> 13), 1274126177) >> 8) % 100
}

/**
 * Draws a quiet town that is nowhere: blocks, streets, some parks and ponds. The same corner of the
 * world always looks the same, so that a moved map moves. `corner` is its upper left, in world px.
 */
export function drawGround(canvas: HTMLCanvasElement, corner: Point, theme: 'light' | 'dark'): void {
  const { clientWidth: width, clientHeight: height } = canvas
  const sharp = devicePixelRatio || 1
  canvas.width = Math.round(width * sharp)
  canvas.height = Math.round(height * sharp)
  const draw = canvas.getContext('2d')
  if (!draw || !width || !height) return
  const colour = COLOURS[theme]
  draw.scale(sharp, sharp)
  draw.fillStyle = colour.land
  draw.fillRect(0, 0, width, height)
  const [firstColumn, firstRow] = [Math.floor(corner.x / BLOCK), Math.floor(corner.y / BLOCK)]
  const columns = Math.ceil(width / BLOCK) + 1
  const rows = Math.ceil(height / BLOCK) + 1
  for (let i = 0; i < columns; i++) {
    for (let j = 0; j < rows; j++) {
      const kind = luck(firstColumn + i, firstRow + j)
      draw.fillStyle = kind < 12 ? colour.park : kind < 16 ? colour.water : kind < 62 ? colour.block : colour.land
      draw.fillRect((firstColumn + i) * BLOCK - corner.x, (firstRow + j) * BLOCK - corner.y, BLOCK, BLOCK)
    }
  }
  const isAvenue = (n: number): boolean => n % 4 === 0
  for (const avenues of [false, true]) {
    draw.fillStyle = avenues ? colour.avenue : colour.street
    const wide = avenues ? AVENUE : STREET
    for (let i = 0; i <= columns; i++) if (isAvenue(firstColumn + i) === avenues) draw.fillRect((firstColumn + i) * BLOCK - corner.x - wide / 2, 0, wide, height)
    for (let j = 0; j <= rows; j++) if (isAvenue(firstRow + j) === avenues) draw.fillRect(0, (firstRow + j) * BLOCK - corner.y - wide / 2, width, wide)
  }
}
