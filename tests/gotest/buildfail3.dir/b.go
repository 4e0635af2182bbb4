package buildfail3

func F() int { return 3 }

func hidden() {}
