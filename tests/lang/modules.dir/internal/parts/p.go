package parts

var Name = "parts " + system
