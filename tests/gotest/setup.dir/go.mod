module ex/setup

go 1.26
