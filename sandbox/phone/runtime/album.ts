/** A picture that lies in the phone's album. */
export interface Sample {
  name: string
  file: string
}

/** The album as it comes with the phone; the first tells where it was taken, as phone photos do. */
export const SAMPLES: Sample[] = [
  { name: '人像（含拍摄地点）', file: 'portrait.jpg' },
  { name: '医院大楼', file: 'building.jpg' },
  { name: '花园', file: 'garden.jpg' },
  { name: '证件样张', file: 'card.png' },
]

/** What a test puts in place of the person's choice. */
export type GivenFile = string | File | { name: string; type?: string; base64: string }
type Choice = GivenFile[] | 'cancel'

const waiting: Choice[] = []

/** Answers the next choice of pictures or files: names of the album's, or files of one's own. */
export function chooseNext(...files: GivenFile[]): void {
  waiting.push(files)
}

/** Cancels the next choice. */
export function cancelNext(): void {
  waiting.push('cancel')
}

/** The choice that a test has made before, if any. */
export async function givenChoice(): Promise<File[] | 'cancel' | undefined> {
  const choice = waiting.shift()
  return choice === undefined || choice === 'cancel' ? choice : Promise.all(choice.map(made))
}

/** A picture of the album as a file. */
export async function sampleFile(name: string): Promise<File> {
  const response = await fetch(`album/${name}`)
  if (!response.ok) throw new Error(`no such picture in the album: ${name}`)
  const blob = await response.blob()
  return new File([blob], name, { type: blob.type })
}

async function made(given: GivenFile): Promise<File> {
  if (typeof given === 'string') return sampleFile(given)
  if (given instanceof File) return given
  const bytes = Uint8Array.from(atob(given.base64), (c) => c.charCodeAt(0))
  return new File([bytes], given.name, { type: given.type ?? '' })
}
