module ex/deadlock

go 1.26
