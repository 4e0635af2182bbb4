module ex/goexit

go 1.26
