import { shout } from './shout'

Component({
  behaviors: [shout],
  relations: { '../list/list': { type: 'parent' } },
})
