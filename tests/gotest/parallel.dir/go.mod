module ex/parallel

go 1.26
