/** Fen as `198` or `198.50`, thousands separated, without the sign: for a price in two type sizes. */
export function yuan(fen: number): string {
  const whole = Math.floor(Math.abs(fen) / 100)
  const cents = Math.abs(fen) % 100
  const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${fen < 0 ? '-' : ''}${grouped}${cents ? `.${String(cents).padStart(2, '0')}` : ''}`
}
