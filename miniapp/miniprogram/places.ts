// Where the pages of the catalogue are, so that one that moves is moved in one place.

export const serviceUrl = (id: string, hospitalId = ''): string => `/escort/service/service?id=${id}${hospitalId && `&hospitalId=${hospitalId}`}`
export const hospitalUrl = (id: string): string => `/escort/hospital/hospital?id=${id}`
export const hospitalsUrl = '/catalog/hospitals/hospitals'
/** The hospitals whose numbers can be booked. */
export const registrationUrl = `${hospitalsUrl}?offers=registration`
export const departmentsUrl = (hospitalId: string): string => `/registration/departments/departments?hospitalId=${hospitalId}`
/** The dates of a department; of one day when it is given. */
export const datesUrl = (departmentId: string, date = ''): string => `/registration/dates/dates?id=${departmentId}${date && `&date=${date}`}`
/** A doctor, with the session that led there. */
export const doctorUrl = (id: string, sessionId = ''): string => `/registration/doctor/doctor?id=${id}${sessionId && `&session=${sessionId}`}`
/** Where a number of a session is booked. */
export const confirmUrl = (sessionId: string): string => `/registration/confirm/confirm?id=${sessionId}`
/** Where one joins the line 候补 for a full session. */
export const joinUrl = (sessionId: string): string => `/registration/join/join?id=${sessionId}`
/** 我的候补 */
export const waitlistUrl = '/registration/waitlist/waitlist'
/** One's place in a line. */
export const waitingUrl = (id: string): string => `/registration/waiting/waiting?id=${id}`
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
