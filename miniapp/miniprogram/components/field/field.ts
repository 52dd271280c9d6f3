Component({
  properties: {
    label: String,
    /** Small text beside the label. */
    aside: String,
    need: Boolean,
    /** What is wrong, in a sentence. */
    wrong: String,
    /** What it is for. */
    hint: String,
  },
})
