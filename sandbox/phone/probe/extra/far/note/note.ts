Component({ properties: { words: String } })
