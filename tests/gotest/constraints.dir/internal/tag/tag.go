package tag

const Tag = "inside"
