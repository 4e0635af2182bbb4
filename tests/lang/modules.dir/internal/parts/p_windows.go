package parts

var system = "windows"
