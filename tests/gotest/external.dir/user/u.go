package user

import "ex/external"

func Twice() int { return 2 * external.Secret() }
