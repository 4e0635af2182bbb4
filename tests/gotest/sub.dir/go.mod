module ex/sub

go 1.26
