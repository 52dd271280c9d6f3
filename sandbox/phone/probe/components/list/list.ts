Component({
  data: { names: [] as string[] },
  relations: {
    '../item/item': {
      type: 'child',
      linked(child: { data: { name: string } }) { this.setData({ names: [...this.data.names, child.data.name] }) },
    },
  },
})
