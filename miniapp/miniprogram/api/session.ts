import { ApiError } from './errors'
import type { WxPort } from './transport'
import type { TokenPair, User } from './types'

/** The two questions that need no token; each throws an ApiError. */
export interface AuthCalls {
  wechat(code: string): Promise<TokenPair>
  refresh(refreshToken: string): Promise<TokenPair>
  /** Waits before the next try. */
  pause(tries: number): Promise<void>
  /** Whether another try is in vain, because the phone has no network. */
  isHopeless(): boolean
}

interface Kept {
  accessToken: string
  refreshToken: string
}

const TOKENS = 'session'
const LEFT = 'session.left'
/** Codes of wx.login that are tried in all. */
const ENTRIES = 4

/**
 * Who is signed in. Signing in is silent; many pages may ask at once and get one sign-in.
 * A person who signed out stays out until `signIn` is called by a tap.
 */
export class Session {
  private kept: Kept | undefined
  private entering: Promise<string> | undefined
  private renewing: Promise<string> | undefined

  constructor(
    private readonly wx: WxPort,
    private readonly auth: AuthCalls,
    /** Told of every fresh user record. */
    private readonly onUser: (user: User) => void = () => undefined,
  ) {
    const kept = wx.getStorageSync(TOKENS) as Partial<Kept> | ''
    if (kept && kept.accessToken && kept.refreshToken) {
      this.kept = { accessToken: kept.accessToken, refreshToken: kept.refreshToken }
    }
  }

  /** Whether the person signed out by choice. */
  get hasLeft(): boolean {
    return this.wx.getStorageSync(LEFT) === true
  }

  /** Whether somebody is signed in on this phone. */
  get isIn(): boolean {
    return this.kept !== undefined
  }

  /** The access token, signing in silently when there is none. */
  async token(): Promise<string> {
    if (this.kept) return this.kept.accessToken
    if (this.hasLeft) throw new ApiError('SIGNED_OUT', '您已退出登录')
    return this.signIn()
  }

  /** Signs in with a fresh code of wx.login; one at a time. */
  signIn(): Promise<string> {
    this.entering ??= this.enter().finally(() => (this.entering = undefined))
    return this.entering
  }

  /**
   * A token in place of `stale`: one that came meanwhile, a refreshed one, or that of a new sign-in
   * when the refresh token is no longer accepted. One refresh at a time.
   */
  replace(stale: string): Promise<string> {
    if (this.kept && this.kept.accessToken !== stale) return Promise.resolve(this.kept.accessToken)
    this.renewing ??= this.renew().finally(() => (this.renewing = undefined))
    return this.renewing
  }

  /** Drops `stale`, if it is still the token, and signs in anew. */
  reenter(stale: string): Promise<string> {
    if (this.kept?.accessToken === stale) this.forget()
    return this.token()
  }

  /** Forgets the tokens and remembers that this was the person's wish. */
  leave(): void {
    this.forget()
    this.wx.setStorageSync(LEFT, true)
  }

  /**
   * A code is good once, and the answer to its first use may have been lost: each try takes a fresh one.
   * Two at once are the same person, so nothing is lost by a pair that nobody heard of.
   */
  private async enter(): Promise<string> {
    for (let tries = 1; ; tries += 1) {
      try {
        const pair = await this.auth.wechat(await this.code())
        this.wx.removeStorageSync(LEFT)
        return this.keep(pair)
      } catch (error) {
        if (tries === ENTRIES || this.auth.isHopeless() || !mayPass(error)) throw error
        await this.auth.pause(tries)
      }
    }
  }

  private async renew(): Promise<string> {
    const refreshToken = this.kept?.refreshToken
    if (!refreshToken) return this.token()
    try {
      return this.keep(await this.auth.refresh(refreshToken))
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401) throw error
      this.forget()
      return this.token()
    }
  }

  private code(): Promise<string> {
    return new Promise((resolve, reject) => {
      this.wx.login({
        success: ({ code }) => (code ? resolve(code) : reject(new ApiError('OFFLINE', '微信登录没有成功，请重试'))),
        fail: () => reject(new ApiError('OFFLINE', '微信登录没有成功，请检查网络后重试')),
      })
    })
  }

  private keep(pair: TokenPair): string {
    this.kept = { accessToken: pair.accessToken, refreshToken: pair.refreshToken }
    this.wx.setStorageSync(TOKENS, this.kept)
    this.onUser(pair.user)
    return pair.accessToken
  }

  private forget(): void {
    this.kept = undefined
    this.wx.removeStorageSync(TOKENS)
  }
}

/** Whether another code may fare better. */
function mayPass(error: unknown): boolean {
  if (!(error instanceof ApiError) || error.code === 'WECHAT_NOT_CONFIGURED') return false
  return error.code === 'WECHAT_CODE_INVALID' || error.status === 0 || [502, 503, 504].includes(error.status)
}
