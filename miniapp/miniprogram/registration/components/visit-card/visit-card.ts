/** Whom one sees, when and where. */
Component({
  properties: {
    /** A Visit. */
    visit: Object,
  },
})
