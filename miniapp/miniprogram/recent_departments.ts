/** A department that was looked at on this phone. */
export interface RecentDepartment {
  id: string
  name: string
  hospitalId: string
  hospitalName: string
}

const KEPT = 'registration.recent'
const MOST = 6

/** The departments looked at, the latest first; of one hospital when it is given. */
export function recentDepartments(hospitalId = ''): RecentDepartment[] {
  const kept = (wx.getStorageSync(KEPT) as RecentDepartment[] | '') || []
  return hospitalId ? kept.filter((one) => one.hospitalId === hospitalId) : kept
}

/** Puts one at the beginning. */
export function rememberDepartment(department: RecentDepartment): void {
  const others = recentDepartments().filter(({ id }) => id !== department.id)
  wx.setStorage({ key: KEPT, data: [department, ...others].slice(0, MOST), fail: () => undefined })
}

/** They tell of somebody's health: gone when the person leaves the phone. */
export function forgetRecent(): void {
  wx.removeStorageSync(KEPT)
}
