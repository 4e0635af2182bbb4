package parts

var system = "linux"
