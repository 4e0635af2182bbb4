package parts

var system = "arm"
