import { showContract } from '../overlay/privacy_sheet'
import type { Phone } from '../phone'
import type { PrivacyAnswer } from '../privacy'
import { asynchronous } from './call'

/** Consent to the privacy guide, as WeChat asks for it since 2023. */
export function privacyApis(phone: Phone): Record<string, unknown> {
  return {
    getPrivacySetting: asynchronous('getPrivacySetting', () => ({
      needAuthorization: !phone.privacy.agreed,
      privacyContractName: phone.privacy.contractName,
    })),
    requirePrivacyAuthorize: asynchronous('requirePrivacyAuthorize', () => phone.privacy.require('requirePrivacyAuthorize')),
    openPrivacyContract: asynchronous('openPrivacyContract', () => showContract(phone)),
    onNeedPrivacyAuthorization: (listener: (resolve: (answer: PrivacyAnswer) => void, info: { referrer: string }) => void) =>
      phone.privacy.listen(listener),
  }
}
