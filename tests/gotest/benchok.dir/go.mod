module ex/benchok

go 1.26
