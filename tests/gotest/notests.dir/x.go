package notests

const X = 1
