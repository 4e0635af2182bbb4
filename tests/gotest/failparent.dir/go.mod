module ex/failparent

go 1.26
