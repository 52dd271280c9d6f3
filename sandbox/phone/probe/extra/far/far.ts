// Runs with the package, and never before.
const started = (globalThis as { farStarted?: number }).farStarted ?? 0
Object.assign(globalThis, { farStarted: started + 1 })

Page({
  data: { id: '' },
  onLoad(query: { id?: string }) { this.setData({ id: query.id ?? '' }) },
})
