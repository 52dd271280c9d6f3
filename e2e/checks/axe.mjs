// What hinders people who cannot see, hear or point well, by the rules of axe.
import axe from 'axe-core'

/** What nobody may meet; the rest is printed. */
const GRAVE = ['serious', 'critical']

/** Looks at the page as it is: `{grave, minor}`, a line for each kind of problem with the first places of it. */
export async function hindrances(page, name) {
  await page.evaluate(axe.source)
  const violations = await page.evaluate(async () => {
    // What moves has no colour of its own yet.
    await Promise.all(document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity).map(({ finished }) => finished.catch(() => undefined)))
    return (await window.axe.run(document, { resultTypes: ['violations'] })).violations
  })
  const line = ({ id, impact, help, nodes }) => {
    const places = nodes.slice(0, 4).map(({ target, failureSummary }) => `\n    ${target.join(' ')}: ${failureSummary.split('\n')[1]?.trim() ?? ''}`)
    return `${name}: ${impact} ${id}, ${help}${places.join('')}`
  }
  const isGrave = ({ impact }) => GRAVE.includes(impact)
  return { grave: violations.filter(isGrave).map(line), minor: violations.filter((one) => !isGrave(one)).map(line) }
}
