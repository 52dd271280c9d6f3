import type { template } from 'glass-easel'

/** How far a component's classes reach, as in its JSON. */
export type StyleIsolation = 'isolated' | 'apply-shared' | 'shared' | 'page-isolated' | 'page-apply-shared' | 'page-shared'

/** The window settings of app.json, which a page's JSON may override. */
export interface WindowConfig {
  navigationBarTitleText?: string
  navigationBarBackgroundColor?: string
  navigationBarTextStyle?: 'black' | 'white'
  navigationStyle?: 'default' | 'custom'
  backgroundColor?: string
  backgroundTextStyle?: 'dark' | 'light'
  enablePullDownRefresh?: boolean
  /** Distance from the bottom, in px, at which onReachBottom fires; 50 unless told. */
  onReachBottomDistance?: number
  disableScroll?: boolean
}

/** `<page>.json` or `<component>.json`. */
export interface ComponentConfig extends WindowConfig {
  component?: boolean
  usingComponents?: Record<string, string>
  componentGenerics?: Record<string, true | { default?: string }>
  styleIsolation?: StyleIsolation
}

/** One entry of the tab bar; icons are paths inside the package. */
export interface TabItem {
  pagePath: string
  text: string
  iconPath?: string
  selectedIconPath?: string
}

/** The tab bar of app.json. */
export interface TabBarConfig {
  list: TabItem[]
  color?: string
  selectedColor?: string
  backgroundColor?: string
  borderStyle?: 'black' | 'white'
}

/** One entry of `subPackages`; pages are paths below the root. */
export interface SubPackage {
  root: string
  name?: string
  pages: string[]
}

/** app.json. */
export interface AppConfig {
  pages?: string[]
  entryPagePath?: string
  subPackages?: SubPackage[]
  subpackages?: SubPackage[]
  /** Page → sub-packages to fetch once it is open, by root or name. */
  preloadRule?: Record<string, { packages: string[]; network?: 'all' | 'wifi' }>
  window?: WindowConfig
  tabBar?: TabBarConfig
  usingComponents?: Record<string, string>
  /** What getLocation and the like are used for, told when the person is asked. */
  permission?: Record<string, { desc?: string }>
  /** Interfaces to the place of the person that the mini-program declares. */
  requiredPrivateInfos?: string[]
  darkmode?: boolean
  themeLocation?: string
}

/** theme.json: values of the `@names` used in app.json. */
export type ThemeConfig = Partial<Record<'light' | 'dark', Record<string, string>>>

/** A compiled page or component. */
export interface CompiledUnit {
  id: string
  isPage: boolean
  config: ComponentConfig & { usingComponents: Record<string, string> }
  /** Prefix of its classes in the document; empty when it shares the page's. */
  scope: string
  css: string
  /** Runs its script, which calls `Page` or `Component`. */
  load(): void
}

/** The units of one package, and the templates they are drawn by. */
export interface PackageContents {
  templates: Record<string, template.ComponentTemplate['content']>
  units: CompiledUnit[]
}

/** The compiled mini-program, as the build's entry module hands it over: the main package, and where the others are. */
export interface Bundle extends PackageContents {
  app: AppConfig
  theme: ThemeConfig
  /** Ids of all pages, those of the main package first. */
  pages: string[]
  css: string
  /** Runs app.ts, which calls `App`. */
  load(): void
  packages: { root: string; name: string; fetch(): Promise<PackageContents> }[]
}
