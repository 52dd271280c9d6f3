interface Change { type: string; detail: { value: unknown; checked?: boolean } }

Page({
  data: { words: '', name: '', sex: '男', likes: [] as string[], agreed: false, on: false, log: '' },
  say(word: string) { this.setData({ log: `${this.data.log}${word};` }) },
  onEvent(e: Change) { this.say(`${e.type} ${e.detail.value}`) },
  onClear() { this.say('clear') },
  onRadio(e: Change) {
    this.setData({ sex: e.detail.value as string })
    this.say(`sex ${e.detail.value}`)
  },
  onChecks(e: Change) {
    this.setData({ likes: e.detail.value as string[] })
    this.say(`likes ${(e.detail.value as string[]).join('+')}`)
  },
  onAgree(e: Change) {
    this.setData({ agreed: e.detail.checked! })
    this.say(`agreed ${e.detail.checked}`)
  },
  onSwitch(e: Change) {
    this.setData({ on: e.detail.value as boolean })
    this.say(`switch ${e.detail.value}`)
  },
  onSlider(e: Change) { this.say(`slider ${e.detail.value}`) },
  onStepper(e: Change) { this.say(`stepper ${e.detail.value}`) },
  onRate(e: Change) { this.say(`rate ${e.detail.value}`) },
})
