// Where the pages of the catalogue are, so that one that moves is moved in one place.

export const serviceUrl = (id: string, hospitalId = ''): string => `/escort/service/service?id=${id}${hospitalId && `&hospitalId=${hospitalId}`}`
export const hospitalUrl = (id: string): string => `/escort/hospital/hospital?id=${id}`
export const hospitalsUrl = '/catalog/hospitals/hospitals'
export const searchUrl = '/catalog/search/search'
export const announcementsUrl = '/catalog/announcements/announcements'
export const announcementUrl = (id: string): string => `/catalog/announcement/announcement?id=${id}`
export const expertsUrl = (hospitalId: string): string => `/catalog/experts/experts?hospitalId=${hospitalId}`
export const expertUrl = (hospitalId: string, id: string): string => `/catalog/expert/expert?hospitalId=${hospitalId}&id=${id}`
export const moneyUrl = '/account/money/money'
export const applyUrl = '/account/apply/apply'

/** A value of a page's address, which WeChat hands over as it stands there. */
export function decoded(value = ''): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
