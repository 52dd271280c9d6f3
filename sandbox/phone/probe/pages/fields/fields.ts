interface Change { type: string; detail: { value: unknown; column: number }; currentTarget: { dataset: { to: string } } }

Page({
  data: {
    name: '', depts: [{ title: '内科' }, { title: '儿科' }, { title: '中医科' }], one: 0,
    multiRange: [['上午', '下午'], ['一号', '二号']], multi: [0, 0], date: '2026-11-30', time: '09:15', region: ['浙江省', '杭州市', '西湖区'],
    wheel: [0], log: '', form: '',
  },
  say(word: string) { this.setData({ log: `${this.data.log}${word};` }) },
  onEvent(e: Change) { this.say(`${e.type} ${JSON.stringify(e.detail.value)}`) },
  onPick(e: Change) {
    this.setData({ [e.currentTarget.dataset.to]: e.detail.value })
    this.say(`${e.currentTarget.dataset.to} ${JSON.stringify(e.detail.value)}`)
  },
  onColumn(e: Change) {
    this.say(`column ${e.detail.column} ${e.detail.value}`)
    if (e.detail.column === 0) this.setData({ 'multiRange[1]': e.detail.value === 1 ? ['三号', '四号'] : ['一号', '二号'] })
  },
  onWheel(e: Change) { this.setData({ wheel: e.detail.value }) },
  onSubmit(e: Change) { this.setData({ form: JSON.stringify(e.detail.value) }) },
  onReset() { this.say('reset') },
})
