import type { PickerModel } from '../overlay/picker_sheet'

/** A part of China's divisions, enough to try a region picker: province → city → districts. */
const REGIONS: Record<string, Record<string, string>> = {
  北京市: { 北京市: '东城区 西城区 朝阳区 海淀区 丰台区 石景山区 通州区 昌平区 大兴区' },
  天津市: { 天津市: '和平区 河东区 河西区 南开区 河北区 红桥区 滨海新区' },
  上海市: { 上海市: '黄浦区 徐汇区 长宁区 静安区 普陀区 虹口区 杨浦区 浦东新区 闵行区' },
  江苏省: { 南京市: '玄武区 秦淮区 建邺区 鼓楼区 江宁区', 苏州市: '姑苏区 虎丘区 吴中区 相城区 吴江区', 无锡市: '梁溪区 锡山区 惠山区 滨湖区' },
  浙江省: { 杭州市: '上城区 拱墅区 西湖区 滨江区 萧山区 余杭区', 宁波市: '海曙区 江北区 北仑区 鄞州区', 温州市: '鹿城区 龙湾区 瓯海区' },
  山东省: { 济南市: '历下区 市中区 槐荫区 天桥区 历城区', 青岛市: '市南区 市北区 黄岛区 崂山区' },
  湖北省: { 武汉市: '江岸区 江汉区 硚口区 汉阳区 武昌区 洪山区', 宜昌市: '西陵区 伍家岗区 点军区' },
  广东省: { 广州市: '越秀区 海珠区 荔湾区 天河区 白云区 番禺区', 深圳市: '福田区 罗湖区 南山区 宝安区 龙岗区', 佛山市: '禅城区 南海区 顺德区', 珠海市: '香洲区 斗门区 金湾区' },
  四川省: { 成都市: '锦江区 青羊区 金牛区 武侯区 成华区 高新区', 绵阳市: '涪城区 游仙区 安州区' },
  陕西省: { 西安市: '新城区 碑林区 莲湖区 雁塔区 未央区', 咸阳市: '秦都区 渭城区' },
}

/** A region model; `read` gives the names, as deep as `level` says. `custom` stands first in each column, with only itself below. */
export function regionModel(value: string[], level: string, custom = ''): { model: PickerModel; read(chosen: number[]): string[] } {
  const depth = level === 'province' ? 1 : level === 'city' ? 2 : 3
  const any = custom ? [custom] : []
  const lists = (chosen: number[]): string[][] => {
    const provinces = [...any, ...Object.keys(REGIONS)]
    const cities = REGIONS[provinces[chosen[0] ?? 0] ?? ''] ?? {}
    const names = [...any, ...Object.keys(cities)]
    const districts = cities[names[chosen[1] ?? 0] ?? '']
    return [provinces, names, [...any, ...(districts ? districts.split(' ') : [])]].slice(0, depth)
  }
  const start = [0, 0, 0]
  for (let i = 0; i < depth; i++) start[i] = Math.max(0, lists(start)[i]?.indexOf(value[i] ?? '') ?? 0)
  const model: PickerModel = {
    columns: lists(start),
    chosen: start.slice(0, depth),
    turned: (column, chosen) => {
      const kept = chosen.map((n, i) => (i > column ? 0 : n))
      return { columns: lists(kept), chosen: kept }
    },
  }
  return { model, read: (chosen) => lists(chosen).map((list, i) => list[chosen[i] ?? 0] ?? '') }
}
