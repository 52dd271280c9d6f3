/** Levels to choose from, as hospitals are graded; the empty one stands for all. */
export const LEVELS = ['', '三级甲等', '三级乙等', '二级甲等', '二级乙等', '一级甲等']

/** The first choice of each column of WeChat's picker of regions. */
export const ANYWHERE = '不限'

/** The beginning of a region's name, as hospitals carry it, of a province and a city; empty for everywhere. */
export function regionOf([province = ANYWHERE, city = ANYWHERE]: string[]): string {
  if (province === ANYWHERE) return ''
  // A municipality is its own city, and stands only once in a hospital's region.
  return city === ANYWHERE || city === province ? province : province + city
}

/** The words on the button. */
export function regionWords(region: string[]): string {
  const [province = ANYWHERE, city = ANYWHERE] = region
  if (province === ANYWHERE) return ''
  return city === ANYWHERE ? province : city
}
