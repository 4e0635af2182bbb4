module ex/pass

go 1.26
