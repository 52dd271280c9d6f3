/** A behaviour that shares a property's derived value. */
export const shout = Behavior({
  properties: { name: String },
  data: { shouted: '' },
  observers: {
    name(name: string) { this.setData({ shouted: name.toUpperCase() }) },
  },
})
