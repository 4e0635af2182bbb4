package parts

var system = "test"
