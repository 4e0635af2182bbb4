module ex/late

go 1.26
