/** A question and its answer, in the order of its topic. */
export interface Question {
  id: string
  topic: Topic
  ask: string
  answer: string
}

export type Topic = 'book' | 'order' | 'patient' | 'service' | 'account'

/** Topics in the order of the page. */
export const TOPICS: Record<Topic, string> = {
  book: '预约',
  order: '付款、改期和退款',
  service: '陪诊当天',
  patient: '就诊人资料',
  account: '账号和隐私',
}

/** What people ask, each answer a few sentences. Figures that staff can change stand on the pages that show them. */
export const QUESTIONS: Question[] = [
  { id: 'what', topic: 'book', ask: '陪诊员能帮我做什么？', answer: '取号、排队、缴费、陪您进诊室、取报告、取药，把医生的话记下来讲给您听。不提供医疗和护理，也不能代替您做医疗决定。' },
  { id: 'number', topic: 'book', ask: '预约陪诊包括挂号吗？', answer: '陪诊和挂号是两件事。下单前请先确认您在医院已经约到号；如需帮忙，可以选择带“约号”的服务，约不到会全额退款。' },
  { id: 'half', topic: 'book', ask: '半天和全天怎么选？', answer: '半天是上午 8:00–12:00 或下午 13:30–17:00。检查多、科室多，或者上午看诊、下午取结果，建议选全天。' },
  { id: 'elder', topic: 'book', ask: '老人或孩子可以一个人来吗？', answer: '80 岁及以上、12 岁以下的就诊人，需要至少一位家属同行。下单时请打开“有人陪同”。' },
  { id: 'other', topic: 'book', ask: '列表里没有我要去的医院怎么办？', answer: '在选择医院时填写医院名称即可。客服会先确认能否安排，不能安排会全额退款。' },
  { id: 'unpaid', topic: 'order', ask: '下单后多久要付款？', answer: '订单页有倒计时，以倒计时为准。过时未付会自动取消，名额释放，不收任何费用。' },
  { id: 'twice', topic: 'order', ask: '付了款，订单还显示待付款？', answer: '请不要再付一次。打开订单点“我已支付”，我们会马上向微信核对。万一付了两次，多付的钱会自动原路退回。' },
  { id: 'cancel', topic: 'order', ask: '怎么取消？能退多少？', answer: '打开订单点“取消订单”，会先显示这时取消能退多少，您确认后才生效。退款比例按离服务开始的时间计算，规则写在服务介绍里。' },
  { id: 'when', topic: 'order', ask: '退款什么时候到账？', answer: '按原支付方式退回：零钱一般几分钟，银行卡约 1 至 3 个工作日。每一步都写在订单的“退款进度”里，所有的支付和退款都在“我的 › 支付与退款记录”里。' },
  { id: 'change', topic: 'order', ask: '想改时间怎么办？', answer: '请先取消，再点“再来一单”选新的时间，其他内容会自动填好。离服务时间很近时，请先联系客服。' },
  { id: 'invoice', topic: 'order', ask: '可以开发票吗？', answer: '可以。服务完成后联系客服，告知订单号、抬头和税号。' },
  { id: 'meet', topic: 'service', ask: '当天在哪里见面？', answer: '服务前一天，陪诊员会打电话与您约定，一般在门诊楼一层服务台附近。请保持电话畅通。' },
  { id: 'bring', topic: 'service', ask: '需要带什么？', answer: '身份证、医保卡、过往病历和检查结果、正在吃的药。需要空腹的检查请提前问清。' },
  { id: 'late', topic: 'service', ask: '陪诊员没有来怎么办？', answer: '请先打陪诊员电话，再打客服热线。因我们的原因没有成行，全额退款。' },
  { id: 'add', topic: 'patient', ask: '为什么要填身份证号？', answer: '医院就诊是实名的，陪诊员取号和缴费时要核对。号码加密保存，页面上只显示头尾几位。' },
  { id: 'family', topic: 'patient', ask: '可以替家人预约吗？', answer: '可以。在“就诊人管理”里添加家人，下单时点一下就能选。每个账号最多 50 位就诊人。' },
  { id: 'delete', topic: 'patient', ask: '删除就诊人会影响订单吗？', answer: '不会。已有的订单照常进行，只是以后下单时不再出现。' },
  { id: 'notice', topic: 'account', ask: '收不到通知怎么办？', answer: '订单的每一步都会写进“我的 › 消息通知”，不依赖微信的提醒。没有允许微信提醒也不影响服务。' },
  { id: 'type', topic: 'account', ask: '字太小，怎么调大？', answer: '“我的 › 字体大小与深色模式”里可以选大字或特大字，也会跟随您在微信里设置的字号。' },
  { id: 'leave', topic: 'account', ask: '怎么注销账号？', answer: '“我的 › 隐私与账号 › 注销账号”。有订单或退款正在进行时，要等它们结束。' },
]

/** Questions in which every word sought occurs. */
export function find(sought: string): Question[] {
  const words = sought.trim().toLowerCase().split(/\s+/).filter(Boolean)
  return QUESTIONS.filter(({ ask, answer }) => words.every((word) => `${ask}${answer}`.toLowerCase().includes(word)))
}

/** The same by topic; topics without one are left out. */
export function byTopic(questions: Question[]): { topic: Topic; title: string; questions: Question[] }[] {
  return (Object.keys(TOPICS) as Topic[])
    .map((topic) => ({ topic, title: TOPICS[topic], questions: questions.filter((one) => one.topic === topic) }))
    .filter((group) => group.questions.length > 0)
}
