module ex/reexec

go 1.26
