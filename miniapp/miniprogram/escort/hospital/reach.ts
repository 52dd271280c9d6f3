import type { Hospital } from '../../api/types'
import { confirm, toast } from '../../loading'

type Reached = Partial<Pick<Hospital, 'name' | 'address' | 'latitude' | 'longitude'>>

/** Shows it on WeChat's map. Where the map does not open, the address can be copied. */
export function navigate(hospital: Reached): void {
  const { latitude, longitude, name, address } = hospital
  if (latitude === undefined || longitude === undefined) return copyAddress(hospital)
  void wx.openLocation({ latitude, longitude, name, address, scale: 16, fail: () => void offerCopy(hospital) })
}

async function offerCopy(hospital: Reached): Promise<void> {
  if (await confirm('地图没有打开', '可以复制地址，粘贴到您常用的地图里查找', '复制地址')) copyAddress(hospital)
}

/** To the clipboard; WeChat itself says that it is there. */
export function copyAddress({ name = '', address = '' }: Reached): void {
  void wx.setClipboardData({ data: address || name, fail: () => toast('没有复制成功，请长按地址复制') })
}
