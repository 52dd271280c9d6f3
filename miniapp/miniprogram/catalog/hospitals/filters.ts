/** Levels to choose from, as hospitals are graded; the empty one stands for all. */
export const LEVELS = ['', '三级甲等', '三级乙等', '三级综合医院', '三级甲等中医医院', '二级甲等', '二级乙等', '二级专科医院', '一级甲等']

/** The first choice of each column of WeChat's picker of regions. */
export const ANYWHERE = '不限'

/** Everywhere, in a picker of three columns. */
export const EVERYWHERE = [ANYWHERE, ANYWHERE, ANYWHERE]

/** The beginning of a region's name, as hospitals carry it, of a province, a city and a district; empty for everywhere. */
export function regionOf([province = ANYWHERE, city = ANYWHERE, district = ANYWHERE]: string[]): string {
  if (province === ANYWHERE) return ''
  // A municipality is its own city, and stands only once in a hospital's region.
  const place = city === ANYWHERE || city === province ? province : province + city
  return city === ANYWHERE || district === ANYWHERE ? place : place + district
}

/** The words on the button: the smallest that was chosen. */
export function regionWords([province = ANYWHERE, city = ANYWHERE, district = ANYWHERE]: string[]): string {
  if (province === ANYWHERE) return ''
  if (city === ANYWHERE) return province
  return district === ANYWHERE ? city : district
}
