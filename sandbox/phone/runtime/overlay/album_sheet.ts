import { SAMPLES, givenChoice, sampleFile } from '../album'
import { make, makeButton } from '../dom'
import type { Phone } from '../phone'
import { openSheet } from './sheet'

/** What a choice from the album may hold. */
export interface AlbumOptions {
  /** At most this many. */
  count: number
  /** File kinds for the computer's own dialogue, as in `<input accept>`. */
  accept: string
  title?: string
}

/** Lets the person choose pictures of the album or files of their computer; throws `cancel`. */
export async function chooseFromAlbum(phone: Phone, { count, accept, title = '最近项目' }: AlbumOptions): Promise<File[]> {
  const given = await givenChoice()
  if (given === 'cancel') throw new Error('cancel')
  if (given) return given.slice(0, count)
  return new Promise((resolve, reject) => {
    const sheet = openSheet(phone, 'wxui-album', () => reject(new Error('cancel')))
    sheet.panel.setAttribute('aria-label', title)
    const finish = (files: Promise<File[]>): void => {
      sheet.close()
      files.then(resolve, reject)
    }
    const chosen = new Set<string>()
    const done = makeButton('confirm', '完成', () => finish(Promise.all([...chosen].map(sampleFile))))
    done.hidden = count < 2
    const pictures = SAMPLES.map(({ name, file }) => {
      const key = makeButton('wxui-album-picture', '', () => {
        if (count < 2) return finish(sampleFile(file).then((one) => [one]))
        if (!chosen.delete(file) && chosen.size < count) chosen.add(file)
        key.setAttribute('aria-pressed', String(chosen.has(file)))
        key.dataset.order = chosen.has(file) ? String([...chosen].indexOf(file) + 1) : ''
        done.disabled = chosen.size === 0
      })
      const picture = make('img')
      picture.src = `album/${file}`
      picture.alt = ''
      key.setAttribute('aria-label', name)
      key.append(picture)
      return key
    })
    done.disabled = true
    const cancel = makeButton('cancel', '取消', () => {
      sheet.close()
      reject(new Error('cancel'))
    })
    sheet.panel.append(
      make('header', '', cancel, make('b', '', title), make('span', '', done)),
      make('div', 'wxui-album-grid', ...pictures),
      makeButton('wxui-album-own', '从这台电脑选择…', () => finish(chooseFiles(accept, count > 1))),
    )
  })
}

/** A file chosen on the computer that shows the phone. */
function chooseFiles(accept: string, multiple: boolean): Promise<File[]> {
  return new Promise((resolve, reject) => {
    const input = make('input')
    input.type = 'file'
    input.accept = accept
    input.multiple = multiple
    input.addEventListener('change', () => resolve([...(input.files ?? [])]))
    input.addEventListener('cancel', () => reject(new Error('cancel')))
    input.click()
  })
}
