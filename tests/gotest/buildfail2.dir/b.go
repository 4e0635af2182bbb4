package buildfail2

func F() int { return "x" }
