module ex/bench

go 1.26
