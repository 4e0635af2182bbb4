package external

var secret = 42

func Secret() int { return secret }
