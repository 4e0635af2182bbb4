module ex/exits

go 1.26
